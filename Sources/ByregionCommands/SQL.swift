import ByregionLanguages
import ArgumentParser
import ByregionConsole
import ByregionFiles
import ByregionNorwegian
import ByregionPrinting
import ByregionPublishing
import ByregionReading
import ByregionRecords
import ByregionSQLite
import ByregionStore
import ByregionText

/// The destination and the format of results.
struct AnswerOptions: ParsableArguments {
  @OptionGroup var format: FormatOptions

  /// Prints the rows that `body` produces. Rows before an error are printed, but a file is replaced only by a complete
  /// result.
  ///
  /// - Parameters:
  ///   - query: the text of the query, for a workbook's sheet about its rows.
  ///   - base: the knowledge base, for the same.
  func print(
    to standardOutput: @autoclosure () -> Output, query: String, of base: String,
    _ body: (any RowPrinter) throws -> SQLConsole.Outcome
  ) throws {
    let chosen = try format.rowFormat
    let target = try output.map { try Output.file(replacing: $0) } ?? standardOutput()
    let printer = chosen.printer(to: target, options(about: query, of: base))
    do {
      let outcome = try body(printer)
      if outcome.changedRows == nil || outcome.rowCount > 0 { try printer.end() }
      try target.commit()
      for note in printer.notes { Messages.standardError().note(note) }
      Messages.standardError().report(outcome)
    } catch {
      if output == nil { try? printer.stop() } else { target.abandon() }
      throw error
    }
  }

  /// Prints the results of statements one after the other. Results before an error are kept.
  func print(
    to standardOutput: @autoclosure () -> Output, each statements: ScriptStatements, of base: String,
    _ body: (String, QueryParameters, any RowPrinter) throws -> SQLConsole.Outcome
  ) throws {
    let chosen = try format.rowFormat
    let target = try output.map { try Output.file(replacing: $0) } ?? standardOutput()
    for index in statements.texts.indices {
      var options = options(about: statements.texts.joined(separator: " "), of: base)
      // The results of several statements are one page.
      options.beginsPage = options.beginsPage && index == statements.texts.startIndex
      options.endsPage = options.endsPage && index == statements.texts.endIndex - 1
      var printer = chosen.printer(to: target, options)
      // Only formats for people need a separator; a program recognizes the next result by its syntax.
      if index > 0, [nil, .table, .list, .markdown].contains(format.format) {
        printer = FollowingAnswer(printer, target)
      }
      do {
        let outcome = try body(statements.texts[index], statements.parameters(of: index), printer)
        if outcome.changedRows == nil || outcome.rowCount > 0 { try printer.end() }
        if output == nil { try target.commit() }
        for note in printer.notes { Messages.standardError().note(note) }
        Messages.standardError().report(outcome)
      } catch {
        if output == nil { try? printer.stop() } else { target.abandon() }
        throw (error as? KnowledgeBaseError).map { statements.located($0, index) } ?? error
      }
    }
    if output != nil { try target.commit() }
  }

  /// The file for the results; nil for standard output.
  var output: String? { format.destination.path }

  private func options(about query: String, of base: String) -> RowOptions {
    var options = format.rowOptions
    options.allowsList = format.format == nil
    options.about = .command()
    options.about.lines.insert(AboutRows.Line(words.aboutQuery, query), at: 0)
    options.about.lines.append(AboutRows.Line(words.aboutBase, KnowledgeBase.withoutPassword(base)))
    return options
  }
}

/// A printer that prints an empty line before the result, but not if the statement is refused.
private final class FollowingAnswer: RowPrinter {
  private let answer: any RowPrinter
  private let output: Output

  init(_ answer: any RowPrinter, _ output: Output) {
    self.answer = answer
    self.output = output
  }

  func begin(_ columns: [Column]) throws {
    output.append("\n")
    try answer.begin(columns)
  }

  func row(_ row: some RowSource) throws { try answer.row(row) }
  func end() throws { try answer.end() }
  func pause() throws { try answer.pause() }
  func stop() throws { try answer.stop() }
  var notes: [String] { answer.notes }
}

/// The limits of a query, and the values of its parameters.
struct LimitOptions: ParsableArguments {
  @Option(
    name: [.customShort("p"), .customLong("param")], parsing: .singleValue,
    help: ArgumentHelp(help.parameter, valueName: help.value(.nameValue))
  )
  var parameters: [String] = []

