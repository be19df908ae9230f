import CSQLite

/// What SQLite may take for granted about a function (https://sqlite.org/c3ref/c_deterministic.html).
public struct FunctionOptions: OptionSet, Sendable {
  /// The flags of `sqlite3_create_function_v2`.
  public let rawValue: Int32

  public init(rawValue: Int32) { self.rawValue = rawValue }

  /// The same arguments give the same result within one statement.
  public static let deterministic = FunctionOptions(rawValue: SQLITE_DETERMINISTIC)
  /// Harmless: views and triggers of a file that is not trusted may call it.
  public static let innocuous = FunctionOptions(rawValue: SQLITE_INNOCUOUS)
  /// Views and triggers may never call it.
  public static let directOnly = FunctionOptions(rawValue: SQLITE_DIRECTONLY)
}
