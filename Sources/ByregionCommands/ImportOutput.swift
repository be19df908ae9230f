import ByregionLanguages
import ByregionImporting
import ByregionPlaces
import ByregionPrinting
import ByregionReading
import ByregionRecords
import ByregionText
import ByregionWriteUp

/// The report of an import as one JSON object, version 1. Each document is on one line, so that the report can be
/// written while the import runs.
enum ImportJSON {
  static func beginning(isDryRun: Bool) -> String {
    "{\n  \"version\": 1,\n  \"dry_run\": \(isDryRun),\n  \"documents\": [\n"
  }

  static func write(_ document: ImportReport.Document, to output: Output) {
    let writer = JSONWriter(output)
    output.append("    ")
    writer.object {
      writer.field("source", document.name)
      writer.field("document_id", document.documentID)
      writer.field("outcome", document.outcome.rawValue)
      writer.field("region", document.regionSlug)
      writer.field("kind", document.kind.rawValue)
      writer.field("supersedes", document.supersedes)
      writer.field("superseded_by", document.supersededBy)
      writer.field("beside", document.beside)
      writer.field("letters_read", document.letters.read)
      writer.field("letters_left_out", document.letters.leftOut)
      writer.field("changes", each: document.changes) { change in
        writer.object {
          writer.field("kind", change.kind.rawValue)
          writer.field("added", change.added)
          writer.field("changed", change.changed)
          writer.field("removed", change.removed)
        }
      }
      writer.field("diagnostics", each: document.diagnostics) { write($0, to: writer) }
    }
  }

  private static func write(_ diagnostic: Diagnostic, to writer: JSONWriter) {
    writer.object {
      writer.field("severity", diagnostic.severity.rawValue)
      writer.field("identifier", diagnostic.identifier)
      writer.field("message", diagnostic.message)
      writer.field("line", diagnostic.line)
      writer.field("column", diagnostic.column)
    }
  }

  /// Writes the part after the documents.
  static func writeEnd(_ report: ImportReport, to output: Output) {
    output.append("\n  ],\n  \"removed\": ")
    list(report.pruned, to: output) { document, writer in
      writer.field("document_id", document.id)
      writer.field("region", document.regionSlug)
      writer.field("source", document.location)
    }
    output.append(",\n  \"skipped\": ")
    list(report.skipped, to: output) { skipped, writer in
      writer.field("source", skipped.name)
      writer.field("reason", skipped.reason)
    }
    output.append(",\n  \"failures\": ")
    list(report.failures, to: output) { failure, writer in
      writer.field("source", failure.name)
      writer.field("message", failure.error.message)
      writer.field("suggestion", failure.error.suggestion?.worded(for: .commandLine))
    }
    output.append(",\n  \"interrupted\": \(report.wasInterrupted)\n}\n")
  }

  private static func list<Element>(
    _ elements: [Element], to output: Output, _ body: (Element, JSONWriter) -> Void
  ) {
    let writer = JSONWriter(output)
    writer.array {
      for element in elements { writer.object { body(element, writer) } }
    }
  }
}

/// The report of an import, for people.
enum ImportText {
  /// One line about a document; nil for one that was already imported.
  static func line(on document: ImportReport.Document, isDryRun: Bool) -> String? {
    if document.outcome == .unchanged {
      guard let later = document.supersededBy else { return nil }
      return words.leftAlone(
        Sanitizer.visible(document.name), document: document.documentID, later: Sanitizer.visible(later))
    }
    return words.imported(
      words.outcome(document.outcome.rawValue, isDryRun: isDryRun),
      region: "\(Sanitizer.visible(document.regionName)) (\(document.regionSlug))",
      from: Sanitizer.visible(document.name), summary(of: document))
  }

  /// "3 goals, 5 results" for a first document, "+2 advice, ~1 goal, -0" for a revision.
  static func summary(of document: ImportReport.Document) -> String {
    let summary = document.outcome == .added ? counts(document.changes) : differences(document.changes)
    if let other = document.beside {
      return words.beside(summary, Sanitizer.visible(other))
    }
    return document.supersedes.map { words.superseding(summary, Sanitizer.visible($0)) } ?? summary
  }

  private static func counts(_ changes: [ImportReport.Change]) -> String {
    let parts = changes.map { count($0.added, $0.kind) }
    return parts.isEmpty ? words.noEntries : parts.joined(separator: ", ")
  }

  /// Added, reworded and removed entries: each sign with the counts by kind.
  static func differences(_ changes: [ImportReport.Change]) -> String {
    part("+", changes, \.added) + ", " + part("~", changes, \.changed) + ", " + part("-", changes, \.removed)
  }

  private static func part(
    _ sign: String, _ changes: [ImportReport.Change], _ number: KeyPath<ImportReport.Change, Int>
  ) -> String {
    let kinds = changes.filter { $0[keyPath: number] > 0 }.map { sign + count($0[keyPath: number], $0.kind) }
    return kinds.isEmpty ? sign + "0" : kinds.joined(separator: " ")
  }

  /// The pruned documents and the totals.
  static func end(of report: ImportReport) -> String {
    let pruned = report.pruned.map { document in
      words.pruned(
        words.outcome("removed", isDryRun: report.isDryRun),
        region: "\(Sanitizer.visible(document.regionName)) (\(document.regionSlug))", document: document.id,
        Sanitizer.visible(document.location), isThere: document.isSourceThere) + "\n"
    }
    return pruned.joined()
      + words.totals(
        added: report.count(.added), revised: report.count(.revised), unchanged: report.count(.unchanged),
        removed: report.pruned.count, failed: report.failures.count, skipped: report.skipped.count,
        isDryRun: report.isDryRun) + "\n"
  }

  /// The number of diagnostics and skipped files by kind, and how much text was parsed.
  static func summary(of report: ImportReport) -> String {
    var lines: [String] = []
    if !report.diagnosticCounts.isEmpty {
      lines.append(words.uncertain(list(report.diagnosticCounts)))
    }
    if !report.skipped.isEmpty {
      lines.append(
        words.skippedFiles(
          list(Dictionary(grouping: report.skipped) { words.skipReason($0.reason) }.mapValues(\.count))))
    }
    if report.letters.read > 0 {
      lines.append(words.letters(read: report.letters.read, leftOut: report.letters.leftOut))
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private static func list(_ counts: [String: Int]) -> String {
    counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .map { "\(words.number($0.value)) \(Sanitizer.visible($0.key))" }.joined(separator: ", ")
  }

  private static func count(_ count: Int, _ kind: PassageKind) -> String {
    words.entries(count, ofKind: kind.rawValue)
  }
}
