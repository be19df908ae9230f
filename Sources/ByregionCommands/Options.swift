import ArgumentParser
import ByregionConsole
import ByregionFiles
import ByregionLanguages
import ByregionPlaces
import ByregionPrinting
import ByregionPublishing
import ByregionRecords
import ByregionReports
import ByregionSearch
import ByregionStore
import ByregionText

/// Asks for confirmation before something is removed or replaced.
struct ConsentOptions: ParsableArguments {
  @Flag(name: .shortAndLong, help: ArgumentHelp(help.yes))
  var yes = false

  /// Asks on a terminal. Without a terminal, `--yes` is required.
  ///
  /// - Parameters:
  ///   - listing: Lines about what the question concerns, shown before it.
  ///   - refusal: The message if the answer is no.
  /// - Throws: `KnowledgeBaseError`: `.usage` without a terminal, `.interrupted` if the answer is no.
  func ask(_ question: String, listing: [String], ifNot refusal: String = words.nothingChanged) throws {
    guard !yes else { return }
    guard Terminal(descriptor: 0).isTerminal, Terminal(descriptor: 2).isTerminal else {
      throw KnowledgeBaseError(
        .usage, { $0.noTerminalToAsk(question) }, suggestion: .say { $0.addYes })
    }
    let output = Output.standardError()
    for line in listing.prefix(20) { output.append("  \(Sanitizer.visible(line))\n") }
    if listing.count > 20 { output.append("  \(words.andMore(listing.count - 20))\n") }
    output.append("\(question) \(words.yesOrNo) ")
    try output.flush()
    let answer = readLine()?.lowercased() ?? ""
    guard ["y", "yes", "j", "ja"].contains(answer) else {
      throw KnowledgeBaseError(.interrupted, refusal)
    }
  }
}

/// The knowledge base of a command.
struct DatabaseOptions: ParsableArguments {
  @Option(
    name: .customLong("db"),
    help: ArgumentHelp(help.database, valueName: help.value(.file)),
    completion: .file(extensions: ["db"]))
  var file: String?

  /// The default file name.
  static let usualFile = "byregion.db"

  /// The option's path, else that of ``usual()``.
  var path: String { file ?? Self.usual().value }

  /// The path when no option is given, and its origin: the environment, a `byregion.db` in the current folder, or the
  /// user's settings.
  static func usual() -> (value: String, origin: String) {
    if let file = Terminal.environmentVariable("BYREGION_DB"), !file.isEmpty { return (file, "BYREGION_DB") }
    guard let setting = Configuration.current.settings[.database], FilePath.isGone(usualFile) else {
      return (usualFile, words.currentFolder)
    }
    let home = Terminal.environmentVariable("HOME") ?? "~"
    let value = setting.value.hasPrefix("~/") ? home + setting.value.dropFirst() : setting.value
    return (value, "\(Configuration.path ?? "config.toml"):\(setting.line)")
  }

  /// Opens the knowledge base, runs the body, and closes it.
  ///
  /// - Parameter readsPublication: whether the body can also read a publication in PostgreSQL.
  func with<T>(
    _ access: KnowledgeBase.Access, readsPublication: Bool = false, _ body: (KnowledgeBase) throws -> T
  ) throws -> T {
    let isPublication = readsPublication && access == .reading && KnowledgeBase.isPublication(path)
    let knowledgeBase =
      try isPublication ? PublishedKnowledgeBase.open(path) : KnowledgeBase.open(path, for: access)
    let result: T
    do {
      result = try body(knowledgeBase)
    } catch {
      try? knowledgeBase.close()
      throw error
    }
    try knowledgeBase.close()
    return result
  }
}

extension DatabaseOptions {
  /// Whether no knowledge base is named, and the default one does not exist.
  var isNoneYet: Bool { file == nil && FilePath.isGone(path) && !KnowledgeBase.isPublication(path) }

  /// Opens the knowledge base for reading. If there is none yet, opens a new one in memory, to show what a new one
  /// contains.
  func withSome<T>(_ body: (KnowledgeBase) throws -> T) throws -> T {
    guard isNoneYet else { return try with(.reading, readsPublication: true, body) }
    Messages.standardError().note(words.tellsOfNewBase)
    let knowledgeBase = try KnowledgeBase.inMemory()
    defer { try? knowledgeBase.close() }
    return try body(knowledgeBase)
  }

  /// Opens an existing knowledge base for changes; does not create one.
  func withExisting<T>(_ body: (KnowledgeBase) throws -> T) throws -> T {
    try KnowledgeBase.open(path, for: .reading).close()
    return try with(.writing, body)
  }
}

extension DatabaseOptions {
  /// A console for the user's SQL in SQLite's dialect, on the file or on a publication.
  func console(_ limits: QueryLimits) throws -> SQLConsole {
    guard KnowledgeBase.isPublication(path) else { return try SQLConsole(path: path, limits: limits) }
    return try SQLConsole(PublicationReader(path, limit: limits.timeout).current(), limits: limits)
  }
}

extension RowOptions.Overflow: ExpressibleByArgument {}
extension ColourChoice: ExpressibleByArgument {}

