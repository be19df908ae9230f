import SQLite

/// Answers search requests on one connection.
///
/// A query travels from text to tree (``QueryParser``), from the tree's words to words of the index (``Likes``), from
/// there to an expression that FTS5 matches (`MatchPlanner`), and from the passages that match to hits in order
/// (`Ranking`).
public final class Searcher {
  private let connection: Connection
  private let tokenizer: PassageTokenizer
  private let likes: Likes
  private let ranking: Ranking

  /// A searcher on the connection of a knowledge base. Throws `SQLiteError` where the library has no FTS5.
  public init(_ connection: Connection) throws {
    self.connection = connection
    tokenizer = try PassageTokenizer()
    likes = Likes(connection)
    ranking = try Ranking(connection)
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
    guard let root = query.root else { return response }
    try likes.refresh()
    let size = try ranking.size()
    var planner = MatchPlanner(likes, size: size, isExact: request.isExact)
    let plan = try planner.plan(root)
    response.diagnostics += plan.diagnostics
    response.matchExpression = plan.expression
    response.alsoSearched = Searcher.alsoSearched(plan)
    guard !plan.expression.isEmpty, size.passages > 0 else { return response }
    let passages = try ranking.passages(plan, size: size, scope: scope)
    response.total = passages.count
    response.groups = Searcher.groups(passages)
    let page = try page(of: passages, request)
    response.hits = try HitReader(connection, tokenizer: tokenizer, plan: plan).hits(page)
    if request.wantsExplanation { try explain(&response.hits, plan, size: size) }
    if request.wantsFacets {
      response.facets = try FacetCounter(connection: connection).facets(
        matching: plan.expression, scope: scope)
    }
    if plan.isGrouped, !passages.contains(where: { $0.group == .allWords }) {
      response.suggestions = try Suggester(connection: connection, plan: plan).suggestions()
    }
    return response
  }

  private func page(of passages: [RankedPassage], _ request: SearchRequest) throws -> [RankedPassage] {
    let offset = max(0, request.offset)
    let limit = max(0, request.limit)
    if request.order == .relevance { return Array(passages.best(offset + limit).dropFirst(offset)) }
    return Array(try PassageOrder(connection).ordered(passages, request.order).dropFirst(offset).prefix(limit))
  }

  private func explain(_ hits: inout [Hit], _ plan: MatchPlan, size: IndexSize) throws {
    for index in hits.indices {
      hits[index].explanation = try ranking.explanation(of: hits[index].passageID, plan, size: size)
    }
  }

  private static func alsoSearched(_ plan: MatchPlan) -> [AlsoSearched] {
    plan.words.compactMap { word in
      let others = word.alternatives.filter { $0.word != word.text }
      return others.isEmpty ? nil : AlsoSearched(word: word.text, alternatives: others)
    }
  }

  private static func groups(_ passages: [RankedPassage]) -> [GroupCount] {
    let counts = Dictionary(passages.map { ($0.group, 1) }, uniquingKeysWith: +)
    return HitGroup.allCases.compactMap { group in
      counts[group].map { GroupCount(group: group, count: $0) }
    }
  }
}

extension [RankedPassage] {
  /// The first so many in order, without sorting the rest.
  func best(_ count: Int) -> [RankedPassage] {
    guard self.count > count * 4, count > 0 else {
      return count <= 0 ? [] : Array(sorted { $0.precedes($1) }.prefix(count))
    }
    var kept: [RankedPassage] = []
    kept.reserveCapacity(count * 2)
    for passage in self {
      if kept.count >= count, !passage.precedes(kept[count - 1]) { continue }
      kept.append(passage)
      if kept.count >= count * 2 || kept.count == count {
        kept.sort { $0.precedes($1) }
        if kept.count > count { kept.removeSubrange(count...) }
      }
    }
    return Array(kept.sorted { $0.precedes($1) }.prefix(count))
  }
}
