extension KnowledgeBase {
  /// The questions that the file keeps, by name.
  public func savedQueries() throws -> [SavedQuery] {
    try translatingErrors { try SavedQueryStore(connection: connection).all() }
  }

  /// One of them.
  ///
  /// - Throws: `KnowledgeBaseError` with `.usage` that names the nearest, where there is none of that name.
  public func savedQuery(named name: String) throws -> SavedQuery {
    try translatingErrors { try SavedQueryStore(connection: connection).query(named: name) }
  }

  /// Keeps a question.
  ///
  /// - Parameter replacing: whether it takes the place of one of the same name.
  /// - Throws: `KnowledgeBaseError` with `.usage` for a name that is not lower-case words with hyphens, or one that is
  ///   taken.
  public func save(_ query: SavedQuery, replacing: Bool = false) throws {
    let isName =
      !query.name.isEmpty
      && query.name.utf8.allSatisfy { $0 == 0x2D || (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) }
    guard isName else {
      throw KnowledgeBaseError(
        .usage, "a saved query's name is lower-case letters, digits and hyphens, not \"\(query.name)\"")
    }
    try translatingErrors {
      try connection.transaction {
        let isTaken = try connection.first("SELECT 1 FROM saved_queries WHERE name = ?", [.text(query.name)]) { _ in
          true
        }
        guard replacing || isTaken != true else {
          throw KnowledgeBaseError(.usage, "there is a saved query \(query.name) already")
        }
        try SavedQueryStore(connection: connection).save(query)
      }
    }
  }
}
