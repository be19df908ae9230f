import ByregionSQLite
import TestSupport
import Testing

@testable import ByregionConsole
@testable import ByregionFiles
@testable import ByregionImporting
@testable import ByregionPlaces
@testable import ByregionReading
@testable import ByregionRecords
@testable import ByregionSearch
@testable import ByregionStore
@testable import ByregionText

@Suite("Reading the occurrences of words")
struct WordOccurrencesTests {
  @Test("gives the occurrences that FTS5's vocabulary table gives, one word after the other")
  func agrees() throws {
    var random = SeededGenerator(seed: 7)
    let texts = (0..<60).map { _ in SearchFixtures.randomText(&random, words: 12) } + SearchFixtures.texts
    // The last text contains a word several times; each occurrence counts.
    let connection = try SearchFixtures.knowledgeBase(texts + ["plan og plan og åpen plan"]).connection
    let words = try connection.rows("SELECT word FROM words ORDER BY id") { $0.text(0) ?? "" }
    #expect(words.count > 300)
    let expected = try words.enumerated().flatMap { index, word in
      try connection.rows("SELECT doc FROM word_places WHERE term = ?1", [.text(word)]) {
        "\(index) \($0.integer(0) ?? 0)"
      }
    }
    var found: [String] = []
    try WordOccurrences(connection).forEachPlace(of: words) { word, passage in found.append("\(word) \(passage)") }
    #expect(found == expected)
    found = []
    try WordOccurrences(connection).forEach(of: words) { word, passage, count in
      found += [String](repeating: "\(word) \(passage)", count: count)
    }
    #expect(found == expected)
  }

  @Test("skips words that the index does not hold")
  func missing() throws {
    let connection = try SearchFixtures.knowledgeBase(["Vekst i regionen"]).connection
    let occurrences = try WordOccurrences(connection)
    var found: [Int] = []
    try occurrences.forEach(of: ["finnesikke", "vekst", "heller\"ikke"]) { word, _, _ in found.append(word) }
    try occurrences.forEachPlace(of: ["finnesikke", "vekst", "heller\"ikke"]) { word, _ in found.append(word) }
    #expect(found == [1, 1])
    for words in [[], ["finnesikke"]] {
      try occurrences.forEach(of: words) { word, _, _ in found.append(word) }
      try occurrences.forEachPlace(of: words) { word, _ in found.append(word) }
    }
    #expect(found == [1, 1])
  }
}
