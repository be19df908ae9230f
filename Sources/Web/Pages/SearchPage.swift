import ByregionLanguages
import ByregionPrinting
import ByregionRecords
import ByregionSearch
import ByregionStore

/// A search request, parsed from the address.
struct SearchQuestion {
  static let hitsOfAPage = 20

  var search: SearchRequest
  var page: Int
  var limit: Int

  /// - Throws: `Problem` if a parameter is invalid.
  init(_ request: PageRequest) throws {
    page = try request.number("page", in: 1...1_000, default: 1)
    let isForPeople = request.format == .html
    let maxHits = isForPeople ? 200 : 1_000
    limit = try request.number("limit", in: 1...maxHits, default: isForPeople ? Self.hitsOfAPage : 100)
    search = SearchRequest(
      request.parameters["q"] ?? "", order: try request.choice("sort", default: SearchOrder.relevance), limit: limit,
      offset: (page - 1) * limit, foldsRepeats: true)
    for field in Self.fields { search.filters[field] = request.parameters.all(field.rawValue) }
    search.grouping = request.parameters["by"] == nil ? nil : try request.choice("by", default: SearchGrouping.region)
    switch try request.choice("match", default: MatchMode.standard) {
    case .standard: break
    case .exact: search.isExact = true
    case .forms: search.isFormsOnly = true
    case .similar: search.includesSimilar = true
    }
    search.includesUncounted = isForPeople
    if isForPeople { search.uncountedWithin = limit }
    if request.format.isDownload {
      // A file has all rows unless the address has a limit.
      search.limit = request.parameters["limit"] == nil ? .max : limit
      search.offset = request.parameters["page"] == nil ? 0 : search.offset
    }
    search.wantsExplanation = request.parameters["explain"] != nil
    search.wantsFacets = isForPeople || request.parameters["facets"] != nil
  }

  /// How closely a hit must match the words as typed.
  enum MatchMode: String { case standard, exact, forms, similar }

  static let fields: [SearchField] = [.kind, .region, .municipality, .county, .language, .document]

  /// The parameters of every search, for the API description.
  static let parameters: [Route.Parameter] =
    [Route.Parameter("q", .text, "The query, in the language that docs/search.md describes.", isRequired: true)]
    + filters + [
      Route.Parameter(
        "match", .choice(["standard", "exact", "forms", "similar"]), "How far a hit may be from the words as typed."),
      Route.Parameter("sort", .choice(SearchOrder.allCases.map(\.rawValue)), "The order of the hits."),
      Route.Parameter("by", .choice(["region"]), "Puts the hits of each region together."),
      Route.Parameter("explain", .choice(["1"]), "Says how each hit got its score."),
      Route.Parameter("facets", .choice(["1"]), "Counts the hits by kind, region, municipality, county and language."),
    ] + paging

  static let filters: [Route.Parameter] = fields.map {
    Route.Parameter($0.rawValue, .texts, "Only hits of this \($0.rawValue); several values are alternatives.")
  }

  static let paging: [Route.Parameter] = [
    Route.Parameter("page", .integer(1...1_000), "The page, from 1."),
    Route.Parameter("limit", .integer(1...1_000), "Rows of a page; files hold all rows without it."),
  ]
}

/// The search page: hits in groups, facets, and expanded terms.
enum SearchPage {
  static let routes = [
    Route(
      "search", "/search", formats: [.html, .json, .csv, .excel, .ndjson], summary: "Searches every passage for words.",
      parameters: SearchQuestion.parameters, problems: [.query], work: .reading(answer))
  ]

  private static func answer(_ request: PageRequest, _ knowledgeBase: KnowledgeBase, _ response: Response) throws {
    let question = try SearchQuestion(request)
    guard !question.search.query.isEmpty else { return try answerNothing(request, response) }
    let found: SearchResponse
    do {
      found = try knowledgeBase.search(question.search)
    } catch let error as KnowledgeBaseError where error.category == .usage {
      return try refuse(Problem(error), request, question, response)
    }
    if let error = found.diagnostics.first(where: { $0.severity == .error }) {
      var problem = Problem(.query, detail: .message(error.wording))
      problem.excerpt = .init(text: question.search.query, range: error.range)
      return try refuse(problem, request, question, response)
    }
    switch request.format {
    case .html: SearchView(request, question, found, try ChosenNames(request, knowledgeBase)).write(response)
    case .json:
      Paging.link(
        request, response, page: question.page, limit: question.limit,
        hasMore: question.page * question.limit < found.total)
      SearchJSON.write(found, to: response.output)
    default:
      try Rows.write(HitColumn.allCases.map(\.rawValue), request, response) { write in
        for hit in found.hits { try write(HitColumn.allCases.map { $0.value(of: hit) }) }
      }
    }
  }

