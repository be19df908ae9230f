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
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "backup",
      abstract: help.backup.abstract,
      discussion: help.backup.discussion(
        """
        byregion database backup byregion-backup.db
        byregion database backup --for-sharing byregion-shared.db
        """))
  }

  @Argument(help: ArgumentHelp(help.fileToCreate, valueName: help.value(.file)), completion: .file(extensions: ["db"]))
  var file: String

  @Flag(help: ArgumentHelp(help.force))
  var force = false

  @Flag(help: ArgumentHelp(help.forSharing))
  var forSharing = false

  @OptionGroup var database: DatabaseOptions

  func run() throws {
    let report = try database.with(.reading) { try $0.backup(to: file, replacing: force, isForSharing: forSharing) }
    try Lines.print(words.copied(report.documentCount, to: Sanitizer.visible(report.path)))
    if !report.leftOut.isEmpty { Messages.standardError().note(words.leftOutOfCopy(report.leftOut.map(\.text))) }
  }
}

/// `byregion database check`: checks the file.
struct DatabaseCheckCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "check",
      abstract: help.checkDatabase.abstract,
      discussion: help.checkDatabase.discussion(
        """
        byregion database check
        byregion database check --facts
        """))
  }

  @Flag(help: ArgumentHelp(help.facts))
  var facts = false

  @OptionGroup var format: FormatOptions
  @OptionGroup var database: DatabaseOptions

  func run() throws {
    if facts { return try showFacts() }
    let report = try Self.check(database)
    // Machine-readable formats are the same in every language.
    let shown = try format.rowFormat.isForPrograms ? Catalogue(.english) : words
    try Rows.print(
      ["checked", "result"], format,
      report.items.flatMap { item -> [[Value]] in
        let name = Value.text(shown.checkedThing(item.name))
        if let reason = item.skippedBecause {
          return [[name, .text(shown.notChecked(reason.text(in: shown.language)))]]
        }
        let notes = item.notes.map { $0.text(in: shown.language) }
        let problems = item.problems.map { $0.text(in: shown.language) }
        let results = (problems.isEmpty ? ["ok"] : problems) + notes.map { shown.noteThat($0) }
        return results.map { [name, .text($0)] }
      })
    guard !report.isSound else { return }
    let isOnlyChanged = report.items.allSatisfy { $0.problems.isEmpty || $0.name == CheckReport.schemaCheck }
    throw isOnlyChanged
      ? KnowledgeBaseError(
        .invalidInput, { $0.schemaIsChanged }, place: database.path, suggestion: .say { $0.undoChangeOrRescue })
      : KnowledgeBaseError(
        .invalidInput, { $0.baseIsDamaged }, place: database.path, suggestion: .say { $0.rescueMakesNew })
  }

  private func showFacts() throws {
    let findings = try database.with(.reading) { try $0.checkFacts() }
    let shown = try format.rowFormat.isForPrograms ? Catalogue(.english) : words
    try Rows.print(
      ["region", "finding", "documents"], format,
      findings.map {
        [.text($0.regionSlug), .text($0.wording.text(in: shown.language)), .text($0.documents.joined(separator: ", "))]
      })
    Messages.standardError().note(words.findings(findings.count))
  }

  /// Opens the file for writing if possible, since FTS5 checks its index only then; otherwise for reading.
  private static func check(_ database: DatabaseOptions) throws -> CheckReport {
    do {
      try KnowledgeBase.open(database.path, for: .reading).close()
    } catch let error as KnowledgeBaseError where error.reason == .damagedFile {
      return CheckReport(items: [CheckReport.Item(name: "SQLite's structures", problems: [error.wording])])
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
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "database", abstract: help.manageDatabase.abstract,
      subcommands: [
        DatabaseCheckCommand.self, DatabaseRebuildCommand.self, DatabaseBackupCommand.self, DatabaseRestoreCommand.self,
        DatabaseRescueCommand.self,
      ])
  }
}

/// `byregion database rebuild`: parses all stored write-ups again.
struct DatabaseRebuildCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "rebuild",
      abstract: help.rebuild.abstract,
      discussion: help.rebuild.discussion(
        """
        byregion database rebuild
        """))
  }

  @Flag(name: .shortAndLong, help: ArgumentHelp(help.quiet))
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
      Output.standardError(), terminal, style: quiet ? .silent : terminal.isTerminal ? .bar : .lines,
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
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "rescue",
      abstract: help.rescue.abstract,
      discussion: help.rescue.discussion(
        """
        byregion database rescue --db broken.db saved.db
        """))
  }

  @Argument(help: ArgumentHelp(help.newFile, valueName: help.value(.output)), completion: .file(extensions: ["db"]))
  var output: String

  @OptionGroup var database: DatabaseOptions

  func run() throws {
    let report = try KnowledgeBase.rescue(database.path, into: output)
    try Lines.print(words.saved(report.documentCount, in: Sanitizer.visible(output)))
    for loss in report.losses { Messages.standardError().lost(loss.text) }
    if !report.losses.isEmpty { throw ReportedFailure(status: ExitStatus.invalidInput) }
  }
}

/// `byregion database restore`: replaces the knowledge base by a backup.
struct DatabaseRestoreCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "restore",
      abstract: help.restoreDatabase.abstract,
      discussion: help.restoreDatabase.discussion(
        """
        byregion database restore --yes byregion-backup.db
        """))
  }

  @Argument(help: ArgumentHelp(help.backupFile, valueName: help.value(.file)), completion: .file(extensions: ["db"]))
  var file: String

  @Flag(name: .shortAndLong, help: ArgumentHelp(help.doNotAsk))
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
