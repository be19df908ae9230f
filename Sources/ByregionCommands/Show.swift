import ArgumentParser
import ByregionPlaces
import ByregionPrinting
import ByregionReading
import ByregionRecords
import ByregionSQLite
import ByregionStore

/// `byregion show`: shows a region, a municipality or one passage.
struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show a region, a municipality or one passage.",
    discussion: """
      Give a region by slug or name; a municipality by its name or number of 2015 or 2024, its Sami name, or a
      spelling without special letters; a passage by its reference. A note says what an ambiguous name was taken for.

      Examples:
        byregion show rana
        byregion show municipality Hemnes
        byregion show 1833
        byregion show rana/advice/2
      """)

  @Argument(
    help: ArgumentHelp(
      "A name or a reference; `municipality NAME` and `region NAME` look for one kind only.", valueName: "name"))
  var words: [String]

  @Option(name: .shortAndLong, help: "text or markdown.")
  var format: PageFormat = .text

  @OptionGroup var database: DatabaseOptions

  func validate() throws {
    guard words.count == 1, Self.kinds[words[0]] != nil else { return }
    throw ValidationError("name the \(words[0]) to show, as in `byregion show \(words[0]) Rana`")
  }

  func run() throws {
    let page = try database.with(.reading) { try self.page(of: $0) }
    if let note = page.note { Messages.standardError().note(note) }
    let output = Output.standardOutput()
    switch format {
    case .text: try PagePrinter(output, Terminal(descriptor: 1)).print(page.shown)
    case .markdown: try MarkdownPagePrinter(output).print(page.shown)
    }
    try output.flush()
  }

  private func page(of knowledgeBase: KnowledgeBase) throws -> NamedPage {
    guard words.count > 1, let kind = Self.kinds[words[0]] else {
      return try knowledgeBase.page(named: words.joined(separator: " "))
    }
    return try knowledgeBase.page(named: words.dropFirst().joined(separator: " "), only: kind)
  }

  private static let kinds: [String: NamedPage.Kind] = ["municipality": .municipality, "region": .region]
}
