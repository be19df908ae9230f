import KnowledgeBase
import Printing

/// What changed between two revisions, for people.
enum DifferenceText {
  static func append(_ difference: RevisionDifference, to output: Output) {
    output.append("\(line(on: difference.from))\n\(line(on: difference.to))\n")
    if difference.lines.isEmpty { output.append("\nno entry changed\n") }
    for kind in PassageKind.allCases {
      let lines = difference.lines.filter { $0.kind == kind }
      guard !lines.isEmpty else { continue }
      output.append("\n\(kind.plural)\n")
      for line in lines { append(line, to: output) }
    }
  }

  private static func line(on document: StoredDocument) -> String {
    "document \(document.id): \(Sanitizer.visible(document.regionName)), \(document.kind), "
      + "revision \(document.revision) (\(document.status.rawValue)), from \(Sanitizer.visible(document.source)), "
      + document.importedAt
  }

  private static func append(_ line: RevisionDifference.Line, to output: Output) {
    let reference = "  (\(line.reference))\n"
    switch line.change {
    case .added: output.append("+ \(text(line.newText))" + reference)
    case .removed: output.append("- \(text(line.oldText))" + reference)
    case .changed: output.append("~ \(text(line.oldText))\n  \(text(line.newText))" + reference)
    }
  }

  private static func text(_ text: String?) -> String { Sanitizer.visible(text ?? "") }
}
