import ByregionText

/// A part of a write-up before its meaning is known: a heading of the markup, an item, a paragraph.
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
  /// Whether the line begins with white space, which is rare for a heading in plain text.
  var isIndented = false

  /// Whether it is a later paragraph of the item above. It belongs to that item unless it is a heading or a fact.
  var continuesItem = false

  /// Whether it is an item's first text and a heading in the markup, as on pages with sections that fold.
  var isHeadingOfItem = false

  var isItem: Bool {
    if case .item = role { true } else { false }
  }
}

/// Makes blocks of a source by its format.
enum BlockReader {
  /// The blocks of a source, with diagnostics on what is uncertain.
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
