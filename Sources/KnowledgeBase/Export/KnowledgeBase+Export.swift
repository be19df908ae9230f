import SQLite
import WriteUp

extension KnowledgeBase {
  /// The current documents of a region, put together from its records: the final write-up first.
  ///
  /// - Parameter slug: the region's short name, see ``regionSlug(named:)``.
  public func export(region slug: String) throws -> [ExportedDocument] {
    try translatingErrors {
      let documents = try storedDocuments(
        """
        WHERE regions.slug = ? AND documents.status = 'current'
        ORDER BY documents.kind = 'final' DESC, documents.kind
        """, [.text(slug)])
      return try documents.map { ExportedDocument(document: $0, parts: try parts(of: $0.id)) }
    }
  }

  private func parts(of documentID: Int64) throws -> [ExportedDocument.Part] {
    let items = try items(of: documentID)
    return try connection.rows(
      "SELECT id, kind, heading, line FROM sections WHERE document_id = ? ORDER BY position", [.integer(documentID)]
    ) { row in
      ExportedDocument.Part(
        kind: Section.Kind(rawValue: row.text(1) ?? "") ?? .other, heading: row.text(2), line: row.int(3) ?? 1,
        items: items[row.integer(0) ?? 0] ?? [])
    }
  }

  /// A document's entries by section, in printed order.
  private func items(of documentID: Int64) throws -> [Int64: [ExportedDocument.Item]] {
    var items: [Int64: [ExportedDocument.Item]] = [:]
    try connection.query(
      """
      SELECT passages.section_id, passages.text, passages.line, passages.marker, passages.depth, passages.reference,
        advice.number, goals.level
      FROM passages LEFT JOIN advice ON advice.id = passages.id LEFT JOIN goals ON goals.id = passages.id
      WHERE passages.document_id = ? ORDER BY passages.section_id, passages.id
      """, [.integer(documentID)]
    ) { row in
      let entry = Entry(
        text: row.text(1) ?? "", line: row.int(2) ?? 1, range: 0..<0, marker: row.text(3), number: row.int(6),
        depth: row.int(4) ?? 0, level: row.text(7))
      items[row.integer(0) ?? 0, default: []].append(.init(entry: entry, reference: row.text(5) ?? ""))
    }
    return items
  }
}
