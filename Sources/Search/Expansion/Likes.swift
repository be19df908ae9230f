import ByregionNorwegian
import ByregionRecords
import ByregionSQLite
import Foundation

/// Turns a word of a question into the words of the index that mean the same to a reader.
package final class Likes {
  private static let weights = RankingWeights.measured
  /// A word of so many letters may have forms that share no gram with it.
  private static let longestShortWord = 6

  private let connection: Connection
  private let vocabulary: Vocabulary
  private let finder: LikeFinder
  private let synonyms: Synonyms
  private let regionWords: RegionWords

  /// Likes in the vocabulary of a knowledge base.
  package init(_ connection: Connection) {
    self.connection = connection
    vocabulary = Vocabulary(connection)
    finder = LikeFinder(connection)
    synonyms = Synonyms(connection)
    regionWords = RegionWords(connection)
  }

  /// The alternatives of a word, itself first if the index holds it, then the heaviest first.
  ///
  /// - Parameters:
  ///   - word: as the tokenizer gives it: in lower case.
  ///   - passages: the number of passages in the index.
  package func alternatives(of word: String, passages: Int) throws -> [Alternative] {
    try finder.refresh()
    return try alternatives(of: word, in: IndexSize(passages: passages, words: 0))
  }

  /// Reads anew what is kept in memory; once before each search.
  func refresh() throws { try finder.refresh() }

  func alternatives(of word: String, in size: IndexSize) throws -> [Alternative] {
    let own = try vocabulary.passages(holding: word)
    let itself = own.map { Likes.alternative(itself: word, passages: $0) }
    let raised = try raisedDigits(of: word)
    guard !Code.isCode(word.utf8) else { return (itself.map { [$0] } ?? []) + raised }
    let found = try finder.words(
      like: Grams(of: word), threshold: Likes.weights.leastLikeness, limit: limit(own: own, in: size))
    let isBare = own == nil && word.utf8.allSatisfy { $0 < 0x80 }
    let asked = ReaderWord(word)
    var alternatives = found.compactMap { like -> Alternative? in
      guard like.word != word, !Code.isCode(like.word.utf8) else { return nil }
      return Likes.alternative(like, of: asked, isBare: isBare)
    }
    alternatives += try shortForms(of: word, besides: Set(found.map(\.word))) + raised
    let spellings = [word] + (isBare ? found.map(\.word).filter { Folding.folded($0) == Folding.folded(word) } : [])
    for place in spellings { Likes.add(try regionWords.names(after: place), to: &alternatives) }
    Likes.add(try synonyms.others(for: word, alternatives), to: &alternatives)
    cap(&alternatives, by: rarity(own: own, alternatives, in: size), in: size)
    alternatives.sort { ($1.weight, $0.word) < ($0.weight, $1.word) }
    return (itself.map { [$0] } ?? []) + alternatives
  }

  /// What words of a query that stand together have for synonyms, by the word.
  func synonyms(ofPhrasesIn words: [String]) throws -> [String: [Alternative]] {
    try synonyms.ofPhrases(in: words)
  }

  /// The word as printed; nil when the index does not hold it.
  func itself(_ word: String) throws -> Alternative? {
    try vocabulary.passages(holding: word).map { Likes.alternative(itself: word, passages: $0) }
  }

  /// Every word that begins so. The passages are counted once for each of the words, so they are an upper bound.
  func prefix(_ word: String) throws -> Alternative {
    let passages = try connection.first(
      "SELECT total(passages) FROM words WHERE word >= ?1 AND word < ?2",
      [.text(word), .text(word + "\u{10FFFF}")]
    ) { Int($0.real(0) ?? 0) }
    return Alternative(
      word: word, weight: 1, similarity: 1, match: .form, reason: "beginning", passages: passages ?? 0)
  }

  /// A phrase, which no more passages hold than its rarest word.
  func phrase(_ words: [String], in size: IndexSize) throws -> Alternative {
    let fewest = try words.map { try vocabulary.passages(holding: $0) ?? 0 }.min() ?? 0
    return Alternative(
      word: words.joined(separator: " "), weight: 1, similarity: 1, match: .form, reason: "phrase",
      passages: fewest)
  }

  /// The passages of a kind.
  func passages(of kind: PassageKind) throws -> PassageSet { try PassageSet(of: kind, on: connection) }

  private static func alternative(itself word: String, passages: Int) -> Alternative {
    Alternative(
      word: word, weight: 1, similarity: 1, match: .form, reason: "as typed", passages: passages)
  }

  /// Common words need few alternatives: what they add is capped by the asked word's rarity anyway.
  private func limit(own: Int?, in size: IndexSize) -> Int {
    guard let own, size.passages > 1 else { return Likes.weights.mostAlternatives }
    let share = size.rarity(passages: own) / size.rarity(passages: 0)
    return max(Likes.weights.fewestAlternatives, Int(Double(Likes.weights.mostAlternatives) * share))
  }

  private static func alternative(_ like: LikeFinder.Found, of asked: ReaderWord, isBare: Bool) -> Alternative {
    let other = ReaderWord(like.word)
    let rule =
      Grammar.rule(relating: asked, other) ?? (isBare ? Grammar.rule(relatingBare: asked, other) : nil)
    return Alternative(
      word: like.word, weight: rule == nil ? like.similarity : max(like.similarity, weights.strongLike),
      similarity: like.similarity, match: rule == nil ? .similar : .form, reason: rule?.rawValue ?? "similar",
      passages: like.passages)
  }

  /// The same word with its digit on the line or off it.
  private func raisedDigits(of word: String) throws -> [Alternative] {
    try RaisedDigits.others(word).compactMap { other in
      guard let passages = try vocabulary.passages(holding: other) else { return nil }
      return Alternative(
        word: other, weight: 1, similarity: 1, match: .form, reason: "raised digit", passages: passages)
    }
  }

  /// Forms of a word too short to share a gram with them.
  private func shortForms(of word: String, besides known: Set<String>) throws -> [Alternative] {
    guard word.unicodeScalars.count <= Likes.longestShortWord else { return [] }
    return try WordForms.forms(of: word).subtracting(known).compactMap { form in
      guard form != word, let passages = try vocabulary.passages(holding: form) else { return nil }
      let similarity = Similarity.between(word, form)
      let rule = Grammar.rule(relating: word, form)?.rawValue ?? "similar"
      return Alternative(
        word: form, weight: Likes.weights.strongLike, similarity: similarity, match: .form, reason: rule,
        passages: passages)
    }
  }

  /// Takes in what is as sure as a strong like: names of regions, and what users and the programme call the same. A
  /// strong like that is one of them stays what it is.
  static func add(_ sure: [Alternative], to alternatives: inout [Alternative]) {
    for alternative in sure {
      if let index = alternatives.firstIndex(where: { $0.word == alternative.word }) {
        if alternatives[index].isStrong { continue }
        alternatives.remove(at: index)
      }
      alternatives.append(alternative)
    }
  }

  /// The rarity that no alternative may count beyond: the asked word's own; for a word that is not in the index, that
  /// of the likest that is.
  private func rarity(own: Int?, _ alternatives: [Alternative], in size: IndexSize) -> Double? {
    if let own { return size.rarity(passages: own) }
    guard let likest = alternatives.max(by: { ($0.similarity, $1.passages) < ($1.similarity, $0.passages) }),
      likest.similarity >= 0.3
    else { return nil }
    return size.rarity(passages: likest.passages)
  }

  private func cap(_ alternatives: inout [Alternative], by rarity: Double?, in size: IndexSize) {
    guard let rarity else { return }
    for index in alternatives.indices {
      alternatives[index].weight *= min(1, rarity / size.rarity(passages: alternatives[index].passages))
    }
  }
}

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
