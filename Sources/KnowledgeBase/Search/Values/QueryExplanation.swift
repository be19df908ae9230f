/// What a query was understood as and what it became, without anything being searched for.
public struct QueryExplanation: Sendable, Hashable {
  /// The query as it was understood, printed back in the query language.
  public var understoodQuery: String
  /// The tree, a part a line, indented by depth, each with its UTF-8 bytes in the query; words with what they are
  /// searched for as.
  public var tree: [String]
  /// What the hits are narrowed to, one condition of SQL a line.
  public var filters: [String]
  /// The expression that FTS5 is asked to match; empty when there is nothing to match.
  public var matchExpression: String
  /// What the query's parser and the filters have to say, in the order of the query.
  public var diagnostics: [QueryDiagnostic]

  public init(
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
