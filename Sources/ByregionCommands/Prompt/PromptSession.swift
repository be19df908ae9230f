import ByregionConsole
import ByregionFiles
import ByregionLanguages
import ByregionLineEditor
import ByregionNorwegian
import ByregionPrinting
import ByregionReading
import ByregionRecords
import ByregionSQLite
import ByregionStore
import ByregionText

/// An interactive SQL session: statements of one or more lines that end in a semicolon, and dot commands.
final class PromptSession {
  let database: String
  private let lines: (any PromptLines)?
  let console: SQLConsole
  var format: FormatOptions
  var parameters: QueryParameters
  var showsTime = true
  /// Whether CSV and TSV begin with the names of the columns.
  var hasHeaders = true
  var tableWidth = TableWidth.window
  /// The last statement that was run, for `.save`.
  var last: String?
  /// The file for results, with its path.
  var file: (path: String, output: Output, isForOneAnswer: Bool)?
  let messages = Messages.standardError()
  private var isOver = false
  /// The lines of an incomplete statement.
  private var statement = ""
  /// The nesting depth of scripts that read other scripts.
  var depth = 0

  /// The maximum width of tables.
  enum TableWidth {
    case window, unlimited
    case columns(Int)

    var described: String {
      switch self {
      case .window: "auto"
      case .unlimited: "off"
      case .columns(let columns): "\(columns)"
      }
    }
  }

  /// - Parameter lines: the source of an interactive session's lines; nil for a script.
  init(database: String, limits: LimitOptions, format: FormatOptions, lines: (any PromptLines)?) throws {
    (self.database, self.format, self.lines) = (database, format, lines)
    parameters = try limits.values()
    console = try SQLConsole(path: database, limits: limits.limits)
  }

  private var isInteractive: Bool { lines != nil }

  /// Runs the prompt until the end of input. Errors are printed, and the prompt continues.
  func converse() throws {
    guard let lines else { return }
    defer { try? console.close() }
    welcome(lines)
    InterruptKey.begin()
    while !isOver {
      InterruptKey.forget()
      switch lines.next(isContinued: !statement.isEmpty) {
      case .end: isOver = true
      case .interrupted: statement = ""
      case .text(let line): try take(line, lines)
      }
    }
    try finishFile()
  }

  /// Runs a script; the first error ends it.
  func run(_ text: String, of place: String?) throws {
    defer { try? console.close() }
    InterruptKey.begin()
    do {
      try run(script: text, of: place)
    } catch {
      file?.output.abandon()
      throw error
    }
    try finishFile()
  }

  func quit() { isOver = true }

  /// Loads the names for completion with the tab key.
  func completeNames() {
    guard let lines else { return }
    let completer = Completer(console)
    lines.completion = { before, statement in completer.completion(before: before, in: statement) }
  }

  private func welcome(_ lines: any PromptLines) {
    completeNames()
    lines.judge = { Self.judgement(of: $0) }
    messages.note(words.welcome(ProgramVersion.text, database))
    messages.note(words.helpAndQuit)
  }

  /// Whether a text can be run.
  private static func judgement(of text: String) -> Editor.Judgement {
    if text.utf8.contains(0) || SQLScript(text, isCommand: DotCommand.isCommand).isWhole { return .complete }
    if let line = text.split(separator: "\n", omittingEmptySubsequences: false).dropFirst().last,
      line.first == ".", let command = DotCommand(String(line)), DotCommand.names.contains(command.name)
    {
      return .misplaced(words.statementUnfinished)
    }
    return .unfinished
  }

  /// Handles typed input: a line, or a whole statement.
  private func take(_ typed: String, _ lines: any PromptLines) throws {
    let text = statement.isEmpty ? typed : statement + "\n" + typed
    switch Self.judgement(of: text) {
    case .unfinished: statement = text
    case .misplaced(let reason): messages.note(reason)
    case .complete:
      statement = ""
      // The values of parameters may be secret, so `.param` is not stored in the file.
      if !SQLScript(text, isCommand: DotCommand.isCommand).pieces.isEmpty {
        lines.remember(text, inFile: DotCommand(text)?.name != ".param")
      }
      try attempt { try run(script: text, of: nil) }
    }
  }

  /// Runs statements and dot commands one after the other.
  ///
  /// - Parameter place: the file of the script.
  /// - Throws: the first error, with the place of its statement.
  func run(script text: String, of place: String?) throws {
    // A text with a NUL byte is not a valid script; run as one statement for its error.
    if text.utf8.contains(0) { return try answer(text) }
    let script = SQLScript(Composition.composed(text), isCommand: DotCommand.isCommand)
    for (index, piece) in script.pieces.enumerated() {
      guard !isOver else { return }
      let part = script.text(of: piece)
      do {
        if piece.isCommand, let command = DotCommand(part) { try perform(command) } else { try answer(part) }
      } catch let error as KnowledgeBaseError where script.pieces.count > 1 || place != nil {
        throw error.within(script, index, of: place)
      }
    }
  }

  /// Runs a body, and prints its error.
  private func attempt(_ body: () throws -> Void) throws {
    do {
      try body()
    } catch {
      if file?.isForOneAnswer == true {
        file?.output.abandon()
        file = nil
      }
      switch error {
      case is ClosedPipe: return  // The pager was left before the end.
      case let error as KnowledgeBaseError where error.category == .interrupted:
        // The terminal has echoed ^C on the current line.
        messages.endLine()
        messages.report(error)
      case let error as KnowledgeBaseError: messages.report(error, for: .prompt)
      default: messages.report(KnowledgeBaseError(.inputOutput, "\(error)"))
      }
    }
  }

