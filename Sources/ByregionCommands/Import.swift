import ArgumentParser
import ByregionImporting
import ByregionPrinting
import ByregionRecords
import ByregionStore

/// `byregion import`: read write-ups into the knowledge base.
struct ImportCommand: AsyncParsableCommand {
  /// What `--format` takes here.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json
  }

  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Read write-ups into the knowledge base.",
    discussion: """
      Plain text, Markdown, HTML and Word documents (.docx) are read, text in UTF-8, UTF-16 or Windows-1252; folders
      with all their subfolders.
      A source whose bytes are in already is left alone; a changed one becomes a new revision. What could not be read
      is named, the rest is imported, and the exit code is 65.

      Examples:
        byregion import seed
        byregion import --dry-run write-ups/*.txt
        byregion import --prune write-ups
        byregion import --retry-failed
        curl -s https://example.org/rana.html | byregion import -
      """)

  @Argument(help: "Files, folders, patterns in quotes; - is standard input.", completion: .file())
  var paths: [String] = []

  @Flag(help: "Report what would happen, and write nothing.")
  var dryRun = false

  @Flag(help: "Also remove the documents whose files below these paths are gone; asks first.")
  var prune = false

  @Flag(help: "Take the files that earlier imports could not read, and no others.")
  var retryFailed = false

  @OptionGroup var consent: ConsentOptions

  @Flag(name: .shortAndLong, help: "Say nothing but errors.")
  var quiet = false

  @Option(name: .shortAndLong, help: "The report: text or json.")
  var format: Format = .text

  @Option(help: ArgumentHelp("Seconds to wait for another process that writes.", valueName: "seconds"))
  var wait: Double = 5

  @OptionGroup var database: DatabaseOptions

  func validate() throws {
    guard wait >= 0, wait <= 86_400 else { throw ValidationError("--wait is 0 seconds or more and at most a day") }
    guard retryFailed != !paths.isEmpty else {
      throw ValidationError(retryFailed ? "--retry-failed takes no paths" : "Name the files or folders to import.")
    }
    guard !(prune && retryFailed) else { throw ValidationError("--prune needs paths") }
  }

  func run() async throws {
    var named = retryFailed ? nil : SourceFinder.find(paths)
    // Before anything is opened, and while Ctrl-C still ends the program: nothing has happened yet.
    if let named, named.includesStandardInput, !quiet {
      Messages.standardError().tellTyping(of: "the write-up")
    }
    named?.readStandardInput()
    if let named, named.files.isEmpty, !prune {
      if !quiet { Messages.standardError().tell(named.skipped) }
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
        .interrupted, "interrupted; what is listed is in, the rest is not",
        suggestion: "Run the same command again to import the rest.")
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
    let reporter = ImportReporter(found, format: format, quiet: quiet, isDryRun: dryRun)
    var report: ImportReport
    do {
      report = try await knowledgeBase.importSources(found, options: options) { try reporter.tell($0) }
    } catch {
      try reporter.breakOff()
      throw error
    }
    // Whatever comes of pruning, what was imported is told.
    let pruned = Result { prune && !report.wasInterrupted ? try self.prune(knowledgeBase, report, reporter) : [] }
    report.pruned = (try? pruned.get()) ?? []
    // That nothing is there any more is what pruning is for.
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
    // A dry run moves no document to where its file is now.
    let found = Set(report.unchanged)
    let gone = try knowledgeBase.documentsWithoutSource(below: paths).filter { !found.contains($0.id) }
    guard !gone.isEmpty, !dryRun else { return gone }
    try reporter.aside {
      try consent.ask(
        "Remove \(gone.count) document\(gone.count == 1 ? "" : "s") whose file is gone or holds another?",
        listing: gone.map { "\($0.regionName), \($0.kind), from \($0.location)" }, ifNot: "nothing was removed")
    }
    try knowledgeBase.removeDocuments(gone.map(\.id))
    return gone
  }

  /// A dry run of a file that does not exist yet happens in memory.
  private func open() throws -> KnowledgeBase {
    let patience = Duration.milliseconds(Int64(wait * 1000))
    return dryRun
      ? try KnowledgeBase.openForDryRun(database.path, busyTimeout: patience)
      : try KnowledgeBase.open(database.path, for: .writing, busyTimeout: patience)
  }
}

