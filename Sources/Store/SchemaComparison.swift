import ByregionRecords
import ByregionSQLite

/// An object of a schema: a row of `sqlite_schema` (https://sqlite.org/schematab.html).
package struct SchemaEntry: Sendable, Hashable {
  /// table, view, index or trigger.
  package var type: String
  package var name: String
  /// The table or view that an index or a trigger belongs to; the name itself for others.
  package var table: String
  /// The statement that made it; nil for an index that a constraint made.
  package var sql: String?

  /// Reads every entry of a connection's main schema, in the order in which they were made.
  static func all(_ connection: Connection) throws -> [SchemaEntry] {
    try connection.rows("SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY rowid") { row in
      SchemaEntry(
        type: try row.get(String.self, 0), name: try row.get(String.self, 1), table: try row.get(String.self, 2),
        sql: try row.get(String?.self, 3))
    }
  }
}

/// A file's schema compared with the schema that the migrations make in memory.
///
/// Tables, views and indexes that somebody added are allowed: no command of ours touches them. Refused is what runs by
/// itself when we write, or changes what is ours: a changed or missing object, a view in the place of a table, a
/// trigger on our tables, an index on them that calls functions or makes values unique.
package struct SchemaComparison {
  /// Our objects, in the order in which the migrations make them.
  package private(set) var expected: [SchemaEntry] = []
  /// Objects that somebody added and that do no harm.
  package private(set) var foreign: [SchemaEntry] = []
  /// What makes the file unsafe to write to, one clause each: "the trigger spy is on a table of byregion's".
  package private(set) var problems: [String] = []

  /// - Parameter migrations: the program's migrations. A file that lacks some of them is compared with the others.
  package init(_ connection: Connection, migrations: [Migration]) throws {
    let entries = try SchemaEntry.all(connection)
    let hasHistory = entries.contains { $0.type == "table" && $0.name == "schema_migrations" }
    let applied =
      hasHistory ? try connection.first("SELECT count(*) FROM schema_migrations") { try $0.get(Int.self, 0) } : 0
    expected = try Self.schema(of: Array(migrations.prefix(applied ?? 0)))
    try compare(entries, connection)
  }

  /// Whether the migrations make an object of this name.
  package func isOurs(_ name: String) -> Bool { ourNames.contains(name.lowercased()) }

  private var ourNames: Set<String> { Set(expected.map { $0.name.lowercased() }) }

  /// The schema that all migrations of the program make.
  package static func expected() throws -> [SchemaEntry] { try schema(of: Migration.all()) }

  /// The schema that migrations make, without the rows that they write.
  private static func schema(of migrations: [Migration]) throws -> [SchemaEntry] {
    guard !migrations.isEmpty else { return [] }
    let connection = try Connection(path: "", mode: .memory)
    try connection.execute(Migrator.bookkeeping)
    for migration in migrations {
      try connection.forEachStatement(of: migration.sql) { statement in
        if !statement.writesRows { try statement.run() }
      }
    }
    return try SchemaEntry.all(connection)
  }

  private mutating func compare(_ entries: [SchemaEntry], _ connection: Connection) throws {
    let ours = Dictionary(expected.map { ($0.name, $0) }) { first, _ in first }
    let names = ourNames
    var found: Set<String> = []
    for entry in entries {
      if let own = ours[entry.name] {
        found.insert(entry.name)
        if entry != own { problems.append("the \(entry.type) \(entry.name) is not as byregion made it") }
      } else if !Self.isOfSQLite(entry) {
        if let problem = try problem(entry, ours: names, connection) {
          problems.append(problem)
        } else {
          foreign.append(entry)
        }
      }
    }
    problems += expected.filter { !found.contains($0.name) }.map { "the \($0.type) \($0.name) is missing" }
  }

  /// Tables of statistics and counters, and the indexes of constraints.
  private static func isOfSQLite(_ entry: SchemaEntry) -> Bool {
    guard entry.name.lowercased().hasPrefix("sqlite_") else { return false }
    return entry.type == "table" || (entry.type == "index" && entry.sql == nil)
  }

  /// What is wrong with an object that somebody added; nil if it does no harm.
  private func problem(_ entry: SchemaEntry, ours: Set<String>, _ connection: Connection) throws -> String? {
    let isOnOurs = ours.contains(entry.table.lowercased())
    switch entry.type {
    case "trigger" where isOnOurs:
      return "the trigger \(entry.name) is on \(entry.table), which is byregion's"
    case "trigger":
      // Deleting a row of ours may delete or change rows of that table, and so run the trigger.
      let actions = try connection.rows(
        "SELECT \"table\" FROM pragma_foreign_key_list(?) WHERE on_delete || on_update <> 'NO ACTIONNO ACTION'",
        [.text(entry.table)]
      ) { try $0.get(String.self, 0) }
      return actions.contains { ours.contains($0.lowercased()) }
        ? "the trigger \(entry.name) is on \(entry.table), whose rows change with rows that are byregion's" : nil
    case "index" where isOnOurs:
      return try isPlainIndex(entry, connection)
        ? nil : "the index \(entry.name) on \(entry.table) is unique, partial or has an expression"
    case "table", "view", "index": return nil
    default: return "the schema has an entry of the unknown type \(entry.type)"
    }
  }

  /// Whether an index holds columns alone, sorted by a collation of SQLite's own, so that keeping it runs no code.
  private func isPlainIndex(_ entry: SchemaEntry, _ connection: Connection) throws -> Bool {
    let isPlain = try connection.first(
      "SELECT \"unique\" = 0 AND partial = 0 FROM pragma_index_list(?) WHERE name = ?",
      [.text(entry.table), .text(entry.name)]
    ) { try $0.get(Bool.self, 0) }
    let strange = try connection.first(
      "SELECT 1 FROM pragma_index_xinfo(?) WHERE cid = -2 OR coll NOT IN ('BINARY', 'NOCASE', 'RTRIM')",
      [.text(entry.name)]
    ) { _ in true }
    return isPlain == true && strange == nil
  }
}

extension SchemaComparison {
  /// Throws unless the file is safe to write to.
  ///
  /// The triggers that keep `passages_fts` in step use a virtual table, which SQLite lets a schema do only if it trusts
  /// the schema (https://sqlite.org/pragma.html#pragma_trusted_schema). This check earns the trust.
  /// - Throws: `KnowledgeBaseError` with `.incompatible` that names what is wrong.
  static func requireSafe(_ connection: Connection, path: String) throws {
    let comparison = try SchemaComparison(connection, migrations: Migration.all())
    guard let problem = comparison.problems.first else { return }
    throw KnowledgeBaseError(
      .incompatible, "\(problem), so nothing is written", place: path,
      suggestion: "Undo that with another SQLite program if you trust the file; reading works as before.")
  }
}

extension Statement {
  /// Whether it is an INSERT, UPDATE, DELETE or REPLACE.
  fileprivate var writesRows: Bool {
    ["insert", "update", "delete", "replace", "with"].contains(SQLScanner.firstWord(of: sql))
  }
}
