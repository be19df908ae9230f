import ByregionText

/// A piece of a write-up before anyone has asked what it means: a heading of the markup, an item, a paragraph.
struct Block {
  enum Role: Equatable {
    /// A heading that the markup names; 1 is the highest level.
    case heading(level: Int)
    case item
    case paragraph
  }

  var role: Role
  /// Normalised, without the marker.
  var text: String
  /// 1-based.
  var line: Int
  /// UTF-8 bytes in the source, marker and continuing lines included.
  var range: Range<Int>
  var marker: String?
  var number: Int?
  /// 0 for a paragraph, 1 for an item, 2 for an item inside an item.
  var depth = 0
  /// Whether a blank line, or the border of another element, comes before.
  var isAfterBlank = false
  /// Whether the line begins with white space; a heading of plain text seldom does.
  var isIndented = false

  /// Whether it is a later paragraph of the item right above, to which it belongs unless it is a heading or a fact.
  var goesOnWithItem = false

  /// Whether it is an item's first text and the markup names it a heading: pages that fold are made so.
  var isHeadingOfItem = false

  var isItem: Bool {
    if case .item = role { true } else { false }
  }
}

/// Source bytes to blocks, by the source's format.
enum BlockReader {
  /// - Parameter lines: the lines of the source's text.
  static func blocks(of lines: LineIndex, in source: SourceText) -> [Block] {
    switch source.format {
    case .word, .pdf: source.blocks ?? []
    case .plain: PlainBlockReader.blocks(of: lines)
    case .markdown: markdownBlocks(of: FrontMatter.blanked(lines))
    case .html: HTMLBlockReader.blocks(of: lines)
    }
  }

  /// The longest paragraph, in bytes, that is read as Markdown: CommonMark's inline markup can cost the square of a
  /// paragraph's length, and no write-up has such a paragraph.
  static let longestMarkdownParagraph = 64 * 1024

  private static func markdownBlocks(of lines: LineIndex) -> [Block] {
    isOrdinary(lines) ? MarkdownBlockReader.blocks(of: lines) : roughBlocks(of: lines)
  }

  /// Plain text with the headings that number signs begin.
  private static func roughBlocks(of lines: LineIndex) -> [Block] {
    PlainBlockReader.blocks(of: lines).map { block in
      let signs = block.text.utf8.prefix { $0 == 0x23 }.count
      guard block.role == .paragraph, (1...6).contains(signs), block.text.utf8.dropFirst(signs).first == 0x20 else {
        return block
      }
      var heading = block
      heading.role = .heading(level: signs)
      heading.text = String(block.text.dropFirst(signs + 1))
      return heading
    }
  }

  private static func isOrdinary(_ lines: LineIndex) -> Bool {
    var paragraph = 0
    for range in lines.ranges {
      let isBlank = WhiteSpace.skip(lines.bytes, from: range.lowerBound, to: range.upperBound) == range.upperBound
      paragraph = isBlank ? 0 : paragraph + range.count
      if paragraph > longestMarkdownParagraph { return false }
    }
    return true
  }
}

/// What a program wrote above a text in Markdown: YAML between two lines of hyphens at the top.
///
/// It tells of the file and is no text of the write-up.
enum FrontMatter {
  /// The bytes from the first line of hyphens to the end of the second, or nil when there is no front matter.
  ///
  /// Every line between is a key with a colon, an item, a comment, indented or blank, and the first is a key; so text
  /// between two rules is none. Linear in the length of the front matter.
  static func range(in bytes: [UInt8]) -> Range<Int>? {
    guard bytes.starts(with: "---".utf8) else { return nil }
    for line in SourceLines(bytes) {
      let text = trimmed(bytes[line.range])
      if line.number == 1 {
        guard isFence(text) else { return nil }
      } else if line.number > 2, isFence(text) || text.elementsEqual("...".utf8) {
        return 0..<line.range.upperBound
      } else if line.number == 2 ? !isKey(text) : !mayStandInside(bytes[line.range]) {
        return nil
      }
    }
    return nil
  }

  /// The lines with spaces for the front matter, so that lines and places stay what they are.
  static func blanked(_ lines: LineIndex) -> LineIndex {
    guard let range = range(in: lines.bytes) else { return lines }
    var bytes = lines.bytes
    for index in range where bytes[index] != 0x0A && bytes[index] != 0x0D { bytes[index] = 0x20 }
    return LineIndex(bytes, of: lines.text)
  }

  private static func trimmed(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var text = line
    while let last = text.last, last <= 0x20 { text.removeLast() }
    return text
  }

  private static func isFence(_ text: ArraySlice<UInt8>) -> Bool { text.elementsEqual("---".utf8) }

  private static func mayStandInside(_ line: ArraySlice<UInt8>) -> Bool {
    guard let first = line.first else { return true }
    return first == 0x20 || first == 0x09 || first == 0x23 || line.starts(with: "- ".utf8) || isKey(trimmed(line))
  }

