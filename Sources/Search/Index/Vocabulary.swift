import ByregionLanguages
import ByregionNorwegian
import ByregionRecords
import ByregionSQLite
import ByregionStore

/// The words of the search index, in the tables `words` and `word_grams`.
///
/// Words similar to a query word are found by grams; see ``GramStore``. New words are only in `words` until there are
/// enough of them to write their grams in one batch. A search compares those words one by one, so its results are the
/// same before and after. Similarity depends only on the two spellings, so neither the order of imports nor removed
/// words matter.
package struct Vocabulary {
  /// Maximum number of words without grams during an import.
  static let longestQueue = 32_768
  /// Maximum number of words without grams after an import.
  static let shortQueue = 256

  let connection: Connection
  private let grams: GramStore

  /// The vocabulary of a knowledge base whose schema is in place.
  package init(_ connection: Connection) {
    self.connection = connection
    grams = GramStore(connection)
  }

  /// Applies a delta in time linear in its size. Call it in the transaction that writes the passages.
  package func apply(_ delta: VocabularyDelta) throws {
    guard !delta.isEmpty else { return }
    // Prepared once for all words: a look-up in the statement cache costs half as much as counting a word.
    try connection.withStatement(Vocabulary.countSQL) { counting in
      try connection.withStatement("INSERT INTO words (word, id, passages) VALUES (?1, ?2, ?3)") { insertion in
        var next = try nextID()
        try delta.forEachChange { word, change in
          if change < 0 {
            try remove(word, passages: -change, counting)
          } else if try !count(word, passages: change, counting) {
            try insert(word, id: next, passages: change, insertion)
            next = try next.successor(of: "the key of a word")
          }
        }
      }
    }
    if try grams.queueLength() > Vocabulary.longestQueue { try grams.settle() }
  }

  /// Writes the grams of new words if there are more than ``shortQueue``, and merges the segments of the index if there
  /// are many (see ``IndexSegments``).
  ///
  /// Call it in a transaction at the end of an import.
  package func settle() throws {
    if try grams.queueLength() > Vocabulary.shortQueue { try grams.settle() }
    try IndexSegments(connection).settle()
  }

  /// Rebuilds the vocabulary from `passages_fts`. Call it in a transaction.
  package func rebuild() throws {
    try withIndexVocabulary { index in
      try connection.execute("DELETE FROM word_grams; DELETE FROM words")
      try connection.run(
        """
        INSERT INTO words (word, id, passages)
        SELECT term, row_number() OVER (ORDER BY term), doc FROM \(index) ORDER BY term
        """)
      try grams.settle()
    }
  }

  /// The number of words.
  package func count() throws -> Int {
    try connection.first("SELECT count(*) FROM words") { $0.int(0) ?? 0 } ?? 0
  }

  /// The number of passages that hold a word, as printed in lower case; nil when none does.
  func passages(holding word: String) throws -> Int? {
    try connection.first("SELECT passages FROM words WHERE word = ?1", [.text(word)]) { $0.int(0) ?? 0 }
  }

  /// The words of a list that are in the index.
  ///
  /// Needs one look-up for each word found and one for each gap between words of the index.
  ///
  /// - Parameter words: sorted by bytes.
  func present(among words: [String]) throws -> [VocabularyWord] {
    var found: [VocabularyWord] = []
    try connection.withStatement(Vocabulary.nextSQL) { statement in
      let row = statement.row
      var index = 0
      while index < words.count {
        try statement.bind(.text(words[index]), at: 1)
        let held = try statement.step() ? VocabularyWord(word: row.text(0) ?? "", passages: row.int(1) ?? 0) : nil
        statement.reset()
        guard let held else { return }
        while index < words.count, words[index].precedesInBytes(held.word) { index += 1 }
        guard index < words.count, words[index] == held.word else { continue }
        found.append(held)
        index += 1
      }
    }
    return found
  }

  /// Whether any word has a prefix (in lower case, as printed).
  func holdsWord(beginning: String) throws -> Bool {
    try connection.withStatement(Vocabulary.nextSQL) { statement in
      try statement.bind(.text(beginning), at: 1)
      let holds = try statement.step() && (statement.row.text(0) ?? "").utf8.starts(with: beginning.utf8)
      statement.reset()
      return holds
    }
  }

  private static let nextSQL = "SELECT word, passages FROM words WHERE word >= ?1 ORDER BY word LIMIT 1"

  /// The words with a prefix (in lower case, as printed), sorted by bytes.
  package func words(prefix: String, limit: Int) throws -> [VocabularyWord] {
    try connection.rows(
      "SELECT word, passages FROM words WHERE word >= ?1 AND word < ?2 ORDER BY word LIMIT ?3",
      [.text(prefix), .text(prefix + "\u{10FFFF}"), .integer(Int64(limit))]
    ) { VocabularyWord(word: $0.text(0) ?? "", passages: $0.int(1) ?? 0) }
  }

  /// Runs `body` with the name of a temporary table that lists the terms of `passages_fts` and their numbers of rows.
  func withIndexVocabulary<T>(_ body: (_ table: String) throws -> T) throws -> T {
    let table = "temp.index_words"
    try connection.execute(
      """
      DROP TABLE IF EXISTS \(table);
      CREATE VIRTUAL TABLE \(table) USING fts5vocab('main', 'passages_fts', 'row')
      """)
    let result = Result { try body(table) }
    try connection.execute("DROP TABLE \(table)")
    return try result.get()
  }

  private func nextID() throws -> Int {
    let last = try connection.first("SELECT max(id) FROM words") { $0.int(0) ?? 0 } ?? 0
    return try max(last.successor(of: "the key of a word"), grams.settledIDs(), 1)
  }

  private static let countSQL = "UPDATE words SET passages = passages + ?2 WHERE word = ?1"

  /// - Returns: whether the word is known.
  private func count(
    _ word: UnsafeBufferPointer<UInt8>, passages: Int, _ counting: Statement
  ) throws -> Bool {
    try counting.bind(utf8: word, at: 1, .borrowed)
    try counting.bind(integer: Int64(passages), at: 2)
    return try change(counting)
  }

  private func insert(
    _ word: UnsafeBufferPointer<UInt8>, id: Int, passages: Int, _ insertion: Statement
  ) throws {
    try insertion.bind(utf8: word, at: 1, .borrowed)
    try insertion.bind(integer: Int64(id), at: 2)
    try insertion.bind(integer: Int64(passages), at: 3)
    try insertion.run()
  }

  private func remove(_ word: UnsafeBufferPointer<UInt8>, passages: Int, _ counting: Statement) throws {
    let isGone = try connection.withStatement("DELETE FROM words WHERE word = ?1 AND passages <= ?2") {
      statement in
      try statement.bind(utf8: word, at: 1, .borrowed)
      try statement.bind(integer: Int64(passages), at: 2)
      return try change(statement)
    }
    if !isGone { _ = try count(word, passages: -passages, counting) }
  }

  private func change(_ statement: Statement) throws -> Bool {
    let before = connection.totalChanges
    try statement.run()
    return connection.totalChanges != before
  }
}

