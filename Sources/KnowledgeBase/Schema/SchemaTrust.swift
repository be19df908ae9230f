import SQLite

/// Refuses to write to a file in whose schema somebody else planted something that would run along.
///
/// The triggers that keep `passages_fts` in step use a virtual table, which SQLite lets a schema do only when it trusts it
/// (https://sqlite.org/pragma.html#pragma_trusted_schema). So trust is earned first: what stands on our tables must be
/// what the migrations say, to the letter.
struct SchemaTrust {
  let migrations: [Migration]

  /// - Throws: `KnowledgeBaseError` with `.incompatible` that names what is not ours.
  func check(_ connection: Connection, path: String) throws {
    let ours = migrations.map { $0.sql.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
    try connection.query(
      """
      SELECT type, name, sql FROM sqlite_schema
      WHERE sql IS NOT NULL AND type IN ('table', 'index', 'trigger')
        AND NOT (type = 'table' AND name LIKE 'passages\\_fts\\_%' ESCAPE '\\') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
        AND tbl_name <> 'schema_migrations'
      """
    ) { row in
      let sql = (row.text(2) ?? "").split(whereSeparator: \.isWhitespace).joined(separator: " ")
      guard !ours.contains(where: { $0.contains(sql) }) else { return }
      throw KnowledgeBaseError(
        .incompatible,
        "the \(row.text(0) ?? "") \(row.text(1) ?? "") is not of byregion's making, so nothing is written",
        place: path, suggestion: "Remove it with another SQLite program if you trust the file; reading goes on working."
      )
    }
  }
}
