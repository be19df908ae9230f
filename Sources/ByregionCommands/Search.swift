import ArgumentParser
import ByregionPrinting
import ByregionRecords
import ByregionSearch
import ByregionText

/// `byregion advice`: words in the advice alone, or all advice.
struct AdviceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "advice",
    abstract: "Search the advice, or list all of it by region.",
    discussion: """
      Examples:
        byregion advice struktur
        byregion advice forankring --region rana
        byregion advice
      """)

  @Argument(help: "What to search for; without it all advice is listed.")
  var query: [String] = []

  @OptionGroup var options: SearchOptions
  @OptionGroup var format: FormatOptions
  @OptionGroup var database: DatabaseOptions

  func run() throws {
    guard !query.isEmpty else {
      return try database.with(.reading) { try ListCommand.show(.advice, of: $0, format) }
    }
    var request = try options.request(for: query.joined(separator: " "))
    request.filters[.kind] = [PassageKind.advice.rawValue]
    if options.explainQuery { return try QueryExplanationRunner.run(request, database, format) }
    try SearchRunner.run(request, database, format)
  }
}

/// `byregion search`: words, in every passage.
struct SearchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search",
    abstract: "Search every passage for words.",
    discussion: """
      A word finds its inflections, compounds, the other written form, spellings without æøå and near misspellings.
      "a phrase", ord*, =ord (as printed), -ord, AND OR NOT (OG ELLER IKKE), NEAR/5, ( ), and the fields kind: region:
      municipality: county: language: document: narrow it.

      Exits with 1 when nothing is found.

      Examples:
        byregion search næringsplan
        byregion search '"næringsvennlig region"'
        byregion search samarbeid kind:result
        byregion search samarbeid --by region
      """)

  @Argument(help: "What to search for; several words are one query.")
  var query: [String]

  @OptionGroup var options: SearchOptions
  @OptionGroup var format: FormatOptions
  @OptionGroup var database: DatabaseOptions

  func run() throws {
    let request = try options.request(for: query.joined(separator: " "))
    if options.explainQuery { return try QueryExplanationRunner.run(request, database, format) }
    try SearchRunner.run(request, database, format)
  }
}

/// `byregion similar`: passages that say what a passage says.
struct SimilarCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "similar",
    abstract: "Find passages like one that you have.",
    discussion: """
      The words that tell most about the passage are searched for: those that are frequent in it and rare elsewhere.
      Exits with 1 when nothing is like it.

      Examples:
        byregion similar rana/advice/1
        byregion similar rana/advice/1 --limit 3 --format json
      """)

  @Argument(help: "A passage's reference, as hits and pages show it: rana/advice/2.")
  var reference: String

  @Option(name: [.customShort("n"), .long], help: ArgumentHelp("Hits to show at the most.", valueName: "count"))
  var limit: Int = 10

  @OptionGroup var format: FormatOptions
  @OptionGroup var database: DatabaseOptions

  func validate() throws {
    guard (1...10_000).contains(limit) else { throw ValidationError("--limit is from 1 to 10000") }
  }

  func run() throws {
    let response = try database.with(.reading) { try $0.similar(to: reference, limit: limit) }
    try SearchRunner.print(response, format, nothing: "nothing is like \(reference)", more: "--limit")
  }
}

/// Runs a search and prints what it found.
enum SearchRunner {
  /// - Throws: a failure with the code for no hits when there are none.
  static func run(
    _ request: SearchRequest, _ database: DatabaseOptions, _ format: FormatOptions
  ) throws {
    let response = try database.with(.reading) { try $0.search(request) }
    try tell(response.diagnostics, query: request.query)
    for note in response.notes { Messages.standardError().note(note) }
    try print(response, format, nothing: "no hits for \(request.query)", offset: request.offset)
  }

