import ArgumentParser
import ByregionFiles
import ByregionPrinting
import ByregionRecords
import ByregionReports

extension FileFormat: ExpressibleByArgument {}

/// Where the output goes.
struct DestinationOptions: ParsableArguments {
  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Write to a file, whose ending says the format; it is replaced when everything is written.", valueName: "file"),
    completion: .file())
  var output: String?

  /// The file; nil for standard output, which `-` names too.
  var path: String? { output == "-" ? nil : output }

  func validate() throws {
    if output?.isEmpty == true { throw ValidationError(words.namelessOutput) }
  }

  /// The screen that the output goes to; a file is none.
  func terminal(_ colour: ColourChoice = .automatic) -> Terminal {
    guard path != nil else { return Terminal(descriptor: 1, colour: colour) }
    return Terminal(usesColour: colour == .always)
  }

  /// Lets `body` write everything, and gives a file its name only then. What reached standard output before an error
  /// stays there.
  func write(_ body: (Output) throws -> Void) throws {
    let output = try path.map { try Output.file(replacing: $0) } ?? Output.standardOutput()
    do {
      try body(output)
    } catch {
      if path == nil { try? output.flush() } else { output.abandon() }
      throw error
    }
    try output.commit()
  }

  /// The format that was asked for, or that the file's ending says.
  ///
  /// - Parameter takes: the formats that the command writes, for messages.
  /// - Returns: nil where neither says one.
  /// - Throws: `ValidationError` for an ending that is none of theirs, and for a name that hides what the file is.
  func format(stated: FileFormat?, takes: [FileFormat]) throws -> FileFormat? {
    let ending = path.flatMap { FileFormat(ofPath: $0) }
    if let stated {
      guard takes.contains(stated) else { throw Self.refusal(of: "--format \(stated.rawValue)", stated, takes) }
      guard let path, stated.isPackage || ending?.isPackage == true, ending != stated else { return stated }
      throw ValidationError(words.formatMisfits(stated.rawValue, path))
    }
    // A device such as /dev/stdout has no ending.
    guard let path, FilePath.otherKind(path) == nil else { return nil }
    guard let ending else {
      let known = takes.flatMap(\.endings).map { "." + $0 }.joined(separator: " ")
      throw ValidationError(words.noEnding(path, known: known))
    }
    guard takes.contains(ending) else { throw Self.refusal(of: path, ending, takes) }
    return ending
  }

  private static func refusal(of what: String, _ format: FileFormat, _ takes: [FileFormat]) -> ValidationError {
    let names = takes.map(\.rawValue).joined(separator: ", ")
    let other =
      switch format {
      case .docx, .odt: words.reportWritesIt
      case _ where format.isCitation: words.theseCite
      default: ""
      }
    return ValidationError(words.formatNotWritten(what, format.rawValue, other: other, names))
  }
}

/// A set of formats that a command writes, with the names of ``FileFormat``.
protocol WritableFormat: CaseIterable, RawRepresentable, ExpressibleByArgument where RawValue == String {}

extension WritableFormat {
  /// Those formats.
  static var fileFormats: [FileFormat] { allCases.compactMap { FileFormat(rawValue: $0.rawValue) } }
}

extension DestinationOptions {
  /// The format that was asked for, else that of the file's ending, else `standard`.
  func format<Format: WritableFormat>(_ stated: Format?, else standard: Format) throws -> Format {
    let chosen = try format(stated: stated.flatMap { FileFormat(rawValue: $0.rawValue) }, takes: Format.fileFormats)
    return chosen.flatMap { Format(rawValue: $0.rawValue) } ?? standard
  }
}

/// The format of rows and where they go.
struct FormatOptions: ParsableArguments {
  @Option(
    name: [.customShort("f"), .customLong("format")],
    help: ArgumentHelp(
      "table, list, text, json, ndjson, csv, tsv, markdown, html or xlsx; citations: bibtex, csl-json or ris.",
      valueName: "format"))
  var stated: FileFormat?

  @OptionGroup var destination: DestinationOptions

  @Option(help: "Colour: auto, always or never; auto respects NO_COLOR.")
  var color: ColourChoice = .automatic

  @Flag(help: "Cut long texts instead of wrapping them.")
  var cut = false

  @Flag(help: "Put an apostrophe before CSV and TSV cells that a spreadsheet would run as formulas.")
  var spreadsheetSafe = false

  @Flag(help: "With csv: as Excel in Norwegian opens it, with semicolons, decimal commas and --spreadsheet-safe.")
  var excel = false

  /// Formats of rows and citations.
  static let formats: [FileFormat] =
    OutputFormat.allCases.compactMap { FileFormat(rawValue: $0.rawValue) } + [.text]
    + FileFormat.allCases.filter(\.isCitation)

  // The argument parser calls it for every command that has these options.
  func validate() throws {
    _ = try destination.format(stated: stated, takes: Self.formats)
    let chosen = citation == nil ? format ?? .table : nil
    if cut, chosen != .table, chosen != .list {
      throw ValidationError(words.applies("--cut", to: ["--format table", "list"]))
    }
    if spreadsheetSafe, chosen != .csv, chosen != .tsv {
      throw ValidationError(words.applies("--spreadsheet-safe", to: ["--format csv", "tsv"]))
    }
    if excel, chosen != .csv { throw ValidationError(words.applies("--excel", to: ["--format csv"])) }
    if chosen == .xlsx, destination.path == nil, terminal.isTerminal {
      throw ValidationError(words.workbookNeedsFile)
    }
  }

  /// Throws where an option is for rows and a command prints no rows unless a format is asked for.
  func checkRows() throws {
    if cut, format == nil { throw ValidationError(words.applies("--cut", to: ["--format table", "list"])) }
  }

  /// What was asked for, also by the file's ending.
  private var chosen: FileFormat? { try? destination.format(stated: stated, takes: Self.formats) }

  /// The format of rows that was asked for; nil where none was, and for text.
  var format: OutputFormat? { chosen.flatMap { OutputFormat(rawValue: $0.rawValue) } }

  /// The format of citations that was asked for.
  var citation: CitationFormat? { chosen.flatMap { CitationFormat(rawValue: $0.rawValue) } }

  /// The format that was asked for, else a table.
  ///
  /// - Throws: `ValidationError` for citations, which rows are not.
  var rowFormat: OutputFormat {
    get throws {
      guard let citation else { return format ?? settledFormat ?? .table }
      throw ValidationError(
        words.citesDocuments(citation.rawValue))
    }
  }

  /// The screen that rows go to, if it is one.
  var terminal: Terminal {
    let setting = Configuration.current.settings[.color].flatMap { ColourChoice(rawValue: $0.value) }
    return destination.terminal(color == .automatic ? setting ?? color : color)
  }

  /// The format of rows on a screen that the settings choose.
  private var settledFormat: OutputFormat? {
    guard terminal.isTerminal else { return nil }
    return Configuration.current.settings[.format].flatMap { OutputFormat(rawValue: $0.value) }
  }

  /// The options for lists, which show a dash where a query would show NULL.
  var listOptions: RowOptions {
    var options = rowOptions
    options.nullText = terminal.usesUTF8 ? "–" : "-"
    // In English, numbers stand as SQL takes them.
    if words.language != .english { options.words = words }
    return options
  }

  var rowOptions: RowOptions {
    var options = RowOptions(terminal)
    options.overflow = cut ? .cut : .wrap
    options.spreadsheetSafe = spreadsheetSafe || excel
    options.isForExcel = excel
    options.byteOrderMark = excel
    options.endsLinesAsFiles = destination.path != nil || excel
    return options
  }
}
