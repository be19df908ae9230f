import ByregionLanguages
import ByregionPrinting
import ByregionSQLite

/// Rows of the program's own as people read them: headings, and the names of what is stored, in the process's language.
///
/// Formats for programs keep both, so that a file is the same in every language; and so does English, whose names they
/// are. Answers to a user's SQL are never changed.
struct RowsForPeople {
  /// How a language calls what a column holds.
  private typealias Naming = @Sendable (Catalogue) -> (String) -> String

  let headings: [Column]
  private let names: [Naming?]

  init(_ columns: [String], _ format: OutputFormat) {
    let isShown = !format.isForPrograms && words.language != .english
    headings = columns.map { Column(isShown ? words.heading(ofColumn: $0) : $0) }
    names = columns.map { isShown ? Self.names[$0] : nil }
  }

  /// Whether rows are shown as they are.
  var keepsRows: Bool { names.allSatisfy { $0 == nil } }

  /// A row with the names of the language.
  func shown(_ row: [Value]) -> [Value] {
    zip(row, names).map { value, name in
      guard let name, case .text(let text) = value else { return value }
      return .text(name(words)(text))
    }
  }

  /// How the values of a column are called, by its name.
  private static let names: [String: Naming] = [
    "kind": { words in { words.anyKind($0) } }, "document_kind": { words in { words.documentKind($0) } },
    "status": { words in { words.documentStatus($0) } },
    "language": { words in { words.writtenLanguage($0) } },
    "role": { words in { words.role($0) } },
    "certainty": { words in { words.certainty($0) ?? words.certain } },
    "match": { words in { words.match($0) } },
    "reason": { words in { words.reason($0) } },
  ]
}
