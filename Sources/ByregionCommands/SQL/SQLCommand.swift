import ArgumentParser
import KnowledgeBase
import Printing
import SQLite

/// `byregion sql`: a question in SQL, answered on a connection that cannot change the file.
struct SQLCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sql",
    abstract: "Ask in SQL, for reading only.",
    discussion: """
      Examples:
        byregion sql 'SELECT name, population FROM region_overview ORDER BY population DESC'
        byregion sql 'SELECT text FROM advice WHERE text LIKE :ord' --param ord=%forankring%
        byregion sql --file query.sql --format csv > answer.csv
        echo 'SELECT count(*) FROM goals' | byregion sql

      `byregion schema` lists the tables with what their columns mean.
      """)

  @Argument(help: "One statement; without it the query is read from --file or standard input.")
  var query: String?

  @Option(help: "Read the query from a file.", completion: .file(extensions: ["sql"]))
  var file: String?

  @Option(
    name: [.customShort("p"), .customLong("param")], parsing: .singleValue,
    help: ArgumentHelp(
      "Give the parameter :name, @name or $name a value; may be repeated.", valueName: "name=value"))
  var parameters: [String] = []

  @Option(help: ArgumentHelp("Seconds that the query may take.", valueName: "seconds"))
  var timeout: Double = 5

  @Option(help: ArgumentHelp("Rows to show at the most.", valueName: "count"))
  var maxRows: Int = .max

  @Option(help: ArgumentHelp("Megabytes of memory that the query may use.", valueName: "MB"))
  var maxMemory: Int = 256

  @Option(
    name: .shortAndLong, help: "Write to a file, which is replaced only when all is well.",
    completion: .file())
  var output: String?

  @OptionGroup var format: FormatOptions
  @OptionGroup var database: DatabaseOptions

  func validate() throws {
    guard query == nil || file == nil else { throw ValidationError("give a query or --file, not both") }
    guard timeout > 0, timeout <= 86_400 else {
      throw ValidationError("--timeout is more than 0 seconds and at most a day")
    }
    guard maxRows >= 0 else { throw ValidationError("--max-rows is 0 or more") }
    guard (1...65_536).contains(maxMemory) else {
      throw ValidationError("--max-memory is from 1 to 65536 MB")
    }
  }

  func run() throws {
    let sql = try queryText()
    var values = QueryParameters()
    for parameter in parameters { try values.add(parameter) }
    let limits = QueryLimits(
      timeout: .milliseconds(Int64(timeout * 1000)), rowCount: maxRows, memory: maxMemory << 20)
    let console = try SQLConsole(path: database.path, limits: limits)
    defer { try? console.close() }
    let stopper = console.stopper
    let interruption = Interruption { stopper.stop() }
    defer { interruption.end() }
    let target = try output.map { try Output.file(replacing: $0) } ?? UntimedDestination.standardOutput(console)
    let printer = format.rowFormat.printer(to: target, rowOptions)
    do {
      let outcome = try console.run(sql, parameters: values, whileBusy: printer.pause) { columns in
        try printer.begin(columns.map { Column($0.name) })
      } row: { row in
        try printer.row(row)
      }
      try printer.end()
      try target.commit()
      Messages.standardError().tell(outcome)
    } catch {
      // What was found before the error is shown: it is true as far as it goes.
      if output == nil { try? printer.pause() } else { target.abandon() }
      throw error
    }
  }

  private var rowOptions: RowOptions {
    var options = format.rowOptions
    options.allowsList = format.format == nil
    if output != nil {
      options.isTerminal = false
      options.usesColour = false
    }
    return options
  }

  private func queryText() throws -> String {
    if let query { return query }
    if let file, file != "-" { return try QueryFile.text(at: file) }
    if file == nil, Terminal(descriptor: 0).isTerminal {
      throw ValidationError("give a query, for instance: byregion sql 'SELECT * FROM advice_overview'")
    }
    return try QueryFile.standardInput()
  }
}
