import ByregionLanguages
import ArgumentParser
import ByregionPrinting
import ByregionRecords
import ByregionReports
import ByregionSQLite
import ByregionSearch
import ByregionText

/// `byregion advice`: searches the advice, or lists all of it.
struct AdviceCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "advice",
      abstract: help.advice.abstract,
      discussion: help.advice.discussion(
        """
        byregion advice struktur
        byregion advice forankring --region rana
        byregion advice forankring -o råd.bib
        byregion advice
        """))
  }

  @Argument(help: ArgumentHelp(help.adviceQuery, valueName: help.value(.query)))
  var query: [String] = []

  @OptionGroup var options: SearchOptions
  @OptionGroup var format: FormatOptions
  @OptionGroup var database: DatabaseOptions

  func run() throws {
    guard options.narrowing.kind.isEmpty else {
      throw ValidationError(words.adviceAlone)
    }
    guard !query.isEmpty else { return try list() }
    var request = try options.request(for: CommandLineArguments.query(query), format)
    request.filters[.kind] = [PassageKind.advice.rawValue]
    if options.explainQuery { return try QueryExplanationRunner.run(request, database, format) }
    try SearchRunner.run(request, database, format, columns: options.columns)
  }

  /// Lists all advice by region, with the filters applied.
  private func list() throws {
    if let first = options.searchOnly.first {
      throw ValidationError(words.needsWords(first))
    }
    if options.columns != nil { throw ValidationError(words.needsWords("--columns")) }
    try database.with(.reading, readsPublication: true) { knowledgeBase in
      let list = try knowledgeBase.passages(
        of: .advice, options.narrowing.filters, limit: options.limit ?? .max, offset: options.offset)
      for note in list.notes { Messages.standardError().note(note) }
      try Rows.print(["region", "number", "text", "reference"], format, list.rows)
      if list.rows.isEmpty { throw ReportedFailure(status: ExitStatus.noHits) }
    }
  }
}

/// `byregion search`: searches all passages.
struct SearchCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "search",
      abstract: help.search.abstract,
      discussion: help.search.discussion(
        """
        byregion search næringsplan
        byregion search '"næringsvennlig region"'
        byregion search samarbeid kind:result
        byregion search samarbeid --by region
        byregion search samarbeid -o samarbeid.xlsx
        byregion search samarbeid --county Nordland --save samarbeid-nordland
        """))
  }

  @Argument(help: ArgumentHelp(help.searchQuery, valueName: help.value(.query)))
  var query: [String]

  @Option(
    help: ArgumentHelp(help.saveSearch, valueName: help.value(.name))
  )
  var save: String?

  @Flag(help: ArgumentHelp(help.saveReplace))
  var replace = false

  @OptionGroup var options: SearchOptions
  @OptionGroup var format: FormatOptions
  @OptionGroup var database: DatabaseOptions

  func validate() throws {
    guard !replace || save != nil else { throw ValidationError(words.goesWith("--replace", "--save")) }
    guard save == nil || !options.explainQuery else {
      throw ValidationError(words.explainQuerySearchesNothing)
    }
  }

  func run() throws {
    let request = try options.request(for: CommandLineArguments.query(query), format)
    if options.explainQuery { return try QueryExplanationRunner.run(request, database, format) }
    if let save {
      let search = SavedSearch(name: save, query: request.query, filters: request.filters)
      try database.with(.writing) { try $0.save(search, replacing: replace) }
      Messages.standardError().note(words.savedSearch(save))
    }
    try SearchRunner.run(request, database, format, columns: options.columns)
  }
}

/// `byregion similar`: finds passages similar to a passage.
struct SimilarCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "similar",
      abstract: help.findSimilar.abstract,
      discussion: help.findSimilar.discussion(
        """
        byregion similar rana/advice/1
        byregion similar rana/advice/1 --limit 3 --format json
        """))
  }

  @Argument(help: ArgumentHelp(help.reference, valueName: help.value(.reference)))
  var reference: String

  @Option(name: [.customShort("n"), .long], help: ArgumentHelp(help.similarLimit, valueName: help.value(.count)))
  var limit: Int = 10

  @OptionGroup var format: FormatOptions
  @OptionGroup var database: DatabaseOptions

  func validate() throws {
    guard (1...10_000).contains(limit) else { throw ValidationError(words.isFrom("--limit", 1, to: 10_000)) }
  }

  func run() throws {
    let (response, citations) = try database.with(.reading, readsPublication: true) { knowledgeBase in
      let response = try knowledgeBase.similar(to: reference, limit: limit)
      return (response, format.citation == nil ? [] : try knowledgeBase.citations(of: response.hits))
    }
    try SearchRunner.print(
      response, format, nothing: words.nothingLike(reference), more: "--limit",
      columns: HitColumn.columns(named: nil, for: format.format), citations: citations)
  }
}

