import ArgumentParser
import KnowledgeBase
import Norwegian
import Printing

/// `byregion sql`: a question in SQL, answered on a connection that cannot change the file; or a prompt.
struct SQLCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sql",
    abstract: "Ask in SQL; without a query on a terminal, at a prompt.",
    discussion: """
      Examples:
        byregion sql 'SELECT name, population FROM region_overview ORDER BY population DESC'
        byregion sql 'SELECT text FROM advice WHERE text LIKE :ord' --param ord=%forankring%
        byregion sql --file query.sql --format csv > answer.csv
        echo 'SELECT count(*) FROM goals' | byregion sql
        byregion sql --write "UPDATE regions SET name = 'Ranaregionen' WHERE slug = 'rana'"

      `byregion schema` lists the tables with what their columns mean, `byregion query` the saved queries.
      """)

  @Argument(help: "One statement; without it the query is read from --file or standard input.")
  var query: String?

  @Option(help: "Read the query from a file.", completion: .file(extensions: ["sql"]))
  var file: String?

  @Flag(help: "Change rows: a copy of the file is made first, and the search follows.")
  var write = false

  @Flag(inversion: .prefixedNo, help: "With --write: copy the file before the change.")
  var backup = true

  @OptionGroup var limits: LimitOptions
  @OptionGroup var answer: AnswerOptions
  @OptionGroup var database: DatabaseOptions

  func validate() throws {
    guard query == nil || file == nil else { throw ValidationError("give a query or --file, not both") }
    guard write || backup else { throw ValidationError("--no-backup goes with --write") }
  }

  func run() throws {
    if query == nil, file == nil, !write, Terminal(descriptor: 0).isTerminal { return try prompt() }
    let sql = try queryText()
    if DotCommand.begins(sql) { return try script(sql) }
    try write ? change(sql) : ask(sql)
  }

  private func ask(_ sql: String) throws {
    let values = try limits.values()
    let console = try SQLConsole(path: database.path, limits: limits.limits)
    defer { try? console.close() }
    InterruptKey.begin()
    defer { InterruptKey.end() }
    try answer.print(to: UntimedDestination.standardOutput(console)) { printer in
      try console.run(sql, parameters: values, whileBusy: { try InterruptKey.checking(printer.pause) }) { columns in
        try printer.begin(columns.map { Column($0.name) })
      } row: { row in
        try printer.row(row)
      }
    }
  }

  private func change(_ sql: String) throws {
    let values = try limits.values()
    let editor = try SQLEditor(path: database.path, limits: limits.limits, makesCopy: backup)
    defer { try? editor.close() }
    InterruptKey.begin()
    defer { InterruptKey.end() }
    try answer.print(to: Output.standardOutput()) { printer in
      try editor.run(sql, parameters: values, whileBusy: InterruptKey.check) { columns in
        if !columns.isEmpty { try printer.begin(columns.map { Column($0.name) }) }
      } row: { row in
        try printer.row(row)
      }
    }
  }

  private func prompt() throws {
    try converse(EditedLines(history: HistoryFile.path()) ?? PlainLines(prompts: true))
  }

  /// Dot commands in a pipe or a file: as if they were typed, without a prompt.
  private func script(_ text: String) throws {
    guard !write else { throw ValidationError("dot commands ask, and do not go with --write") }
    try converse(PlainLines(text: text))
  }

  private func converse(_ lines: any PromptLines) throws {
    let session = try PromptSession(database: database.path, limits: limits, format: answer.format, lines: lines)
    if let output = answer.output { try session.setOutput(output) }
    try session.run()
  }

  private func queryText() throws -> String {
    if let query { return Composition.composed(SQLArgument.text(of: query)) }
    if let file, file != "-" { return told(try QueryFile.query(at: file)) }
    if file == nil, Terminal(descriptor: 0).isTerminal {
      throw ValidationError("give a statement, for instance: byregion sql --write 'UPDATE …'")
    }
    Messages.standardError().tellTyping(of: "the SQL")
    return told(try QueryFile.standardInput())
  }

  private func told(_ query: QueryFile.Query) -> String {
    if let remark = query.remark { Messages.standardError().note(remark) }
    return query.sql
  }
}
