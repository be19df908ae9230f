import ArgumentParser
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
  func ask(_ question: String, listing: [String], ifNot refusal: String = "nothing was changed") throws {
    guard !yes else { return }
    guard Terminal(descriptor: 0).isTerminal, Terminal(descriptor: 2).isTerminal else {
      throw KnowledgeBaseError(
        .usage, "there is no terminal to ask: \(question)", suggestion: "Add --yes to answer yes.")
    }
    let output = Output.standardError()
    for line in listing.prefix(20) { output.append("  \(Sanitizer.visible(line))\n") }
    if listing.count > 20 { output.append("  and \(listing.count - 20) more\n") }
    output.append("\(question) [y/N] ")
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
      "The knowledge base (default: $BYREGION_DB, else byregion.db in the current folder).", valueName: "file"),
    completion: .file(extensions: ["db"]))
  var file: String?

  /// The option's path, else that of the environment, else `byregion.db`.
  var path: String {
    file ?? Terminal.environmentVariable("BYREGION_DB").flatMap { $0.isEmpty ? nil : $0 } ?? "byregion.db"
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

extension OutputFormat: ExpressibleByArgument {}
extension RowOptions.Overflow: ExpressibleByArgument {}
extension ColourChoice: ExpressibleByArgument {}

/// The format of rows.
struct FormatOptions: ParsableArguments {
  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "table, json, ndjson, csv, tsv, markdown, html or list.", discussion: "", valueName: "format"))
  var format: OutputFormat?

  @Option(help: "Colour: auto, always or never; auto respects NO_COLOR.")
  var color: ColourChoice = .automatic

  @Flag(help: "Cut long texts instead of wrapping them.")
  var cut = false

  @Flag(help: "Put an apostrophe before CSV and TSV cells that a spreadsheet would run as formulas.")
  var spreadsheetSafe = false

  /// The format that was asked for, else a table.
  var rowFormat: OutputFormat { format ?? .table }

  /// Standard output's terminal, if it is one.
  var terminal: Terminal { Terminal(descriptor: 1, colour: color) }

  /// The options for lists, which show a dash where a query would show NULL.
  var listOptions: RowOptions {
    var options = rowOptions
    options.nullText = terminal.usesUTF8 ? "–" : "-"
    return options
  }

  var rowOptions: RowOptions {
    var options = RowOptions(terminal)
    options.overflow = cut ? .cut : .wrap
    options.spreadsheetSafe = spreadsheetSafe
    return options
  }
}

/// The format of a page.
enum PageFormat: String, CaseIterable, ExpressibleByArgument {
  case text, markdown
}

extension SearchOrder: ExpressibleByArgument {}
extension SearchGrouping: ExpressibleByArgument {}

/// What a search is narrowed to and how its hits are shown.
struct SearchOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Only this kind: goal, result, advice, continuation, application …; may be repeated.", valueName: "kind"
    ))
  var kind: [String] = []

  @Option(help: ArgumentHelp("Only this region; may be repeated.", valueName: "name"))
  var region: [String] = []

  @Option(help: ArgumentHelp("Only regions of this municipality; may be repeated.", valueName: "name"))
  var municipality: [String] = []

  @Option(
    help: ArgumentHelp("Only regions with a municipality in this county; may be repeated.", valueName: "name")
  )
  var county: [String] = []

  @Option(help: ArgumentHelp("Only documents in nb or nn; may be repeated.", valueName: "language"))
  var language: [String] = []

  @Flag(help: "Take the words as printed: no other forms, no near spellings.")
  var exact = false

  @Option(help: "Order of the hits: relevance, region or newest.")
  var sort: SearchOrder = .relevance

  @Option(
    name: [.customShort("n"), .long], help: ArgumentHelp("Hits to show at the most.", valueName: "count"))
  var limit: Int = 20

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
    guard (1...10_000).contains(limit) else { throw ValidationError("--limit is from 1 to 10000") }
    guard offset >= 0 else { throw ValidationError("--offset is 0 or more") }
  }

  func request(for query: String) throws -> SearchRequest {
    let filters = SearchFilters(
      [
        .kind: kind, .region: region, .municipality: municipality, .county: county, .language: language,
      ].filter { !$0.value.isEmpty })
    return SearchRequest(
      query, filters: filters, isExact: exact, order: sort, limit: limit, offset: offset,
      wantsFacets: facets, wantsExplanation: explain, grouping: by, foldsRepeats: true)
  }
}
