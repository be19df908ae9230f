import ArgumentParser
import ByregionFiles
import ByregionImporting
import ByregionLanguages
import ByregionPrinting
import ByregionRecords
import ByregionStore
import ByregionText

/// `byregion import`: imports write-ups into the knowledge base.
struct ImportCommand: AsyncParsableCommand {
  /// The values of `--format`.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json
  }

  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "import",
      abstract: help.importFiles.abstract,
      discussion: help.importFiles.discussion(
        """
        byregion import seed
        byregion import --dry-run write-ups/*.txt
        byregion import --prune write-ups
        byregion import --retry-failed
        byregion import --undo
        curl -s https://example.org/rana.html | byregion import - --name rana.html
        """))
  }

  @Argument(help: ArgumentHelp(help.importPaths, valueName: help.value(.paths)), completion: .file())
  var paths: [String] = []

  @Flag(help: ArgumentHelp(help.dryRun))
  var dryRun = false

  @Flag(help: ArgumentHelp(help.prune))
  var prune = false

  @Flag(help: ArgumentHelp(help.retryFailed))
  var retryFailed = false

  @Flag(help: ArgumentHelp(help.undo))
  var undo = false

  @Flag(help: ArgumentHelp(help.importReplace))
  var replace = false

  @Flag(help: ArgumentHelp(help.importBeside))
  var beside = false

  @Option(name: .customLong("as"), help: ArgumentHelp(help.readAs, valueName: help.value(.statedFormat)))
  var stated: StatedFormat?

  @Option(help: ArgumentHelp(help.inputName, valueName: help.value(.file)))
  var name: String?

  @OptionGroup var consent: ConsentOptions

  @Flag(name: .shortAndLong, help: ArgumentHelp(help.quiet))
  var quiet = false

  @Flag(help: ArgumentHelp(help.verbose))
  var verbose = false

  @Option(name: .shortAndLong, help: ArgumentHelp(help.importFormat, valueName: help.value(.format)))
  var format: Format = .text

  @Option(help: ArgumentHelp(help.wait, valueName: help.value(.seconds)))
  var wait: Double = 5

  @OptionGroup var database: DatabaseOptions

  func validate() throws {
    guard wait >= 0, wait <= 86_400 else { throw ValidationError(words.waitIsFrom) }
    if undo { return try validateUndo() }
    guard retryFailed != !paths.isEmpty else {
      throw ValidationError(retryFailed ? words.retryTakesNoPaths : words.nameFilesToImport)
    }
    guard !(prune && retryFailed) else { throw ValidationError(words.needsPaths("--prune")) }
    guard !(replace && beside) else { throw ValidationError(words.excludeEachOther(["--replace", "--beside"])) }
    guard stated == nil || !retryFailed else { throw ValidationError(words.needsPaths("--as")) }
    guard !(quiet && verbose) else { throw ValidationError(words.excludeEachOther(["--quiet", "--verbose"])) }
    guard name == nil || paths.contains("-") else { throw ValidationError(words.nameNeedsStandardInput) }
    guard name?.isEmpty != true, name?.contains("/") != true else {
      throw ValidationError(words.nameIsOfFile)
    }
  }

  private func validateUndo() throws {
    let others = retryFailed || prune || replace || beside || stated != nil || name != nil || dryRun
    guard paths.isEmpty, !others else { throw ValidationError(words.undoTakesNothing) }
    guard format == .text else { throw ValidationError(words.undoHasNoFormat) }
  }

  func run() async throws {
    if undo { return try undoLastImport() }
    var named = retryFailed ? nil : SourceFinder.find(paths, as: stated)
    if let name { named?.nameStandardInput(name) }
    // Standard input is read before the knowledge base is opened, while Ctrl-C still ends the program.
    if let named, named.includesStandardInput, !quiet {
      Messages.standardError().reportTyping(of: words.theWriteUp)
    }
    named?.readStandardInput()
    if let named, named.files.isEmpty, !prune {
      if !quiet { Messages.standardError().report(named.skipped) }
      return try Messages.standardError().reportAndThrow(named.failures)
    }
    let knowledgeBase = try open()
    let result: ImportReport
    do {
      result = try await run(named, knowledgeBase)
    } catch {
      try? knowledgeBase.close()
      throw error
    }
    try knowledgeBase.close()
    if result.wasInterrupted {
      throw KnowledgeBaseError(
        .interrupted, { $0.interruptedImport }, suggestion: .say { $0.runAgainForRest })
    }
    try Messages.standardError().reportAndThrow(result.failures)
  }

  private func run(_ named: FoundSources?, _ knowledgeBase: KnowledgeBase) async throws -> ImportReport {
    let found = try named ?? knowledgeBase.failedSources()
    let stop = StopFlag()
    let interruption = Interruption { stop.set() }
    defer { interruption.end() }
    var options = ImportOptions()
    options.isDryRun = dryRun
    options.shouldStop = { stop.isSet }
    options.secondReports = replace ? .replace : beside ? .beside : .besideWhenDifferent
    let reporter = ImportReporter(found, format: format, quiet: quiet, verbose: verbose, isDryRun: dryRun)
    var report: ImportReport
    do {
      report = try await knowledgeBase.importSources(found, options: options) { try reporter.report($0) }
    } catch {
      try reporter.breakOff()
      throw error
    }
    // The import is reported even if pruning fails.
    let pruned = Result { prune && !report.wasInterrupted ? try self.prune(knowledgeBase, report, reporter) : [] }
    report.pruned = (try? pruned.get()) ?? []
    // A missing file is not a failure if its documents were pruned.
    report.failures.removeAll { failure in
      report.pruned.contains { $0.location == failure.location || $0.location.hasPrefix(failure.location + "/") }
    }
    try reporter.finish(report)
    _ = try pruned.get()
    return report
  }

  private func prune(
    _ knowledgeBase: KnowledgeBase, _ report: ImportReport, _ reporter: ImportReporter
  ) throws -> [StoredDocument] {
    // A dry run does not store the new locations of moved files, so unchanged documents are excluded here.
    let found = Set(report.unchanged)
    let gone = try knowledgeBase.documentsWithoutSource(below: paths).filter { !found.contains($0.id) }
    guard !gone.isEmpty, !dryRun else { return gone }
    try reporter.pausing {
      try consent.ask(
        words.askToPrune(gone.count),
        listing: gone.map { words.from("\($0.regionName), \(words.documentKind($0.kind))", $0.location) },
        ifNot: words.nothingRemoved)
    }
    try knowledgeBase.removeDocuments(gone.map(\.id))
    return gone
  }

  private func undoLastImport() throws {
    let knowledgeBase = try KnowledgeBase.open(
      database.path, for: .writing, busyTimeout: .milliseconds(Int64(wait * 1000)))
    defer { try? knowledgeBase.close() }
    let last = try knowledgeBase.lastImport()
    let lines =
      last.added.map { words.removes(Self.description($0)) }
      + last.replaced.map { words.restores(Self.description($0)) }
    try consent.ask(words.askToUndo(last.startedAt), listing: lines)
    try knowledgeBase.undo(last)
    guard !quiet else { return }
    let output = Output.standardOutput()
    output.append(words.undone(last.startedAt) + "\n")
    for document in last.added { output.append(words.removed(Self.description(document)) + "\n") }
    for document in last.replaced { output.append(words.restored(Self.description(document)) + "\n") }
    try output.flush()
  }

  private static func description(_ document: StoredDocument) -> String {
    words.from(
      "\(Sanitizer.visible(document.regionName)) (\(document.regionSlug)), \(words.documentKind(document.kind)), "
        + words.documentNumber(document.id), Sanitizer.visible(document.source))
  }

  /// Opens the knowledge base; a dry run without an existing file uses memory.
  private func open() throws -> KnowledgeBase {
    let patience = Duration.milliseconds(Int64(wait * 1000))
    return dryRun
      ? try KnowledgeBase.openForDryRun(database.path, busyTimeout: patience)
      : try KnowledgeBase.open(database.path, for: .writing, busyTimeout: patience)
  }
}

