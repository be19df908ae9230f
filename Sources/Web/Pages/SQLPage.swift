import ByregionConsole
import ByregionLanguages
import ByregionSQLite
import ByregionStore
import FoundationEssentials

/// SQL that readers write: a box, the tables with their descriptions, the result, and errors with their place.
enum SQLPage {
  static let routes = [
    Route(
      "sql", "/sql", formats: [.html, .json, .csv, .excel, .ndjson],
      summary: "Runs one statement of SQL that reads, within limits.",
      parameters: [Route.Parameter("sql", .text, "The statement.", isRequired: true)], problems: [.sql, .forbidden],
      work: .console(answer))
  ]

  static let programs = [
    Route(
      "sql-post", "/api/sql", methods: ["POST"], formats: [.json, .csv, .excel, .ndjson],
      summary: "Runs one statement of SQL that reads, within limits; the content is {\"sql\": …, \"parameters\": {…}}.",
      problems: [.sql, .forbidden, .tooLarge, .unsupportedMediaType], work: .console(post))
  ]

  private static func answer(_ request: PageRequest, _ console: SQLConsole, _ response: Response) throws {
    guard request.site.allowsSQL else { throw Problem(.forbidden, detail: .sqlIsOff) }
    // Not trimmed: places in the text are those of the text as it was sent.
    let sql = request.parameters.pairs.first { $0.name == "sql" }?.value ?? ""
    let statement = ConsoleStatement(sql: sql, name: "sql")
    guard request.format == .html else { return try ConsoleAnswer.write(statement, request, console, response) }
    let isEmpty = sql.allSatisfy(\.isWhitespace)
    let result = isEmpty ? nil : ConsoleAnswer.page(statement, request, console, response)
    let schema = try console.schema()
    write(sql, result, schema, statement, request, response)
  }

  /// The content of a POST.
  private struct Body: Decodable {
    var sql: String
    var parameters: [String: Literal]?
  }

  private enum Literal: Decodable {
    case value(Value)

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if container.decodeNil() {
        self = .value(.null)
      } else if let bool = try? container.decode(Bool.self) {
        self = .value(.integer(bool ? 1 : 0))
      } else if let integer = try? container.decode(Int64.self) {
        self = .value(.integer(integer))
      } else if let real = try? container.decode(Double.self) {
        self = .value(.real(real))
      } else {
        self = .value(.text(try container.decode(String.self)))
      }
    }
  }

  private static func post(_ request: PageRequest, _ console: SQLConsole, _ response: Response) throws {
    guard request.site.allowsSQL else { throw Problem(.forbidden, detail: .sqlIsOff) }
    guard request.bodyType?.lowercased().hasPrefix("application/json") == true else {
      throw Problem(.unsupportedMediaType, detail: .bodyType("application/json"))
    }
    guard let body = try? JSONDecoder().decode(Body.self, from: Data(request.body)) else {
      throw Problem(.badRequest, detail: .badValue(parameter: "content", value: "JSON"))
    }
    var parameters = QueryParameters()
    for (name, literal) in body.parameters ?? [:] {
      if case .value(let value) = literal { parameters.values[name] = value }
    }
    try ConsoleAnswer.write(
      ConsoleStatement(sql: body.sql, parameters: parameters, name: "sql"), request, console, response)
  }

  private static func write(
    _ sql: String, _ result: ConsoleAnswer.Result?, _ schema: [SchemaObject], _ statement: ConsoleStatement,
    _ request: PageRequest, _ response: Response
  ) {
    let words = request.words
    var frame = PageLayout(title: "SQL", section: .sql, alternates: result == nil ? [] : [.json, .csv, .ndjson])
    frame.isPrivate = true
    frame.write(request, response) { html in
      html.element("h1", text: "SQL")
      html.element("form", .class("form wide"), .init("action", request.links.bare(["sql"]))) {
        html.element("label", .init("for", "sql"), text: words.sqlQuestion)
        html.element(
          "textarea", .id("sql"), .class("code"), .init("name", "sql"), .init("rows", "6"),
          .init("spellcheck", "false"),
          .init("autocapitalize", "off"), text: "\n" + (sql.isEmpty ? words.sqlExample : sql))
        if let language = request.languageOfAddress {
          html.void("input", .init("type", "hidden"), .init("name", "lang"), .init("value", language.rawValue))
        }
        html.element("div", .class("actions")) {
          html.element("button", text: words.run)
          html.element("span", .class("soft"), text: words.sqlLimits)
        }
      }
      if let result {
        html.element("h2", text: words.result)
        ConsoleAnswer.write(result, statement, request, html)
      }
      tables(schema, request, html)
    }
  }

  private static func tables(_ schema: [SchemaObject], _ request: PageRequest, _ html: HTML) {
    let words = request.words
    html.element("h2", text: words.tables)
    html.element("p", .class("soft"), text: words.tablesMeaning)
    for object in schema {
      html.element("details") {
        html.element("summary") {
          html.element("code", text: object.name)
          if let description = object.description {
            html.text(" ")
            html.element("small", .lang("en"), text: description)
          }
        }
        ValueTable(
          caption: object.name, columns: ["column", "type", "meaning"],
          heads: [words.columnHead, words.type, words.meaning],
          cell: { column, row, html in
            guard column == 2, let description = object.columns[row].description else { return false }
            html.element("span", .lang("en"), text: description)
            return true
          }
        ).write(
          request, html,
          object.columns.map { column in
            [
              .text(column.name), .text(column.type),
              (column.description ?? column.refersTo).map { .text($0) } ?? .null,
            ]
          })
      }
    }
  }
}

extension Catalogue {
  var sqlQuestion: String { text(nb: "Ett spørsmål i SQL", nn: "Eitt spørsmål i SQL", en: "One query in SQL") }
  var sqlExample: String { "SELECT name, population, density\nFROM region_overview\nORDER BY population DESC" }
  var run: String { text(nb: "Kjør", nn: "Køyr", en: "Run") }
  var sqlLimits: String {
    text(
      nb: "Ctrl-Enter kjører. Bare lesing, inntil 1 sekund og 1 000 rader på siden.",
      nn: "Ctrl-Enter køyrer. Berre lesing, inntil 1 sekund og 1 000 rader på sida.",
      en: "Ctrl-Enter runs it. Reading only, up to 1 second and 1,000 rows on the page.")
  }
  var tables: String { text(nb: "Tabeller og visninger", nn: "Tabellar og visingar", en: "Tables and views") }
  var tablesMeaning: String {
    text(
      nb: "Hver kolonne med det den betyr, slik det står i filen.",
      nn: "Kvar kolonne med det ho tyder, slik det står i fila.",
      en: "Each column with what it means, as the file itself says.")
  }
  var columnHead: String { text(nb: "Kolonne", nn: "Kolonne", en: "Column") }
  var type: String { text(no: "Type", en: "Type") }
  var meaning: String { text(nb: "Betydning", nn: "Tyding", en: "Meaning") }
}
