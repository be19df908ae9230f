import KnowledgeBase
import Printing
import WriteUp

/// The report of an import as one JSON object, version 1: a document a line, so that it can be written as it grows.
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

  /// What follows the documents.
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
      writer.field("suggestion", failure.error.suggestion)
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
