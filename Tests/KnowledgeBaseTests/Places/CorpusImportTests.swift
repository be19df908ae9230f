import Foundation
import TestSupport
import Testing

@testable import ByregionImporting
@testable import ByregionPlaces
@testable import ByregionReading
@testable import ByregionSearch
@testable import ByregionStore

@Suite("Places of the imported corpus")
struct CorpusImportTests {
  /// All write-ups of the corpus and both seed documents, by name without extension.
  private static func sources() -> [(name: String, file: SourceFile)] {
    let folders = ["Tests/WriteUpTests/Fixtures/write-ups", "seed"]
    let paths = folders.flatMap(Project.files(below:)).filter { !$0.hasSuffix(".json") }
    return paths.map { path in
      let file = Project.folder.appendingPathComponent(path)
      let name = file.deletingPathExtension().lastPathComponent
      return (name, SourceFile(name: path, location: file.path, byteCount: 0))
    }
  }

  /// Imports the corpus in one of several orders; 0 is the order of names.
  private static func imported(order: Int) async throws -> KnowledgeBase {
    var files = sources().map(\.file)
    if order > 0 {
      var generator = SeededGenerator(seed: UInt64(order))
      files.shuffle(using: &generator)
    }
    let knowledgeBase = try KnowledgeBase.inMemory()
    let report = try await knowledgeBase.importSources(FoundSources(files: files))
    #expect(report.failures.isEmpty)
    return knowledgeBase
  }

  private static func name(_ source: String?) -> String {
    source?.split(separator: ".").first.map(String.init) ?? ""
  }

  @Test("regions are joined only from final write-up, application and seed, in any order of import", arguments: 0...5)
  func regions(order: Int) async throws {
    let knowledgeBase = try await Self.imported(order: order)
    var groups: [Int64: Set<String>] = [:]
    try knowledgeBase.connection.query("SELECT region_id, source FROM documents WHERE status = 'current'") {
      groups[$0.integer(0) ?? 0, default: []].insert(Self.name($0.text(1)))
    }
    var right = Dictionary(grouping: Self.sources().map(\.name)) { $0.hasSuffix("-b") ? String($0.dropLast(2)) : $0 }
    right["alstahaugregionen", default: []] += right.removeValue(forKey: "alstahaug") ?? []
    #expect(right.count == 26)
    #expect(Set(groups.values) == Set(right.values.map(Set.init)))
    let doubts = try knowledgeBase.connection.rows(
      "SELECT message FROM diagnostics WHERE identifier GLOB 'region-*' OR identifier GLOB 'place-*'"
    ) { $0.text(0) ?? "" }
    #expect(doubts == [])
  }

  @Test("lookup among the candidate regions gives the same result as among all")
  func lookup() async throws {
    let knowledgeBase = try await Self.imported(order: 0)
    let connection = knowledgeBase.connection
    let names = try PlaceNames(connection)
    let all = RegionMatcher(regions: try KnownRegions(connection).all(), register: names.register)
    var asked = try connection.rows(
      "SELECT name FROM region_names UNION SELECT slug FROM regions UNION SELECT name FROM municipalities"
    ) { $0.text(0) ?? "" }
    asked += asked.flatMap { ["Byregion \($0)", $0.uppercased(), PlaceSpelling.slug($0), "\($0)regionen", "\($0)x"] }
    asked += ["", "-", "Aust –Lofoten", "O\u{30A}lesund", "Aalesund", "Sør–Troms", "Δ", "Guovdageaidnu", "12"]
    for name in asked {
      let few = try names.matcher(for: name)
      #expect(few.find(name).map(\.id) == all.find(name).map(\.id), "\(name)")
      #expect(few.findNamed(name).map(\.id) == all.findNamed(name).map(\.id), "\(name)")
      #expect(try names.near(name) == all.near(name), "\(name)")
    }
  }