extension StatedFormat: ExpressibleByArgument {}

/// Prints the report of an import while it runs, so that many documents need no memory.
final class ImportReporter {
  /// Imports of more files report only the number of diagnostics by kind.
  private static let manyFiles = 20

  private let output = Output.standardOutput()
  private let messages = Messages.standardError()
  private let progress: ProgressLine
  private let format: ImportCommand.Format
  private let isQuiet: Bool
  private let showsFindings: Bool
  private let isDryRun: Bool
  private var done = ImportProgress(fileCount: 0, totalFileCount: 0, byteCount: 0, totalByteCount: 0)
  private var hiddenFindings = 0
  private var documentCount = 0

  init(_ found: FoundSources, format: ImportCommand.Format, quiet: Bool, verbose: Bool, isDryRun: Bool) {
    self.format = format
    self.isDryRun = isDryRun
    isQuiet = quiet
    showsFindings = !quiet && (verbose || found.files.count <= Self.manyFiles)
    let terminal = Terminal(descriptor: 2)
    let style: ProgressLine.Style = quiet || format == .json ? .silent : terminal.isTerminal ? .bar : .lines
    progress = ProgressLine(
      Output.standardError(), terminal, style: style, title: words.importingTitle, total: found.files.count,
      totalBytes: found.files.reduce(0) { $0 + $1.byteCount })
  }

