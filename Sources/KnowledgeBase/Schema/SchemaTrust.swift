import SQLite

/// Refuses to write to a file in whose schema somebody else planted something that would run along.
///
/// The triggers that keep `passages_fts` in step use a virtual table, which SQLite lets a schema do only when it trusts
/// it (https://sqlite.org/pragma.html#pragma_trusted_schema). So trust is earned first: what stands on our tables must
/// be what the migrations say, to the letter.
struct SchemaTrust {
  let migrations: [Migration]

  /// - Throws: `KnowledgeBaseError` with `.incompatible` that names what is not ours.
  func check(_ connection: Connection, path: String) throws {
    guard let stranger = try strangers(connection).first else { return }
    throw KnowledgeBaseError(
      .incompatible, "the \(stranger) is not of byregion's making, so nothing is written", place: path,
      suggestion: "Remove it with another SQLite program if you trust the file; reading goes on working.")
  }

  /// What is not as the migrations say: "trigger spy". A view of a name that we do not use is its owner's matter.
  func strangers(_ connection: Connection) throws -> [String] {
    let ours = migrations.map { Self.normalized($0.sql) }
    var strangers: [String] = []
    try connection.query(
      """
      SELECT type, name, sql FROM sqlite_schema
      WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND tbl_name <> 'schema_migrations'
        AND NOT (type = 'table' AND name LIKE 'passages\\_fts\\_%' ESCAPE '\\')
      """
    ) { row in
      let (type, name) = (row.text(0) ?? "", row.text(1) ?? "")
      let sql = Self.normalized(row.text(2) ?? "")
      if ours.contains(where: { $0.contains(sql) }) { return }
      let isOwners =
        type == "view" && !ours.contains { $0.contains(" TABLE \(name) (") || $0.contains(" VIEW \(name) ") }
      if !isOwners { strangers.append("\(type) \(name)") }
    }
    return strangers
  }

  private static func normalized(_ sql: String) -> String {
    sql.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
