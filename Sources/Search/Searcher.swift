import ByregionLanguages
import ByregionNorwegian
import ByregionPlaces
import ByregionRecords
import ByregionSQLite
import ByregionStore

/// Answers search requests on one connection.
///
/// The query text is parsed to a tree (``QueryParser``). The words of the tree are expanded to words of the index
/// (``TermExpander``), the tree becomes an FTS5 expression (`MatchPlanner`), and the passages that match it are ranked
/// (`Ranking`).
package final class Searcher {
  let connection: Connection
  let tokenizer: PassageTokenizer
  let expander: TermExpander
  let ranking: Ranking
  let occurrences: WordOccurrences
  private let places: ContentCache<Int, PlaceTable>
  private let ranks: ContentCache<Int, RegionRanks>
  let memory: PassageMemory

  /// A searcher on the connection of a knowledge base. Throws `SQLiteError` where the library has no FTS5.
  package convenience init(_ connection: Connection) throws { try self.init(connection, foreign: nil) }

  /// - Parameter foreign: a search index outside the file; nil for the index in the file.
  package init(_ connection: Connection, foreign: (any ForeignIndex)?) throws {
    self.connection = connection
    // A connection that writes already has a cache of 24 MB.
    let pages = try connection.first("PRAGMA cache_size") { try $0.get(Int.self, 0) } ?? 0
    if pages == Searcher.standardCache { try connection.execute("PRAGMA cache_size = -8000") }
    tokenizer = try PassageTokenizer()
    expander = TermExpander(connection, foreign: foreign)
    ranking = try Ranking(connection, foreign: foreign)
    occurrences = try WordOccurrences(connection, foreign: foreign)
    places = ContentCache(connection)
    ranks = ContentCache(connection)
    memory = PassageMemory(connection, isForeign: foreign != nil)
  }

  /// Data of regions and documents. Read again after the file has changed.
  func placeTable() throws -> PlaceTable { try places.value(for: 0) { try PlaceTable(connection) } }

  /// The position of each region in Norwegian sort order.
  func regionRanks() throws -> RegionRanks {
    let table = try placeTable()
    return try ranks.value(for: 0) { RegionRanks(table) }
  }

  /// The size of the index: the number of passages, and of words in all of them.
  package func indexSize() throws -> (passages: Int, words: Int) {
    let size = try ranking.size()
    return (size.passages, size.words)
  }

  /// Answers a request. An invalid query gives a diagnostic with its position, not an error.
  ///
  /// - Throws: `SQLiteError` if the file cannot be read, `KnowledgeBaseError` for an invalid filter; never because of
  ///   the query.
  package func search(_ request: SearchRequest) throws -> SearchResponse {
    let query = try QueryParser(tokenizer).parse(request.query)
    var response = SearchResponse(diagnostics: query.diagnostics, understoodQuery: query.description)
    var filters = FilterReader(connection)
    try filters.read(request.filters, query.fields)
    response.diagnostics += filters.diagnostics
    response.notes = filters.notes
    guard filters.diagnostics.isEmpty else { return response }
    let scope = filters.scope
    guard let root = query.root else {
      if let first = query.fields.first, let last = query.fields.last {
        let range = first.range.lowerBound..<last.range.upperBound
        response.diagnostics.append(QueryDiagnostic(.error, Wording { $0.filtersAlone }, at: range))
      }
      return response
    }
    try expander.refresh()
    let size = try ranking.size()
    var plan = try plan(root, request, size: size)
    response.diagnostics += plan.diagnostics
    response.matchExpression = plan.expression
    response.alsoSearched = Searcher.alsoSearched(plan, wanted: root.wantedWords)
    guard !plan.expression.isEmpty, size.passages > 0 else { return response }
    var matches = PlanMatches(self, plan, size)
    var page = try page(matches, scope: scope, request)
    if plan.isGrouped, request.widestMatch == .synonym, page.total < Searcher.fewHits {
      // Searches for terms of similar spelling, or only offers them if the request does not allow a fallback.
      plan = try self.plan(root, request, size: size, widest: request.mayFallBack ? .similar : nil, findsSimilar: true)
      matches = PlanMatches(self, plan, size)
      if request.mayFallBack { page = try self.page(matches, scope: scope, request) }
      response.matchExpression = plan.expression
      response.alsoSearched = Searcher.alsoSearched(plan, wanted: root.wantedWords)
    }
    try fill(&response, page, plan, request)
    if request.wantsExplanation { try HitExplainer(self, plan, size).explain(&response.hits) }
    if request.wantsFacets {
      let all = try matches.counted()
      if !all.isEmpty {
        response.facets = try FacetCounter(connection, scope: scope, table: placeTable(), memory: memory)
          .facets(of: all)
      }
    }
    if page.total == 0 {
      let suggester = Suggester(
        connection: connection, foreign: occurrences.foreign, expander: expander, plan: plan, size: size)
      response.suggestions = try plan.isGrouped ? suggester.suggestions() : suggester.phrases(root.wantedPhrases)
    }
    return response
  }

  /// SQLite's default cache size; negative numbers are kibibytes. Too small for a search, which looks up thousands of
  /// words.
  private static let standardCache = -2000

  /// With fewer hits than this, terms of similar spelling are searched for too.
  private static let fewHits = 5

  private func plan(
    _ root: QueryNode, _ request: SearchRequest, size: IndexSize, widest: WordMatch? = nil, findsSimilar: Bool = false
  ) throws -> MatchPlan {
    let widest = widest ?? request.widestMatch
    var planner = MatchPlanner(
      expander, size: size, isExact: request.isExact, widest: widest, findsSimilar: findsSimilar)
    var plan = try planner.plan(root)
    if request.ranksEverything { plan.isGrouped = false }
    return plan
  }

  /// All passages within a scope, in the order of their ids.
  private func passages(in scope: SearchScope) throws -> [Int64] {
    let sql = "SELECT p.id FROM passages AS p WHERE 1\(scope.conditions) ORDER BY p.id"
    return try connection.rows(sql, scope.arguments) { try $0.get(Int64.self, 0) }
  }

  private func fill(
    _ response: inout SearchResponse, _ page: HitPage, _ plan: MatchPlan, _ request: SearchRequest
  ) throws {
    response.total = page.total
    response.groups = page.groups
    response.regions = page.regions
    let reader = HitReader(connection, tokenizer: tokenizer, plan: plan, showsWholeTexts: request.wantsWholeTexts)
    response.hits = try reader.hits(page.passages)
    for index in response.hits.indices {
      response.hits[index].also = page.repeats[response.hits[index].passageID] ?? []
    }
  }

  /// The ids of all counted hits, unordered.
  func countedHits(_ request: SearchRequest) throws -> (ids: [Int64], diagnostics: [QueryDiagnostic], notes: [Wording])
  {
    let query = try QueryParser(tokenizer).parse(request.query)
    var filters = FilterReader(connection)
    try filters.read(request.filters, query.fields)
    let diagnostics = query.diagnostics + filters.diagnostics
    if query.root == nil, filters.diagnostics.isEmpty, !query.fields.isEmpty {
      return (try passages(in: filters.scope), diagnostics, filters.notes)
    }
    guard filters.diagnostics.isEmpty, let root = query.root else { return ([], diagnostics, filters.notes) }
    try expander.refresh()
    let size = try ranking.size()
    let plan = try plan(root, request, size: size, widest: min(request.widestMatch, .compound))
    guard !plan.expression.isEmpty, size.passages > 0 else {
      return ([], diagnostics + plan.diagnostics, filters.notes)
    }
    let ids = try PlanMatches(self, plan, size).counted(within: filters.scope)
    return (ids, diagnostics + plan.diagnostics, filters.notes)
  }

  /// - Parameter wanted: the words of the query except those that are only excluded.
  private static func alsoSearched(_ plan: MatchPlan, wanted: Set<String>) -> [AlsoSearched] {
    plan.words.filter { wanted.contains($0.text) }.compactMap { word in
      let others = word.alternatives.filter { $0.word != word.text }
      guard !others.isEmpty || !word.offers.isEmpty else { return nil }
      return AlsoSearched(word: word.text, alternatives: others, offers: word.offers)
    }
  }
}

