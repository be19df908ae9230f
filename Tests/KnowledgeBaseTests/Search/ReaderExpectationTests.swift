import TestSupport
import Testing

@testable import ByregionImporting
@testable import ByregionPlaces
@testable import ByregionSearch
@testable import ByregionStore

/// Queries as Norwegian readers type them, on write-ups as published.
@Suite("What a Norwegian reader expects to find")
struct ReaderExpectationTests {
  private static let sources = [
    "seed/ranaregionen.txt", "seed/alstahaugregionen.txt", "Tests/WriteUpTests/Fixtures/write-ups/arendal.txt",
    "Tests/WriteUpTests/Fixtures/write-ups/drammen.html", "Tests/WriteUpTests/Fixtures/write-ups/gol.txt",
    "Tests/WriteUpTests/Fixtures/others/indre-ostfold.txt", "Tests/WriteUpTests/Fixtures/others/romsdal.txt",
  ]

  /// The write-ups, and another one that contains the words of these queries.
  private func knowledgeBase() async throws -> KnowledgeBase {
    let folder = try TemporaryFolder()
    let written = folder.url.appendingPathComponent("lister.txt")
    try """
    Lister

    Råd fra Lister:
    1. Re:tenk sentrum m.fl. skal tenke nytt om byen.
    2. Tenk på nytt, og tenk en gang til.
    3. Ansett prosessleder og prosjektleder for hele perioden 2015–2018.
    4. Bruk tid på næringsutvikling. Planen gjelder 2018, ikke 2015.
    """.write(to: written, atomically: true, encoding: .utf8)
    let files = Self.sources.map { path in
      SourceFile(name: path, location: Project.folder.appendingPathComponent(path).path, byteCount: 0)
    }
    let own = SourceFile(name: "lister.txt", location: written.path, byteCount: 0)
    let knowledgeBase = try KnowledgeBase.inMemory()
    let report = try await knowledgeBase.importSources(FoundSources(files: files + [own]))
    #expect(report.failures.isEmpty)
    return knowledgeBase
  }

  /// The marked words of a hit.
  private func marked(_ hit: Hit) -> [String] {
    let bytes = Array(hit.snippet.utf8)
    return hit.marks.map { String(decoding: bytes[$0], as: UTF8.self) }
  }

  @Test("queries with signs, codes, units, hyphens and names of kinds find the right passages")
  func expectations() async throws {
    let knowledgeBase = try await knowledgeBase()
    try strings(knowledgeBase)
    try notThose(knowledgeBase)
    try squareKilometres(knowledgeBase)
    try suspended(knowledgeBase)
    try kinds(knowledgeBase)
    try regions(knowledgeBase)
    try facets(knowledgeBase)
  }

  @Test("a place name typed without æ, ø and å gives the same hits as with them")
  func barePlace() async throws {
    let knowledgeBase = try KnowledgeBase.inMemory()
    let files = ["alesund", "alesund-b", "arendal", "bodo"].map { name in
      let path = "Tests/WriteUpTests/Fixtures/write-ups/\(name).txt"
      return SourceFile(name: path, location: Project.folder.appendingPathComponent(path).path, byteCount: 0)
    }
    let report = try await knowledgeBase.importSources(FoundSources(files: files))
    #expect(report.failures.isEmpty)
    let typed = try knowledgeBase.search(SearchRequest("ålesund"))
    let bare = try knowledgeBase.search(SearchRequest("alesund"))
    #expect(bare.groups == typed.groups && (bare.groups.first?.count ?? 0) > 10)
    #expect(bare.hits.map(\.reference) == typed.hits.map(\.reference))
  }

  /// A query for a place also finds passages that name the region called after it.
  private func regions(_ knowledgeBase: KnowledgeBase) throws {
    let response = try knowledgeBase.search(SearchRequest("forankring rana"))
    #expect(response.groups.first?.group == .allWords)
    let best = response.hits.filter { $0.group == .allWords }
    #expect(best.count > 1)
    #expect(best.allSatisfy { $0.regionName == "Ranaregionen" })
    let also = response.alsoSearched.first { $0.word == "rana" }?.alternatives
    #expect(also?.first { $0.word == "ranaregionen" }?.reason == "region of that name")
    // Byregionen is not the name of a region in these write-ups.
    let town = try knowledgeBase.search(SearchRequest("by")).alsoSearched.first?.alternatives
    #expect(town?.contains { $0.word.hasPrefix("byregion") && $0.isStrong } == false)
  }

  /// Words typed as one, codes, units, abbreviations, ranges of years, soft hyphens.
  private func strings(_ knowledgeBase: KnowledgeBase) throws {
    for (query, expected) in [
      ("prosess-/prosjektleder", "prosess-/prosjektleder"), ("1.linjenettverket", "1.linjenettverket"),
      ("1.linjenettverk", "1.linjenettverk"), ("Re:tenk", "Re:tenk"), ("retenk re:tenk", "Re:tenk"), ("E18", "E18"),
      ("e18", "E18"), ("km²", "km²"), ("m.fl.", "m.fl."), ("m. fl.", "m.fl."), ("2015–2018", "2015–2018"),
      ("2015-2018", "2015–2018"), ("2017–2020", "2017 – 2020"), ("sam\u{AD}arbeid", "amarbeid"),
      ("innflytterkampanje", "innflytterkampanje"),
    ] {
      let hit = try #require(try knowledgeBase.search(SearchRequest(query)).hits.first, "\(query)")
      #expect(hit.text.contains(expected), "\(query) finds \(hit.text)")
      #expect(!hit.marks.isEmpty)
    }
  }

