import ByregionSQLite

extension KnowledgeBase {
  /// The tables and views of the file: ours in the order in which people need them, then those that somebody added.
  /// The tables in which FTS5 keeps an index are left out.
  ///
  /// - Parameter countingRows: whether to count each one's rows, which reads the whole of it.
  package func schema(countingRows: Bool = false) throws -> [SchemaObject] {
    try asking {
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

  /// What people ask for first, then the rest in the order of the migrations, then what the program keeps for itself.
  private static func inReadingOrder(_ names: [String]) -> [String] {
    let first = [
      "regions", "municipalities", "goals", "results", "advice", "continuations", "application_excerpts", "attachments",
      "passages", "documents", "region_overview", "advice_overview", "passage_overview", "membership", "places",
      "advice_by_county", "advice_by_municipality", "said_by_municipality",
    ]
    let last = ["words", "word_grams", "word_places", "reference_counters", "import_failures", "schema_migrations"]
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
    try connection.first("SELECT count(*) FROM \(Language.quotedIdentifier(table))") { try $0.get(Int.self, 0) }
  }
}

/// The descriptions in a CREATE statement: what stands behind `--` at the end of a line.
///
/// SQLite keeps a statement's text as it was written (https://sqlite.org/schematab.html), so that the descriptions
/// travel with the file.
struct SchemaComments {
  /// The description of the table or view itself.
  private(set) var object: String?
  /// Descriptions by the column's name.
  private(set) var columns: [String: String] = [:]

  /// - Parameter names: the columns' names; a comment belongs to the column whose line it ends, or to the one that the
  ///   line gives its name by `AS`.
  init(sql: String, names: [String]) {
    let known = Set(names)
    let bytes = Array(sql.utf8)
    var isFirstLine = true
    // The column that the lines since the last comment define.
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

  /// The column that a line defines: its first word, or in a view the word behind the last AS.
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

/// A table or view as users see it, with its description.
package struct SchemaObject: Sendable, Hashable {
  /// A table holds rows, a view asks for them.
  package enum Kind: String, Sendable, Hashable {
    case table, view
  }

  /// A column with its description.
  package struct Column: Sendable, Hashable {
    /// Its name.
    package var name: String
    /// Type as declared; empty for a view's column that has none.
    package var type: String
    /// One sentence; nil where the schema has none.
    package var description: String?
    /// `table.column` that a foreign key refers to.
    package var refersTo: String?
  }

  /// Its name.
  package var name: String
  /// Table or view.
  package var kind: Kind
  /// One sentence; nil where the schema has none.
  package var description: String?
  package var columns: [Column]
  /// The statement that made it.
  package var sql: String
  package var rowCount: Int?
  /// Whether somebody added it to the file.
  package var isForeign = false
}
