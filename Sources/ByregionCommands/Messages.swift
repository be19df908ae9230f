import ByregionConsole
import ByregionFiles
import ByregionImporting
import ByregionLanguages
import ByregionPrinting
import ByregionRecords
import ByregionSQLite
import ByregionSearch
import ByregionStore
import ByregionText
import ByregionWriteUp

/// The command line's texts, in the language of the process.
var words: Catalogue { .ofProcess }

/// The texts of `--help`, in the same language.
var help: HelpTexts { HelpTexts(.ofProcess) }

/// Messages on standard error.
struct Messages {
  fileprivate let printer: MessagePrinter

  /// Messages that go to standard error, coloured on a terminal.
  static func standardError() -> Messages {
    let terminal = Terminal(descriptor: 2)
    return Messages(printer: MessagePrinter(Output.standardError(), terminal))
  }

  /// Prints an error with its place and hints, worded for the surface that shows it.
  func report(_ error: KnowledgeBaseError, for surface: KnowledgeBaseError.Surface = .commandLine) {
    let hints = error.suggestion.map { [$0.worded(for: surface, words)] } ?? []
    guard let excerpt = error.excerpt else {
      let text = error.place.map { words.message(error.wording.text, about: $0) } ?? error.wording.text
      return printer.error(text, hints: hints)
    }
    printer.caret(
      CaretMessage(
        .error, error.wording.text, source: error.place, in: excerpt.text, at: excerpt.range, hints: hints))
  }

  /// Prints failures and throws the exit code of the first, if there are any.
  func reportAndThrow(_ failures: [ImportFailure]) throws {
    for failure in failures { report(failure.error) }
    if let first = failures.first { throw ReportedFailure(status: ExitStatus.of(first.error.category)) }
  }

  /// Prints the diagnostics of a write-up, each with its place.
  func report(_ diagnostics: [Diagnostic], of source: String) {
    for diagnostic in diagnostics { printer.caret(CaretMessage(diagnostic, source: source)) }
  }

  func note(_ text: String) { printer.note(text) }

  func note(_ text: Wording) { note(text.text) }

  /// Explains how to end the input, if it is typed on a terminal.
  func reportTyping(of what: String) {
    guard Terminal(descriptor: 0).isTerminal, Terminal(descriptor: 2).isTerminal else { return }
    note(words.typeOrPaste(what))
  }

  /// Ends the current line, which already has other output.
  func endLine() {
    let output = Output.standardError()
    output.append("\n")
    try? output.flush()
  }

  /// Prints a warning about data that could not be saved.
  func lost(_ text: String) { printer.warning(words.lost(text)) }

  /// Prints the skipped files, one line for each reason.
  func report(_ skipped: [FoundSources.Skipped]) {
    let groups = Dictionary(grouping: skipped, by: \.reason).sorted { $0.value[0].name < $1.value[0].name }
    for (reason, files) in groups {
      note(words.skipped(files[0].name, others: files.count - 1, because: words.skipReason(reason)))
    }
  }

