import ByregionLanguages
import ByregionReading
import ByregionRecords
import ByregionSQLite
import ByregionStore

/// The front page: the search box, the numbers of regions, municipalities, advice and documents, and the map.
enum FrontPage {
  static let routes = [
    Route("front", "/", summary: "The front page.", work: .reading(answer))
  ]

  private static func answer(_ request: PageRequest, _ knowledgeBase: KnowledgeBase, _ response: Response) throws {
    let words = request.words
    let summary = try knowledgeBase.cached { try knowledgeBase.summary() }
    let scene = try knowledgeBase.mapScene()
    var layout = PageLayout(title: "Byregion")
    layout.styles = [.mapStyles]
    layout.write(request, response) { html in
      html.element("h1", text: words.frontTitle)
      html.element("p", .class("lead"), text: words.frontLead)
      SearchView.form(request, html)
      tiles(summary, request, html)
      html.element("h2", text: words.section(.regions))
      guard !scene.regions.isEmpty else {
        html.element("p", .class("note"), text: words.nothingHere)
        return
      }
      MapSection(scene, MapRanking(scene, by: .region), request).write(html)
      if let moment = summary.newestImport {
        html.element("p", .class("soft"), text: words.lastImport(words.date(moment)))
      }
    }
  }

  private static func tiles(_ summary: Summary, _ request: PageRequest, _ html: HTML) {
    let (words, links) = (request.words, request.links)
    html.element("ul", .class("tiles")) {
      tile(summary.regions, links.to("regions"), words.section(.regions), words, html)
      tile(summary.municipalities, links.to("municipalities"), words.section(.municipalities), words, html)
      tile(summary.count(of: .advice), links.to("advice"), words.section(.advice), words, html)
      tile(summary.documents, links.to("documents"), words.documents, words, html)
    }
  }

  private static func tile(_ count: Int, _ address: String, _ name: String, _ words: Catalogue, _ html: HTML) {
    html.element("li") {
      html.element("strong", text: words.number(count))
      html.link(address, name)
    }
  }
}

extension Catalogue {
  var frontTitle: String {
    text(
      nb: "Hva byregionene lærte om å samarbeide", nn: "Kva byregionane lærte om å samarbeide",
      en: "What the city regions learned about working together")
  }
  var frontLead: String {
    text(
      nb: "Søk i mål, resultater og råd fra regionene i Byregionprogrammet, med kilden til hvert utsagn.",
      nn: "Søk i mål, resultat og råd frå regionane i Byregionprogrammet, med kjelda til kvar utsegn.",
      en:
        "Search the goals, results and advice of the regions in Byregionprogrammet, with the source of every statement."
    )
  }
  func lastImport(_ date: String) -> String {
    text(nb: "Sist oppdatert \(date).", nn: "Sist oppdatert \(date).", en: "Last updated \(date).")
  }
  func allRegions(_ count: Int) -> String {
    text(
      nb: "Alle \(number(count)) regionene", nn: "Alle \(number(count)) regionane", en: "All \(number(count)) regions")
  }
}

/// The routes of the lists of regions, municipalities, counties and documents.
enum ListRoutes {
  static let all = [regions, municipalities, counties, documents]

  private static func route(_ name: String, summary: String, _ page: ListPage) -> Route {
    let orders = page.columns.flatMap { [$0, "-" + $0] }
    return Route(
      name, "/" + name, formats: [.html, .json, .csv, .excel, .ndjson] + (page.hasPlaces ? [.geojson] : []),
      summary: summary,
      parameters: [
        Route.Parameter("sort", .choice(orders), "The column to sort by; a hyphen before it puts the greatest first.")
      ] + SearchQuestion.paging, work: .reading(page.answer))
  }

  private static let regions = route(
    "regions", summary: "Lists the regions with their figures and how much they say.",
    ListPage(
      listing: .regions, section: .regions,
      columns: [
        "slug", "name", "applicant", "county", "municipalities", "population", "population_date", "area_km2", "density",
        "goals", "results", "advice", "continuations",
      ],
      shown: ["name", "applicant", "county", "municipalities", "population", "density", "goals", "results", "advice"],
      title: { $0.section(.regions) }, lead: { $0.regionsLead },
      cell: { column, value, request, html in
        guard column == "name", case .text(let name) = value("name"), case .text(let slug) = value("slug") else {
          return false
        }
        html.link(request.links.to("regions", slug), name)
        return true
      }))

