import SQLite

extension Searcher {
  /// What a request's query is understood as and becomes; nothing is searched for.
  ///
  /// - Throws: `SQLiteError` for what is wrong with the file, `KnowledgeBaseError` for a filter that means nothing.
  func explainQuery(_ request: SearchRequest) throws -> QueryExplanation {
    let query = try QueryParser(tokenizer).parse(request.query)
    var filters = FilterReader(connection)
    try filters.read(request.filters, query.fields)
    try likes.refresh()
    var planner = MatchPlanner(likes, size: try ranking.size(), isExact: request.isExact)
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