  /// Prints the number of rows and the time of a statement.
  func report(_ outcome: SQLConsole.Outcome) {
    if let copy = outcome.copy { note(words.backedUp(copy)) }
    let milliseconds = outcome.duration / .milliseconds(1)
    let time = milliseconds < 1000 ? "\(Int(milliseconds.rounded())) ms" : words.seconds(milliseconds / 1000)
    let rows = outcome.changedRows.map { words.changed(words.rows($0)) } ?? words.rows(outcome.rowCount)
    note("\(rows)\(outcome.wasCut ? words.raiseMaxRows : ""), \(time)")
  }
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

/// Prints rows in the requested format.
enum Rows {
  static func print(_ columns: [String], _ format: FormatOptions, _ rows: [[Value]], about: AboutRows? = nil) throws {
    let people = try RowsForPeople(columns, format.rowFormat)
    try print(format, about: about) { printer in
      try printer.begin(people.headings)
      for row in rows { try printer.row(people.shown(row)) }
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

extension OutputError {
  /// The failed action, with the system's reason.
  var wording: Wording {
    Wording { words in
      switch action {
      case .create: words.cannotCreate(target, code)
      case .write: words.cannotWrite(target, code)
      case .replace: words.cannotReplace(target, code)
      }
    }
  }
}

/// Translates the program's own rows for people: the headings and the stored names, in the process's language.
///
/// Machine-readable formats are not translated, so that a file is the same in every language. Neither is English, which
/// the stored names are in. Results of a user's SQL are never changed.
struct RowsForPeople {
  /// Translates the values of a column.
  private typealias Naming = @Sendable (Catalogue) -> (String) -> String

  let headings: [Column]
  private let names: [Naming?]

  init(_ columns: [String], _ format: OutputFormat) {
    let isShown = !format.isForPrograms && words.language != .english
    headings = columns.map { Column(isShown ? words.heading(ofColumn: $0) : $0) }
    names = columns.map { isShown ? Self.names[$0] : nil }
  }

  /// Whether rows are not translated.
  var keepsRows: Bool { names.allSatisfy { $0 == nil } }

  /// A translated row.
  func shown(_ row: [Value]) -> [Value] {
    zip(row, names).map { value, name in
      guard let name, case .text(let text) = value else { return value }
      return .text(name(words)(text))
    }
  }

  /// The translations of values, by column name.
  private static let names: [String: Naming] = [
    "kind": { words in { words.anyKind($0) } }, "document_kind": { words in { words.documentKind($0) } },
    "status": { words in { words.documentStatus($0) } },
    "language": { words in { words.writtenLanguage($0) } },
    "role": { words in { words.role($0) } },
    "certainty": { words in { words.certainty($0) ?? words.certain } },
    "decided by": { words in { words.decision($0) } }, "seen in": { words in { words.origin($0) } },
    "from": { words in { words.origin($0) } }, "format": { words in { words.format($0) } },
    "here": { words in { words.availability($0) } }, "to a reader": { words in { words.likeness($0) } },
    "match": { words in { words.match($0) } },
    "reason": { words in { words.reason($0) } },
  ]
}

extension AboutRows {
  /// The description of rows from any command: the command line, and when it ran.
  static func command() -> AboutRows {
    let arguments = CommandLine.arguments.dropFirst().map { ShellWord.quoted(Self.withoutPassword($0)) }.joined(
      separator: " ")
    return AboutRows(
      [
        Line(words.aboutCommand, "byregion " + arguments), Line(words.aboutMade, Timestamp.now()),
        Line(words.aboutProgram, ProgramVersion.text),
      ], in: words)
  }

  /// An argument that is safe in a file for others: without the password of a URL.
  private static func withoutPassword(_ argument: String) -> String {
    guard argument.hasPrefix("--db=") else { return KnowledgeBase.withoutPassword(argument) }
    return "--db=" + KnowledgeBase.withoutPassword(String(argument.dropFirst(5)))
  }

  /// The description of rows from a knowledge base.
  init(_ knowledgeBase: KnowledgeBase) throws {
    self = Self.command()
    lines.append(Line(words.aboutBase, knowledgeBase.path))
    lines.append(Line(words.aboutDocuments, String(try knowledgeBase.documents().count)))
  }

  /// The description of the hits of a search.
  init(_ response: SearchResponse, _ request: SearchRequest, of knowledgeBase: KnowledgeBase) throws {
    try self.init(knowledgeBase)
    lines.insert(Line(words.aboutQuery, response.understoodQuery), at: 0)
    let filters = request.filters.values.sorted { $0.key.rawValue < $1.key.rawValue }
      .map { "\($0.key.name(in: words.language)): \($0.value.joined(separator: ", "))" }
    if !filters.isEmpty { lines.insert(Line(words.aboutNarrowed, filters.joined(separator: "; ")), at: 1) }
    lines.append(Line(words.aboutHits, String(response.total)))
    sourceColumns = words.aboutSources
    var seen: Set<[String]> = []
    sources = response.hits.map { hit in
      [
        hit.regionName, hit.source, words.documentKind(hit.documentKind), hit.documentDate,
        words.writtenLanguage(hit.language),
      ]
    }
    .filter { seen.insert($0).inserted }.sorted { $0.lexicographicallyPrecedes($1) }
  }
}
