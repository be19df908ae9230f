import ArgumentParser
import KnowledgeBase
import Printing

/// `byregion database backup`: a copy of the file, examined before it gets its name.
struct DatabaseBackupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup",
    abstract: "Copy the knowledge base into a file, also while others read and one writes.",
    discussion: """
      The copy holds one moment. It gets its name when it is whole, examined and on disk.

      Example:
        byregion database backup byregion-backup.db
      """)

  @Argument(help: "The file to make.", completion: .file(extensions: ["db"]))
  var file: String

  @Flag(help: "Replace an existing file.")
  var force = false

  @OptionGroup var database: DatabaseOptions

  func run() throws {
    let report = try database.with(.reading) { try $0.backup(to: file, replacing: force) }
    let documents = "\(report.documentCount) document\(report.documentCount == 1 ? "" : "s")"
    try Lines.print("copied \(documents) to \(Sanitizer.visible(report.path))")
  }
}
