import ArgumentParser
import ByregionFiles
import ByregionLanguages
import ByregionPrinting
import ByregionReports

extension FileFormat: ExpressibleByArgument {
  /// A format by its name, or by an ending of its files, such as `md`.
  package init?(argument: String) {
    guard let format = FileFormat(rawValue: argument) ?? FileFormat(ofPath: "file." + argument) else { return nil }
    self = format
  }

  /// The formats that a list of rows can be written in. A memo's own are refused with a message that names `report`.
  package static var allValueStrings: [String] {
    allCases.filter { FormatOptions.formats.contains($0) }.map(\.rawValue)
  }
}

/// The destination of the output.
struct DestinationOptions: ParsableArguments {
  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(help.output, valueName: help.value(.file)),
    completion: .file())
  var output: String?

  /// The file; nil for standard output, also if named `-`.
  var path: String? { output == "-" ? nil : output }

  func validate() throws {
    if output?.isEmpty == true { throw ValidationError(words.namelessOutput) }
  }

  /// The terminal that the output goes to; not a terminal for a file.
  func terminal(_ colour: ColourChoice = .automatic) -> Terminal {
    guard path != nil else { return Terminal(descriptor: 1, colour: colour) }
    return Terminal(usesColour: colour == .always)
  }

  /// Lets `body` write the output; a file is replaced only after it succeeds. Output that reached standard output
  /// before an error stays there.
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

  /// The requested format, or that of the file's ending.
  ///
  /// - Parameter takes: the formats that the command supports.
  /// - Returns: nil when neither gives a format.
  /// - Throws: `ValidationError` for an unsupported ending, and for a name whose ending contradicts the format.
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
  /// A format by its name, or by an ending of its files, such as `md`.
  package init?(argument: String) {
    guard let format = FileFormat(argument: argument) else { return nil }
    self.init(rawValue: format.rawValue)
  }

  /// The same formats as ``FileFormat``.
  static var fileFormats: [FileFormat] { allCases.compactMap { FileFormat(rawValue: $0.rawValue) } }
}

extension DestinationOptions {
  /// The requested format, else that of the file's ending, else `standard`.
  func format<Format: WritableFormat>(_ stated: Format?, else standard: Format) throws -> Format {
    let chosen = try format(stated: stated.flatMap { FileFormat(rawValue: $0.rawValue) }, takes: Format.fileFormats)
    return chosen.flatMap { Format(rawValue: $0.rawValue) } ?? standard
  }
}

/// The format and destination of rows.
struct FormatOptions: ParsableArguments {
  @Option(
    name: [.customShort("f"), .customLong("format")],
    help: ArgumentHelp(help.format, valueName: help.value(.format)))
  var stated: FileFormat?

  @OptionGroup var destination: DestinationOptions

  @Option(help: ArgumentHelp(help.colour, valueName: help.value(.color)))
  var color: ColourChoice = .automatic

  @Flag(help: ArgumentHelp(help.cut))
  var cut = false

  @Flag(help: ArgumentHelp(help.spreadsheetSafe))
  var spreadsheetSafe = false

  @Flag(help: ArgumentHelp(help.excel))
  var excel = false

  /// Formats of rows and citations.
  static let formats: [FileFormat] =
    OutputFormat.allCases.compactMap { FileFormat(rawValue: $0.rawValue) } + [.text]
    + FileFormat.allCases.filter(\.isCitation)

  // Called by the argument parser for every command that has these options.
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

  /// For commands that print rows only if a format is requested: throws if an option applies to rows only.
  func checkRows() throws {
    if cut, format == nil { throw ValidationError(words.applies("--cut", to: ["--format table", "list"])) }
  }

  /// The requested format, also by the file's ending.
  private var chosen: FileFormat? { try? destination.format(stated: stated, takes: Self.formats) }

  /// The requested format of rows; nil without one, and for text.
  var format: OutputFormat? { chosen.flatMap { OutputFormat(rawValue: $0.rawValue) } }

  /// The requested format of citations.
  var citation: CitationFormat? { chosen.flatMap { CitationFormat(rawValue: $0.rawValue) } }

  /// The requested format of rows, else that of the settings, else a table.
  ///
  /// - Throws: `ValidationError` for a format of citations.
  var rowFormat: OutputFormat {
    get throws {
      guard let citation else { return format ?? settledFormat ?? .table }
      throw ValidationError(
        words.citesDocuments(citation.rawValue))
    }
  }

  /// The terminal that rows go to, if it is one.
  var terminal: Terminal {
    let setting = Configuration.current.settings[.color].flatMap { ColourChoice(rawValue: $0.value) }
    return destination.terminal(color == .automatic ? setting ?? color : color)
  }

  /// The format of rows on a terminal from the settings.
  private var settledFormat: OutputFormat? {
    guard terminal.isTerminal else { return nil }
    return Configuration.current.settings[.format].flatMap { OutputFormat(rawValue: $0.value) }
  }

  /// The options for lists, which show a dash where a query would show NULL.
  var listOptions: RowOptions {
    var options = rowOptions
    options.nullText = terminal.usesUTF8 ? "–" : "-"
    // In English, numbers are printed as in SQL.
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
    (options.beginsPage, options.endsPage) = (destination.path != nil, destination.path != nil)
    return options
  }
}
