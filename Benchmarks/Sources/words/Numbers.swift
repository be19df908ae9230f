import ByregionRecords
import ByregionSearch
import ByregionStore
import Reporting

/// Numbers, dates and codes in sentences, and queries for them.
struct Numbers {
  private struct Query: Decodable {
    var query: String
    /// The kind of number, as named in the test set.
    var `class`: String
    /// The sentences that must be counted, those that should be, and those that must not.
    var must: [String]
    var aim: [String]
    var not: [String]
  }

  private struct Tally {
    var must = (0, 0)
    var aim = (0, 0)
    var not = (0, 0)

    mutating func add(_ other: Tally) {
      must = (must.0 + other.must.0, must.1 + other.must.1)
      aim = (aim.0 + other.aim.0, aim.1 + other.aim.1)
      not = (not.0 + other.not.0, not.1 + other.not.1)
    }

    var cells: [String] { [must, aim, not].map { Share.percent($0.0, of: $0.1) } }
  }

  private let queries: [Query]
  private let passages: [PlainPassage]

  init(queries: String, passages: String) throws {
    self.queries = try Lines.objects(queries, as: Query.self)
    self.passages = try Lines.objects(passages, as: PlainPassage.self)
  }

  func printTable(worst: Int) throws {
    let knowledgeBase = try KnowledgeBase.inMemory(holding: passages)
    var tallies: [String: Tally] = [:]
    var wrong: [String] = []
    for query in queries {
      var request = SearchRequest(query.query, limit: .max)
      request.includesUncounted = false
      // Longer queries are ranked. Of those, the first hits are evaluated.
      let counted = Set(
        try knowledgeBase.search(request).hits.enumerated()
          .filter { $0.element.group == .allWords || $0.element.group == .ranked && $0.offset < query.must.count }
          .map(\.element.reference))
      let tally = Tally(
        must: (query.must.count(where: counted.contains), query.must.count),
        aim: (query.aim.count(where: counted.contains), query.aim.count),
        not: (query.not.count(where: counted.contains), query.not.count))
      tallies[query.class, default: Tally()].add(tally)
      wrong += query.must.filter { !counted.contains($0) }.map { "\(query.query) does not count \($0)" }
      wrong += query.not.filter(counted.contains).map { "\(query.query) counts \($0)" }
    }
    var all = Tally()
    tallies.values.forEach { all.add($0) }
    let rows = tallies.sorted { $0.key < $1.key }.map { [$0.key] + $0.value.cells }
    print(alignedRows([["numbers", "must be counted", "ought to be", "must not be"]] + rows + [["all"] + all.cells]))
    for line in wrong.prefix(worst) { print(line) }
  }
}
