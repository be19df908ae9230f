import ByregionConsole
import ByregionLanguages
import ByregionPrinting
import ByregionRecords
import ByregionSQLite
import ByregionStore
import FoundationEssentials

/// The page that runs a user's SQL: a text box, the tables with their descriptions, and the result or the error with
/// its position.
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

  private static func answer(_ request: PageRequest, _ session: ConsoleSession, _ response: Response) throws {
    guard request.site.allowsSQL else { throw Problem(.forbidden, detail: .sqlIsOff) }
    // Not trimmed, so that error positions refer to the text as it was sent.
    let sql = request.parameters.pairs.first { $0.name == "sql" }?.value ?? ""
    let statement = ConsoleStatement(sql: sql, name: "sql")
    guard request.format == .html else { return try ConsoleAnswer.write(statement, request, session, response) }
    let isEmpty = sql.allSatisfy(\.isWhitespace)
    let result = isEmpty ? nil : ConsoleAnswer.page(statement, request, session, response)
    let schema = try session.console.schema()
    write(sql, result, schema, statement, request, response)
  }

  /// The JSON content of a POST.
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

  private static func post(_ request: PageRequest, _ session: ConsoleSession, _ response: Response) throws {
    guard request.site.allowsSQL else { throw Problem(.forbidden, detail: .sqlIsOff) }
    guard request.bodyType?.lowercased().hasPrefix("application/json") == true else {
      throw Problem(.unsupportedMediaType, detail: .bodyType("application/json"))
    }
    guard let body = try? JSONDecoder().decode(Body.self, from: Data(request.body)) else {
      throw Problem(.badRequest, detail: .notAStatement)
    }
    var parameters = QueryParameters()
    for (name, literal) in body.parameters ?? [:] {
      if case .value(let value) = literal { parameters.values[name] = value }
    }
    try ConsoleAnswer.write(
      ConsoleStatement(sql: body.sql, parameters: parameters, name: "sql"), request, session, response)
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
          let translated = object.isForeign ? nil : words.tableDescription(object.name)
          if let description = translated ?? object.description {
            html.text(" ")
            html.element("small", .lang(translated == nil ? "en" : nil), text: description)
          }
        }
        ValueTable(
          caption: object.name, columns: ["column", "type", "meaning"],
          heads: [words.columnHead, words.type, words.meaning],
          cell: { column, row, html in
            guard column == 2, let description = object.columns[row].description else { return false }
            let translated = object.isForeign ? nil : words.columnDescription(description)
            html.element("span", .lang(translated == nil ? "en" : nil), text: translated ?? description)
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
      nb: "Hver tabell med kolonnene og hva de betyr.", nn: "Kvar tabell med kolonnane og kva dei tyder.",
      en: "Each table with its columns and what they mean.")
  }
  var columnHead: String { text(nb: "Kolonne", nn: "Kolonne", en: "Column") }
  var type: String { text(no: "Type", en: "Type") }
  var meaning: String { text(nb: "Betydning", nn: "Tyding", en: "Meaning") }
}

/// A user's statement.
struct ConsoleStatement {
  var sql: String
  var parameters = QueryParameters()
  /// Whether the statement is stored in the file. Its results on a page are kept until the file changes.
  var isSaved = false
  /// The name of the file if the result is downloaded, without suffix.
  var name: String
}

/// Runs a user's SQL and writes the result.
enum ConsoleAnswer {
  /// Maximum number of rows on a page and in a JSON response.
  static let maxRows = 1_000

  /// The result of a statement, for an HTML page.
  enum Result {
    case rows(columns: [String], rows: [[Value]], wasCut: Bool)
    case problem(Problem)
  }

  /// The rows on a page.
  private struct Found: Sendable {
    var columns: [String] = []
    var rows: [[Value]] = []
    var wasCut = false
  }

  /// A statement and its parameters.
  private struct Key: Hashable {
    var sql: String
    var parameters: QueryParameters
  }

  /// Limits of the results that are kept: their number, and the bytes of one of them.
  private static let (mostKept, largestKept) = (8, 1 << 20)

  /// Runs a statement for an HTML page. An error is returned as a problem to show, and sets the status of the response.
  static func page(
    _ statement: ConsoleStatement, _ request: PageRequest, _ session: ConsoleSession, _ response: Response
  ) -> Result {
    do {
      let found = try run(statement, request, session, response)
      return .rows(columns: found.columns, rows: found.rows, wasCut: found.wasCut)
    } catch {
      let problem = self.problem(error)
      response.head.status = problem.kind.status
      return .problem(problem)
    }
  }

  /// Runs a statement and writes the rows as JSON or as a file.
  ///
  /// - Throws: `Problem` if the statement fails.
  static func write(
    _ statement: ConsoleStatement, _ request: PageRequest, _ session: ConsoleSession, _ response: Response
  ) throws {
    let console = session.console
    do {
      if request.format == .json { return writeJSON(try run(statement, request, session, response), to: response) }
      console.limits = limits(seconds: request.site.limits.streamedStatement, rowCount: .max, console)
      Rows.saved(as: statement.name, request, response)
      let printer = Rows.printer(request.format, response)
      _ = try console.run(statement.sql, parameters: statement.parameters) { columns in
        forgetTag(console, response)
        try printer.begin(columns.map { Column($0.name) })
      } row: { row in
        // Waiting for a slow client does not count towards the time limit.
        try console.withoutClock { try printer.row(row) }
      }
      try printer.end()
    } catch let error as KnowledgeBaseError {
      throw problem(error)
    }
  }

