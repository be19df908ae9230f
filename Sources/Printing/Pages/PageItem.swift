/// An item of a list.
public struct PageItem: Sendable, Hashable {
  /// "•", "2." or what the author printed.
  public var marker: String
  /// 1 for an item of a list, 2 for an item inside an item.
  public var depth: Int
  /// What it says.
  public var text: StyledText
  /// Its reference, dimmed behind the text.
  public var reference: String?

  /// An item with the given parts.
  public init(_ text: StyledText, marker: String = "•", depth: Int = 1, reference: String? = nil) {
    self.text = text
    self.marker = marker
    self.depth = depth
    self.reference = reference
  }
}
