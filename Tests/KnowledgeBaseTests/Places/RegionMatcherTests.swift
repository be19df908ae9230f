import TestSupport
import Testing

@testable import ByregionPlaces

@Suite("Recognising regions")
struct RegionMatcherTests {
  let register: PlaceRegister

  init() throws {
    register = try PlaceFixtures.register()
  }

  /// Matches documents in the order of import, and returns the names of the documents of each region.
  private func groups(_ documents: [(name: String, evidence: RegionEvidence)]) -> Set<Set<String>> {
    var matcher = RegionMatcher(regions: [], register: register)
    var groups: [[String]] = []
    for document in documents {
      let match = matcher.match(document.evidence)
      if let id = match.regionID {
        matcher.regions[Int(id)].documents.append(document.evidence)
        groups[Int(id)].append(document.name)
      } else {
        let id = Int64(groups.count)
        matcher.regions.append(
          KnownRegion(id: id, slug: "region-\(id)", name: document.name, documents: [document.evidence]))
        groups.append([document.name])
      }
    }
    return Set(groups.map(Set.init))
  }

  private func corpus() throws -> [(name: String, evidence: RegionEvidence)] {
    let resolver = PlaceResolver(register: register)
    return try PlaceFixtures.expected().map { name, expected in
      (name, RegionEvidence(expected.writeUp, places: resolver.resolve(expected.facts)))
    }
  }

  private func evidence(
    _ name: String?, _ applicant: String?, _ partners: [String] = [], heading: String? = nil
  ) -> RegionEvidence {
    let names = [
      name.map { RegionNameForm(name: $0, source: .facts) },
      heading.map { RegionNameForm(name: $0, source: .heading) },
    ]
    let key = { RegionEvidence.key(number: nil, printedName: $0) }
    return RegionEvidence(
      names: names.compactMap { $0 }, applicant: applicant.map(key), members: partners.map(key))
  }

  private func match(_ known: RegionEvidence..., to document: RegionEvidence) -> RegionMatch {
    let regions = known.enumerated().map {
      KnownRegion(id: Int64($0 + 1), slug: "r\($0 + 1)", name: "", documents: [$1])
    }
    return RegionMatcher(regions: regions, register: register).match(document)
  }

  @Test("joins only final write-up and application of a region, in any order of import")
  func permutedCorpus() throws {
    var documents = try corpus()
    var expected = Dictionary(grouping: documents.map(\.name)) { name in
      name.hasSuffix("-b") ? String(name.dropLast(2)) : name
    }
    expected["alstahaugregionen", default: []] += expected.removeValue(forKey: "alstahaug") ?? []
    let right = Set(expected.values.map(Set.init))
    #expect(right.count == 26)
    var generator = SeededGenerator(seed: 2015)
    for _ in 1...100 {
      #expect(groups(documents) == right)
      documents.shuffle(using: &generator)
    }
  }

  @Test("decides on all documents of the corpus with certainty")
  func remarks() throws {
    let documents = try corpus()
    for document in documents {
      let others = documents.filter { $0.name != document.name }
      let regions = others.enumerated().map {
        KnownRegion(id: Int64($0), slug: $1.name, name: $1.name, documents: [$1.evidence])
      }
      let match = RegionMatcher(regions: regions, register: register).match(document.evidence)
      #expect(match.certainty == .certain, "\(document.name)")
      #expect(match.diagnostic == nil, "\(document.name)")
    }
  }

  @Test(
    "recognizes two forms of a name",
    arguments: [
      ("Kristiansundsregionen", "Kristiansundregionen"), ("Aust-Lofoten", "Aust – Lofoten"),
      ("Haugesundregionen", "Haugesundsregionen"), ("Ranaregionen", "Rana"), ("Byregion Rana", "Region Rana"),
      ("Ålesundregionen", "Byregion Ålesund"), ("Rana-regionen", "RANAREGIONEN"),
      ("Namsosregionen", "Namsos"),
      ("Mosseregionen", "Moss"), ("Østre Agder", "Ostre Agder"), ("Midt Troms", "Midt-Troms"),
      ("Regionen Sunnfjord", "Sunnfjord"), ("Drammensregionens", "Drammen"), ("Kommunene i Salten", "Salten"),
    ])
  func sameName(first: String, second: String) {
    #expect(RegionName(first).isForm(of: RegionName(second)))
  }

  @Test(
    "distinguishes different names",
    arguments: [
      ("Namsosregionen", "Region Namdal"), ("Midt-Troms", "Byregion Finnsnes"), ("Hemne", "Hemnes"),
      ("Østre Agder", "Vestre Agder"), ("Fjellregionen", "Fjell"), ("Nordfjord", "Sunnfjord"),
      ("Byregion", "Region"),
      ("Kristiansundregionen", "Kristiansandregionen"), ("Aust-Lofoten", "Lofoten"), ("", ""), ("–", "–"),
    ])
  func otherName(first: String, second: String) {
    #expect(!RegionName(first).isForm(of: RegionName(second)))
  }

  @Test("joins regions with different names by applicant and members, and reports it")
  func otherNames() {
    let namdal = ["Overhalla", "Fosnes", "Namdalseid", "Flatanger"]
    let first = match(
      evidence("Namsosregionen", "Namsos", namdal), to: evidence("Region Namdal", "Namsos", namdal))
    #expect(first.regionID == 1)
    #expect(first.decidedBy == .applicantAndMembers)
    #expect(first.certainty == .likely)
    #expect(first.diagnostic?.message == "taken for region r1 by applicant and members, though the names differ")
    let grown = evidence("Region Namdal", "Namsos", ["Overhalla", "Fosnes", "Grong"])
    let second = match(evidence("Namsosregionen", "Namsos", namdal), to: grown)
    #expect(second.regionID == 1)
    #expect(second.certainty == .likely)
    #expect(second.diagnostic?.identifier == "region-likely")
  }

