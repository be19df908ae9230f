import SQLite

/// Answers search requests on one connection.
///
/// A query travels from text to tree (``QueryParser``), from the tree's words to words of the index (``Likes``), from
/// there to an expression that FTS5 matches (`MatchPlanner`), and from the passages that match to hits in order
/// (`Ranking`).
public final class Searcher {
  let connection: Connection
  let tokenizer: PassageTokenizer
  let likes: Likes
  let ranking: Ranking
  let occurrences: WordOccurrences

  /// A searcher on the connection of a knowledge base. Throws `SQLiteError` where the library has no FTS5.
  public init(_ connection: Connection) throws {
    self.connection = connection
    tokenizer = try PassageTokenizer()
    likes = Likes(connection)
    ranking = try Ranking(connection)
    occurrences = try WordOccurrences(connection)
  }

  /// Answers a request. Whatever the query is, the answer is hits, none, or a diagnostic with the place.
  ///
  /// - Throws: `SQLiteError` for what is wrong with the file, `KnowledgeBaseError` for a filter that means nothing;
  ///   never for what the query is.
  public func search(_ request: SearchRequest) throws -> SearchResponse {
    let query = try QueryParser(tokenizer).parse(request.query)
    var response = SearchResponse(diagnostics: query.diagnostics, understoodQuery: query.description)
    var filters = FilterReader(connection)
    try filters.read(request.filters, query.fields)
    response.diagnostics += filters.diagnostics
    response.notes = filters.notes
    guard filters.diagnostics.isEmpty else { return response }
    let scope = filters.scope
    guard let root = query.root else {
      if let first = query.fields.first, let last = query.fields.last {
        let message = "These are filters alone: add a word to search for, or see everything with `byregion list`."
        let range = first.range.lowerBound..<last.range.upperBound
        response.diagnostics.append(QueryDiagnostic(.error, message, at: range))
      }
      return response
    }
    try likes.refresh()
    let size = try ranking.size()
    var planner = MatchPlanner(likes, size: size, isExact: request.isExact)
    let plan = try planner.plan(root)
    response.diagnostics += plan.diagnostics
    response.matchExpression = plan.expression
    response.alsoSearched = Searcher.alsoSearched(plan, wanted: root.wantedWords)
    guard !plan.expression.isEmpty, size.passages > 0 else { return response }
    let page = try page(plan, size: size, scope: scope, request)
    response.total = page.total
    response.groups = page.groups
    response.regions = page.regions
    response.hits = try HitReader(connection, tokenizer: tokenizer, plan: plan).hits(page.passages)
    for index in response.hits.indices {
      response.hits[index].also = page.repeats[response.hits[index].passageID] ?? []
    }
    if request.wantsExplanation { try explain(&response.hits, plan, size: size) }
    if request.wantsFacets {
      response.facets = try FacetCounter(connection, scope: scope).facets(of: try matches(plan, size: size))
    }
    if plan.isGrouped, page.groups.first?.group != .allWords {
      response.suggestions = try Suggester(connection: connection, plan: plan).suggestions()
    }
    return response
  }

  /// The first passages in an order, and how many there are.
  func list(
    _ plan: MatchPlan, size: IndexSize, scope: SearchScope, order: SearchOrder = .relevance, limit: Int
  ) throws -> RankedList {
    if order == .relevance, WordRanking.serves(plan),
      let list = try wordRanking(plan, size: size).list(scope: scope, limit: limit)
    {
      return list
    }
    let passages = try ranking.passages(plan, size: size, scope: scope)
    var list = RankedList(passages, limit: order == .relevance ? limit : 0)
    if order != .relevance {
      list.best = Array(try PassageOrder(connection).ordered(passages, order).prefix(limit))
    }
    return list
  }

  /// The ids of all passages that meet a plan, whatever the search is narrowed to.
  private func matches(_ plan: MatchPlan, size: IndexSize) throws -> [Int64] {
    if WordRanking.serves(plan), let ids = try wordRanking(plan, size: size).matches() { return ids }
    return try ranking.passages(plan, size: size, scope: SearchScope()).map(\.id)
  }

  private func wordRanking(_ plan: MatchPlan, size: IndexSize) -> WordRanking {
    WordRanking(connection: connection, occurrences: occurrences, plan: plan, size: size)
  }

  private func explain(_ hits: inout [Hit], _ plan: MatchPlan, size: IndexSize) throws {
    for index in hits.indices {
      hits[index].explanation = try ranking.explanation(of: hits[index].passageID, plan, size: size)
    }
  }

  /// - Parameter wanted: the words that are not only to be left out.
  private static func alsoSearched(_ plan: MatchPlan, wanted: Set<String>) -> [AlsoSearched] {
    plan.words.filter { wanted.contains($0.text) }.compactMap { word in
      let others = word.alternatives.filter { $0.word != word.text }
      return others.isEmpty ? nil : AlsoSearched(word: word.text, alternatives: others)
    }
  }
}