/// A word of the search index.
package struct VocabularyWord: Sendable, Hashable {
  /// The word in lower case, as the tokenizer returns it.
  package var word: String
  /// The number of passages that hold it.
  package var passages: Int

  package init(word: String, passages: Int) {
    self.word = word
    self.passages = passages
  }
}

/// Compares the vocabulary with the terms of the full-text index.
package enum VocabularyCheck {
  /// The differences, one sentence per word.
  ///
  /// - Parameter limit: maximum number of sentences.
  /// - Throws: `SQLiteError`; the connection must be able to make a temporary table.
  package static func differences(on connection: Connection, limit: Int) throws -> [Wording] {
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
        return Wording { $0.countedOtherwise(word, index: indexed, vocabulary: counted) }
      }
    }
  }
}

extension KnowledgeBase {
  /// The alternatives of a query word in the index, the word itself first, with their weights and reasons.
  ///
  /// - Parameter word: as typed; only the first of several words is used.
  /// - Throws: `KnowledgeBaseError` if the file is damaged or not readable.
  package func alternatives(of word: String) throws -> [Alternative] {
    try readSnapshot {
      try companion(Searcher.init).alternatives(of: word).map { alternative in
        guard alternative.word.contains(" ") else { return alternative }
        // A search needs only an upper bound. This counts exactly.
        var alternative = alternative
        alternative.passages =
          try connection.first(
            "SELECT count(*) FROM passages_fts WHERE passages_fts MATCH ?1",
            [.text(MatchExpression.quoted(alternative.word))]
          ) { $0.int(0) ?? 0 } ?? 0
        return alternative
      }
    }
  }

  /// The words of the index with a prefix, sorted by bytes.
  ///
  /// - Throws: `KnowledgeBaseError` if the file is damaged or not readable.
  package func words(prefix: String, limit: Int) throws -> [VocabularyWord] {
    try readSnapshot {
      try Vocabulary(connection).words(prefix: Composition.composed(prefix).lowercased(), limit: limit)
    }
  }

  /// Passages that share the most significant words of a passage, without the passage itself.
  ///
  /// - Parameters:
  ///   - reference: the reference of the passage, such as `rana/advice/2`.
  ///   - limit: maximum number of hits.
  /// - Throws: `KnowledgeBaseError` with `.missingInput` if there is no such passage.
  package func similar(to reference: String, limit: Int) throws -> SearchResponse {
    try readSnapshot {
      guard let response = try companion(Searcher.init).similar(to: reference, limit: limit) else {
        throw KnowledgeBaseError(.missingInput, { $0.noPassageOfReference }, place: reference)
      }
      return response
    }
  }
}

extension String {
  /// Whether the text sorts before another by its UTF-8 bytes.
  fileprivate func precedesInBytes(_ other: String) -> Bool { utf8.lexicographicallyPrecedes(other.utf8) }
}

