/// What a search found.
public struct SearchResponse: Sendable, Hashable {
  /// The hits, in the order asked for, `limit` at most.
  public var hits: [Hit]
  /// The number of all passages that meet the query, returned or not, with the repeats that ``Hit/also`` tells of.
  public var total: Int
  /// How many hits are in each group, in the order of the groups; groups without hits are left out.
  ///
  /// Only a plain query of up to three words has more than one group.
  public var groups: [GroupCount]
  /// How many hits are in each region, the region of the first hit first; filled only where hits are grouped by region.
  public var regions: [RegionCount] = []
  /// What was searched for beside the typed words, one for each word that has likes, in the order typed.
  public var alsoSearched: [AlsoSearched]
  /// Counts by field, if they were asked for.
  public var facets: [Facet]
  /// What to try instead; filled only when no hit is strong.
  public var suggestions: [Suggestion]
  /// What the query's parser and the filters have to say, in the order of the query.
  public var diagnostics: [QueryDiagnostic]
  /// What the filters took names of places for, one sentence each, where that was not plain.
  public var notes: [String] = []
  /// The query as it was understood, printed back in the query language.
  public var understoodQuery: String
  /// The expression that FTS5 was asked to match; empty when there was nothing to match.
  public var matchExpression: String

  public init(
    hits: [Hit] = [], total: Int = 0, groups: [GroupCount] = [], alsoSearched: [AlsoSearched] = [],
    facets: [Facet] = [], suggestions: [Suggestion] = [], diagnostics: [QueryDiagnostic] = [],
    understoodQuery: String = "", matchExpression: String = ""
  ) {
    self.hits = hits
    self.total = total
    self.groups = groups
    self.alsoSearched = alsoSearched
    self.facets = facets
    self.suggestions = suggestions
    self.diagnostics = diagnostics
    self.understoodQuery = understoodQuery
    self.matchExpression = matchExpression
  }
}
