import ByregionStore

/// What one word of the query adds to the score of a hit.
package struct ExplainedWord: Sendable, Hashable {
  /// The word as typed, in lower case.
  package var word: String
  /// The alternative that counts: the best of those that the passage holds.
  package var alternative: Alternative
  /// How often the alternative stands in the passage.
  package var occurrences: Int
  /// The alternative's rarity: FTS5's inverse document frequency.
  package var rarity: Double
  /// What its occurrences, and those of other alternatives in proportion to their worth, count for in a passage of this
  /// length: BM25's part that is not rarity.
  package var frequency: Double
  /// What is added to the score: the alternative's weight × ``rarity`` × ``frequency``.
  package var score: Double

  package init(
    word: String, alternative: Alternative, occurrences: Int, rarity: Double, frequency: Double, score: Double
  ) {
    self.word = word
    self.alternative = alternative
    self.occurrences = occurrences
    self.rarity = rarity
    self.frequency = frequency
    self.score = score
  }
}

/// What the score of a hit is made of.
package struct Explanation: Sendable, Hashable {
  /// One part for each word of the query that matched, in the order typed.
  package var words: [ExplainedWord]
  /// The score: the sum of the parts.
  package var score: Double

  package init(words: [ExplainedWord], score: Double) {
    self.words = words
    self.score = score
  }
}

/// What a query was understood as and what it became, without anything being searched for.
package struct QueryExplanation: Sendable, Hashable {
  /// The query as it was understood, printed back in the query language.
  package var understoodQuery: String
  /// The tree, a part a line, indented by depth, each with its UTF-8 bytes in the query; words with what they are
  /// searched for as.
  package var tree: [String]
  /// What the hits are narrowed to, one condition of SQL a line.
  package var filters: [String]
  /// The expression that FTS5 is asked to match; empty when there is nothing to match.
  package var matchExpression: String
  /// What the query's parser and the filters have to say, in the order of the query.
  package var diagnostics: [QueryDiagnostic]

  package init(
    understoodQuery: String, tree: [String], filters: [String], matchExpression: String,
    diagnostics: [QueryDiagnostic]
  ) {
    self.understoodQuery = understoodQuery
    self.tree = tree
    self.filters = filters
    self.matchExpression = matchExpression
    self.diagnostics = diagnostics
  }
}

extension KnowledgeBase {
  /// What a request's query is understood as, and the expression that it becomes; nothing is searched for.
  ///
  /// - Throws: `KnowledgeBaseError` for what is wrong with the file or a filter, never for what the query is.
  package func explainQuery(_ request: SearchRequest) throws -> QueryExplanation {
    try asking { try companion(Searcher.init).explainQuery(request) }
  }
}

extension Searcher {
  /// What a request's query is understood as and becomes; nothing is searched for.
  ///
  /// - Throws: `SQLiteError` for what is wrong with the file, `KnowledgeBaseError` for a filter that means nothing.
  func explainQuery(_ request: SearchRequest) throws -> QueryExplanation {
    let query = try QueryParser(tokenizer).parse(request.query)
    var filters = FilterReader(connection)
    try filters.read(request.filters, query.fields)
    try expander.refresh()
    var planner = MatchPlanner(
      expander, size: try ranking.size(), isExact: request.isExact, widest: request.widestMatch, findsSimilar: true)
    let plan = try query.root.map { try planner.plan($0) } ?? MatchPlan()
    return QueryExplanation(
      understoodQuery: query.description, tree: QueryTree(plan: plan).lines(query),
      filters: filters.scope.all.map(Searcher.printed), matchExpression: plan.expression,
      diagnostics: query.diagnostics + filters.diagnostics + plan.diagnostics)
  }

  /// A condition with its arguments in their places.
  private static func printed(_ condition: SearchScope.Condition) -> String {
    let parts = condition.sql.split(separator: "?", omittingEmptySubsequences: false)
    var printed = String(parts.first ?? "")
    for (part, argument) in zip(parts.dropFirst(), condition.arguments) {
      switch argument {
      case .integer(let number): printed += String(number)
      case .text(let text):
        printed += "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
      default: printed += "?"
      }
      printed += part
    }
    return printed
  }
}
