import ByregionSQLite
import Testing

@testable import ByregionConsole
@testable import ByregionReading
@testable import ByregionRecords
@testable import ByregionSearch
@testable import ByregionStore

@Suite("Saved queries") struct SavedQueryTests {
  private func run(_ name: String, _ fixture: ConsoleFixture, _ given: [String: Value] = [:]) throws -> [[Value]] {
    let console = try SQLConsole(path: fixture.path)
    defer { try? console.close() }
    let query = try console.savedQuery(named: name)
    var rows: [[Value]] = []
    _ = try console.run(
      query.sql, parameters: query.parameters(given: QueryParameters(given)), begin: { _ in },
      row: { rows.append($0.values) })
    return rows
  }

  @Test("a new file contains a set of queries, each with a description") func list() async throws {
    let fixture = try await ConsoleFixture()
    let knowledgeBase = try KnowledgeBase.open(fixture.path, for: .reading)
    let queries = try knowledgeBase.savedQueries()
    #expect(
      queries.map(\.name) == [
        "advice-by-keyword", "after-the-programme", "documents-of-a-region", "goals-by-level", "goals-without-result",
        "municipalities-in-several-regions", "passage-by-reference", "regions-by-density", "regions-of-a-county",
        "regions-saying-the-same", "regions-without-results", "said-on-a-subject", "totals-beside-members",
        "words-of-a-region",
      ])
    #expect(queries.allSatisfy { $0.description.hasSuffix(".") })
    try knowledgeBase.close()
  }

  @Test("advice-by-keyword gives region and applicant") func advice() async throws {
    let rows = try run("advice-by-keyword", try await ConsoleFixture(), ["words": .text("forankring")])
    #expect(rows.first?.prefix(4) == [.text("rana/advice/3"), .text("Ranaregionen"), .text("Rana"), .integer(3)])
    #expect(try await run("advice-by-keyword", ConsoleFixture(), ["words": .text("xqzw")]).isEmpty)
  }

  @Test("regions-by-density puts the densest first") func density() async throws {
    let rows = try run("regions-by-density", try await ConsoleFixture())
    #expect(rows.map { $0[0] } == [.text("Alstahaugregionen"), .text("Ranaregionen")])
    #expect(rows[0][3] == .real(9.6))
  }

  @Test("municipalities-in-several-regions counts regions") func municipalities() async throws {
    let rows = try run("municipalities-in-several-regions", try await ConsoleFixture(), ["regions": .integer(1)])
    #expect(rows.contains { $0[0] == .text("Rana") && $0[3] == .integer(1) && $0[4] == .text("Ranaregionen") })
    #expect(try await run("municipalities-in-several-regions", ConsoleFixture()).isEmpty)
  }

  @Test("goals-without-result finds goals that no result mentions") func goals() async throws {
    let fixture = try await ConsoleFixture()
    let few = try run("goals-without-result", fixture)
    let editor = try SQLEditor(path: fixture.path, makesCopy: false)
    _ = try editor.run("UPDATE results SET text = 'Gjennomføre ' || text", begin: { _ in }, row: { _ in })
    try editor.close()
    let fewer = try run("goals-without-result", fixture)
    #expect(few.contains { $0[0] == .text("alstahaug/goal/2") })
    #expect(!fewer.contains { $0[0] == .text("alstahaug/goal/2") })
  }

  @Test("regions-saying-the-same pairs passages with common words") func same() async throws {
    let rows = try run("regions-saying-the-same", try await ConsoleFixture(), ["shared": .integer(1)])
    guard case .integer(let shared)? = rows.first?[0] else { throw Nothing() }
    #expect(shared >= 1)
    #expect(rows.allSatisfy { $0[1] != $0[2] })
  }

  @Test("totals-beside-members gives the difference between a printed total and the members' sum") func totals()
    async throws
  {
    let fixture = try await ConsoleFixture()
    let editor = try SQLEditor(path: fixture.path, makesCopy: false)
    _ = try editor.run(
      "UPDATE region_facts SET population = 34000 WHERE population = 34394", begin: { _ in }, row: { _ in })
    try editor.close()
    let rows = try run("totals-beside-members", fixture)
    #expect(rows.map { $0[0] } == [.text("Ranaregionen"), .text("Alstahaugregionen")])
    #expect(rows.map { $0[3] } == [.integer(34_394), .integer(26_138)])
    #expect(rows.map { $0[4] } == [.integer(-394), .integer(0)])
  }

  @Test("words-of-a-region lists words with their share") func words() async throws {
    let rows = try run("words-of-a-region", try await ConsoleFixture(), ["region": .text("alstahaug")])
    #expect(!rows.isEmpty)
    #expect(rows.allSatisfy { row in if case .real(let share) = row[3] { share > 0 && share <= 1 } else { false } })
  }

  /// Selected columns of a query's rows on the corpus, as text: `a | b`.
  private func lines(_ name: String, _ given: [String: Value] = [:], columns: [Int]) async throws -> [String] {
    try run(name, try await ConsoleFixture(withCorpus: true), given).map { row in
      columns.map { QueryParameters.text(of: row[$0]) }.joined(separator: " | ")
    }
  }

  @Test("goals-by-level counts goals and regions") func levels() async throws {
    #expect(
      try await lines("goals-by-level", columns: [0, 1, 2]) == [
        "(none) | 51 | 15", "Delmål | 9 | 5", "Hovedmål | 5 | 5", "Effektmål | 1 | 1", "Hovudmål | 1 | 1",
        "Innsatsområder | 1 | 1", "Resultatmål | 1 | 1",
      ])
    #expect(
      try await lines("goals-by-level", ["region": .text("drammen")], columns: [0, 1]) == [
        "Delmål | 2", "Hovedmål | 1",
      ])
  }

  @Test("after-the-programme lists the continuations of one region, or of all") func afterwards() async throws {
    #expect(
      try await lines("after-the-programme", ["region": .text("kongsvinger")], columns: [0, 1])
        == ["kongsvinger/continuation/1 | Kongsvingerregionen"])
    #expect(try await lines("after-the-programme", columns: [0]).count == 55)
  }

  @Test("regions-without-results lists regions that have only applications") func withoutResults() async throws {
    #expect(
      try await lines("regions-without-results", columns: [0, 3, 5]) == [
        "Elverumregionen | application | 0", "Gjøvikregionen | application | 0", "Haugesundregionen | application | 0",
        "Kristiansandsregionen | application | 0", "Molderegionen | application | 0",
        "Narvikregionen | application | 0",
        "Notodden | application | 0", "Valdres | phase1 | 0",
      ])
  }

  @Test("regions-of-a-county counts the members in that county") func counties() async throws {
    #expect(
      try await lines("regions-of-a-county", ["county": .text("Østfold")], columns: [0]).isEmpty)
    #expect(
      try await lines("regions-of-a-county", columns: [0, 1, 3]).sorted() == [
        "Alstahaugregionen | Alstahaug | 5", "Narvikregionen | Narvik | 5", "Ranaregionen | Rana | 4",
        "Salten | Bodø | 9",
      ])
  }

  @Test("passage-by-reference gives one passage, and nothing for a reference that no passage has")
  func passage() async throws {
    #expect(try await lines("passage-by-reference", ["reference": .text("rana/advice/3")], columns: [0]).count == 1)
    for none in ["rana/advice/999", "rana", "", "/", "rana/advice"] {
      #expect(try await lines("passage-by-reference", ["reference": .text(none)], columns: [0]).isEmpty, "\(none)")
    }
  }

  @Test("documents-of-a-region lists every document once") func documents() async throws {
    let lines = try await lines("documents-of-a-region", ["region": .text("alstahaug")], columns: [1, 2, 4])
    #expect(
      lines.sorted() == [
        "application | current | alstahaug-b.txt", "final | current | alstahaugregionen.txt",
      ])
  }

  @Test("said-on-a-subject finds only passages of the municipality's regions") func subject() async throws {
    let found = try await lines(
      "said-on-a-subject", ["municipality": .text("hemnes"), "words": .text("forankring")], columns: [0, 1])
    #expect(found.first == "rana/advice/3 | Ranaregionen")
    #expect(found.allSatisfy { $0.hasSuffix(" | Ranaregionen") })
  }

  @Test("a query is saved with its parameters, and replaced only on request") func save()
    async throws
  {
    let fixture = try await ConsoleFixture()
    let knowledgeBase = try KnowledgeBase.open(fixture.path, for: .writing)
    let defaults = QueryParameters(["a": .integer(1), "b": .text("x"), "c": .null])
    try knowledgeBase.save(SavedQuery(name: "mine", description: "Mine.", sql: "SELECT :a, :b, :c", defaults: defaults))
    #expect(try knowledgeBase.savedQuery(named: "mine").defaults == defaults)
    let other = SavedQuery(name: "mine", description: "Mine.", sql: "SELECT :a", defaults: .init(["a": .real(2)]))
    #expect(throws: KnowledgeBaseError.self) { try knowledgeBase.save(other) }
    #expect(try knowledgeBase.savedQuery(named: "mine").defaults == defaults)
    try knowledgeBase.save(other, replacing: true)
    #expect(throws: KnowledgeBaseError.self) {
      try knowledgeBase.save(SavedQuery(name: "My own", description: "", sql: ""))
    }
    try knowledgeBase.close()
    #expect(try run("mine", fixture) == [[.real(2)]])
    #expect(try run("mine", fixture, ["a": .integer(3)]) == [[.integer(3)]])
  }

  @Test("an unknown name suggests the nearest") func unknown() async throws {
    let error = #expect(throws: KnowledgeBaseError.self) {
      try KnowledgeBase.inMemory().savedQuery(named: "regions-by-densty")
    }
    #expect(error?.suggestion?.description == "Did you mean regions-by-density?")
  }

  private struct Nothing: Error {}
}
