/// A query as it was understood.
public struct ParsedQuery: Sendable, Hashable {
  /// The tree, without the fields that narrow the search; `nil` when there is nothing to search for.
  public var root: QueryNode?
  /// What the hits are narrowed to.
  public var fields: [QueryNode]
  /// What the parser has to say, in the order of the query.
  public var diagnostics: [QueryDiagnostic]

  public init(root: QueryNode?, fields: [QueryNode] = [], diagnostics: [QueryDiagnostic] = []) {
    self.root = root
    self.fields = fields
    self.diagnostics = diagnostics
  }
}
