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
  /// The blocks of a source, and what was uncertain about them.
  struct Result {
    var blocks: [Block]
    var diagnostics: [Diagnostic] = []
  }

  /// - Parameter lines: the lines of the source's text.
  static func read(_ lines: LineIndex, in source: SourceText) -> Result {
    switch source.format {
    case .word, .pdf, .openDocument, .mail, .savedPage, .richText, .oldWord: Result(blocks: source.blocks ?? [])
    case .plain: Result(blocks: PlainTextReader.blocks(of: lines))
    case .markdown: Result(blocks: markdownBlocks(of: FrontMatter.blanked(lines)))
    case .html: HTMLBlockReader.read(lines.bytes, of: lines)
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
