import ByregionSQLite
import TestSupport
import Testing

@testable import ByregionImporting
@testable import ByregionSearch
@testable import ByregionStore

@Suite("The vocabulary of the search index")
struct VocabularyTests {
  private func words(_ connection: Connection) throws -> [String] {
    try connection.rows("SELECT word, passages FROM words ORDER BY word") {
      "\($0.text(0) ?? "") \($0.int(1) ?? 0)"
    }
  }

  /// The terms of the index with their numbers of passages, from FTS5.
  private func indexWords(_ connection: Connection) throws -> [String] {
    try Vocabulary(connection).withIndexVocabulary { table in
      try connection.rows("SELECT term, doc FROM \(table) ORDER BY term") {
        "\($0.text(0) ?? "") \($0.int(1) ?? 0)"
      }
    }
  }

  private func remove(_ id: Int, from knowledgeBase: KnowledgeBase) throws {
    let connection = knowledgeBase.connection
    try connection.transaction {
      var delta = VocabularyDelta()
      let texts = try connection.first("SELECT text, title FROM passages WHERE id = ?", [.integer(Int64(id))]) {
        [$0.text(0) ?? "", $0.text(1) ?? ""]
      }
      try delta.remove(texts ?? [], by: PassageTokenizer())
      try connection.run("DELETE FROM passages WHERE id = ?", .integer(Int64(id)))
      try Vocabulary(connection).apply(delta)
    }
  }

  @Test("holds every word of the index with its number of passages, also after removals and a rebuild")
  func counts() throws {
    let knowledgeBase = try SearchFixtures.knowledgeBase(SearchFixtures.texts, title: "Region by by")
    let connection = knowledgeBase.connection
    #expect(try words(connection) == indexWords(connection))
    #expect(try words(connection).contains("by 8"))
    for id in [2, 6, 7] {
      try remove(id, from: knowledgeBase)
      #expect(try words(connection) == indexWords(connection))
    }
    let before = try words(connection)
    try connection.transaction { try Vocabulary(connection).rebuild() }
    #expect(try words(connection) == before)
  }

  @Test("alternatives do not depend on the order of imports, removed words, or whether grams are written")
  func order() throws {
    var random = SeededGenerator(seed: 11)
    let texts = (0..<300).map { _ in SearchFixtures.randomText(&random, words: 12) }
    let one = try SearchFixtures.knowledgeBase(texts)
    let other = try SearchFixtures.knowledgeBase(texts.reversed())
    try other.connection.execute("DELETE FROM word_grams")
    let third = try SearchFixtures.knowledgeBase(texts + SearchFixtures.texts)
    for id in 301...(300 + SearchFixtures.texts.count) { try remove(id, from: third) }
    let words = texts.prefix(8).compactMap { $0.split(separator: " ").max { $0.count < $1.count } }
    for word in words.map({ String($0.dropLast()) }) {
      let likes = try [one, other, third].map { try TermExpander($0.connection).alternatives(of: word, passages: 300) }
      #expect(!likes[0].isEmpty)
      #expect(likes[0] == likes[1])
      #expect(likes[0] == likes[2])
    }
  }

  @Test("a delta counts a word once in each passage, and deltas of several threads add up")
  func deltas() throws {
    let tokenizer = try PassageTokenizer()
    var one = VocabularyDelta()
    try one.add(["by og by", "By"], by: tokenizer)
    try one.add(["by"], by: tokenizer)
    var other = VocabularyDelta()
    try other.add(["by bygd"], by: tokenizer)
    try other.remove(["og"], by: tokenizer)
    one.merge(other)
    var changes: [String: Int] = [:]
    one.forEachChange { changes[String(decoding: $0, as: UTF8.self)] = $1 }
    #expect(changes == ["by": 3, "bygd": 1])
  }

  @Test("words whose ids span two blocks are all found")
  func blocks() throws {
    let knowledgeBase = try SearchFixtures.knowledgeBase(["begynnelse"])
    let connection = knowledgeBase.connection
    try connection.execute("UPDATE words SET id = \(GramStore.blockSize - 2)")
    try connection.execute("DELETE FROM word_grams")
    try connection.transaction {
      var delta = VocabularyDelta()
      try delta.add(["begynnelsen begynnelsens begynnelses begynner"], by: PassageTokenizer())
      try Vocabulary(connection).apply(delta)
      try GramStore(connection).settle()
    }
    #expect(try GramStore(connection).queueLength() == 0)
    let found = try TermExpander(connection).alternatives(of: "begynnelse", passages: 10).map(\.word)
    #expect(Set(found).isSuperset(of: ["begynnelse", "begynnelsen", "begynnelsens", "begynnelses"]))
  }
}