  @Test("membership is the same after the first document as when it is recomputed")
  func membership() async throws {
    let knowledgeBase = try await Self.imported(order: 0)
    let connection = knowledgeBase.connection
    let members = "SELECT region_id, position, role, municipality_number, printed_name FROM region_municipalities"
    let once = try connection.rows("\(members) ORDER BY 1, 2") { $0.values }
    let writer = try PlaceWriter(connection: connection, register: PlaceRegister(connection))
    for region in try connection.rows("SELECT id FROM regions", [], { $0.integer(0) ?? 0 }) {
      try writer.refreshMembership(of: region)
    }
    #expect(try connection.rows("\(members) ORDER BY 1, 2") { $0.values } == once)
    #expect(once.count > 80)
  }

  @Test("every printed name is resolved to the right number")
  func numbers() async throws {
    let knowledgeBase = try await Self.imported(order: 0)
    var numbers: [String: String] = [:]
    try knowledgeBase.connection.query(
      """
      SELECT documents.source, group_concat(coalesce(named.municipality_number, named.printed_name), ' ')
      FROM (SELECT * FROM document_municipalities ORDER BY document_id, position) AS named
      JOIN documents ON documents.id = named.document_id GROUP BY documents.id
      """
    ) { numbers[Self.name($0.text(0))] = $0.text(1) }
    #expect(numbers == placeNumbers)
    let doubtful = try knowledgeBase.connection.rows(
      "SELECT printed_name FROM document_municipalities WHERE certainty <> 'certain'"
    ) { $0.text(0) ?? "" }
    #expect(doubtful == [])
  }

  @Test("slugs are readable, and independent of the order except for a region with two names", arguments: 1...3)
  func slugs(order: Int) async throws {
    let slugs = try await Self.slugs(order: order)
    let names: Set = [
      "alesund", "alstahaug", "drammen", "elverum", "gjovik", "grenland", "hallingdal", "hamar", "haugesund",
      "kongsvinger", "kristiansand", "kristiansund", "leikanger-luster-sogndal", "lillehammer", "molde", "narvik",
      "nedre-romerike", "notodden", "ostre-agder", "rana", "salten", "steinkjer", "sunnfjord", "tromso", "valdres",
    ]
    #expect(slugs.isSuperset(of: names))
    let others = slugs.subtracting(names)
    #expect(others == ["finnsnes"] || others == ["midt-troms"])
  }

  private static func slugs(order: Int) async throws -> Set<String> {
    Set(try await imported(order: order).connection.rows("SELECT slug FROM regions") { $0.text(0) ?? "" })
  }

