import ByregionConsole
import ByregionFiles
import ByregionNorwegian
import ByregionPrinting
import ByregionReading
import ByregionRecords
import ByregionSQLite
import ByregionStore
import ByregionText

/// A conversation in SQL: statements over several lines up to a semicolon, and dot commands.
final class PromptSession {
  let database: String
  let lines: any PromptLines
  let console: SQLConsole
  var format: FormatOptions
  var parameters: QueryParameters
  var tellsTime = true
  /// The last statement that was run, for `.save`.
  var last: String?
  /// The file that answers go to, and what it is called.
  var file: (path: String, output: Output)?
  let messages = Messages.standardError()
  private var isOver = false
  /// The lines of a statement that is not finished.
  private var statement = ""

  init(database: String, limits: LimitOptions, format: FormatOptions, lines: any PromptLines) throws {
    (self.database, self.format, self.lines) = (database, format, lines)
    parameters = try limits.values()
    console = try SQLConsole(path: database, limits: limits.limits)
  }

  /// Reads and answers until the end.
  ///
  /// - Throws: the first error of a script; at a prompt errors are shown and the prompt goes on.
  func run() throws {
    defer { try? console.close() }
    if lines.isInteractive { welcome() }
    InterruptKey.begin()
    while !isOver {
      InterruptKey.forget()
      switch lines.next(isContinued: !statement.isEmpty) {
      case .end: isOver = true
      case .interrupted: statement = ""
      case .text(let line): try take(line)
      }
    }
    if !statement.allSatisfy(\.isWhitespace) { try attempt { try answer(statement) } }
    try finishFile()
  }

  func quit() { isOver = true }

  /// Reads the names that the tab key completes.
  func completeNames() {
    guard lines.isInteractive else { return }
    let completer = Completer(console)
    lines.completion = { [weak self] before, line in
      completer.completion(before: before, in: (self?.statement ?? "") + "\n" + line)
    }
  }

  private func welcome() {
    completeNames()
    messages.note("\(ProgramVersion.text) on \(database), for reading only")
    messages.note(".help lists the commands, .quit leaves")
  }

  private func take(_ line: String) throws {
    if statement.isEmpty, let command = DotCommand(line) {
      lines.remember(line)
      return try attempt { try perform(command) }
    }
    if let command = DotCommand(line), DotCommand.names.contains(command.name), line.first == "." {
      return messages.note("the statement above is not finished: end it with ; or drop it with Ctrl-C")
    }
    if statement.isEmpty, line.allSatisfy({ $0.isWhitespace || $0 == ";" }) { return }
    statement += statement.isEmpty ? line : "\n" + line
    guard Language.isComplete(statement) else { return }
    let whole = statement
    statement = ""
    lines.remember(whole)
    try attempt { try answer(whole) }
  }

  /// Runs a body; at a prompt, what goes wrong is shown.
  private func attempt(_ body: () throws -> Void) throws {
    do {
      try body()
    } catch  where lines.isInteractive {
      switch error {
      case is ClosedPipe: return  // The pager was left before the end.
      case let error as KnowledgeBaseError where error.category == .interrupted:
        // The terminal shows ^C where it was pressed.
        messages.endLine()
        messages.report(error)
      case let error as KnowledgeBaseError: messages.report(error, for: .prompt)
      default: messages.report(KnowledgeBaseError(.inputOutput, "\(error)"))
      }
    }
  }

  /// Runs a statement and shows its rows.
  func answer(_ sql: String) throws {
    let sql = Composition.composed(sql)
    last = sql
    try answer(sql, used(by: sql))
  }

  func answer(_ sql: String, _ parameters: QueryParameters) throws {
    let outcome = try show { printer in
      try console.run(
        sql, parameters: parameters,
        whileBusy: {
          try InterruptKey.check()
          try printer.pause()
        }
      ) { columns in
        try printer.begin(columns.map { Column($0.name) })
      } row: { row in
        try printer.row(row)
      }
    }
    if tellsTime { messages.tell(outcome) }
  }

  /// Parameters stay set for statements to come, so that a statement takes those that it names.
  func used(by sql: String) -> QueryParameters {
    let written = Set(WrittenParameters(sql).all.map { String($0.name) })
    return QueryParameters(parameters.values.filter { name, _ in Int(name) != nil || written.contains(name) })
  }

  /// Prints in the chosen format to the chosen place.
  func show<T>(_ body: (any RowPrinter) throws -> T) throws -> T {
    let output = file?.output ?? screen()
    var options = format.rowOptions
    options.allowsList = format.format == nil
    if file != nil {
      (options.isTerminal, options.usesColour, options.width, options.endsLinesAsFiles) = (false, false, nil, true)
    }
    let printer = try format.rowFormat.printer(to: output, options)
    do {
      let result = try body(printer)
      try printer.end()
      if file == nil { try output.commit() }
      return result
    } catch {
      try? printer.pause()
      if file == nil { try? output.commit() }
      throw error
    }
  }

