/// What a person asks for: a query in the query language, what it is narrowed to, and which part of the answer.
public struct SearchRequest: Sendable, Hashable {
  /// The query as typed; see ``QueryParser`` for the language. Any string is allowed.
  public var query: String
  /// What the hits are narrowed to, beside the fields that stand in the query itself.
  public var filters: SearchFilters
  /// Search for the words as printed, with no likes and no synonyms.
  public var isExact: Bool
  public var order: SearchOrder
  /// How many hits to return at most.
  public var limit: Int
  /// How many of the first hits to leave out.
  public var offset: Int
  /// Whether to count the hits by kind, region, municipality, county and language.
  public var wantsFacets: Bool
  /// Whether each hit tells what its score is made of.
  public var wantsExplanation: Bool

  /// What the hits are put together by: with ``SearchGrouping/region``, the three best of each region; `nil` for one
  /// list.
  public var grouping: SearchGrouping?
  /// Whether a text that stands word for word in several places of one region is one hit, with references to the
  /// others in ``Hit/also``. Counts stay those of all passages.
  public var foldsRepeats: Bool

  public init(
    _ query: String, filters: SearchFilters = SearchFilters(), isExact: Bool = false,
    order: SearchOrder = .relevance, limit: Int = 20, offset: Int = 0,
    wantsFacets: Bool = false, wantsExplanation: Bool = false,
    grouping: SearchGrouping? = nil, foldsRepeats: Bool = false
  ) {
    self.query = query
    self.filters = filters
    self.isExact = isExact
    self.order = order
    self.limit = limit
    self.offset = offset
    self.wantsFacets = wantsFacets
    self.wantsExplanation = wantsExplanation
    self.grouping = grouping
    self.foldsRepeats = foldsRepeats
  }
}
