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

@Suite("Reading postings from the pages of the index")
struct PostingReaderTests {
  /// Expects the reader to count the same occurrences of each word in each passage as FTS5.
  private func expectSame(
    _ occurrences: WordOccurrences, _ connection: Connection, _ more: [String] = [], _ what: Comment
  ) throws {
    let words = try connection.rows("SELECT term FROM word_places GROUP BY term") { $0.text(0) ?? "" } + more
    var expected: [String: Int] = [:]
    try occurrences.forEachPlace(of: words) { expected["\($0) \($1)", default: 0] += 1 }
    var found: [String: Int] = [:]
    var isOrdered = true
    var last = 0
    let reader = try #require(try PostingReader(connection))
    try reader.forEach(of: words) { word, passage, count in
      if word < last { isOrdered = false }
      last = word
      found["\(word) \(passage)", default: 0] += count
    }
    #expect(isOrdered, what)
    let differ = expected.filter { found[$0.key] != $0.value }.count + abs(found.count - expected.count)
    #expect(differ == 0, what)
    #expect(expected.count >= words.count - more.count, what)
  }

  /// Texts with a word in every passage, often enough for its postings to span several pages.
  private func texts(_ random: inout SeededGenerator, count: Int) -> [String] {
    (0..<count).map { number in
      let often = String(repeating: "plan ", count: number % 50 == 0 ? 1_500 : number % 7)
      return often + "kommune " + SearchFixtures.randomText(&random, words: Int.random(in: 1...20, using: &random))
    }
  }

  @Test("gives the postings that FTS5 gives, also across pages")
  func whole() throws {
    var random = SeededGenerator(seed: 31)
    let connection = try SearchFixtures.knowledgeBase(texts(&random, count: 3_000), title: "plan for øya").connection
    let occurrences = try WordOccurrences(connection)
    let pages = try connection.first("SELECT count(*) FROM passages_fts_data") { $0.int(0) ?? 0 }
    #expect(pages ?? 0 > 30)
    try expectSame(occurrences, connection, ["finnesikke", "", "\u{10FFFF}", "komm", "kommuner"], "as written")
    try connection.run("INSERT INTO passages_fts (passages_fts) VALUES ('optimize')")
    try expectSame(occurrences, connection, ["finnesikke"], "in one segment")
  }

  @Test("gives the postings that FTS5 gives after changes and removals, with any segments")
  func changed() throws {
    var random = SeededGenerator(seed: 37)
    let connection = try SearchFixtures.knowledgeBase(texts(&random, count: 400), title: "bakst").connection
    let occurrences = try WordOccurrences(connection)
    for round in 0..<24 {
      let id = Int64.random(in: 1...400, using: &random)
      let text = SearchFixtures.randomText(&random, words: 5) + (round % 2 == 0 ? " plan" : " kommune kommune")
      try connection.transaction {
        switch round % 3 {
        case 0: try connection.run("DELETE FROM passages WHERE id = ?1", .integer(id))
        case 1: try connection.run("UPDATE passages SET text = ?2 WHERE id % 50 = ?1 % 50", .integer(id), .text(text))
        default: try connection.run("UPDATE passages SET text = ?2 WHERE id = ?1", .integer(id), .text(text))
        }
      }
      if round == 20 {
        // An incomplete merge leaves parts of old segments beside the new one.
        try connection.run("INSERT INTO passages_fts (passages_fts, rank) VALUES ('merge', 2)")
      }
      try expectSame(occurrences, connection, ["finnesikke"], "round \(round)")
    }
  }

  @Test("falls back to FTS5 for another format and for uncommitted changes")
  func others() throws {
    let connection = try SearchFixtures.knowledgeBase(["Vekst i regionen"]).connection
    var found: [Int64] = []
    try connection.transaction {
      try connection.run("UPDATE passages SET text = 'Nedgang i regionen'")
      #expect(try PostingReader(connection) == nil)
      try WordOccurrences(connection).forEach(of: ["nedgang"]) { _, passage, _ in found.append(passage) }
    }
    #expect(found == [1])
    #expect(try PostingReader(connection) != nil)
    try connection.run("UPDATE passages_fts_config SET v = 5 WHERE k = 'version'")
    #expect(try PostingReader(connection) == nil)
  }

  @Test("a damaged index gives an error or wrong postings, and never a read outside its pages")
  func damaged() throws {
    var random = SeededGenerator(seed: 41)
    let connection = try SearchFixtures.knowledgeBase(texts(&random, count: 200)).connection
    let words = try connection.rows("SELECT word FROM words LIMIT 100") { $0.text(0) ?? "" } + ["plan", "kommune"]
    let blocks = try connection.rows("SELECT id, block FROM passages_fts_data") {
      (id: $0.integer(0) ?? 0, bytes: $0.blob(1) ?? [])
    }
    var errors = 0
    for round in 0..<300 {
      guard let block = blocks.randomElement(using: &random) else { break }
      var bytes = block.bytes
      for _ in 0...round % 4 where !bytes.isEmpty {
        bytes[Int.random(in: bytes.indices, using: &random)] = .random(in: 0...255, using: &random)
      }
      if round % 5 == 0 { bytes.removeLast(Int.random(in: 0...bytes.count, using: &random)) }
      let sql = "UPDATE passages_fts_data SET block = ?2 WHERE id = ?1"
      try connection.run(sql, .integer(block.id), .blob(bytes))
      var places = 0
      do {
        try PostingReader(connection)?.forEach(of: words) { _, _, count in places += count }
      } catch let error as SQLiteError {
        errors += 1
        #expect(error.code == .corrupt)
      }
      #expect(places >= 0)
      try connection.run(sql, .integer(block.id), .blob(block.bytes))
    }
    #expect(errors > 20)
  }
}