  private static let municipalities = route(
    "municipalities", summary: "Lists the municipalities that took part, with the regions that they are in.",
    ListPage(
      listing: .municipalities, section: .municipalities,
      columns: [
        "municipality", "number", "county", "population", "role", "region", "region_population", "goals", "results",
        "advice", "name_2024",
      ],
      shown: ["municipality", "number", "county", "population", "region", "role", "name_2024"],
      title: { $0.section(.municipalities) }, lead: { $0.municipalitiesLead },
      cell: { column, value, request, html in
        switch (column, value(column), value("number")) {
        case ("municipality", .text(let name), .text(let number)):
          html.link(request.links.to("municipalities", number), name)
        case ("county", .text(let name), .text(let number)):
          html.link(request.links.to("counties", String(number.prefix(2))), name)
        case ("role", .text(let role), _): html.text(request.words.role(role))
        default: return false
        }
        return true
      }))

  private static let counties = route(
    "counties", summary: "Lists the counties of 2015 with their municipalities that took part.",
    ListPage(
      listing: .counties, section: .municipalities,
      columns: ["number", "county", "population", "municipalities", "regions", "population_of_regions_led"],
      shown: ["county", "number", "population", "municipalities", "regions"],
      title: { $0.counties }, lead: { $0.countiesLead },
      cell: { column, value, request, html in
        guard column == "county", case .text(let name) = value("county"), case .text(let number) = value("number")
        else { return false }
        html.link(request.links.to("counties", number), name)
        return true
      }))

  private static let documents = route(
    "documents", summary: "Lists the documents that were imported and are current.",
    ListPage(
      listing: .documents, section: .about,
      columns: ["id", "region", "kind", "language", "source", "format", "imported_at"],
      shown: ["source", "region", "kind", "language", "format", "imported_at"],
      title: { $0.documents }, lead: { $0.documentsLead },
      cell: { column, value, request, html in
        switch (column, value(column), value("id")) {
        case ("source", .text(let name), .integer(let id)): html.link(request.links.to("documents", String(id)), name)
        case ("kind", .text(let kind), _): html.text(request.words.documentKind(kind))
        case ("language", .text(let language), _): html.text(request.words.writtenLanguage(language))
        case ("imported_at", .text(let moment), _): html.text(request.words.date(moment))
        default: return false
        }
        return true
      }))
}

extension Catalogue {
  var counties: String { text(nb: "Fylker", nn: "Fylke", en: "Counties") }
  var regionsLead: String {
    text(
      nb: "Regionene med tallene som de selv oppgir, og hvor mye hver av dem har skrevet.",
      nn: "Regionane med tala som dei sjølve oppgjev, og kor mykje kvar av dei har skrive.",
      en: "The regions with the figures that they give themselves, and how much each has written.")
  }
  var municipalitiesLead: String {
    text(
      nb: "Kommunene som var med, slik inndelingen var 1. januar 2015. En kommune i flere regioner står flere ganger.",
      nn:
        "Kommunane som var med, slik inndelinga var 1. januar 2015. Ein kommune i fleire regionar står fleire gonger.",
      en: "The municipalities that took part, as of 1 January 2015. One that is in several regions has several rows.")
  }
  var countiesLead: String {
    text(
      nb: "De 19 fylkene per 1. januar 2015, med kommunene som var med.",
      nn: "Dei 19 fylka per 1. januar 2015, med kommunane som var med.",
      en: "The 19 counties of 1 January 2015, with their municipalities that took part.")
  }
  var documentsLead: String {
    text(
      nb:
        "Dokumentene som alt her er lest fra. Hvert av dem kan ses linje for linje, med det som ble lest ut av hver linje.",
      nn:
        "Dokumenta som alt her er lese frå. Kvart av dei kan lesast linje for linje, med det som vart lese ut av kvar linje.",
      en: "The documents that everything here was read from. Each can be seen line by line, with what was read from it."
    )
  }
}