  @Option(help: ArgumentHelp(help.timeout, valueName: help.value(.seconds)))
  var timeout: Double = 5

  @Option(help: ArgumentHelp(help.maxRows, valueName: help.value(.count)))
  var maxRows: Int?

  @Option(help: ArgumentHelp(help.maxMemory, valueName: help.value(.megabytes)))
  var maxMemory: Int = 256

  /// The range of `--timeout`, in seconds.
  static let timeouts = 0.001...86_400
  /// The range of `--max-memory`, in megabytes.
  static let memories = 1...65_536

  var limits: QueryLimits {
    QueryLimits(timeout: .milliseconds(Int64(timeout * 1000)), rowCount: maxRows ?? .max, memory: maxMemory << 20)
  }

  func values() throws -> QueryParameters {
    var values = QueryParameters()
    for parameter in parameters { try values.add(parameter) }
    return values
  }

  func validate() throws {
    guard Self.timeouts.contains(timeout) else {
      throw ValidationError(words.timeoutOption)
    }
    guard maxRows.map({ $0 >= 0 }) ?? true else { throw ValidationError(words.isAtLeast("--max-rows", 0)) }
    guard Self.memories.contains(maxMemory) else {
      throw ValidationError(words.maxMemoryOption)
    }
  }
}

/// `byregion query`: runs and manages saved queries.
struct QueryCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "query",
      abstract: help.query.abstract,
      discussion: help.query.discussion(
        """
        byregion query
        byregion query advice-by-keyword --param words=forankring
        byregion query words-of-a-region --sql
        """))
  }

  @Argument(help: ArgumentHelp(help.queryName, valueName: help.value(.name)), completion: NameCompletion.savedQueries)
  var name: String?

  @Flag(help: ArgumentHelp(help.showQuery))
  var sql = false

  @OptionGroup var neighbours: NeighbourOptions
  @OptionGroup var limits: LimitOptions
  @OptionGroup var answer: AnswerOptions
  @OptionGroup var database: DatabaseOptions

  func validate() throws {
    guard neighbours.isEmpty || (name != nil && !sql) else {
      throw ValidationError(words.attachForRunQuery)
    }
  }

  func run() throws {
    let given = try limits.values()
    if database.isNoneYet, name == nil || sql { return try reportSaved() }
    let console = try database.console(limits.limits)
    defer { try? console.close() }
    guard let name else { return try list(console.savedQueries()) }
    let query = try console.savedQuery(named: name)
    if sql { return try answer.format.destination.write { $0.append(query.sql + ";\n") } }
    InterruptKey.begin()
    defer { InterruptKey.end() }
    guard neighbours.isEmpty || !KnowledgeBase.isPublication(database.path) else {
      throw ValidationError(words.notInPublication("--attach, --table"))
    }
    try neighbours.open(in: console)
    try answer.print(to: UntimedDestination.standardOutput(console), query: query.sql, of: database.path) { printer in
      try console.run(
        query.sql, parameters: query.parameters(given: given),
        whileBusy: { try InterruptKey.checking { try CommandPager.pause(printer) } }
      ) { columns in
        try printer.begin(columns.map { Column($0.name) })
      } row: { row in
        try printer.row(row)
      }
    }
  }

  /// Prints the saved queries; those of a new knowledge base if there is none yet.
  private func reportSaved() throws {
    guard let name else { return try list(database.withSome { try $0.savedQueries() }) }
    let query = try database.withSome { try $0.savedQuery(named: name) }
    try answer.format.destination.write { $0.append(query.sql + ";\n") }
  }

  private func list(_ queries: [SavedQuery]) throws {
    // Machine-readable formats and English have the stored texts.
    let isTranslated = try !answer.format.rowFormat.isForPrograms && words.language != .english
    try Rows.print(
      ["name", "answers", "parameters"], answer.format,
      queries.map { query in
        let title = isTranslated ? words.savedQuery(query.name) : nil
        return [.text(query.name), .text(title ?? query.description), .text(Self.parameters(of: query))]
      })
  }

  /// `kind=advice common=20`.
  private static func parameters(of query: SavedQuery) -> String {
    query.defaults.values.sorted { $0.key < $1.key }.map { "\($0)=\(QueryParameters.text(of: $1))" }
      .joined(separator: " ")
  }
}