  private static func answerNothing(_ request: PageRequest, _ response: Response) throws {
    guard request.format == .html else {
      var problem = Problem(.badRequest, detail: .badValue(parameter: "q", value: ""))
      problem.hint = Wording { $0.giveWords }
      throw problem
    }
    SearchView.writeEmpty(request, response)
  }

  /// Writes a page with the problem and with the query in the search box, so that the user can correct it.
  ///
  /// - Throws: the problem, for other formats than HTML.
  private static func refuse(
    _ problem: Problem, _ request: PageRequest, _ question: SearchQuestion, _ response: Response
  ) throws {
    guard request.format == .html else { throw problem }
    response.head.status = problem.kind.status
    SearchView.write(problem, request, response)
  }
}

/// The HTML page of a search.
struct SearchView {
  private let request: PageRequest
  private let question: SearchQuestion
  private let found: SearchResponse
  private let names: ChosenNames
  private let words: Catalogue

  init(_ request: PageRequest, _ question: SearchQuestion, _ found: SearchResponse, _ names: ChosenNames) {
    self.request = request
    self.question = question
    self.found = found
    self.names = names
    words = request.words
  }

  func write(_ response: Response) {
    let title = heading
    var frame = PageLayout(title: title, section: .search, alternates: [.json, .csv, .ndjson])
    // Without hits and filters there are no facets to show.
    let hasFacets = !found.facets.isEmpty || request.isNarrowed
    if hasFacets { frame.secondSkip = (words.skipToFacets, "facets") }
    frame.isPrivate = true
    frame.write(request, response) { html in
      Self.live(
        request, html, status: nearCount > 0 ? title + ", " + words.nearHits(nearCount) : title,
        results: { results(html, title) },
        facets: hasFacets
          ? { FacetForm(request, form: "search", names: names).write(found.facets, html) } : nil)
    }
  }

  /// The heading, such as "3 treff på «forankring»".
  private var heading: String {
    let query = question.search.query
    if let ranked = count(.ranked) { return words.rankedHits(ranked, query) }
    return words.hits(found.total, query)
  }

  private func count(_ group: HitGroup) -> Int? { found.groups.first { $0.group == group }?.count }

  private var nearCount: Int {
    found.groups.reduce(0) { $1.group.isCounted || $1.group == .ranked ? $0 : $0 + $1.count }
  }

  private func results(_ html: HTML, _ title: String) {
    html.element("h1", text: title)
    let near = nearCount
    for diagnostic in found.diagnostics where diagnostic.severity == .warning {
      html.element("div", .class("note")) {
        html.element("p", text: diagnostic.wording.text(in: words.language))
        ProblemPage.excerpt(.init(text: question.search.query, range: diagnostic.range), words, html)
      }
    }
    for note in found.notes { html.element("p", .class("note"), text: note.text(in: words.language) + ".") }
    if count(.ranked) != nil, found.total > 0 {
      html.element("p", .class("soft"), text: words.ofThoseAllWords(found.total))
    }
    let counted = found.hits.filter { $0.group.isCounted || $0.group == .ranked }
    let others = found.hits.filter { !$0.group.isCounted && $0.group != .ranked }
    if question.search.grouping == .region {
      byRegion(counted, html)
    } else if !counted.isEmpty {
      html.element("h2", .class("hidden"), text: words.hitsHeading)
      html.element("ol", .class("hits"), .init("start", String(question.search.offset + 1))) {
        for hit in counted { self.hit(hit, html) }
      }
    }
    if found.groups.isEmpty { nothingFound(html) }
    suggestions(html)
    nearHits(others, near, hasCounted: !counted.isEmpty, html)
    alsoSearched(html)
    let shown = count(.ranked) ?? found.total
    if !found.hits.isEmpty {
      let isExplained = question.search.wantsExplanation
      html.element("p") {
        html.link(
          request.links.to(request.path, request.parameters.setting("explain", isExplained ? nil : "1")),
          isExplained ? words.withoutExplanation : words.explainHits)
      }
    }
    if question.search.grouping == nil {
      Paging.write(request, html, page: question.page, limit: question.limit, total: shown)
    }
    FacetCharts.write(found.facets, request, html)
    if found.total > 0 { Downloads.write(request, html, [.csv, .excel, .ndjson, .json]) }
    memo(html)
  }

