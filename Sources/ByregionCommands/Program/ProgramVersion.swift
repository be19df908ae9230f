import SQLite

/// What `--version` prints.
enum ProgramVersion {
  /// The program's version, followed by that of the SQLite library it runs on.
  static let number = "0.1.0"

  static var text: String { "byregion \(number) (SQLite \(SQLite.Library.version))" }
}
