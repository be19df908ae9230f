/// What the rows of a listing are sorted by.
public struct ListOrder: Sendable, Hashable {
  /// Name of a column of the listing.
  public var column: String
  /// Whether the greatest comes first.
  public var isDescending: Bool

  public init(column: String, isDescending: Bool = false) {
    self.column = column
    self.isDescending = isDescending
  }

  /// As a user types it: a column's name, with a hyphen before it for the greatest first.
  public init(_ text: String) {
    let isDescending = text.hasPrefix("-")
    self.init(column: isDescending ? String(text.dropFirst()) : text, isDescending: isDescending)
  }
}
