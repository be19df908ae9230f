import ArgumentParser
import KnowledgeBase
import Printing

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
      Plain text, Markdown and HTML are read, in UTF-8, UTF-16 or Windows-1252; folders with all their subfolders.
      A source whose bytes are in already is left alone; a changed one becomes a new revision. What could not be read
      is named, the rest is imported, and the exit code is 65.

      Examples:
        byregion import seed
        byregion import --dry-run write-ups/*.txt
        curl -s https://example.org/rana.html | byregion import -
      """)

  @Argument(help: "Files, folders, patterns in quotes; - is standard input.", completion: .file())
  var paths: [String]

  @Flag(help: "Report what would happen, and write nothing.")
  var dryRun = false

  @Flag(name: .shortAndLong, help: "Say nothing but errors.")
  var quiet = false

  @Option(name: .shortAndLong, help: "The report: text or json.")
  var format: Format = .text

  @Option(help: ArgumentHelp("Seconds to wait for another process that writes.", valueName: "seconds"))
  var wait: Double = 5

  @OptionGroup var database: DatabaseOptions

  func validate() throws {
    guard wait >= 0, wait <= 86_400 else { throw ValidationError("--wait is 0 seconds or more and at most a day") }
  }

  func run() async throws {
    let found = SourceFinder.find(paths)
    let messages = Messages.standardError()
    guard !found.files.isEmpty else { return try messages.reportAndThrow(found.failures) }
    let report = try await importFiles(found)
    if !quiet { messages.tell(report) }
    try ImportReportPrinter.print(report, as: format, quiet: quiet)
    if report.wasInterrupted {
      throw KnowledgeBaseError(
        .interrupted, "interrupted; what is listed is in, the rest is not",
        suggestion: "Run the same command again to import the rest.")
    }
    try messages.reportAndThrow(report.failures)
  }

  private func importFiles(_ found: FoundSources) async throws -> ImportReport {
    let stop = StopFlag()
    let interruption = Interruption { stop.set() }
    defer { interruption.end() }
    var options = ImportOptions()
    options.isDryRun = dryRun
    options.shouldStop = { stop.isSet }
    let progress = progressLine(for: found)
    defer { progress.finish() }
    let knowledgeBase = try open()
    do {
      var done = ImportProgress(fileCount: 0, totalFileCount: 0, byteCount: 0, totalByteCount: 0)
      let report = try await knowledgeBase.importSources(found, options: options) { now in
        progress.advance(files: now.fileCount - done.fileCount, bytes: now.byteCount - done.byteCount)
        done = now
      }
      try knowledgeBase.close()
      return report
    } catch {
      try? knowledgeBase.close()
      throw error
    }
  }

  /// A dry run of a file that does not exist yet happens in memory.
  private func open() throws -> KnowledgeBase {
    let patience = Duration.milliseconds(Int64(wait * 1000))
    return dryRun
      ? try KnowledgeBase.openForDryRun(database.path, busyTimeout: patience)
      : try KnowledgeBase.open(database.path, for: .writing, busyTimeout: patience)
  }

  private func progressLine(for found: FoundSources) -> ProgressLine {
    let terminal = Terminal(descriptor: 2)
    let manner: ProgressLine.Manner =
      quiet || format == .json ? .silent : terminal.isTerminal ? .bar : .lines
    return ProgressLine(
      Output.standardError(), terminal, manner: manner, title: "importing", total: found.files.count,
      totalBytes: found.files.reduce(0) { $0 + $1.byteCount })
  }
}
