import ArgumentParser
import KnowledgeBase

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
