import TestSupport
import Testing

@testable import ByregionReading
@testable import ByregionSearch

@Suite("Ranking by plain words")
struct WordRankingTests {
  @Test("finds and orders what one expression over all alternatives does, whatever the limit")
  func agrees() throws {
    var random = SeededGenerator(seed: 23)
    let texts = (0..<400).map { _ in
      SearchFixtures.randomText(&random, words: Int.random(in: 1...60, using: &random))
    }
    let knowledgeBase = try SearchFixtures.knowledgeBase(texts, title: "bakst")
    let connection = knowledgeBase.connection
    try connection.execute("UPDATE passages SET kind = 'advice' WHERE id % 3 = 0")
    let ranking = try Ranking(connection)
    let size = try ranking.size()
    let parser = QueryParser(try PassageTokenizer())
    let occurrences = try WordOccurrences(connection)
    var kinds = 0
    for round in 0..<30 {
      // A third of the queries name a kind.
      let query = (round % 3 == 0 ? "råd " : "") + SearchFixtures.randomText(&random, words: 1 + round % 5)
      guard let root = try parser.parse(query).root else { continue }
      var planner = MatchPlanner(TermExpander(connection), size: size, isExact: false)
      let plan = try planner.plan(root)
      guard !plan.expression.isEmpty, WordRanking.serves(plan) else { continue }
      if plan.words.contains(where: { $0.kind != nil }) { kinds += 1 }
      let all = try ranking.passages(plan, size: size, scope: SearchScope())
      for limit in [0, 1, 7, 1_000] {
        let expected = RankedList(all, limit: limit)
        let words = WordRanking(
          connection: connection, occurrences: occurrences, plan: plan, size: size)
        let list = try #require(try words.list(scope: SearchScope(), limit: limit))
        #expect(list.total == expected.total)
        #expect(list.groups == expected.groups)
        #expect(list.best.map(\.id) == expected.best.map(\.id), "\(query)")
        #expect(zip(list.best, expected.best).allSatisfy { abs($0.score - $1.score) < 1e-9 })
      }
    }
    #expect(kinds > 5)
  }

  @Test("the best of many passages are those of sorting them all")
  func best() {
    var random = SeededGenerator(seed: 29)
    let passages = (0..<500).map { id in
      RankedPassage(
        id: Int64(id), score: Double(Int.random(in: 0..<40, using: &random)),
        group: Bool.random(using: &random) ? .allWords : .someWords)
    }
    let sorted = passages.sorted { $0.precedes($1) }.map(\.id)
    for count in [0, 1, 2, 10, 124, 125, 499, 500, 600] {
      #expect(passages.best(count).map(\.id) == Array(sorted.prefix(count)))
    }
  }

  @Test("a file that says its words stand in more passages than it has costs no more room than they need")
  func exaggeratedCounts() throws {
    let texts = (0..<60).map { "ord\(SearchFixtures.letters($0)) kommune" }
    let knowledgeBase = try SearchFixtures.knowledgeBase(texts)
    let connection = knowledgeBase.connection
    try connection.execute("UPDATE words SET passages = 1 << 40; UPDATE passages SET id = 49999999 WHERE id = 60")
    let query = (0..<60).map { "=ord\(SearchFixtures.letters($0))" }.joined(separator: " ")
    let groups = try knowledgeBase.search(SearchRequest(query)).groups
    #expect(groups == [GroupCount(group: .ranked, count: 60)])
  }
}