/// The format of a page.
enum PageFormat: String, WritableFormat {
  case text, markdown, json, bibtex
  case cslJSON = "csl-json"
  case ris
}

extension SearchOrder: ExpressibleByArgument {}
extension SearchGrouping: ExpressibleByArgument {}

/// The filters of passages.
struct FilterOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(help.filterKind, valueName: help.value(.kind)), completion: NameCompletion.kinds)
  var kind: [String] = []

  @Option(
    help: ArgumentHelp(help.filterRegion, valueName: help.value(.name)), completion: NameCompletion.regions)
  var region: [String] = []

  @Option(
    help: ArgumentHelp(help.filterMunicipality, valueName: help.value(.name)),
    completion: NameCompletion.municipalities)
  var municipality: [String] = []

  @Option(
    help: ArgumentHelp(help.filterCounty, valueName: help.value(.name)),
    completion: NameCompletion.counties)
  var county: [String] = []

  @Option(help: ArgumentHelp(help.writtenIn, valueName: help.value(.language)))
  var writtenIn: [String] = []

  var filters: SearchFilters {
    SearchFilters(
      [.kind: kind, .region: region, .municipality: municipality, .county: county, .language: writtenIn]
        .filter { !$0.value.isEmpty })
  }
}

/// The filters of a search, and how its hits are shown.
struct SearchOptions: ParsableArguments {
  @OptionGroup var narrowing: FilterOptions

  @Flag(help: ArgumentHelp(help.exact))
  var exact = false

  @Flag(help: ArgumentHelp(help.forms))
  var forms = false

  @Flag(help: ArgumentHelp(help.similar))
  var similar = false

  @Option(
    help: ArgumentHelp(help.columns, valueName: help.value(.names)))
  var columns: String?

  @Option(help: ArgumentHelp(help.searchSort, valueName: help.value(.sort)))
  var sort: SearchOrder = .relevance

  @Option(
    name: [.customShort("n"), .long],
    help: ArgumentHelp(help.searchLimit, valueName: help.value(.count)))
  var limit: Int?

  @Option(help: ArgumentHelp(help.offset, valueName: help.value(.count)))
  var offset: Int = 0

  @Option(
    help: ArgumentHelp(help.by, valueName: help.value(.field)))
  var by: SearchGrouping?

  @Flag(help: ArgumentHelp(help.facets))
  var facets = false

  @Flag(help: ArgumentHelp(help.explainHits))
  var explain = false

  @Flag(help: ArgumentHelp(help.explainQuery))
  var explainQuery = false

  func validate() throws {
    guard limit.map({ $0 >= 1 }) ?? true else { throw ValidationError(words.isAtLeast("--limit", 1)) }
    guard offset >= 0 else { throw ValidationError(words.isAtLeast("--offset", 0)) }
    let narrowing = [exact ? "--exact" : nil, forms ? "--forms" : nil, similar ? "--similar" : nil].compactMap { $0 }
    guard narrowing.count < 2 else {
      throw ValidationError(words.excludeEachOther(narrowing))
    }
  }

  /// The given options that do not apply to a list of all passages of a kind.
  var searchOnly: [String] {
    [
      exact ? "--exact" : nil, forms ? "--forms" : nil, similar ? "--similar" : nil, facets ? "--facets" : nil,
      explain ? "--explain" : nil, explainQuery ? "--explain-query" : nil, by == nil ? nil : "--by",
      sort == .relevance ? nil : "--sort",
    ].compactMap { $0 }
  }

  /// Throws if options do not apply to the format.
  func check(_ format: FormatOptions) throws {
    try format.checkRows()
    let isTable = format.format.map { $0 != .json } ?? (format.citation != nil)
    if columns != nil, let citation = format.citation {
      throw ValidationError(words.doesNotApply("--columns", to: citation.rawValue))
    }
    if columns != nil, !isTable {
      throw ValidationError(words.columnsNeedRows)
    }
    if isTable {
      let unused = [facets ? "--facets" : nil, explain ? "--explain" : nil].compactMap { $0 }
      if let first = unused.first {
        throw ValidationError(words.notForRows(first))
      }
      if by != nil { throw ValidationError(words.byIsNotForRows) }
    }
    if explainQuery, isTable { throw ValidationError(words.explainQueryPrintsText) }
    if explainQuery, facets || explain || by != nil || similar || limit != nil || offset > 0 || sort != .relevance {
      throw ValidationError(words.explainQuerySearchesNothing)
    }
  }

  func request(for query: String, _ format: FormatOptions) throws -> SearchRequest {
    try check(format)
    let (forPeople, pageSize) = (format.format == nil && format.citation == nil, 20)
    let isScreen = forPeople && format.terminal.isTerminal
    var request = SearchRequest(
      query, filters: narrowing.filters, isExact: exact, order: sort, limit: limit ?? (isScreen ? pageSize : .max),
      offset: offset,
      wantsFacets: facets, wantsExplanation: explain, grouping: by, foldsRepeats: true)
    request.isFormsOnly = forms
    request.includesSimilar = similar
    request.includesUncounted = forPeople
    if forPeople, limit == nil { request.uncountedWithin = pageSize }
    return request
  }
}

extension FileFormat: ExpressibleByArgument {}

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
    return options
  }
}
