import Norwegian
import SQLite

extension KnowledgeBase {
  /// The alternatives that a word of a question has in the index, itself first, with their weights and reasons.
  ///
  /// - Parameter word: as a person types it; of several words, the first.
  /// - Throws: `KnowledgeBaseError` for what is wrong with the file.
  public func alternatives(of word: String) throws -> [Alternative] {
    try asking {
      try openSearcher().alternatives(of: word).map { alternative in
        guard alternative.word.contains(" ") else { return alternative }
        // A search is content with an upper bound.
        var alternative = alternative
        alternative.passages =
          try connection.first(
            "SELECT count(*) FROM passages_fts WHERE passages_fts MATCH ?1",
            [.text(MatchPlanner.quoted(alternative.word))]
          ) { $0.int(0) ?? 0 } ?? 0
        return alternative
      }
    }
  }

  /// The words of the index that begin with a prefix, in the order of their bytes.
  ///
  /// - Throws: `KnowledgeBaseError` for what is wrong with the file.
  public func words(prefix: String, limit: Int) throws -> [VocabularyWord] {
    try asking {
      try Vocabulary(connection).words(prefix: Composition.composed(prefix).lowercased(), limit: limit)
    }
  }

  /// Passages that say what a passage says: those that share its most telling words, the passage itself left out.
  ///
  /// - Parameters:
  ///   - reference: the passage's, such as `rana/advice/2`.
  ///   - limit: how many hits to return at most.
  /// - Throws: `KnowledgeBaseError` with `.missingInput` when there is no such passage.
  public func similar(to reference: String, limit: Int) throws -> SearchResponse {
    try asking {
      guard let response = try openSearcher().similar(to: reference, limit: limit) else {
        throw KnowledgeBaseError(.missingInput, "there is no passage with this reference", place: reference)
      }
      return response
    }
  }
}
