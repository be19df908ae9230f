import ByregionLanguages
import ByregionRecords
import ByregionSQLite

extension KnowledgeBase {
  /// The tables and views of the file: first the program's, the most useful ones first, then those that somebody added.
  /// The shadow tables of FTS5 are omitted.
  ///
  /// - Parameter countingRows: whether to count rows, which reads each table completely.
  package func schema(countingRows: Bool = false) throws -> [SchemaObject] {
    try readSnapshot {
      if let foreignSchema {
        return try foreignSchema.map { object in
          var object = object
          object.rowCount = countingRows ? try count(of: object.name) : nil
          return object
        }
      }
      let ours = try SchemaComparison.expected().filter { $0.type == "table" || $0.type == "view" }.map(\.name)
      let objects = try connection.rows(
        """
        SELECT objects.name, objects.type, sql FROM sqlite_schema AS objects
        JOIN pragma_table_list(objects.name) AS listed ON listed.schema = 'main'
        WHERE sql IS NOT NULL AND objects.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND listed.type <> 'shadow'
        ORDER BY objects.rowid
        """
      ) { row in
        (
          name: try row.get(String.self, 0), kind: try row.get(SchemaObject.Kind.self, 1),
          sql: try row.get(String.self, 2)
        )
      }
      let places = Dictionary(uniqueKeysWithValues: Self.inReadingOrder(ours).enumerated().map { ($1, $0) })
      let ordered = objects.enumerated().sorted {
        (places[$0.element.name] ?? .max, $0.offset) < (places[$1.element.name] ?? .max, $1.offset)
      }
      return try ordered.map { _, object in
        var described = try self.object(object.name, object.kind, sql: object.sql, countingRows: countingRows)
        described.isForeign = places[object.name] == nil
        return described
      }
    }
  }

  /// Orders names: the most useful first, then the rest in the order of the migrations, then internal tables.
  private static func inReadingOrder(_ names: [String]) -> [String] {
    let first = [
      "regions", "municipalities", "goals", "results", "advice", "continuations", "application_excerpts", "attachments",
      "passages", "documents", "region_overview", "advice_overview", "passage_overview", "membership", "places",
      "municipality_numbers",
      "advice_by_county", "advice_by_municipality", "said_by_municipality",
    ]
    let last = [
      "words", "word_grams", "word_places", "reference_counters", "import_failures", "changes", "schema_migrations",
    ]
    return first + names.filter { !first.contains($0) && !last.contains($0) } + last
  }

  private func object(
    _ name: String, _ kind: SchemaObject.Kind, sql: String, countingRows: Bool
  ) throws -> SchemaObject {
    let columns = try connection.rows(
      "SELECT name, type FROM pragma_table_xinfo(?) WHERE hidden <> 1", [.text(name)]
    ) { row in
      (name: try row.get(String.self, 0), type: try row.get(String.self, 1))
    }
    var references: [String: String] = [:]
    try connection.query(
      "SELECT \"from\", \"table\", coalesce(\"to\", 'id') FROM pragma_foreign_key_list(?)", [.text(name)]
    ) { row in
      references[try row.get(String.self, 0)] = try "\(row.get(String.self, 1)).\(row.get(String.self, 2))"
    }
    let comments = SchemaComments(sql: sql, names: columns.map(\.name))
    return SchemaObject(
      name: name, kind: kind, description: comments.object,
      columns: columns.map { column in
        SchemaObject.Column(
          name: column.name, type: column.type, description: comments.columns[column.name],
          refersTo: references[column.name])
      },
      sql: sql, rowCount: countingRows ? try count(of: name) : nil)
  }

  private func count(of table: String) throws -> Int? {
    try connection.first("SELECT count(*) FROM \(SQLLanguage.quotedIdentifier(table))") { try $0.get(Int.self, 0) }
  }
}

/// The descriptions in a CREATE statement: the comments after `--` at the ends of lines.
///
/// SQLite stores the statement as it was written (https://sqlite.org/schematab.html), so the descriptions are part of
/// the file.
struct SchemaComments {
  /// The description of the table or view itself.
  private(set) var object: String?
  /// Descriptions by the column's name.
  private(set) var columns: [String: String] = [:]

