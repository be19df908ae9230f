import Testing

@testable import ByregionPlaces

@Suite("Names and slugs of regions")
struct RegionNameTests {
  let register: PlaceRegister

  init() throws {
    register = try PlaceFixtures.register()
  }

  @Test(
    "makes a readable slug",
    arguments: [
      ("Ranaregionen", "rana"), ("Alstahaugregionen", "alstahaug"), ("Østre Agder", "ostre-agder"),
      ("Nedre Romerike", "nedre-romerike"), ("Byregion Finnsnes", "finnsnes"), ("Region Namdal", "namdal"),
      ("Namsosregionen", "namsos"), ("Drammensregionen", "drammen"), ("Kristiansundregionen", "kristiansund"),
      ("Kristiansundsregionen", "kristiansund"), ("Kristiansandsregionen", "kristiansand"),
      ("Ålesundregionen", "alesund"), ("Mosseregionen", "moss"), ("Molderegionen", "molde"),
      ("Aust – Lofoten", "aust-lofoten"), ("Leikanger – Luster – Sogndal", "leikanger-luster-sogndal"),
      ("Fjellregionen", "fjellregionen"), ("Setesdalsregionen", "setesdal"), ("Valdresregionen", "valdres"),
      ("Midt-Troms", "midt-troms"), ("Tromsøregionen", "tromso"), ("Kongsbergregionen", "kongsberg"),
      ("Sør-Varanger kommune", "sor-varanger-kommune"), ("Kárášjohka", "karasjohka"), ("Region", "region"),
      ("Ærø's Ñandú", "aero-s-nandu"), ("Åmot", "amot"), ("Region 2", "2"),
    ])
  func slug(name: String, slug: String) {
    #expect(RegionSlug.make(name: name, applicant: nil, taken: [], register: register) == slug)
  }

  @Test("uses the applicant if there is no name, and appends a number to a taken slug")
  func fallbacks() {
    #expect(
      RegionSlug.make(name: nil, applicant: "Nord-Aurdal", taken: [], register: register) == "nord-aurdal")
    #expect(RegionSlug.make(name: "Город", applicant: "Bø", taken: [], register: register) == "bo")
    #expect(RegionSlug.make(name: nil, applicant: nil, taken: [], register: register) == "region")
    let taken: Set = ["rana", "rana-2"]
    #expect(RegionSlug.make(name: "Rana", applicant: nil, taken: taken, register: register) == "rana-3")
  }

  @Test("makes slugs of lower-case ASCII letters, digits and hyphens from any name")
  func hostile() {
    let long = String(repeating: "Svært lang tittel ", count: 5000)
    for name in [
      "", "-", "🏔️", "Rana\u{0}regionen", "../../etc", "A\u{30A}mot", "  ", "'; DROP", long, "ﬁnnsnes", "İ",
    ] {
      let slug = RegionSlug.make(name: name, applicant: nil, taken: [], register: register)
      #expect(!slug.isEmpty && slug.utf8.count <= 64)
      #expect(slug.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D })
      #expect(!slug.hasPrefix("-") && !slug.hasSuffix("-"))
    }
  }

  private func forms(_ name: String) throws -> [String] {
    let document = try PlaceFixtures.expected().first { $0.name == name }
    return RegionNameForms.forms(of: try #require(document).expected.writeUp).map {
      "\($0.source): \($0.name)"
    }
  }

  @Test("collects the forms of a name from title, facts and headings")
  func forms() throws {
    #expect(
      try forms("arendal-b") == [
        "facts: Østre Agder", "title: Arendalsregionen", "heading: Østre Agder",
      ])
    #expect(
      try forms("byregionen-finnsnes-samspill-mellom-by-og-bygd") == [
        "title: Midt-Troms", "heading: Midt-Troms", "heading: Byregion Finnsnes", "facts: Byregion Finnsnes",
      ])
    #expect(
      try forms("kristiansund") == [
        "title: Kristiansundsregionen", "heading: Kristiansundregionen", "heading: Kristiansundsregionen",
        "facts: Kristiansundsregionen",
      ])
    #expect(
      try forms("alesund-b") == [
        "facts: Ålesundregionen", "title: Ålesund", "heading: Ålesund",
      ])
    #expect(try forms("gol-b") == ["facts: Hallingdal", "heading: Hallingdal"])
    #expect(try forms("nord-aurdal") == ["facts: Valdres"])
  }
}
