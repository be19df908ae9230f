import ByregionSQLite

/// The rows of a knowledge base in memory, by table and by batch of the import.
struct FloorRows {
  /// The rows that go into one table.
  struct Table {
    var insertion: String
    var columnCount: Int
    /// The rows of each batch, one value after the other (see ``FloorValues``).
    var batches: [FloorValues]
  }

  /// The statements that create the tables, indexes, views and triggers.
  var schema: [String] = []
  /// In an order that satisfies foreign keys; the search index is last.
  var tables: [Table] = []
  let batchCount: Int

  /// - Parameter batchSize: number of documents per transaction.
  init(path: String, batchSize: Int) throws {
    let connection = try Connection(path: path, mode: .readOnly)
    let documents = try connection.first("SELECT max(id) FROM documents") { $0.int(0) ?? 0 } ?? 0
    batchCount = max(1, (documents + batchSize - 1) / batchSize)
    let ours = "name NOT LIKE 'sqlite!_%' ESCAPE '!' AND name NOT LIKE 'passages!_fts!_%' ESCAPE '!'"
    schema = try connection.rows("SELECT sql FROM sqlite_schema WHERE \(ours) AND sql IS NOT NULL ORDER BY rowid") {
      $0.text(0) ?? ""
    }
    // The floor has no vocabulary.
    let names = try connection.rows(
      """
      SELECT name FROM sqlite_schema WHERE type = 'table' AND \(ours)
        AND sql NOT LIKE 'CREATE VIRTUAL %' AND name NOT IN ('words', 'word_grams') ORDER BY rowid
      """
    ) { $0.text(0) ?? "" }
    for name in try Self.parentsFirst(names, connection) { tables.append(try table(name, connection, batchSize)) }
    tables.append(
      try table(
        from: "passages", columns: ["id", "text", "title"], into: "passages_fts (rowid, text, title)",
        document: "document_id", connection, batchSize))
    try connection.close()
  }

  /// Sorts tables so that each follows those that it refers to.
  private static func parentsFirst(_ names: [String], _ connection: Connection) throws -> [String] {
    var waiting = names
    var ordered: [String] = []
    while !waiting.isEmpty {
      let ready = try waiting.filter { name in
        let parents = try connection.rows("SELECT \"table\" FROM pragma_foreign_key_list(?)", [.text(name)]) {
          $0.text(0) ?? ""
        }
        return !parents.contains { $0 != name && waiting.contains($0) }
      }
      // Tables with circular references keep their order.
      ordered += ready.isEmpty ? waiting : ready
      waiting = ready.isEmpty ? [] : waiting.filter { !ready.contains($0) }
    }
    return ordered
  }

  private func table(_ name: String, _ connection: Connection, _ batchSize: Int) throws -> Table {
    let columns = try connection.rows("SELECT name FROM pragma_table_info(?)", [.text(name)]) { $0.text(0) ?? "" }
    let quoted = columns.map { "\"\($0)\"" }
    let document = name == "documents" ? "id" : columns.contains("document_id") ? "document_id" : "NULL"
    return try table(
      from: name, columns: quoted, into: "\(name) (\(quoted.joined(separator: ", ")))", document: document, connection,
      batchSize)
  }

  /// Rows that belong to no document go into the first batch.
  private func table(
    from source: String, columns: [String], into target: String, document: String, _ connection: Connection,
    _ batchSize: Int
  ) throws -> Table {
    let places = columns.map { _ in "?" }.joined(separator: ", ")
    var table = Table(
      insertion: "INSERT INTO \(target) VALUES (\(places))", columnCount: columns.count,
      batches: Array(repeating: FloorValues(), count: batchCount))
    let list = columns.joined(separator: ", ")
    try connection.query("SELECT \(document), \(list) FROM \(source) ORDER BY 1, 2") { row in
      let batch = row.int(0).map { ($0 - 1) / batchSize } ?? 0
      for column in 1...columns.count { table.batches[batch].append(row, column) }
    }
    return table
  }
}