  @Test("every form of a region's name is stored with its document and source")
  func names() async throws {
    let knowledgeBase = try await Self.imported(order: 0)
    let forms = try knowledgeBase.connection.rows(
      """
      SELECT documents.source, region_names.source, region_names.name FROM region_names
      JOIN regions ON regions.id = region_names.region_id JOIN documents ON documents.id = region_names.document_id
      WHERE regions.slug = 'ostre-agder' ORDER BY documents.source DESC, region_names.id
      """
    ) { "\($0.text(0) ?? "") \($0.text(1) ?? ""): \($0.text(2) ?? "")" }
    #expect(
      forms == [
        "arendal.txt title: Østre Agder", "arendal.txt heading: Byregion Østre Agder",
        "arendal.txt heading: Østre Agder", "arendal.txt facts: Østre Agder",
        "arendal-b.txt facts: Østre Agder", "arendal-b.txt title: Arendalsregionen",
        "arendal-b.txt heading: Østre Agder",
      ])
  }

  @Test("pages are found by any form of a region's name, and by a municipality's name")
  func pages() async throws {
    let knowledgeBase = try await Self.imported(order: 0)
    for name in ["ostre agder", "Arendalsregionen", "Byregion Østre Agder", "OSTRE-AGDER"] {
      guard case .region(let page) = try knowledgeBase.page(named: name) else {
        Issue.record("\(name) is no region")
        continue
      }
      #expect(page.slug == "ostre-agder")
      #expect(page.documents.map(\.kind) == ["final", "application"])
    }
    #expect(try numbers("1833", in: knowledgeBase) == ["1833"])
    #expect(try numbers("Hemsedal", in: knowledgeBase) == ["0618"])
    #expect(try numbers("Guovdageaidnu", in: knowledgeBase) == ["2011"])
    #expect(try numbers("Heroy", in: knowledgeBase) == ["1818"])
    #expect(try numbers("Bø", in: knowledgeBase) == ["0821", "1867"])
    #expect(try knowledgeBase.page(named: "1833").note == nil)
    #expect(
      try knowledgeBase.page(named: "Heroy").note?.english
        == "“Heroy” is Herøy (1515, Møre og Romsdal) or Herøy (1818, Nordland); only 1818 is in a region here")
  }

  private func numbers(_ name: String, in knowledgeBase: KnowledgeBase) throws -> [String] {
    guard case .municipalities(let pages, _) = try knowledgeBase.page(named: name) else { return [] }
    return pages.map(\.municipality.number)
  }

  @Test(
    "filters accept names of 2015 and 2024, parallel names, numbers and basic letters, with a note",
    arguments: [
      (RegionSelection.Field.municipality, "Herøy 1818", ["alstahaug"], false),
      (.municipality, "Heroy", ["alstahaug"], true), (.municipality, "Haram 1580", ["alesund"], false),
      (.municipality, "1833", ["rana"], false), (.municipality, "5501", ["tromso"], true),
      (.municipality, "Raane", ["rana"], true), (.municipality, "Senja", ["finnsnes"], true),
      (.municipality, "Guovdageaidnu", [], true),
      (.county, "Nordland", ["alstahaug", "narvik", "rana", "salten"], false),
      (.county, "Vestland", ["haugesund", "leikanger-luster-sogndal", "sunnfjord"], true),
      (.county, "19", ["finnsnes", "tromso"], false),
      (.region, "Arendalsregionen", ["ostre-agder"], false), (.region, "Lenvik", ["finnsnes"], true),
    ])
  func filters(field: RegionSelection.Field, name: String, slugs: [String], hasNote: Bool) async throws {
    let knowledgeBase = try await Self.imported(order: 0)
    let asked = try PlaceNames(knowledgeBase.connection).regions(field, named: name)
    let found = try asked.ids.map { id in
      try knowledgeBase.connection.first("SELECT slug FROM regions WHERE id = ?", [.integer(id)]) { $0.text(0) ?? "" }
    }
    #expect(found.compactMap { $0 }.sorted() == slugs)
    #expect((asked.note != nil) == hasNote, "\(asked.note?.english ?? "")")
    #expect(asked.isKnown)
  }

  @Test("similar names are suggested for an unknown name")
  func unknown() async throws {
    let knowledgeBase = try await Self.imported(order: 0)
    let names = try PlaceNames(knowledgeBase.connection)
    #expect(
      try names.regions(.municipality, named: "Hemmes").complaint?.english
        == "no municipality goes by “Hemmes”; the nearest names are Hemnes and Hemne")
    #expect(try names.regions(.region, named: "Ranna").near == ["Ranaregionen"])
    #expect(try names.regions(.county, named: "Nordlan").near == ["Nordland"])
    #expect(try !names.regions(.county, named: "").isKnown)
  }

  @Test("a municipality is a member once, even if the facts name it twice")
  func repeated() async throws {
    let knowledgeBase = try KnowledgeBase.inMemory()
    let text = """
      Rana

      Fakta Ranaregionen

      Søkerkommune: Rana
      Samarbeidskommuner: Rana, Hemnes, Nesna og Hemnes
      """
    let folder = try TemporaryFolder()
    let file = folder.url.appendingPathComponent("rana.txt")
    try Data(text.utf8).write(to: file)
    _ = try await knowledgeBase.importSources(SourceFinder.find([file.path]))
    let members = try knowledgeBase.connection.rows(
      "SELECT municipality_number, role, position FROM region_municipalities ORDER BY position"
    ) { "\($0.text(0) ?? "") \($0.text(1) ?? "") \($0.int(2) ?? 0)" }
    #expect(members == ["1833 applicant 1", "1832 partner 2", "1828 partner 3"])
    let printed = try knowledgeBase.connection.first("SELECT count(*) FROM document_municipalities") { $0.int(0) }
    #expect(printed == 5)
  }
}
