import KnowledgeBase
import Printing
import WriteUp

/// The report of an import, for people.
enum ImportText {
  /// One line on a document; nil for one that was in already.
  static func line(on document: ImportReport.Document, isDryRun: Bool) -> String? {
    if document.outcome == .unchanged {
      guard let later = document.supersededBy else { return nil }
      return "left alone  \(Sanitizer.visible(document.name)): an earlier revision, document \(document.documentID); "
        + "\(Sanitizer.visible(later)) took over from it"
    }
    let verb = isDryRun ? "would be \(document.outcome.rawValue)" : document.outcome.rawValue
    return "\(verb)  \(Sanitizer.visible(document.regionName)) (\(document.regionSlug)) "
      + "from \(Sanitizer.visible(document.name)): \(summary(of: document))"
  }

  /// "3 goals, 5 results" for a first document, "+2 advice, ~1 goal, -0" for a revision.
  static func summary(of document: ImportReport.Document) -> String {
    let summary = document.outcome == .added ? counts(document.changes) : differences(document.changes)
    return document.supersedes.map { "\(summary); takes over from \(Sanitizer.visible($0))" } ?? summary
  }

  private static func counts(_ changes: [ImportReport.Change]) -> String {
    let parts = changes.map { count($0.added, $0.kind) }
    return parts.isEmpty ? "no entries" : parts.joined(separator: ", ")
  }

  /// What came, what was reworded, what went: each sign with the kinds that it counts.
  static func differences(_ changes: [ImportReport.Change]) -> String {
    part("+", changes, \.added) + ", " + part("~", changes, \.changed) + ", " + part("-", changes, \.removed)
  }

  private static func part(
    _ sign: String, _ changes: [ImportReport.Change], _ number: KeyPath<ImportReport.Change, Int>
  ) -> String {
    let kinds = changes.filter { $0[keyPath: number] > 0 }.map { sign + count($0[keyPath: number], $0.kind) }
    return kinds.isEmpty ? sign + "0" : kinds.joined(separator: " ")
  }

  /// The totals, and before them what was pruned.
  static func end(of report: ImportReport) -> String {
    let verb = report.isDryRun ? "would be removed" : "removed"
    let pruned = report.pruned.map { document in
      "\(verb)  \(Sanitizer.visible(document.regionName)) (\(document.regionSlug)), document \(document.id): "
        + "\(Sanitizer.visible(document.location)) "
        + (document.isSourceThere ? "holds another document now\n" : "is gone\n")
    }
    var parts = [
      "\(report.count(.added).grouped) added", "\(report.count(.revised).grouped) revised",
      "\(report.count(.unchanged).grouped) unchanged",
    ]
    if !report.pruned.isEmpty { parts.append("\(report.pruned.count.grouped) removed") }
    if !report.failures.isEmpty { parts.append("\(report.failures.count.grouped) failed") }
    if !report.skipped.isEmpty { parts.append("\(report.skipped.count.grouped) skipped") }
    return pruned.joined() + parts.joined(separator: ", ") + (report.isDryRun ? " (nothing was written)\n" : "\n")
  }

  private static func count(_ count: Int, _ kind: PassageKind) -> String {
    "\(count) \(count == 1 ? kind.noun : kind.plural)"
  }
}

extension PassageKind {
  /// What one of it is called in English.
  var noun: String {
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

  /// What several of it are called.
  var plural: String { self == .advice || self == .other ? noun : noun + "s" }
}
