import ByregionText

/// Lines in reading order to blocks: headings by size and weight, items by markers and indents, paragraphs by distances.
struct PDFBlocks {
  private(set) var blocks: [Block] = []
  private let lines: [PDFLine]
  /// UTF-8 bytes of each line in the document's text.
  private let ranges: [Range<Int>]
  private let bodySize: Double
  private let isBodyBold: Bool
  private let pitch: Double
  private let indents: [Column: [Double]]
  /// Sizes of headings, the largest first.
  private let headingSizes: [Int]
  /// The lines of the block that is open.
  private var open: [Int] = []

  private static let longestBoldHeading = 140
  private static let longestHeading = 220

  /// - Parameter bodySize: The commonest size by letters.
  init(_ lines: [PDFLine], ranges: [Range<Int>], bodySize: Double) {
    (self.lines, self.ranges, self.bodySize) = (lines, ranges, bodySize)
    let body = lines.filter { abs($0.size - bodySize) <= 0.07 * bodySize }
    let bold = body.reduce(0) { $0 + ($1.isBold ? $1.text.utf8.count : 0) }
    isBodyBold = 2 * bold > body.reduce(0) { $0 + $1.text.utf8.count }
    pitch = Self.pitch(lines, bodySize: bodySize)
    indents = Self.indents(lines, bodySize)
    let large = lines.filter { $0.size > 1.07 * bodySize }.map { Int($0.size.rounded()) }
    headingSizes = Set(large).sorted(by: >)
    for index in lines.indices { read(index) }
    close()
  }

  /// The distance from one line to the next inside a paragraph, as a multiple of the size.
  private static func pitch(_ lines: [PDFLine], bodySize: Double) -> Double {
    var counts: [Int: Int] = [:]
    for (first, second) in zip(lines, lines.dropFirst()) {
      guard first.page == second.page, abs(first.size - second.size) < 0.5, second.marker == nil,
        first.isFull(before: second)
      else { continue }
      let ratio = (second.middle - first.middle) / second.size
      if ratio > 0.8, ratio < 4 { counts[Int((ratio * 20).rounded()), default: 0] += 1 }
    }
    let most = counts.values.max() ?? 0
    // The smallest distance that is common: paragraphs are further apart.
    let common = counts.filter { 3 * $0.value >= most }.keys.min()
    return common.map { Double($0) / 20 } ?? 1.5
  }

  private mutating func read(_ index: Int) {
    if let role = lines[index].role { return append(lines[index], role, index) }
    if let last = open.last, continues(last, index) {
      open.append(index)
    } else {
      close()
      open = [index]
    }
  }

  /// A line that a table made is a block by itself.
  private mutating func append(_ line: PDFLine, _ role: Block.Role, _ index: Int) {
    close()
    blocks.append(
      Block(
        role: role, text: line.text, line: index + 1, range: ranges[index], marker: line.marker?.text,
        number: line.marker?.number, depth: role == .item ? 1 : 0, isAfterBlank: role != .item))
  }

  // MARK: Which lines are one block

  private func isHeadingLine(_ line: PDFLine) -> Bool {
    if line.marker != nil, !line.isBold, line.size <= 1.07 * bodySize { return false }
    return line.size > 1.07 * bodySize || (line.isBold && !isBodyBold)
  }

  private func continues(_ last: Int, _ index: Int) -> Bool {
    let (above, line) = (lines[last], lines[index])
    if line.text.isEmpty { return false }
    // A marker alone takes the next line.
    if above.text.isEmpty { return open.count == 1 && line.marker == nil }
    guard line.marker == nil, abs(above.size - line.size) <= 0.04 * bodySize + 0.3 else { return false }
    guard above.page == line.page, above.columnLeft == line.columnLeft, line.middle > above.middle else {
      return continuesElsewhere(above, line)
    }
    guard above.isBold == line.isBold || !isHeadingLine(above) && !isHeadingLine(line) else { return false }
    let distance = (line.middle - above.middle) / line.size
    guard distance <= 1.27 * pitch else { return false }
    guard startsAtEdge(line) else { return false }
    // Each fact has a line of its own, whether the one above is full or not.
    if isFact(line.text), let first = open.first, isFact(lines[first].text) { return false }
    if isHeadingLine(line), line.beginsSmall { return true }
    // "… utdanning i" above "industribedriftene".
    if line.beginsSmall, lines[open[0]].marker != nil, OpenEndings.ends(above.text) { return true }
    return above.isFull(before: line) && !isNextDrawnItem(above, line)
  }

  /// Whether a line begins where the block's lines begin: an item's behind its marker.
  private func startsAtEdge(_ line: PDFLine) -> Bool {
    guard let first = open.first.map({ lines[$0] }) else { return false }
    let tolerance = 0.6 * line.size
    if first.marker != nil { return line.left > first.left + 0.2 * line.size || line.beginsSmall }
    let second = open.count > 1 ? lines[open[1]] : first
    return abs(line.left - second.left) <= tolerance || (open.count == 1 && line.left < first.left + tolerance)
  }

  /// Bullets that were drawn leave no sign: items are then lines at one indent, each beginning with a capital.
  private func isNextDrawnItem(_ above: PDFLine, _ line: PDFLine) -> Bool {
    guard let first = open.first.map({ lines[$0] }), first.marker == nil else { return false }
    guard !isHeadingLine(line), first.left > first.columnLeft + 0.9 * line.size else { return false }
    return !line.beginsSmall && line.text.first?.isLetter == true && !endsOpen(above.text)
  }

