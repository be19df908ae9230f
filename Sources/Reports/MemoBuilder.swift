import ByregionLanguages
import ByregionReading
import ByregionRecords
import ByregionSearch
import ByregionStore

/// A theme of a memo, before it is searched for.
package struct MemoTheme: Sendable {
  package var query: String
  /// What this theme is narrowed to; fields that it leaves open are narrowed as the whole memo is.
  package var filters: SearchFilters

  package init(_ query: String, filters: SearchFilters = SearchFilters()) {
    self.query = query
    self.filters = filters
  }
}

/// What a memo is asked to be.
package struct MemoRequest: Sendable {
  package var themes: [MemoTheme]
  package var filters = SearchFilters()
  /// The title; nil for one that names the themes.
  package var title: String?
  package var language = Language.bokmål
  package var grouping = MemoGrouping.region
  /// Whether texts that are only like what was asked are quoted too, apart.
  package var includesSimilar = false
  /// Only documents that were imported on this day or later, `YYYY-MM-DD`.
  package var since: String?
  /// What the knowledge base is called in the memo.
  package var baseName: String

  package init(themes: [MemoTheme], baseName: String) {
    self.themes = themes
    self.baseName = baseName
  }
}

extension KnowledgeBase {
  /// Searches for the themes and puts what is found into a memo.
  ///
  /// - Parameter madeAt: the moment that the memo names, UTC.
  /// - Throws: `KnowledgeBaseError` for a theme or filter that means nothing, and for what is wrong with the file.
  package func memo(_ request: MemoRequest, madeAt: String = Timestamp.now()) throws -> Memo {
    try asking { try MemoBuilder(self, request).memo(madeAt: madeAt) }
  }
}

/// Builds a memo theme by theme.
private final class MemoBuilder {
  /// Similar texts of a theme at the most; they are weaker and weaker.
  private static let mostSimilar = 100

  private let knowledgeBase: KnowledgeBase
  private let request: MemoRequest
  private let catalogue: Catalogue
  private let counties: [String: [String]]
  private var sources: [Memo.Source] = []
  private var placeOfDocument: [Int64: Int] = [:]
  private var noteCount = 0
  private var placeNotes: [Wording] = []

  init(_ knowledgeBase: KnowledgeBase, _ request: MemoRequest) throws {
    self.knowledgeBase = knowledgeBase
    self.request = request
    catalogue = Catalogue(request.language)
    counties = try knowledgeBase.countiesByRegion()
  }

  func memo(madeAt: String) throws -> Memo {
    let themes = try request.themes.map(theme)
    let documents = try knowledgeBase.importDates()
    var introduction = [
      catalogue.memoAsked(
        themes: request.themes.map(\.query), base: request.baseName, documents: documents.count, first: documents.first,
        last: documents.last, at: madeAt)
    ]
    if !request.filters.isEmpty { introduction.append(catalogue.memoNarrowed(words(of: request.filters))) }
    if let since = request.since { introduction.append(catalogue.memoSince(since)) }
    introduction.append(catalogue.memoCounted)
    return Memo(
      title: request.title ?? catalogue.memoTitle(request.themes.map(\.query)), catalogue: catalogue, madeAt: madeAt,
      introduction: introduction, placeNotes: placeNotes, grouping: request.grouping, themes: themes, sources: sources)
  }

  /// "slag: råd; fylke: Nordland".
  private func words(of filters: SearchFilters) -> String {
    filters.values.sorted { $0.key.rawValue < $1.key.rawValue }.map { field, values in
      let shown = field == .kind ? values.map { catalogue.kind($0) } : values
      return "\(catalogue.field(field.rawValue)): \(catalogue.list(shown))"
    }.joined(separator: "; ")
  }

  private func theme(_ asked: MemoTheme) throws -> Memo.Theme {
    let response = try search(asked) { $0.order = .region }
    let found = response.hits.filter { $0.match <= .compound }
    let groups = try self.groups(of: found)
    var regions: Set<String> = []
    var counties: Set<String> = []
    for hit in found where regions.insert(hit.regionSlug).inserted {
      counties.formUnion(self.counties[hit.regionSlug] ?? [])
    }
    for note in response.notes where !placeNotes.contains(note) { placeNotes.append(note) }
    var theme = Memo.Theme(
      title: asked.query, groups: groups, hitCount: groups.reduce(0) { $0 + $1.count }, regionCount: regions.count,
      countyCount: counties.count)
    theme.messages = response.diagnostics.map(\.wording)
    if !asked.filters.isEmpty { theme.narrowing = catalogue.memoNarrowed(words(of: asked.filters)) }
    if request.includesSimilar {
      let similar = try search(asked) {
        $0.includesSimilar = true
        $0.limit = found.count + Self.mostSimilar
      }
      theme.similar = try similar.hits.filter { $0.match > .compound }.prefix(Self.mostSimilar).map(quotation)
    }
    return theme
  }

  private func search(_ theme: MemoTheme, _ change: (inout SearchRequest) -> Void) throws -> SearchResponse {
    let filters = SearchFilters(request.filters.values.merging(theme.filters.values) { $1 })
    var search = SearchRequest(theme.query, filters: filters, limit: .max, foldsRepeats: true)
    search.includesUncounted = false
    search.wantsWholeTexts = true
    change(&search)
    var response = try knowledgeBase.search(search)
    if let error = response.diagnostics.first(where: { $0.severity == .error }) {
      throw KnowledgeBaseError(
        .invalidInput, error.wording, place: "theme",
        excerpt: KnowledgeBaseError.Excerpt(text: theme.query, range: error.range))
    }
    if let since = request.since { response.hits.removeAll { $0.documentDate < since } }
    return response
  }

  private func groups(of hits: [Hit]) throws -> [Memo.Group] {
    var groups: [Memo.Group] = []
    switch request.grouping {
    case .region:
      var slug: String?
      for hit in hits {
        if hit.regionSlug != slug { groups.append(Memo.Group(title: hit.regionName, quotations: [])) }
        slug = hit.regionSlug
        groups[groups.count - 1].quotations.append(try quotation(hit))
      }
    case .kind:
      for kind in PassageKind.allCases {
        let own = hits.filter { $0.kind == kind.rawValue }
        guard !own.isEmpty else { continue }
        groups.append(
          Memo.Group(title: catalogue.kindHeading(kind.rawValue), quotations: try own.map(quotation)))
      }
    }
    return groups
  }

  private func quotation(_ hit: Hit) throws -> Memo.Quotation {
    noteCount += 1
    let last = hit.reference.split(separator: "/").last.map(String.init)
    let source = try source(of: hit)
    sources[source].quotationCount += 1
    return Memo.Quotation(
      note: noteCount, text: hit.text, marks: hit.marks, reference: hit.reference, also: hit.also, kind: hit.kind,
      number: hit.number ?? last, regionName: hit.regionName, language: hit.language, line: hit.line, source: source)
  }

  private func source(of hit: Hit) throws -> Int {
    if let place = placeOfDocument[hit.documentID] { return place }
    let document = try knowledgeBase.document(hit.documentID)
    sources.append(
      Memo.Source(
        id: document.id, regionName: document.regionName, title: document.description.title ?? document.title,
        kind: document.kind, file: document.source, importedOn: String(document.importedAt.prefix(10)),
        publisher: document.description.publisher, url: document.description.url,
        publishedOn: document.description.publishedOn, quotationCount: 0))
    placeOfDocument[hit.documentID] = sources.count - 1
    return sources.count - 1
  }
}
