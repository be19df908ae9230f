import ArgumentParser
import KnowledgeBase
import Printing

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