  /// - Parameter names: names of the columns. A comment belongs to the column that its line defines, or to the one that
  ///   the line names by `AS`.
  init(sql: String, names: [String]) {
    let known = Set(names)
    let bytes = Array(sql.utf8)
    var isFirstLine = true
    // The column defined by the lines since the last comment.
    var column: String?
    var line: [String] = []
    for token in SQLScanner.allTokens(sql) {
      let text = String(decoding: bytes[token.range], as: UTF8.self)
      switch token.kind {
      case .space where text.utf8.contains(0x0A):
        column = Self.columnName(in: line, known: known) ?? column
        (line, isFirstLine) = ([], false)
      case .space: continue
      case .comment where text.hasPrefix("--"):
        let comment = String(text.dropFirst(2).drop { $0 == " " })
        if isFirstLine {
          object = comment
        } else if let name = Self.columnName(in: line, known: known) ?? column {
          columns[name] = columns[name] ?? comment
          column = nil
        }
        line = []
      case .quotedName: line.append(String(text.dropFirst().dropLast()))
      case .word: line.append(text)
      default: continue
      }
    }
  }

  /// The column that a line defines: its first word, or in a view the word after the last AS.
  private static func columnName(in words: [String], known: Set<String>) -> String? {
    if let alias = words.lastIndex(where: { $0.uppercased() == "AS" }), alias + 1 < words.count,
      known.contains(words[alias + 1])
    {
      return words[alias + 1]
    }
    guard let first = words.first, known.contains(first) else { return nil }
    return first
  }
}

/// A table or view with its description.
package struct SchemaObject: Sendable, Hashable {
  /// Whether it is a table or a view.
  package enum Kind: String, Sendable, Hashable {
    case table, view
  }

  /// A column with its description.
  package struct Column: Sendable, Hashable {
    /// Its name.
    package var name: String
    /// Declared type; empty for a view's column without a type.
    package var type: String
    /// One sentence; nil if the schema has no description.
    package var description: String?
    /// `table.column` that a foreign key refers to.
    package var refersTo: String?

    package init(name: String, type: String, description: String? = nil, refersTo: String? = nil) {
      (self.name, self.type, self.description, self.refersTo) = (name, type, description, refersTo)
    }
  }

  /// Its name.
  package var name: String
  /// Table or view.
  package var kind: Kind
  /// One sentence; nil if the schema has no description.
  package var description: String?
  package var columns: [Column]
  /// The CREATE statement.
  package var sql: String
  package var rowCount: Int?
  /// Whether somebody else added it to the file.
  package var isForeign = false

  package init(
    name: String, kind: Kind, description: String? = nil, columns: [Column], sql: String, rowCount: Int? = nil,
    isForeign: Bool = false
  ) {
    (self.name, self.kind, self.description, self.columns) = (name, kind, description, columns)
    (self.sql, self.rowCount, self.isForeign) = (sql, rowCount, isForeign)
  }
}

/// An object of a schema: a row of `sqlite_schema` (https://sqlite.org/schematab.html).
package struct SchemaEntry: Sendable, Hashable {
  /// table, view, index or trigger.
  package var type: String
  package var name: String
  /// The table or view of an index or trigger; otherwise the object's own name.
  package var table: String
  /// The CREATE statement; nil for an index made by a constraint.
  package var sql: String?

  /// All entries of a connection's main schema, in the order of their creation.
  static func all(_ connection: Connection) throws -> [SchemaEntry] {
    try connection.rows("SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY rowid") { row in
      SchemaEntry(
        type: try row.get(String.self, 0), name: try row.get(String.self, 1), table: try row.get(String.self, 2),
        sql: try row.get(String?.self, 3))
    }
  }
}

