import ByregionLanguages
import ByregionPrinting
import ByregionReading
import ByregionSQLite
import ByregionStore

/// The page about the site (content, data sources, accessibility, privacy, problems), and the page about the API.
enum AboutPage {
  static let routes = [
    Route(
      "about", "/about", summary: "What the site is, the licences of its data, accessibility.", work: .reading(answer)),
    Route("api-page", "/api", summary: "The API for people.", work: .fixed(api)),
  ]

  private static func answer(_ request: PageRequest, _ knowledgeBase: KnowledgeBase, _ response: Response) throws {
    let words = request.words
    let summary = try knowledgeBase.cached { try knowledgeBase.summary() }
    PageLayout(title: words.section(.about), section: .about).write(request, response) { html in
      html.element("h1", text: words.aboutTitle)
      html.element("p", .class("lead"), text: words.aboutLead)
      html.element("p", text: words.aboutText)
      figures(summary, request, html)
      html.element("h2", .id("data"), text: words.dataTitle)
      html.element("ul") {
        for line in words.dataSources { html.element("li", text: line) }
      }
      html.element("h2", .id("accessibility"), text: words.accessibility)
      html.element("p", text: words.accessibilityText)
      if let statement = request.site.accessibilityStatement {
        html.element("p") { html.link(statement, words.accessibilityStatement) }
      }
      html.element("h2", .id("privacy"), text: words.privacyTitle)
      html.element("p", text: words.privacyText)
      problems(request, html)
      html.element("p", .class("soft"), text: "Byregion \(request.site.version), SQLite \(SQLiteLibrary.version)")
    }
  }

  private static func figures(_ summary: Summary, _ request: PageRequest, _ html: HTML) {
    let words = request.words
    html.element("h2", text: words.contentTitle)
    html.element("dl", .class("facts")) {
      let rows: [(String, Int)] =
        [
          (words.section(.regions), summary.regions), (words.section(.municipalities), summary.municipalities),
          (words.documents, summary.documents),
        ]
      for (name, count) in rows {
        html.element("dt", text: name)
        html.element("dd", text: words.number(count))
      }
    }
    guard !summary.passages.isEmpty else { return }
    BarChart(
      caption: words.textsByKind, heads: (words.facet("kind"), words.texts),
      rows: summary.passages.map { (words.kindHeading($0.kind.rawValue), .integer(Int64($0.count))) }
    ).write(request, html)
    guard summary.goalLevels.count > 1 else { return }
    BarChart(
      caption: words.goalsByLevel, heads: (words.level, words.kindHeading("goal")),
      rows: summary.goalLevels.map { ($0.level.isEmpty ? words.noLevel : $0.level, .integer(Int64($0.count))) }
    ).write(request, html)
  }

  private static func problems(_ request: PageRequest, _ html: HTML) {
    let words = request.words
    html.element("details") {
      html.element("summary", text: words.problemsTitle)
      html.element("dl", .class("facts")) {
        for kind in Problem.Kind.allCases {
          html.element("dt", .id("problem-" + kind.rawValue), text: "\(kind.status) \(kind.rawValue)")
          html.element("dd", text: words.title(of: kind))
        }
      }
    }
  }

  private static func api(_ request: PageRequest, _ response: Response) {
    let words = request.words
    PageLayout(title: words.api, section: .about).write(request, response) { html in
      html.element("h1", text: words.api)
      html.element("p", .class("lead"), text: words.apiLead)
      html.element("p") { html.link(request.links.bare(["api", "openapi.json"]), words.openAPI) }
      let routes = Routes.all.filter { $0.path.first == .literal("api") && $0.path.count > 1 && $0.name != "openapi" }
      html.element(
        "div", .class("scroll"), .init("tabindex", "0"), .init("role", "region"), .init("aria-label", words.addresses)
      ) {
        html.element("table") {
          html.element("caption", text: words.addresses)
          html.element("thead") {
            html.element("tr") {
              for head in [words.address, words.meaning, words.formats] {
                html.element("th", .init("scope", "col"), text: head)
              }
            }
          }
          html.element("tbody") {
            for route in routes {
              html.element("tr") {
                html.element("th", .init("scope", "row")) {
                  html.element("code", text: (route.methods == ["GET"] ? "" : route.methods[0] + " ") + route.pattern)
                }
                html.element("td", .class("wide"), .lang("en"), text: route.summary)
                html.element("td", text: route.formats.map { words.format($0) }.joined(separator: ", "))
              }
            }
          }
        }
      }
      for paragraph in words.apiText { html.element("p", text: paragraph) }
    }
  }
}

