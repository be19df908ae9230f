import SQLite

/// Reads and writes the table `saved_queries`.
struct SavedQueryStore {
  let connection: Connection

  /// All of them, by name.
  func all() throws -> [SavedQuery] {
    var queries = try connection.rows("SELECT name, description, sql FROM saved_queries ORDER BY name") { row in
      SavedQuery(name: row.text(0) ?? "", description: row.text(1) ?? "", sql: row.text(2) ?? "")
    }
    let places = Dictionary(uniqueKeysWithValues: queries.enumerated().map { ($1.name, $0) })
    try connection.query("SELECT query, name, value FROM saved_query_parameters") { row in
      guard let place = places[row.text(0) ?? ""] else { return }
      queries[place].defaults.values[row.text(1) ?? ""] = row[2]
    }
    return queries
  }

  /// - Throws: `KnowledgeBaseError` with `.usage` that names the nearest, where there is none of that name.
  func query(named name: String) throws -> SavedQuery {
    let all = try all()
    if let query = all.first(where: { $0.name == name.lowercased() }) { return query }
    let near = NearestName.to(name, among: all.map(\.name))
    throw KnowledgeBaseError(
      .usage, "there is no saved query \(name)",
      suggestion: near.map { "Did you mean \($0)?" } ?? "`byregion query` lists them.")
  }

  /// Writes a query in the place of one of the same name. Call it in a transaction.
  func save(_ query: SavedQuery) throws {
    try connection.run("DELETE FROM saved_queries WHERE name = ?", .text(query.name))
    try connection.run(
      "INSERT INTO saved_queries (name, description, sql) VALUES (?, ?, ?)", .text(query.name),
      .text(query.description), .text(query.sql))
    for (name, value) in query.defaults.values {
      try connection.run(
        "INSERT INTO saved_query_parameters (query, name, value) VALUES (?, ?, ?)", .text(query.name), .text(name),
        value)
    }
  }
}