  func screen() -> Output {
    guard lines.isInteractive, Terminal(descriptor: 1).isTerminal else {
      return UntimedDestination.standardOutput(console)
    }
    return Output(PagerDestination { [console] body in try console.withoutClock(body) })
  }

  /// Gives the file that answers went to its name.
  func finishFile() throws {
    try file?.output.commit()
    file = nil
  }
}

extension PromptSession {
  /// Does what a line with a dot says.
  ///
  /// - Throws: `KnowledgeBaseError` with `.usage` for a command that is not known or lacks something.
  func perform(_ command: DotCommand) throws {
    let argument = command.argument
    switch command.name {
    case ".tables": try rows(SchemaRows.list(try console.schema()))
    case ".schema": try schema(argument)
    case ".describe": try rows(SchemaRows.columns(of: object(argument)))
    case ".examples":
      try text((QueryExamples.all + console.savedQueries()).map { "-- \($0.description)\n\($0.sql);\n" })
    case ".format": try setFormat(argument)
    case ".output": try setOutput(argument)
    case ".timer": tellsTime = try Self.isOn(argument, tellsTime)
    case ".timeout": try setTimeout(argument)
    case ".memory": try setMemory(argument)
    case ".param": try setParameter(argument)
    case ".attach": try attach(argument)
    case ".table": try addTable(argument)
    case ".save": try save(argument)
    case ".run": try runSaved(argument)
    case ".help": try text(DotCommand.help.map { DisplayWidth.padded($0.usage, to: 22) + $0.meaning })
    case ".quit", ".exit": quit()
    default:
      let near = NearestName.to(command.name, among: DotCommand.names)
      throw KnowledgeBaseError(
        .usage, "there is no command \(command.name)",
        suggestion: near.map { "Did you mean \($0)?" } ?? ".help lists the commands.")
    }
  }

  private func rows(_ table: SchemaRows) throws {
    try show { printer in
      try printer.begin(table.names.map { Column($0) })
      for row in table.rows { try printer.row(row) }
    }
  }

  private func text(_ lines: [String]) throws {
    let output = screen()
    for line in lines { output.append(line + "\n") }
    try output.commit()
  }

  private func object(_ name: String) throws -> SchemaObject {
    let objects = try console.schema()
    if let object = objects.first(where: { $0.name.lowercased() == name.lowercased() }) { return object }
    let near = NearestName.to(name, among: objects.map(\.name))
    throw KnowledgeBaseError(
      .usage, name.isEmpty ? "this command needs a name" : "there is no table or view \(name)",
      suggestion: near.map { "Did you mean \($0)?" } ?? .listTables)
  }

  private func schema(_ name: String) throws {
    let objects = name.isEmpty ? try console.schema() : [try object(name)]
    try text(objects.map { Sanitizer.visible($0.sql, keeping: .newlines) + ";\n" })
  }

  private func setFormat(_ name: String) throws {
    guard !name.isEmpty else { return try text([try format.rowFormat.rawValue]) }
    guard let chosen = OutputFormat(rawValue: name) else {
      throw KnowledgeBaseError(
        .usage, "there is no format \(name)",
        suggestion: "There are \(OutputFormat.allCases.map(\.rawValue).joined(separator: ", ")).")
    }
    format.stated = FileFormat(rawValue: chosen.rawValue)
  }

  func setOutput(_ path: String) throws {
    try finishFile()
    if !path.isEmpty { file = (path, try Output.file(replacing: path)) }
  }

  private static func isOn(_ argument: String, _ now: Bool) throws -> Bool {
    switch argument {
    case "on": return true
    case "off": return false
    case "": return !now
    default: throw KnowledgeBaseError(.usage, "on or off, not \(argument)")
    }
  }

  private func setTimeout(_ argument: String) throws {
    guard !argument.isEmpty else { return try text([console.limits.timeout.inSeconds]) }
    guard let seconds = Double(argument), LimitOptions.timeouts.contains(seconds) else {
      throw KnowledgeBaseError(.usage, "a statement may take more than 0 seconds and at most a day, not \(argument)")
    }
    console.limits.timeout = .milliseconds(Int64(seconds * 1000))
  }

  private func setMemory(_ argument: String) throws {
    guard !argument.isEmpty else { return try text(["\(console.limits.memory >> 20) MB"]) }
    guard let megabytes = Int(argument), LimitOptions.memories.contains(megabytes) else {
      throw KnowledgeBaseError(.usage, "a statement may use from 1 to 65536 MB, not \(argument)")
    }
    console.limits.memory = megabytes << 20
  }

