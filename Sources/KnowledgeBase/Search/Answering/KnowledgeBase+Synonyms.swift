import Norwegian
import SQLite

extension KnowledgeBase {
  /// All synonyms, or those of one word, those that users added first, in Norwegian order.
  ///
  /// - Throws: `KnowledgeBaseError` for what is wrong with the file, with `.usage` when there is no word in `asked`.
  public func synonyms(of asked: String? = nil) throws -> [Synonym] {
    try asking {
      let word = try asked.map { try KnowledgeBase.synonymForm($0) }
      let sql = """
        SELECT word, other, source FROM synonyms WHERE ?1 IS NULL OR ?1 IN (word, other)
        ORDER BY source DESC, word COLLATE norwegian, other
        """
      return try connection.rows(sql, [Value(word)]) { row in
        Synonym(word: row.text(0) ?? "", other: row.text(1) ?? "", isOfUser: row.text(2) == "user")
      }
    }
  }

  /// Makes two words, or a word and several, mean the same from now on; false when they did already.
  ///
  /// - Throws: `KnowledgeBaseError` with `.usage` when there is no word in one of them, or both are the same.
  public func addSynonym(_ word: String, _ other: String) throws -> Bool {
    try translatingErrors {
      let (word, other) = (try KnowledgeBase.synonymForm(word), try KnowledgeBase.synonymForm(other))
      guard word != other else { throw KnowledgeBaseError(.usage, "these are the same word", place: word) }
      let known = "SELECT 1 FROM synonyms WHERE (word, other) IN ((?1, ?2), (?2, ?1))"
      if try connection.first(known, [.text(word), .text(other)], { _ in true }) ?? false { return false }
      let sql = "INSERT INTO synonyms (word, other, source) VALUES (?, ?, 'user')"
      return try connection.run(sql, .text(word), .text(other)) > 0
    }
  }

  /// Takes a synonym back, in either direction; false when there was none.
  ///
  /// - Throws: `KnowledgeBaseError` with `.usage` when there is no word in one of them.
  public func removeSynonym(_ word: String, _ other: String) throws -> Bool {
    try translatingErrors {
      let (word, other) = (try KnowledgeBase.synonymForm(word), try KnowledgeBase.synonymForm(other))
      let sql = "DELETE FROM synonyms WHERE (word, other) IN ((?1, ?2), (?2, ?1))"
      return try connection.run(sql, .text(word), .text(other)) > 0
    }
  }

  private static func synonymForm(_ text: String) throws -> String {
    let words = try PassageTokenizer().words(of: Composition.composed(text))
    guard !words.isEmpty else { throw KnowledgeBaseError(.usage, "there is no word here", place: text) }
    return words.joined(separator: " ")
  }
}