  /// Runs a body while the progress bar is hidden.
  func pausing<T>(_ body: () throws -> T) rethrows -> T { try progress.pausing(body) }

  func report(_ event: ImportEvent) throws {
    switch event {
    case .progress(let now):
      progress.advance(files: now.fileCount - done.fileCount, bytes: now.byteCount - done.byteCount)
      done = now
    case .document(let document): try report(document)
    }
  }

  private func report(_ document: ImportReport.Document) throws {
    if format == .json {
      output.append(documentCount == 0 ? ImportJSON.beginning(isDryRun: isDryRun) : ",\n")
      ImportJSON.write(document, to: output)
    } else if !isQuiet, let text = ImportText.line(on: document, isDryRun: isDryRun) {
      try progress.pausing {
        output.append(text + "\n")
        try output.flush()
      }
    }
    documentCount += 1
    guard !isQuiet, !document.diagnostics.isEmpty else { return }
    if showsFindings {
      progress.pausing { messages.report(document.diagnostics, of: document.name) }
    } else {
      hiddenFindings += document.diagnostics.count
    }
  }

  /// Prints the end of the report; the command itself reports the failures.
  func finish(_ report: ImportReport) throws {
    progress.finish()
    switch format {
    case .json:
      if documentCount == 0 { output.append(ImportJSON.beginning(isDryRun: isDryRun)) }
      ImportJSON.writeEnd(report, to: output)
    case .text:
      if !isQuiet { output.append(ImportText.end(of: report) + ImportText.summary(of: report)) }
    }
    try output.flush()
    guard !isQuiet else { return }
    messages.report(report.skipped)
    if hiddenFindings > 0 {
      messages.note(words.findingsHidden(hiddenFindings))
    }
  }

  /// Reports what was imported before an error ended the import.
  func breakOff() throws {
    progress.finish()
    if format == .json, documentCount > 0 { output.append("\n") }
    try output.flush()
    if documentCount > 0, !isDryRun {
      messages.note(words.brokenOff(after: documentCount))
    }
  }
}

/// `byregion demo`: creates a knowledge base of sample documents.
struct DemoCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "demo",
      abstract: help.demo.abstract,
      discussion: help.demo.discussion(
        """
        byregion demo
        byregion demo --db /tmp/demo.db
        """))
  }

  @OptionGroup var database: DatabaseOptions

  func run() async throws {
    let path = database.file ?? DatabaseOptions.usualFile
    guard FilePath.isGone(path) else {
      throw KnowledgeBaseError(
        .cannotCreate, { $0.fileIsThere }, place: path, suggestion: .say { $0.nameAnotherForDemo })
    }
    let knowledgeBase = try KnowledgeBase.open(path, for: .writing)
    let report: ImportReport
    do {
      report = try await knowledgeBase.importSources(SeedDocuments.found())
      try knowledgeBase.close()
    } catch {
      try? knowledgeBase.close()
      throw error
    }
    try Messages.standardError().reportAndThrow(report.failures)
    let option = path == DatabaseOptions.usualFile ? "" : " --db \(ShellWord.quoted(path))"
    let output = Output.standardOutput()
    output.append(
      """
      \(words.demoIsMade(path))
        byregion advice struktur\(option)
        byregion show rana\(option)
        byregion sql 'SELECT * FROM advice_overview'\(option)

      """)
    try output.flush()
  }
}