  private func setParameter(_ assignment: String) throws {
    guard !assignment.isEmpty else {
      return try text(parameters.values.sorted { $0.key < $1.key }.map { "\($0)=\(QueryParameters.text(of: $1))" })
    }
    var given = QueryParameters()
    try given.add(assignment)
    for (name, value) in given.values {
      parameters.values[name] = assignment.hasSuffix("=") && value == .text("") ? nil : value
    }
  }

  private func attach(_ argument: String) throws {
    let file = try NamedFile(argument, for: ".attach")
    try console.attach(file)
    messages.note("attached; its tables are \(file.name).NAME, and .tables lists them")
    completeNames()
  }

  private func addTable(_ argument: String) throws {
    let file = try NamedFile(argument, for: ".table")
    guard file.path != "-" else {
      throw KnowledgeBaseError(.usage, "standard input is what is typed here", suggestion: "Name a file.")
    }
    let table = try console.addTable(file, whileBusy: InterruptKey.check)
    for note in table.notes { messages.note(Sanitizer.visible(note)) }
    let columns = Amounts.count(table.columns.count, "column", "columns")
    messages.note("\(table.name) has \(Amounts.count(table.rowCount, "row", "rows")) and \(columns)")
    completeNames()
  }

  private func save(_ argument: String) throws {
    guard let last else { throw KnowledgeBaseError(.usage, "there is no statement to save yet") }
    let replacement = "--replace "
    let isReplacing = argument.hasPrefix(replacement)
    let words = argument.dropFirst(isReplacing ? replacement.count : 0)
      .split(maxSplits: 1, whereSeparator: \.isWhitespace).map(String.init)
    guard let name = words.first else {
      throw KnowledgeBaseError(.usage, "a saved query needs a name", suggestion: "For instance: .save my-regions")
    }
    var sql = last
    while sql.last == ";" || sql.last?.isWhitespace == true { sql.removeLast() }
    let query = SavedQuery(
      name: name, description: words.count > 1 ? words[1] : "Saved at the prompt.", sql: sql, defaults: used(by: sql))
    let knowledgeBase = try KnowledgeBase.open(database, for: .writing)
    defer { try? knowledgeBase.close() }
    try knowledgeBase.save(query, replacing: isReplacing)
    messages.note("saved as \(name); .run \(name) or `byregion query \(name)` runs it")
  }

  private func runSaved(_ name: String) throws {
    guard !name.isEmpty else {
      return try text(console.savedQueries().map { DisplayWidth.padded($0.name, to: 36) + $0.description })
    }
    let query = try console.savedQuery(named: name)
    let named = parameters.values.filter { query.defaults.values[$0.key] != nil }
    try answer(query.sql, query.parameters(given: QueryParameters(named)))
    last = query.sql
  }
}

/// A line of the prompt that is no SQL: `.schema advice`.
struct DotCommand: Equatable {
  /// With its dot.
  var name: String
  /// What stands behind it, without white space around; empty when nothing does.
  var argument: String

  /// What there is, with one line of help each.
  static let help: [(usage: String, meaning: String)] = [
    (".tables", "list the tables and views"),
    (".schema [NAME]", "show the statement that made a table or view, with its descriptions"),
    (".describe NAME", "list a table's columns and what they mean"),
    (".examples", "show queries to begin with"),
    (".format [NAME]", "table, json, ndjson, csv, tsv, markdown, html or list"),
    (".output [FILE]", "write answers to a file; without a name, to the screen again"),
    (".timer on|off", "tell the number of rows and the time, or not"),
    (".timeout [SECONDS]", "show or set how long a statement may take"),
    (".memory [MB]", "show or set how much memory a statement may use"),
    (".param [NAME=VALUE]", "give the parameter :NAME a value; NAME= alone takes it away; without anything, list them"),
    (".attach NAME=FILE", "read an SQLite database, as NAME.table"),
    (".table NAME=FILE", "read a CSV, TSV, JSON or NDJSON file as a table"),
    (".save NAME [MEANING]", "keep the last statement, with its parameters; --replace NAME for a name that is taken"),
    (".run [NAME]", "run a saved query; without a name, list them"),
    (".help", "show this"),
    (".quit", "leave; so does Ctrl-D"),
  ]

  /// The commands by themselves.
  static var names: [String] { help.compactMap { $0.usage.split(separator: " ").first.map(String.init) } }

  /// Reads a line that begins with a dot; nil for any other.
  init?(_ line: String) {
    let words = line.split(maxSplits: 1, whereSeparator: \.isWhitespace)
    guard let first = words.first, first.hasPrefix(".") else { return nil }
    name = first.lowercased()
    var argument = words.count > 1 ? words[1][...] : ""
    while argument.last?.isWhitespace == true || argument.last == ";" { argument.removeLast() }
    self.argument = String(argument)
  }

  /// Whether a text is a script of dot commands rather than a statement.
  static func begins(_ text: String) -> Bool {
    let start = text.drop(while: \.isWhitespace)
    return start.first == "." && start.dropFirst().first?.isLetter == true
  }
}
