import ArgumentParser
import ByregionPrinting
import ByregionSQLite
import ByregionSearch

extension CountField: ExpressibleByArgument {}

/// `byregion count`: how many passages, documents and regions have something.
struct CountCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "count",
    abstract: "Count passages, documents and regions by query.",
    discussion: """
      Each argument is one query; their counts stand beside each other. Counted is what `byregion search` counts:
      passages with all words in one of their forms or in a compound. A region with municipalities in two counties
      counts in both.

      Exits with 1 when nothing is found.

      Examples:
        byregion count forankring
        byregion count forankring kommunikasjon --by county
        byregion count '"felles plan"' --kind advice
      """)

  @Argument(help: "Queries, one an argument.")
  var queries: [String]

  @Option(
    help: ArgumentHelp("Count by region, county, municipality, kind, language or document.", valueName: "field"))
  var by: CountField?

  @OptionGroup var filters: FilterOptions
  @OptionGroup var format: FormatOptions
  @OptionGroup var database: DatabaseOptions

  @Flag(help: "Only the words as typed.")
  var exact = false

  @Flag(help: "Only the words and their forms, no compounds.")
  var forms = false

  func validate() throws {
    guard !(exact && forms) else { throw ValidationError("--exact and --forms exclude each other: choose one") }
    guard queries.allSatisfy({ $0.contains { !$0.isWhitespace } }) else { throw ValidationError("a query is empty") }
  }

  func run() throws {
    var rows: [[Value]] = []
    var total = 0
    try database.with(.reading) { knowledgeBase in
      for query in queries {
        var request = SearchRequest(query, filters: filters.filters, isExact: exact)
        request.isFormsOnly = forms
        let found = try knowledgeBase.count(request, by: by)
        try SearchRunner.tell(found.diagnostics, query: query)
        for note in found.notes { Messages.standardError().note(note) }
        for count in found.counts {
          total += count.passages
          let numbers = [count.passages, count.documents, count.regions].map { Value.integer(Int64($0)) }
          let value: [Value] = by == nil ? [] : [count.value.map { .text($0) } ?? .null]
          rows.append([.text(query)] + value + numbers)
        }
      }
    }
    try Rows.print(["query"] + (by.map { [$0.rawValue] } ?? []) + ["passages", "documents", "regions"], format, rows)
    if total == 0 { throw ReportedFailure(status: ExitStatus.noHits) }
  }
}