  @Test(
    "joins a document without a region's name by applicant and members, or by applicant alone"
  )
  func projects() {
    let known = evidence("Hallingdal", "Hemsedal", ["Gol", "Hol", "Nes"])
    #expect(match(known, to: evidence(nil, "Hemsedal", ["Gol", "Hol", "Nes"])).regionID == 1)
    let bare = match(known, to: evidence(nil, "Hemsedal"))
    #expect(bare.regionID == 1)
    #expect(bare.certainty == .likely)
    #expect(match(known, to: evidence(nil, nil)).regionID == nil)
  }

  @Test("joins a name without facts, but not if two regions have it")
  func nameAlone() {
    let one = evidence("Salten", "Bodø", ["Fauske", "Meløy"])
    let match = match(one, to: evidence("Byregion Salten", nil))
    #expect(match.regionID == 1)
    #expect(match.decidedBy == .name)
    #expect(match.certainty == .likely)
    let other = evidence("Salten", "Oslo", ["Bærum", "Asker"])
    let open = self.match(one, other, to: evidence("Salten", nil))
    #expect(open.regionID == nil)
    #expect(open.others == [1, 2])
    #expect(open.diagnostic?.identifier == "region-alike")
  }

  @Test("joins a region with a different applicant by its name and members")
  func otherApplicant() {
    let known = evidence("Hallingdal", "Hemsedal", ["Gol", "Hol", "Nes", "Ål", "Flå"])
    let match = match(known, to: evidence("Hallingdal", "Gol", ["Hemsedal", "Hol", "Nes", "Ål", "Flå"]))
    #expect(match.regionID == 1)
    #expect(match.decidedBy == .nameAndMembers)
    #expect(match.certainty == .likely)
  }

  @Test("never joins regions by a single piece of weak evidence")
  func weakSigns() {
    let known = evidence("Kystbyen", "Vågan", ["Vestvågøy", "Flakstad", "Moskenes"])
    for other in [
      evidence("Innlandsbyen", "Vågan", ["Hadsel", "Bø"]),  // the same applicant, other partners
      evidence("Innlandsbyen", "Vågan"),  // the same applicant, another name, no partners
      evidence("Kystbyregionen", "Hadsel", ["Bø", "Andøy"]),  // the same name stem, another applicant
      evidence("Kystbyen", "Hadsel"),
      evidence("Kystbyen", nil, ["Bø", "Andøy"]),
      evidence("Innlandsbyen", "Hadsel", ["Vågan", "Vestvågøy", "Flakstad"]),  // neighbours that overlap
      evidence(nil, "Hadsel", ["Vestvågøy"]), evidence("Vågan", nil),
    ] {
      let match = match(known, to: other)
      #expect(match.regionID == nil, "\(other)")
      #expect(match.decidedBy == .new)
    }
    // A name that is only the applicant's adds no evidence to the applicant.
    let notodden = evidence("Notodden", "Notodden", ["Tinn", "Hjartdal"])
    let others = evidence("Notodden", "Notodden", ["Kongsberg", "Seljord"], heading: "Notodden")
    #expect(match(notodden, to: others).regionID == nil)
    #expect(match(notodden, to: others).diagnostic?.identifier == "region-alike")
    let glued = evidence("Drangedalsregionen", "Drangedals", ["Tinn", "Hjartdal"])
    #expect(match(glued, to: evidence("Drangedalsregionen", "Drangedals", ["Kongsberg", "Seljord"])).regionID == nil)
  }

  @Test("gives names added by users precedence")
  func userNames() {
    let known = KnownRegion(
      id: 4, slug: "namsos", name: "Namsosregionen", userNames: ["Region Namdal", "Fjellbygder i vekst"],
      documents: [evidence("Namsosregionen", "Namsos", ["Overhalla"])])
    let matcher = RegionMatcher(regions: [known], register: register)
    #expect(matcher.match(evidence("Namdalregionen", "Grong", ["Lierne"])).decidedBy == .user)
    let title = RegionEvidence(title: "Fjellbygder i vekst", names: [], applicant: nil, members: [])
    #expect(matcher.match(title).regionID == 4)
  }

  @Test("finds a region by slug, any form of its name, or its applicant")
  func find() throws {
    let documents = try corpus()
    let regions = documents.enumerated().map {
      KnownRegion(id: Int64($0), slug: $1.name, name: $1.name, documents: [$1.evidence])
    }
    let matcher = RegionMatcher(regions: regions, register: register)
    #expect(matcher.find("ranaregionen").map(\.slug) == ["ranaregionen"])
    #expect(matcher.find("Rana").map(\.slug) == ["ranaregionen"])
    #expect(matcher.find("ostre agder").map(\.slug) == ["arendal", "arendal-b"])
    #expect(matcher.find("Byregion Finnsnes").count == 2)
    #expect(matcher.find("Førde").map(\.slug) == ["forde"])
    #expect(matcher.find("Lenvik").count == 2)
    #expect(matcher.find("Atlantis").isEmpty)
    #expect(matcher.find("").isEmpty)
  }
}