  private static func run(
    _ statement: ConsoleStatement, _ request: PageRequest, _ session: ConsoleSession, _ response: Response
  ) throws -> Found {
    let console = session.console
    let key = Key(sql: statement.sql, parameters: statement.parameters)
    return try session.sharing(key, capacity: mostKept) {
      console.limits = limits(seconds: request.site.limits.statement, rowCount: maxRows, console)
      var found = Found()
      let outcome = try console.run(statement.sql, parameters: statement.parameters) { columns in
        found.columns = Column.uniqueNames(columns.map { Column($0.name) })
      } row: { row in
        found.rows.append(row.values)
      }
      found.wasCut = outcome.wasCut
      forgetTag(console, response)
      let isShared = statement.isSaved && console.isLastStatementRepeatable && size(of: found.rows) <= largestKept
      return (found, isShared)
    }
  }

  /// Leaves the entity tag out if the result can change while the file does not.
  private static func forgetTag(_ console: SQLConsole, _ response: Response) {
    if !console.isLastStatementRepeatable { response.head.entityTag = nil }
  }

  /// About how many bytes rows need in memory.
  private static func size(of rows: [[Value]]) -> Int {
    rows.reduce(0) { sum, row in
      row.reduce(sum) { sum, value in
        switch value {
        case .text(let text): sum + text.utf8.count + 32
        case .blob(let bytes): sum + bytes.count + 32
        default: sum + 16
        }
      }
    }
  }

  /// The limits of a statement. The time limit is on the clock of the knowledge base, as that of a page.
  private static func limits(seconds: Int, rowCount: Int, _ console: SQLConsole) -> QueryLimits {
    QueryLimits(timeout: .seconds(seconds), by: console.limitClock, rowCount: rowCount, memory: 64 << 20)
  }

  private static func problem(_ error: any Error) -> Problem {
    switch (error as? KnowledgeBaseError)?.category {
    case .usage, .invalidInput: return Problem(error, kind: .sql)
    case .unavailable: return Problem(error, kind: .limit)
    default: return Problem(error)
    }
  }

  private static func writeJSON(_ found: Found, to response: Response) {
    let writer = JSONWriter(response.output, indented: true)
    writer.object {
      writer.field("version", 1)
      writer.field("columns", found.columns)
      writer.field("rows", each: found.rows) { row in
        writer.object {
          for (column, value) in zip(found.columns, row) {
            writer.key(column)
            writer.value(value)
          }
        }
      }
      writer.field("truncated", found.wasCut)
    }
    writer.endLine()
  }
}

extension ConsoleAnswer {
  /// A text of more bytes is cut to this number of characters in a table.
  private static let longestText = 2_000

  /// Writes the result of a statement.
  ///
  /// - Parameter head: returns the heading for a column name.
  static func write(
    _ result: Result, _ statement: ConsoleStatement, _ request: PageRequest, _ html: HTML,
    head: (String) -> String = { $0 }
  ) {
    let words = request.words
    switch result {
    case .problem(let problem): ProblemPage.explanation(problem, request, html)
    case .rows(let columns, let rows, let wasCut):
      html.element(
        "p", .id("status"), .init("role", "status"), text: wasCut ? words.firstRows(rows.count) : words.rows(rows.count)
      )
      if !rows.isEmpty { table(columns, rows, heads: columns.map(head), request, html) }
      Downloads.write(request, html, [.csv, .excel, .ndjson, .json])
    }
  }

  private static func table(
    _ columns: [String], _ rows: [[Value]], heads: [String], _ request: PageRequest, _ html: HTML
  ) {
    let table = ValueTable(
      caption: request.words.result, columns: columns, heads: heads,
      cell: { column, row, html in
        guard case .text(let text) = rows[row][column] else { return false }
        switch columns[column] {
        case "reference", "other":
          if let path = reference(text) { html.link(request.links.to(path), text) } else { return false }
        default:
          guard text.utf8.count > longestText else { return false }
          html.text(String(text.prefix(longestText)) + " …")
        }
        return true
      }, bars: BarChart.column(of: rows), hidesCaption: true)
    table.write(request, html, rows)
  }

  /// The path of the passage if the text looks like a reference; otherwise nil.
  private static func reference(_ text: String) -> [String]? {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    let isPlain = text.utf8.allSatisfy {
      $0 == 0x2F || $0 == 0x2D || (0x30...0x39).contains($0) || (0x61...0x7A).contains($0)
    }
    guard parts.count == 3, isPlain, parts.allSatisfy({ !$0.isEmpty }) else { return nil }
    return ["regions"] + parts
  }
}

extension Catalogue {
  var result: String { text(nb: "Resultat", nn: "Resultat", en: "Result") }
  func rows(_ count: Int) -> String {
    text(
      nb: "\(self.count(count, "rad", "rader"))", nn: "\(self.count(count, "rad", "rader"))",
      en: self.count(count, "row", "rows"))
  }
  func firstRows(_ count: Int) -> String {
    text(
      nb: "De første \(number(count)) radene. Det er flere: last ned alle nedenfor.",
      nn: "Dei første \(number(count)) radene. Det er fleire: last ned alle nedanfor.",
      en: "The first \(number(count)) rows. There are more: download all of them below.")
  }
}
