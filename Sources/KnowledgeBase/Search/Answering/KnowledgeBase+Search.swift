extension KnowledgeBase {
  /// Answers a search request; see ``Searcher/search(_:)``.
  ///
  /// - Throws: `KnowledgeBaseError` for what is wrong with the file or a filter, never for what the query is.
  public func search(_ request: SearchRequest) throws -> SearchResponse {
    try asking { try openSearcher().search(request) }
  }

  /// The searcher of this knowledge base, made when it is first asked for: it keeps what it read.
  func openSearcher() throws -> Searcher {
    if let searcher { return searcher }
    let made = try Searcher(connection)
    searcher = made
    return made
  }
}
