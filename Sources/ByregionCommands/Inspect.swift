import ArgumentParser
import ByregionConverting
import ByregionImporting
import ByregionLanguages
import ByregionPlaces
import ByregionPrinting
import ByregionReading
import ByregionRecords
import ByregionSQLite
import ByregionSearch
import ByregionText
import ByregionWriteUp

/// `byregion inspect analyze`: shows how a word is expanded in a search, and why.
struct InspectAnalyzeCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "analyze",
      abstract: help.analyze.abstract,
      discussion: help.analyze.discussion(
        """
        byregion inspect analyze kommunane
        byregion inspect analyze naeringsplan --format csv
        """))
  }

  @Argument(help: ArgumentHelp(help.analyzedWord, valueName: help.value(.word)))
  var word: String

  @OptionGroup var format: FormatOptions
  @OptionGroup var database: DatabaseOptions

  func run() throws {
    guard !word.contains(where: \.isWhitespace) else {
      throw KnowledgeBaseError(
        .usage, { $0.severalWords(word) }, suggestion: .say { $0.explainQueryShowsAll })
    }
    let alternatives = try database.with(.reading) { try $0.alternatives(of: word) }
    guard !alternatives.isEmpty else {
      Messages.standardError().note(words.nothingInIndexLike(word))
      throw ReportedFailure(status: ExitStatus.noHits)
    }
    try Rows.print(
      ["word", "passages", "weight", "likeness", "to a reader", "reason"], format,
      alternatives.map { alternative in
        [
          .text(alternative.word), Value(alternative.passages), .real(Self.rounded(alternative.weight)),
          .real(Self.rounded(alternative.similarity)), .text(alternative.isStrong ? "the same word" : "alike"),
          .text(alternative.reason),
        ]
      })
  }

  private static func rounded(_ number: Double) -> Double { (number * 1000).rounded() / 1000 }
}

/// `byregion inspect`: shows how the program interprets a text or a word.
struct InspectCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "inspect", abstract: help.inspect.abstract,
      subcommands: [
        InspectParseCommand.self, InspectFormatsCommand.self, InspectAnalyzeCommand.self, InspectTermsCommand.self,
        InspectDiagnosticCommand.self,
      ])
  }
}

/// `byregion inspect diagnostic`: explains a warning and its remedy.
struct InspectDiagnosticCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "diagnostic",
      abstract: help.explainDiagnostic.abstract,
      discussion: help.explainDiagnostic.discussion(
        """
        byregion inspect diagnostic
        byregion inspect diagnostic heading-misspelt
        """))
  }

  @Argument(help: ArgumentHelp(help.diagnosticIdentifier, valueName: help.value(.identifier)))
  var identifier: String?

  @OptionGroup var format: FormatOptions

  func run() throws {
    let all = DiagnosticCatalogue.all + PlaceDiagnostics.all
    let chosen = identifier.map { name in all.filter { $0.identifier == name } } ?? all
    guard !chosen.isEmpty else {
      let near = NearestName.to(identifier ?? "", among: all.map(\.identifier))
      throw KnowledgeBaseError(
        .usage, { $0.noDiagnostic(identifier ?? "") },
        suggestion: .say { words in
          near.map { words.didYouMean($0) } ?? words.listsThem("`byregion inspect diagnostic`")
        })
    }
    // Machine-readable formats are the same in every language.
    let shown = try format.rowFormat.isForPrograms ? Catalogue(.english) : words
    try Rows.print(
      ["identifier", "meaning", "what to do"], format,
      chosen.map { [.text($0.identifier), .text($0.meaning(shown)), .text($0.remedy(shown))] })
  }
}

