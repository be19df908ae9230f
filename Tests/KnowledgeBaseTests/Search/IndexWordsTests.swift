import ByregionNorwegian
import TestSupport
import Testing

@testable import ByregionSearch

@Suite("Repeated look-ups in the vocabulary")
struct IndexWordsTests {
  /// The results of all look-ups: words, prefixes and ids, some of which do not exist.
  private func answers(_ words: IndexWords, _ asked: [String], ids: Int) throws -> [String] {
    let sorted = asked.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    let present = try words.present(among: sorted).map { "\($0.word) \($0.passages)" }
    return try asked.map { word in
      let passages = try words.passages(holding: word).map(String.init) ?? "-"
      let isHeld = try word.withBytes { try words.contains($0) }
      return "\(word) \(passages) \(isHeld) \(try words.holdsWord(beginning: String(word.prefix(3))))"
    } + present + (0...ids + 1).map { try words.word(id: $0).map { "\($0.word) \($0.passages)" } ?? "none" }
  }

  @Test("results are the same before and after all words are read, and new words are found after forget()")
  func agrees() throws {
    var random = SeededGenerator(seed: 3)
    let texts = (0..<80).map { _ in SearchFixtures.randomText(&random, words: 12) } + SearchFixtures.texts
    let connection = try SearchFixtures.knowledgeBase(texts).connection
    // Removes every fifth word, so that ids have gaps.
    try connection.execute("DELETE FROM words WHERE id % 5 = 2")
    let held = try Vocabulary(connection).words(prefix: "", limit: 10_000).map(\.word)
    #expect(held.count > 300)
    let asked = held + held.map { $0 + "x" } + ["", "ø", "zzz", "\u{10FFFF}"]
    let words = IndexWords(connection)
    let first = try answers(words, asked, ids: held.count * 2)
    for _ in 0..<3 { #expect(try answers(words, asked, ids: held.count * 2) == first) }
    let list = try #require(try WordList(connection))
    #expect(list.count == held.count)
    #expect((0..<list.count).map { list[$0].word } == held)
    try connection.execute("INSERT INTO words (word, id, passages) VALUES ('nyord', 9000, 4)")
    words.forget()
    #expect(try words.passages(holding: "nyord") == 4)
    #expect(try words.word(id: 9_000)?.word == "nyord")
  }

  @Test("the expansion of a word changes when synonyms are added or removed")
  func kept() throws {
    let knowledgeBase = try SearchFixtures.knowledgeBase(SearchFixtures.texts)
    func alternatives() throws -> [String] { try knowledgeBase.alternatives(of: "forankring").map(\.word) }
    let first = try alternatives()
    #expect(try alternatives() == first)
    #expect(try knowledgeBase.addSynonym("forankring", "næringsplan"))
    #expect(try Set(alternatives()) == Set(first + ["næringsplan"]))
    #expect(try knowledgeBase.removeSynonym("forankring", "næringsplan"))
    #expect(try alternatives() == first)
  }

  @Test("finds where a form of a word begins at the end of a term, also with accents and digraphs")
  func endings() {
    let endings = WordFamily("møte").endings
    func places(_ term: String) -> [Int] {
      term.withBytes { bytes in
        let letters = LetterPlaces(bytes)
        return endings.places(ending: bytes, letters.starts, among: 3...(letters.count - 3)).sorted()
      }
    }
    #expect(places("årsmøte") == [3])
    #expect(places("årsmøtene") == [3])
    #expect(places("idémøter") == [3])
    #expect(places("kommunestyremøtet") == [12])
    #expect(places("årsmoete") == [3])
    #expect(places("årsmøteplan").isEmpty)
  }
}
