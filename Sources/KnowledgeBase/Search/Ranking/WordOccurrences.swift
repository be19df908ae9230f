import SQLite

/// Reads from the full-text index where words stand, one word after the other.
///
/// FTS5 looks a phrase up by itself for whoever asks from within a function of its own (`xQueryPhrase`), without a row
/// of SQL for each place; so one statement, which ends at its first row, reads all words. Beside `word_places`, a place
/// costs two fifths, and a word that stands nowhere else half.
/// Follows https://sqlite.org/fts5.html#custom_auxiliary_functions_api_reference.
final class WordOccurrences {
  /// Where the function finds who asks. SQLite keeps the function, and the function keeps this; it must not keep the
  /// connection.
  private final class Desk {
    var visit: ((_ word: Int, _ passage: Int64) -> Void)?
  }

  private static let function = "byregion_occurrences"
  private static let sql =
    "SELECT \(function)(passages_fts) FROM passages_fts WHERE passages_fts MATCH ?1 LIMIT 1"

  private let connection: Connection
  private let desk = Desk()

  /// Registers the function on a connection. Throws `SQLiteError` where the library has no FTS5.
  init(_ connection: Connection) throws {
    self.connection = connection
    let desk = desk
    try connection.register(
      AuxiliaryFunction(WordOccurrences.function) { context in
        guard let visit = desk.visit else { return .null }
        for word in 0..<context.phraseCount {
          try context.forEachRow(withPhrase: word) { row in
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
    let expression = words.map(MatchPlanner.quoted).joined(separator: " OR ")
    try withoutActuallyEscaping(visit) { visit in
      desk.visit = visit
      defer { desk.visit = nil }
      try connection.query(WordOccurrences.sql, [.text(expression)]) { _ in }
    }
  }
}
