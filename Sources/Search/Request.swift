import ByregionLanguages
import ByregionNorwegian
import ByregionPlaces
import ByregionRecords
import ByregionSQLite
import ByregionStore

/// A search request: a query in the query language, filters, and the part of the result to return.
package struct SearchRequest: Sendable, Hashable {
  /// The query as typed; see ``QueryParser`` for the language. Any string is allowed.
  package var query: String
  /// Filters in addition to the fields in the query.
  package var filters: SearchFilters
  /// Whether to search only for the words as typed.
  package var isExact: Bool
  /// Whether to search only for forms of the words, without compounds, synonyms and similar spellings.
  package var isFormsOnly = false
  /// Whether to search for terms of similar spelling even if there are enough hits, and to return their passages.
  package var includesSimilar = false
  /// Whether to return passages outside ``SearchResponse/total`` after the counted hits.
  package var includesUncounted = true
  /// Whether to rank all matches, including similar spellings, in one list by score, without groups. Used to measure
  /// ranking.
  package var ranksEverything = false
  /// Whether the snippet of a hit is its whole text, with every match marked.
  package var wantsWholeTexts = false
  /// If not nil, uncounted passages are returned only at positions below this number.
  package var uncountedWithin: Int?
  package var order: SearchOrder
  /// Maximum number of hits to return.
  package var limit: Int
  /// Number of hits to skip at the start.
  package var offset: Int
  /// Whether to count the hits by kind, region, municipality, county and language.
  package var wantsFacets: Bool
  /// Whether each hit explains its score.
  package var wantsExplanation: Bool

  /// How to group hits: by region, with the three best of each; `nil` for one list.
  package var grouping: SearchGrouping?
  /// Whether to merge passages of one region with the same text into one hit, with references to the others in
  /// ``Hit/also``. Counts still include all passages.
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
  /// The least certain kind of match in the first search.
  var widestMatch: WordMatch {
    if isExact || isFormsOnly { return .form }
    return includesSimilar || ranksEverything ? .similar : .synonym
  }

  /// Whether to search for terms of similar spelling if there are few hits.
  var mayFallBack: Bool { includesUncounted && returnsUncounted && widestMatch == .synonym }

  /// Whether to return passages outside the total. They follow the counted hits, which is possible only in the order of
  /// relevance.
  var returnsUncounted: Bool {
    includesSimilar || ranksEverything || (includesUncounted && order == .relevance && grouping == nil)
  }
}

/// Filters for hits. Values of one field are joined by OR, and fields by AND.
package struct SearchFilters: Sendable, Hashable {
  /// The values of each field as a user writes them: names in any case, slugs or numbers.
  package var values: [SearchField: [String]]

  package init(_ values: [SearchField: [String]] = [:]) { self.values = values }

  /// The values of one field; empty if the field is not filtered.
  package subscript(_ field: SearchField) -> [String] {
    get { values[field] ?? [] }
    set { values[field] = newValue.isEmpty ? nil : newValue }
  }

  /// Whether there is no filter.
  package var isEmpty: Bool { values.isEmpty }
}

/// A field to filter hits by, as an option or as `field:value` in a query.
package enum SearchField: String, Sendable, Hashable, CaseIterable {
  /// A kind of passage, such as `advice`.
  case kind
  /// A region's slug or one of its names.
  case region
  /// A municipality's name or four-digit number.
  case municipality
  /// A county's name or two-digit number.
  case county
  /// `nb` or `nn`.
  case language
  /// A document's number or the first characters of its SHA-256.
  case document
}

extension SearchField {
  /// The longest name of a field in UTF-8 bytes.
  static let maxNameBytes = 16

  /// The name of the field in a Norwegian query.
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

  /// The name of the field in a query of the given language.
  package func name(in language: Language) -> String { language == .english ? rawValue : norwegianName }

  /// The field with an English or Norwegian name, in any case and with or without å; nil if there is none.
  package init?(named name: String) {
    let name = name.lowercased()
    let field = SearchField.allCases.first { $0.rawValue == name || $0.norwegianName == name }
    guard let field = field ?? (name == "sprak" || name == "spra\u{30A}k" ? .language : nil) else { return nil }
    self = field
  }
}

/// A way to group hits.
package enum SearchGrouping: String, Sendable, Hashable, CaseIterable {
  /// Each region with its best hits, the region of the best hit first.
  case region
}

/// The order of hits.
package enum SearchOrder: String, Sendable, Hashable, CaseIterable {
  /// The best first.
  case relevance
  /// By the region's name in Norwegian sort order, then in document order.
  case region
  /// By time of import, the newest first, then in document order.
  case newest
}

/// Turns filters, from options and from fields of the query, into SQL conditions.
struct FilterReader {
  /// One value of a field.
  private struct RequestedFilter {
    var field: SearchField
    var value: String
    var isExcluded: Bool
    /// The range in the query; nil for an option.
    var range: Range<Int>?
  }

  private let connection: Connection
  /// Read when a filter first names a place.
  private var places: PlaceNames?
  private(set) var scope = SearchScope()
  /// Sentences that tell how place names were interpreted, if that is not obvious.
  private(set) var notes: [Wording] = []
  /// Errors of filters in the query, with their ranges.
  private(set) var diagnostics: [QueryDiagnostic] = []

