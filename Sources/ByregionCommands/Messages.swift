import ByregionConsole
import ByregionImporting
import ByregionPrinting
import ByregionRecords
import ByregionSQLite
import ByregionWriteUp

/// Messages on standard error.
struct Messages {
  fileprivate let printer: MessagePrinter

  /// Messages that go to standard error, coloured on a terminal.
  static func standardError() -> Messages {
    let terminal = Terminal(descriptor: 2)
    return Messages(printer: MessagePrinter(Output.standardError(), terminal))
  }

  /// Says what went wrong, where, and what to do, in the terms of the place where it is shown.
  func report(_ error: KnowledgeBaseError, for surface: KnowledgeBaseError.Surface = .commandLine) {
    let hints = error.suggestion.map { [$0.worded(for: surface)] } ?? []
    guard let excerpt = error.excerpt else {
      let text = error.place.map { "\($0): \(error.message)" } ?? error.message
      return printer.error(text, hints: hints)
    }
    printer.caret(
      CaretMessage(
        .error, error.message, source: error.place, in: excerpt.text, at: excerpt.range, hints: hints))
  }

  /// Prints failures and throws the exit code of the first, if there are any.
  func reportAndThrow(_ failures: [ImportFailure]) throws {
    for failure in failures { report(failure.error) }
    if let first = failures.first { throw ReportedFailure(status: ExitStatus.of(first.error.category)) }
  }

  /// Prints the diagnostics of a write-up, each with its place.
  func tell(_ diagnostics: [Diagnostic], of source: String) {
    for diagnostic in diagnostics { printer.caret(CaretMessage(diagnostic, source: source)) }
  }

  func note(_ text: String) { printer.note(text) }

  /// Explains how to end the input, if a person types it on a terminal.
  func tellTyping(of what: String) {
    guard Terminal(descriptor: 0).isTerminal, Terminal(descriptor: 2).isTerminal else { return }
    note("type or paste \(what); Ctrl-D on a line of its own ends it, Ctrl-C leaves")
  }

  /// Ends the current line, on which other output stands.
  func endLine() {
    let output = Output.standardError()
    output.append("\n")
    try? output.flush()
  }

  /// Prints what could not be saved.
  func lost(_ text: String) { printer.warning("lost: \(text)") }

  /// Prints the files that were left out, one line for each reason.
  func tell(_ skipped: [FoundSources.Skipped]) {
    let groups = Dictionary(grouping: skipped, by: \.reason).sorted { $0.value[0].name < $1.value[0].name }
    for (reason, files) in groups {
      let others = files.count > 1 ? " and \(files.count - 1) more" : ""
      note("skipped \(files[0].name)\(others): \(reason)")
    }
  }

  /// Prints the number of rows and the time of a statement.
  func tell(_ outcome: SQLConsole.Outcome) {
    if let copy = outcome.copy { note("backup of the file before the change: \(copy)") }
    let milliseconds = outcome.duration / .milliseconds(1)
    let time =
      milliseconds < 1000 ? "\(Int(milliseconds.rounded())) ms" : "\((milliseconds / 10).rounded() / 100) s"
    let rows = outcome.changedRows.map { "\(Self.rows($0)) changed" } ?? Self.rows(outcome.rowCount)
    note("\(rows)\(outcome.wasCut ? " (there are more; raise --max-rows)" : ""), \(time)")
  }

  private static func rows(_ count: Int) -> String { "\(count) row\(count == 1 ? "" : "s")" }
}

extension Messages {
  /// Prints a warning with its place.
  func warn(_ message: String, excerpt: KnowledgeBaseError.Excerpt, source: String) {
    printer.caret(CaretMessage(.warning, message, source: source, in: excerpt.text, at: excerpt.range))
  }
}

/// Prints single lines on standard output.
enum Lines {
  static func print(_ line: String) throws {
    let output = Output.standardOutput()
    output.append(line + "\n")
    try output.flush()
  }
}

/// Prints rows in the format that was asked for.
enum Rows {
  static func print(_ columns: [String], _ format: FormatOptions, _ rows: [[Value]], about: AboutRows? = nil) throws {
    try print(format, about: about) { printer in
      try printer.begin(columns.map { Column($0) })
      for row in rows { try printer.row(row) }
    }
  }

  /// Lets `body` begin the printer and print rows.
  static func print(
    _ format: FormatOptions, about: AboutRows? = nil, _ body: (any RowPrinter) throws -> Void
  ) throws {
    let chosen = try format.rowFormat
    var options = format.listOptions
    options.about = about ?? .command()
    try format.destination.write { output in
      let printer = chosen.printer(to: output, options)
      try body(printer)
      try printer.end()
      for note in printer.notes { Messages.standardError().note(note) }
    }
  }
}