/// `byregion sql`: runs SQL on a connection that cannot change the file, or opens a prompt.
struct SQLCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "sql",
      abstract: help.sql.abstract,
      discussion: help.sql.discussion(
        """
        byregion sql 'SELECT name, population FROM region_overview ORDER BY population DESC'
        byregion sql 'SELECT text FROM advice WHERE text LIKE :ord' --param ord=%forankring%
        byregion sql --file query.sql -o answer.xlsx
        echo 'SELECT count(*) FROM goals' | byregion sql
        byregion sql --table ssb=ssb.csv 'SELECT * FROM ssb JOIN membership ON membership.number = ssb.region'
        byregion sql --write "UPDATE regions SET name = 'Ranaregionen' WHERE slug = 'rana'"
        """))
  }

  @Argument(help: ArgumentHelp(help.statement, valueName: help.value(.statement)))
  var query: String?

  @Option(help: ArgumentHelp(help.statementFile, valueName: help.value(.file)), completion: .file(extensions: ["sql"]))
  var file: String?

  @Flag(help: ArgumentHelp(help.write))
  var write = false

  @Flag(inversion: .prefixedNo, help: ArgumentHelp(help.writeBackup))
  var backup = true

  @OptionGroup var neighbours: NeighbourOptions
  @OptionGroup var limits: LimitOptions
  @OptionGroup var answer: AnswerOptions
  @OptionGroup var database: DatabaseOptions

  func validate() throws {
    guard !write || neighbours.isEmpty else {
      throw ValidationError(words.attachNotWithWrite)
    }
    guard query == nil || file == nil else { throw ValidationError(words.queryOrFile) }
    guard write || backup else { throw ValidationError(words.goesWith("--no-backup", "--write")) }
  }

  func run() throws {
    if query == nil, file == nil, !write, Terminal(descriptor: 0).isTerminal { return try prompt() }
    let sql = try queryText()
    let script = SQLScript(sql, isCommand: DotCommand.isCommand)
    if script.pieces.contains(where: \.isCommand) { return try run(script) }
    let statements = try ScriptStatements(script, parameters: limits.values(), place: file)
    try write ? change(statements) : ask(statements)
  }

  private func ask(_ statements: ScriptStatements) throws {
    if KnowledgeBase.isPublication(database.path) { return try askPublication(statements) }
    let console = try SQLConsole(path: database.path, limits: limits.limits)
    defer { try? console.close() }
    InterruptKey.begin()
    defer { InterruptKey.end() }
    try neighbours.open(in: console)
    try answer.print(to: UntimedDestination.standardOutput(console), each: statements, of: database.path) {
      statement, values, printer in
      try console.run(
        statement, parameters: values, whileBusy: { try InterruptKey.checking { try CommandPager.pause(printer) } }
      ) {
        columns in
        try printer.begin(columns.map { Column($0.name) })
      } row: { row in
        try printer.row(row)
      }
    }
  }

  /// Runs statements in PostgreSQL's dialect on a publication.
  private func askPublication(_ statements: ScriptStatements) throws {
    guard neighbours.isEmpty else { throw ValidationError(words.notInPublication("--attach, --table")) }
    let console = try PublishedConsole(
      database.path, timeout: .milliseconds(Int64(limits.timeout * 1000)), memory: limits.maxMemory)
    try answer.print(to: Output.standardOutput(), each: statements, of: database.path) {
      statement, values, printer in
      let clock = ContinuousClock()
      let start = clock.now
      let (rowCount, wasCut) = try console.run(statement, parameters: values.values, limit: limits.maxRows ?? .max) {
        columns in
        try printer.begin(columns.map { Column($0) })
      } row: { row in
        try printer.row(row)
      }
      return SQLConsole.Outcome(rowCount: rowCount, duration: clock.now - start, wasCut: wasCut)
    }
  }

  private func change(_ statements: ScriptStatements) throws {
    let editor = try SQLEditor(path: database.path, limits: limits.limits, makesCopy: backup)
    defer { try? editor.close() }
    InterruptKey.begin()
    defer { InterruptKey.end() }
    try answer.print(to: Output.standardOutput(), each: statements, of: database.path) {
      statement, values, printer in
      let outcome = try editor.run(statement, parameters: values, whileBusy: InterruptKey.check) { columns in
        if !columns.isEmpty { try printer.begin(columns.map { Column($0.name) }) }
      } row: { row in
        try printer.row(row)
      }
      // One backup of the file, from before the script, is enough.
      if outcome.copy != nil { editor.makesCopy = false }
      return outcome
    }
  }

  private func prompt() throws {
    // The prompt opens a pager for each result.
    Output.standardDestination = nil
    try session(EditedLines(history: HistoryFile()) ?? PlainLines()).converse()
  }

  /// Runs a script with dot commands from a pipe or a file, without a prompt.
  private func run(_ script: SQLScript) throws {
    guard !write else { throw ValidationError(words.dotCommandsAsk) }
    try session(nil).run(script.text, of: file)
  }

  private func session(_ lines: (any PromptLines)?) throws -> PromptSession {
    let session = try PromptSession(database: database.path, limits: limits, format: answer.format, lines: lines)
    try neighbours.open(in: session.console)
    if let output = answer.output { try session.setOutput(output) }
    return session
  }

  private func queryText() throws -> String {
    if let query { return Composition.composed(CommandLineArguments.text(of: query)) }
    if let file, file != "-" { return sql(of: try QueryFile.query(at: file)) }
    if file == nil, Terminal(descriptor: 0).isTerminal {
      throw ValidationError(words.giveStatement)
    }
    Messages.standardError().reportTyping(of: words.theSQL)
    return sql(of: try QueryFile.standardInput())
  }

  private func sql(of query: QueryFile.Query) -> String {
    if let note = query.note { Messages.standardError().note(note) }
    return query.sql
  }
}

