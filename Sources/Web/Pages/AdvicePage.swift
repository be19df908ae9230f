import ByregionLanguages
import ByregionPrinting
import ByregionReading
import ByregionRecords
import ByregionSQLite
import ByregionSearch
import ByregionStore

/// The page of all advice, grouped by region, with the facets of a search.
enum AdvicePage {
  static let routes = [
    Route(
      "advice", "/advice", formats: [.html, .json, .csv, .excel, .ndjson],
      summary: "Lists the advice by region, within filters.",
      parameters: SearchQuestion.filters.filter { $0.name != "kind" } + SearchQuestion.paging,
      work: .reading(answer))
  ]

  private static let rowsOfAPage = 50

  private static func answer(_ request: PageRequest, _ knowledgeBase: KnowledgeBase, _ response: Response) throws {
    var filters = SearchFilters()
    for field in SearchQuestion.fields where field != .kind { filters[field] = request.parameters.all(field.rawValue) }
    let page = try request.number("page", in: 1...1_000, default: 1)
    let isForPeople = request.format == .html
    let limit = try request.number("limit", in: 1...1_000, default: isForPeople ? rowsOfAPage : 100)
    if request.format.isDownload, request.parameters["limit"] == nil {
      return try writeRows(request, knowledgeBase, filters, response)
    }
    let found = try knowledgeBase.browse(
      .advice, filters, limit: limit, offset: (page - 1) * limit, wantsFacets: isForPeople)
    switch request.format {
    case .html: write(found, try ChosenNames(request, knowledgeBase), request, response, page: page, limit: limit)
    case .json:
      Paging.link(request, response, page: page, limit: limit, hasMore: page * limit < found.total)
      SearchJSON.write(found, to: response.output)
    default:
      Rows.saved(as: "advice", request, response)
      try Rows.write(columns, request, response) { write in for hit in found.hits { try write(row(hit)) } }
    }
  }

  private static let columns = ["region", "number", "text", "reference"]

  private static func row(_ hit: Hit) -> [Value] {
    [
      .text(hit.regionName), hit.number.flatMap { Int64($0) }.map(Value.integer) ?? .null, .text(hit.text),
      .text(hit.reference),
    ]
  }

  /// Writes all rows, as `byregion advice` lists them.
  private static func writeRows(
    _ request: PageRequest, _ knowledgeBase: KnowledgeBase, _ filters: SearchFilters, _ response: Response
  ) throws {
    Rows.saved(as: "advice", request, response)
    let piece = 5_000
    try Rows.write(columns, request, response) { write in
      var offset = 0
      while true {
        let rows = try knowledgeBase.passages(of: .advice, filters, limit: piece, offset: offset).rows
        for row in rows { try write(row) }
        guard rows.count == piece else { return }
        offset += piece
      }
    }
  }

  private static func write(
    _ found: SearchResponse, _ names: ChosenNames, _ request: PageRequest, _ response: Response, page: Int, limit: Int
  ) {
    let words = request.words
    var frame = PageLayout(title: words.section(.advice), section: .advice, alternates: [.json, .csv])
    frame.secondSkip = (words.skipToFacets, "facets")
    frame.write(request, response) { html in
      html.element("h1", text: words.section(.advice))
      html.element("p", .class("lead"), text: words.adviceLead)
      html.element("form", .id("advice"), .class("search"), .init("action", request.links.bare(["search"]))) {
        html.element("label", .init("for", "q"), text: words.searchAdvice)
        html.void(
          "input", .init("type", "search"), .id("q"), .init("name", "q"), .init("autocomplete", "off"),
          .init("spellcheck", "false"), .init("maxlength", "500"))
        html.void("input", .init("type", "hidden"), .init("name", "kind"), .init("value", "advice"))
        language(request, html)
        html.element("button", text: words.search)
      }
      html.element(
        "form", .id("narrow"), .init("action", request.links.bare(["advice"])), .init("data-live", if: true)
      ) { language(request, html) }
      html.element(
        "p", .id("status"), .init("role", "status"),
        text: words.adviceFrom(found.total, regions: found.regions.count))
      SearchView.columns(request, html) {
        results(found, request, html, page: page, limit: limit)
      } facets: {
        FacetForm(request, form: "narrow", names: names).write(found.facets, html)
      }
    }
  }

  private static func language(_ request: PageRequest, _ html: HTML) {
    guard let language = request.languageOfAddress else { return }
    html.void("input", .init("type", "hidden"), .init("name", "lang"), .init("value", language.rawValue))
  }

  private static func results(_ found: SearchResponse, _ request: PageRequest, _ html: HTML, page: Int, limit: Int) {
    let language = request.words.language
    for note in found.notes { html.element("p", .class("note"), text: note.text(in: language) + ".") }
    var region: String?
    var open: [Hit] = []
    func close() {
      guard let first = open.first else { return }
      html.element("h2") { html.link(request.links.to("regions", first.regionSlug), first.regionName) }
      html.element("ul", .class("hits")) {
        for hit in open { HitItem.write(hit, request, html, showsRegion: false) }
      }
      open = []
    }
    for hit in found.hits {
      if hit.regionSlug != region { close() }
      region = hit.regionSlug
      open.append(hit)
    }
    close()
    Paging.write(request, html, page: page, limit: limit, total: found.total)
    FacetCharts.write(found.facets, request, html)
    if found.total > 0 { Downloads.write(request, html, [.csv, .excel, .ndjson, .json]) }
  }
}

