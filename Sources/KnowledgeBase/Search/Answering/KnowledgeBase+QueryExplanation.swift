extension KnowledgeBase {
  /// What a request's query is understood as, and the expression that it becomes; nothing is searched for.
  ///
  /// - Throws: `KnowledgeBaseError` for what is wrong with the file or a filter, never for what the query is.
  public func explainQuery(_ request: SearchRequest) throws -> QueryExplanation {
    try asking { try openSearcher().explainQuery(request) }
  }
}
