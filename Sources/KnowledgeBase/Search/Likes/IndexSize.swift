import Foundation

/// How much the search index holds; what rarity and length are measured against.
struct IndexSize: Sendable, Hashable {
  /// The number of passages.
  var passages: Int
  /// The number of words in all of them.
  var words: Int

  /// The mean number of words in a passage.
  var meanLength: Double { passages == 0 ? 1 : Double(words) / Double(passages) }

  /// How rare a word is that so many passages hold: FTS5's inverse document frequency
  /// (https://sqlite.org/fts5.html#the_bm25_function), which is never 0 or less.
  func rarity(passages held: Int) -> Double {
    let held = max(0, held)
    return max(1e-6, log((Double(passages - min(held, passages)) + 0.5) / (Double(held) + 0.5)))
  }
}
