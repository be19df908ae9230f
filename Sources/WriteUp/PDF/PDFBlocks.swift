import ByregionText

/// Makes blocks from lines in reading order: headings by size and weight, items by markers and indents, paragraphs by
/// spacing.
struct PDFBlocks {
  private(set) var blocks: [Block] = []
  private let lines: [PDFLine]
  /// The UTF-8 byte range of each line in the document's text.
  private let ranges: [Range<Int>]
  private let bodySize: Double
  private let isBodyBold: Bool
  private let pitch: Double
  private let indents: [Column: [Double]]
  /// Font sizes of headings, in descending order.
  private let headingSizes: [Int]
  /// The indices of the lines in the open block.
  private var open: [Int] = []

  private static let longestBoldHeading = 140
  private static let longestHeading = 220

  /// - Parameter bodySize: The most frequent font size.
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

  /// The line spacing inside a paragraph, as a multiple of the font size.
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
    // The smallest frequent distance, since paragraphs are further apart.
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

  /// Appends a line made from a table, which is a block by itself.
  private mutating func append(_ line: PDFLine, _ role: Block.Role, _ index: Int) {
    close()
    blocks.append(
      Block(
        role: role, text: line.text, line: index + 1, range: ranges[index], marker: line.marker?.text,
        number: line.marker?.number, depth: role == .item ? 1 : 0, isAfterBlank: role != .item))
  }

  // MARK: Grouping lines into blocks

  private func isHeadingLine(_ line: PDFLine) -> Bool {
    if line.marker != nil, !line.isBold, line.size <= 1.07 * bodySize { return false }
    return line.size > 1.07 * bodySize || (line.isBold && !isBodyBold)
  }

  private func continues(_ last: Int, _ index: Int) -> Bool {
    let (above, line) = (lines[last], lines[index])
    if line.text.isEmpty { return false }
    // The next line is the text of a marker that is alone on its line.
    if above.text.isEmpty { return open.count == 1 && line.marker == nil }
    guard line.marker == nil, abs(above.size - line.size) <= 0.04 * bodySize + 0.3 else { return false }
    guard above.page == line.page, above.columnLeft == line.columnLeft, line.middle > above.middle else {
      return continuesElsewhere(above, line)
    }
    guard above.isBold == line.isBold || !isHeadingLine(above) && !isHeadingLine(line) else { return false }
    let distance = (line.middle - above.middle) / line.size
    guard distance <= 1.27 * pitch else { return false }
    guard startsAtEdge(line) else { return false }
    // Each fact has a line of its own, even if the line above is full.
    if isFact(line.text), let first = open.first, isFact(lines[first].text) { return false }
    if isHeadingLine(line), line.beginsSmall { return true }
    // "… utdanning i" above "industribedriftene".
    if line.beginsSmall, lines[open[0]].marker != nil, OpenEndings.ends(above.text) { return true }
    return above.isFull(before: line) && !isNextDrawnItem(above, line)
  }

  /// Whether a line begins at the left edge of the block's lines; in an item, after its marker.
  private func startsAtEdge(_ line: PDFLine) -> Bool {
    guard let first = open.first.map({ lines[$0] }) else { return false }
    let tolerance = 0.6 * line.size
    if first.marker != nil { return line.left > first.left + 0.2 * line.size || line.beginsSmall }
    let second = open.count > 1 ? lines[open[1]] : first
    return abs(line.left - second.left) <= tolerance || (open.count == 1 && line.left < first.left + tolerance)
  }

  /// Whether a line begins a new item with a drawn bullet, which is not in the text: such items are lines at one indent
  /// that begin with a capital.
  private func isNextDrawnItem(_ above: PDFLine, _ line: PDFLine) -> Bool {
    guard let first = open.first.map({ lines[$0] }), first.marker == nil else { return false }
    guard !isHeadingLine(line), first.left > first.columnLeft + 0.9 * line.size else { return false }
    return !line.beginsSmall && line.text.first?.isLetter == true && !endsOpen(above.text)
  }

  /// Whether a text ends with a comma, a slash, a hyphenated word, or a word that does not end a phrase.
  private func endsOpen(_ text: String) -> Bool {
    text.hasSuffix(",") || text.hasSuffix("/") || WrappedWords.endsDivided(text) || OpenEndings.ends(text)
  }

  /// Whether a block continues in the next column or on the next page: its line was full or hyphenated, and the next
  /// begins in lowercase.
  private func continuesElsewhere(_ above: PDFLine, _ line: PDFLine) -> Bool {
    guard isHeadingLine(above) == isHeadingLine(line), above.isBold == line.isBold else { return false }
    if WrappedWords.endsDivided(above.text) || endsOpen(above.text) { return true }
    if line.beginsSmall { return !above.endsSentence || above.isFull(before: line) && !isHeadingLine(line) }
    guard let first = open.first.map({ lines[$0] }), !isHeadingLine(line) else { return false }
    // The next line may continue a sentence with a name or a number.
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

  /// The heading level of a block by its formatting; nil for running text.
  private func headingLevel(_ text: String) -> Int? {
    let all = open.map { lines[$0] }
    guard all.allSatisfy(isHeadingLine), text.utf8.count <= Self.longestHeading, !isSentence(text) else { return nil }
    // A bold label is above its fact.
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

  /// Whether a text is a sentence rather than a heading: a lead may be large or bold.
  private func isSentence(_ text: String) -> Bool {
    text.hasSuffix(".") && text.split(separator: " ").count >= 8 || text.hasSuffix(",") || text.hasSuffix(";")
  }

  /// The depth of an item by its indent: 1 at the leftmost indent of items in the column, 2 at the next.
  private func depth(_ line: PDFLine) -> Int {
    let indents = indents[Column(page: line.page, left: line.columnLeft)] ?? []
    return 1 + indents.count { $0 < line.left - 1.2 * bodySize }
  }

  private struct Column: Hashable {
    var page: Int
    var left: Double
  }

  /// The left edges of items in each column, at most nine.
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

/// Words that cannot end a heading or an item, such as prepositions.
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
