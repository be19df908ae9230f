import Foundation
import SQLite
import TestSupport
import Testing

@testable import KnowledgeBase

@Suite("What the user knows better about places")
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

  @Test("keeps a corrected municipality when the document is imported anew")
  func place() async throws {
    try await importText(writeUp(lead: "Første utgave."), as: "kyst.txt")
    #expect(try members()[2] == "Sandnesjøen - nothing, unresolved")
    try knowledgeBase.connection.run(
      "INSERT INTO place_corrections (region_id, printed_name, municipality_number) VALUES (1, 'Sandnesjøen', '1820')")
    try await importText(writeUp(lead: "Andre utgave."), as: "kyst.txt")
    #expect(
      try members() == [
        "Herøy 1818 neighbours, certain", "Leirfjord 1822 unique name, certain", "Sandnesjøen 1820 user, certain",
        "Dønna 1827 unique name, certain",
      ])
    let doubts = try knowledgeBase.connection.rows(
      """
      SELECT message FROM diagnostics JOIN documents ON documents.id = diagnostics.document_id
      WHERE documents.status = 'current' AND identifier GLOB 'place-*'
      """
    ) { $0.text(0) ?? "" }
    #expect(doubts == [])
  }

  @Test("lets a name that the user gave to a region bring a document to it, also after the file is opened again")
  func alias() async throws {
    try await importText(writeUp(lead: "Første utgave."), as: "kyst.txt")
    try knowledgeBase.connection.run(
      "INSERT INTO region_names (region_id, name, source) VALUES (1, 'Øyriket', 'user')")
    try await importText(
      writeUp(lead: "En annen tekst.", region: "Øyriket", partners: "Karmøy og Bokn"), as: "oyriket.txt")
    let slugs = try knowledgeBase.connection.rows("SELECT slug FROM regions") { $0.text(0) ?? "" }
    #expect(slugs == ["kyst"] || slugs == ["kystregionen"])
  }
}
