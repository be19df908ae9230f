/// A type of a module named SQLite. Wrappers of SQLite usually have types with these names.
public struct Connection: Sendable {
  /// The path of the file.
  public let path: String

  /// Creates a connection to a file.
  public init(path: String) { self.path = path }
}

/// A value of this module. Byregion's types do not shadow it.
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
