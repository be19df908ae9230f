import Testing

@testable import ByregionPlaces
@testable import ByregionSearch

@Suite("Pages of hits")
struct SearchPageTests {
  private static let twice = SearchFixtures.texts + [SearchFixtures.texts[1]]

  @Test("a text that a region printed twice is one hit and is counted twice")
  func repeats() throws {
    let knowledgeBase = try SearchFixtures.knowledgeBase(Self.twice)
    let response = try knowledgeBase.search(SearchRequest("forankring", foldsRepeats: true))
    #expect(response.hits.map(\.reference).sorted() == ["2", "6"])
    #expect(response.hits.first { $0.reference == "2" }?.also == ["9"])
    #expect(response.total == 3)
    let all = try knowledgeBase.search(SearchRequest("forankring"))
    #expect(all.hits.map(\.reference).sorted() == ["2", "6", "9"])
    #expect(all.hits.allSatisfy { $0.also.isEmpty })
  }

  @Test("pages have no gaps when many duplicates are merged")
  func pages() throws {
    let texts = (0..<40).flatMap { number in
      [String](repeating: "Forankring nummer \(number) i regionen.", count: number == 0 ? 30 : 1)
    }
    let knowledgeBase = try SearchFixtures.knowledgeBase(texts)
    var references: [String] = []
    for offset in stride(from: 0, to: 45, by: 7) {
      let request = SearchRequest("forankring", limit: 7, offset: offset, foldsRepeats: true)
      references += try knowledgeBase.search(request).hits.map(\.reference)
    }
    #expect(references.count == 40)
    #expect(Set(references).count == 40)
    let first = try knowledgeBase.search(SearchRequest("forankring", limit: 100, foldsRepeats: true))
    #expect(first.hits.first?.also.count == 29)
    #expect(first.total == first.hits.reduce(0) { $0 + 1 + $1.also.count })
  }

  @Test("hits grouped by region are all counted, and the three best are shown")
  func byRegion() throws {
    let knowledgeBase = try SearchFixtures.knowledgeBase((1...5).map { "Forankring nummer \($0) i regionen." })
    let response = try knowledgeBase.search(SearchRequest("forankring", grouping: .region))
    #expect(response.hits.count == 3)
    #expect(response.regions.map(\.count) == [5])
    #expect(response.regions.map(\.allWords) == [5])
    #expect(response.total == 5)
  }

  @Test("an explained query has the tree with byte ranges and the expression that a search uses")
  func explainedQuery() throws {
    let knowledgeBase = try SearchFixtures.knowledgeBase(SearchFixtures.texts)
    let request = SearchRequest("rådmann -=by \"felles næringsplan\" kind:other")
    let explanation = try knowledgeBase.explainQuery(request)
    #expect(
      explanation.tree.map { $0.split(separator: "  as ")[0] } == [
        "together 0..<35", "  word rådmann 0..<8", "  not 9..<13",
        "    exact =by 10..<13  nothing like it in the index", "  phrase \"felles næringsplan\" 14..<35",
        "field kind:other 36..<46",
      ])
    #expect(explanation.filters == ["p.kind = 'other'"])
    #expect(try explanation.matchExpression == knowledgeBase.search(request).matchExpression)
  }

  @Test("an invalid query is explained with its diagnostics")
  func wrongQuery() throws {
    let knowledgeBase = try SearchFixtures.knowledgeBase(SearchFixtures.texts)
    let explanation = try knowledgeBase.explainQuery(SearchRequest("by kind:nothing"))
    #expect(explanation.diagnostics.map(\.range) == [3..<15])
    #expect(try knowledgeBase.explainQuery(SearchRequest("")).matchExpression.isEmpty)
  }

  @Test("pages in an order other than relevance are full, with uncounted passages left out")
  func otherOrders() throws {
    let texts =
      (0..<40).map { "Et annet punkt om næring, nummer \($0)" }
      + (0..<12).map { "Et punkt om samarbeid og næring, nummer \($0)" }
    let knowledgeBase = try SearchFixtures.knowledgeBase(texts)
    for order in [SearchOrder.region, .newest] {
      var pages: [String] = []
      for offset in stride(from: 0, to: 15, by: 5) {
        let found = try knowledgeBase.search(
          SearchRequest("samarbeid næring", order: order, limit: 5, offset: offset, foldsRepeats: true))
        #expect(found.total == 12)
        pages += found.hits.map(\.text)
      }
      #expect(pages == Array(texts.suffix(12)), "\(order)")
    }
  }
}