  init(_ connection: Connection) { self.connection = connection }

  /// Reads the options and the fields of the query. Values of one field are joined by OR.
  ///
  /// - Throws: `KnowledgeBaseError` with `.usage` for an option with an invalid value, `SQLiteError`.
  mutating func read(_ filters: SearchFilters, _ fields: [QueryNode]) throws {
    var requested = filters.values.sorted { $0.key.rawValue < $1.key.rawValue }.flatMap { field, values in
      values.map { RequestedFilter(field: field, value: $0, isExcluded: false, range: nil) }
    }
    requested += fields.compactMap { Self.requestedFilter($0, isExcluded: false) }
    for field in SearchField.allCases {
      for isExcluded in [false, true] {
        let own = requested.filter { $0.field == field && $0.isExcluded == isExcluded }
        try add(own, field: field, isExcluded: isExcluded)
      }
    }
  }

  private static func requestedFilter(_ node: QueryNode, isExcluded: Bool) -> RequestedFilter? {
    switch node {
    case .not(let inner, _): requestedFilter(inner, isExcluded: !isExcluded)
    case .field(let field, let value, let range):
      RequestedFilter(field: field, value: value, isExcluded: isExcluded, range: range)
    default: nil
    }
  }

  private mutating func add(_ requested: [RequestedFilter], field: SearchField, isExcluded: Bool) throws {
    var parts: [SearchScope.Condition] = []
    for filter in requested {
      switch try meaning(of: filter) {
      case .success(let condition): parts.append(condition)
      case .failure(let complaint): try complain(complaint.sentence, of: filter)
      }
    }
    guard !parts.isEmpty else { return }
    let sql = parts.map(\.sql).joined(separator: " OR ")
    scope.all.append(
      SearchScope.Condition(
        field: field, sql: isExcluded ? "NOT (\(sql))" : sql, arguments: parts.flatMap(\.arguments)))
  }

  private struct InvalidFilter: Error { var sentence: Wording }

  private mutating func meaning(of filter: RequestedFilter) throws -> Result<SearchScope.Condition, InvalidFilter> {
    switch filter.field {
    case .kind:
      guard let kind = PassageKind(named: filter.value) else {
        return .failure(InvalidFilter(sentence: PassageKind.complaint(about: filter.value)))
      }
      return .success(.init(field: .kind, sql: "p.kind = ?", arguments: [.text(kind.rawValue)]))
    case .language:
      guard let language = Self.languages[filter.value.lowercased()] else {
        return .failure(InvalidFilter(sentence: Wording { $0.noWrittenLanguage(filter.value) }))
      }
      return .success(documents("language = ?", [.text(language)], field: .language))
    case .document:
      let condition = document(filter.value)
      let isKnown = try connection.first(
        "SELECT 1 FROM (SELECT id AS document_id FROM documents) AS p WHERE \(condition.sql) LIMIT 1",
        condition.arguments
      ) { _ in true }
      guard isKnown == true else {
        return .failure(InvalidFilter(sentence: Wording { $0.noDocument(filter.value) }))
      }
      return .success(condition)
    case .region: return try place(.region, filter)
    case .municipality: return try place(.municipality, filter)
    case .county: return try place(.county, filter)
    }
  }

  private mutating func place(
    _ field: RegionSelection.Field, _ filter: RequestedFilter
  ) throws -> Result<SearchScope.Condition, InvalidFilter> {
    let names = try places ?? PlaceNames(connection)
    places = names
    let asked = try names.regions(field, named: filter.value)
    if let complaint = asked.complaint { return .failure(InvalidFilter(sentence: complaint)) }
    if let note = asked.note { notes.append(note) }
    let ids = asked.ids.map(String.init).joined(separator: ", ")
    return .success(.init(field: filter.field, sql: "p.region_id IN (\(ids))"))
  }

  private func document(_ value: String) -> SearchScope.Condition {
    let hexadecimal = value.lowercased()
    if let id = Int64(value), value.utf8.count < 12 {
      return .init(field: .document, sql: "p.document_id = ?", arguments: [.integer(id)])
    }
    let isHexadecimal = hexadecimal.utf8.allSatisfy {
      (0x30...0x39).contains($0) || (0x61...0x66).contains($0)
    }
    guard isHexadecimal else { return documents("source = ?", [.text(value)], field: .document) }
    // "g" follows every hexadecimal digit.
    return documents(
      "sha256 >= ? AND sha256 < ?", [.text(hexadecimal), .text(hexadecimal + "g")], field: .document)
  }

  private func documents(
    _ condition: String, _ arguments: [Value], field: SearchField
  ) -> SearchScope.Condition {
    .init(
      field: field, sql: "p.document_id IN (SELECT id FROM documents WHERE \(condition))", arguments: arguments)
  }

  private mutating func complain(_ sentence: Wording, of filter: RequestedFilter) throws {
    guard let range = filter.range else {
      throw KnowledgeBaseError(.usage, sentence, place: "--\(filter.field.rawValue)")
    }
    diagnostics.append(QueryDiagnostic(.error, sentence, at: range))
  }

