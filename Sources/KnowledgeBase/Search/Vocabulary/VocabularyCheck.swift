import SQLite

/// Compares the vocabulary with what the index itself holds.
enum VocabularyCheck {
  /// What differs, one sentence a word.
  ///
  /// - Parameter limit: sentences at the most.
  /// - Throws: `SQLiteError`; the connection must be able to make a temporary table.
  static func differences(on connection: Connection, limit: Int) throws -> [String] {
    try Vocabulary(connection).withIndexVocabulary { index in
      try connection.rows(
        """
        SELECT terms.term, terms.doc, coalesce(words.passages, 0)
        FROM \(index) AS terms LEFT JOIN words ON words.word = terms.term
        WHERE terms.doc IS NOT words.passages
        UNION ALL
        SELECT words.word, 0, words.passages FROM words
        WHERE words.word NOT IN (SELECT term FROM \(index))
        LIMIT ?
        """, [Value(limit)]
      ) { row in
        let (word, indexed, counted) = (row.text(0) ?? "", row.int(1) ?? 0, row.int(2) ?? 0)
        return "\(word) stands in \(indexed) passages of the index, and in \(counted) by the vocabulary"
      }
    }
  }
}
