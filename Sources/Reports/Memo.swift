import ByregionLanguages
import ByregionReading
import ByregionRecords
import ByregionSearch
import ByregionStore

/// A memo: what the documents say about some themes, each text quoted with its source.
///
/// A plain value; ``MemoWriter`` makes a file of it.
package struct Memo: Sendable {
  /// A passage, word for word.
  package struct Quotation: Sendable {
    /// The number of its note, from 1.
    package var note: Int
    package var text: String
    /// The matched words: ranges of UTF-8 bytes of ``text``, in order.
    package var marks: [Range<Int>]
    /// The reference, such as `rana/advice/2`.
    package var reference: String
    /// References to passages with the same text.
    package var also: [String]
    /// Kind of passage, and its number as printed, else as in its reference.
    package var kind: String
    package var number: String?
    package var regionName: String
    /// `nb`, `nn` or `mixed`.
    package var language: String
    /// First line in the source, from 1.
    package var line: Int
    /// The index of its document in ``Memo/sources``.
    package var source: Int
  }

  /// Quotations under one heading: those of a region, or of a kind.
  package struct Group: Sendable {
    package var title: String
    package var quotations: [Quotation]
    /// Number of hits, counting each occurrence of a repeated text.
    package var count: Int { quotations.reduce(0) { $0 + 1 + $1.also.count } }
  }

  /// A search and its results.
  package struct Theme: Sendable {
    /// The query as entered.
    package var title: String
    package var groups: [Group]
    /// Texts that are only similar to the query; empty unless requested.
    package var similar: [Quotation] = []
    package var hitCount: Int
    package var regionCount: Int
    package var countyCount: Int
    /// The theme's own filters, as a sentence.
    package var narrowing: String?
    /// The messages of the query parser, one sentence each.
    package var messages: [Wording] = []
  }

  /// A document that is quoted.
  package struct Source: Sendable {
    package var id: Int64
    package var regionName: String
    package var title: String
    /// `final`, `application` or `phase1`.
    package var kind: String
    /// The file's name.
    package var file: String
    /// `YYYY-MM-DD`.
    package var importedOn: String
    /// The user's description of it as a publication.
    package var publisher: String?
    package var url: String?
    package var publishedOn: String?
    package var quotationCount: Int
  }

  package var title: String
  package var catalogue: Catalogue
  /// When the memo was made, UTC.
  package var madeAt: String
  /// The queries and the knowledge base, in sentences.
  package var introduction: [String]
  /// How names of places were interpreted, if that was not obvious, one sentence each.
  package var placeNotes: [Wording]
  /// The grouping of the quotations.
  package var grouping: MemoGrouping
  package var themes: [Theme]
  package var sources: [Source]
}

/// The property by which quotations are grouped.
package enum MemoGrouping: String, Sendable, CaseIterable {
  case region, kind
}

extension Memo {
  /// The label of a quotation, "Råd 2", with the region's name if the heading does not give it.
  func label(_ quotation: Quotation, namesRegion: Bool) -> String {
    let kind = catalogue.kind(quotation.kind)
    let numbered = quotation.number.map { "\(kind) \($0)" } ?? kind
    let label = numbered.prefix(1).uppercased() + numbered.dropFirst()
    return namesRegion ? "\(quotation.regionName) · \(label)" : label
  }

  /// The text of a note: document, kind, date, file, line and reference.
  func note(_ quotation: Quotation) -> String {
    let source = sources[quotation.source]
    var parts = [
      "\(source.regionName), \(Self.quoted(source.title, catalogue)) (\(catalogue.documentKind(source.kind)))",
      source.publishedOn.map(catalogue.memoPublished) ?? catalogue.memoImported(source.importedOn), source.file,
      catalogue.memoLine(quotation.line), quotation.reference,
    ]
    if !quotation.also.isEmpty { parts.append(catalogue.memoAlso(quotation.also)) }
    return parts.joined(separator: ", ") + "."
  }

  /// An entry of the list of sources.
  func entry(_ source: Source) -> String {
    let facts = [
      Self.capitalized(catalogue.documentKind(source.kind)), source.publishedOn.map(catalogue.memoPublished),
      catalogue.memoImported(source.importedOn),
    ].compactMap { $0 }.joined(separator: ", ")
    let rest = [source.publisher, source.url, source.file, catalogue.memoQuoted(source.quotationCount)]
      .compactMap { $0 }.joined(separator: ". ")
    return "\(source.regionName): \(Self.quoted(source.title, catalogue)). \(facts). \(rest)."
  }

  private static func quoted(_ text: String, _ catalogue: Catalogue) -> String {
    catalogue.language == .english ? "“\(text)”" : "«\(text)»"
  }

