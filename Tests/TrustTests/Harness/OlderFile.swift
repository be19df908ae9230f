import ByregionSQLite
import ByregionStore
import Foundation

/// Knowledge bases with documents, as earlier versions of the program wrote them.
enum OlderFile {
  /// Creates `target` with the schema of the first `count` migrations and the rows of `source` for the tables and
  /// columns that exist there.
  static func make(_ target: String, from source: String, migrations count: Int) throws {
    let connection = try Connection(path: target, mode: .readWriteCreate)
    defer { try? connection.close() }
    try connection.execute("PRAGMA foreign_keys = OFF; PRAGMA journal_mode = WAL; ATTACH '\(source)' AS newer; BEGIN")
    try connection.execute(
      """
      CREATE TABLE schema_migrations ( -- The steps by which this file's schema came about.
        number     INTEGER PRIMARY KEY, -- Number of the step, from 1.
        name       TEXT NOT NULL, -- Name of its file.
        sha256     TEXT NOT NULL, -- SHA-256 of that file.
        applied_at TEXT NOT NULL -- When it was applied, UTC.
      ) STRICT
      """)
    for migration in try Migration.all().prefix(count) {
      try connection.forEachStatement(of: migration.sql) { try $0.run() }
    }
    try connection.run(
      "INSERT INTO schema_migrations SELECT * FROM newer.schema_migrations WHERE number <= ?", .integer(Int64(count)))
    try connection.configure(.triggers, false)
    for table in try tables(connection) { try copy(table, connection) }
    try connection.execute("INSERT INTO passages_fts (passages_fts) VALUES ('rebuild')")
    try connection.execute("PRAGMA application_id = \(0x4279_5267); PRAGMA user_version = \(count); COMMIT")
  }

  /// The tables that migrations leave empty.
  private static func tables(_ connection: Connection) throws -> [String] {
    let names = try connection.rows(
      "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite%'"
    ) { $0.text(0) ?? "" }
    return try names.filter { name in
      try connection.first("SELECT count(*) FROM main.\"\(name)\"") { $0.int(0) ?? 0 } == 0
    }
  }

  private static func copy(_ table: String, _ connection: Connection) throws {
    let columns = try connection.rows(
      """
      SELECT '"' || old.name || '"' FROM pragma_table_info(?1, 'main') AS old
      JOIN pragma_table_info(?1, 'newer') AS new ON new.name = old.name
      """, [.text(table)]
    ) { $0.text(0) ?? "" }.joined(separator: ", ")
    guard !columns.isEmpty else { return }
    try connection.execute("INSERT INTO main.\"\(table)\" (\(columns)) SELECT \(columns) FROM newer.\"\(table)\"")
  }
}
