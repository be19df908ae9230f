import Foundation
import TestSupport
import Testing

@testable import ByregionImporting
@testable import ByregionPlaces
@testable import ByregionReading
@testable import ByregionSearch
@testable import ByregionStore

@Suite("Checking facts")
struct FactsCheckTests {
  /// Imports texts with file names, in order, and returns the findings about their facts.
  private func findings(_ texts: [(String, String)]) async throws -> [String] {
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

  @Test("reports nothing for documents that agree")
  func agreement() async throws {
    let findings = try await findings([
      ("rana.txt", writeUp("Ranaregionen", "Rana", "Hemnes, Nesna og Lurøy")),
      ("rana-b.txt", writeUp("Ranaregionen", "Rana", "Hemnes, Nesna og Lurøy", isApplication: true)),
    ])
    #expect(findings == [])
  }

  @Test("reports population, area and members that differ between documents of a region")
  func disagreement() async throws {
    let findings = try await findings([
      ("rana.txt", writeUp("Ranaregionen", "Rana", "Hemnes, Nesna og Lurøy")),
      (
        "rana-b.txt",
        writeUp(
          "Ranaregionen", "Rana", "Hemnes, Nesna og Rødøy", population: "34 100", area: "6 100", isApplication: true)
      ),
    ])
    #expect(
      findings == [
        "rana: population differs: 34394 (2015-01-01) and 34100 (2015-01-01) [rana.txt rana-b.txt]",
        "rana: area differs: 6073 km² and 6100 km² [rana.txt rana-b.txt]",
        "rana: members differ: Lurøy only in rana.txt; Rødøy only in rana-b.txt [rana.txt rana-b.txt]",
        "rana: population is 34100 (2015-01-01), 354 more than the 33746 that Statistics Norway counted in its 4 "
          + "municipalities on 1 January 2015 [rana-b.txt]",
      ])
  }

  @Test("reports populations in the text that contradict a total confirmed by the register")
  func sums() async throws {
    let lead =
      "Rana har om lag 36 000 innbyggere, Hemnes har 4 500 innbyggere og Nesna 1 800 innbyggere. Lurøy vokste "
      + "med 1 900 innbyggere."
    let partly = try await findings([
      ("rana.txt", writeUp("Ranaregionen", "Rana", "Hemnes, Nesna og Lurøy", lead: lead))
    ])
    #expect(
      partly == ["rana: population is 34394, but 3 of 4 municipalities have 42300 according to the texts [rana.txt]"])
    let rightly = try await findings([
      (
        "rana.txt",
        writeUp("Ranaregionen", "Rana", "Hemnes, Nesna og Lurøy", lead: lead.replacing("36 000", with: "26 000"))
      )
    ])
    #expect(rightly == [])
  }

  @Test("reports a region with fewer inhabitants than a region inside it")
  func parts() async throws {
    let findings = try await findings([
      ("rana.txt", writeUp("Ranaregionen", "Rana", "Hemnes, Nesna og Lurøy")),
      (
        "helgeland.txt",
        writeUp(
          "Helgeland", "Vefsn", "Rana, Hemnes, Nesna, Lurøy, Grane og Hattfjelldal", population: "30 000", area: "9 000"
        )
      ),
    ])
    #expect(
      findings == [
        "helgeland: population is 30000 (2015-01-01), 20737 fewer than the 50737 that Statistics Norway counted in its "
          + "7 municipalities on 1 January 2015 [helgeland.txt]",
        "helgeland: population is 30000, but rana within it has 34394 [helgeland.txt rana.txt]",
      ])
  }

  @Test("reports impossible figures")
  func impossible() async throws {
    let findings = try await findings([
      ("rana.txt", writeUp("Ranaregionen", "Rana", "Hemnes, Nesna og Lurøy", population: "439", area: "0,1")),
      ("salten.txt", writeUp("Salten", "Bodø", "Fauske og Meløy", population: "66 261", area: "400 000")),
    ])
    #expect(
      findings == [
        "rana: 439 inhabitants are too few for 4 municipalities [rana.txt]",
        "rana: 4390.0 inhabitants per km² are denser than in Oslo [rana.txt]",
        "rana: population is 439 (2015-01-01), 33955 fewer than the 34394 that Statistics Norway counted in its 4 "
          + "municipalities on 1 January 2015 [rana.txt]",
        "salten: 400000 km² are more than Norway has [salten.txt]",
        "salten: 0.17 inhabitants per km² are sparser than in any municipality [salten.txt]",
      ])
  }

  @Test("reports only the three documents of the corpus with wrong totals, with explanations")
  func corpus() async throws {
    let folders = ["Tests/WriteUpTests/Fixtures/write-ups", "seed"]
    let paths = folders.flatMap(Project.files(below:)).filter { !$0.hasSuffix(".json") }
    let knowledgeBase = try KnowledgeBase.inMemory()
    _ = try await knowledgeBase.importSources(
      SourceFinder.find(paths.map { Project.folder.appendingPathComponent($0).path }))
    let findings = try knowledgeBase.checkFacts()
    #expect(findings.map { $0.documents.sorted() } == [["haugesund.txt"], ["arendal-b.txt", "arendal.txt"]])
    #expect(
      findings.map(\.message) == [
        "population is 117553 (2015-01-01), 206 more than the 117347 that Statistics Norway counted in its 9 "
          + "municipalities on 1 January 2015: as if Utsira (1151, Rogaland), which is not listed, were counted",
        "population is 89119 (2015-01-01), 3514 more than the 85605 that Statistics Norway counted in its 7 "
          + "municipalities on 1 January 2015: as if Froland (0919, Aust-Agder) were counted and Vegårshei (0912, "
          + "Aust-Agder) not",
      ])
  }

  @Test("with an unknown member, reports only a total below the sum of the others")
  func unknownMember() async throws {
    let above = writeUp("Ranaregionen", "Rana", "Hemnes, Nesna og Storvik", population: "40 111")
    #expect(try await findings([("rana.txt", above)]) == [])
    let below = writeUp("Ranaregionen", "Rana", "Hemnes, Nesna og Storvik", population: "31 000")
    #expect(
      try await findings([("rana.txt", below)]) == [
        "rana: population is 31000 (2015-01-01), 1477 fewer than the 32477 that Statistics Norway counted in 3 of its "
          + "4 municipalities on 1 January 2015 [rana.txt]"
      ])
  }
}
