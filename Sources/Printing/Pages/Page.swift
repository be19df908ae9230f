import SQLite

/// What `show` says of a region, a municipality or a document: a value, printed in the form that the reader
/// asked for.
public struct Page: Sendable, Hashable {
  /// A piece of a page.
  public enum Block: Sendable, Hashable {
    case title(String)
    case heading(String)
    case paragraph(StyledText)
    /// Names with their values, aligned.
    case facts([PageFact])
    case items([PageItem])
    case table([Column], [[Value]])
    /// Lengths to compare by eye.
    case bars([PageBar])
  }

  /// From top to bottom.
  public var blocks: [Block]

  /// A page of some blocks.
  public init(_ blocks: [Block] = []) {
    self.blocks = blocks
  }

  /// Adds a block at the end.
  public mutating func append(_ block: Block) { blocks.append(block) }
}