  /// Runs a statement and prints its rows.
  func answer(_ sql: String) throws {
    last = sql
    try answer(sql, used(by: sql))
    if file?.isForOneAnswer == true { try finishFile() }
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
    if showsTime { messages.report(outcome) }
  }

  /// The parameters that a statement names; the others stay set for later statements.
  func used(by sql: String) -> QueryParameters { parameters.taken(by: sql) }

  /// Prints in the selected format to the selected destination.
  func show<T>(_ body: (any RowPrinter) throws -> T) throws -> T {
    let output = file?.output ?? screen()
    var options = format.rowOptions
    options.allowsList = format.format == nil
    options.header = hasHeaders
    switch tableWidth {
    case .window: break
    case .columns(let columns): options.width = columns
    case .unlimited: (options.width, options.allowsList) = (nil, false)
    }
    if let file {
      (options.isTerminal, options.usesColour, options.width, options.endsLinesAsFiles) = (false, false, nil, true)
      // Later answers are added to a file of several.
      (options.beginsPage, options.endsPage) = (file.isForOneAnswer, file.isForOneAnswer)
      options.about = .command()
    }
    let printer = try format.rowFormat.printer(to: output, options)
    do {
      let result = try body(printer)
      try printer.end()
      if file == nil { try output.commit() }
      return result
    } catch {
      try? printer.stop()
      if file == nil { try? output.commit() }
      throw error
    }
  }

  func screen() -> Output {
    guard isInteractive, Terminal(descriptor: 1).isTerminal, !CommandPager.isOff else {
      return UntimedDestination.standardOutput(console)
    }
    var isWide = false
    if case .unlimited = tableWidth { isWide = true }
    return Output(PagerDestination(isWide: isWide) { [console] body in try console.withoutClock(body) })
  }

  /// Commits the file for results.
  func finishFile() throws {
    try file?.output.commit()
    file = nil
  }
}

extension KnowledgeBaseError {
  /// Adds the statement's number, if there are several, and its position in the whole text.
  func within(_ script: SQLScript, _ index: Int, of place: String?) -> KnowledgeBaseError {
    // An error that already has a place comes from a nested script.
    guard self.place == nil else { return self }
    var error = self
    let piece = script.pieces[index]
    let statements = script.pieces.filter { !$0.isCommand }.count
    if !piece.isCommand, statements > 1 {
      let number = script.pieces[...index].filter { !$0.isCommand }.count
      error.wording = Wording { words in
        words.statement(number, of: statements) + ": " + wording.text(in: words.language)
      }
    }
    guard var excerpt else {
      error.place = place.map { "\($0):\(script.line(of: piece))" }
      return error
    }
    if excerpt.text == script.text(of: piece) {
      excerpt = Excerpt(
        text: script.text,
        range: excerpt.range.lowerBound + piece.range.lowerBound..<excerpt.range.upperBound + piece.range.lowerBound)
    }
    error.excerpt = excerpt
    error.place = place
    return error
  }
}

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Reads lines without editing, from a terminal that cannot move its cursor.
final class PlainLines: PromptLines {
  private let output = Output.standardOutput()
  var completion: ((String, String) -> Completion)?
  var judge: ((String) -> Editor.Judgement)?
  let isInteractive = true
  private var unread: [UInt8] = []

  func next(isContinued: Bool) -> Line {
    output.append(isContinued ? Prompts.continued : Prompts.first)
    try? output.flush()
    if let line = readText() { return .text(line) }
    output.append("\n")
    try? output.flush()
    return InterruptKey.isPressed ? .interrupted : .end
  }

  func remember(_ statement: String, inFile: Bool) {}

  /// The next line; nil at the end and after Ctrl-C. Invalid UTF-8 is decoded as Latin-1, as in the editor.
  private func readText() -> String? {
    var part = [UInt8](repeating: 0, count: 1 << 12)
    while true {
      if let end = unread.firstIndex(of: 0x0A) {
        defer { unread.removeSubrange(...end) }
        return Self.text(unread[..<end])
      }
      let count = read(0, &part, part.count)
      if count > 0 {
        unread += part[..<count]
      } else if count == 0 || errno != EINTR || InterruptKey.isPressed {
        defer { unread = [] }
        return count == 0 && !unread.isEmpty ? Self.text(unread[...]) : nil
      }
    }
  }

  private static func text(_ bytes: ArraySlice<UInt8>) -> String {
    String(validating: bytes, as: UTF8.self) ?? String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
  }
}

/// The prompts.
enum Prompts {
  static let first = "byregion> "
  static let continued = "     ...> "
}

/// A source of lines for the prompt: a keyboard with or without editing.
protocol PromptLines: AnyObject {
  /// Whether a user types the lines and sees a prompt.
  var isInteractive: Bool { get }
  /// Completes the text before the cursor, in a line that may continue after it.
  var completion: ((_ before: String, _ line: String) -> Completion)? { get set }

  /// Decides whether a text is complete, or another line is needed.
  var judge: ((_ text: String) -> Editor.Judgement)? { get set }

  /// The next line, or a whole statement if the source can edit it as one. `isContinued` is true inside a statement.
  func next(isContinued: Bool) -> Line

  /// Adds a statement to the history, and to its file if `inFile`.
  func remember(_ statement: String, inFile: Bool)
}

/// The result of reading a line.
enum Line: Equatable {
  case text(String)
  /// Ctrl-C: the unfinished statement is dropped.
  case interrupted
  case end
}