/// `byregion inspect parse`: shows how files are parsed, without a knowledge base.
struct InspectParseCommand: ParsableCommand {
  /// The values of `--format`.
  enum Format: String, WritableFormat {
    case text, json, ndjson
  }

  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "parse",
      abstract: help.parse.abstract,
      discussion: help.parse.discussion(
        """
        byregion inspect parse seed/ranaregionen.txt
        byregion inspect parse --format ndjson seed
        byregion inspect parse --explain rana.html
        """))
  }

  @Argument(help: ArgumentHelp(help.parsePaths, valueName: help.value(.paths)), completion: .file())
  var paths: [String]

  @Option(
    name: [.customShort("f"), .customLong("format")],
    help: ArgumentHelp(help.parseFormat, valueName: help.value(.format)))
  var stated: Format?

  @OptionGroup var destination: DestinationOptions

  @Flag(help: ArgumentHelp(help.parseExplain))
  var explain = false

  @Option(name: .customLong("as"), help: ArgumentHelp(help.readAs, valueName: help.value(.statedFormat)))
  var sourceFormat: StatedFormat?

  func validate() throws {
    let format = try destination.format(stated, else: .text)
    guard !explain || format == .text else { throw ValidationError(words.explainPrintsText) }
  }

  func run() throws {
    let found = SourceFinder.find(paths, as: sourceFormat)
    let format = try destination.format(stated, else: .text)
    var failures = found.failures
    try destination.write { output in
      let writer = JSONWriter(output)
      let body = { (file: SourceFile) in
        do {
          if file.isStandardInput { Messages.standardError().reportTyping(of: words.theWriteUp) }
          let parsed = try ParsedSource(file)
          try show(parsed, format, writer: writer, output: output)
        } catch let error as KnowledgeBaseError {
          failures.append(ImportFailure(name: file.name, location: file.location, error: error))
        }
      }
      if format == .json {
        try writer.array { try found.files.forEach(body) }
        writer.endLine()
      } else {
        try found.files.forEach(body)
      }
    }
    try Messages.standardError().reportAndThrow(failures)
  }

  private func show(_ parsed: ParsedSource, _ format: Format, writer: JSONWriter, output: Output) throws {
    switch format {
    case .text:
      output.append(explain ? LineExplanation.text(of: parsed) : parsed.dump)
      try output.flush()
      Messages.standardError().report(parsed.writeUp.diagnostics, of: parsed.file.name)
    case .json, .ndjson:
      WriteUpJSON.write(parsed.writeUp, source: parsed.file.fileName, to: writer)
      if format == .ndjson { writer.endLine() }
      try output.checkpoint()
    }
  }
}

/// `byregion inspect terms`: lists the words of the index.
struct InspectTermsCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "terms",
      abstract: help.listWords.abstract,
      discussion: help.listWords.discussion(
        """
        byregion inspect terms forank
        byregion inspect terms --limit 100000 --format csv
        """))
  }

  @Argument(help: ArgumentHelp(help.wordPrefix, valueName: help.value(.prefix)))
  var prefix: String = ""

  @Option(name: [.customShort("n"), .long], help: ArgumentHelp(help.wordLimit, valueName: help.value(.count)))
  var limit: Int = 100

  @OptionGroup var format: FormatOptions
  @OptionGroup var database: DatabaseOptions

  func validate() throws {
    guard (1...10_000_000).contains(limit) else { throw ValidationError(words.isFrom("--limit", 1, to: 10_000_000)) }
  }

  func run() throws {
    let words = try database.with(.reading) { try $0.words(prefix: prefix, limit: limit + 1) }
    guard !words.isEmpty else {
      Messages.standardError().note(Catalogue.ofProcess.noWordBegins(with: prefix))
      throw ReportedFailure(status: ExitStatus.noHits)
    }
    try Rows.print(
      ["word", "passages"], format, words.prefix(limit).map { [.text($0.word), Value($0.passages)] })
    if words.count > limit { Messages.standardError().note(Catalogue.ofProcess.raiseLimit) }
  }
}

/// Writes a write-up as a JSON object.
enum WriteUpJSON {
  static func write(_ writeUp: WriteUp, source: String, to writer: JSONWriter) {
    writer.object {
      writer.field("source", source)
      writer.field("title", writeUp.title)
      writer.field("region", writeUp.regionName)
      writer.field("kind", writeUp.kind.rawValue)
      writer.field("language", writeUp.language.rawValue)
      writeFacts(writeUp.facts, to: writer)
      writer.field("sections", each: writeUp.sections) { section in
        writer.object {
          writer.field("kind", section.kind.rawValue)
          writer.field("heading", section.heading)
          writer.field("line", section.line)
        }
      }
      for kind in [Section.Kind.goals, .results, .advice, .continuation, .application] {
        writer.field(kind.rawValue, writeUp.entries(of: kind).map(\.text))
      }
    }
  }