/// Runs a search and prints its hits.
enum SearchRunner {
  /// - Throws: a failure with the code for no hits when there are none.
  static func run(
    _ request: SearchRequest, _ database: DatabaseOptions, _ format: FormatOptions, columns: String? = nil
  ) throws {
    let columns = try HitColumn.columns(named: columns, for: format.format)
    let (response, about, citations) = try database.with(.reading, readsPublication: true) { knowledgeBase in
      let response = try knowledgeBase.search(request)
      let citations = format.citation == nil ? [] : try knowledgeBase.citations(of: response.hits)
      // Only a workbook shows it, and computing it counts the documents.
      let about = format.format == .xlsx ? try AboutRows(response, request, of: knowledgeBase) : nil
      return (response, about, citations)
    }
    try report(response.diagnostics, query: request.query)
    for note in response.notes { Messages.standardError().note(note) }
    let query = request.query.count > 60 ? request.query.prefix(59) + "…" : Substring(request.query)
    try print(
      response, format, nothing: words.noHits(for: String(query)), offset: request.offset, columns: columns,
      about: about,
      citations: citations)
  }

  /// Prints the hits.
  ///
  /// - Parameters:
  ///   - nothing: the message when there are no hits.
  ///   - more: the options that show further hits.
  ///   - offset: the number of skipped hits.
  /// - Throws: a failure with the code for no hits when there are none.
  static func print(
    _ response: SearchResponse, _ format: FormatOptions, nothing: String, more: String = words.limitOrOffset,
    offset: Int = 0, columns: [HitColumn], about: AboutRows? = nil, citations: [Citation] = []
  ) throws {
    try format.checkRows()
    if let citation = format.citation {
      try format.destination.write { $0.append(CitationWriter.bytes(of: citations, as: citation)) }
      reportLeftOut(response, offset: offset)
    } else if let chosen = format.format {
      try printRows(response, chosen, format, columns, about)
      reportLeftOut(response, offset: offset)
    } else {
      try printForPeople(response, format, nothing: nothing, more: more, offset: offset)
    }
    guard response.hits.contains(where: { $0.group == .ranked || $0.group.isCounted }) else {
      throw ReportedFailure(status: ExitStatus.noHits)
    }
  }

  /// Prints the parser's warnings; throws its first error.
  static func report(_ diagnostics: [QueryDiagnostic], query: String) throws {
    for diagnostic in diagnostics {
      let excerpt = KnowledgeBaseError.Excerpt(text: query, range: diagnostic.range)
      guard diagnostic.severity == .warning else {
        throw KnowledgeBaseError(.invalidInput, diagnostic.wording, place: words.queryPlace, excerpt: excerpt)
      }
      Messages.standardError().warn(diagnostic.wording.text, excerpt: excerpt, source: words.queryPlace)
    }
  }

  private static func printForPeople(
    _ response: SearchResponse, _ format: FormatOptions, nothing: String, more: String, offset: Int
  ) throws {
    try format.destination.write { output in
      let printer = HitPrinter(output, format.terminal)
      try printer.hits(response)
      let tellsMore =
        response.alsoSearched.contains { !$0.alternatives.isEmpty } || !response.suggestions.isEmpty
        || !response.facets.isEmpty
      if tellsMore, !response.hits.isEmpty { output.append("\n") }
      printer.alsoSearched(response.alsoSearched)
      printer.suggestions(response.suggestions)
      printer.facets(response.facets)
    }
    let counted = response.hits.filter { $0.group == .ranked || $0.group.isCounted }
    let repeats = counted.reduce(0) { $0 + $1.also.count }
    let shown = counted.count + repeats
    let messages = Messages.standardError()
    if let ranked = response.groups.first(where: { $0.group == .ranked })?.count, response.total < ranked {
      messages.note(words.bestByScore(response.hits.count, of: ranked, withAllWords: response.total))
    } else if response.total == 0 {
      messages.note(nothing)
    } else if counted.isEmpty {
      messages.note(words.noneBehind(offset: offset, of: response.total))
    } else if offset > 0, offset + shown >= response.total {
      messages.note(words.lastHits(shown, of: response.total) + words.hiddenRepeats(repeats))
    } else if shown < response.total {
      messages.note(words.firstHits(shown, of: response.total) + words.hiddenRepeats(repeats) + words.more(with: more))
    } else {
      messages.note(words.hits(response.total) + words.hiddenRepeats(repeats))
    }
  }

  /// Prints a note about hits that are not in the rows.
  private static func reportLeftOut(_ response: SearchResponse, offset: Int) {
    let counted = response.hits.filter { $0.group == .ranked || $0.group.isCounted }
    let written = counted.count + counted.reduce(0) { $0 + $1.also.count }
    var left: [String] = []
    if written < response.total, !response.hits.contains(where: { $0.group == .ranked }) {
      left.append("\(words.hits(response.total - written)) (--limit, --offset)")
    }
    let shown = Set(response.hits.map(\.group))
    for group in response.groups where !group.group.isCounted && group.group != .ranked && !shown.contains(group.group)
    {
      left.append(words.passages(group.count, inGroup: group.group.rawValue))
    }
    if !left.isEmpty { Messages.standardError().note(words.notInOutput(left)) }
  }