extension Searcher {
  /// Maximum number of hits shown for each region.
  static let hitsOfARegion = 3

  /// The page that a request asks for.
  private func page(_ matches: PlanMatches, scope: SearchScope, _ request: SearchRequest) throws -> HitPage {
    try page(request) { limit in
      guard request.order == .relevance else {
        return try matches.list(
          within: scope, inOrder: request.order, countedOnly: !request.returnsUncounted, limit: limit)
      }
      var list = try matches.list(within: scope, limit: limit)
      if let most = request.uncountedWithin {
        list.best = list.best.enumerated().filter { $0.offset < most || $0.element.isCounted }.map(\.element)
      }
      if !request.returnsUncounted { list.best.removeAll { $0.group != .ranked && !$0.group.isCounted } }
      return list
    }
  }

  /// - Parameter list: returns the first `limit` passages.
  private func page(_ request: SearchRequest, _ list: (_ limit: Int) throws -> RankedList) throws -> HitPage {
    // An offset never needs to be larger than the maximum number of passages.
    let offset = min(max(0, request.offset), 1 << 40)
    let end = offset + min(max(0, request.limit), 1 << 40)
    if request.grouping == .region {
      let list = try list(1 << 41)
      return try byRegion(list, offset: offset, end: end, folds: request.foldsRepeats)
    }
    if !request.foldsRepeats {
      let list = try list(end)
      return HitPage(passages: Array(list.best.dropFirst(offset)), total: list.total, groups: list.groups)
    }
    var limit = end + RepeatFolder.lookAhead
    while true {
      let list = try list(limit)
      let folded = try RepeatFolder(connection).fold(list.best, wanted: end)
      if folded.passages.count >= end || list.best.count < limit {
        let page = Array(folded.passages.dropFirst(offset))
        return HitPage(passages: page, total: list.total, groups: list.groups, repeats: folded.repeats)
      }
      limit *= 2
    }
  }