  /// Writes that nothing was found, and what the user can do next.
  private func nothingFound(_ html: HTML) {
    html.element("p", text: words.nothingFound)
    Self.waysOn(request, html)
  }

  /// Writes links to a memo of the hits.
  private func memo(_ html: HTML) {
    guard found.total > 0 else { return }
    let parameters = Parameters(
      request.parameters.pairs.filter { pair in MemoPage.parameters.contains { $0.name == pair.name } })
    html.element("p", .class("downloads")) {
      html.text(words.makeMemo + " ")
      for (index, format) in MemoPage.formats.enumerated() {
        if index > 0 { html.text(" · ") }
        html.link(
          request.links.to(["memo"], parameters.setting("lang", words.language.rawValue), format: format),
          words.format(format))
      }
    }
  }

  private func byRegion(_ hits: [Hit], _ html: HTML) {
    for region in found.regions.prefix(200) {
      let own = hits.filter { $0.regionSlug == region.slug }
      guard !own.isEmpty else { continue }
      html.element("h2") {
        html.link(request.links.to("regions", region.slug), region.name)
        html.text(" (\(words.number(region.count)))")
      }
      html.element("ul", .class("hits")) { for hit in own { self.hit(hit, html) } }
      if region.count > own.count {
        let only = request.parameters.removing("by", "page").setting("region", region.slug)
        html.element("p") { html.link(request.links.to(request.path, only), words.allOf(region.count, region.name)) }
      }
    }
  }

  private func hit(_ hit: Hit, _ html: HTML) { HitItem.write(hit, request, html) }

  private func nearHits(_ hits: [Hit], _ count: Int, hasCounted: Bool, _ html: HTML) {
    guard count > 0 else { return }
    guard !hits.isEmpty else {
      return html.element("p", .class("soft"), text: words.nearHitsFollow(count))
    }
    html.element("details", .init("open", if: !hasCounted)) {
      html.element("summary") { html.element("h2", text: words.nearHits(count)) }
      html.element("p", .class("soft"), text: words.nearHitsMeaning)
      html.element("ol", .class("hits")) { for hit in hits { self.hit(hit, html) } }
    }
  }

  private func alsoSearched(_ html: HTML) {
    let parts = found.alsoSearched.filter { !$0.alternatives.isEmpty }
    guard !parts.isEmpty else { return }
    html.element("p", .class("soft")) {
      html.text(words.alsoSearched + " ")
      for (index, also) in parts.enumerated() {
        if index > 0 { html.text("; ") }
        if parts.count > 1 { html.text("\(also.word): ") }
        html.element("span", .lang("no")) {
          html.text(also.alternatives.prefix(8).map(\.word).joined(separator: ", "))
        }
        if also.alternatives.count > 8 { html.text(" …") }
      }
    }
  }

  private func suggestions(_ html: HTML) {
    guard !found.suggestions.isEmpty else { return }
    html.element("h2", text: words.tryInstead)
    html.element("ul") {
      for suggestion in found.suggestions {
        html.element("li") {
          let parameters = request.parameters.removing("page").setting("q", suggestion.query)
          html.link(request.links.to(request.path, parameters), suggestion.query)
          html.text(" (\(words.number(suggestion.count)))")
        }
      }
    }
  }
}

extension SearchView {
  /// Writes the page for an empty query.
  static func writeEmpty(_ request: PageRequest, _ response: Response) {
    let words = request.words
    PageLayout(title: words.section(.search), section: .search).write(request, response) { html in
      live(request, html, status: words.section(.search)) {
        html.element("h1", text: words.section(.search))
        html.element("p", text: words.searchHelp)
        html.element("ul") {
          for (query, meaning) in words.searchExamples {
            html.element("li") {
              html.element(
                "a", .href(request.links.to(["search"], Parameters([.init(name: "q", value: query)])))
              ) { html.element("code", .lang("no"), text: query) }
              html.text(" – " + meaning)
            }
          }
        }
      }
    }
  }

  /// Writes the page for a query that was rejected.
  static func write(_ problem: Problem, _ request: PageRequest, _ response: Response) {
    let words = request.words
    var frame = PageLayout(title: words.title(of: problem.kind), section: .search)
    frame.isPrivate = true
    frame.write(request, response) { html in
      live(request, html, status: words.title(of: problem.kind)) {
        html.element("h1", text: words.title(of: problem.kind))
        ProblemPage.explanation(problem, request, html)
        waysOn(request, html)
      }
    }
  }

