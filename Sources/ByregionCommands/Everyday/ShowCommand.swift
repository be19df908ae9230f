import ArgumentParser
import KnowledgeBase
import Printing
import SQLite

/// `byregion show`: a page to read about a region, a municipality or one passage.
struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Read about a region, a municipality or one passage.",
    discussion: """
      A region goes by any of its names; a municipality by its name or number; a passage by its reference.

      Examples:
        byregion show rana
        byregion show municipality Hemnes
        byregion show rana/advice/2
      """)

  @Argument(
    help: ArgumentHelp(
      "A name or a reference; `municipality NAME` and `region NAME` tell which is meant.", valueName: "name"))
  var words: [String]

  @Option(name: .shortAndLong, help: "text or markdown.")
  var format: PageFormat = .text

  @OptionGroup var database: DatabaseOptions

  func run() throws {
    let page = try database.with(.reading) { knowledgeBase in try self.page(of: knowledgeBase) }
    let output = Output.standardOutput()
    switch format {
    case .text: try PagePrinter(output, Terminal(descriptor: 1)).print(page)
    case .markdown: try MarkdownPagePrinter(output).print(page)
    }
    try output.flush()
  }

  private func page(of knowledgeBase: KnowledgeBase) throws -> Page {
    let name = words.joined(separator: " ")
    if words.count > 1, words[0] == "municipality" {
      return try municipality(words.dropFirst().joined(separator: " "), of: knowledgeBase)
    }
    if words.count > 1, words[0] == "region" {
      return try knowledgeBase.page(named: words.dropFirst().joined(separator: " "), only: .region).shown
    }
    return try knowledgeBase.page(named: name).shown
  }

  private func municipality(_ name: String, of knowledgeBase: KnowledgeBase) throws -> Page {
    try knowledgeBase.page(named: name, only: .municipality).shown
  }
}
