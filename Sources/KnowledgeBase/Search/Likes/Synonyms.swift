import Norwegian
import SQLite

/// The table `synonyms`: words that mean the same though they are not spelt alike, in either direction.
struct Synonyms {
  /// What a synonym counts for.
  static let weight = RankingWeights.measured.synonym

  let connection: Connection
  private let vocabulary: Vocabulary

  init(_ connection: Connection) { (self.connection, vocabulary) = (connection, Vocabulary(connection)) }

  /// The synonyms of a word, or of the word that it is a form of, that the index holds in some form.
  ///
  /// - Parameter likes: the alternatives that are known so far; the strong ones are forms of the same word.
  func others(for word: String, _ likes: [Alternative]) throws -> [Alternative] {
    let forms = [word] + likes.filter(\.isStrong).map(\.word)
    var found: [String: Alternative] = [:]
    for form in forms {
      for other in try others(for: form) where other != word && found[other] == nil {
        for alternative in try alternatives(other) { found[alternative.word] = alternative }
      }
    }
    return found.values.sorted { $0.word < $1.word }
  }

  /// The synonyms of several words that stand together, for each of them: a passage with a synonym says them all.
  ///
  /// - Parameter words: the words of a query in their order, as the tokenizer gives them.
  func ofPhrases(in words: [String]) throws -> [String: [Alternative]] {
    guard words.count > 1 else { return [:] }
    var found: [String: [Alternative]] = [:]
    let pairs = try connection.rows(
      """
      SELECT word, other FROM synonyms WHERE word LIKE '% %' OR word LIKE '%-%'
      UNION ALL SELECT other, word FROM synonyms WHERE other LIKE '% %' OR other LIKE '%-%'
      """
    ) { ($0.text(0) ?? "", $0.text(1) ?? "") }
    for (phrase, other) in pairs {
      let parts = Self.words(of: phrase)
      guard parts.count <= words.count else { continue }
      let stands = (0...(words.count - parts.count)).contains { words[$0..<$0 + parts.count].elementsEqual(parts) }
      guard stands else { continue }
      let alternatives = try alternatives(other)
      for part in Set(parts) { found[part, default: []] += alternatives }
    }
    return found
  }

  private func others(for word: String) throws -> [String] {
    try connection.rows(
      "SELECT other FROM synonyms WHERE word = ?1 UNION SELECT word FROM synonyms WHERE other = ?1", [.text(word)]
    ) { $0.text(0) ?? "" }
  }

  /// The synonym itself and its forms, as far as the index holds them.
  private func alternatives(_ synonym: String) throws -> [Alternative] {
    let words = Self.words(of: synonym)
    if words.count > 1 {
      let fewest = try words.map { try vocabulary.passages(holding: $0) ?? 0 }.min() ?? 0
      return fewest == 0 ? [] : [alternative(words.joined(separator: " "), passages: fewest)]
    }
    return try WordForms.forms(of: synonym).union([synonym]).compactMap { form in
      try vocabulary.passages(holding: form).map { alternative(form, passages: $0) }
    }
  }

  private static func words(of phrase: String) -> [String] {
    phrase.split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }

  private func alternative(_ word: String, passages: Int) -> Alternative {
    Alternative(
      word: word, weight: Synonyms.weight, similarity: 0, isStrong: true, reason: "synonym", passages: passages)
  }
}
