import ByregionText

/// Columns that stand side by side in a text, as `pdftotext -layout` prints them.
enum TextColumns {
  private static let fewestLines = 4
  /// Lines that have text in both columns.
  private static let fewestBeside = 2
  /// The narrowest indent that may be the gap beside a column.
  private static let fewestIndent = 24
  private static let narrowestGap = 2
  private static let widestLine = 400

  /// The lines with each column behind the one to its left.
  static func ordered(_ lines: [PickedLine], _ bytes: [UInt8]) -> [PickedLine] {
    guard let gutter = gutter(of: lines, bytes) else { return lines }
    var ordered: [PickedLine] = []
    var left: [PickedLine] = []
    var right: [PickedLine] = []
    // The facts in a box beside the text interrupt no section.
    var boxes: [PickedLine] = []
    func finish() {
      ordered += left
      // A paragraph may go on from one column to the next.
      if let first = right.firstIndex(where: { !$0.line.isBlank }) {
        right.removeFirst(first)
        right[0].beginsPage = true
      }
      if isFactBox(right, bytes) { boxes += right } else { ordered += right }
      (left, right) = ([], [])
    }
    for line in lines {
      if line.beginsPage { finish() }
      switch side(of: line, gutter, bytes) {
      case .both(let cut):
        left.append(part(line, line.line.range.lowerBound..<cut, bytes))
        right.append(part(line, cut..<line.line.range.upperBound, bytes))
      case .right where !left.isEmpty:
        right.append(part(line, line.line.contentStart..<line.line.range.upperBound, bytes))
      case .blank:
        left.append(line)
        right.append(line)
      case .left, .right: left.append(line)
      case .across:
        finish()
        ordered.append(line)
      }
    }
    finish()
    return ordered + boxes
  }

  private static func isFactBox(_ lines: [PickedLine], _ bytes: [UInt8]) -> Bool {
    let lines = lines.filter { !$0.line.isBlank }
    guard lines.count < 16, let first = lines.first else { return false }
    return TextNormalizer.text(bytes, first.line.range).hasFoldedPrefix("fakta")
  }

  private enum Side { case left, right, both(Int), blank, across }

  private static func part(_ line: PickedLine, _ range: Range<Int>, _ bytes: [UInt8]) -> PickedLine {
    var part = line
    var start = WhiteSpace.skip(bytes, from: range.lowerBound, to: range.upperBound)
    part.line.contentStart = start
    // The gap is no indent; an indent of the left column stays.
    if range.lowerBound == line.line.range.lowerBound { start = range.lowerBound }
    part.line.range = start..<range.upperBound
    return part
  }

  /// The column, in characters, where most right parts begin; nil when the text has no two columns.
  private static func gutter(of lines: [PickedLine], _ bytes: [UInt8]) -> Int? {
    var counts: [Int: Int] = [:]
    for line in lines where line.line.range.count <= widestLine {
      for gap in gaps(line, bytes) { counts[gap.end, default: 0] += 1 }
      // A column may go on where nothing stands to its left.
      let indent = line.line.contentStart - line.line.range.lowerBound
      if indent >= fewestIndent, !line.line.isBlank { counts[indent, default: 0] += 1 }
    }
    guard let most = counts.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }), most.value >= fewestLines else {
      return nil
    }
    // Labels and values stand side by side too, but then the labels are short and nothing crosses.
    let lefts = lines.compactMap { line -> Int? in
      guard case .both(let cut) = side(of: line, most.key, bytes) else { return nil }
      return LineWidth.of(bytes, line.line.contentStart..<cut)
    }
    let longLefts = lefts.count { $0 >= 20 }
    return lefts.count >= fewestBeside && 2 * longLefts >= lefts.count ? most.key : nil
  }

  /// The wide gaps of a line, in characters, each with the place of the text behind it.
  private static func gaps(_ line: PickedLine, _ bytes: [UInt8]) -> [(start: Int, end: Int, offset: Int)] {
    var gaps: [(Int, Int, Int)] = []
    var (column, spaces) = (0, 0)
    for index in line.line.range {
      let byte = bytes[index]
      if byte & 0xC0 == 0x80 { continue }
      if byte == 0x20 {
        spaces += 1
      } else {
        if spaces > narrowestGap, index > line.line.contentStart { gaps.append((column - spaces, column, index)) }
        spaces = 0
      }
      column += 1
    }
    return gaps
  }

  private static func side(of line: PickedLine, _ gutter: Int, _ bytes: [UInt8]) -> Side {
    guard !line.line.isBlank else { return .blank }
    guard line.line.range.count <= widestLine else { return .across }
    // An item's marker may stand right of the column's edge.
    if let gap = gaps(line, bytes).first(where: { $0.start < gutter && $0.end >= gutter - 3 && $0.end <= gutter + 12 })
    {
      return .both(gap.offset)
    }
    let indent =
      LineWidth.of(bytes, line.line.range) - LineWidth.of(bytes, line.line.contentStart..<line.line.range.upperBound)
    if indent >= gutter - 2 { return .right }
    return LineWidth.of(bytes, line.line.range) <= gutter ? .left : .across
  }
}
