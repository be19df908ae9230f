import KnowledgeBase
import Printing
import WriteUp

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
