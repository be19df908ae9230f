import ByregionNorwegian
import ByregionPlaces
import ByregionSQLite

/// Finds other queries to try when a query has no hits.
struct Suggester {
  private static let most = 5

  let connection: Connection
  let foreign: (any ForeignIndex)?
  let expander: TermExpander
  let plan: MatchPlan
  let size: IndexSize

  /// The suggestions that have hits, in descending order of their number.
  func suggestions() throws -> [Suggestion] {
    let words = plan.words.filter { !$0.isOptional && $0.mode == .expanded }
    guard !words.isEmpty, words.count <= 6 else { return [] }
    var suggestions = try words.compactMap { try nearSpelling(of: $0, among: words) }
    if words.count > 1 { suggestions += try words.indices.compactMap { try fewerWords(words, without: $0) } }
    suggestions += try words.compactMap { try place($0, among: words) }
    let useful = suggestions.filter { $0.count > 0 }
    return Array(useful.sorted { ($1.count, $0.query) < ($0.count, $1.query) }.prefix(Suggester.most))
  }

  /// Suggestions for phrases without hits: each phrase with other forms of its words, and its words joined by AND.
  func phrases(_ phrases: [[String]]) throws -> [Suggestion] {
    var suggestions: [Suggestion] = []
    for words in phrases.prefix(Suggester.most) where (2...Suggester.maxPhraseWords).contains(words.count) {
      let forms = try words.map { word in
        let found = try expander.alternatives(of: word, in: size).filter { $0.match == .form && !$0.word.contains(" ") }
        return (found.isEmpty ? [word] : found.map(\.word))
      }
      for combination in Suggester.combinations(forms) where combination != words {
        let phrase = combination.joined(separator: " ")
        let count = try count(.phrase(phrase, planned: nil))
        if count > 0 { suggestions.append(Suggestion(kind: .phraseForms, query: "\"\(phrase)\"", count: count)) }
      }
      let together = forms.map { forms in MatchExpression.or(forms.map { .phrase($0, planned: nil) }) }
      let count = try count(.and(together))
      if count > 0 {
        suggestions.append(Suggestion(kind: .fewerWords, query: words.joined(separator: " AND "), count: count))
      }
    }
    let sorted = suggestions.sorted {
      ($0.kind == .phraseForms ? 0 : 1, -$0.count, $0.query) < ($1.kind == .phraseForms ? 0 : 1, -$1.count, $1.query)
    }
    let forms = sorted.filter { $0.kind == .phraseForms }.prefix(3)
    return Array(forms) + Array(sorted.filter { $0.kind != .phraseForms }.prefix(Suggester.most - forms.count))
  }

  private static let maxPhraseWords = 6
  private static let maxCombinations = 128

  /// All combinations of one form per word. If there are too many, only the first forms of each word are used.
  private static func combinations(_ forms: [[String]]) -> [[String]] {
    var most = 1
    while pow(most + 1, forms.count) <= maxCombinations { most += 1 }
    return forms.reduce([[]]) { combinations, forms in
      combinations.flatMap { combination in forms.prefix(most).map { combination + [$0] } }
    }
  }

  private static func pow(_ base: Int, _ exponent: Int) -> Int {
    (0..<exponent).reduce(1) { product, _ in product * base }
  }

  private func fewerWords(_ words: [PlannedWord], without index: Int) throws -> Suggestion? {
    let kept = words.indices.filter { $0 != index }.map { words[$0] }
    let query = kept.map { nearest(to: $0)?.word ?? $0.text }.joined(separator: " ")
    let spelt = kept.map { word in nearest(to: word).map { Suggester.word(word, speltAs: $0) } ?? word }
    return Suggestion(kind: .fewerWords, query: query, count: try count(spelt))
  }

  private func nearSpelling(of word: PlannedWord, among words: [PlannedWord]) throws -> Suggestion? {
    guard let nearest = nearest(to: word) else { return nil }
    let query = words.map { $0.text == word.text ? nearest.word : $0.text }.joined(separator: " ")
    let all = words.map { $0.text == word.text ? Suggester.word(word, speltAs: nearest) : $0 }
    return Suggestion(kind: .nearSpelling, query: query, count: try count(all))
  }

  private static func word(_ word: PlannedWord, speltAs nearest: Alternative) -> PlannedWord {
    var changed = word
    changed.alternatives = [nearest]
    changed.alternatives[0].match = .form
    return changed
  }

  /// The word of the index most similar to a word that the index does not hold; nil if the index holds the word.
  private func nearest(to word: PlannedWord) -> Alternative? {
    guard !word.alternatives.contains(where: { $0.word == word.text || $0.match <= .compound }) else { return nil }
    return (word.alternatives + word.offers).max { ($0.similarity, $1.word) < ($1.similarity, $0.word) }
  }

  /// The query with a filter instead of a word that names a region.
  private func place(_ word: PlannedWord, among words: [PlannedWord]) throws -> Suggestion? {
    guard words.count > 1 else { return nil }
    guard let region = try region(named: word.text) else { return nil }
    let others = words.filter { $0.text != word.text }
    var scope = SearchScope()
    scope.all.append(
      .init(field: .region, sql: "p.region_id IN (SELECT id FROM regions WHERE slug = ?)", arguments: [.text(region)]))
    let count = try count(Suggester.expression(others), scope: scope)
    let query = others.map(\.text).joined(separator: " ") + " region:" + region
    return Suggestion(kind: .place, query: query, count: count)
  }

  /// The slug of the region with a name such as `Rana` or `Ranaregionen`.
  private func region(named name: String) throws -> String? {
    let folded = Folding.folded(name)
    let ending = "regionen"
    let slugs = folded.hasSuffix(ending) ? [folded, String(folded.dropLast(ending.count))] : [folded, folded]
    let sql = "SELECT slug FROM regions WHERE slug IN (?1, ?2) ORDER BY id LIMIT 1"
    return try connection.first(sql, slugs.map { .text($0) }) { $0.text(0) ?? "" }
  }

  /// The number of passages that contain all words, each as a form or synonym.
  private func count(_ words: [PlannedWord]) throws -> Int {
    try count(Suggester.expression(words))
  }

  private func count(_ expression: MatchExpression, scope: SearchScope = SearchScope()) throws -> Int {
    if let foreign {
      return try ForeignCandidates(connection: connection, index: foreign).count(expression, scope: scope)
    }
    let text = expression.rendered().text
    guard !text.isEmpty else { return 0 }
    let sql = "SELECT count(*) FROM \(scope.source) WHERE passages_fts MATCH ?\(scope.conditions)"
    return try connection.first(sql, [.text(text)] + scope.arguments) { $0.int(0) ?? 0 } ?? 0
  }

  private static func expression(_ words: [PlannedWord]) -> MatchExpression {
    .and(
      words.map { word in
        let strong = word.alternatives.filter(\.isStrong).map(\.word)
        return .or((strong.isEmpty ? [word.text] : strong).map { .phrase($0, planned: nil) })
      })
  }
}
