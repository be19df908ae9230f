import ByregionSearch

/// Options of a search: filters, order, and how much to return.
public struct SearchOptions: Sendable, Hashable {
  /// A field that narrows a search.
  public enum Field: String, Sendable, Hashable, CaseIterable {
    /// A kind of passage: `goal`, `result`, `advice`, `continuation`, `application` and so on.
    case kind
    /// A region, by its slug or name.
    case region
    /// A municipality, by its name or four-digit number.
    case municipality
    /// A county, by its name or two-digit number.
    case county
    /// A written form of Norwegian, `nb` or `nn`.
    case language
    /// A document, by its number.
    case document
  }

  /// The order of hits.
  public enum Order: Sendable, Hashable {
    /// The best first.
    case relevance
    /// By the name of the region, in Norwegian order.
    case region
    /// By the time of the document's import, the newest first.
    case newest
  }

  /// The accepted values of each field. A hit must have one of the values of every field.
  public var filters: [Field: [String]]
  /// The order of the hits.
  public var order: Order
  /// The maximum number of hits to return.
  public var limit: Int
  /// The number of hits to skip.
  public var offset: Int
  /// Whether to find only the words as typed, without other forms and spellings.
  public var isExact: Bool
  /// Whether to also return passages that are not counted in ``SearchResult/total``: those with synonyms, with only
  /// some of the words, or with words that are only similar in spelling. They follow the counted hits.
  public var includesUncounted: Bool
  /// Whether to count the hits by field; see ``SearchResult/facets``.
  public var includesFacets: Bool

  /// Creates options; without arguments, the twenty best hits.
  public init(
    filters: [Field: [String]] = [:], order: Order = .relevance, limit: Int = 20, offset: Int = 0,
    isExact: Bool = false, includesUncounted: Bool = false, includesFacets: Bool = false
  ) {
    self.filters = filters
    self.order = order
    self.limit = limit
    self.offset = offset
    self.isExact = isExact
    self.includesUncounted = includesUncounted
    self.includesFacets = includesFacets
  }

  func request(for query: String) -> SearchRequest {
    var request = SearchRequest(query, isExact: isExact, limit: max(limit, 0), offset: max(offset, 0))
    for field in SearchField.allCases {
      if let values = Field(rawValue: field.rawValue).flatMap({ filters[$0] }) { request.filters[field] = values }
    }
    request.order =
      switch order {
      case .relevance: .relevance
      case .region: .region
      case .newest: .newest
      }
    request.includesUncounted = includesUncounted
    request.wantsFacets = includesFacets
    request.foldsRepeats = true
    return request
  }
}

/// The result of a search.
public struct SearchResult: Sendable, Hashable {
  /// The number of hits in a group.
  public struct Group: Sendable, Hashable {
    /// The name of the group, such as `allWords`.
    public var name: String
    /// The number of hits.
    public var count: Int
  }

  /// The number of hits for each value of a field.
  public struct Facet: Sendable, Hashable {
    /// One value of a field.
    public struct Value: Sendable, Hashable {
      /// The value to use in ``SearchOptions/filters``.
      public var value: String
      /// The value's name for display.
      public var name: String
      /// The number of hits.
      public var count: Int
    }

    /// The field.
    public var field: SearchOptions.Field
    /// The values that have hits, the most frequent first.
    public var values: [Value]
  }

  /// A message about a part of the query that could not be used.
  public struct Message: Sendable, Hashable {
    /// Whether the query could not be used at all.
    public var isError: Bool
    /// One sentence.
    public var text: String
    /// The position in the query, in UTF-8 bytes.
    public var range: Range<Int>
  }

  /// The hits, in the requested order.
  public var hits: [Hit]
  /// The number of all passages that have every word in one of its forms or in a compound, returned or not.
  public var total: Int
  /// The groups of the hits, in order. Hits of the first group come first.
  public var groups: [Group]
  /// Counts by field; empty unless ``SearchOptions/includesFacets`` is set.
  public var facets: [Facet]
  /// Other queries to try, which can be passed to a search as they are.
  public var suggestions: [String]
  /// The parts of the query that could not be used, with the reasons.
  public var messages: [Message]

  init(_ response: SearchResponse) {
    hits = response.hits.map(Hit.init)
    total = response.total
    groups = response.groups.map { Group(name: $0.group.rawValue, count: $0.count) }
    facets = response.facets.compactMap { facet in
      SearchOptions.Field(rawValue: facet.field.rawValue).map { field in
        Facet(field: field, values: facet.values.map { .init(value: $0.value, name: $0.name, count: $0.count) })
      }
    }
    suggestions = response.suggestions.map(\.query)
    messages = response.diagnostics.map {
      Message(isError: $0.severity == .error, text: $0.message, range: $0.range)
    }
  }
}

/// A passage that a search found.
public struct Hit: Sendable, Hashable {
  /// How a passage matches a word of the query.
  public enum Match: Sendable, Hashable {
    /// By the word as typed, an inflected form, its other written form, or a spelling with æ, ø and å.
    case form
    /// By a compound that has the word as a part.
    case compound
    /// By a synonym.
    case synonym
    /// By a word that is only similar in spelling.
    case similar
  }

  /// The permanent reference of the passage, such as `rana/advice/2`.
  public var reference: String
  /// The kind of the passage, such as `advice`.
  public var kind: String
  /// The slug of the region.
  public var regionSlug: String
  /// The name of the region.
  public var regionName: String
  /// The heading above the passage, or `nil`.
  public var heading: String?
  /// The whole text.
  public var text: String
  /// The part of the text to show.
  public var snippet: String
  /// The matched words in ``snippet``, as ranges of UTF-8 bytes in order.
  public var marks: [Range<Int>]
  /// The weakest match among the words of the query.
  public var match: Match
  /// The file name of the document.
  public var source: String
  /// The first line of the passage in that file, counted from 1.
  public var line: Int
  /// The group of the hit; see ``SearchResult/groups``.
  public var group: String
  /// How well the passage matches the query. Comparable only within one result.
  public var score: Double
  /// References of other passages with the same region, kind and text, which this hit represents.
  public var repeats: [String]

  init(_ hit: ByregionSearch.Hit) {
    reference = hit.reference
    kind = hit.kind
    regionSlug = hit.regionSlug
    regionName = hit.regionName
    heading = hit.heading
    text = hit.text
    snippet = hit.snippet
    marks = hit.marks
    match =
      switch hit.match {
      case .form: .form
      case .compound: .compound
      case .synonym: .synonym
      case .similar: .similar
      }
    source = hit.source
    line = hit.line
    group = hit.group.rawValue
    score = hit.score
    repeats = hit.also
  }
}
