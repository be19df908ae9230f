import ByregionConsole
import ByregionFiles
import ByregionImporting
import ByregionPlaces
import ByregionReading
import ByregionRecords
import ByregionSearch
import ByregionStore
import ByregionText

/// Counts the answers and checks each.
struct Tally: CustomStringConvertible {
  private var hits = 0
  private var none = 0
  private var messages = 0
  private var matched = 0

  var description: String {
    "\(matched) matched by SQLite, \(hits) with hits, \(none) with none, \(messages) with a message"
  }

  /// Searches, counts the answer, and returns the first check that fails, or nil.
  mutating func failedCheck(for query: String, in knowledgeBase: KnowledgeBase) -> String? {
    let response: SearchResponse
    do {
      response = try knowledgeBase.search(SearchRequest(query, limit: 3, wantsExplanation: true))
    } catch {
      return "a query is never an error, here \(error)"
    }
    if !response.matchExpression.isEmpty { matched += 1 }
    if !response.diagnostics.isEmpty { messages += 1 }
    if response.hits.isEmpty { none += 1 } else { hits += 1 }
    let length = query.utf8.count
    guard response.diagnostics.allSatisfy({ $0.range.lowerBound >= 0 && $0.range.upperBound <= length }) else {
      return "a message has a position within the query"
    }
    if response.matchExpression.isEmpty, response.diagnostics.isEmpty, response.understoodQuery.isEmpty {
      return "a query without usable parts has a message"
    }
    for hit in response.hits {
      guard hit.marks.allSatisfy({ $0.upperBound <= hit.snippet.utf8.count }) else {
        return "marks are within the snippet"
      }
      let sum = hit.explanation?.words.reduce(0) { $0 + $1.score } ?? .nan
      guard abs(sum - hit.score) < 1e-9 else { return "the parts of a score add up to it" }
    }
    return nil
  }
}
