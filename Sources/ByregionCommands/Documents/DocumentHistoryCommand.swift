import ArgumentParser
import KnowledgeBase
import Printing

/// `byregion document history`: the revisions of a region's write-ups.
struct DocumentHistoryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history",
    abstract: "List every revision of a region's write-ups, the newest first.",
    discussion: """
      Example:
        byregion document history rana
      """)

  @Argument(help: "A region, by any of its names.")
  var region: String

  @OptionGroup var format: FormatOptions
  @OptionGroup var database: DatabaseOptions

  func run() throws {
    let documents = try database.with(.reading) { knowledgeBase in
      try knowledgeBase.history(ofRegion: knowledgeBase.regionSlug(named: region))
    }
    try DocumentRows.print(documents, format)
  }
}
