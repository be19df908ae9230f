import KnowledgeBase
import Norwegian
import Printing
import SQLite

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

  private func welcome() {
    let completer = Completer(console)
    lines.completion = { [weak self] before, line in
      completer.completion(before: before, in: (self?.statement ?? "") + "\n" + line)
    }
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
      case let error as KnowledgeBaseError: messages.report(Self.inWordsOfThePrompt(error))
      default: messages.report(KnowledgeBaseError(.inputOutput, "\(error)"))
      }
    }
  }

  /// What the command line gives by an option, the prompt gives by a dot command.
  private static func inWordsOfThePrompt(_ error: KnowledgeBaseError) -> KnowledgeBaseError {
    var error = error
    for (there, here) in [
      ("--param ", ".param "), ("`byregion query` lists", ".run alone lists"),
      ("`byregion schema NAME`", ".describe NAME"),
      ("`byregion schema`", ".tables"),
    ] {
      error.suggestion = error.suggestion?.replacing(there, with: here)
    }
    return error
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
    QueryParameters(
      parameters.values.filter { name, _ in
        Int(name) != nil || [":", "@", "$"].contains { sql.contains($0 + name) }
      })
  }

  /// Prints in the chosen format to the chosen place.
  func show<T>(_ body: (any RowPrinter) throws -> T) throws -> T {
    let output = file?.output ?? screen()
    var options = format.rowOptions
    options.allowsList = format.format == nil
    if file != nil { (options.isTerminal, options.usesColour, options.width) = (false, false, nil) }
    let printer = format.rowFormat.printer(to: output, options)
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
