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
      Exits with 65 when something is wrong. With --facts it tells instead where documents disagree on a region, which
      totals do not fit their members, and which figures cannot be; documents are kept as printed, so this is no
      failure. A total is held against the sum of its members on 1 January 2015, with 1 % of room for a rounded figure
      and 1 % for each year between.

      Examples:
        byregion database check
        byregion database check --facts
      """)

  @Flag(help: "Compare what documents say of each region: population, area, members.")
  var facts = false

  @OptionGroup var format: FormatOptions
  @OptionGroup var database: DatabaseOptions

  func run() throws {
    if facts { return try showFacts() }
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
        suggestion: "`byregion database rescue FILE` makes a new one of every document that can still be read.")
    }
  }

  private func showFacts() throws {
    let remarks = try database.with(.reading) { try $0.checkFacts() }
    try Rows.print(
      ["region", "remark", "documents"], format,
      remarks.map {
        [.text($0.regionSlug), .text($0.message), .text($0.documents.joined(separator: ", "))]
      })
    let count = "\(remarks.count) remark\(remarks.count == 1 ? "" : "s")"
    Messages.standardError().note(remarks.isEmpty ? "the facts agree" : "\(count); the documents are kept as printed")
  }

  /// Opens for writing, since FTS5 examines its index only there; a file that may not be written to is read.
  private static func examine(_ database: DatabaseOptions) throws -> CheckReport {
    do {
      try KnowledgeBase.open(database.path, for: .reading).close()
    } catch let error as KnowledgeBaseError where error.tellsOfDamage {
      return CheckReport(items: [CheckReport.Item(name: "SQLite's structures", problems: [error.message])])
    }
    if let knowledgeBase = try? KnowledgeBase.open(database.path, for: .writing) {
      defer { try? knowledgeBase.close() }
      return try knowledgeBase.check()
    }
    return try database.with(.reading) { try $0.check() }
  }
}