extension Catalogue {
  var adviceLead: String {
    text(
      nb: "Rådene som regionene gir til andre som vil samarbeide.",
      nn: "Råda som regionane gjev til andre som vil samarbeide.",
      en: "What the regions advise others who want to work together.")
  }
  var searchAdvice: String { text(nb: "Søk i rådene", nn: "Søk i råda", en: "Search the advice") }
  func adviceFrom(_ count: Int, regions: Int) -> String {
    text(
      nb: count == 0 ? "Ingen råd her." : "\(number(count)) råd fra \(self.count(regions, "region", "regioner")).",
      nn: count == 0 ? "Ingen råd her." : "\(number(count)) råd frå \(self.count(regions, "region", "regionar")).",
      en: count == 0
        ? "No advice here."
        : "\(self.count(count, "piece", "pieces")) of advice from \(self.count(regions, "region", "regions")).")
  }
}

extension PageRequest {
  /// Whether the address has filters.
  var isNarrowed: Bool { SearchQuestion.fields.contains { !parameters.all($0.rawValue).isEmpty } }

  /// The parameters without filters and without the page number.
  var parametersWithoutFilters: Parameters {
    SearchQuestion.fields.reduce(parameters.removing("page")) { $0.removing($1.rawValue) }
  }
}

/// Names of the places that the address filters by. Needed because facets omit places without hits.
struct ChosenNames {
  private var names: [SearchField: [String: String]] = [:]

  init(_ request: PageRequest, _ knowledgeBase: KnowledgeBase) throws {
    for (field, key) in [(SearchField.region, PlaceKey.region), (.municipality, .municipality), (.county, .county)] {
      for value in request.parameters.all(field.rawValue).prefix(100) {
        names[field, default: [:]][value] = try knowledgeBase.name(of: key, value)
      }
    }
  }

  subscript(_ field: SearchField, _ value: String) -> String? { names[field]?[value] }
}

/// The facets as check boxes, each with the number of hits that selecting it gives.
struct FacetForm {
  private static let maxOpen = 8

  private let request: PageRequest
  private let form: String
  private let names: ChosenNames
  private let words: Catalogue

  /// - Parameter form: the id of the form that the check boxes belong to.
  init(_ request: PageRequest, form: String, names: ChosenNames) {
    self.request = request
    self.form = form
    self.names = names
    words = request.words
  }

  func write(_ facets: [Facet], _ html: HTML) {
    html.element("h2", text: words.narrow)
    for field in SearchQuestion.fields where field != .document {
      let values = self.values(field, facets.first { $0.field == field }?.values ?? [])
      if !values.isEmpty { fieldset(field, values, html) }
    }
    html.element("div", .class("actions")) {
      html.element("button", .init("form", form), text: words.showHits)
      if request.isNarrowed {
        html.link(request.links.to(request.path, request.parametersWithoutFilters), words.reset)
      }
    }
  }

  private struct Value {
    var value: String
    var name: String
    var count: Int
    var isChosen: Bool
  }

  /// Returns the facet's values, selected ones first. Selected values are included even if they have no hits.
  private func values(_ field: SearchField, _ found: [FacetValue]) -> [Value] {
    var wanted = request.parameters.all(field.rawValue)
    var values: [Value] = []
    for value in found {
      let isWanted = wanted.contains { self.names($0, value) }
      wanted.removeAll { self.names($0, value) }
      values.append(
        Value(
          value: value.value, name: name(field, value.value, value.name), count: value.count,
          isChosen: isWanted || value.isChosen))
    }
    // If a value is already marked as selected, the remaining names in the address are other names of it.
    let rest = found.contains { $0.isChosen } ? [] : wanted
    values += rest.map { Value(value: $0, name: name(field, $0, names[field, $0] ?? $0), count: 0, isChosen: true) }
    // Selected values first, so that none of them is inside the closed `details`.
    return values.filter(\.isChosen) + values.filter { !$0.isChosen }
  }

  private func names(_ text: String, _ value: FacetValue) -> Bool {
    text.lowercased() == value.value.lowercased() || text.lowercased() == value.name.lowercased()
  }

  private func name(_ field: SearchField, _ value: String, _ name: String) -> String {
    switch field {
    case .kind: words.kind(value)
    case .language: words.writtenLanguage(value)
    default: name
    }
  }

  private func fieldset(_ field: SearchField, _ values: [Value], _ html: HTML) {
    html.element("fieldset") {
      html.element("legend", text: words.facet(field.rawValue))
      // If only one or two values exceed the maximum, show them too.
      let open = values.count <= Self.maxOpen + 2 ? values.count : Self.maxOpen
      for value in values.prefix(open) { box(field, value, html) }
      if values.count > open {
        html.element("details") {
          html.element("summary", text: words.more(values.count - open))
          for value in values.dropFirst(open) { box(field, value, html) }
        }
      }
    }
  }

  private func box(_ field: SearchField, _ value: Value, _ html: HTML) {
    html.element("label") {
      html.void(
        "input", .init("type", "checkbox"), .init("name", field.rawValue), .init("value", value.value),
        .init("form", form), .init("autocomplete", "off"), .init("checked", if: value.isChosen))
      html.element("span", text: value.name)
      html.element("span", text: words.number(value.count))
    }
  }
}
