extension KnowledgeBase {
  public func search(_ r: SearchRequest) throws -> SearchResponse { SearchResponse() }
}
