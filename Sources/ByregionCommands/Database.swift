import ArgumentParser
import ByregionImporting
import ByregionPlaces
import ByregionPrinting
import ByregionReading
import ByregionRecords
import ByregionSQLite
import ByregionStore
import ByregionText

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
        let results = item.problems.isEmpty ? ["ok"] + item.notes.map { "note: \($0)" } : item.problems + item.notes
        return results.map { [.text(item.name), .text($0)] }
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

/// `byregion database`: care for the file.
struct DatabaseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "database", abstract: "Care for the knowledge base's file.",
    subcommands: [
      DatabaseCheckCommand.self, DatabaseRebuildCommand.self, DatabaseBackupCommand.self, DatabaseRestoreCommand.self,
      DatabaseRescueCommand.self,
    ])
}

/// `byregion database rebuild`: read every stored write-up anew.
struct DatabaseRebuildCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rebuild",
    abstract: "Read every stored write-up anew and make the index again, all in one transaction.",
    discussion: """
      After an upgrade the tables are then as the newer program reads them. References stay where the texts stay; what
      you corrected stays. What is read otherwise than before is listed.

      Example:
        byregion database rebuild
      """)

  @Flag(name: .shortAndLong, help: "Say nothing but errors.")
  var quiet = false

  @OptionGroup var database: DatabaseOptions

  func run() throws {
    try KnowledgeBase.open(database.path, for: .reading).close()
    let report = try database.with(.writing) { try rebuild($0) }
    if !quiet {
      let output = Output.standardOutput()
      for difference in report.differences { output.append(Self.line(on: difference) + "\n") }
      let documents = "\(report.documentCount) document\(report.documentCount == 1 ? "" : "s")"
      output.append("\(documents) read, \(report.differences.count) otherwise than before\n")
      try output.flush()
    }
    try Messages.standardError().reportAndThrow(report.failures)
  }

  private func rebuild(_ knowledgeBase: KnowledgeBase) throws -> RebuildReport {
    let stop = StopFlag()
    let interruption = Interruption { stop.set() }
    defer { interruption.end() }
    let terminal = Terminal(descriptor: 2)
    let total = try knowledgeBase.documents().count
    let line = ProgressLine(
      Output.standardError(), terminal, manner: quiet ? .silent : terminal.isTerminal ? .bar : .lines,
      title: "rebuilding", total: total)
    defer { line.finish() }
    return try knowledgeBase.rebuild(shouldStop: { stop.isSet }, progress: { _, _ in line.advance() })
  }

  private static func line(on difference: RebuildReport.Difference) -> String {
    let (before, after) = (difference.before, difference.after)
    var parts = difference.changes.isEmpty ? [] : [ImportText.differences(difference.changes)]
    if before.regionSlug != after.regionSlug { parts.append("region \(before.regionSlug) → \(after.regionSlug)") }
    if before.kind != after.kind { parts.append("kind \(before.kind) → \(after.kind)") }
    if before.language != after.language { parts.append("language \(before.language) → \(after.language)") }
    if before.title != after.title { parts.append("title \"\(after.title)\"") }
    return "document \(after.id)  \(Sanitizer.visible(after.regionName)), from \(Sanitizer.visible(after.source)): "
      + Sanitizer.visible(parts.joined(separator: ", "))
  }
}

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
