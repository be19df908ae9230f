import CSQLite

/// The libsqlite3 that the process runs with, which may be another than the one it was compiled against.
public enum Library {
  /// The oldest version this layer works with: 3.38.0 brought `sqlite3_error_offset`.
  public static let oldestVersionNumber = 3_038_000

  /// The version as SQLite writes it, such as "3.40.1".
  public static let version = String(cString: sqlite3_libversion())

  /// The version as a number: 3.40.1 is 3040001.
  public static var versionNumber: Int { Int(sqlite3_libversion_number()) }

  /// Whether the library was built with `option`, with or without its "SQLITE_" prefix.
  ///
  /// Follows https://sqlite.org/c3ref/compileoption_get.html.
  public static func has(_ option: String) -> Bool { sqlite3_compileoption_used(option) != 0 }

  /// Checks once, at start, that the library can carry this program.
  ///
  /// - Throws: `SQLiteError` that names what is missing and what there is.
  public static func requireFeatures() throws {
    guard versionNumber >= oldestVersionNumber else {
      throw missing("SQLite 3.38.0 or newer is needed; this libsqlite3 is \(version).")
    }
    guard sqlite3_threadsafe() != 0 else {
      throw missing("This libsqlite3 (\(version)) was built without thread safety, which is needed.")
    }
    let connection = try Connection(path: "", mode: .memory)
    let hasFTS5 = try connection.first("select 1 from pragma_module_list where name = 'fts5'") { _ in true }
    guard hasFTS5 == true else {
      throw missing(
        "This libsqlite3 (\(version)) was built without FTS5, the full-text search that is needed.")
    }
  }

  private static func missing(_ message: String) -> SQLiteError {
    SQLiteError(code: .notFound, message: message)
  }
}