  /// Whether a text wants another word behind it.
  private func endsOpen(_ text: String) -> Bool {
    text.hasSuffix(",") || text.hasSuffix("/") || WrappedWords.endsDivided(text) || OpenEndings.ends(text)
  }

  /// A block goes on in the next column or on the next page when its line was full or divided and the next begins small.
  private func continuesElsewhere(_ above: PDFLine, _ line: PDFLine) -> Bool {
    guard isHeadingLine(above) == isHeadingLine(line), above.isBold == line.isBold else { return false }
    if WrappedWords.endsDivided(above.text) || endsOpen(above.text) { return true }
    if line.beginsSmall { return !above.endsSentence || above.isFull(before: line) && !isHeadingLine(line) }
    guard let first = open.first.map({ lines[$0] }), !isHeadingLine(line) else { return false }
    // A sentence goes on with a name or figure.
    let isSameEdge = abs((line.left - line.columnLeft) - (first.textLeft - first.columnLeft)) < 0.6 * line.size
    return isSameEdge && above.isFull(before: line) && !above.endsSentence && first.marker == nil
      && first.left < first.columnLeft + 0.9 * line.size
  }

  // MARK: Blocks

  private mutating func close() {
    guard let first = open.first, let last = open.last else { return }
    defer { open = [] }
    var text = ""
    for index in open { text.isEmpty ? text = lines[index].text : WrappedWords.append(lines[index].text, to: &text) }
    guard !text.isEmpty else { return }
    let line = lines[first]
    var block = Block(
      role: .paragraph, text: text, line: first + 1,
      range: ranges[first].lowerBound..<max(ranges[last].upperBound, ranges[first].upperBound),
      marker: line.marker?.text, number: line.marker?.number)
    block.isAfterBlank = isAfterBlank(first)
    if let level = headingLevel(text) {
      block.role = .heading(level: level)
      if let marker = line.marker {
        block.text = marker.text + " " + text
        (block.marker, block.number) = (nil, nil)
      }
    } else if line.marker != nil {
      block.role = .item
      block.depth = depth(line)
    }
    blocks.append(block)
  }

  private func isAfterBlank(_ index: Int) -> Bool {
    guard index > 0, lines[index - 1].page == lines[index].page else { return true }
    return (lines[index].middle - lines[index - 1].middle) / lines[index].size > 1.27 * pitch
  }

  /// The level of a block that is set as a heading; nil for running text.
  private func headingLevel(_ text: String) -> Int? {
    let all = open.map { lines[$0] }
    guard all.allSatisfy(isHeadingLine), text.utf8.count <= Self.longestHeading, !isSentence(text) else { return nil }
    // A label in bold stands above its fact.
    if PDFLineReader.isFactLabel(text) || isFact(text) { return nil }
    let size = all[0].size
    if size > 1.07 * bodySize {
      return 1 + (headingSizes.firstIndex(of: Int(size.rounded())) ?? 0)
    }
    guard text.count <= Self.longestBoldHeading else { return nil }
    return 1 + headingSizes.count
  }

  private func isFact(_ text: String) -> Bool {
    if let label = FactLabel.readMarked(text), !label.isVague { return label.valueStart < text.utf8.count }
    return FactColumns.isUnmarkedFact(text) || FactColumns.isLikelyFact(text)
  }

  /// A lead may be large or bold.
  private func isSentence(_ text: String) -> Bool {
    text.hasSuffix(".") && text.split(separator: " ").count >= 8 || text.hasSuffix(",") || text.hasSuffix(";")
  }

  /// 1 for an item at the leftmost indent of items, 2 for one inside it.
  private func depth(_ line: PDFLine) -> Int {
    let indents = indents[Column(page: line.page, left: line.columnLeft)] ?? []
    return 1 + indents.count { $0 < line.left - 1.2 * bodySize }
  }

  private struct Column: Hashable {
    var page: Int
    var left: Double
  }

  /// Where the items of each column begin, eight places at most.
  private static func indents(_ lines: [PDFLine], _ bodySize: Double) -> [Column: [Double]] {
    var indents: [Column: [Double]] = [:]
    for line in lines where line.marker != nil {
      let found = indents[Column(page: line.page, left: line.columnLeft), default: []]
      guard found.count <= 8, !found.contains(where: { abs($0 - line.left) < 1.2 * bodySize }) else { continue }
      indents[Column(page: line.page, left: line.columnLeft)] = found + [line.left]
    }
    return indents
  }
}

/// Words that want another word behind them, so that no heading or item ends with them.
enum OpenEndings {
  private static let words: Set<String> = [
    "fra", "frå", "av", "for", "om", "til", "og", "i", "på", "med", "ved", "eller", "som", "at", "den", "det", "de",
    "dei", "en", "ei", "et", "ein", "eit", "å", "hos", "mellom", "under", "etter", "mot", "der", "sin", "sine", "sitt",
  ]

  static func ends(_ text: String) -> Bool {
    guard let space = text.lastIndex(of: " ") else { return false }
    return words.contains(text[text.index(after: space)...].lowercased())
  }
}