/// The tokenizer of `passages_fts`, run by SQLite itself on a separate connection in memory.
///
/// Use one per thread: like a connection, it belongs to one isolation domain at a time.
package final class PassageTokenizer {
  /// The tokenizer arguments in the declaration of `passages_fts`.
  package static let arguments = ["unicode61", "remove_diacritics", "0"]

  private let connection: Connection
  private let tokenizer: FTS5Tokenizer

  /// Makes the tokenizer. Throws `SQLiteError` where the library has no FTS5.
  package init() throws {
    connection = try Connection(path: "", mode: .memory)
    tokenizer = try connection.tokenizer(PassageTokenizer.arguments)
  }

  /// Calls `each` for every token of the text, with the word as the index holds it and its byte range in the text.
  package func tokenize(
    _ text: String, _ each: (_ word: UnsafeBufferPointer<UInt8>, _ place: Range<Int>) throws -> Void
  ) throws {
    var text = text
    try text.withUTF8 { bytes in try tokenizer.tokenize(bytes) { word, place, _ in try each(word, place) } }
  }

  /// The words of a text, in order.
  package func words(of text: String) throws -> [String] {
    var words: [String] = []
    try tokenize(text) { word, _ in words.append(String(decoding: word, as: UTF8.self)) }
    return words
  }
}

/// The segments of `passages_fts`, and when they are merged.
///
/// Each write makes a segment, and a search looks up each word in every segment. FTS5 merges segments as they
/// accumulate (https://sqlite.org/fts5.html#the_automerge_configuration_option). During a large import that is wasted
/// work, since all segments are merged into one at its end. ``postponeMerging()`` makes FTS5 let as many accumulate as
/// it can, and ``settle()`` merges them. If an import is killed in between, the file is valid and the next import
/// merges the segments. Measured on 560,000 passages: an import takes a fortieth less time.
package struct IndexSegments {
  /// An import of more passages than this postpones merging.
  package static let many = 8_192

  /// Maximum number of segments that are left unmerged; a few small imports stay below it.
  private static let maxCount = 7
  /// FTS5's default number of segments before a merge.
  private static let defaultThreshold = 4
  /// The largest number that FTS5 accepts.
  private static let largestThreshold = 16

  let connection: Connection

  package init(_ connection: Connection) { self.connection = connection }

  /// Lets segments accumulate. The caller holds a transaction, and calls ``settle()`` in that one or a later one.
  package func postponeMerging() throws {
    guard try mergeThreshold() != IndexSegments.largestThreshold else { return }
    try setMergeThreshold(IndexSegments.largestThreshold)
  }

  /// Merges the index into one segment if merging was postponed or there are many segments, and restores FTS5's
  /// default. The caller holds a transaction. Linear in the size of the index.
  func settle() throws {
    let wasPostponed = try mergeThreshold() != IndexSegments.defaultThreshold
    if wasPostponed { try setMergeThreshold(IndexSegments.defaultThreshold) }
    let segments = try count()
    guard segments > IndexSegments.maxCount || (wasPostponed && segments > 1) else { return }
    try connection.run("INSERT INTO passages_fts (passages_fts) VALUES ('optimize')")
    let there = Set(try connection.rows("SELECT name FROM sqlite_schema WHERE type = 'index'") { $0.text(0) ?? "" })
    let passageCount = try connection.first("SELECT max(id) FROM passages") { $0.int(0) ?? 0 } ?? 0
    let loose = passageCount > Self.maxSortedRows ? Self.loose : Self.loose + Self.looseOfPassages
    for index in loose where there.contains(index) { try connection.execute("REINDEX \(index)") }
  }

  /// Above this number of passages their indexes are not rebuilt, since SQLite sorts the entries in memory if temporary
  /// storage is in memory.
  private static let maxSortedRows = 500_000

  /// Indexes that an import leaves an eighth empty, since it adds entries one by one. Rebuilt in order, they are full,
  /// and the file is a fortieth smaller. SQLite names the indexes of UNIQUE constraints `sqlite_autoindex_…`.
  private static let loose = [
    "sqlite_autoindex_words_2", "sqlite_autoindex_sections_1",
    "sqlite_autoindex_region_names_1", "region_names_document", "sqlite_autoindex_document_municipalities_1",
    "document_municipalities_number", "sqlite_autoindex_documents_1", "documents_location", "documents_region",
    "sqlite_autoindex_regions_1", "diagnostics_document",
  ]
  private static let looseOfPassages = ["passages_region", "passages_document"]

  /// The number of segments.
  func count() throws -> Int {
    try connection.first("SELECT count(DISTINCT segid) FROM passages_fts_idx") { $0.int(0) ?? 0 } ?? 0
  }

  /// The number of segments that FTS5 lets accumulate before it merges them.
  func mergeThreshold() throws -> Int {
    let sql = "SELECT v FROM passages_fts_config WHERE k = 'automerge'"
    return try connection.first(sql) { $0.int(0) ?? IndexSegments.defaultThreshold } ?? IndexSegments.defaultThreshold
  }

  private func setMergeThreshold(_ count: Int) throws {
    try connection.run("INSERT INTO passages_fts (passages_fts, rank) VALUES ('automerge', ?1)", .integer(Int64(count)))
  }
}
