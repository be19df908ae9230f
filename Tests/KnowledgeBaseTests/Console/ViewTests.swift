import Foundation
import TestSupport
import Testing

@testable import ByregionConsole

@Suite("Views") struct ViewTests {
  /// The expected content of a write-up of the corpus.
  private struct Expected: Decodable {
    var kind: String
    var applicant: String?
    var partners: [String]
    var population: Int?
    var goals: [String]
    var results: [String]
    var advice: [String]
    var continuation: [String]
  }

  /// The expected contents by source.
  private static func expected() throws -> [String: Expected] {
    let folder = "Tests/WriteUpTests/Fixtures/write-ups"
    let names = Project.files(below: folder).filter { $0.hasSuffix(".expected.json") }
    return try Dictionary(
      uniqueKeysWithValues: names.map { path in
        let file = Project.folder.appendingPathComponent(path)
        let name = String(file.lastPathComponent.dropLast(".expected.json".count))
        return (name, try JSONDecoder().decode(Expected.self, from: Data(contentsOf: file)))
      })
  }

  private func lines(_ sql: String, _ fixture: ConsoleFixture) throws -> [String] {
    try fixture.rows(sql).map { $0.map(QueryParameters.text(of:)).joined(separator: " | ") }
  }

  @Test("region_overview has one row per region, with the sums of its documents") func overview() async throws {
    let fixture = try await ConsoleFixture(withCorpus: true)
    let sources = try fixture.rows(
      "SELECT slug, source FROM documents JOIN regions ON regions.id = region_id WHERE status = 'current'")
    var groups: [String: [Expected]] = [:]
    let all = try Self.expected()
    for row in sources {
      guard case .text(let slug) = row[0], case .text(let source) = row[1] else { continue }
      groups[slug, default: []] += [all[String(source.prefix { $0 != "." })]].compactMap { $0 }
    }
    // The seeds have no files of expected contents; `seeds()` tests them.
    groups["rana"] = nil
    groups["alstahaug"] = nil
    let right = groups.map { slug, documents in
      let first = documents.first { $0.kind == "final" } ?? documents[0]
      let population = first.population ?? documents.compactMap(\.population).first
      return [
        slug, first.applicant ?? "NULL", "\(first.partners.count + 1)", population.map(String.init) ?? "NULL",
        "\(documents.map(\.goals.count).reduce(0, +))", "\(documents.map(\.results.count).reduce(0, +))",
        "\(documents.map(\.advice.count).reduce(0, +))", "\(documents.map(\.continuation.count).reduce(0, +))",
      ].joined(separator: " | ")
    }
    let found = try lines(
      """
      SELECT slug, applicant, municipalities, population, goals, results, advice, continuations
      FROM region_overview WHERE slug NOT IN ('rana', 'alstahaug')
      """, fixture)
    #expect(found.count == 24)
    #expect(Set(found).symmetricDifference(right) == [])
  }

  @Test("the views of the seed documents have the expected rows") func seeds() async throws {
    let fixture = try await ConsoleFixture()
    #expect(
      try lines("SELECT * FROM region_overview ORDER BY slug", fixture) == [
        "alstahaug | Alstahaugregionen | Alstahaug | Nordland | 5 | 26138 | 2015-01-01 | 2727.0 | 9.6 | 2 | 2 | 3 | 4",
        "rana | Ranaregionen | Rana | Nordland | 4 | 34394 | 2015-01-01 | 6073.0 | 5.7 | 3 | 5 | 3 | 4",
      ])
    #expect(
      try lines("SELECT * FROM membership WHERE slug = 'rana'", fixture) == [
        "Ranaregionen | Rana | '1833' | Nordland | applicant | rana | 26078",
        "Ranaregionen | Hemnes | '1832' | Nordland | partner | rana | 4528",
        "Ranaregionen | Nesna | '1828' | Nordland | partner | rana | 1871",
        "Ranaregionen | Lurøy | '1834' | Nordland | partner | rana | 1917",
      ])
    #expect(
      try lines("SELECT reference, region, applicant, county, number, slug FROM advice_overview", fixture) == [
        "alstahaug/advice/1 | Alstahaugregionen | Alstahaug | Nordland | 1 | alstahaug",
        "alstahaug/advice/2 | Alstahaugregionen | Alstahaug | Nordland | 2 | alstahaug",
        "alstahaug/advice/3 | Alstahaugregionen | Alstahaug | Nordland | 3 | alstahaug",
        "rana/advice/1 | Ranaregionen | Rana | Nordland | 1 | rana",
        "rana/advice/2 | Ranaregionen | Rana | Nordland | 2 | rana",
        "rana/advice/3 | Ranaregionen | Rana | Nordland | 3 | rana",
      ])
  }

  @Test(
    "no row is repeated, and none is missing",
    arguments: [
      ("advice_overview", "reference", "advice"), ("membership", "slug || municipality", "region_municipalities"),
      ("region_overview", "slug", "regions"),
    ])
  func once(_ view: String, _ key: String, _ table: String) async throws {
    let fixture = try await ConsoleFixture(withCorpus: true)
    let counts = try fixture.rows(
      "SELECT count(*), count(DISTINCT \(key)), (SELECT count(*) FROM \(table)) FROM \(view)")
    #expect(counts[0][0] == counts[0][1])
    #expect(counts[0][0] == counts[0][2])
  }

  @Test("said_by_municipality has every passage once for each member") func said() async throws {
    let fixture = try await ConsoleFixture(withCorpus: true)
    let sql = "SELECT count(*) FROM said_by_municipality"
    let sum = """
      SELECT sum((SELECT count(*) FROM passages WHERE passages.region_id = member.region_id))
      FROM region_municipalities AS member
      """
    #expect(try fixture.rows(sql) == fixture.rows(sum))
  }

  @Test("a region with two applicants, one of them unknown, has one row")
  func applicants() async throws {
    let fixture = try await ConsoleFixture()
    let editor = try SQLEditor(path: fixture.path, makesCopy: false)
    for sql in [
      "UPDATE document_municipalities SET role = 'applicant'",
      "UPDATE document_municipalities SET municipality_number = NULL, printed_name = 'Storby' WHERE position = 1",
    ] { _ = try editor.run(sql, begin: { _ in }, row: { _ in }) }
    try editor.close()
    #expect(
      try lines("SELECT slug, applicant, county FROM region_overview", fixture).sorted() == [
        "alstahaug | Storby | NULL", "rana | Storby | NULL",
      ])
    #expect(try lines("SELECT DISTINCT applicant FROM advice_overview", fixture) == ["Storby"])
    #expect(try fixture.rows("SELECT count(*) FROM advice_overview") == [[.integer(6)]])
  }
}
