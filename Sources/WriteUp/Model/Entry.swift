/// One text of a section: a list item, a paragraph or a label line.
public struct Entry: Sendable, Hashable {
  /// Normalised text: marker removed, white space single, soft hyphens removed, NFC.
  public var text: String
  /// 1-based line of its first line in the decoded source.
  public var line: Int
  /// UTF-8 bytes of its lines in the decoded source, marker included.
  public var range: Range<Int>
  /// The list marker as printed ("•", "2.", "a)"), or nil for a paragraph.
  public var marker: String?
  /// The marker's number ("2." gives 2), or nil.
  public var number: Int?
  /// 0 for a paragraph, 1 for an item of a list, 2 for an item of a list inside an item, and so on.
  public var depth: Int
  /// The label that a goal begins with, as printed without number and colon ("Hovedmål", "Delmål"), or nil.
  public var level: String?

  public init(
    text: String, line: Int, range: Range<Int>, marker: String? = nil, number: Int? = nil, depth: Int = 0,
    level: String? = nil
  ) {
    self.text = text
    self.line = line
    self.range = range
    self.marker = marker
    self.number = number
    self.depth = depth
    self.level = level
  }
}
