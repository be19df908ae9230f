import ByregionLanguages
import ByregionPrinting
import ByregionRecords
import ByregionSQLite
import ByregionSearch
import ByregionStore

/// All advice by region, with the facets of a search.
enum AdvicePage {
  static let routes = [
    Route(
      "advice", "/advice", formats: [.html, .json, .csv, .excel, .ndjson],
      summary: "Lists the advice by region, within filters.",
      parameters: SearchQuestion.filters.filter { $0.name != "kind" } + SearchQuestion.paging,
      work: .reading(answer))
  ]

  private static let rowsOfAPage = 50

  private static func answer(_ asked: Asked, _ knowledgeBase: KnowledgeBase, _ response: Response) throws {
    var filters = SearchFilters()
    for field in SearchQuestion.fields where field != .kind { filters[field] = asked.parameters.all(field.rawValue) }
    let page = try asked.number("page", in: 1...1_000, default: 1)
    let isForPeople = asked.format == .html
    let limit = try asked.number("limit", in: 1...1_000, default: isForPeople ? rowsOfAPage : 100)
    if asked.format.isDownload, asked.parameters["limit"] == nil {
      return try writeRows(asked, knowledgeBase, filters, response)
    }
    let found = try knowledgeBase.browse(
      .advice, filters, limit: limit, offset: (page - 1) * limit, wantsFacets: isForPeople)
    switch asked.format {
    case .html: write(found, asked, response, page: page, limit: limit)
    case .json:
      Paging.link(asked, response, page: page, limit: limit, hasMore: page * limit < found.total)
      SearchJSON.write(found, to: response.output)
    default:
      Rows.saved(as: "advice", asked, response)
      try Rows.write(columns, asked, response) { write in for hit in found.hits { try write(row(hit)) } }
    }
  }

  private static let columns = ["region", "number", "text", "reference"]

  private static func row(_ hit: Hit) -> [Value] {
    [
      .text(hit.regionName), hit.number.flatMap { Int64($0) }.map(Value.integer) ?? .null, .text(hit.text),
      .text(hit.reference),
    ]
  }

  /// All of it, as `byregion advice` lists it.
  private static func writeRows(
    _ asked: Asked, _ knowledgeBase: KnowledgeBase, _ filters: SearchFilters, _ response: Response
  ) throws {
    Rows.saved(as: "advice", asked, response)
    let piece = 5_000
    try Rows.write(columns, asked, response) { write in
      var offset = 0
      while true {
        let rows = try knowledgeBase.passages(of: .advice, filters, limit: piece, offset: offset).rows
        for row in rows { try write(row) }
        guard rows.count == piece else { return }
        offset += piece
      }
    }
  }

  private static func write(_ found: SearchResponse, _ asked: Asked, _ response: Response, page: Int, limit: Int) {
    let words = asked.words
    var frame = Frame(title: words.section(.advice), section: .advice, alternates: [.json, .csv])
    frame.secondSkip = (words.skipToFacets, "facets")
    frame.write(asked, response) { html in
      html.element("h1", text: words.section(.advice))
      html.element("p", .class("lead"), text: words.adviceLead)
      html.element("form", .id("advice"), .class("search"), .init("action", asked.links.bare(["search"]))) {
        html.element("label", .init("for", "q"), text: words.searchAdvice)
        html.void(
          "input", .init("type", "search"), .id("q"), .init("name", "q"), .init("autocomplete", "off"),
          .init("spellcheck", "false"), .init("maxlength", "500"))
        html.void("input", .init("type", "hidden"), .init("name", "kind"), .init("value", "advice"))
        language(asked, html)
        html.element("button", text: words.search)
      }
      html.element("form", .id("narrow"), .init("action", asked.links.bare(["advice"]))) { language(asked, html) }
      html.element("div", .class("columns")) {
        html.element("div", .id("results")) { results(found, asked, html, page: page, limit: limit) }
        html.element("aside", .id("facets"), .class("facets"), .init("aria-labelledby", "facets-title")) {
          FacetForm(asked, form: "narrow").write(found.facets, html)
        }
      }
    }
  }

  private static func language(_ asked: Asked, _ html: HTML) {
    guard let language = asked.languageOfAddress else { return }
    html.void("input", .init("type", "hidden"), .init("name", "lang"), .init("value", language.rawValue))
  }

  private static func results(_ found: SearchResponse, _ asked: Asked, _ html: HTML, page: Int, limit: Int) {
    let words = asked.words
    html.element("p", .init("role", "status"), text: words.adviceFrom(found.total, regions: found.regions.count))
    for note in found.notes { html.element("p", .class("note"), .lang("en"), text: note + ".") }
    var region: String?
    var open: [Hit] = []
    func close() {
      guard let first = open.first else { return }
      html.element("h2") { html.link(asked.links.to("regions", first.regionSlug), first.regionName) }
      html.element("ul", .class("hits")) {
        for hit in open { HitItem.write(hit, asked, html, showsRegion: false) }
      }
      open = []
    }
    for hit in found.hits {
      if hit.regionSlug != region { close() }
      region = hit.regionSlug
      open.append(hit)
    }
    close()
    Paging.write(asked, html, page: page, limit: limit, total: found.total)
    Downloads.write(asked, html, [.csv, .excel, .ndjson, .json])
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
      nb: "\(number(count)) råd fra \(self.count(regions, "region", "regioner")).",
      nn: "\(number(count)) råd frå \(self.count(regions, "region", "regionar")).",
      en: "\(self.count(count, "piece", "pieces")) of advice from \(self.count(regions, "region", "regions")).")
  }
}
