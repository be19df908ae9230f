import KnowledgeBase
import Printing
import SQLite

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