  /// "title: By og land", "tags:".
  private static func isKey(_ text: ArraySlice<UInt8>) -> Bool {
    guard let colon = text.firstIndex(of: 0x3A), colon > text.startIndex else { return false }
    let next = text[(colon + 1)...].first
    return (next == nil || next == 0x20) && text[..<colon].allSatisfy(isOfKey)
  }

  private static func isOfKey(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F: true
    default: false
    }
  }
}

/// Plain text to blocks: rules 2 to 6 of the write-ups (items, paragraphs, indented lines that continue an item).
struct PlainBlockReader {
  private let lines: LineIndex
  private var bytes: [UInt8] { lines.bytes }
  private var blocks: [Block] = []
  /// The indents of the items that the next item may stand in.
  private var indents: [Int] = []
  private var isAfterBlank = true
  private var previousIsItem = false

  static func blocks(of lines: LineIndex) -> [Block] {
    var reader = PlainBlockReader(lines: lines)
    reader.blocks.reserveCapacity(lines.ranges.count / 2 + 1)
    for number in 0..<lines.ranges.count { reader.read(lines.line(number + 1)) }
    // The sign of an item with no text is no text.
    let isWhole = !reader.blocks.indices.contains { reader.blocks[$0].text.isEmpty }
    return isWhole ? reader.blocks : reader.blocks.filter { !$0.text.isEmpty }
  }

  private init(lines: LineIndex) { self.lines = lines }

  private mutating func read(_ line: SourceLine) {
    guard !line.isBlank else {
      (isAfterBlank, previousIsItem) = (true, false)
      return
    }
    defer { isAfterBlank = false }
    if let sign = ruleSign(line) {
      underline(sign, line)
    } else if let marker = marker(of: line) {
      appendItem(line, marker)
    } else if line.isIndented, previousIsItem {
      continueItem(line)
    } else {
      appendParagraph(line)
    }
  }

  /// The title is the first line, whatever it begins with.
  private func marker(of line: SourceLine) -> ListMarker? {
    guard !blocks.isEmpty else { return nil }
    return ListMarker.read(bytes, at: line.contentStart, to: line.range.upperBound)
  }

  private mutating func appendItem(_ line: SourceLine, _ marker: ListMarker) {
    let indent = indent(of: line)
    while let last = indents.last, last >= indent { indents.removeLast() }
    indents.append(indent)
    blocks.append(
      Block(
        role: .item, text: lines.normalText(from: marker.end, of: line), line: line.number,
        range: line.range, marker: marker.text, number: marker.number, depth: indents.count,
        isAfterBlank: isAfterBlank, isIndented: line.isIndented))
    previousIsItem = true
  }

  private mutating func continueItem(_ line: SourceLine) {
    let index = blocks.count - 1
    let text = lines.normalText(from: line.contentStart, of: line)
    // In place: a hundred thousand lines may continue one item.
    if !blocks[index].text.isEmpty { blocks[index].text += " " }
    blocks[index].text += text
    blocks[index].range = blocks[index].range.lowerBound..<line.range.upperBound
  }

  private mutating func appendParagraph(_ line: SourceLine) {
    if !line.isIndented { indents.removeAll(keepingCapacity: true) }
    previousIsItem = false
    blocks.append(
      Block(
        role: .paragraph, text: lines.normalText(from: line.contentStart, of: line), line: line.number,
        range: line.range,
        isAfterBlank: isAfterBlank, isIndented: line.isIndented))
  }

  /// A line of signs right under a line of text says that the text is a heading; elsewhere it is a rule.
  private mutating func underline(_ sign: UInt8, _ line: SourceLine) {
    defer { previousIsItem = false }
    guard !isAfterBlank, blocks.count > 1, var last = blocks.popLast() else { return }
    if last.role == .paragraph, last.text.utf8.count <= 150 {
      last.role = .heading(level: sign == 0x3D ? 1 : 2)
      last.range = last.range.lowerBound..<line.range.upperBound
    }
    blocks.append(last)
  }

  /// The sign of a line that has nothing but three or more of one sign; nil for any other line.
  private func ruleSign(_ line: SourceLine) -> UInt8? {
    let sign = bytes[line.contentStart]
    guard sign == 0x2D || sign == 0x3D || sign == 0x5F || sign == 0x2A || sign == 0x7E else { return nil }
    var count = 0
    for byte in bytes[line.contentStart..<line.range.upperBound] {
      if byte == sign { count += 1 } else if byte != 0x20 { return nil }
    }
    return count >= 3 ? sign : nil
  }

  private func indent(of line: SourceLine) -> Int {
    bytes[line.range.lowerBound..<line.contentStart].reduce(0) { columns, byte in
      byte == 0x09 ? columns / 4 * 4 + 4 : byte & 0xC0 == 0x80 ? columns : columns + 1
    }
  }
}