  /// Writes links to the search without filters, to all advice and to all regions.
  private static func waysOn(_ request: PageRequest, _ html: HTML) {
    let words = request.words
    html.element("ul") {
      if request.isNarrowed {
        html.element("li") {
          html.link(request.links.to(request.path, request.parametersWithoutFilters), words.searchWithoutFilters)
        }
      }
      html.element("li") { html.link(request.links.to("advice"), words.allAdvice) }
      html.element("li") { html.link(request.links.to("regions"), words.allRegions) }
    }
  }

  /// Writes the parts of a page that change while the user types: the status, the results, and the facets.
  ///
  /// - Parameter facets: writes the facets; nil if there are none.
  static func live(
    _ request: PageRequest, _ html: HTML, status: String, results: () -> Void, facets: (() -> Void)? = nil
  ) {
    form(request, html, isLive: true)
    // Outside the results, which a script replaces: screen readers announce changes only in an element that stays.
    html.element("p", .id("status"), .class("hidden"), .init("role", "status"), text: status)
    columns(request, html, results: results, facets: facets)
  }

  /// Writes the results and, beside them, the facets.
  static func columns(_ request: PageRequest, _ html: HTML, results: () -> Void, facets: (() -> Void)?) {
    html.element("div", .class("columns")) {
      html.element("div", .id("results"), content: results)
      html.element(
        "div", .id("facets"), .init("class", optional: facets == nil ? nil : "facets"), .init("role", "group"),
        .init("aria-label", request.words.narrow)
      ) { facets?() }
    }
  }

  /// Writes the search box. Hidden fields keep the parameters of the address other than the filters of the facets.
  ///
  /// - Parameter isLive: whether the page has an element for hits that a script fills while the user types.
  static func form(_ request: PageRequest, _ html: HTML, isLive: Bool = false) {
    let words = request.words
    html.element(
      "form", .id("search"), .class("search"), .init("role", "search"), .init("action", request.links.bare(["search"])),
      .init("data-live", if: isLive)
    ) {
      html.element("label", .init("for", "q"), text: words.searchEverything)
      html.void(
        "input", .init("type", "search"), .id("q"), .init("name", "q"), .init("value", request.parameters["q"] ?? ""),
        .init("autocomplete", "off"), .init("spellcheck", "false"), .init("maxlength", "500"))
      html.element("button", text: words.search)
      for name in ["match", "sort", "by", "document"] {
        for value in request.parameters.all(name) {
          html.void("input", .init("type", "hidden"), .init("name", name), .init("value", value))
        }
      }
      if let language = request.languageOfAddress {
        html.void("input", .init("type", "hidden"), .init("name", "lang"), .init("value", language.rawValue))
      }
    }
  }
}

/// One hit in a list.
enum HitItem {
  /// - Parameter showsRegion: whether the region's name is part of the heading.
  static func write(_ hit: Hit, _ request: PageRequest, _ html: HTML, showsRegion: Bool = true) {
    let words = request.words
    let number = hit.number ?? hit.reference.split(separator: "/").last.map(String.init) ?? ""
    let label = words.kind(hit.kind) + " " + number
    html.element("li") {
      html.element("h3") {
        html.element("a", .href(request.links.passage(hit.reference))) {
          html.text(showsRegion ? "\(hit.regionName) · \(label)" : label.prefix(1).uppercased() + label.dropFirst())
        }
      }
      html.element("p", .lang(QuotedText.language(hit.language))) {
        if hit.snippetOffset > 0 { html.text("… ") }
        html.text(hit.snippet, marking: hit.marks)
        if hit.snippetOffset + hit.snippet.utf8.count < hit.text.utf8.count { html.text(" …") }
      }
      html.element("p", .class("meta")) {
        html.text(hit.reference + " · " + words.sourceLine(hit.source, hit.line))
        if !hit.also.isEmpty {
          html.text(" · " + words.alsoIn + " ")
          for (index, reference) in hit.also.enumerated() {
            if index > 0 { html.text(", ") }
            html.link(request.links.passage(reference), reference)
          }
        }
      }
      if let explanation = hit.explanation {
        // The same wording as on the command line.
        html.element(
          "pre", .init("tabindex", "0"), .init("role", "group"), .init("aria-label", words.explained),
          text: ExplanationLines.lines(of: explanation, words).joined(separator: "\n"))
      }
    }
  }
}

/// Text from a document.
enum QuotedText {
  /// The value of the `lang` attribute for a document: `nb`, `nn`, or `no` if it is neither or both.
  static func language(_ language: String) -> String? { language == "nb" || language == "nn" ? language : "no" }
}
