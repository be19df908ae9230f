/// A form of a region's name, with where it was seen.
public struct NameForm: Sendable, Hashable {
  /// As printed, or as the user gave it.
  public var name: String
  /// `title`, `facts`, `heading`, or `user`.
  public var source: String
  /// File name of the document that prints it; nil for a user's.
  public var document: String?
}
