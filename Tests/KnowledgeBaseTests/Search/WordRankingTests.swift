import TestSupport
import Testing

@testable import ByregionReading
@testable import ByregionSearch

@Suite("Ranking by plain words")
struct WordRankingTests {
  @Test("hits and their order are those of one expression over all alternatives, whatever the limit")
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
          connection: connection, occurrences: occurrences, memory: PassageMemory(connection), plan: plan,
          size: size)
        let list = try #require(try words.list(scope: SearchScope(), limit: limit))
        #expect(list.total == expected.total)
        #expect(list.groups == expected.groups)
        #expect(list.best.map(\.id) == expected.best.map(\.id), "\(query)")
        #expect(zip(list.best, expected.best).allSatisfy { abs($0.score - $1.score) < 1e-9 })
      }
    }
    #expect(kinds > 5)
  }

  @Test("an occurrence of another form counts for less than another occurrence of the best form")
  func otherForms() throws {
    let texts = ["kommune plan", "kommune kommune", "kommune kommunen"] + (0..<9).map { _ in "plan om annet" }
    let knowledgeBase = try SearchFixtures.knowledgeBase(texts)
    let response = try knowledgeBase.search(SearchRequest("kommune", wantsExplanation: true))
    let size = IndexSize(passages: 12, words: 33)
    let other = try #require(response.alsoSearched.first?.alternatives.first { $0.word == "kommunen" })
    let bm25 = BM25(size)
    let explained = try response.hits.map { ($0.reference, try #require($0.explanation?.words.first)) }
    let own = try #require(explained.first { $0.0 == "1" }?.1.rarity)
    let worth = other.weight * size.rarity(passages: other.passages) / own
    #expect(worth < 1)
    for (reference, occurrences) in [("1", 1), ("2", 2), ("3", 1 + RankingWeights.measured.otherAlternative * worth)] {
      let word = try #require(explained.first { $0.0 == reference }?.1)
      let expected = bm25.frequency(occurrences: occurrences, damping: bm25.damping(length: 2))
      #expect(abs(word.frequency - expected) < 1e-9, "\(reference)")
    }
  }

  @Test("without groups, hits are ordered by score alone")
  func everything() throws {
    let long = "skole og kommune i et langt avsnitt om helt andre ting"
    let others = (0..<9).map { _ in "noe annet" }
    let knowledgeBase = try SearchFixtures.knowledgeBase(["kommune", "kommunestyre kommunestyre skole", long] + others)
    var request = SearchRequest("kommune skole")
    request.ranksEverything = true
    let response = try knowledgeBase.search(request)
    #expect(response.groups == [GroupCount(group: .ranked, count: 3)])
    #expect(response.hits.map(\.score) == response.hits.map(\.score).sorted(by: >))
  }

  @Test("the best passages are the first ones of a full sort")
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

  @Test("exaggerated passage counts in a file do not cost memory")
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
