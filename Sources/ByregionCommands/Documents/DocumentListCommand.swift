import ArgumentParser
import KnowledgeBase
import Printing
import SQLite

/// `byregion document list`: which write-ups are in.
struct DocumentListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List the imported write-ups.",
    discussion: """
      Examples:
        byregion document list
        byregion document list --all --format csv
      """)

  @Flag(help: "Also those that are superseded or removed.")
  var all = false

  @OptionGroup var format: FormatOptions
  @OptionGroup var database: DatabaseOptions

  func run() throws {
    let documents = try database.with(.reading) { try $0.documents(all: all) }
    try DocumentRows.print(documents, format)
  }
}
