import ByregionLanguages
import ArgumentParser
import ByregionImporting
import ByregionPlaces
import ByregionPrinting
import ByregionReading
import ByregionRecords
import ByregionSQLite
import ByregionStore
import ByregionText

/// `byregion database backup`: copies the file and checks the copy.
struct DatabaseBackupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup",
    abstract: "Copy the knowledge base to a file, even while other processes use it.",
    discussion: """
      The copy holds one moment. It gets its name when it is complete, checked and on disk.

      With --for-sharing it holds the current documents alone, with the names of their files but not their folders, and
      no former passages, failures or records of imports. What was left out is listed.

      Examples:
        byregion database backup byregion-backup.db
        byregion database backup --for-sharing byregion-shared.db
      """)

  @Argument(help: "The file to create.", completion: .file(extensions: ["db"]))
  var file: String

  @Flag(help: "Replace an existing file.")
  var force = false

  @Flag(help: "Leave out folders, former passages, failures, and documents that are not current.")
  var forSharing = false

  @OptionGroup var database: DatabaseOptions

  func run() throws {
    let report = try database.with(.reading) { try $0.backup(to: file, replacing: force, isForSharing: forSharing) }
    try Lines.print(words.copied(report.documentCount, to: Sanitizer.visible(report.path)))
    if !report.leftOut.isEmpty { Messages.standardError().note(words.leftOutOfCopy(report.leftOut)) }
  }
}

/// `byregion database check`: checks the file.
struct DatabaseCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check the file: its structures, references, search index, vocabulary and documents.",
    discussion: """
      Exits with 65 if something is wrong. With --facts it lists instead where documents disagree about a region, which
      totals differ from the sum of their members, and which figures are impossible. Documents are kept as printed, so
      these are not failures. A total is compared with the sum of its members on 1 January 2015, with a tolerance of 1 %
      for a rounded figure and 1 % for each year between.

      Examples:
        byregion database check
        byregion database check --facts
      """)

  @Flag(help: "Compare what documents say about each region: population, area, members.")
  var facts = false

  @OptionGroup var format: FormatOptions
  @OptionGroup var database: DatabaseOptions

  func run() throws {
    if facts { return try showFacts() }
    let report = try Self.check(database)
    try Rows.print(
      ["checked", "result"], format,
      report.items.flatMap { item -> [[Value]] in
        if let reason = item.skippedBecause { return [[.text(item.name), .text(words.notChecked(reason))]] }
        let results =
          item.problems.isEmpty ? ["ok"] + item.notes.map { words.noteThat($0) } : item.problems + item.notes
        return results.map { [.text(item.name), .text($0)] }
      })
    guard report.isSound else {
      throw KnowledgeBaseError(
        .invalidInput, { $0.baseIsDamaged }, place: database.path, suggestion: .say { $0.rescueMakesNew })
    }
  }

  private func showFacts() throws {
    let findings = try database.with(.reading) { try $0.checkFacts() }
    try Rows.print(
      ["region", "finding", "documents"], format,
      findings.map {
        [.text($0.regionSlug), .text($0.message), .text($0.documents.joined(separator: ", "))]
      })
    Messages.standardError().note(words.findings(findings.count))
  }

  /// Opens the file for writing if possible, since FTS5 checks its index only then; otherwise for reading.
  private static func check(_ database: DatabaseOptions) throws -> CheckReport {
    do {
      try KnowledgeBase.open(database.path, for: .reading).close()
    } catch let error as KnowledgeBaseError where error.reason == .damagedFile {
      return CheckReport(items: [CheckReport.Item(name: "SQLite's structures", problems: [error.message])])
    }
    if let knowledgeBase = try? KnowledgeBase.open(database.path, for: .writing) {
      defer { try? knowledgeBase.close() }
      return try knowledgeBase.check()
    }
    return try database.with(.reading) { try $0.check() }
  }
}

/// `byregion database`: maintains the file.
struct DatabaseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "database", abstract: "Check, back up, restore and repair the file.",
    subcommands: [
      DatabaseCheckCommand.self, DatabaseRebuildCommand.self, DatabaseBackupCommand.self, DatabaseRestoreCommand.self,
      DatabaseRescueCommand.self,
    ])
}