  /// Prints what was found.
  ///
  /// - Parameters:
  ///   - nothing: what to say where there are no hits.
  ///   - more: the options that show further hits.
  ///   - offset: how many hits were passed over.
  /// - Throws: a failure with the code for no hits when there are none.
  static func print(
    _ response: SearchResponse, _ format: FormatOptions, nothing: String, more: String = "--limit or --offset",
    offset: Int = 0
  ) throws {
    if let chosen = format.format {
      try printRows(response, chosen, format)
    } else {
      try printForPeople(response, format.terminal, nothing: nothing, more: more, offset: offset)
    }
    if response.hits.isEmpty { throw ReportedFailure(status: ExitStatus.noHits) }
  }

  /// What the parser has to say; an error ends the command.
  static func tell(_ diagnostics: [QueryDiagnostic], query: String) throws {
    for diagnostic in diagnostics {
      let excerpt = KnowledgeBaseError.Excerpt(text: query, range: diagnostic.range)
      guard diagnostic.severity == .warning else {
        throw KnowledgeBaseError(.invalidInput, diagnostic.message, place: "query", excerpt: excerpt)
      }
      Messages.standardError().warn(diagnostic.message, excerpt: excerpt, source: "query")
    }
  }

  private static func printForPeople(
    _ response: SearchResponse, _ terminal: Terminal, nothing: String, more: String, offset: Int
  ) throws {
    let output = Output.standardOutput()
    let printer = HitPrinter(output, terminal)
    try printer.hits(response)
    let tellsMore =
      !response.alsoSearched.isEmpty || !response.suggestions.isEmpty || !response.facets.isEmpty
    if tellsMore, !response.hits.isEmpty { output.append("\n") }
    printer.alsoSearched(response.alsoSearched)
    printer.suggestions(response.suggestions)
    printer.facets(response.facets)
    try output.flush()
    let repeats = response.hits.reduce(0) { $0 + $1.also.count }
    let shown = response.hits.count + repeats
    let messages = Messages.standardError()
    if response.total == 0 {
      messages.note(nothing)
    } else if response.hits.isEmpty {
      messages.note("there are \(response.total) hits, and none behind --offset \(offset)")
    } else if offset > 0, offset + shown >= response.total {
      messages.note("the last \(shown) of \(response.total) hits\(once(repeats))")
    } else if shown < response.total {
      messages.note("\(shown) of \(response.total) hits\(once(repeats)); more with \(more)")
    } else {
      messages.note("\(response.total) hit\(response.total == 1 ? "" : "s")\(once(repeats))")
    }
  }

  /// How many of the counted hits are not shown, since their text is.
  private static func once(_ repeats: Int) -> String {
    repeats == 0 ? "" : ", \(repeats) of them word for word as one shown"
  }

  private static func printRows(
    _ response: SearchResponse, _ chosen: OutputFormat, _ format: FormatOptions
  ) throws {
    if chosen == .json {
      let output = Output.standardOutput()
      SearchJSON.write(response, to: output)
      return try output.flush()
    }
    try Rows.print(
      ["region", "kind", "text", "reference"], format,
      response.hits.map { hit in
        [.text(hit.regionName), .text(hit.kind), .text(hit.snippet), .text(hit.reference)]
      })
  }
}

/// Prints how a query is understood and what it becomes.
enum QueryExplanationRunner {
  static func run(_ request: SearchRequest, _ database: DatabaseOptions, _ format: FormatOptions) throws {
    let explanation = try database.with(.reading) { try $0.explainQuery(request) }
    let output = Output.standardOutput()
    if format.format == .json {
      write(explanation, to: output)
    } else {
      print(explanation, to: output)
    }
    try output.flush()
    try SearchRunner.tell(explanation.diagnostics, query: request.query)
  }

  private static func print(_ explanation: QueryExplanation, to output: Output) {
    part("query", [explanation.understoodQuery], to: output)
    part("tree", explanation.tree, to: output)
    part("filters", explanation.filters, to: output)
    part("match", [explanation.matchExpression], to: output)
  }

  private static func part(_ name: String, _ lines: [String], to output: Output) {
    let lines = lines.filter { !$0.isEmpty }
    output.append(name + (lines.isEmpty ? "  (nothing)\n" : "\n"))
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