  /// A code does not match other codes, and a range does not match two separate numbers.
  private func notThose(_ knowledgeBase: KnowledgeBase) throws {
    let roads = try knowledgeBase.search(SearchRequest("E18", limit: 50)).hits
    #expect(!roads.isEmpty && roads.allSatisfy { marked($0).allSatisfy { $0 == "E18" } })
    let years = try knowledgeBase.search(SearchRequest("2015–2018")).hits
    #expect(years.contains { $0.text.contains("2015–2018") })
    #expect(!years.contains { $0.text.contains("2018, ikke 2015") })
    let names = try knowledgeBase.search(SearchRequest("Re:tenk")).hits
    #expect(names.first?.reference == "lister/advice/1")
    #expect(names.contains { $0.reference == "lister/advice/2" })
  }

  /// `km²` and `km2` find the same passages.
  private func squareKilometres(_ knowledgeBase: KnowledgeBase) throws {
    let texts = try ["km²", "km2"].map { query in
      try Set(knowledgeBase.search(SearchRequest(query, limit: 100)).hits.map(\.reference))
    }
    #expect(texts[0] == texts[1])
    #expect(texts[0].isSuperset(of: ["rana/fact/4", "alstahaug/fact/4"]))
    let exact = try knowledgeBase.search(SearchRequest("=km2", limit: 100)).hits
    #expect(exact.allSatisfy { marked($0) == ["km2"] })
  }

  /// A final hyphen stands for the last part of a later word.
  private func suspended(_ knowledgeBase: KnowledgeBase) throws {
    for query in ["prosess-/prosjektleder", "prosess- og prosjektleder"] {
      let response = try knowledgeBase.search(SearchRequest(query))
      let whole = try #require(response.hits.first { $0.text.hasPrefix("Ansett prosessleder") })
      #expect(whole.group == .allWords)
      #expect(Array(marked(whole).prefix(2)) == ["prosessleder", "prosjektleder"])
    }
    let business = try knowledgeBase.search(SearchRequest("nærings- og byutvikling")).hits
    #expect(business.contains { marked($0).contains("næringsutvikling") })
    let alone = try knowledgeBase.alternatives(of: "prosess")
    #expect(!alone.contains { $0.word == "prosessleder" && $0.isStrong })
  }

  /// A word that names advice matches passages of that kind only, at a small weight.
  private func kinds(_ knowledgeBase: KnowledgeBase) throws {
    let request = SearchRequest("råd om forankring", limit: 100, wantsExplanation: true)
    let response = try knowledgeBase.search(request)
    #expect(response.hits.first?.kind == "advice")
    #expect(response.hits.first?.group == .allWords)
    for hit in response.hits {
      let byKind = hit.explanation?.words.filter { $0.alternative.reason == "kind of passage" } ?? []
      #expect(byKind.isEmpty || hit.kind == "advice")
      #expect(byKind.allSatisfy { $0.alternative.weight == RankingWeights.measured.kind })
    }
    // The kind alone does not make a hit.
    #expect(response.hits.allSatisfy { !marked($0).isEmpty })
    let advice = try knowledgeBase.search(SearchRequest("råd xyzzyx", limit: 100)).hits
    #expect(advice.allSatisfy { !marked($0).isEmpty })
    let exact = try knowledgeBase.search(SearchRequest("råd forankring", isExact: true))
    #expect(exact.groups.map(\.group) == [.someWords])
  }

  /// The count of each value is the total that filtering by it gives, whatever the other filters.
  private func facets(_ knowledgeBase: KnowledgeBase) throws {
    let chosen: [[SearchField: [String]]] = [
      [:], [.kind: ["application"]], [.county: ["09"], .kind: ["application", "fact"]],
    ]
    for filters in chosen {
      for query in ["regionen", "region ELLER kommun*"] {
        let request = SearchRequest(query, filters: SearchFilters(filters), wantsFacets: true)
        let facets = try knowledgeBase.search(request).facets
        #expect(Set(facets.map(\.field)) == [.kind, .region, .municipality, .county, .language])
        for facet in facets {
          for value in facet.values {
            var narrowed = filters
            narrowed[facet.field] = [value.value]
            let total = try knowledgeBase.search(SearchRequest(query, filters: SearchFilters(narrowed))).total
            #expect(value.count == total, "\(query) \(narrowed)")
            let isChosen = facet.field == .kind && filters[.kind]?.contains(value.value) == true
            #expect(value.isChosen == isChosen)
          }
        }
      }
    }
  }

  @Test("facets leave out a member municipality that is not in the register")
  func unknownMember() async throws {
    let folder = try TemporaryFolder()
    let written = folder.url.appendingPathComponent("rand.txt")
    try """
    Randregionen

    Fakta om Randregionen
    Søkerkommune: Rana
    Samarbeidskommuner: Ukjentvik, Nesna

    Råd fra Randregionen
    1. Snakk med randkommunen om samarbeid.
    """.write(to: written, atomically: true, encoding: .utf8)
    let knowledgeBase = try KnowledgeBase.inMemory()
    let report = try await knowledgeBase.importSources(
      FoundSources(files: [SourceFile(name: "rand.txt", location: written.path, byteCount: 0)]))
    #expect(report.failures.isEmpty)
    let request = SearchRequest("samarbeid", filters: SearchFilters([.county: ["18"]]), wantsFacets: true)
    let facets = try knowledgeBase.search(request).facets
    #expect(facets.first { $0.field == .municipality }?.values.map(\.value).sorted() == ["1828", "1833"])
    #expect(facets.first { $0.field == .county }?.values.map(\.value) == ["18"])
  }
}
