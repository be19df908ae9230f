import Testing

@testable import ByregionConsole

@Suite("Ordinary analysis in SQL") struct OrdinaryAnalysisTests {
  @Test("returns rows under the standard limits", arguments: OrdinaryAnalysis.all)
  func answers(_ sql: String) async throws {
    let fixture = try await ConsoleFixture()
    #expect(try fixture.rows(sql).isEmpty == sql.hasPrefix("SELECT text FROM attachments"))
  }

  @Test("the examples run without error", arguments: QueryExamples.all.map(\.sql))
  func examples(_ sql: String) async throws {
    _ = try await ConsoleFixture().rows(sql)
  }
}
