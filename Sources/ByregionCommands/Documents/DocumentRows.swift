import KnowledgeBase
import Printing
import SQLite

/// Documents as rows.
enum DocumentRows {
  static func print(_ documents: [StoredDocument], _ format: FormatOptions) throws {
    try Rows.print(
      ["id", "region", "kind", "revision", "status", "source", "imported_at"], format,
      documents.map { document in
        [
          .integer(document.id), .text(document.regionName), .text(document.kind), Value(document.revision),
          .text(document.status.rawValue), .text(document.source),
          .text(document.importedAt),
        ]
      })
  }
}
