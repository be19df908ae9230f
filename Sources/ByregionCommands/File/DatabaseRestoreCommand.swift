import ArgumentParser
import KnowledgeBase
import Printing

/// `byregion database restore`: a backup takes the place of the knowledge base.
struct DatabaseRestoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore",
    abstract: "Put a backup in the place of the knowledge base, which is copied aside first.",
    discussion: """
      The backup is examined before anything is changed. The present file is kept as FILE.before-restore-1 and so on,
      the last three of them. Asks first on a terminal.

      Example:
        byregion database restore --yes byregion-backup.db
      """)

  @Argument(help: "The backup.", completion: .file(extensions: ["db"]))
  var file: String

  @Flag(name: .shortAndLong, help: "Do it without asking.")
  var yes = false

  @OptionGroup var database: DatabaseOptions

  func run() throws {
    guard try yes || isConfirmed() else {
      throw KnowledgeBaseError(.interrupted, "nothing was restored")
    }
    let report = try KnowledgeBase.restore(database.path, from: file)
    let documents = "\(report.documentCount) document\(report.documentCount == 1 ? "" : "s")"
    let earlier = report.earlier.map { "; what was there before is \(Sanitizer.visible($0))" } ?? ""
    try Lines.print("restored \(documents) from \(Sanitizer.visible(file))\(earlier)")
  }

  private func isConfirmed() throws -> Bool {
    guard Terminal(descriptor: 0).isTerminal, Terminal(descriptor: 2).isTerminal else {
      throw KnowledgeBaseError(
        .usage, "whoever replaces the knowledge base must say so", suggestion: "Add --yes.")
    }
    let output = Output.standardError()
    output.append("Replace what is in \(Sanitizer.visible(database.path)) by \(Sanitizer.visible(file))? [y/N] ")
    try output.flush()
    let answer = readLine()?.lowercased() ?? ""
    return ["y", "yes", "j", "ja"].contains(answer)
  }
}
