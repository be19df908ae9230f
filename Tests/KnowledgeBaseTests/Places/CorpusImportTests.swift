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
  /// Every write-up of the corpus and both seeds, by name without ending.
  private static func sources() -> [(name: String, file: SourceFile)] {
    let folders = ["Tests/WriteUpTests/Fixtures/write-ups", "seed"]
    let paths = folders.flatMap(Project.files(below:)).filter { !$0.hasSuffix(".json") }
    return paths.map { path in
      let file = Project.folder.appendingPathComponent(path)
      let name = file.deletingPathExtension().lastPathComponent
      return (name, SourceFile(name: path, location: file.path, byteCount: 0))
    }
  }

  /// The corpus in one of several orders; 0 is the order of the names.
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

  @Test("joins final write-up, application and seed of a region and nothing else, in any order", arguments: 0...5)
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

  @Test("a name is looked up among few regions, with the same outcome as among all")
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

  @Test("a region's first document tells who belongs to it just as its later ones do")
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

  @Test("resolves every printed name of the corpus to its number")
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

  @Test("gives readable slugs, those of another order but for a region of two names", arguments: 1...3)
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

  @Test("keeps every form of a region's name with the document and the place where it was seen")
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

  @Test("shows a region by any form of its name, and a municipality by its own")
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
    "understands names of 2015 and 2024, parallel names, numbers and bare letters in filters, and says what it took",
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
  func filters(field: RegionSelection.Field, name: String, slugs: [String], isTold: Bool) async throws {
    let knowledgeBase = try await Self.imported(order: 0)
    let asked = try PlaceNames(knowledgeBase.connection).regions(field, named: name)
    let found = try asked.ids.map { id in
      try knowledgeBase.connection.first("SELECT slug FROM regions WHERE id = ?", [.integer(id)]) { $0.text(0) ?? "" }
    }
    #expect(found.compactMap { $0 }.sorted() == slugs)
    #expect((asked.note != nil) == isTold, "\(asked.note?.english ?? "")")
    #expect(asked.isKnown)
  }

  @Test("names what is near when nothing goes by a name")
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

  @Test("lists a municipality once in a region, though the facts name it twice")
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