  private static let namesToReadOneByOne = 200

  /// The best passages of each region. Regions are in the order of their best hits. Reads the region of each passage.
  private func byRegion(_ list: RankedList, offset: Int, end: Int, folds: Bool) throws -> HitPage {
    var order: [Int64] = []
    var ofRegion: [Int64: [RankedPassage]] = [:]
    for (passage, region) in zip(list.best, try regions(of: list.best)) {
      guard let region else { continue }
      if ofRegion[region] == nil { order.append(region) }
      ofRegion[region, default: []].append(passage)
    }
    // A process that answers one request does not read all regions for the names of a few.
    let table = order.count > Searcher.namesToReadOneByOne ? try placeTable() : nil
    var page = HitPage(passages: [], total: list.total, groups: list.groups)
    for region in order {
      let passages = ofRegion[region] ?? []
      let known = try table?.region(region) ?? PlaceTable.Region(id: region, connection)
      page.regions.append(
        RegionCount(
          slug: known?.slug ?? "", name: known?.name ?? "", count: passages.count,
          allWords: passages.reduce(0) { $1.group == .allWords ? $0 + 1 : $0 }))
      guard page.passages.count < end else { continue }
      if folds {
        let folded = try RepeatFolder(connection).fold(passages, wanted: Searcher.hitsOfARegion)
        page.passages += folded.passages
        page.repeats.merge(folded.repeats) { first, _ in first }
      } else {
        page.passages += passages.prefix(Searcher.hitsOfARegion)
      }
    }
    page.passages = Array(page.passages.prefix(end).dropFirst(offset))
    return page
  }

  /// The region of each passage; nil if the passage does not exist.
  private func regions(of passages: [RankedPassage]) throws -> [Int64?] {
    try memory.groups(of: passages.map(\.id)).map { $0?.region }
  }
}

extension Searcher {
  /// Number of words of a passage that are used to find similar passages.
  private static let significantWords = 8

  /// The alternatives of the first word of a text.
  func alternatives(of text: String) throws -> [Alternative] {
    guard let word = try tokenizer.words(of: Composition.composed(text)).first else { return [] }
    try expander.refresh()
    return try expander.alternatives(of: word, in: try ranking.size())
  }

  /// Factor for the score of passages of the same kind.
  private static let sameKindWorth = 1.25

  /// Passages that share the most significant words of a passage, without itself and its duplicates. Passages of the
  /// same kind are preferred. Nil if there is no such passage.
  func similar(to reference: String, limit: Int) throws -> SearchResponse? {
    // References of passages in evaluation sets do not begin with a region.
    let region = reference.contains("/") ? "region_id = (SELECT id FROM regions WHERE slug = ?1)" : "?1 <> ''"
    let sql = "SELECT id, text, kind FROM passages WHERE \(region) AND reference = ?2"
    let passage = try connection.first(sql, [.text(Reference.region(of: reference)), .text(reference)]) {
      (try $0.get(Int64.self, 0), try $0.get(String.self, 1), try $0.get(String.self, 2))
    }
    guard let (id, text, kind) = passage else { return nil }
    try expander.refresh()
    let size = try ranking.size()
    let words = try significantWords(of: text, in: size)
    guard let first = words.first else { return SearchResponse() }
    var planner = MatchPlanner(expander, size: size, isExact: false)
    var plan = try planner.plan(words.count == 1 ? first : .together(words, 0..<0))
    plan.isGrouped = false
    let wanted = min(max(0, limit), 1 << 40)
    let list = try PlanMatches(self, plan, size).list(within: SearchScope(), limit: wanted * 2 + 50)
    var others: [RankedPassage] = []
    var texts: Set<String> = [Searcher.comparable(text)]
    for var passage in list.best where passage.id != id {
      let sql = "SELECT kind, text FROM passages WHERE id = ?1"
      let read = try connection.first(sql, [.integer(passage.id)]) {
        (kind: try $0.get(String.self, 0), text: try $0.get(String.self, 1))
      }
      guard let read, texts.insert(Searcher.comparable(read.text)).inserted else { continue }
      if read.kind == kind { passage.score *= Searcher.sameKindWorth }
      others.append(passage)
    }
    others = others.best(wanted)
    let understood = words.map { $0.printed(inside: false) }.joined(separator: " ")
    return SearchResponse(
      hits: try HitReader(connection, tokenizer: tokenizer, plan: plan).hits(others),
      total: others.count, understoodQuery: understood, matchExpression: plan.expression)
  }

