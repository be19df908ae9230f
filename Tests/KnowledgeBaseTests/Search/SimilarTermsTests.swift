import ByregionNorwegian
import TestSupport
import Testing

@testable import ByregionSearch

@Suite("Finding words of similar spelling")
struct SimilarTermsTests {
  private func found(_ words: [SimilarTerms.Found]) -> [String] {
    words.map { "\($0.word) \($0.passages) \($0.similarity)" }
  }

  /// The expected result, by comparing the word with every word of the vocabulary.
  private func plainly(
    _ word: String, _ vocabulary: [VocabularyWord], threshold: Double, limit: Int
  ) -> [SimilarTerms.Found] {
    let alike = vocabulary.compactMap { other -> SimilarTerms.Found? in
      let similarity = Similarity.between(word, other.word)
      return similarity >= threshold
        ? SimilarTerms.Found(word: other.word, passages: other.passages, similarity: similarity) : nil
    }
    return Array(alike.sorted { ($1.similarity, $0.word) < ($0.similarity, $1.word) }.prefix(limit))
  }

  @Test("finds the same words in the same order as a comparison with every word")
  func agrees() throws {
    var random = SeededGenerator(seed: 41)
    let texts = (0..<160).map { _ in SearchFixtures.randomText(&random, words: 12) } + SearchFixtures.texts
    let knowledgeBase = try SearchFixtures.knowledgeBase(texts)
    let connection = knowledgeBase.connection
    // Removes every seventh word, and adds words without writing their grams.
    try connection.execute("DELETE FROM words WHERE id % 7 = 3")
    try connection.transaction {
      var delta = VocabularyDelta()
      try delta.add(["forankringa bakstane bakster kommunestyre"], by: PassageTokenizer())
      try Vocabulary(connection).apply(delta)
    }
    let vocabulary = try Vocabulary(connection).words(prefix: "", limit: 1 << 20)
    #expect(vocabulary.count > 1_000)
    let finder = SimilarTerms(connection, IndexWords(connection))
    try finder.refresh()
    for round in 0..<24 {
      let drawn = try #require(vocabulary.randomElement(using: &random)).word
      let word = round.isMultiple(of: 2) ? drawn : drawn + SearchFixtures.randomText(&random, words: 1)
      for (threshold, limit) in [(0.2, 100), (0.2, 3), (0.5, 12), (0.35, 1 << 20), (1e-9, 1)] {
        let words = try finder.terms(like: Grams(of: word), threshold: threshold, limit: limit)
        #expect(found(words) == found(plainly(word, vocabulary, threshold: threshold, limit: limit)), "\(word)")
      }
    }
  }

  @Test("skips any number of removed words")
  func gone() throws {
    let texts = (0..<400).map { "kommune\($0 < 399 ? "plan" : "")\(SearchFixtures.letters($0))" }
    let connection = try SearchFixtures.knowledgeBase(texts).connection
    try connection.execute("DELETE FROM words WHERE word LIKE 'kommuneplan%'")
    let finder = SimilarTerms(connection, IndexWords(connection))
    try finder.refresh()
    let words = try finder.terms(like: Grams(of: "kommuneplan"), threshold: 0.2, limit: 1)
    #expect(words.map(\.word) == ["kommune" + SearchFixtures.letters(399)])
  }

  @Test("damaged rows that repeat a word or contain an unknown one do no harm")
  func damaged() {
    let sums = GramSums(weights: [0, 40, 0])
    let once: [UInt8] = [1, 0]
    let row = Array(repeatElement(once, count: 20_000).joined()) + [0, 0, 2, 0, 255, 255, 1]
    row.withUnsafeBytes { sums.add(16, toWords: $0, from: 0) }
    #expect(sums.takeCandidates(asked: 16, threshold: 0.2).map(\.id) == [1])
    #expect(sums.takeCandidates(asked: 16, threshold: 0.2).isEmpty)
  }
}
