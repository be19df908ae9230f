/// A module named SQLite, with a type named Connection.
public struct Connection: Sendable {
  /// Where the connection leads.
  public let path: String

  /// Creates a connection that leads to a file.
  public init(path: String) { self.path = path }
}
