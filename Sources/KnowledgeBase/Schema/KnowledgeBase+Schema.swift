import SQLite

extension KnowledgeBase {
  /// Tables and views that users ask, in the order in which the migrations made them; FTS5's own tables are left out.
  ///
  /// - Parameter countingRows: whether to count each one's rows, which reads the whole of it.
  public func schema(countingRows: Bool = false) throws -> [SchemaObject] {
    try asking {
      let objects = try connection.rows(
        """
        SELECT name, type, sql FROM sqlite_schema
        WHERE type IN ('table', 'view') AND sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
          AND name NOT IN ('passages_fts_data', 'passages_fts_idx', 'passages_fts_docsize', 'passages_fts_config')
        ORDER BY type = 'view', rowid
        """
      ) { row in
        (name: row.text(0) ?? "", type: row.text(1) ?? "", sql: row.text(2) ?? "")
      }
      return try objects.map {
        try object(name: $0.name, type: $0.type, sql: $0.sql, countingRows: countingRows)
      }
    }
  }

  private func object(name: String, type: String, sql: String, countingRows: Bool) throws -> SchemaObject {
    let columns = try connection.rows(
      "SELECT name, type FROM pragma_table_xinfo(?) WHERE hidden <> 1", [.text(name)]
    ) { row in
      (name: row.text(0) ?? "", type: row.text(1) ?? "")
    }
    var references: [String: String] = [:]
    try connection.query(
      "SELECT \"from\", \"table\", coalesce(\"to\", 'id') FROM pragma_foreign_key_list(?)", [.text(name)]
    ) { row in
      references[row.text(0) ?? ""] = "\(row.text(1) ?? "").\(row.text(2) ?? "")"
    }
    let comments = SchemaComments(sql: sql, names: columns.map(\.name))
    return SchemaObject(
      name: name, kind: type == "view" ? .view : .table, description: comments.object,
      columns: columns.map { column in
        SchemaObject.Column(
          name: column.name, type: column.type, description: comments.columns[column.name],
          refersTo: references[column.name])
      },
      sql: sql, rowCount: countingRows ? try count(of: name) : nil)
  }

  private func count(of table: String) throws -> Int? {
    let quoted =
      "\"" + table.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    return try connection.first("SELECT count(*) FROM \(quoted)") { $0.int(0) } ?? nil
  }
}