  private static func printRows(
    _ response: SearchResponse, _ chosen: OutputFormat, _ format: FormatOptions, _ columns: [HitColumn],
    _ about: AboutRows?
  ) throws {
    if chosen == .json { return try format.destination.write { SearchJSON.write(response, to: $0) } }
    try Rows.print(
      columns.map(\.rawValue), format, response.hits.map { hit in columns.map { $0.value(of: hit) } },
      about: about)
  }
}

/// Columns of hits by name.
extension HitColumn {
  /// Columns for people, for whom all columns are too many.
  static let forPeople: [HitColumn] = [.regionName, .kind, .match, .snippet, .reference]

  /// The columns of a comma-separated list of names; without a list, the default columns of the format.
  ///
  /// - Throws: `KnowledgeBaseError` with `.usage` for an unknown name.
  static func columns(named list: String?, for format: OutputFormat?) throws -> [HitColumn] {
    guard let list else {
      switch format {
      case .table, .markdown, .html, .list: return forPeople
      default: return allCases
      }
    }
    return try list.split(separator: ",", omittingEmptySubsequences: false).map { part in
      let name = part.filter { $0 != " " }
      guard let column = HitColumn(rawValue: name) else {
        let names = allCases.map(\.rawValue)
        let near = NearestName.to(name, among: names)
        throw KnowledgeBaseError(
          .usage, { name.isEmpty ? $0.namelessColumn : $0.noColumn(String(name.prefix(60))) }, place: "--columns",
          suggestion: .say { words in (near.map { words.didYouMean($0) + " " } ?? "") + words.thereAre(names) })
      }
      return column
    }
  }
}

/// Prints how a query is parsed and expanded.
enum QueryExplanationRunner {
  static func run(_ request: SearchRequest, _ database: DatabaseOptions, _ format: FormatOptions) throws {
    let explanation = try database.with(.reading, readsPublication: true) { try $0.explainQuery(request) }
    try format.destination.write { output in
      if format.format == .json {
        write(explanation, to: output)
      } else {
        print(explanation, to: output)
      }
    }
    try SearchRunner.report(explanation.diagnostics, query: request.query)
  }

  private static func print(_ explanation: QueryExplanation, to output: Output) {
    part(words.understoodQuery, [explanation.understoodQuery], to: output)
    part(words.queryTree, explanation.tree, to: output)
    part(words.queryFilters, explanation.filters, to: output)
    part(words.queryMatch, [explanation.matchExpression], to: output)
  }

  private static func part(_ name: String, _ lines: [String], to output: Output) {
    let lines = lines.filter { !$0.isEmpty }
    output.append(name + (lines.isEmpty ? "  \(words.emptyPart)\n" : "\n"))
    for line in lines { output.append("  " + Sanitizer.visible(line) + "\n") }
  }

  private static func write(_ explanation: QueryExplanation, to output: Output) {
    let writer = JSONWriter(output, indented: true)
    writer.object {
      writer.field("version", 1)
      writer.field("query", explanation.understoodQuery)
      writer.field("tree", explanation.tree)
      writer.field("filters", explanation.filters)
      writer.field("match", explanation.matchExpression)
    }
    writer.endLine()
  }
}

extension CountField: ExpressibleByArgument {}

/// `byregion count`: counts the passages, documents and regions that match a query.
struct CountCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "count",
      abstract: help.count.abstract,
      discussion: help.count.discussion(
        """
        byregion count forankring
        byregion count forankring kommunikasjon --by county
        byregion count '"felles plan"' --kind advice
        """))
  }

  @Argument(help: ArgumentHelp(help.countQueries, valueName: help.value(.queries)))
  var queries: [String]

  @Option(
    help: ArgumentHelp(help.countBy, valueName: help.value(.field)))
  var by: CountField?

  @OptionGroup var filters: FilterOptions
  @OptionGroup var format: FormatOptions
  @OptionGroup var database: DatabaseOptions

  @Flag(help: ArgumentHelp(help.exact))
  var exact = false

  @Flag(help: ArgumentHelp(help.countForms))
  var forms = false

  func validate() throws {
    guard !(exact && forms) else { throw ValidationError(words.excludeEachOther(["--exact", "--forms"])) }
    guard queries.allSatisfy({ $0.contains { !$0.isWhitespace } }) else { throw ValidationError(words.emptyQuery) }
  }

  func run() throws {
    var rows: [[Value]] = []
    var total = 0
    try database.with(.reading, readsPublication: true) { knowledgeBase in
      for query in queries.map(CommandLineArguments.text) {
        var request = SearchRequest(query, filters: filters.filters, isExact: exact)
        request.isFormsOnly = forms
        let found = try knowledgeBase.count(request, by: by)
        try SearchRunner.report(found.diagnostics, query: query)
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
