import ByregionSQLite
import ByregionStore

/// A table of the file as it is published: its structure, and which rows a change affects.
struct PublishedTable {
  /// A column in PostgreSQL's terms.
  struct Column {
    var name: String
    var type: ColumnType
    var isRequired: Bool
    var description: String?
  }

  enum ColumnType {
    case integer, real, text, bytes
    /// Any SQLite value, published as text.
    case any
  }

  /// A foreign key.
  struct Reference {
    var columns: [String]
    var table: String
    var otherColumns: [String]
  }

  var name: String
  var description: String?
  var columns: [Column]
  var primaryKey: [String]
  var uniqueKeys: [[String]]
  var indexes: [[String]]
  var references: [Reference]
  var checks: [(name: String, expression: String)]
  var scope: Scope

  /// Which rows are sent when a document or region changed.
  enum Scope {
    /// The table is compared as a whole, and sent as a whole if it differs.
    case whole
    /// The rows that meet a condition. The closure makes it from the right-hand sides of conditions for changed
    /// documents and regions, such as ` IN (SELECT …)`.
    case changed((_ documents: String, _ regions: String) -> String)
    /// The rows of words that occur in changed documents, or all rows if all postings are sent.
    case words
  }
}

/// The tables and views of a file that are published. Each view follows the views that it selects from.
struct PublishedObjects {
  /// Tables of the file that are not published, with the reason.
  static let leftOut: [String: String] = [
    "word_places": "postings hold the same", "passages_fts": "postings hold the same",
    "reference_counters": "serves imports", "imports": "serves imports", "import_changes": "serves imports",
    "import_failures": "serves imports", "schema_migrations": "is of the file itself",
    "changes": "is of the file itself",
  ]

  private(set) var tables: [PublishedTable] = []
  private(set) var views: [(object: SchemaObject, sql: String)] = []
  /// Views that cannot be published, with the reason.
  private(set) var untranslated: [(view: String, reason: String)] = []
  /// Tables and views in the file that byregion did not create.
  private(set) var foreign: [String] = []

  init(_ knowledgeBase: KnowledgeBase) throws {
    let objects = try knowledgeBase.schema()
    foreign = objects.filter(\.isForeign).map(\.name)
    let published = objects.filter { !$0.isForeign && Self.leftOut[$0.name] == nil }
    let tables = published.filter { $0.kind == .table }
    let names = Set(tables.map(\.name))
    self.tables = try tables.map { try Self.table($0, among: names, knowledgeBase.connection) }
      .sorted { Self.rank($0) < Self.rank($1) }
    addViews(published.filter { $0.kind == .view })
  }

  /// Sorts by name, except that `document_descriptions` comes first and `documents` and `regions` come last: the
  /// conditions that find changed rows of the other tables read them.
  private static func rank(_ table: PublishedTable) -> (Int, String) {
    (["document_descriptions": 0, "documents": 2, "regions": 3][table.name] ?? 1, table.name)
  }

  private mutating func addViews(_ objects: [SchemaObject]) {
    var left = Dictionary(uniqueKeysWithValues: objects.map { ($0.name, $0) })
    func add(_ object: SchemaObject, to result: inout PublishedObjects) {
      guard left.removeValue(forKey: object.name) != nil else { return }
      let query = SQLTranslation.query(ofView: object.sql)
      let needed = SQLTranslation.words(of: query)
      for other in objects where needed.contains(other.name) { add(other, to: &result) }
      let translation = SQLTranslation(query)
      let missing = needed.first { name in
        Self.leftOut[name] != nil || result.untranslated.contains { $0.view == name }
      }
      if let function = translation.unknownFunctions.first {
        result.untranslated.append((object.name, "it calls \(function), a function of the file's program"))
      } else if let missing {
        result.untranslated.append((object.name, "it asks \(missing), which is not published"))
      } else {
        result.views.append((object, translation.sql))
      }
    }
    for object in objects { add(object, to: &self) }
  }

  private static func table(
    _ object: SchemaObject, among names: Set<String>, _ connection: Connection
  ) throws -> PublishedTable {
    let name = object.name
    var keys: [(place: Int, name: String)] = []
    let columns = try connection.rows("SELECT name, type, \"notnull\", pk FROM pragma_table_info(?)", [.text(name)]) {
      row -> PublishedTable.Column in
      let column = try row.get(String.self, 0)
      let place = try row.get(Int.self, 3)
      if place > 0 { keys.append((place, column)) }
      return PublishedTable.Column(
        name: column, type: type(try row.get(String.self, 1)), isRequired: try row.get(Bool.self, 2) || place > 0,
        description: object.columns.first { $0.name == column }?.description)
    }
    let indexes = try indexes(of: name, connection)
    return PublishedTable(
      name: name, description: object.description, columns: columns,
      primaryKey: keys.sorted { $0.place < $1.place }.map(\.name),
      uniqueKeys: indexes.filter(\.isUnique).map(\.columns),
      indexes: indexes.filter { !$0.isUnique }.map(\.columns),
      references: try references(of: name, connection).filter { names.contains($0.table) },
      checks: checks(of: object), scope: scope(of: name, columns.map(\.name)))
  }

