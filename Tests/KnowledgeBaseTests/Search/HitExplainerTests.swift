import TestSupport
import Testing

@testable import ByregionSearch

@Suite("Explaining scores")
struct HitExplainerTests {
  @Test("an explanation from the words in the passage equals one from all words searched for")
  func agrees() throws {
    var random = SeededGenerator(seed: 31)
    let texts = (0..<300).map { _ in SearchFixtures.randomText(&random, words: Int.random(in: 1...40, using: &random)) }
    let knowledgeBase = try SearchFixtures.knowledgeBase(texts, title: "bakst")
    let searcher = try Searcher(knowledgeBase.connection)
    let parser = QueryParser(searcher.tokenizer)
    let size = try searcher.ranking.size()
    var (explained, whole, own) = (0, 0, 0)
    for round in 0..<24 {
      let words = (0..<3).map { _ in SearchFixtures.randomText(&random, words: 1) }
      let query = [
        words.joined(separator: " "), "\(words[0]) OR \(words[1])", "\(words[0]) -\(words[1])",
        "(\(words[0]) OR \(words[1])) AND \(words[2])", "\"\(words[0]) \(words[1])\" \(words[2])",
        "\(words[0].prefix(2))*",
      ][round % 6]
      guard let root = try parser.parse(query).root else { continue }
      var planner = MatchPlanner(TermExpander(knowledgeBase.connection), size: size, isExact: false)
      let plan = try planner.plan(root)
      guard !plan.expression.isEmpty else { continue }
      let explainer = try HitExplainer(searcher, plan, size)
      for hit in try searcher.ranking.passages(plan, size: size, scope: SearchScope()).prefix(20) {
        let reduced = try explainer.plan(for: hit.id)
        let explanation = try searcher.ranking.explanation(of: hit.id, reduced, size: size)
        #expect(try explanation == searcher.ranking.explanation(of: hit.id, plan, size: size), "\(query)")
        #expect(explanation.map { abs($0.score - hit.score) < 1e-9 } == true, "\(query)")
        explained += 1
        whole += plan.phrases.count
        own += reduced.phrases.count
      }
    }
    #expect(explained > 100 && own * 2 < whole, "\(explained): \(own) of \(whole)")
  }
}
