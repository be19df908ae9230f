import ByregionSQLite

/// Reads from the full-text index where words stand, one word after the other.
///
/// FTS5 looks a phrase up by itself for whoever asks from within a function of its own (`xQueryPhrase`), without a row
/// of SQL for each place; so one statement, which ends at its first row, reads all words. Beside `word_places`, a place
/// costs two fifths, and a word that stands nowhere else half.
/// Follows https://sqlite.org/fts5.html#custom_auxiliary_functions_api_reference.
final class WordOccurrences {
  /// Where the function finds who asks. SQLite keeps the function, and the function keeps this; it must not keep the
  /// connection.
  private final class QueryContext {
    var visit: ((_ word: Int, _ passage: Int64) -> Void)?
    /// Whether a phrase stands behind that of the first word which is no word to read.
    var isUnopened = false
    /// The number of words to read.
    var count = 0
    /// Whether the function was called, and found them.
    var isDone = false
  }

  private static let function = "byregion_occurrences"
  private static let sql =
    "SELECT \(function)(passages_fts) FROM passages_fts WHERE passages_fts MATCH ?1 LIMIT 1"

  private let connection: Connection
  /// Where the index stands; nil for that of the file.
  let foreign: (any ForeignIndex)?
  private let queryContext = QueryContext()

  /// Registers the function on a connection. Throws `SQLiteError` where the library has no FTS5.
  init(_ connection: Connection, foreign: (any ForeignIndex)? = nil) throws {
    self.connection = connection
    self.foreign = foreign
    let queryContext = queryContext
    try connection.register(
      AuxiliaryFunction(WordOccurrences.function) { context in
        let expected = queryContext.count + (queryContext.isUnopened ? 1 : 0)
        guard let visit = queryContext.visit, !queryContext.isUnopened || context.phraseCount == expected else {
          return .null
        }
        queryContext.isDone = true
        for word in 0..<min(queryContext.count, context.phraseCount) {
          let phrase = queryContext.isUnopened && word > 0 ? word + 1 : word
          try context.forEachRow(withPhrase: phrase) { row in
            let passage = row.rowID
            try row.forEachInstance(ofPhrase: 0) { _, _ in visit(word, passage) }
          }
        }
        return .null
      })
  }

  /// Calls `visit` with each place where a word of the index stands: all places of the first word, then those of the
  /// second. Linear in the places. Throws `SQLiteError`.
  func forEach(of words: [String], _ visit: (_ word: Int, _ passage: Int64) -> Void) throws {
    guard !words.isEmpty else { return }
    if let foreign { return try foreign.forEachPlace(of: words, visit) }
    try withoutActuallyEscaping(visit) { visit in
      queryContext.visit = visit
      defer { queryContext.visit = nil }
      if words.count > 2, try isRead(words, unopened: true) { return }
      _ = try isRead(words, unopened: false)
    }
  }

  /// Has the function read the words.
  ///
  /// FTS5 opens every word of a question before its first row, and each once more when the function asks for its rows.
  /// Of words that have to be near each other it opens none behind one that it does not find (`fts5ExprNearInitAll`).
  ///
  /// - Parameter unopened: whether all words but the first are to stand behind one that no text has.
  /// - Returns: whether the function was called.
  private func isRead(_ words: [String], unopened: Bool) throws -> Bool {
    let quoted = words.map(MatchExpression.quoted)
    let others = quoted.dropFirst().joined(separator: " ")
    let expression =
      unopened
      ? "\(quoted[0]) OR NEAR(\(WordOccurrences.absent) \(others))" : quoted.joined(separator: " OR ")
    (queryContext.isUnopened, queryContext.count, queryContext.isDone) = (unopened, words.count, false)
    try connection.query(WordOccurrences.sql, [.text(expression)]) { _ in }
    return queryContext.isDone
  }

  /// A word that is in no text; in one that has it the words behind it are opened in vain.
  private static let absent = MatchExpression.quoted("\u{F8FF}\u{E000}\u{F8FF}")
}
