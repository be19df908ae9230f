import ByregionConsole
import ByregionFiles
import ByregionImporting
import ByregionPlaces
import ByregionReading
import ByregionRecords
import ByregionSearch
import ByregionStore
import ByregionText

/// Any string is a query: it gives hits, none, or a message that points into it, and never an error.
enum QueryChecks {
  nonisolated(unsafe) private static let knowledgeBase: KnowledgeBase = {
    let texts = [
      "Kommunene har laget en felles næringsplan for regionen.",
      "Forankring hos rådmenn er avgjørende for samarbeidet.",
      "Storkommunen ble vedtatt i 2014, ett år før E18 ble ferdig.",
      "Regionrådet har 45 km² å planlegge, m.fl. har sagt det.",
    ]
    do {
      return try .inMemory(
        holding: texts.enumerated().map { PlainPassage(id: "\($0 + 1)", title: "Rana", text: $1) })
    } catch { fatalError("\(error)") }
  }()

  static func check(_ query: String) throws {
    let response = try knowledgeBase.search(SearchRequest(query, limit: 3))
    for diagnostic in response.diagnostics {
      let range = diagnostic.range
      expect(range.lowerBound >= 0 && range.upperBound <= query.utf8.count, "a message points into the query")
    }
    if response.hits.isEmpty, response.matchExpression.isEmpty {
      expect(
        !response.diagnostics.isEmpty || !response.understoodQuery.isEmpty,
        "a query that cannot be used gives a message")
    }
    for hit in response.hits {
      expect(hit.marks.allSatisfy { $0.upperBound <= hit.snippet.utf8.count }, "marks lie in the snippet")
    }
  }
}
