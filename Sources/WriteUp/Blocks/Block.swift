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
    case .markdown: MarkdownReader.read(lines)
    case .html: HTMLBlockReader.read(lines.bytes, of: lines)
    }
  }

  /// The blocks alone.
  static func blocks(of lines: LineIndex, in source: SourceText) -> [Block] { read(lines, in: source).blocks }
}
