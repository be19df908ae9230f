import ByregionLanguages
import ByregionNorwegian
import ByregionPlaces
import ByregionRecords
import ByregionSQLite
import ByregionStore

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
  /// Whether everything that is alike is ranked in one list by score alone, without groups, as measurements of ranking
  /// need it.
  package var ranksEverything = false
  /// Whether a hit's snippet is its whole text, with every match marked.
  package var wantsWholeTexts = false
  /// With a number, passages that are not counted are returned only among the first so many.
  package var uncountedWithin: Int?
  package var order: SearchOrder
  /// How many hits to return at most.
  package var limit: Int
  /// How many of the first hits to leave out.
  package var offset: Int
  /// Whether to count the hits by kind, region, municipality, county and language.
  package var wantsFacets: Bool
  /// Whether each hit explains its score.
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

  /// What a query calls the field in a language.
  package func name(in language: Language) -> String { language == .english ? rawValue : norwegianName }

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

/// Reads what a search is narrowed to: values of options and fields of the query become conditions.
struct FilterReader {
  /// One value of a field.
  private struct RequestedFilter {
    var field: SearchField
    var value: String
    var isExcluded: Bool
    /// Where it stands in the query; nil for an option's.
    var range: Range<Int>?
  }

  private let connection: Connection
  /// Read when a place is first named.
  private var places: PlaceNames?
  private(set) var scope = SearchScope()
  /// What was taken for the names of places that were not plain.
  private(set) var notes: [Wording] = []
  /// What in the query cannot be met, with its place there.
  private(set) var diagnostics: [QueryDiagnostic] = []

  init(_ connection: Connection) { self.connection = connection }

  /// Reads options and the query's own fields. Values of one field are alternatives.
  ///
  /// - Throws: `KnowledgeBaseError` with `.usage` for an option whose value means nothing, `SQLiteError`.
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

/// What a search is narrowed to, as SQL: one condition a field.
struct SearchScope: Hashable {
  /// A condition on `passages AS p`.
  struct Condition: Hashable {
    var field: SearchField
    var sql: String
    var arguments: [Value] = []
  }

  /// Every one of them must be met.
  var all: [Condition] = []

  /// The conditions, each beginning with AND; empty for none.
  var conditions: String { all.map { " AND (\($0.sql))" }.joined() }

  var arguments: [Value] { all.flatMap(\.arguments) }

  /// What to select from: the passages themselves are read only where a condition needs them.
  var source: String { all.isEmpty ? "passages_fts" : SearchScope.passages }

  /// Passages that match; FTS5 goes first.
  static let passages = "passages_fts CROSS JOIN passages AS p ON p.id = passages_fts.rowid"
}

extension KnowledgeBase {
  /// The passages of a kind within filters, by region in Norwegian order and as printed: a search without words.
  ///
  /// Each hit's snippet is its whole text. The cost is that of the regions and of the passages that are returned; with
  /// facets, that of all passages of the kind.
  ///
  /// - Throws: `KnowledgeBaseError` for a filter that means nothing.
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

  /// The regions with passages of the kind, in Norwegian order.
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
      table.regions[id].map { RegionCount(slug: $0.slug, name: $0.name, count: count, allWords: 0) }
    }
  }

  /// The ids of the passages from `offset`, `limit` at most.
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