/// The statements of an argument, a file or standard input, each with its parameters.
struct ScriptStatements {
  let texts: [String]
  private let script: SQLScript
  private let parameters: QueryParameters
  private let place: String?

  /// - Throws: `KnowledgeBaseError` with `.usage` for a value whose parameter is in no statement.
  init(_ script: SQLScript, parameters: QueryParameters, place: String?) throws {
    (self.script, self.parameters, self.place) = (script, parameters, place == "-" ? nil : place)
    // A single statement runs as written. So does a text that is not a valid script, for SQLite's error.
    texts = script.pieces.count < 2 || script.text.utf8.contains(0) ? [script.text] : script.pieces.map(script.text)
    guard texts.count > 1 else { return }
    let used = texts.indices.reduce(into: Set<String>()) { $0.formUnion(self.parameters(of: $1).values.keys) }
    if let name = parameters.values.keys.filter({ !used.contains($0) }).min() {
      let written = Int(name) == nil ? ":\(name)" : "?\(name)"
      throw KnowledgeBaseError(
        .usage, { $0.noStatementHasParameter(written) }, suggestion: .dropParameter(written))
    }
  }

  /// The values for a statement's parameters; all values if there is only one statement.
  func parameters(of index: Int) -> QueryParameters {
    guard texts.count > 1 else { return parameters }
    return parameters.taken(by: texts[index])
  }

  /// Adds the number and place of the statement to an error.
  func located(_ error: KnowledgeBaseError, _ index: Int) -> KnowledgeBaseError {
    texts.count > 1 ? error.within(script, index, of: place) : error
  }
}

/// A destination that pauses the query's timeout while it writes, so that a slow reader such as a pager does not make
/// the query time out.
final class UntimedDestination: ByteDestination {
  private let destination: any ByteDestination
  private let console: SQLConsole

  init(_ destination: any ByteDestination, _ console: SQLConsole) {
    self.destination = destination
    self.console = console
  }

  /// Standard output for the results of a console.
  static func standardOutput(_ console: SQLConsole) -> Output {
    Output(
      UntimedDestination(
        Output.standardDestination ?? DescriptorDestination(descriptor: 1, name: "standard output"), console))
  }

  func write(_ bytes: UnsafeRawBufferPointer) throws {
    try console.withoutClock { try destination.write(bytes) }
  }

  func commit() throws { try destination.commit() }

  func abandon() { destination.abandon() }
}