  private static func capitalized(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

  /// The bars of a theme's chart: the largest groups first, and the small ones as one bar.
  func bars(of theme: Theme) -> [(name: String, count: Int)] {
    let most = 15
    let all = theme.groups.map { (name: $0.title, count: $0.count) }.sorted { $0.count > $1.count }
    guard all.count > most else { return all }
    let rest = all[(most - 1)...].reduce(0) { $0 + $1.count }
    return all[..<(most - 1)] + [(name: "\(catalogue.memoOthers) (\(all.count - most + 1))", count: rest)]
  }
}

/// The formats of a memo.
package enum MemoFormat: String, Sendable, CaseIterable {
  case docx, odt, html, markdown, text, json
}

/// A theme of a requested memo.
package struct MemoTheme: Sendable {
  package var query: String
  /// The theme's filters; the memo's filters apply to fields without one.
  package var filters: SearchFilters

  package init(_ query: String, filters: SearchFilters = SearchFilters()) {
    self.query = query
    self.filters = filters
  }
}

/// The options of a memo.
package struct MemoRequest: Sendable {
  package var themes: [MemoTheme]
  package var filters = SearchFilters()
  /// The title; nil for a title made from the themes.
  package var title: String?
  package var language = Language.bokmål
  package var grouping = MemoGrouping.region
  /// Whether to quote texts that are only similar to the query, in a part of their own.
  package var includesSimilar = false
  /// Includes only documents imported on this day or later, `YYYY-MM-DD`.
  package var since: String?
  /// The name of the knowledge base in the memo.
  package var baseName: String

  package init(themes: [MemoTheme], baseName: String) {
    self.themes = themes
    self.baseName = baseName
  }
}

extension KnowledgeBase {
  /// Searches for the themes and builds a memo of the hits.
  ///
  /// - Parameter madeAt: the time that the memo states, UTC.
  /// - Throws: `KnowledgeBaseError` for an invalid theme or filter, and for database errors.
  package func memo(_ request: MemoRequest, madeAt: String = Timestamp.now()) throws -> Memo {
    try readSnapshot { try MemoBuilder(self, request).memo(madeAt: madeAt) }
  }
}

/// Builds a memo theme by theme.
private final class MemoBuilder {
  /// Maximum number of similar texts of a theme, the best first.
  private static let maxSimilar = 100

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
    counties = try knowledgeBase.cached { try knowledgeBase.countiesByRegion() }
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
    var response = try search(asked) { $0.order = .region }
    // The hits take as much memory as the memo, so they are not copied, and are released before the next query.
    response.hits.removeAll { $0.match > .compound }
    let hitCount = response.hits.count
    var regions: Set<String> = []
    var counties: Set<String> = []
    for hit in response.hits where regions.insert(hit.regionSlug).inserted {
      counties.formUnion(self.counties[hit.regionSlug] ?? [])
    }
    let groups = try self.groups(of: response.hits)
    response.hits = []
    for note in response.notes where !placeNotes.contains(note) { placeNotes.append(note) }
    var theme = Memo.Theme(
      title: asked.query, groups: groups, hitCount: groups.reduce(0) { $0 + $1.count }, regionCount: regions.count,
      countyCount: counties.count)
    theme.messages = response.diagnostics.map(\.wording)
    if !asked.filters.isEmpty { theme.narrowing = catalogue.memoNarrowed(words(of: asked.filters)) }
    if request.includesSimilar {
      let similar = try search(asked) {
        $0.includesSimilar = true
        $0.limit = hitCount + Self.maxSimilar
      }
      theme.similar = try similar.hits.filter { $0.match > .compound }.prefix(Self.maxSimilar).map(quotation)
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

extension Memo {
  /// A part of a memo, in the order of the file.
  enum Part {
    /// Title, introduction and overview.
    case beginning
    /// The heading, the counts and the bars of a theme.
    case theme(Theme)
    case group(Group)
    case quotation(Quotation, namesRegion: Bool)
    /// The heading of similar texts.
    case similar
    /// The heading of the list of sources, if there are any.
    case sources
    case source(Source)
  }

  /// The parts from top to bottom, created lazily.
  var parts: some Sequence<Part> {
    let themes = themes.lazy.flatMap { [grouping] theme in
      let groups = theme.groups.lazy.flatMap { group in
        Self.chain([
          AnySequence(CollectionOfOne(Part.group(group))),
          AnySequence(group.quotations.lazy.map { Part.quotation($0, namesRegion: grouping == .kind) }),
        ])
      }
      let similar = theme.similar.lazy.map { Part.quotation($0, namesRegion: true) }
      return Self.chain([
        AnySequence(CollectionOfOne(Part.theme(theme))), AnySequence(groups),
        AnySequence(theme.similar.isEmpty ? [] : [Part.similar]), AnySequence(similar),
      ])
    }
    return Self.chain([
      AnySequence(CollectionOfOne(Part.beginning)), AnySequence(themes),
      AnySequence(sources.isEmpty ? [] : [Part.sources]),
      AnySequence(sources.lazy.map(Part.source)),
    ])
  }

  private static func chain(_ sequences: [AnySequence<Part>]) -> FlattenSequence<[AnySequence<Part>]> {
    sequences.joined()
  }

  /// The content of a file in pieces: `beginning`, the parts as `write` renders them, and `end`.
  func pieces(
    from beginning: String, to end: String, _ write: @escaping (Part, inout Markup) -> Void
  ) -> AnyIterator<[UInt8]> {
    var parts: AnyIterator<Part>? = AnyIterator(self.parts.makeIterator())
    var markup = Markup()
    markup.raw(beginning)
    return AnyIterator {
      guard parts != nil else { return nil }
      while markup.bytes.count < Self.pieceLength {
        guard let part = parts?.next() else {
          parts = nil
          markup.raw(end)
          break
        }
        write(part, &markup)
      }
      defer { markup = Markup() }
      return markup.bytes
    }
  }

  /// Minimum size of a piece in bytes.
  private static let pieceLength = 64 << 10
}
