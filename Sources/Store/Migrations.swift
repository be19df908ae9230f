import ByregionLanguages
import ByregionRecords
import ByregionSQLite
import FoundationEssentials

/// A numbered file of `Migrations/`, embedded when the program was built.
package struct Migration: Sendable {
  /// 1 for `0001_schema.sql`.
  package var number: Int
  /// File name, `0001_schema.sql`.
  package var name: String
  package var sql: String

  /// SHA-256 of the file's bytes, 64 hexadecimal digits.
  package var checksum: String { ContentHash.hexadecimal(of: Array(sql.utf8)) }

  /// Parses the number at the start of the name.
  ///
  /// - Throws: `KnowledgeBaseError` if the name does not begin with digits and an underscore.
  package init(name: String, sql: String) throws {
    guard let digits = name.split(separator: "_").first, let number = Int(digits), number > 0 else {
      throw KnowledgeBaseError(.internalFault, "a migration's name begins with its number", place: name)
    }
    self.number = number
    self.name = name
    self.sql = sql
  }

  /// All migrations of the program, in order.
  ///
  /// - Throws: `KnowledgeBaseError` if the numbers have a gap, which a test excludes.
  package static func all() throws -> [Migration] {
    let migrations = try embedded.map { file in
      try Migration(
        name: file.name, sql: String(decoding: Data(base64Encoded: file.base64) ?? Data(), as: UTF8.self))
    }
    for (index, migration) in migrations.enumerated() where migration.number != index + 1 {
      throw KnowledgeBaseError(
        .internalFault, "migration \(index + 1) is missing; the next is \(migration.name)",
        place: "Migrations")
    }
    return migrations
  }
}

/// Migrates a file's schema to the program's, forward only. Each migration and its row in `schema_migrations` are one
/// transaction.
struct Migrator {
  /// Marks a file as a knowledge base: "ByRg" in ASCII (https://sqlite.org/pragma.html#pragma_application_id).
  static let applicationID: Int64 = 0x4279_5267

  /// The checksum of the first migration of version 0.1.0. Its eleven migrations became the first migration of 0.2.0.
  private static let firstChecksum010 = "b50fefebd24065039fa51df42802b8f3dee5198fc5daa8845db52e12a4bf7756"

  /// The table of applied migrations, created before the first migration.
  static let bookkeeping = """
    CREATE TABLE schema_migrations ( -- The steps by which this file's schema came about.
      number     INTEGER PRIMARY KEY, -- Number of the step, from 1.
      name       TEXT NOT NULL, -- Name of its file.
      sha256     TEXT NOT NULL, -- SHA-256 of that file.
      applied_at TEXT NOT NULL -- When it was applied, UTC.
    ) STRICT
    """

  let migrations: [Migration]

  /// A row of `schema_migrations`.
  private struct Applied {
    var number: Int
    var name: String
    var checksum: String
  }

  /// Whether the file lacks migrations that the program has.
  ///
  /// - Throws: `KnowledgeBaseError.Category.incompatible` if the file is newer than the program, or one of its
  ///   migrations differs from the program's.
  func needsMigration(_ connection: Connection, path: String) throws -> Bool {
    let applied = try appliedMigrations(connection)
    try check(applied, path: path)
    return applied.count < migrations.count
  }

  /// Applies missing migrations. A migration that fails is rolled back.
  ///
  /// Foreign keys are enforced afterwards, whether they were before or not. A migration may recreate a table that
  /// others refer to (https://sqlite.org/lang_altertable.html#otheralter), so foreign keys are checked at its end.
  ///
  /// - Throws: `KnowledgeBaseError` that names the migration's file and line: `.internalFault` for a new file,
  ///   `.incompatible` for one that has tables already.
  func migrate(_ connection: Connection, path: String, now: String) throws {
    let isNew = try connection.first("SELECT 1 FROM sqlite_schema") { _ in true } == nil
    try connection.execute("PRAGMA foreign_keys = OFF")
    do {
      try applyMissing(to: connection, path: path, now: now)
    } catch let error where !isNew {
      throw Self.changedTablesError(error, path: path)
    }
    try connection.execute("PRAGMA foreign_keys = ON")
  }

