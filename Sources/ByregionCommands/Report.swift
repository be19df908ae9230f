import ArgumentParser
import ByregionFiles
import ByregionLanguages
import ByregionPrinting
import ByregionRecords
import ByregionReports
import ByregionSearch
import ByregionStore
import ByregionText

/// The formats of a memo on the command line.
enum ReportFormat: String, WritableFormat {
  case docx, odt, html, markdown, text, json
}

extension MemoGrouping: ExpressibleByArgument {}

/// `byregion report`: writes a memo of what the documents say about some themes.
struct ReportCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "report",
      abstract: help.report.abstract,
      discussion: help.report.discussion(
        """
        byregion report forankring kommunikasjon -o notat.docx
        byregion report forankring --kind advice --county Nordland --title "Om forankring" -o notat.odt
        byregion report samarbeid --by kind --language nn -o notat.html
        byregion report --themes temaer.txt --template husets-mal.dotx -o notat.docx
        byregion report --saved samarbeid-nordland --since 2026-01-01 -o nytt.md
        byregion report forankring --format json
        byregion report forankring -o notat.txt
        """))
  }

  /// Maximum size in bytes of a themes file, and of a template.
  private static let (longestThemes, largestTemplate) = (1 << 20, 64 << 20)
  private static let maxThemes = 100

  @Argument(help: ArgumentHelp(help.themes, valueName: help.value(.themes)))
  var themes: [String] = []

  @Option(
    name: .customLong("themes"),
    help: ArgumentHelp(help.themesFile, valueName: help.value(.file)),
    completion: .file())
  var themeFile: String?

  @Option(help: ArgumentHelp(help.savedTheme, valueName: help.value(.name)), completion: NameCompletion.savedSearches)
  var saved: [String] = []

  @Option(help: ArgumentHelp(help.reportKind, valueName: help.value(.kind)), completion: NameCompletion.kinds)
  var kind: [String] = []

  @Option(help: ArgumentHelp(help.filterRegion, valueName: help.value(.name)), completion: NameCompletion.regions)
  var region: [String] = []

  @Option(
    help: ArgumentHelp(help.filterMunicipality, valueName: help.value(.name)), completion: NameCompletion.municipalities
  )
  var municipality: [String] = []

  @Option(help: ArgumentHelp(help.filterCounty, valueName: help.value(.name)), completion: NameCompletion.counties)
  var county: [String] = []

  @Option(help: ArgumentHelp(help.since, valueName: help.value(.date)))
  var since: String?

  @Option(help: ArgumentHelp(help.reportBy, valueName: help.value(.by)))
  var by: MemoGrouping = .region

  @Option(help: ArgumentHelp(help.reportTitle, valueName: help.value(.text)))
  var title: String?

  @Flag(help: ArgumentHelp(help.reportSimilar))
  var includeSimilar = false

  @Option(
    help: ArgumentHelp(help.template, valueName: help.value(.file)),
    completion: .file(extensions: ["docx", "dotx"]))
  var template: String?

  @Option(name: .shortAndLong, help: ArgumentHelp(help.reportFormat, valueName: help.value(.format)))
  var format: ReportFormat?

  @OptionGroup var destination: DestinationOptions
  @OptionGroup var database: DatabaseOptions

  func validate() throws {
    let format = try destination.format(format, else: .text)
    guard template == nil || format == .docx else { throw ValidationError(words.applies("--template", to: ["docx"])) }
    guard !themes.isEmpty || themeFile != nil || !saved.isEmpty else {
      throw ValidationError(words.nameTheme)
    }
    guard themes.allSatisfy({ $0.contains { !$0.isWhitespace } }) else { throw ValidationError(words.emptyTheme) }
    if FileFormat(rawValue: format.rawValue)?.isPackage == true, destination.path == nil,
      destination.terminal().isTerminal
    {
      throw ValidationError(words.fileIsNotForTerminal(format.rawValue))
    }
    if let since, since.wholeMatch(of: /\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])/) == nil {
      throw ValidationError(words.sinceIsADay(since))
    }
  }

  func run() throws {
    let format = try destination.format(format, else: .text)
    let template = try template.map { try Self.bytes(of: $0, limit: Self.largestTemplate) }
    let memo = try database.with(.reading, readsPublication: true) { try $0.memo(request(of: $0)) }
    let messages = Messages.standardError()
    for note in memo.placeNotes { messages.note(note) }
    for theme in memo.themes {
      for message in theme.messages { messages.note("\(theme.title): \(message.text)") }
    }
    guard let memoFormat = MemoFormat(rawValue: format.rawValue) else { return }
    try destination.write { try MemoWriter.write(memo, as: memoFormat, template: template, to: $0) }
    let quotations = memo.themes.reduce(0) { sum, theme in
      sum + theme.similar.count + theme.groups.reduce(0) { $0 + $1.quotations.count }
    }
    messages.note(
      words.quotations(quotations, from: memo.sources.count))
    for theme in memo.themes where theme.hitCount == 0 { messages.note(words.noHits(for: theme.title)) }
    guard memo.themes.contains(where: { $0.hitCount > 0 }) else { throw ReportedFailure(status: ExitStatus.noHits) }
  }

  private func request(of knowledgeBase: KnowledgeBase) throws -> MemoRequest {
    var all = themes.map { MemoTheme($0) }
    if let themeFile { all += try Self.themes(in: themeFile).map { MemoTheme($0) } }
    for name in saved {
      let search = try knowledgeBase.savedSearch(named: name)
      all.append(MemoTheme(search.query, filters: search.filters))
    }
    guard all.count <= Self.maxThemes else {
      throw KnowledgeBaseError(
        .usage, { $0.tooManyThemes(all.count, most: Self.maxThemes) }, suggestion: .say { $0.makeSeveralMemos })
    }
    var request = MemoRequest(themes: all, baseName: knowledgeBase.name)
    request.filters = SearchFilters(
      [.kind: kind, .region: region, .municipality: municipality, .county: county].filter { !$0.value.isEmpty })
    request.title = title
    request.language = words.language
    request.grouping = by
    request.includesSimilar = includeSimilar
    request.since = since
    return request
  }

  private static func themes(in file: String) throws -> [String] {
    let text = String(decoding: try bytes(of: file, limit: longestThemes), as: UTF8.self)
    let lines = text.split(whereSeparator: \.isNewline).map { line in
      String(line.drop { $0.isWhitespace || $0 == "\u{FEFF}" })
    }
    let themes = lines.filter { !$0.isEmpty && !$0.hasPrefix("#") }
    guard !themes.isEmpty else { throw KnowledgeBaseError(.invalidInput, { $0.fileNamesNoTheme }, place: file) }
    return themes
  }

  private static func bytes(of path: String, limit: Int) throws -> [UInt8] {
    do {
      let bytes =
        path == "-"
        ? try FileReader.read(0, limit: limit + 1) : try FileReader.read(path: path, limit: limit + 1)
      guard bytes.count <= limit else {
        throw KnowledgeBaseError(.unavailable, { $0.fileLarger(megabytes: limit >> 20) }, place: path)
      }
      return bytes
    } catch let error as FileReader.Failure {
      throw KnowledgeBaseError(.missingInput, { $0.fileUnreadable($0.reason(ofSystem: error.number)) }, place: path)
    }
  }
}
