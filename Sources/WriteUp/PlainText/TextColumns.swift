import ByregionText

/// Reads columns that are side by side in a text, as `pdftotext -layout` prints them.
///
/// A page is cut at the character position that is free of text in the most consecutive lines. The lines left of it
/// come before those right of it. Each side is cut again. Answers beside the labels of a form are put below their
/// labels.
struct TextColumns {
  /// Pages with more lines are read from top to bottom, without columns.
  private static let lineLimit = 600
  private static let deepest = 6
  private static let edgeLimit = 12
  private static let fewestLines = 3
  private static let widestLine = 400
  /// In characters; narrower columns are labels.
  private static let narrowestColumn = 20
  private static let longestLabel = 40
  private static let boxLines = 16

  private let bytes: [UInt8]
  private let judge = HeadingJudge(names: RegionNames([]))
  private var output: [PickedLine] = []
  /// The lines of fact boxes beside the text, which come last so that they do not interrupt a section.
  private var boxes: [PickedLine] = []

  /// The lines, with each column after the one to its left.
  static func ordered(_ lines: [PickedLine], _ bytes: [UInt8]) -> [PickedLine] {
    var columns = TextColumns(bytes: bytes)
    var start = 0
    while start < lines.count {
      let end = lines[(start + 1)...].firstIndex(where: \.beginsPage) ?? lines.count
      columns.read(page: lines[start..<end])
      start = end
    }
    return columns.output + columns.boxes
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  // MARK: Lines as pieces

  /// A part of a line between wide gaps.
  private struct Piece {
    /// In characters from the start of the line.
    var columns: Range<Int>
    var bytes: Range<Int>
  }

  private struct Row {
    var line: PickedLine
    var pieces: [Piece]

    var isBlank: Bool { pieces.isEmpty }
    var start: Int { pieces.first?.columns.lowerBound ?? 0 }
    var end: Int { pieces.last?.columns.upperBound ?? 0 }

    /// Whether there is no text at a position or in the character before it.
    func isFree(at edge: Int) -> Bool {
      !pieces.contains { $0.columns.lowerBound < edge && $0.columns.upperBound > edge - 2 }
    }

    func left(of edge: Int) -> Row { Row(line: line, pieces: pieces.filter { $0.columns.lowerBound < edge }) }
    func right(of edge: Int) -> Row { Row(line: line, pieces: pieces.filter { $0.columns.lowerBound >= edge }) }
  }

  private func row(_ line: PickedLine) -> Row {
    guard line.line.range.count <= Self.widestLine else {
      return Row(line: line, pieces: [Piece(columns: 0..<Self.widestLine, bytes: line.line.range)])
    }
    var pieces: [Piece] = []
    var (column, spaces) = (0, 0)
    var start: (column: Int, byte: Int)?
    for index in line.line.range where bytes[index] & 0xC0 != 0x80 {
      if bytes[index] <= 0x20 {
        spaces += 1
      } else {
        if let begun = start, spaces > 1 {
          pieces.append(Piece(columns: begun.column..<(column - spaces), bytes: begun.byte..<(index - spaces)))
          start = nil
        }
        if start == nil { start = (column, index) }
        spaces = 0
      }
      column += 1
    }
    if let begun = start {
      pieces.append(
        Piece(columns: begun.column..<(column - spaces), bytes: begun.byte..<(line.line.range.upperBound - spaces)))
    }
    return Row(line: line, pieces: pieces)
  }

  // MARK: Cuts

  private mutating func read(page: ArraySlice<PickedLine>) {
    guard page.count <= Self.lineLimit else { return output += page }
    let first = output.count
    read(page.map(row), depth: 0, isWhole: true)
    if output.count > first, page.first?.beginsPage == true { output[first].beginsPage = true }
  }

  private mutating func read(_ rows: [Row], depth: Int, isWhole: Bool) {
    var rest = rows[...]
    // The lines below two columns may have other columns.
    while let (edge, run) = depth < Self.deepest ? bestCut(rest) : nil {
      append(rest[..<run.lowerBound], isWhole: isWhole)
      let lines = rest[run]
      let left = lines.map { $0.left(of: edge) }
      let right = lines.map { $0.right(of: edge) }
      if let last = right.lastIndex(where: { !$0.isBlank }), appendForm(left[...last], right[...last]) {
        rest = rest[(run.lowerBound + last + 1)...]
        continue
      }
      if areColumns(left, right) {
        let (left, right) = parted(left, right)
        let (leftBox, rightBox) = (isFactBox(left), isFactBox(right))
        if leftBox { boxes += picked(left) } else { read(left, depth: depth + 1, isWhole: false) }
        if rightBox && !leftBox {
          boxes += picked(right)
        } else {
          let first = output.count
          read(right, depth: depth + 1, isWhole: false)
          // A paragraph may continue from one column to the next.
          if first < output.count { output[first].beginsPage = true }
        }
      } else {
        append(lines, isWhole: isWhole)
      }
      rest = rest[run.upperBound...]
    }
    append(rest, isWhole: isWhole)
  }

  /// The position that is free in the longest run of lines with text on both sides, and the run.
  private func bestCut(_ rows: ArraySlice<Row>) -> (edge: Int, run: Range<Int>)? {
    var counts: [Int: Int] = [:]
    for row in rows {
      for piece in row.pieces where piece.columns.lowerBound >= 8 { counts[piece.columns.lowerBound, default: 0] += 1 }
    }
    let edges = counts.filter { $0.value > 1 }.sorted { ($0.value, $1.key) > ($1.value, $0.key) }
    var best: (edge: Int, run: Range<Int>, count: Int)?
    for edge in edges.prefix(Self.edgeLimit).map(\.key) {
      guard let (run, count) = longestRun(rows, at: edge), count > best?.count ?? 0 else { continue }
      best = (edge, run, count)
    }
    return best.map { ($0.edge, $0.run) }
  }

  private func longestRun(_ rows: ArraySlice<Row>, at edge: Int) -> (run: Range<Int>, count: Int)? {
    var best: (run: Range<Int>, count: Int)?
    var start = rows.startIndex
    func close(_ end: Int) {
      let run = trimmed(rows[start..<end], at: edge)
      let (left, right) = sides(of: rows[run], at: edge)
      guard left >= Self.fewestLines, right >= Self.fewestLines, left + right > best?.count ?? 0 else { return }
      best = (run, left + right)
    }
    for index in rows.indices where !rows[index].isFree(at: edge) {
      close(index)
      start = index + 1
    }
    close(rows.endIndex)
    return best
  }

  /// The run without lines above the first and below the last one with text right of the edge.
  private func trimmed(_ rows: ArraySlice<Row>, at edge: Int) -> Range<Int> {
    let isRight = { (row: Row) in row.end > edge }
    guard let first = rows.firstIndex(where: isRight), let last = rows.lastIndex(where: isRight) else {
      return rows.startIndex..<rows.startIndex
    }
    // The right column may be shorter, and the left one continue below it.
    let end = rows[(last + 1)...].firstIndex { !$0.isBlank && $0.start >= edge } ?? rows.endIndex
    let start = rows[..<first].lastIndex { $0.isBlank }.map { $0 + 1 } ?? rows.startIndex
    return start..<end
  }

  private func sides(of rows: ArraySlice<Row>, at edge: Int) -> (left: Int, right: Int) {
    var (left, right) = (0, 0)
    for row in rows where !row.isBlank {
      if row.start < edge { left += 1 }
      if row.end > edge { right += 1 }
    }
    return (left, right)
  }

  /// Whether two sides are columns of text, and not labels with their values.
  private func areColumns(_ left: [Row], _ right: [Row]) -> Bool {
    let beside = left.indices.filter { !left[$0].isBlank && !right[$0].isBlank }
    guard beside.count > 1 else { return false }
    let long = { (row: Row) in row.end - row.start >= Self.narrowestColumn }
    let labels = beside.count { isFactLabel(left[$0]) }
    return left.count(where: long) > 1 && 4 * left.count(where: long) >= left.count { !$0.isBlank }
      && 2 * labels < beside.count && right.contains(where: long)
  }

  /// The sides without blank lines that come from lines of the other side, if the sides have their lines at different
  /// heights.
  private func parted(_ left: [Row], _ right: [Row]) -> (left: [Row], right: [Row]) {
    let both = left.indices.count { !left[$0].isBlank && !right[$0].isBlank }
    let one = left.indices.count { left[$0].isBlank != right[$0].isBlank }
    guard one > both else { return (left, right) }
    func kept(_ side: [Row], _ other: [Row]) -> [Row] {
      side.indices.filter { !side[$0].isBlank || other[$0].isBlank }.map { side[$0] }
    }
    return (kept(left, right), kept(right, left))
  }

  private func text(_ row: Row) -> String {
    guard let first = row.pieces.first, let last = row.pieces.last else { return "" }
    return TextNormalizer.text(bytes, first.bytes.lowerBound..<last.bytes.upperBound)
  }

  private func isFactLabel(_ row: Row) -> Bool { row.end - row.start < 60 && PDFLineReader.isFactLabel(text(row)) }

  private func isFactBox(_ rows: [Row]) -> Bool {
    let rows = rows.filter { !$0.isBlank }
    guard rows.count < Self.boxLines, let first = rows.first else { return false }
    return text(first).hasFoldedPrefix("fakta")
  }

  // MARK: Forms

  /// Puts the answers of a form below their labels. Returns false if the left side does not contain labels.
  private mutating func appendForm(_ left: ArraySlice<Row>, _ right: ArraySlice<Row>) -> Bool {
    let labels = left.indices.filter { !left[$0].isBlank && !continues(left, $0) }
    let kinds = labels.compactMap { kind(ofLabel: text(left[$0])) }
    guard Set(kinds).count > 1, 2 * kinds.count >= labels.count,
      labels.allSatisfy({ left[$0].end - left[$0].start <= Self.longestLabel && !right[$0].isBlank })
    else { return false }
    var index = 0
    while index < left.endIndex {
      let end = left.indices.first { $0 > index && !left[$0].isBlank && !continues(left, $0) } ?? left.endIndex
      var row = picked(left[index..<end].filter { !$0.isBlank })
      if !row.isEmpty { row[0].beginsPage = true }
      output += row + picked(Array(right[index..<end]))
      index = end
    }
    return true
  }

  /// Whether a line of a label continues the one above: "Råd til" / "andre".
  private func continues(_ rows: ArraySlice<Row>, _ index: Int) -> Bool {
    guard index > 0, !rows[index - 1].isBlank else { return false }
    let above = text(rows[index - 1])
    return text(rows[index]).first?.isLowercase == true || OpenEndings.ends(above) || WrappedWords.endsDivided(above)
  }

  private func kind(ofLabel text: String) -> Section.Kind? {
    guard text.utf8.count <= 2 * Self.longestLabel else { return nil }
    let place = HeadingPlace(
      section: .lead, level: 2, isAfterBlank: true, next: "", isBeforeParagraph: true, isBeforeBlank: true)
    return judge.judge(text, place).flatMap { $0.kind == .other || $0.uncertainty == .unknown ? nil : $0.kind }
  }

  // MARK: Output

  private mutating func append(_ rows: ArraySlice<Row>, isWhole: Bool) {
    output += isWhole ? rows.map(\.line) : picked(Array(rows))
  }

  /// The parts of lines that the rows contain; indents are relative to the leftmost.
  private func picked(_ rows: [Row]) -> [PickedLine] {
    let left = rows.filter { !$0.isBlank }.map(\.start).min() ?? 0
    return rows.map { row in
      var line = row.line
      line.beginsPage = false
      guard let first = row.pieces.first, let last = row.pieces.last else {
        line.line.range = line.line.range.lowerBound..<line.line.range.lowerBound
        line.line.contentStart = line.line.range.lowerBound
        return line
      }
      let indent = min(first.columns.lowerBound - left, first.bytes.lowerBound - line.line.range.lowerBound)
      line.line.range = (first.bytes.lowerBound - indent)..<last.bytes.upperBound
      line.line.contentStart = first.bytes.lowerBound
      return line
    }
  }
}
