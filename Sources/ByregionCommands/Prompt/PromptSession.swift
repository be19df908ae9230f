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

/// A conversation in SQL: statements over several lines up to a semicolon, and dot commands.
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
  /// The file that answers go to, and what it is called.
  var file: (path: String, output: Output, isForOneAnswer: Bool)?
  let messages = Messages.standardError()
  private var isOver = false
  /// The lines of a statement that is not finished.
  private var statement = ""
  /// How many files read one another.
  var depth = 0

  /// What tables are fitted to.
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

  /// - Parameter lines: where a conversation is typed; nil for a script.
  init(database: String, limits: LimitOptions, format: FormatOptions, lines: (any PromptLines)?) throws {
    (self.database, self.format, self.lines) = (database, format, lines)
    parameters = try limits.values()
    console = try SQLConsole(path: database, limits: limits.limits)
  }

  private var isInteractive: Bool { lines != nil }

  /// Reads and answers until the end; errors are shown, and the prompt goes on.
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

  /// Reads the names that the tab key completes.
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

  /// Takes what was typed: a line, or a whole statement.
  private func take(_ typed: String, _ lines: any PromptLines) throws {
    let text = statement.isEmpty ? typed : statement + "\n" + typed
    switch Self.judgement(of: text) {
    case .unfinished: statement = text
    case .misplaced(let reason): messages.note(reason)
    case .complete:
      statement = ""
      // The values of parameters may be secret, as what is typed behind a space.
      if !SQLScript(text, isCommand: DotCommand.isCommand).pieces.isEmpty {
        lines.remember(text, inFile: DotCommand(text)?.name != ".param")
      }
      try attempt { try run(script: text, of: nil) }
    }
  }

  /// Runs statements and commands one after the other.
  ///
  /// - Parameter place: the file that they stand in.
  /// - Throws: the first error, which says where the statement stands.
  func run(script text: String, of place: String?) throws {
    // The errors of a text that no statement can be are those of one.
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

  /// Runs a body, and shows what goes wrong.
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

  /// Parameters stay set for statements to come, so that a statement takes those that it names.
  func used(by sql: String) -> QueryParameters { parameters.taken(by: sql) }

  /// Prints in the chosen format to the chosen place.
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
      try? printer.stop()
      if file == nil { try? output.commit() }
      throw error
    }
  }

  func screen() -> Output {
    guard isInteractive, Terminal(descriptor: 1).isTerminal else {
      return UntimedDestination.standardOutput(console)
    }
    var isWide = false
    if case .unlimited = tableWidth { isWide = true }
    return Output(PagerDestination(isWide: isWide) { [console] body in try console.withoutClock(body) })
  }

  /// Gives the file that answers went to its name.
  func finishFile() throws {
    try file?.output.commit()
    file = nil
  }
}

extension KnowledgeBaseError {
  /// The error of one of several statements, or of one in a file: says which, and where in the whole text.
  func within(_ script: SQLScript, _ index: Int, of place: String?) -> KnowledgeBaseError {
    // An error that has its place comes from a file that this one reads.
    guard self.place == nil else { return self }
    var error = self
    let piece = script.pieces[index]
    let statements = script.pieces.filter { !$0.isCommand }.count
    if !piece.isCommand, statements > 1 {
      let number = script.pieces[...index].filter { !$0.isCommand }.count
      error.wording = Wording { words in
        words.statement(number, of: statements) + ": " + wording.told(in: words.language)
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

/// Lines without editing, from a terminal that cannot move its cursor.
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

  /// The next line; nil at the end and after Ctrl-C. Bytes that are no UTF-8 are letters of Latin-1, as the editor has it.
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

/// What stands before the cursor.
enum Prompts {
  static let first = "byregion> "
  static let continued = "     ...> "
}

/// Where a prompt's lines come from: a keyboard with editing, or one without.
protocol PromptLines: AnyObject {
  /// Whether somebody types, to whom a prompt is shown.
  var isInteractive: Bool { get }
  /// What to offer for the text before the cursor, in a line that may go on behind it.
  var completion: ((_ before: String, _ line: String) -> Completion)? { get set }

  /// Whether a text may be handed over, or another line is wanted.
  var judge: ((_ text: String) -> Editor.Judgement)? { get set }

  /// The next line, or a whole statement where it can be edited as one; `isContinued` when a statement has begun.
  func next(isContinued: Bool) -> Line

  /// Puts a statement into the history, and into its file.
  func remember(_ statement: String, inFile: Bool)
}

/// What a reader of lines gave.
enum Line: Equatable {
  case text(String)
  /// Ctrl-C: the statement that was being typed is dropped.
  case interrupted
  case end
}
