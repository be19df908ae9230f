import ArgumentParser
import KnowledgeBase
import Printing
import SQLite

/// `byregion query`: questions that the file keeps under a name.
struct QueryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "query",
    abstract: "List the saved queries, or run one.",
    discussion: """
      Examples:
        byregion query
        byregion query advice-by-keyword --param words=forankring
        byregion query words-of-a-region --sql
      """)

  @Argument(help: "The query's name.")
  var name: String?

  @Flag(help: "Show the query instead of running it.")
  var sql = false

  @OptionGroup var limits: LimitOptions
  @OptionGroup var answer: AnswerOptions
  @OptionGroup var database: DatabaseOptions

  func run() throws {
    let given = try limits.values()
    let console = try SQLConsole(path: database.path, limits: limits.limits)
    defer { try? console.close() }
    guard let name else { return try list(console.savedQueries()) }
    let query = try console.savedQuery(named: name)
    if sql {
      let output = Output.standardOutput()
      output.append(query.sql + ";\n")
      return try output.flush()
    }
    InterruptKey.begin()
    defer { InterruptKey.end() }
    try answer.print(to: UntimedDestination.standardOutput(console)) { printer in
      try console.run(
        query.sql, parameters: query.parameters(given: given), whileBusy: { try InterruptKey.checking(printer.pause) }
      ) { columns in
        try printer.begin(columns.map { Column($0.name) })
      } row: { row in
        try printer.row(row)
      }
    }
  }

  private func list(_ queries: [SavedQuery]) throws {
    try Rows.print(
      ["name", "answers", "parameters"], answer.format,
      queries.map { [.text($0.name), .text($0.description), .text(Self.parameters(of: $0))] })
  }

  /// `kind=advice common=20`.
  private static func parameters(of query: SavedQuery) -> String {
    query.defaults.values.sorted { $0.key < $1.key }.map { "\($0)=\(QueryParameters.text(of: $1))" }
      .joined(separator: " ")
  }
}
