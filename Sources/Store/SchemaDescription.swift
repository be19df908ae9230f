extension KnowledgeBase {
  /// Tables and views that users ask, in the order in which the migrations made them; FTS5's own tables are left out.
  ///
  /// - Parameter countingRows: whether to count each one's rows, which reads the whole of it.
  package func schema(countingRows: Bool = false) throws -> [SchemaObject] {
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
    var pending: String?
    for (index, line) in sql.split(separator: "\n").enumerated() {
      guard let dashes = line.range(of: "-- ") else {
        pending = Self.columnName(in: line[...], known: known) ?? pending
        continue
      }
      let comment = String(line[dashes.upperBound...])
      let code = line[..<dashes.lowerBound]
      if index == 0 {
        object = comment
      } else if let name = Self.columnName(in: code, known: known) ?? pending {
        columns[name] = columns[name] ?? comment
        pending = nil
      }
    }
  }

  /// The column that a line defines: its first word, or in a view the word behind the last AS or dot.
  private static func columnName(in code: Substring, known: Set<String>) -> String? {
    let words = code.split { " ,()".contains($0) }.map { $0.filter { $0 != "\"" } }
    if let alias = words.lastIndex(where: { $0.uppercased() == "AS" }), alias + 1 < words.count,
      known.contains(words[alias + 1])
    {
      return words[alias + 1]
    }
    guard let first = words.first, known.contains(first) else { return nil }
    return first
  }
}

extension Substring {
  /// The first place of a text in this one.
  fileprivate func range(of text: String) -> Range<Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
      start = index(after: start)
    }
    return nil
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
}
