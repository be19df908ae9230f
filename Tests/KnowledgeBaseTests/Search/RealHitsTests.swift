import ByregionRecords
import ByregionSearch
import ByregionStore
import Testing

@Suite("Which passages are hits")
struct RealHitsTests {
  private let knowledgeBase: KnowledgeBase

  init() throws {
    knowledgeBase = try SearchFixtures.knowledgeBase([
      "Tilliten mellom kommunene vokser.", "Det er bygd tillit.", "Stillingen er lyst ut til sommeren.",
      "Kommuneplanen er vedtatt.", "Et tillitsvalgt utvalg møttes.", "God kommunikasjon er viktig.",
      "Regionen er næringsvennlig.", "En næringsvennlig regional plan.", "Næringsvennlige regioner vokser.",
    ])
  }

  private func response(_ query: String, _ change: (inout SearchRequest) -> Void = { _ in }) throws -> SearchResponse {
    var request = SearchRequest(query)
    change(&request)
    return try knowledgeBase.search(request)
  }

  @Test("forms and compounds are counted, and words of similar spelling are not")
  func counted() throws {
    let trust = try response("tillit")
    #expect(Set(trust.hits.filter { $0.match == .form }.map(\.reference)) == ["1", "2"])
    #expect(trust.hits.filter { $0.group.isCounted }.count == trust.total)
    #expect(!trust.hits.contains { $0.group.isCounted && $0.reference == "3" })
    #expect(try response("kommunikasjon").total == 1)
    #expect(try knowledgeBase.count(SearchRequest("tillit")).counts.map(\.passages) == [trust.total])
  }

  @Test("a search may be limited to forms or to the words as typed")
  func narrower() throws {
    let forms = try response("tillit") { $0.isFormsOnly = true }
    #expect(Set(forms.hits.map(\.reference)) == ["1", "2"])
    let exact = try response("tillit") { $0.isExact = true }
    #expect(exact.hits.map(\.reference) == ["2"])
  }

  @Test("a word not in the index has no hits, and the nearest spelling is suggested with its count")
  func absent() throws {
    let misspelt = try response("kommunikasjjon")
    #expect(misspelt.total == 0)
    let offer = try #require(misspelt.suggestions.first { $0.kind == .nearSpelling })
    #expect(offer.query == "kommunikasjon" && offer.count == 1)
  }

  @Test("without uncounted passages, only counted hits are returned")
  func exported() throws {
    let rows = try response("kommunikasjon") {
      $0.limit = .max
      $0.includesUncounted = false
    }
    #expect(rows.hits.map(\.reference) == ["6"])
    let similar = try response("kommunikasjon") { $0.includesSimilar = true }
    #expect(similar.total == 1 && similar.hits.count >= 1)
  }

  @Test("a phrase may end in a prefix, and other forms of a phrase without hits are suggested")
  func phrases() throws {
    #expect(try response("\"næringsvennlig region*\"").hits.map(\.reference) == ["8"])
    let none = try response("\"naeringsvennlig region\"")
    #expect(none.total == 0)
    #expect(none.suggestions.contains { $0.query == "\"næringsvennlige regioner\"" && $0.count == 1 })
  }

  @Test(
    "fields have Norwegian names",
    arguments: [
      "slag:other tillit", "SLAG:other tillit", "språk:mixed tillit", "sprak:mixed tillit", "region:measured tillit",
    ])
  func norwegianFields(_ query: String) throws {
    let response = try response(query)
    #expect(response.diagnostics.isEmpty)
    #expect(response.total == 3, "\(response.hits.map(\.text))")
  }

  @Test(
    "unknown fields and signs without effect are reported with their range",
    arguments: [
      ("land:norge tillit", 0..<4), ("*by", 0..<3), ("næ*plan", 0..<8), ("+tillit by", 0..<1), ("\"a* b\"", 0..<6),
    ])
  func reported(_ query: String, _ range: Range<Int>) throws {
    let diagnostics = try response(query).diagnostics
    #expect(diagnostics.map(\.severity) == [.warning])
    #expect(diagnostics.first?.range == range)
  }

  @Test(
    "names with a colon and addresses are not reported as fields",
    arguments: ["Re:tenk", "https://eksempel.no/a", "10:30"])
  func noFields(_ query: String) throws { #expect(try response(query).diagnostics.isEmpty) }
}
