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
    help: ArgumentHelp(help.columns, valueName: help.value(.names)), completion: NameCompletion.hitColumns)
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
