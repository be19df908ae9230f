import ByregionConsole
import ByregionLanguages
import ByregionPrinting
import ByregionRecords
import ByregionSQLite

/// A statement to run for a reader.
struct ConsoleStatement {
  var sql: String
  var parameters = QueryParameters()
  /// What a file of the answer is called.
  var name: String
}

/// Runs a reader's SQL and writes what comes of it.
enum ConsoleAnswer {
  /// Rows of a page, and of an answer in JSON.
  static let mostRows = 1_000

  /// What came of a statement for a page.
  enum Result {
    case rows(columns: [String], rows: [[Value]], wasCut: Bool)
    case problem(Problem)
  }

  /// Runs a statement for a page. A problem sets the answer's status, and the page tells of it.
  static func page(
    _ statement: ConsoleStatement, _ request: PageRequest, _ console: SQLConsole, _ response: Response
  ) -> Result {
    do {
      let (columns, rows, wasCut) = try run(statement, within: request.site.limits, console)
      return .rows(columns: columns, rows: rows, wasCut: wasCut)
    } catch {
      let problem = self.problem(error)
      response.head.status = problem.kind.status
      return .problem(problem)
    }
  }

  /// Runs a statement for a program.
  static func write(
    _ statement: ConsoleStatement, _ request: PageRequest, _ console: SQLConsole, _ response: Response
  ) throws {
    do {
      if request.format == .json {
        let (columns, rows, wasCut) = try run(statement, within: request.site.limits, console)
        return writeJSON(columns, rows, wasCut, to: response)
      }
      console.limits = QueryLimits(
        timeout: .seconds(request.site.limits.streamedStatement), rowCount: .max, memory: 64 << 20)
      Rows.saved(as: statement.name, request, response)
      let printer = Rows.printer(request.format, response)
      _ = try console.run(statement.sql, parameters: statement.parameters) { columns in
        try printer.begin(columns.map { Column($0.name) })
      } row: { row in
        // A reader who is slow does not use up the query's time.
        try console.withoutClock { try printer.row(row) }
      }
      try printer.end()
    } catch let error as KnowledgeBaseError {
      throw problem(error)
    }
  }

  private static func run(
    _ statement: ConsoleStatement, within limits: TimeLimits, _ console: SQLConsole
  ) throws -> (columns: [String], rows: [[Value]], wasCut: Bool) {
    console.limits = QueryLimits(
      timeout: .seconds(limits.statement), rowCount: mostRows, memory: 64 << 20)
    var columns: [String] = []
    var rows: [[Value]] = []
    let outcome = try console.run(statement.sql, parameters: statement.parameters) { found in
      columns = Column.uniqueNames(found.map { Column($0.name) })
    } row: { row in
      rows.append(row.values)
    }
    return (columns, rows, outcome.wasCut)
  }

  private static func problem(_ error: any Error) -> Problem {
    switch (error as? KnowledgeBaseError)?.category {
    case .usage, .invalidInput: return Problem(error, kind: .sql)
    case .unavailable: return Problem(error, kind: .limit)
    default: return Problem(error)
    }
  }

  private static func writeJSON(_ columns: [String], _ rows: [[Value]], _ wasCut: Bool, to response: Response) {
    let writer = JSONWriter(response.output, indented: true)
    writer.object {
      writer.field("version", 1)
      writer.field("columns", columns)
      writer.field("rows", each: rows) { row in
        writer.object {
          for (column, value) in zip(columns, row) {
            writer.key(column)
            writer.value(value)
          }
        }
      }
      writer.field("truncated", wasCut)
    }
    writer.endLine()
  }
}

extension ConsoleAnswer {
  /// Most letters of a text that a table shows.
  private static let longestText = 2_000

  /// Writes what came of a statement.
  static func write(_ result: Result, _ statement: ConsoleStatement, _ request: PageRequest, _ html: HTML) {
    let words = request.words
    switch result {
    case .problem(let problem): ProblemPage.explanation(problem, request, html)
    case .rows(let columns, let rows, let wasCut):
      html.element(
        "p", .id("status"), .init("role", "status"), text: wasCut ? words.firstRows(rows.count) : words.rows(rows.count)
      )
      if !rows.isEmpty { table(columns, rows, request, html) }
      Downloads.write(request, html, [.csv, .excel, .ndjson, .json])
    }
  }

  private static func table(_ columns: [String], _ rows: [[Value]], _ request: PageRequest, _ html: HTML) {
    let table = ValueTable(
      caption: request.words.result, columns: columns, heads: columns,
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
      }, bars: BarChart.column(of: rows))
    table.write(request, html, rows)
  }

  /// The path of a text that looks like a passage's reference.
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