extension Catalogue {
  var aboutTitle: String { text(nb: "Om Byregion", nn: "Om Byregion", en: "About Byregion") }
  var aboutLead: String {
    text(
      nb:
        "Byregion samler det byregionene skrev om arbeidet sitt i Byregionprogrammet (2014–2018), og gjør det søkbart.",
      nn:
        "Byregion samlar det byregionane skreiv om arbeidet sitt i Byregionprogrammet (2014–2018), og gjer det søkbart.",
      en:
        "Byregion gathers what the city regions wrote about their work in Byregionprogrammet (2014–2018), and makes it searchable."
    )
  }
  var aboutText: String {
    text(
      nb:
        "Alt som står her, er lest ut av dokumentene selv. Hvert sitat har en referanse som ikke endrer seg, og fører til linjen i dokumentet som det er lest fra. Tekstene står på den målformen de er skrevet på.",
      nn:
        "Alt som står her, er lese ut av dokumenta sjølve. Kvart sitat har ein referanse som ikkje endrar seg, og fører til linja i dokumentet som det er lese frå. Tekstane står på den målforma dei er skrivne på.",
      en:
        "Everything here was read from the documents themselves. Each quotation has a reference that does not change, and leads to the line of the document that it was read from. The texts are in Norwegian, as they were written."
    )
  }
  var textsByKind: String { text(nb: "Tekster etter type", nn: "Tekstar etter type", en: "Passages by kind") }
  var texts: String { text(nb: "Tekster", nn: "Tekstar", en: "Passages") }
  var goalsByLevel: String { text(nb: "Mål etter nivå", nn: "Mål etter nivå", en: "Goals by level") }
  var level: String { text(nb: "Nivå", nn: "Nivå", en: "Level") }
  var noLevel: String { text(nb: "uten nivå", nn: "utan nivå", en: "without a level") }
  var contentTitle: String { text(nb: "Innhold", nn: "Innhald", en: "Content") }
  var dataTitle: String { text(nb: "Data og lisenser", nn: "Data og lisensar", en: "Data and licences") }
  var dataSources: [String] {
    [
      text(
        nb: "Tekstene er regionenes egne.", nn: "Tekstane er regionane sine eigne.",
        en: "The texts are the regions' own."),
      text(
        nb:
          "Kommuner, fylker og folketall per 1. januar 2015: Statistisk sentralbyrå, Norsk lisens for offentlige data (NLOD).",
        nn:
          "Kommunar, fylke og folketal per 1. januar 2015: Statistisk sentralbyrå, Norsk lisens for offentlege data (NLOD).",
        en:
          "Municipalities, counties and population on 1 January 2015: Statistics Norway, Norwegian Licence for Open Government Data (NLOD)."
      ),
      text(
        nb: "Samiske og kvenske navn: Kartverket, CC BY 4.0. Punkter i kommunene: regnet ut fra omriss under CC0.",
        nn: "Samiske og kvenske namn: Kartverket, CC BY 4.0. Punkt i kommunane: rekna ut frå omriss under CC0.",
        en:
          "Sámi and Kven names: the Norwegian Mapping Authority (Kartverket), CC BY 4.0. Points in the municipalities: computed from outlines under CC0."
      ),
      text(
        nb: "Norges omriss: Natural Earth 1:10m, fritt til all bruk (public domain).",
        nn: "Omrisset av Noreg: Natural Earth 1:10m, fritt til all bruk (public domain).",
        en: "Outline of Norway: Natural Earth 1:10m, in the public domain."),
    ]
  }
  var accessibilityText: String {
    text(
      nb:
        "Sidene er laget for å følge WCAG 2.1 på nivå A og AA. De virker uten JavaScript, med tastatur og skjermleser, i 400 % forstørrelse, og i lyst og mørkt fargevalg.",
      nn:
        "Sidene er laga for å følgje WCAG 2.1 på nivå A og AA. Dei verkar utan JavaScript, med tastatur og skjermlesar, i 400 % forstørring, og i lyst og mørkt fargeval.",
      en:
        "The pages are made to follow WCAG 2.1 at levels A and AA. They work without JavaScript, by keyboard and screen reader, at 400 % zoom, and in light and dark colours."
    )
  }
  var accessibilityStatement: String {
    text(nb: "Tilgjengelighetserklæring", nn: "Tilgjengeerklæring", en: "Accessibility statement")
  }
  var privacyTitle: String { text(nb: "Personvern", nn: "Personvern", en: "Privacy") }
  var privacyText: String {
    text(
      nb:
        "Siden bruker én informasjonskapsel, «lang», som husker språkvalget i et år. Hva du søker etter, blir ikke lagret med mindre den som driver siden, har slått det på.",
      nn:
        "Sida bruker éin informasjonskapsel, «lang», som hugsar språkvalet i eit år. Kva du søkjer etter, blir ikkje lagra med mindre den som driv sida, har slått det på.",
      en:
        "The site uses one cookie, “lang”, which remembers the language for a year. What you search for is not stored unless whoever runs the site has turned that on."
    )
  }
  var problemsTitle: String {
    text(
      nb: "Feil som API-et kan svare med", nn: "Feil som API-et kan svare med",
      en: "Problems that the API may answer with")
  }
  var apiLead: String {
    text(
      nb: "Alt på sidene finnes også som JSON, CSV og NDJSON.", nn: "Alt på sidene finst òg som JSON, CSV og NDJSON.",
      en: "Everything on the pages is there as JSON, CSV and NDJSON, too.")
  }
  var openAPI: String {
    text(
      nb: "Beskrivelse av API-et (OpenAPI 3.1)", nn: "Skildring av API-et (OpenAPI 3.1)",
      en: "Description of the API (OpenAPI 3.1)")
  }
  var addresses: String { text(nb: "Adresser", nn: "Adresser", en: "Addresses") }
  var address: String { text(nb: "Adresse", nn: "Adresse", en: "Address") }
  var formats: String { text(nb: "Formater", nn: "Format", en: "Formats") }
  var apiText: [String] {
    [
      text(
        nb:
          "Formatet velges med et suffiks (.csv, .excel.csv, .ndjson) eller med headeren Accept. Filer har alltid alle rader; en overføring som ikke ble hel, brytes av.",
        nn:
          "Formatet vel ein med eit suffiks (.csv, .excel.csv, .ndjson) eller med headeren Accept. Filer har alltid alle rader; ei overføring som ikkje vart heil, blir broten av.",
        en:
          "The format is chosen by a suffix (.csv, .excel.csv, .ndjson) or by the header Accept. Files always hold all rows; a transfer that is not whole is broken off."
      ),
      text(
        nb: "Feil er application/problem+json (RFC 9457).", nn: "Feil er application/problem+json (RFC 9457).",
        en: "Problems are application/problem+json (RFC 9457)."),
    ]
  }
}
