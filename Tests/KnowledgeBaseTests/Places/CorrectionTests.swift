import Foundation
import TestSupport
import Testing

@testable import ByregionImporting
@testable import ByregionPlaces
@testable import ByregionReading
@testable import ByregionSearch
@testable import ByregionStore

@Suite("Corrections of places")
struct CorrectionTests {
  private let knowledgeBase: KnowledgeBase
  private let folder: TemporaryFolder

  init() throws {
    knowledgeBase = try KnowledgeBase.inMemory()
    folder = try TemporaryFolder()
  }

  private func importText(_ text: String, as name: String) async throws {
    let file = folder.url.appendingPathComponent(name)
    try Data(text.utf8).write(to: file)
    let report = try await knowledgeBase.importSources(SourceFinder.find([file.path]))
    #expect(report.failures.isEmpty)
  }

  private func writeUp(
    lead: String, region: String = "Kystregionen", partners: String = "Leirfjord, Sandnesjøen og Dønna"
  )
    -> String
  {
    """
    \(region)

    \(lead)

    Fakta \(region)

    Søkerkommune: Herøy
    Samarbeidskommuner: \(partners)
    """
  }

  private func members() throws -> [String] {
    try knowledgeBase.connection.rows(
      "SELECT printed_name, municipality_number, resolved_by, certainty FROM region_municipalities ORDER BY position"
    ) { "\($0.text(0) ?? "") \($0.text(1) ?? "-") \($0.text(2) ?? ""), \($0.text(3) ?? "")" }
  }

  private static let corrected = [
    "Herøy 1818 neighbours, certain", "Leirfjord 1822 unique name, certain", "Sandnesjøen 1820 user, certain",
    "Dønna 1827 unique name, certain",
  ]

  @Test("keep a municipality when the document is imported again, and in a rebuild")
  func place() async throws {
    try await importText(writeUp(lead: "Første utgave."), as: "kyst.txt")
    #expect(try members()[2] == "Sandnesjøen - nothing, unresolved")
    try knowledgeBase.correctPlace("sandnesjøen", inRegion: try slugs()[0], to: "Alstahaug")
    #expect(try members() == Self.corrected)
    try await importText(writeUp(lead: "Andre utgave."), as: "kyst.txt")
    #expect(try members() == Self.corrected)
    _ = try knowledgeBase.rebuild()
    #expect(try members() == Self.corrected)
    let doubts = try knowledgeBase.connection.rows(
      """
      SELECT message FROM diagnostics JOIN documents ON documents.id = diagnostics.document_id
      WHERE documents.status = 'current' AND identifier GLOB 'place-*'
      """
    ) { $0.text(0) ?? "" }
    #expect(doubts == [])
  }

  @Test("assign a document to the region to which its name was added, also in a rebuild")
  func alias() async throws {
    try await importText(writeUp(lead: "Første utgave."), as: "kyst.txt")
    let slugs = try slugs()
    try knowledgeBase.addName("Øyriket", toRegion: slugs[0])
    try await importText(
      writeUp(lead: "En annen tekst.", region: "Øyriket", partners: "Karmøy og Bokn"), as: "oyriket.txt")
    #expect(try self.slugs() == slugs)
    _ = try knowledgeBase.rebuild()
    #expect(try self.slugs() == slugs)
    guard case .region(let page) = try knowledgeBase.page(named: "Øyriket") else {
      Issue.record("Øyriket is no region")
      return
    }
    #expect(page.slug == slugs[0])
  }

  private func slugs() throws -> [String] {
    try knowledgeBase.connection.rows("SELECT slug FROM regions ORDER BY id") { $0.text(0) ?? "" }
  }
}