  /// The letters and digits of a text in lower case. Equal for printings that differ in case, punctuation or spaces.
  private static func comparable(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.lowercased().unicodeScalars.filter { $0.properties.isAlphabetic || $0.properties.numericType != nil }))
  }

  /// The words that are most frequent in the text and rarest elsewhere, the most significant first.
  private func significantWords(of text: String, in size: IndexSize) throws -> [QueryNode] {
    var counts: [String: Int] = [:]
    for word in try tokenizer.words(of: text) where !StopWords.contains(word) { counts[word, default: 0] += 1 }
    let valued = try counts.map { word, count in
      let passages = try expander.itself(word)?.passages ?? 1
      return (word: word, value: Double(count).squareRoot() * size.rarity(passages: passages))
    }
    let telling = valued.sorted { ($1.value, $0.word) < ($0.value, $1.word) }.prefix(Searcher.significantWords)
    return telling.map { .word(QueryWord(text: $0.word, range: 0..<0)) }
  }
}

/// The passages that a plan finds. They are looked up once, even if a request uses them several times: for a page, for
/// a longer page if passages are duplicates, and for facets.
private final class PlanMatches {
  private let plan: MatchPlan
  private let size: IndexSize
  private let searcher: Searcher
  /// Nil if the plan has more than plain words.
  private let words: WordRanking?
  private var passages: [SearchScope: [RankedPassage]] = [:]
  /// All passages in the order of the request, which has only one.
  private var ordered: RankedList?

  /// More than the maximum number of passages.
  private static let all = 1 << 41

  init(_ searcher: Searcher, _ plan: MatchPlan, _ size: IndexSize) {
    (self.searcher, self.plan, self.size) = (searcher, plan, size)
    words =
      WordRanking.serves(plan)
      ? WordRanking(
        connection: searcher.connection, occurrences: searcher.occurrences, memory: searcher.memory, plan: plan,
        size: size) : nil
  }

  /// The best passages, and the total number.
  func list(within scope: SearchScope, limit: Int) throws -> RankedList {
    if let list = try words?.list(scope: scope, limit: limit) { return list }
    return RankedList(try ranked(within: scope), limit: limit)
  }

  /// The first passages in an order other than that of scores, and the total number.
  func list(within scope: SearchScope, inOrder order: SearchOrder, countedOnly: Bool, limit: Int) throws -> RankedList {
    var whole: RankedList
    if let ordered {
      whole = ordered
    } else {
      whole = try list(within: scope, limit: Self.all)
      if countedOnly { whole.best.removeAll { $0.group != .ranked && !$0.group.isCounted } }
      let orders = PassageOrder(
        connection: searcher.connection, memory: searcher.memory, ranks: try searcher.regionRanks())
      whole.best = try orders.ordered(whole.best, order)
      ordered = whole
    }
    whole.best = Array(whole.best.prefix(limit))
    return whole
  }

  /// The ids of all counted passages.
  func counted(within scope: SearchScope = SearchScope()) throws -> [Int64] {
    if let ids = try words?.matches(scope: scope) { return ids }
    return try ranked(within: scope).filter(\.isCounted).map(\.id)
  }

  private func ranked(within scope: SearchScope) throws -> [RankedPassage] {
    if let known = passages[scope] { return known }
    let found = try searcher.ranking.passages(plan, size: size, scope: scope)
    passages[scope] = found
    return found
  }
}

extension KnowledgeBase {
  /// Answers a search request; see ``Searcher/search(_:)``.
  ///
  /// - Throws: `KnowledgeBaseError` if the file cannot be read or a filter is invalid; never because of the query.
  package func search(_ request: SearchRequest) throws -> SearchResponse {
    try readSnapshot { try companion(Searcher.init).search(request) }
  }
}
