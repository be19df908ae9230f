import KnowledgeBase
import Printing
import SQLite

/// Documents as rows.
enum DocumentRows {
  static func print(_ documents: [StoredDocument], _ format: FormatOptions) throws {
    try Rows.print(
      ["id", "region", "kind", "revision", "status", "language", "bytes", "source", "imported_at"], format,
      documents.map { document in
        [
          .integer(document.id), .text(document.regionName), .text(document.kind), Value(document.revision),
          .text(document.status.rawValue), .text(document.language), Value(document.byteCount), .text(document.source),
          .text(document.importedAt),
        ]
      })
  }
}
