import Byregion
import Foundation
import TestSupport
import Testing

/// Uses the library like another package: it imports only `Byregion`.
@Suite("Library") struct LibraryTests {
  private let folder: TemporaryFolder
  private var path: String { folder.url.appendingPathComponent("kb.db").path }
  private var seed: String { Project.folder.appendingPathComponent("seed").path }

  init() throws { folder = try TemporaryFolder() }

  private func imported() async throws -> KnowledgeBase {
    let knowledgeBase = try KnowledgeBase(path: path)
    try await knowledgeBase.importFiles(at: [seed])
    return knowledgeBase
  }

  @Test("a missing file is created, or reported if it is not to be created") func opening() async throws {
    let error = #expect(throws: ByregionError.self) { try KnowledgeBase(path: path, createIfMissing: false) }
    #expect(error?.category == .missingInput)
    let knowledgeBase = try KnowledgeBase(path: path)
    #expect(try await knowledgeBase.documents().isEmpty)
    try await knowledgeBase.close()
    #expect(FileManager.default.fileExists(atPath: path))
  }

  @Test("an import reports each document, and a second import finds them unchanged") func importing() async throws {
    let knowledgeBase = try KnowledgeBase(path: path)
    let events = Events()
    let report = try await knowledgeBase.importFiles(at: [seed, "/nowhere"]) { events.add($0) }
    #expect(report.addedCount == 2)
    #expect(report.failures.map(\.path) == ["/nowhere"])
    #expect(report.failures.first?.error.category == .missingInput)
    #expect(events.slugs == ["alstahaug", "rana"])
    #expect(events.lastProgress == 2)
    let again = try await knowledgeBase.importFiles(at: [seed])
    #expect(again.unchangedCount == 2)
    #expect(try await knowledgeBase.documents().map(\.regionSlug) == ["alstahaug", "rana"])
  }

  @Test("a dry run reports and stores nothing") func dryRun() async throws {
    let knowledgeBase = try KnowledgeBase(path: path)
    let report = try await knowledgeBase.importFiles(at: [seed], options: ImportOptions(isDryRun: true))
    #expect(report.addedCount == 2)
    #expect(try await knowledgeBase.documents().isEmpty)
  }

  @Test("a search returns hits whose marks cover the matched words") func searching() async throws {
    let knowledgeBase = try await imported()
    let options = SearchOptions(filters: [.kind: ["advice"], .region: ["Ranaregionen"]], includesFacets: true)
    let result = try await knowledgeBase.search("strategier", options: options)
    let hit = try #require(result.hits.first)
    #expect(hit.reference == "rana/advice/3")
    #expect(hit.match == .form && hit.source == "ranaregionen.txt" && hit.line == 26)
    let snippet = Array(hit.snippet.utf8)
    #expect(hit.marks.map { String(decoding: snippet[$0], as: UTF8.self) }.contains("strategier"))
    #expect(result.facets.contains { $0.field == .region })
    #expect(try await knowledgeBase.passage(hit.reference)?.text == hit.text)
    await #expect(throws: ByregionError.self) {
      try await knowledgeBase.search("plan", options: SearchOptions(filters: [.county: ["Nowhere"]]))
    }
  }

  @Test("SQL takes parameters, is limited, and cannot write") func sql() async throws {
    let knowledgeBase = try await imported()
    let result = try await knowledgeBase.sql(
      "SELECT slug, :number FROM regions WHERE slug = :slug", parameters: ["slug": "rana", "number": 2.5])
    #expect(result.columns == ["slug", ":number"])
    #expect(result.rows == [["rana", 2.5]])
    let cut = try await knowledgeBase.sql("SELECT slug FROM regions", limits: SQLLimits(rowCount: 1))
    #expect(cut.rows.count == 1 && cut.isTruncated)
    let error = await #expect(throws: ByregionError.self) { try await knowledgeBase.sql("DELETE FROM regions") }
    #expect(error?.message.isEmpty == false)
  }

  @Test("cancelling a task ends its query") func cancellation() async throws {
    let knowledgeBase = try await imported()
    let endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
    let task = Task { try await knowledgeBase.sql(endless, limits: SQLLimits(timeout: .seconds(600))) }
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
    #expect(try await knowledgeBase.sql("SELECT 1").rows == [[1]])
  }

  @Test("a region has its members and passages; an unknown name is an error") func regions()
    async throws
  {
    let knowledgeBase = try await imported()
    let region = try await knowledgeBase.region("Ranaregionen")
    #expect(region.members.first { $0.isApplicant }?.name == "Rana")
    #expect(region.passages(ofKind: "advice").map(\.reference) == ["rana/advice/1", "rana/advice/2", "rana/advice/3"])
    let document = try #require(try await knowledgeBase.documents().last)
    #expect(try await knowledgeBase.content(ofDocument: document.id).count == document.byteCount)
    let error = await #expect(throws: ByregionError.self) { try await knowledgeBase.region("Ranaregjonen xyz") }
    #expect(error?.category == .missingInput)
  }

  @Test("a closed knowledge base throws an error, and leaves one file") func closing() async throws {
    let knowledgeBase = try await imported()
    try await knowledgeBase.close()
    let error = await #expect(throws: ByregionError.self) { try await knowledgeBase.documents() }
    #expect(error?.category == .usage)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["kb.db"])
  }

  /// Collects events; the import calls it from its own task.
  private final class Events: @unchecked Sendable {
    private let lock = NSLock()
    private var all: [ImportEvent] = []

    func add(_ event: ImportEvent) { lock.withLock { all.append(event) } }

    var slugs: [String] {
      lock.withLock { all.compactMap { if case .document(let document) = $0 { document.regionSlug } else { nil } } }
    }

    var lastProgress: Int? {
      lock.withLock { all.compactMap { if case .progress(let files, _) = $0 { files } else { nil } }.last }
    }
  }
}
