import ArgumentParser
import KnowledgeBase
import Printing

/// `byregion document remove`: take a write-up out of tables and search.
struct DocumentRemoveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove",
    abstract: "Take a write-up out of the tables and the search; its bytes are kept.",
    discussion: """
      Asks first on a terminal; elsewhere --yes is needed. `document restore` brings it back.

      Example:
        byregion document remove 1 --yes
      """)

  @Argument(help: "The document's id, as `document list` shows it.")
  var id: Int64

  @OptionGroup var consent: ConsentOptions
  @OptionGroup var database: DatabaseOptions

  func run() throws {
    let document = try database.with(.reading) { try $0.document(id) }
    if document.status != .removed {
      let name = "document \(id): \(document.regionName), \(document.kind), from \(document.location)"
      try consent.ask("Remove this document?", listing: [name])
    }
    let removed = try database.with(.writing) { try $0.removeDocument(id) }
    let output = Output.standardOutput()
    output.append(
      "removed  \(Sanitizer.visible(removed.regionName)) (\(removed.regionSlug)), \(removed.kind), document \(id)\n")
    try output.flush()
  }
}
