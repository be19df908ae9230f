/// What a person asks for: a query in the query language, what it is narrowed to, and which part of the answer.
package struct SearchRequest: Sendable, Hashable {
  /// The query as typed; see ``QueryParser`` for the language. Any string is allowed.
  package var query: String
  /// What the hits are narrowed to, beside the fields that stand in the query itself.
  package var filters: SearchFilters
  /// Search for the words as typed alone.
  package var isExact: Bool
  /// Search for the forms of the words alone: no compounds, no synonyms, nothing that is only spelt alike.
  package var isFormsOnly = false
  /// Whether terms that are only spelt alike are searched for even where there are enough hits, and their passages
  /// returned.
  package var includesSimilar = false
  /// Whether passages outside ``SearchResponse/total`` are returned behind the hits that are counted.
  package var includesUncounted = true
  /// Whether everything that is alike is ranked in one list behind the passages with all words, as measurements of
  /// ranking need it.
  package var ranksEverything = false
  /// With a number, passages that are not counted are returned only among the first so many.
  package var uncountedWithin: Int?
  package var order: SearchOrder
  /// How many hits to return at most.
  package var limit: Int
  /// How many of the first hits to leave out.
  package var offset: Int
  /// Whether to count the hits by kind, region, municipality, county and language.
  package var wantsFacets: Bool
  /// Whether each hit tells what its score is made of.
  package var wantsExplanation: Bool

  /// What the hits are put together by: with ``SearchGrouping/region``, the three best of each region; `nil` for one
  /// list.
  package var grouping: SearchGrouping?
  /// Whether a text that stands word for word in several places of one region is one hit, with references to the
  /// others in ``Hit/also``. Counts stay those of all passages.
  package var foldsRepeats: Bool

  package init(
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

extension SearchRequest {
  /// The least certain match that words are searched for as at first.
  var widestMatch: WordMatch {
    if isExact || isFormsOnly { return .form }
    return includesSimilar || ranksEverything ? .similar : .synonym
  }

  /// Whether terms that are only spelt alike are searched for where there are few hits.
  var mayFallBack: Bool { includesUncounted && returnsUncounted && widestMatch == .synonym }

  /// Whether passages outside the total are returned. They stand behind the hits that are counted, which only the order
  /// by relevance has.
  var returnsUncounted: Bool {
    includesSimilar || ranksEverything || (includesUncounted && order == .relevance && grouping == nil)
  }
}

/// What hits are narrowed to. Values of one field are alternatives; every field that has a value must be met.
package struct SearchFilters: Sendable, Hashable {
  /// The wanted values of each field, as a person writes them: names in any case, slugs or numbers.
  package var values: [SearchField: [String]]

  package init(_ values: [SearchField: [String]] = [:]) { self.values = values }

  /// The wanted values of one field; none means that the field is not narrowed.
  package subscript(_ field: SearchField) -> [String] {
    get { values[field] ?? [] }
    set { values[field] = newValue.isEmpty ? nil : newValue }
  }

  /// Whether nothing is narrowed.
  package var isEmpty: Bool { values.isEmpty }
}

/// What hits can be narrowed to, as an option or as `field:value` in a query.
package enum SearchField: String, Sendable, Hashable, CaseIterable {
  /// A kind of passage, such as `advice`.
  case kind
  /// A region's slug, or a name it is known by.
  case region
  /// A municipality's name, or its four-digit number.
  case municipality
  /// A county's name, or its two-digit number.
  case county
  /// `nb` or `nn`.
  case language
  /// A document's number, or the first characters of its SHA-256.
  case document
}

extension SearchField {
  /// The longest name of a field in UTF-8 bytes.
  static let maxNameBytes = 16

  /// What a Norwegian query calls the field.
  package var norwegianName: String {
    switch self {
    case .kind: "slag"
    case .region: "region"
    case .municipality: "kommune"
    case .county: "fylke"
    case .language: "språk"
    case .document: "dokument"
    }
  }

  /// The field with an English or Norwegian name, in any case and with or without å; nil for other words.
  package init?(named name: String) {
    let name = name.lowercased()
    let field = SearchField.allCases.first { $0.rawValue == name || $0.norwegianName == name }
    guard let field = field ?? (name == "sprak" || name == "spra\u{30A}k" ? .language : nil) else { return nil }
    self = field
  }
}

/// What hits are grouped by.
package enum SearchGrouping: String, Sendable, Hashable, CaseIterable {
  /// Each region with its best hits, the region of the best hit first.
  case region
}

/// The order of hits.
package enum SearchOrder: String, Sendable, Hashable, CaseIterable {
  /// The best first.
  case relevance
  /// By the region's name in Norwegian order, then as printed.
  case region
  /// By when the document was imported, the newest first, then as printed.
  case newest
}
