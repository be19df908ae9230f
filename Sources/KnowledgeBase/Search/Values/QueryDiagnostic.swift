/// What the parser has to say about a place in a query.
public struct QueryDiagnostic: Sendable, Hashable {
  /// How far the query can be used.
  public enum Severity: String, Sendable, Hashable {
    /// The query was searched for, though not in every part as typed.
    case warning
    /// The query was not searched for.
    case error
  }

  /// How far the query can be used.
  public var severity: Severity
  /// One sentence for the user.
  public var message: String
  /// The place in the query as typed, in UTF-8 bytes; empty at a place between letters.
  public var range: Range<Int>

  public init(_ severity: Severity, _ message: String, at range: Range<Int>) {
    self.severity = severity
    self.message = message
    self.range = range
  }
}
