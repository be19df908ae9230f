import Foundation
import TestSupport
import Testing

@testable import KnowledgeBase

@Suite("Facts that disagree")
struct FactsCheckTests {
  /// Imports texts by file name, in order, and examines the facts.
  private func remarks(_ texts: [(String, String)]) async throws -> [String] {
    let knowledgeBase = try KnowledgeBase.inMemory()
    let folder = try TemporaryFolder()
    var paths: [String] = []
    for (name, text) in texts {
      let file = folder.url.appendingPathComponent(name)
      try Data(text.utf8).write(to: file)
      paths.append(file.path)
    }
    let report = try await knowledgeBase.importSources(SourceFinder.find(paths))
    #expect(report.failures.isEmpty)
    return try knowledgeBase.checkFacts().map {
      "\($0.regionSlug): \($0.message) [\($0.documents.joined(separator: " "))]"
    }
  }

  private func writeUp(
    _ region: String, _ applicant: String, _ partners: String, population: String = "34 394",
    area: String = "6 073", lead: String = "Kommunene samarbeider.", isApplication: Bool = false
  ) -> String {
    """
    \(region)

    \(lead)

    \(isApplication ? "Utdrag fra \(region) sin søknad" : "Resultater")

    • Bedre samarbeid i regionen

    Fakta \(region)

    Søkerkommune: \(applicant)
    Samarbeidskommuner: \(partners)
    Innbyggere: \(population) (1.jan 2015)
    Areal: \(area) km²
    """
  }

  @Test("says nothing of documents that agree")
  func agreement() async throws {
    let remarks = try await remarks([
      ("rana.txt", writeUp("Ranaregionen", "Rana", "Hemnes, Nesna og Lurøy")),
      ("rana-b.txt", writeUp("Ranaregionen", "Rana", "Hemnes, Nesna og Lurøy", isApplication: true)),
    ])
    #expect(remarks == [])
  }

  @Test("lists population, area and members that two documents of a region give differently")
  func disagreement() async throws {
    let remarks = try await remarks([
      ("rana.txt", writeUp("Ranaregionen", "Rana", "Hemnes, Nesna og Lurøy")),
      (
        "rana-b.txt",
        writeUp(
          "Ranaregionen", "Rana", "Hemnes, Nesna og Rødøy", population: "34 100", area: "6 100", isApplication: true)
      ),
    ])
    #expect(
      remarks == [
        "rana: population differs: 34394 (2015-01-01) and 34100 (2015-01-01) [rana.txt rana-b.txt]",
        "rana: area differs: 6073 km² and 6100 km² [rana.txt rana-b.txt]",
        "rana: members differ: Lurøy only in rana.txt; Rødøy only in rana-b.txt [rana.txt rana-b.txt]",
      ])
  }

  @Test("lists a total that does not fit what texts state of the members")
  func sums() async throws {
    let lead =
      "Rana har om lag 26 000 innbyggere, Hemnes har 4 500 innbyggere og Nesna 1 800 innbyggere. Lurøy vokste "
      + "med 1 900 innbyggere."
    let partly = try await remarks([
      ("rana.txt", writeUp("Ranaregionen", "Rana", "Hemnes, Nesna og Lurøy", population: "24 394", lead: lead))
    ])
    #expect(
      partly == ["rana: population is 24394, but 3 of 4 municipalities have 32300 by what texts state [rana.txt]"])
    let wholly = try await remarks([
      ("rana.txt", writeUp("Ranaregionen", "Rana", "Hemnes og Nesna", population: "43 394", lead: lead))
    ])
    #expect(wholly == ["rana: population is 43394, but 3 municipalities have 32300 by what texts state [rana.txt]"])
    let rightly = try await remarks([
      ("rana.txt", writeUp("Ranaregionen", "Rana", "Hemnes, Nesna og Lurøy", lead: lead))
    ])
    #expect(rightly == [])
  }

  @Test("lists a region that has fewer than regions within it")
  func parts() async throws {
    let remarks = try await remarks([
      ("rana.txt", writeUp("Ranaregionen", "Rana", "Hemnes, Nesna og Lurøy")),
      (
        "helgeland.txt",
        writeUp(
          "Helgeland", "Vefsn", "Rana, Hemnes, Nesna, Lurøy, Grane og Hattfjelldal", population: "30 000", area: "9 000"
        )
      ),
    ])
    #expect(remarks == ["helgeland: population is 30000, but rana within it has 34394 [helgeland.txt rana.txt]"])
  }

  @Test("lists figures that cannot be")
  func impossible() async throws {
    let remarks = try await remarks([
      ("rana.txt", writeUp("Ranaregionen", "Rana", "Hemnes, Nesna og Lurøy", population: "439", area: "0,1")),
      ("salten.txt", writeUp("Salten", "Bodø", "Fauske og Meløy", population: "80 338", area: "400 000")),
    ])
    #expect(
      remarks == [
        "rana: 439 inhabitants are too few for 4 municipalities [rana.txt]",
        "rana: 4390.0 inhabitants per km² are denser than in Oslo [rana.txt]",
        "salten: 400000 km² are more than Norway has [salten.txt]",
        "salten: 0.2 inhabitants per km² are sparser than in any municipality [salten.txt]",
      ])
  }
}
