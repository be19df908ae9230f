import ByregionConsole
import ByregionImporting
import ByregionPrinting
import ByregionRecords
import ByregionSQLite
import ByregionWriteUp

/// What the program says beside its data, on standard error.
struct Messages {
  fileprivate let printer: MessagePrinter

  /// Messages to standard error, in colour where it is a terminal.
  static func standardError() -> Messages {
    let terminal = Terminal(descriptor: 2)
    return Messages(printer: MessagePrinter(Output.standardError(), terminal))
  }

  /// Says what went wrong, where, and what to do.
  func report(_ error: KnowledgeBaseError) {
    let hints = error.suggestion.map { [$0] } ?? []
    guard let excerpt = error.excerpt else {
      let text = error.place.map { "\($0): \(error.message)" } ?? error.message
      return printer.error(text, hints: hints)
    }
    printer.caret(
      CaretMessage(
        .error, error.message, source: error.place, in: excerpt.text, at: excerpt.range, hints: hints))
  }

  /// Reports what could not be read and ends the command with the code of the first.
  ///
  /// - Throws: an exit code when there is anything to report.
  func reportAndThrow(_ failures: [ImportFailure]) throws {
    for failure in failures { report(failure.error) }
    if let first = failures.first { throw ReportedFailure(status: ExitStatus.of(first.error.category)) }
  }

  /// The doubts about a write-up, each with its place.
  func tell(_ diagnostics: [Diagnostic], of source: String) {
    for diagnostic in diagnostics { printer.caret(CaretMessage(diagnostic, source: source)) }
  }

  func note(_ text: String) { printer.note(text) }

  /// Says what is waited for and how it ends, where a person types it; a pipe needs no telling.
  func tellTyping(of what: String) {
    guard Terminal(descriptor: 0).isTerminal, Terminal(descriptor: 2).isTerminal else { return }
    note("type or paste \(what); Ctrl-D on a line of its own ends it, Ctrl-C leaves")
  }

  /// Begins a new line where something that is not ours stands on this one.
  func endLine() {
    let output = Output.standardError()
    output.append("\n")
    try? output.flush()
  }

  /// What could not be saved.
  func lost(_ text: String) { printer.warning("lost: \(text)") }

  /// What was passed over, in one line for each reason that several files share.
  func tell(_ skipped: [FoundSources.Skipped]) {
    let groups = Dictionary(grouping: skipped, by: \.reason).sorted { $0.value[0].name < $1.value[0].name }
    for (reason, files) in groups {
      let others = files.count > 1 ? " and \(files.count - 1) more" : ""
      note("skipped \(files[0].name)\(others): \(reason)")
    }
  }

  /// How many rows an answer has, or a statement changed, and how long it took.
  func tell(_ outcome: SQLConsole.Outcome) {
    if let copy = outcome.copy { note("the file as it was before is kept as \(copy)") }
    let milliseconds = outcome.duration / .milliseconds(1)
    let time =
      milliseconds < 1000 ? "\(Int(milliseconds.rounded())) ms" : "\((milliseconds / 10).rounded() / 100) s"
    let rows = outcome.changedRows.map { "\(Self.rows($0)) changed" } ?? Self.rows(outcome.rowCount)
    note("\(rows)\(outcome.wasCut ? " (there are more; raise --max-rows)" : ""), \(time)")
  }

  private static func rows(_ count: Int) -> String { "\(count) row\(count == 1 ? "" : "s")" }
}

extension Messages {
  /// What was done otherwise than asked, with the place.
  func warn(_ message: String, excerpt: KnowledgeBaseError.Excerpt, source: String) {
    printer.caret(CaretMessage(.warning, message, source: source, in: excerpt.text, at: excerpt.range))
  }
}

/// Prints a line of what a command did.
enum Lines {
  static func print(_ line: String) throws {
    let output = Output.standardOutput()
    output.append(line + "\n")
    try output.flush()
  }
}

/// Prints rows that are at hand in the format that was asked for.
enum Rows {
  static func print(_ columns: [String], _ format: FormatOptions, _ rows: [[Value]]) throws {
    let output = Output.standardOutput()
    let printer = format.rowFormat.printer(to: output, format.listOptions)
    try printer.begin(columns.map { Column($0) })
    for row in rows { try printer.row(row) }
    try printer.end()
    try output.flush()
  }
}
