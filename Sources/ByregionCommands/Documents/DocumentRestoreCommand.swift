import ArgumentParser
import KnowledgeBase
import Printing

/// `byregion document restore`: make an earlier revision current again.
struct DocumentRestoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore",
    abstract: "Make an earlier or removed write-up current again.",
    discussion: """
      What is current in its place becomes superseded; texts that come back get their old references again.

      Example:
        byregion document restore 1
      """)

  @Argument(help: "The document's id, as `document list --all` shows it.")
  var id: Int64

  @OptionGroup var database: DatabaseOptions

  func run() throws {
    try database.with(.reading) { _ = try $0.document(id) }
    let document = try database.with(.writing) { try $0.restoreDocument(id) }
    let output = Output.standardOutput()
    output.append(
      "restored  \(Sanitizer.visible(document.regionName)) (\(document.regionSlug)), document \(id): "
        + "\(ImportText.summary(of: document))\n")
    try output.flush()
    Messages.standardError().tell(document.diagnostics, of: document.name)
  }
}
