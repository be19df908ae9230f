import ArgumentParser
import KnowledgeBase
import Printing

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
