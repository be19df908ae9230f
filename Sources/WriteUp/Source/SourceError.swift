/// A source that holds no text to read: a message for the user and what to do instead.
public struct SourceError: Error, Sendable, Hashable {
  /// One sentence naming what the source is.
  public var message: String
  /// What the user can do instead, or nil.
  public var suggestion: String?

  public init(message: String, suggestion: String? = nil) {
    self.message = message
    self.suggestion = suggestion
  }
}