/// Tells what an import does while it does it, so that many documents need no memory.
final class ImportReporter {
  /// Doubts shown at the most; all of them stand in the table `diagnostics`.
  private static let diagnosticLimit = 1_000

  private let output = Output.standardOutput()
  private let messages = Messages.standardError()
  private let progress: ProgressLine
  private let format: ImportCommand.Format
  private let isQuiet: Bool
  private let isDryRun: Bool
  private var done = ImportProgress(fileCount: 0, totalFileCount: 0, byteCount: 0, totalByteCount: 0)
  private var shownDiagnostics = 0
  private var documentCount = 0

  init(_ found: FoundSources, format: ImportCommand.Format, quiet: Bool, isDryRun: Bool) {
    self.format = format
    self.isDryRun = isDryRun
    isQuiet = quiet
    let terminal = Terminal(descriptor: 2)
    let manner: ProgressLine.Manner = quiet || format == .json ? .silent : terminal.isTerminal ? .bar : .lines
    progress = ProgressLine(
      Output.standardError(), terminal, manner: manner, title: "importing", total: found.files.count,
      totalBytes: found.files.reduce(0) { $0 + $1.byteCount })
  }

  /// Runs a body while the progress bar is out of the way.
  func aside<T>(_ body: () throws -> T) rethrows -> T { try progress.aside(body) }

  func tell(_ event: ImportEvent) throws {
    switch event {
    case .progress(let now):
      progress.advance(files: now.fileCount - done.fileCount, bytes: now.byteCount - done.byteCount)
      done = now
    case .document(let document): try tell(document)
    }
  }

  private func tell(_ document: ImportReport.Document) throws {
    if format == .json {
      output.append(documentCount == 0 ? ImportJSON.beginning(isDryRun: isDryRun) : ",\n")
      ImportJSON.write(document, to: output)
    } else if !isQuiet, let text = ImportText.line(on: document, isDryRun: isDryRun) {
      try progress.aside {
        output.append(text + "\n")
        try output.flush()
      }
    }
    documentCount += 1
    if !isQuiet { tellDoubts(of: document) }
  }

  private func tellDoubts(of document: ImportReport.Document) {
    let left = Self.diagnosticLimit - shownDiagnostics
    shownDiagnostics += document.diagnostics.count
    guard left > 0 else { return }
    progress.aside { messages.tell(Array(document.diagnostics.prefix(left)), of: document.name) }
  }

  /// The end of the report; what could not be read is told by the command.
  func finish(_ report: ImportReport) throws {
    progress.finish()
    switch format {
    case .json:
      if documentCount == 0 { output.append(ImportJSON.beginning(isDryRun: isDryRun)) }
      ImportJSON.writeEnd(report, to: output)
    case .text:
      if !isQuiet { output.append(ImportText.end(of: report)) }
    }
    try output.flush()
    guard !isQuiet else { return }
    messages.tell(report.skipped)
    let unshown = shownDiagnostics - Self.diagnosticLimit
    if unshown > 0 {
      messages.note("\(unshown.grouped) more doubt\(unshown == 1 ? "" : "s"): byregion sql 'SELECT * FROM diagnostics'")
    }
  }

  /// The import ended with an error: says what is in.
  func breakOff() throws {
    progress.finish()
    if format == .json, documentCount > 0 { output.append("\n") }
    try output.flush()
    if documentCount > 0, !isDryRun {
      messages.note("\(documentCount.grouped) source\(documentCount == 1 ? " is" : "s are") in; the rest is not")
    }
  }
}
