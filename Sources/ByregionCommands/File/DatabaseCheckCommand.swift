import ArgumentParser
import KnowledgeBase
import Printing
import SQLite

/// `byregion database check`: is everything in the file as it should be?
struct DatabaseCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Examine the file: its structures, references, search index, vocabulary and documents.",
    discussion: """
      Exits with 65 when something is wrong.

      Example:
        byregion database check
      """)

  @OptionGroup var format: FormatOptions
  @OptionGroup var database: DatabaseOptions

  func run() throws {
    let report = try Self.examine(database)
    try Rows.print(
      ["examined", "result"], format,
      report.items.flatMap { item -> [[Value]] in
        if let reason = item.skippedBecause { return [[.text(item.name), .text("not examined: \(reason)")]] }
        if item.problems.isEmpty { return [[.text(item.name), .text("ok")]] }
        return item.problems.map { [.text(item.name), .text($0)] }
      })
    guard report.isSound else {
      throw KnowledgeBaseError(
        .invalidInput, "the knowledge base is not as it should be", place: database.path,
        suggestion:
          "The documents are kept as they were imported: import them anew into another file with --db.")
    }
  }

  /// Opens for writing, since FTS5 examines its index only there; a file that may not be written to is read.
  private static func examine(_ database: DatabaseOptions) throws -> CheckReport {
    try KnowledgeBase.open(database.path, for: .reading).close()
    if let knowledgeBase = try? KnowledgeBase.open(database.path, for: .writing) {
      defer { try? knowledgeBase.close() }
      return try knowledgeBase.check()
    }
    return try database.with(.reading) { try $0.check() }
  }
}
