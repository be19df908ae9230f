import ArgumentParser
import KnowledgeBase
import Printing
import SQLite
import WriteUp

/// `byregion inspect diagnostic`: what a warning means and what to do about it.
struct InspectDiagnosticCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diagnostic",
    abstract: "Explain what a warning means and what to do.",
    discussion: """
      Examples:
        byregion inspect diagnostic
        byregion inspect diagnostic heading-misspelt
      """)

  @Argument(help: "What stands in brackets behind warning; without it all are listed.")
  var identifier: String?

  @OptionGroup var format: FormatOptions

  func run() throws {
    let all = DiagnosticCatalogue.all + PlaceDiagnostics.all
    let chosen = identifier.map { name in all.filter { $0.identifier == name } } ?? all
    guard !chosen.isEmpty else {
      throw KnowledgeBaseError(
        .usage, "there is no diagnostic \(identifier ?? "")",
        suggestion: "`byregion inspect diagnostic` lists them.")
    }
    try Rows.print(
      ["identifier", "meaning", "what to do"], format,
      chosen.map { [.text($0.identifier), .text($0.meaning), .text($0.remedy)] })
  }
}
