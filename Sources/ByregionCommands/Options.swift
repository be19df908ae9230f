import ByregionLanguages
import ArgumentParser
import ByregionFiles
import ByregionPlaces
import ByregionPrinting
import ByregionRecords
import ByregionSearch
import ByregionStore
import ByregionText

/// Asks before something is removed or replaced.
struct ConsentOptions: ParsableArguments {
  @Flag(name: .shortAndLong, help: "Do not ask before something is removed or replaced.")
  var yes = false

  /// Asks on a terminal. Without a terminal, `--yes` is required.
  ///
  /// - Parameters:
  ///   - listing: What the question is about, shown before it.
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

/// The file that a command works on.
struct DatabaseOptions: ParsableArguments {
  @Option(
    name: .customLong("db"),
    help: ArgumentHelp(
      "The knowledge base (default: $BYREGION_DB, else byregion.db here, else that of `byregion config`).",
      valueName: "file"),
    completion: .file(extensions: ["db"]))
  var file: String?

  /// The name where nothing else is said.
  static let usualFile = "byregion.db"

  /// The option's path, else what ``usual()`` says.
  var path: String { file ?? Self.usual().value }

  /// The path where no option names one, and who says so: the environment, a `byregion.db` in the current folder, the
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
  func with<T>(
    _ access: KnowledgeBase.Access, _ body: (KnowledgeBase) throws -> T
  ) throws -> T {
    let knowledgeBase = try KnowledgeBase.open(path, for: access)
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
  /// Whether nothing names a knowledge base, and there is none.
  var isNoneYet: Bool { file == nil && FilePath.isGone(path) }

  /// Opens the knowledge base for reading; where there is none yet, a new one in memory, so that what one holds can be told
  /// before.
  func withSome<T>(_ body: (KnowledgeBase) throws -> T) throws -> T {
    guard isNoneYet else { return try with(.reading, body) }
    Messages.standardError().note(words.tellsOfNewBase)
    let knowledgeBase = try KnowledgeBase.inMemory()
    defer { try? knowledgeBase.close() }
    return try body(knowledgeBase)
  }

  /// Opens an existing knowledge base for changes: where there is none, it makes none.
  func withExisting<T>(_ body: (KnowledgeBase) throws -> T) throws -> T {
    try KnowledgeBase.open(path, for: .reading).close()
    return try with(.writing, body)
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

/// What passages are narrowed to.
struct FilterOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Only this kind: goal, result, advice, continuation, application …; may be repeated.", valueName: "kind"
    ), completion: NameCompletion.kinds)
  var kind: [String] = []

  @Option(
    help: ArgumentHelp("Only this region; may be repeated.", valueName: "name"), completion: NameCompletion.regions)
  var region: [String] = []

  @Option(
    help: ArgumentHelp("Only regions of this municipality; may be repeated.", valueName: "name"),
    completion: NameCompletion.municipalities)
  var municipality: [String] = []

  @Option(
    help: ArgumentHelp("Only regions with a municipality in this county; may be repeated.", valueName: "name"),
    completion: NameCompletion.counties)
  var county: [String] = []

  @Option(help: ArgumentHelp("Only documents written in nb or nn; may be repeated.", valueName: "language"))
  var writtenIn: [String] = []

  var filters: SearchFilters {
    SearchFilters(
      [.kind: kind, .region: region, .municipality: municipality, .county: county, .language: writtenIn]
        .filter { !$0.value.isEmpty })
  }
}

/// What a search is narrowed to and how its hits are shown.
struct SearchOptions: ParsableArguments {
  @OptionGroup var narrowing: FilterOptions

  @Flag(help: "Only the words as typed.")
  var exact = false

  @Flag(help: "Only the words and their forms: no compounds, no synonyms, no similar words.")
  var forms = false

  @Flag(help: "Also passages that are not counted: with synonyms, with some of the words, with similar words.")
  var similar = false

  @Option(
    help: ArgumentHelp(
      "Columns of csv, tsv, ndjson, table, markdown, html or list, separated by commas.", valueName: "names"))
  var columns: String?

  @Option(help: "Order of the hits: relevance, region or newest.")
  var sort: SearchOrder = .relevance

  @Option(
    name: [.customShort("n"), .long],
    help: ArgumentHelp(
      "Maximum number of hits (default: 20 on a terminal, all of them elsewhere and with --format).", valueName: "count"
    ))
  var limit: Int?

  @Option(help: ArgumentHelp("Hits to leave out first.", valueName: "count"))
  var offset: Int = 0

  @Option(
    help: ArgumentHelp("Put hits together by region, with counts and the three best of each.", valueName: "field"))
  var by: SearchGrouping?

  @Flag(help: "Count hits by kind, region, municipality, county and language, each without its own filter.")
  var facets = false

  @Flag(help: "Tell why each hit ranks where it does.")
  var explain = false

  @Flag(help: "Print how the query is understood and what it becomes, and search for nothing.")
  var explainQuery = false

  func validate() throws {
    guard limit.map({ $0 >= 1 }) ?? true else { throw ValidationError(words.isAtLeast("--limit", 1)) }
    guard offset >= 0 else { throw ValidationError(words.isAtLeast("--offset", 0)) }
    let narrowing = [exact ? "--exact" : nil, forms ? "--forms" : nil, similar ? "--similar" : nil].compactMap { $0 }
    guard narrowing.count < 2 else {
      throw ValidationError(words.excludeEachOther(narrowing))
    }
  }

  /// The options that were given and mean nothing to a list of all passages of a kind.
  var searchOnly: [String] {
    [
      exact ? "--exact" : nil, forms ? "--forms" : nil, similar ? "--similar" : nil, facets ? "--facets" : nil,
      explain ? "--explain" : nil, explainQuery ? "--explain-query" : nil, by == nil ? nil : "--by",
      sort == .relevance ? nil : "--sort",
    ].compactMap { $0 }
  }

  /// Throws where options do not apply to the format.
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
