import ByregionRecords
import ByregionSQLite
import ByregionSearch
import ByregionStore
import ByregionText

extension KnowledgeBase {
  /// The saved queries of the file, by name.
  package func savedQueries() throws -> [SavedQuery] {
    try translatingErrors { try SavedQueryStore(connection: connection).all() }
  }

  /// A saved query.
  ///
  /// - Throws: `KnowledgeBaseError` with `.usage` that suggests the nearest name if there is none of that name.
  package func savedQuery(named name: String) throws -> SavedQuery {
    try translatingErrors { try SavedQueryStore(connection: connection).query(named: name) }
  }

  /// Saves a query.
  ///
  /// - Parameter replacing: whether a query of the same name is replaced.
  /// - Throws: `KnowledgeBaseError` with `.usage` if the name does not consist of lower-case words with hyphens or
  ///   single spaces, or if it is taken.
  package func save(_ query: SavedQuery, replacing: Bool = false) throws {
    let words = query.name.split(separator: " ", omittingEmptySubsequences: false)
    let isName = words.allSatisfy { word in
      !word.isEmpty && word.allSatisfy { $0 == "-" || $0.isNumber || ($0.isLetter && !$0.isUppercase) }
    }
    guard isName, query.name.utf8.count <= 100 else {
      throw KnowledgeBaseError(
        .usage, { $0.queryName(query.name) })
    }
    try translatingErrors {
      try connection.transaction {
        let isTaken = try connection.first("SELECT 1 FROM saved_queries WHERE name = ?", [.text(query.name)]) { _ in
          true
        }
        guard replacing || isTaken != true else {
          throw KnowledgeBaseError(
            .usage, { $0.queryExists(query.name) }, suggestion: .replaceSavedQuery(query.name))
        }
        try SavedQueryStore(connection: connection).save(query)
      }
    }
  }
}

extension KnowledgeBase {
  /// The saved queries that any SQLite program can run, and the names of those that need the program's own functions or
  /// collations, such as `search()`.
  package func plainQueries() throws -> (queries: [SavedQuery], others: [String]) {
    try translatingErrors {
      let plain = try Connection(path: connection.path, mode: .readOnly)
      defer { try? plain.close() }
      let all = try SavedQueryStore(connection: connection).all()
      let queries = all.filter { (try? plain.prepare($0.sql)) != nil }
      return (queries, all.map(\.name).filter { name in !queries.contains { $0.name == name } })
    }
  }
}

/// Example queries for people who are new to SQL in this program.
package enum QueryExamples {
  /// A search for programs that do not have the function `search()`.
  package static let plainSearch = SavedQuery(
    name: "search", description: "Passages by FTS5's MATCH, the best hits first: forankring, \"to ord\", ord*.",
    sql: """
      SELECT passages.reference, regions.name AS region, passages.kind,
        snippet(passages_fts, 0, '', '', '…', 24) AS snippet
      FROM passages_fts
      JOIN passages ON passages.id = passages_fts.rowid
      JOIN regions ON regions.id = passages.region_id
      WHERE passages_fts MATCH :words
      ORDER BY passages_fts.rank
      """)

  /// Ordered from the simplest to those that join a search with tables.
  package static let all: [SavedQuery] = [
    SavedQuery(
      name: "advice", description: "Advice with who gives it.",
      sql: "SELECT reference, region, applicant, text FROM advice_overview"),
    SavedQuery(
      name: "words", description: "Advice with a word in it, in upper or lower case.",
      sql: "SELECT region, text FROM advice_overview WHERE text LIKE '%råd%'"),
    SavedQuery(
      name: "search", description: "What the search finds, as rows.",
      sql: "SELECT reference, kind, region_name, snippet FROM search('forankring i ledelsen')"),
    SavedQuery(
      name: "match", description: "FTS5's own match, with its expanded terms.",
      sql: """
        SELECT rowid, snippet(passages_fts, 0, '[', ']', '…', 12)
        FROM passages_fts WHERE passages_fts MATCH expand('kommunane')
        """),
    SavedQuery(
      name: "order", description: "Municipalities in the order of a Norwegian dictionary.",
      sql: "SELECT name, number FROM municipalities ORDER BY name COLLATE norwegian"),
  ]
}

/// An SQL query that the file stores under a name.
package struct SavedQuery: Sendable, Hashable {
  /// Lower-case words with hyphens, such as `advice-by-keyword`, or with single spaces.
  package var name: String
  /// What it returns, in one sentence.
  package var description: String
  /// One SQL statement.
  package var sql: String
  /// Default values of its parameters.
  package var defaults: QueryParameters

  package init(name: String, description: String, sql: String, defaults: QueryParameters = QueryParameters()) {
    self.name = name
    self.description = description
    self.sql = sql
    self.defaults = defaults
  }

  /// The given parameters, and the defaults of the others.
  package func parameters(given: QueryParameters) -> QueryParameters {
    QueryParameters(defaults.values.merging(given.values) { $1 })
  }
}

/// Reads and writes the table `saved_queries`.
struct SavedQueryStore {
  let connection: Connection

  /// All queries, by name.
  func all() throws -> [SavedQuery] {
    var queries = try connection.rows("SELECT name, description, sql FROM saved_queries ORDER BY name") { row in
      SavedQuery(
        name: try row.get(String.self, 0), description: try row.get(String.self, 1), sql: try row.get(String.self, 2))
    }
    let places = Dictionary(uniqueKeysWithValues: queries.enumerated().map { ($1.name, $0) })
    try connection.query("SELECT query, name, value FROM saved_query_parameters") { row in
      guard let place = places[try row.get(String.self, 0)] else { return }
      queries[place].defaults.values[try row.get(String.self, 1)] = row[2]
    }
    return queries
  }

  /// - Throws: `KnowledgeBaseError` with `.usage` that suggests the nearest name if there is none of that name.
  func query(named name: String) throws -> SavedQuery {
    let all = try all()
    if let query = all.first(where: { $0.name == name.lowercased() }) { return query }
    let near = NearestName.to(name, among: all.map(\.name))
    throw KnowledgeBaseError(
      .usage, { $0.noQuery(name) },
      suggestion: near.map { near in NextStep.say { $0.didYouMean(near) } } ?? .listSavedQueries)
  }

  /// Writes a query, replacing one of the same name. Call it in a transaction.
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
