/// A module named SQLite, with types that every wrapper of SQLite has.
public struct Connection: Sendable {
  /// Where the connection leads.
  public let path: String

  /// Creates a connection that leads to a file.
  public init(path: String) { self.path = path }
}

/// A value of this module, which Byregion's types do not hide.
public enum Value: Sendable, Hashable {
  case integer(Int64)
  case text(String)
}

/// A statement of this module.
public struct Statement: Sendable, Hashable {
  /// Its SQL.
  public var sql: String

  /// Creates a statement.
  public init(_ sql: String) { self.sql = sql }
}
