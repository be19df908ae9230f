import Norwegian
import SQLite

extension Searcher {
  /// So many words of a passage tell what it is about.
  private static let tellingWords = 8

  /// The alternatives of the first word of a text.
  func alternatives(of text: String) throws -> [Alternative] {
    guard let word = try tokenizer.words(of: Composition.composed(text)).first else { return [] }
    try likes.refresh()
    return try likes.alternatives(of: word, in: try ranking.size())
  }

  /// Passages that share the most telling words of one, itself left out; nil when there is no such passage.
  func similar(to reference: String, limit: Int) throws -> SearchResponse? {
    let sql = "SELECT id, text FROM passages WHERE reference = ?1"
    let passage = try connection.first(sql, [.text(reference)]) { ($0.integer(0) ?? 0, $0.text(1) ?? "") }
    guard let (id, text) = passage else { return nil }
    try likes.refresh()
    let size = try ranking.size()
    let words = try tellingWords(of: text, in: size)
    guard let first = words.first else { return SearchResponse() }
    var planner = MatchPlanner(likes, size: size, isExact: false)
    var plan = try planner.plan(words.count == 1 ? first : .together(words, 0..<0))
    plan.isGrouped = false
    let list = try list(plan, size: size, scope: SearchScope(), limit: min(max(0, limit), 1 << 40) + 1)
    let others = list.best.filter { $0.id != id }.prefix(max(0, limit))
    let understood = words.map { $0.printed(inside: false) }.joined(separator: " ")
    return SearchResponse(
      hits: try HitReader(connection, tokenizer: tokenizer, plan: plan).hits(Array(others)),
      total: max(0, list.total - 1), understoodQuery: understood, matchExpression: plan.expression)
  }

  /// The words that are most frequent here and rarest elsewhere, in the order of what they tell.
  private func tellingWords(of text: String, in size: IndexSize) throws -> [QueryNode] {
    var counts: [String: Int] = [:]
    for word in try tokenizer.words(of: text) where !StopWords.contains(word) { counts[word, default: 0] += 1 }
    let valued = try counts.map { word, count in
      let passages = try likes.itself(word)?.passages ?? 1
      return (word: word, value: Double(count).squareRoot() * size.rarity(passages: passages))
    }
    let telling = valued.sorted { ($1.value, $0.word) < ($0.value, $1.word) }.prefix(Searcher.tellingWords)
    return telling.map { .word(QueryWord(text: $0.word, range: 0..<0)) }
  }
}