  private static let languages = [
    "nb": "nb", "bokmål": "nb", "bokmal": "nb", "nn": "nn", "nynorsk": "nn", "mixed": "mixed", "blandet": "mixed",
    "blanda": "mixed",
  ]
}

/// The filters of a search as SQL, one condition per field.
struct SearchScope: Hashable {
  /// A condition on `passages AS p`.
  struct Condition: Hashable {
    var field: SearchField
    var sql: String
    var arguments: [Value] = []
  }

  /// The conditions, joined by AND.
  var all: [Condition] = []

  /// The conditions as SQL, each preceded by AND; empty if there are none.
  var conditions: String { all.map { " AND (\($0.sql))" }.joined() }

  var arguments: [Value] { all.flatMap(\.arguments) }

  /// The tables to select from. The table `passages` is joined only if a condition needs it.
  var source: String { all.isEmpty ? "passages_fts" : SearchScope.passages }

  /// A join with FTS5 as the outer loop.
  static let passages = "passages_fts CROSS JOIN passages AS p ON p.id = passages_fts.rowid"
}

extension KnowledgeBase {
  /// The passages of a kind that meet the filters, by region in Norwegian sort order and then in document order: a
  /// search without words.
  ///
  /// The snippet of each hit is its whole text. Linear in the number of regions and of returned passages; with facets,
  /// in that of all passages of the kind.
  ///
  /// - Throws: `KnowledgeBaseError` for an invalid filter.
  package func browse(
    _ kind: PassageKind, _ filters: SearchFilters, limit: Int, offset: Int, wantsFacets: Bool = false
  ) throws -> SearchResponse {
    try readSnapshot {
      try companion(Searcher.init).browse(kind, filters, limit: limit, offset: offset, wantsFacets: wantsFacets)
    }
  }
}

extension Searcher {
  fileprivate func browse(
    _ kind: PassageKind, _ filters: SearchFilters, limit: Int, offset: Int, wantsFacets: Bool
  ) throws -> SearchResponse {
    var reader = FilterReader(connection)
    try reader.read(filters, [])
    let scope = reader.scope
    var response = SearchResponse(diagnostics: reader.diagnostics)
    response.notes = reader.notes
    let regions = try regions(of: kind, scope)
    response.total = regions.reduce(0) { $0 + $1.count }
    response.regions = regions
    response.hits = try HitReader(connection, tokenizer: tokenizer, plan: MatchPlan()).whole(
      try page(regions, kind, scope, limit: limit, offset: offset))
    if wantsFacets {
      let counter = FacetCounter(
        connection, scope: scope, table: try placeTable(), memory: memory)
      response.facets = try counter.facets(of: kind).filter { $0.field != .kind }
    }
    return response
  }

  /// The regions with passages of the kind, in Norwegian sort order.
  private func regions(of kind: PassageKind, _ scope: SearchScope) throws -> [RegionCount] {
    let table = try placeTable()
    var counts: [(id: Int64, count: Int)]
    if let groups = try memory.groups(insteadOfReading: nil) {
      let meets = try groups.meeting(scope, connection)
      var ofRegion: [Int64: Int] = [:]
      for (place, group) in groups.groups.enumerated() where meets[place] && group.kind == kind.rawValue {
        ofRegion[group.region, default: 0] += groups.sizes[place]
      }
      counts = ofRegion.map { ($0, $1) }
    } else {
      counts = try connection.rows(
        "SELECT p.region_id, count(*) FROM passages AS p WHERE p.kind = ?\(scope.conditions) GROUP BY p.region_id",
        [.text(kind.rawValue)] + scope.arguments
      ) { (id: try $0.get(Int64.self, 0), count: try $0.get(Int.self, 1)) }
    }
    let ranks = try regionRanks()
    return counts.sorted { ranks[$0.id] < ranks[$1.id] }.compactMap { id, count in
      table.region(id).map { RegionCount(slug: $0.slug, name: $0.name, count: count, allWords: 0) }
    }
  }

  /// The ids of at most `limit` passages, starting at `offset`.
  private func page(
    _ regions: [RegionCount], _ kind: PassageKind, _ scope: SearchScope, limit: Int, offset: Int
  ) throws -> [Int64] {
    var ids: [Int64] = []
    var passed = 0
    for region in regions where ids.count < limit {
      defer { passed += region.count }
      guard passed + region.count > offset else { continue }
      ids += try connection.rows(
        """
        SELECT p.id FROM passages AS p JOIN documents ON documents.id = p.document_id
        WHERE p.region_id = (SELECT id FROM regions WHERE slug = ?) AND p.kind = ?\(scope.conditions)
        ORDER BY documents.kind = 'final' DESC, p.document_id, p.position LIMIT ? OFFSET ?
        """,
        [.text(region.slug), .text(kind.rawValue)] + scope.arguments + [
          .integer(Int64(limit - ids.count)), .integer(Int64(max(0, offset - passed))),
        ]
      ) { try $0.get(Int64.self, 0) }
    }
    return ids
  }
}