/// Compares a file's schema with the schema that the migrations create in memory.
///
/// Tables, views and indexes that somebody added are allowed: no command of the program uses them. Problems are objects
/// that run code when the program writes, and changes to the program's own objects: a changed or missing object, a view
/// that replaces a table, a trigger on its tables, an index on them that calls functions or is unique.
package struct SchemaComparison {
  /// The program's objects, in the order in which the migrations create them.
  package private(set) var expected: [SchemaEntry] = []
  /// Harmless objects that somebody added.
  package private(set) var foreign: [SchemaEntry] = []
  /// Reasons why the file is unsafe to write to, as clauses: "the trigger spy is on a table of byregion's".
  package private(set) var problems: [Wording] = []

  /// - Parameter migrations: the program's migrations. A file that lacks some is compared with those that were applied.
  package init(_ connection: Connection, migrations: [Migration]) throws {
    let entries = try SchemaEntry.all(connection)
    let hasHistory = entries.contains { $0.type == "table" && $0.name == "schema_migrations" }
    let applied =
      hasHistory ? try connection.first("SELECT count(*) FROM schema_migrations") { try $0.get(Int.self, 0) } : 0
    expected = try Self.schema(of: Array(migrations.prefix(applied ?? 0)))
    try compare(entries, connection)
  }

  /// Whether the migrations create an object of this name.
  package func isExpected(_ name: String) -> Bool { expectedNames.contains(name.lowercased()) }

  private var expectedNames: Set<String> { Set(expected.map { $0.name.lowercased() }) }

  /// The schema that all migrations of the program create.
  package static func expected() throws -> [SchemaEntry] { try schema(of: Migration.all()) }

  /// The schema that migrations create, without running their statements that write rows.
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
    let names = expectedNames
    var found: Set<String> = []
    for entry in entries {
      if let own = ours[entry.name] {
        found.insert(entry.name)
        if entry != own { problems.append(Wording { $0.notAsMade(entry.type, entry.name) }) }
      } else if !Self.isOfSQLite(entry) {
        if let problem = try problem(entry, ours: names, connection) {
          problems.append(problem)
        } else {
          foreign.append(entry)
        }
      }
    }
    problems += expected.filter { !found.contains($0.name) }.map { entry in
      Wording { $0.isMissing(entry.type, entry.name) }
    }
  }

  /// SQLite's own tables of statistics and sequences, and the indexes of constraints.
  private static func isOfSQLite(_ entry: SchemaEntry) -> Bool {
    guard entry.name.lowercased().hasPrefix("sqlite_") else { return false }
    return entry.type == "table" || (entry.type == "index" && entry.sql == nil)
  }

  /// The problem with an object that somebody added; nil if it is harmless.
  private func problem(_ entry: SchemaEntry, ours: Set<String>, _ connection: Connection) throws -> Wording? {
    let isOnOurs = ours.contains(entry.table.lowercased())
    switch entry.type {
    case "trigger" where isOnOurs:
      return Wording { $0.triggerOnOurs(entry.name, entry.table) }
    case "trigger":
      // Deleting a row of the program's tables may cascade to that table and so run the trigger.
      let actions = try connection.rows(
        "SELECT \"table\" FROM pragma_foreign_key_list(?) WHERE on_delete || on_update <> 'NO ACTIONNO ACTION'",
        [.text(entry.table)]
      ) { try $0.get(String.self, 0) }
      return actions.contains { ours.contains($0.lowercased()) }
        ? Wording { $0.triggerFollowsOurs(entry.name, entry.table) } : nil
    case "index" where isOnOurs:
      return try isPlainIndex(entry, connection)
        ? nil : Wording { $0.indexNotPlain(entry.name, entry.table) }
    case "table", "view", "index": return nil
    default: return Wording { $0.unknownSchemaType(entry.type) }
    }
  }

  /// Whether an index contains only columns with SQLite's own collations, so that updating it runs no other code.
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
  /// The triggers that keep `passages_fts` up to date use a virtual table, which SQLite allows only in a trusted schema
  /// (https://sqlite.org/pragma.html#pragma_trusted_schema). This check establishes that the schema can be trusted.
  /// - Throws: `KnowledgeBaseError` with `.incompatible` that names the problem.
  static func requireSafe(_ connection: Connection, path: String) throws {
    let comparison = try SchemaComparison(connection, migrations: Migration.all())
    guard let problem = comparison.problems.first else { return }
    throw KnowledgeBaseError(
      .incompatible, { $0.nothingIsWritten(problem.text(in: $0.language)) }, place: path,
      suggestion: .say { $0.undoElsewhere })
  }
}

extension Statement {
  /// Whether it is an INSERT, UPDATE, DELETE or REPLACE, or begins with WITH.
  fileprivate var writesRows: Bool {
    ["insert", "update", "delete", "replace", "with"].contains(SQLScanner.firstWord(of: sql))
  }
}
