import KnowledgeBase
import Printing
import WriteUp

/// Tells what an import did.
enum ImportReportPrinter {
  static func print(_ report: ImportReport, as format: ImportCommand.Format, quiet: Bool) throws {
    let output = Output.standardOutput()
    switch format {
    case .json: writeJSON(report, to: output)
    case .text: if !quiet { writeText(report, to: output) }
    }
    try output.flush()
  }

  private static func writeText(_ report: ImportReport, to output: Output) {
    for document in report.documents where document.outcome != .unchanged {
      let verb = report.isDryRun ? "would be \(document.outcome.rawValue)" : document.outcome.rawValue
      output.append("\(verb)  \(Sanitizer.visible(document.regionName)) (\(document.regionSlug)) ")
      output.append("from \(Sanitizer.visible(document.name)): \(summary(of: document))\n")
    }
    output.append(totals(of: report) + "\n")
  }

  /// "3 goals, 5 results" for a first document, "+2 advice, ~1 goal, -0" for a revision.
  private static func summary(of document: ImportReport.Document) -> String {
    let parts = document.changes.map { change -> String in
      if document.outcome == .added { return count(change.added, change.kind.noun) }
      var signs: [String] = []
      if change.added > 0 { signs.append("+\(change.added)") }
      if change.changed > 0 { signs.append("~\(change.changed)") }
      if change.removed > 0 { signs.append("-\(change.removed)") }
      return signs.joined(separator: " ") + " " + change.kind.noun
    }
    let summary = parts.isEmpty ? "no entries" : parts.joined(separator: ", ")
    return document.supersedes.map { "\(summary); takes over from \(Sanitizer.visible($0))" } ?? summary
  }

  private static func totals(of report: ImportReport) -> String {
    var parts = [
      "\(report.count(.added)) added", "\(report.count(.revised)) revised",
      "\(report.count(.unchanged)) unchanged",
    ]
    if !report.failures.isEmpty { parts.append("\(report.failures.count) failed") }
    if !report.skipped.isEmpty { parts.append("\(report.skipped.count) skipped") }
    return parts.joined(separator: ", ") + (report.isDryRun ? " (nothing was written)" : "")
  }

  private static func count(_ count: Int, _ noun: String) -> String {
    let isPlural = count != 1 && noun != "advice" && noun != "other"
    return "\(count) \(noun)\(isPlural ? "s" : "")"
  }

  private static func writeJSON(_ report: ImportReport, to output: Output) {
    let writer = JSONWriter(output, indented: true)
    writer.object {
      writer.field("version", 1)
      writer.field("dry_run", report.isDryRun)
      writer.field("interrupted", report.wasInterrupted)
      writer.field("documents", each: report.documents) { writeJSON($0, to: writer) }
      writer.field("skipped", each: report.skipped) { skipped in
        writer.object {
          writer.field("source", skipped.name)
          writer.field("reason", skipped.reason)
        }
      }
      writer.field("failures", each: report.failures) { failure in
        writer.object {
          writer.field("source", failure.name)
          writer.field("message", failure.error.message)
          writer.field("suggestion", failure.error.suggestion)
        }
      }
    }
    writer.endLine()
  }

  private static func writeJSON(_ document: ImportReport.Document, to writer: JSONWriter) {
    writer.object {
      writer.field("source", document.name)
      writer.field("document_id", document.documentID)
      writer.field("outcome", document.outcome.rawValue)
      writer.field("region", document.regionSlug)
      writer.field("kind", document.kind.rawValue)
      writer.field("supersedes", document.supersedes)
      writer.field("changes", each: document.changes) { change in
        writer.object {
          writer.field("kind", change.kind.rawValue)
          writer.field("added", change.added)
          writer.field("changed", change.changed)
          writer.field("removed", change.removed)
        }
      }
      writer.field("diagnostics", each: document.diagnostics) { writeJSON($0, to: writer) }
    }
  }

  private static func writeJSON(_ diagnostic: Diagnostic, to writer: JSONWriter) {
    writer.object {
      writer.field("severity", diagnostic.severity.rawValue)
      writer.field("identifier", diagnostic.identifier)
      writer.field("message", diagnostic.message)
      writer.field("line", diagnostic.line)
      writer.field("column", diagnostic.column)
    }
  }
}

extension PassageKind {
  /// What one of it is called in English.
  fileprivate var noun: String {
    switch self {
    case .lead: "lead paragraph"
    case .goal: "goal"
    case .result: "result"
    case .advice: "advice"
    case .continuation: "continuation"
    case .application: "application excerpt"
    case .attachment: "attachment"
    case .fact: "fact"
    case .other: "other"
    }
  }
}
