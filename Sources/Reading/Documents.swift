import ByregionImporting
import ByregionRecords
import ByregionSQLite
import ByregionSearch
import ByregionStore
import ByregionWriteUp

/// The changes from one revision of a document to another.
package struct RevisionDifference: Sendable, Hashable {
  /// One entry that differs.
  package struct Line: Sendable, Hashable {
    /// The kind of change.
    package enum Change: String, Sendable, Hashable {
      case added = "+"
      /// Reworded.
      case changed = "~"
      case removed = "-"
    }

    /// The kind of change.
    package var change: Change
    /// Kind of passage.
    package var kind: PassageKind
    /// Stable name for citing it; the later revision's if both have one.
    package var reference: String
    /// The earlier text; nil for an added entry.
    package var oldText: String?
    /// The later text; nil for a removed entry.
    package var newText: String?
  }

  /// The earlier document.
  package var from: StoredDocument
  /// The later document.
  package var to: StoredDocument
  /// Ordered by kind, then as printed; removed entries come last in their kind.
  package var lines: [Line]
}

extension KnowledgeBase {
  /// The changes between two documents, which may be of different kinds and even of different regions.
  ///
  /// - Throws: `KnowledgeBaseError` with `.missingInput` when there is no such document.
  package func difference(from earlier: Int64, to later: Int64) throws -> RevisionDifference {
    let documents = (try document(earlier), try document(later))
    return try translatingErrors {
      let old = try entries(of: documents.0)
      let new = try entries(of: documents.1)
      let lines = PassageKind.allCases.flatMap { Self.lines(of: $0, old[$0] ?? [], new[$0] ?? []) }
      return RevisionDifference(from: documents.0, to: documents.1, lines: lines)
    }
  }

  /// The changes between the last two revisions of a region's write-up: the current document, and the newest other
  /// document of its kind.
  ///
  /// - Parameters:
  ///   - slug: the region's short name.
  ///   - kind: `final`, `application` or `phase1`; nil for the first of these that has two revisions.
  /// - Returns: nil when there is only one revision.
  package func latestDifference(ofRegion slug: String, kind: String? = nil) throws -> RevisionDifference? {
    let history = try history(ofRegion: slug).filter { kind == nil || $0.kind == kind }
    for kind in ["final", "application", "phase1"] {
      let revisions = history.filter { $0.kind == kind }
      guard revisions.count > 1 else { continue }
      let later = revisions.first { $0.status == .current } ?? revisions[0]
      guard let earlier = revisions.first(where: { $0.id != later.id }) else { continue }
      return try difference(from: earlier.id, to: later.id)
    }
    return nil
  }

  private struct EntryText {
    var reference: String
    var text: String
  }

  /// A document's passages by kind in printed order, from `passages` or `former_passages`.
  private func entries(of document: StoredDocument) throws -> [PassageKind: [EntryText]] {
    let table = document.status == .current ? "passages" : "former_passages"
    var passages: [PassageKind: [EntryText]] = [:]
    try connection.query(
      "SELECT kind, reference, text FROM \(table) WHERE document_id = ? ORDER BY kind, position",
      [.integer(document.id)]
    ) { row in
      guard let kind = PassageKind(rawValue: try row.get(String.self, 0)) else { return }
      passages[kind, default: []].append(
        EntryText(reference: try row.get(String.self, 1), text: try row.get(String.self, 2)))
    }
    return passages
  }

  private static func lines(of kind: PassageKind, _ old: [EntryText], _ new: [EntryText]) -> [RevisionDifference.Line] {
    let matches = EntryMatcher.match(old: old.map(\.text), new: new.map(\.text))
    var kept: Set<Int> = []
    var lines: [RevisionDifference.Line] = []
    for (passage, match) in zip(new, matches) {
      switch match {
      case .same(let index): kept.insert(index)
      case .changed(let index):
        kept.insert(index)
        lines.append(
          .init(
            change: .changed, kind: kind, reference: passage.reference, oldText: old[index].text,
            newText: passage.text))
      case .new:
        lines.append(
          .init(change: .added, kind: kind, reference: passage.reference, oldText: nil, newText: passage.text))
      }
    }
    for (index, passage) in old.enumerated() where !kept.contains(index) {
      lines.append(
        .init(change: .removed, kind: kind, reference: passage.reference, oldText: passage.text, newText: nil))
    }
    return lines
  }
}