  /// If a migration fails in a file that has tables already, somebody else has changed the tables.
  private static func changedTablesError(_ error: any Error, path: String) -> any Error {
    let failure = (error as? SQLiteError).map { KnowledgeBaseError($0, at: path) } ?? error as? KnowledgeBaseError
    guard let failure, failure.category == .internalFault else { return error }
    let place = failure.place.map { $0 == path ? "" : "\($0): " } ?? ""
    return KnowledgeBaseError(
      .incompatible, { $0.otherTables(place + failure.message) }, place: path,
      suggestion: .say { $0.documentsAreAsTheyWere })
  }

  private func applyMissing(to connection: Connection, path: String, now: String) throws {
    // Two processes may both open the file as new. The second one sees the rows of the first inside its transaction.
    for migration in migrations {
      try connection.transaction(.immediate) {
        let applied = try appliedMigrations(connection)
        try check(applied, path: path)
        guard applied.count < migration.number else { return }
        try apply(migration, to: connection, now: now)
      }
    }
  }

  private func appliedMigrations(_ connection: Connection) throws -> [Applied] {
    let exists = try connection.first(
      "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'schema_migrations'"
    ) { _ in true }
    guard exists == true else { return [] }
    return try connection.rows("SELECT number, name, sha256 FROM schema_migrations ORDER BY number") { row in
      Applied(
        number: try row.get(Int.self, 0), name: try row.get(String.self, 1), checksum: try row.get(String.self, 2))
    }
  }

  private func check(_ applied: [Applied], path: String) throws {
    for (index, row) in applied.enumerated() {
      guard row.number == index + 1 else {
        throw KnowledgeBaseError(
          .incompatible, { $0.migrationMissing(index + 1) }, place: path, suggestion: .say { $0.restoreOrRescue })
      }
      guard index < migrations.count else {
        throw KnowledgeBaseError(
          .incompatible, { $0.madeByNewer(row.name) }, place: path, suggestion: .say { $0.installNewer })
      }
      let own = migrations[index]
      guard own.name == row.name, own.checksum == row.checksum else {
        let version = applied[0].checksum == Self.firstChecksum010 ? "byregion 0.1.0" : "another version of byregion"
        throw KnowledgeBaseError(
          .incompatible, { $0.madeByOther(version) }, place: path, suggestion: .say { $0.rescueIntoNew })
      }
    }
  }

  private func apply(_ migration: Migration, to connection: Connection, now: String) throws {
    if migration.number == 1 {
      try connection.execute(Self.bookkeeping)
      try connection.execute("PRAGMA application_id = \(Self.applicationID)")
    }
    try runStatements(of: migration, on: connection)
    try checkReferences(migration, connection)
    try connection.run(
      "INSERT INTO schema_migrations (number, name, sha256, applied_at) VALUES (?, ?, ?, ?)",
      .integer(Int64(migration.number)), .text(migration.name), .text(migration.checksum), .text(now))
    try connection.execute("PRAGMA user_version = \(migration.number)")
  }

  private func checkReferences(_ migration: Migration, _ connection: Connection) throws {
    let table = try connection.first("PRAGMA foreign_key_check") { try $0.get(String.self, 0) }
    guard let table else { return }
    throw KnowledgeBaseError(
      .internalFault, "a row of \(table) would refer to nothing", place: migration.name,
      suggestion: "Nothing was changed. `byregion database check` tells whether the file is damaged.")
  }

  /// Runs one statement at a time, so that an error can name the line.
  private func runStatements(of migration: Migration, on connection: Connection) throws {
    do {
      try connection.forEachStatement(of: migration.sql) { try $0.run() }
    } catch let error as SQLiteError where error.code == .error {
      let line = 1 + migration.sql.utf8.prefix(error.offset ?? 0).count { $0 == UInt8(ascii: "\n") }
      throw KnowledgeBaseError(
        .internalFault, "the migration cannot be applied: \(error.message)",
        place: "\(migration.name):\(line)",
        suggestion: "Nothing was changed. Please report this.")
    }
  }
}