  private static func writeFacts(_ facts: Facts, to writer: JSONWriter) {
    writer.field("applicant", facts.applicant?.name)
    writer.field("partners", facts.partners.map(\.name))
    writer.field("population", facts.population)
    writer.field("population_date", facts.populationDate)
    writer.field("area_km2", facts.areaKm2)
  }
}

/// `byregion inspect formats`: lists the formats that can be read on this machine, and what to install for the others.
struct InspectFormatsCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "formats",
      abstract: help.listFormats.abstract,
      discussion: help.listFormats.discussion(
        """
        byregion inspect formats
        byregion inspect formats --format csv
        """))
  }

  @OptionGroup var format: FormatOptions

  func run() throws {
    try Rows.print(
      ["format", "endings", "read by", "here"], format,
      SupportedFormat.all.map { entry in
        [.text(entry.name), .text(entry.endings), .text(entry.reader), .text(entry.availability)]
      })
  }
}

/// A format that can be imported.
private struct SupportedFormat {
  var name: String
  var endings: String
  /// The external programs that can convert it, the preferred one first; empty if none is needed.
  var programs: [ByregionConverting.Program]

  init(_ name: String, _ endings: String, _ programs: ByregionConverting.Program...) {
    (self.name, self.endings, self.programs) = (name, endings, programs)
  }

  /// The installed program that reads it, or the preferred one if none is installed.
  var reader: String {
    guard let first = programs.first else { return "byregion" }
    return (programs.first { $0.path != nil } ?? first).name
  }

  /// "yes", or how to install the program.
  var availability: String {
    guard let first = programs.first, !programs.contains(where: { $0.path != nil }) else { return "yes" }
    return "no: \(first.installation)"
  }

  static let all = [
    SupportedFormat("plain text", ".txt .text"), SupportedFormat("Markdown", ".md .markdown"),
    SupportedFormat("web page", ".html .htm .xhtml"), SupportedFormat("Word", ".docx .docm"),
    SupportedFormat("OpenDocument", ".odt .fodt"), SupportedFormat("PDF", ".pdf", PDFConverter.program),
    SupportedFormat("Rich Text", ".rtf", OfficeConverter.unrtf, LibreOffice.program),
    SupportedFormat("Word 97–2003", ".doc", OfficeConverter.antiword, LibreOffice.program),
    SupportedFormat("mail", ".eml"),
    SupportedFormat("saved web page", ".mht .mhtml"), SupportedFormat("archive of write-ups", ".zip"),
  ]
}

/// Shows how each line of a source is parsed: `inspect parse --explain`.
enum LineExplanation {
  /// One line for each line of the source with letters, or one for each piece if a line has several.
  static func text(of parsed: ParsedSource) -> String {
    var rows: [(place: String, label: String, text: String)] = []
    for line in SourceLine.lines(of: parsed) {
      // "2:14" is line 14 of page 2, as in messages.
      let place = line.page.map { "\($0.page):\($0.line)" } ?? String(line.number)
      if line.pieces.count == 1, let piece = line.pieces.first, !line.isMarkup {
        rows.append((place, label(of: piece), line.text))
      } else {
        rows += line.pieces.map { (place, label(of: $0), $0.text) }
      }
      if line.isContinuation || line.isLeftOut {
        rows.append((place, line.isContinuation ? words.isContinuation : words.isLeftOut, line.text))
      }
    }
    let letters = parsed.letters
    let width = rows.map(\.label.count).max() ?? 0
    return rows.map { row in
      let number = String(repeating: " ", count: max(5 - row.place.count, 0)) + row.place
      let label = row.label + String(repeating: " ", count: width - row.label.count)
      return "\(number)  \(label)  \(Sanitizer.visible(shortened(trimmed(row.text))))\n"
    }.joined() + "\n\(words.lettersRead(letters.read, leftOut: letters.leftOut))\n"
  }

  private static func label(of piece: SourceLine.Piece) -> String {
    switch piece.part {
    case .title: words.titleLabel
    case .heading(let kind): words.headingLabel(kind.rawValue)
    case .entry(let kind, let number):
      words.language == .english ? "\(kind.rawValue) \(number)" : words.kind(kind.rawValue, number: String(number))
    }
  }

  private static func trimmed(_ text: String) -> String {
    String(text.drop { $0.isWhitespace || $0 == "\u{FEFF}" })
  }

  private static func shortened(_ text: String) -> String { text.count > 100 ? text.prefix(99) + "…" : text }
}