/// A current document, reassembled from its records.
package struct ExportedDocument: Sendable, Hashable {
  /// One entry with its reference.
  package struct Item: Sendable, Hashable {
    /// The entry; its byte range is empty, since it is not tied to a source.
    package var entry: Entry
    /// Stable name for citing it.
    package var reference: String
  }

  /// A part under one heading.
  package struct Part: Sendable, Hashable {
    /// The kind of section.
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

  /// The write-up, as if parsed from a text, without source positions and diagnostics.
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

  /// Plain text that parses into the same records.
  package var text: String { WriteUpWriter.text(of: writeUp) }
}

extension KnowledgeBase {
  /// The current documents of a region, reassembled from its records, the final write-up first.
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
        passages.number, passages.level
      FROM passages
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

/// A passage of a document that was superseded or removed.
package struct FormerPassage: Sendable, Hashable {
  package var reference: String
  package var kind: PassageKind
  package var regionSlug: String
  package var regionName: String
  package var text: String
  /// The key of its document.
  package var documentID: Int64
  /// `nb`, `nn` or `mixed`.
  package var language: String
  /// When that document was imported, UTC.
  package var importedAt: String
}

extension KnowledgeBase {
  /// The passages that had a reference in documents that are not current, the newest first.
  package func formerPassages(reference: String) throws -> [FormerPassage] {
    guard let slug = reference.split(separator: "/").first else { return [] }
    // References are not indexed. The query uses an index by region and text, and a region has few of them.
    return try readSnapshot {
      try connection.rows(
        """
        SELECT former.reference, former.kind, regions.slug, regions.name, former.text, documents.id, documents.language,
          documents.imported_at
        FROM regions JOIN documents ON documents.region_id = regions.id AND documents.status <> 'current'
        JOIN former_passages AS former ON former.document_id = documents.id
        WHERE regions.slug = ?1 AND former.reference = ?2
        ORDER BY documents.id DESC
        """, [.text(String(slug)), .text(reference)]
      ) { row in
        FormerPassage(
          reference: try row.get(String.self, 0), kind: try row.get(PassageKind.self, 1),
          regionSlug: try row.get(String.self, 2), regionName: try row.get(String.self, 3),
          text: try row.get(String.self, 4), documentID: try row.get(Int64.self, 5),
          language: try row.get(String.self, 6), importedAt: try row.get(String.self, 7))
      }
    }
  }

  /// A page of passages in the order of their keys. Changes to the file between two pages do not disturb the iteration.
  ///
  /// - Parameters:
  ///   - key: the key of the last passage of the previous page; 0 for the first page.
  ///   - row: called with each row, which is valid only during the call.
  package func walkPassages(
    after key: Int64, limit: Int, begin: ([String]) throws -> Void, row: (Row) throws -> Void
  ) throws {
    try readSnapshot {
      let sql = """
        SELECT passages.id AS id, passages.reference AS reference, passages.kind AS kind, regions.slug AS region,
          regions.name AS region_name, documents.kind AS document_kind, documents.language AS language,
          documents.source AS source, passages.line AS line, passages.text AS text
        FROM passages JOIN regions ON regions.id = passages.region_id
        JOIN documents ON documents.id = passages.document_id
        WHERE passages.id > ?1 ORDER BY passages.id LIMIT ?2
        """
      try connection.withStatement(sql) { statement in
        try begin(statement.columnNames)
        try statement.bind(integer: key, at: 1)
        try statement.bind(integer: Int64(limit), at: 2)
        while try statement.step() { try row(statement.row) }
      }
    }
  }
}