/// `byregion database rebuild`: parses all stored write-ups again.
struct DatabaseRebuildCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rebuild",
    abstract: "Parse every stored write-up again and rebuild the index, in one transaction.",
    discussion: """
      Run it after an upgrade, so that the tables hold what the newer version reads. References of unchanged texts and
      your corrections stay. Documents that are read differently are listed.

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
      output.append(words.read(report.documentCount, differently: report.differences.count) + "\n")
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
      title: words.rebuildingTitle, total: total)
    defer { line.finish() }
    return try knowledgeBase.rebuild(shouldStop: { stop.isSet }, progress: { _, _ in line.advance() })
  }

  private static func line(on difference: RebuildReport.Difference) -> String {
    let (before, after) = (difference.before, difference.after)
    var parts = difference.changes.isEmpty ? [] : [ImportText.differences(difference.changes)]
    if before.regionSlug != after.regionSlug { parts.append("region \(before.regionSlug) → \(after.regionSlug)") }
    if before.kind != after.kind {
      parts.append(
        words.change(
          of: words.field("kind"), words.documentKind(before.kind), words.documentKind(after.kind)))
    }
    if before.language != after.language {
      parts.append(
        words.change(
          of: words.languageWord, words.writtenLanguage(before.language), words.writtenLanguage(after.language)))
    }
    if before.title != after.title { parts.append(words.newTitle(after.title)) }
    let document = "\(words.documentNumber(after.id))  \(Sanitizer.visible(after.regionName))"
    return words.from(document, Sanitizer.visible(after.source)) + ": "
      + Sanitizer.visible(parts.joined(separator: ", "))
  }
}

/// `byregion database rescue`: saves the documents of a damaged file.
struct DatabaseRescueCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rescue",
    abstract: "Make a new knowledge base from the documents that a damaged file still holds.",
    discussion: """
      Each document is read by itself, if necessary from the bare pages of the file, and imported into the new file. The
      damaged file is not changed. Exits with 65 if something was lost, and lists it.

      Example:
        byregion database rescue --db broken.db saved.db
      """)

  @Argument(help: "The new file.", completion: .file(extensions: ["db"]))
  var output: String

  @OptionGroup var database: DatabaseOptions

  func run() throws {
    let report = try KnowledgeBase.rescue(database.path, into: output)
    try Lines.print(words.saved(report.documentCount, in: Sanitizer.visible(output)))
    for loss in report.losses { Messages.standardError().lost(loss) }
    if !report.losses.isEmpty { throw ReportedFailure(status: ExitStatus.invalidInput) }
  }
}

/// `byregion database restore`: replaces the knowledge base by a backup.
struct DatabaseRestoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore",
    abstract: "Replace the knowledge base by a backup, and keep the file that was there.",
    discussion: """
      The backup is checked before anything is changed. The current file is kept as FILE.before-restore-1 and so on,
      three at most. Asks first on a terminal.

      Example:
        byregion database restore --yes byregion-backup.db
      """)

  @Argument(help: "The backup.", completion: .file(extensions: ["db"]))
  var file: String

  @Flag(name: .shortAndLong, help: "Do not ask.")
  var yes = false

  @OptionGroup var database: DatabaseOptions

  func run() throws {
    guard try yes || isConfirmed() else {
      throw KnowledgeBaseError(.interrupted, { $0.nothingRestored })
    }
    let report = try KnowledgeBase.restore(database.path, from: file)
    try Lines.print(
      words.restored(
        report.documentCount, from: Sanitizer.visible(file), earlier: report.earlier.map { Sanitizer.visible($0) }))
  }

  private func isConfirmed() throws -> Bool {
    guard Terminal(descriptor: 0).isTerminal, Terminal(descriptor: 2).isTerminal else {
      throw KnowledgeBaseError(
        .usage, { $0.replacingNeedsYes }, suggestion: .say { $0.addYesOption })
    }
    let output = Output.standardError()
    let question = words.askToReplace(Sanitizer.visible(database.path), by: Sanitizer.visible(file))
    output.append("\(question) \(words.yesOrNo) ")
    try output.flush()
    let answer = readLine()?.lowercased() ?? ""
    return ["y", "yes", "j", "ja"].contains(answer)
  }
}
