import ByregionRecords
import ByregionSQLite
import ByregionStore
import ByregionWriteUp

/// A current document, put together again from its records.
package struct ExportedDocument: Sendable, Hashable {
  /// One entry with the name that it is cited by.
  package struct Item: Sendable, Hashable {
    /// The entry; its byte range is empty, since it stands in no source.
    package var entry: Entry
    /// Stable name for citing it.
    package var reference: String
  }

  /// A part under one heading.
  package struct Part: Sendable, Hashable {
    /// What it tells of.
    package var kind: Section.Kind
    /// As printed; nil for a lead.
    package var heading: String?
    /// 1-based line of the heading in the source.
    package var line: Int
    /// In printed order.
    package var items: [Item]
  }

  /// The document.
  package var document: StoredDocument
  /// In printed order.
  package var parts: [Part]

  /// As if it had been read from a text; places in a source and doubts are left out.
  package var writeUp: WriteUp {
    WriteUp(
      title: document.title, titleLine: 1, regionName: document.regionName,
      kind: WriteUp.Kind(rawValue: document.kind) ?? .phase1,
      language: WriteUp.Language(rawValue: document.language) ?? .mixed, facts: Facts(),
      sections: parts.map { part in
        Section(
          kind: part.kind, heading: part.heading, line: part.line, range: 0..<0, entries: part.items.map(\.entry))
      },
      diagnostics: [])
  }

  /// Plain text whose own reading gives the same records.
  package var text: String { WriteUpWriter.text(of: writeUp) }
}

extension KnowledgeBase {
  /// The current documents of a region, put together from its records: the final write-up first.
  ///
  /// - Parameter slug: the region's short name, see ``regionSlug(named:)``.
  package func export(region slug: String) throws -> [ExportedDocument] {
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
        kind: try row.get(Section.Kind.self, 1), heading: try row.get(String?.self, 2), line: try row.get(Int.self, 3),
        items: items[try row.get(Int64.self, 0)] ?? [])
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
        text: try row.get(String.self, 1), line: try row.get(Int.self, 2), range: 0..<0,
        marker: try row.get(String?.self, 3), number: try row.get(Int?.self, 6),
        depth: try row.get(Int.self, 4), level: try row.get(String?.self, 7))
      items[try row.get(Int64.self, 0), default: []].append(.init(entry: entry, reference: try row.get(String.self, 5)))
    }
    return items
  }
}
