import ByregionConsole
import ByregionFiles
import ByregionImporting
import ByregionPlaces
import ByregionReading
import ByregionRecords
import ByregionSearch
import ByregionStore
import ByregionText
import Foundation

/// Searches passages and prints the hits: `query-id<TAB>passage-id<TAB>rank<TAB>score`.
@main
struct Relevance {
  private struct Query: Decodable {
    var id: String
    var text: String
  }

  static func main() throws {
    guard let options = RelevanceOptions(Array(CommandLine.arguments.dropFirst())) else {
      FileHandle.standardError.write(Data(RelevanceOptions.usage.utf8))
      exit(64)
    }
    let passages = try lines(of: options.passages, as: PlainPassage.self)
    let queries = try lines(of: options.queries, as: Query.self)
    let started = ContinuousClock.now
    let knowledgeBase = try KnowledgeBase.inMemory(holding: passages)
    let indexed = ContinuousClock.now
    var times: [Duration] = []
    for query in queries {
      let begun = ContinuousClock.now
      var request = SearchRequest(query.text, limit: options.limit)
      request.ranksEverything = true
      let response = try knowledgeBase.search(request)
      times.append(ContinuousClock.now - begun)
      var output = ""
      for (index, hit) in response.hits.enumerated() {
        output += "\(query.id)\t\(hit.reference)\t\(index + 1)\t\(hit.score)\n"
      }
      FileHandle.standardOutput.write(Data(output.utf8))
    }
    times.sort()
    let report =
      "indexed \(passages.count) passages in \(indexed - started); \(queries.count) queries, "
      + "median \(times[times.count / 2]), 99 % within \(times[times.count * 99 / 100])\n"
    FileHandle.standardError.write(Data(report.utf8))
  }

  private static func lines<T: Decodable>(of path: String, as type: T.Type) throws -> [T] {
    let decoder = JSONDecoder()
    return try Data(contentsOf: URL(fileURLWithPath: path)).split(separator: UInt8(ascii: "\n")).map {
      try decoder.decode(type, from: Data($0))
    }
  }
}
