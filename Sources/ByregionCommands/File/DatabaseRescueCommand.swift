import ArgumentParser
import KnowledgeBase
import Printing

/// `byregion database rescue`: a new knowledge base of what a damaged file still holds.
struct DatabaseRescueCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rescue",
    abstract: "Make a new knowledge base of the documents that a damaged file still holds.",
    discussion: """
      Every document is read by itself, past what cannot be read, if need be out of the file's bare pages, and imported
      into the new file. The damaged file is not changed. Exits with 65 when something was lost, and names it.

      Example:
        byregion database rescue --db broken.db saved.db
      """)

  @Argument(help: "The new file.", completion: .file(extensions: ["db"]))
  var output: String

  @OptionGroup var database: DatabaseOptions

  func run() throws {
    let report = try KnowledgeBase.rescue(database.path, into: output)
    let documents = "\(report.documentCount) document\(report.documentCount == 1 ? "" : "s")"
    try Lines.print("saved \(documents) in \(Sanitizer.visible(output))")
    for loss in report.losses { Messages.standardError().lost(loss) }
    if !report.losses.isEmpty { throw ReportedFailure(status: ExitStatus.invalidInput) }
  }
}