  private static func type(_ declared: String) -> PublishedTable.ColumnType {
    switch declared.uppercased() {
    case "INTEGER", "INT": .integer
    case "REAL": .real
    case "BLOB": .bytes
    case "TEXT": .text
    default: .any
    }
  }

  /// Indexes on plain columns, without that of the primary key.
  private static func indexes(
    of table: String, _ connection: Connection
  ) throws -> [(isUnique: Bool, columns: [String])] {
    let listed = try connection.rows(
      "SELECT name, \"unique\" FROM pragma_index_list(?) WHERE origin <> 'pk' AND partial = 0 ORDER BY name",
      [.text(table)]
    ) { (name: try $0.get(String.self, 0), isUnique: try $0.get(Bool.self, 1)) }
    return try listed.compactMap { index in
      let columns = try connection.rows("SELECT name FROM pragma_index_info(?) ORDER BY seqno", [.text(index.name)]) {
        $0.text(0)
      }
      let named = columns.compactMap { $0 }
      return named.count == columns.count ? (index.isUnique, named) : nil
    }
  }

  private static func references(of table: String, _ connection: Connection) throws -> [PublishedTable.Reference] {
    var found: [Int: PublishedTable.Reference] = [:]
    try connection.query(
      """
      SELECT listed.id, listed."table", listed."from", coalesce(listed."to", (
        SELECT name FROM pragma_table_info(listed."table") WHERE pk = listed.seq + 1))
      FROM pragma_foreign_key_list(?) AS listed ORDER BY listed.id, listed.seq
      """, [.text(table)]
    ) { row in
      let id = try row.get(Int.self, 0)
      let other = try row.get(String.self, 1)
      found[id, default: .init(columns: [], table: other, otherColumns: [])].columns.append(try row.get(String.self, 2))
      found[id]?.otherColumns.append(try row.get(String.self, 3))
    }
    return found.sorted { $0.key < $1.key }.map(\.value)
  }

  /// The CHECK constraints that PostgreSQL can evaluate.
  private static func checks(of object: SchemaObject) -> [(name: String, expression: String)] {
    SQLTranslation.checks(in: object.sql).enumerated().compactMap { index, check in
      let translation = SQLTranslation(check.expression)
      guard translation.unknownFunctions.isEmpty else { return nil }
      return (Names.short(check.name ?? "\(object.name)_check_\(index + 1)"), translation.sql)
    }
  }

  private static func scope(of table: String, _ columns: [String]) -> PublishedTable.Scope {
    switch table {
    case "words": .words
    case "documents": .changed { documents, _ in "id\(documents)" }
    case "regions": .changed { _, regions in "id\(regions)" }
    case "document_descriptions":
      .changed { documents, _ in "sha256 IN (SELECT sha256 FROM documents WHERE id\(documents))" }
    // Names that users added belong to no document.
    case "region_names":
      .changed { documents, regions in "document_id\(documents) OR document_id IS NULL AND region_id\(regions)" }
    case _ where columns.contains("document_id"): .changed { documents, _ in "document_id\(documents)" }
    case _ where columns.contains("region_id"): .changed { _, regions in "region_id\(regions)" }
    default: .whole
    }
  }
}

/// Names in PostgreSQL's SQL.
enum Names {
  /// Maximum length of a name in bytes (https://www.postgresql.org/docs/current/sql-syntax-lexical.html).
  static let limit = 63

  /// A quoted identifier.
  static func quoted(_ name: String) -> String { "\"" + name.replacing("\"", with: "\"\"") + "\"" }

  /// A string literal.
  static func literal(_ text: String) -> String { "'" + text.replacing("'", with: "''") + "'" }

  /// A name truncated to ``limit``.
  static func short(_ name: String) -> String {
    var name = name
    while name.utf8.count > limit { name.removeLast() }
    return name
  }

  /// An array literal, for the value of a parameter.
  static func array(_ texts: [String]) -> String {
    let quoted = texts.map { text in
      "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }
    return "{" + quoted.joined(separator: ",") + "}"
  }

  static func array(_ numbers: [Int64]) -> String { "{" + numbers.map(String.init).joined(separator: ",") + "}" }

  /// Quoted identifiers separated by commas.
  static func list(_ names: [String]) -> String { names.map(quoted).joined(separator: ", ") }
}
