import ByregionConsole
import ByregionLanguages
import ByregionPrinting
import ByregionRecords
import ByregionSQLite
import ByregionStore

/// The saved queries of the file, each with a form for its parameters.
enum QueryPages {
  static let routes = [list, query]

  private static let list = Route(
    "queries", "/queries", formats: [.html, .json, .csv, .excel, .ndjson], summary: "Lists the saved queries.",
    work: .reading { request, knowledgeBase, response in
      let queries = try knowledgeBase.savedQueries()
      let columns = ["name", "answers", "parameters"]
      let rows: [[Value]] = queries.map { [.text($0.name), .text($0.description), .text(assignments(of: $0))] }
      switch request.format {
      case .html: write(queries, request, response)
      case .json: RowsJSON.write(columns, rows, next: nil, to: response)
      default:
        Rows.saved(as: "queries", request, response)
        try Rows.write(columns, request, response) { write in for row in rows { try write(row) } }
      }
    })

  private static let query: Route = {
    var route = Route(
      "query", "/queries/{name}", formats: [.html, .json, .csv, .excel, .ndjson],
      summary: "Runs a saved query. Its parameters are those of the address.", problems: [.notFound, .sql],
      work: .console(answer))
    route.takesAnyParameter = true
    return route
  }()

  private static func assignments(of query: SavedQuery) -> String {
    query.defaults.values.sorted { $0.key < $1.key }.map { "\($0)=\(QueryParameters.text(of: $1))" }
      .joined(separator: " ")
  }

  private static func write(_ queries: [SavedQuery], _ request: PageRequest, _ response: Response) {
    let words = request.words
    PageLayout(title: words.section(.queries), section: .queries, alternates: [.json]).write(request, response) {
      html in
      html.element("h1", text: words.section(.queries))
      html.element("p", text: words.queriesLead)
      html.element("ul", .class("hits")) {
        for query in queries {
          html.element("li") {
            html.element("h2") { html.link(request.links.to("queries", query.name), words.queryTitle(query)) }
            if words.queryTitle(query) != query.name { html.element("p", .class("meta"), text: query.name) }
          }
        }
      }
      if queries.isEmpty { html.element("p", .class("note"), text: words.noQueries) }
    }
  }

  private static func answer(_ request: PageRequest, _ session: ConsoleSession, _ response: Response) throws {
    let console = session.console
    let name = request[captured: "name"]
    guard let query = try console.savedQueries().first(where: { $0.name == name }) else {
      var problem = Problem(.notFound, detail: .noSuchQuery(String(name.prefix(100))))
      problem.suggestions = try console.savedQueries().prefix(10).map {
        .init(text: $0.name, path: ["queries", $0.name])
      }
      throw problem
    }
    let parameters = query.parameters(given: try given(request))
    let statement = ConsoleStatement(sql: query.sql, parameters: parameters, isSaved: true, name: query.name)
    guard request.format == .html else { return try ConsoleAnswer.write(statement, request, session, response) }
    let words = request.words
    let result = ConsoleAnswer.page(statement, request, session, response)
    var frame = PageLayout(title: words.queryTitle(query), section: .queries, alternates: [.json, .csv, .ndjson])
    frame.crumbs = [.init(name: words.section(.queries), address: request.links.to("queries"))]
    frame.write(request, response) { html in
      html.element("h1", text: words.queryTitle(query))
      // Only the parameters and columns of built-in queries have translated names.
      let isBuiltIn = words.savedQuery(query.name) != nil
      form(query, parameters, request, html, label: isBuiltIn ? words.queryParameter : { $0 })
      ConsoleAnswer.write(result, statement, request, html, head: isBuiltIn ? words.queryColumn : { $0 })
      html.element("details") {
        html.element("summary", text: words.theQuery)
        html.element("pre") { html.element("code", text: query.sql) }
        if request.site.allowsSQL, query.defaults.values.isEmpty {
          html.element("p") {
            html.link(request.links.to(["sql"], Parameters([.init(name: "sql", value: query.sql)])), words.editAsSQL)
          }
        }
      }
    }
  }

  /// The parameters of the address, parsed as at the prompt.
  private static func given(_ request: PageRequest) throws -> QueryParameters {
    var given = QueryParameters()
    for pair in request.parameters.pairs where pair.name != "lang" && !pair.value.isEmpty {
      try given.add("\(pair.name)=\(pair.value)")
    }
    return given
  }

  private static func form(
    _ query: SavedQuery, _ parameters: QueryParameters, _ request: PageRequest, _ html: HTML,
    label: (String) -> String
  ) {
    let names = query.defaults.values.keys.sorted()
    guard !names.isEmpty else { return }
    html.element("form", .class("form"), .init("action", request.links.bare(request.path))) {
      for name in names {
        let value = parameters.values[name].map { QueryParameters.text(of: $0) } ?? ""
        html.element("label", .init("for", "p-" + name), text: label(name))
        html.void(
          "input", .id("p-" + name), .init("name", name), .init("value", value), .init("maxlength", "500"))
      }
      if let language = request.languageOfAddress {
        html.void("input", .init("type", "hidden"), .init("name", "lang"), .init("value", language.rawValue))
      }
      html.element("div", .class("actions")) { html.element("button", text: request.words.show) }
    }
  }
}

extension Catalogue {
  var queriesLead: String {
    text(
      nb: "Spørsmål som er stilt før, med svar fra tabellene. Hvert av dem kan lastes ned som CSV eller JSON.",
      nn: "Spørsmål som er stilte før, med svar frå tabellane. Kvart av dei kan lastast ned som CSV eller JSON.",
      en: "Questions that were asked before, answered from the tables. Each can be downloaded as CSV or JSON.")
  }
  var noQueries: String {
    text(
      nb: "Filen har ingen lagrede spørringer.", nn: "Fila har inga lagra spørjing.", en: "The file keeps no queries.")
  }
  var theQuery: String { text(nb: "Spørringen i SQL", nn: "Spørjinga i SQL", en: "The query in SQL") }
  var editAsSQL: String { text(nb: "Rediger som SQL", nn: "Rediger som SQL", en: "Edit as SQL") }
  var show: String { text(nb: "Vis", nn: "Vis", en: "Show") }

  /// The title of a saved query. Built-in queries have a translated title; others use their description, or else their
  /// name.
  func queryTitle(_ query: SavedQuery) -> String {
    savedQuery(query.name) ?? (query.description.isEmpty ? query.name : query.description)
  }
}
