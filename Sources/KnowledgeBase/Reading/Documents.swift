import SQLite

extension KnowledgeBase {
  /// What changed between two documents; they may be of different kinds, and even of different regions.
  ///
  /// - Throws: `KnowledgeBaseError` with `.missingInput` when there is no such document.
  public func difference(from earlier: Int64, to later: Int64) throws -> RevisionDifference {
    let documents = (try document(earlier), try document(later))
    return try translatingErrors {
      let old = try spoken(by: documents.0)
      let new = try spoken(by: documents.1)
      let lines = PassageKind.allCases.flatMap { Self.lines(of: $0, old[$0] ?? [], new[$0] ?? []) }
      return RevisionDifference(from: documents.0, to: documents.1, lines: lines)
    }
  }

  /// What changed between the two last revisions of a region's write-up: the current document and the newest other of
  /// its kind.
  ///
  /// - Parameters:
  ///   - slug: the region's short name.
  ///   - kind: `final`, `application` or `phase1`; nil for the first of these that has two revisions.
  /// - Returns: nil when there is only one revision.
  public func latestDifference(ofRegion slug: String, kind: String? = nil) throws -> RevisionDifference? {
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

  private struct Spoken {
    var reference: String
    var text: String
  }

  /// A document's passages by kind in printed order, wherever they stand now.
  private func spoken(by document: StoredDocument) throws -> [PassageKind: [Spoken]] {
    let table = document.status == .current ? "passages" : "former_passages"
    var passages: [PassageKind: [Spoken]] = [:]
    try connection.query(
      "SELECT kind, reference, text FROM \(table) WHERE document_id = ? ORDER BY kind, position",
      [.integer(document.id)]
    ) { row in
      guard let kind = PassageKind(rawValue: row.text(0) ?? "") else { return }
      passages[kind, default: []].append(Spoken(reference: row.text(1) ?? "", text: row.text(2) ?? ""))
    }
    return passages
  }

  private static func lines(of kind: PassageKind, _ old: [Spoken], _ new: [Spoken]) -> [RevisionDifference.Line] {
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

extension KnowledgeBase {
  /// The documents in the order of their regions' names, those of a kind with the newest revision first.
  ///
  /// - Parameter all: also those that are superseded or removed.
  public func documents(all: Bool = false) throws -> [StoredDocument] {
    try translatingErrors {
      try storedDocuments(
        """
        WHERE documents.status = 'current' OR ?
        ORDER BY regions.name COLLATE norwegian, regions.id, documents.kind = 'final' DESC, documents.kind,
          documents.revision DESC, documents.id DESC
        """, [.integer(all ? 1 : 0)])
    }
  }

  /// Every document of a region, those of a kind with the newest revision first.
  ///
  /// - Parameter slug: the region's short name, see ``regionSlug(named:)``.
  public func history(ofRegion slug: String) throws -> [StoredDocument] {
    try translatingErrors {
      try storedDocuments(
        """
        WHERE regions.slug = ?
        ORDER BY documents.kind = 'final' DESC, documents.kind, documents.revision DESC, documents.id DESC
        """, [.text(slug)])
    }
  }

  /// A document by its key.
  ///
  /// - Throws: `KnowledgeBaseError` with `.missingInput` when there is none.
  public func document(_ id: Int64) throws -> StoredDocument {
    try translatingErrors {
      guard let document = try storedDocuments("WHERE documents.id = ?", [.integer(id)]).first else {
        throw KnowledgeBaseError(
          .missingInput, "there is no document \(id)", suggestion: "`byregion document list --all` lists them.")
      }
      return document
    }
  }

  /// The bytes of a document, exactly as they were imported.
  ///
  /// - Throws: `KnowledgeBaseError` with `.missingInput` when there is no such document, `.inputOutput` when its bytes
  ///   are lost.
  public func content(ofDocument id: Int64) throws -> [UInt8] {
    let document = try document(id)
    return try translatingErrors {
      let content = try connection.first(
        "SELECT content FROM document_contents WHERE document_id = ?", [.integer(id)]
      ) { $0.blob(0) }
      guard let content, let content else {
        throw KnowledgeBaseError(
          .inputOutput, "the bytes of document \(id) (\(document.source)) are lost", place: path,
          suggestion: "Restore the knowledge base from a backup, or import \(document.location) again.")
      }
      return content
    }
  }

  func storedDocuments(_ condition: String, _ arguments: [Value] = []) throws -> [StoredDocument] {
    try connection.rows(
      """
      SELECT documents.id, regions.slug, regions.name, documents.kind, documents.status, documents.revision,
        documents.title, documents.language, documents.source, documents.location, documents.byte_count,
        documents.sha256, documents.imported_at
      FROM documents JOIN regions ON regions.id = documents.region_id
      \(condition)
      """, arguments
    ) { row in
      StoredDocument(
        id: row.integer(0) ?? 0, regionSlug: row.text(1) ?? "", regionName: row.text(2) ?? "", kind: row.text(3) ?? "",
        status: StoredDocument.Status(rawValue: row.text(4) ?? "") ?? .removed, revision: row.int(5) ?? 1,
        title: row.text(6) ?? "", language: row.text(7) ?? "", source: row.text(8) ?? "", location: row.text(9) ?? "",
        byteCount: row.int(10) ?? 0, sha256: row.text(11) ?? "", importedAt: row.text(12) ?? "")
    }
  }
}

/// What changed from one revision of a document to another.
public struct RevisionDifference: Sendable, Hashable {
  /// One entry that is not in both.
  public struct Line: Sendable, Hashable {
    /// How the two differ there.
    public enum Change: String, Sendable, Hashable {
      case added = "+"
      /// Reworded.
      case changed = "~"
      case removed = "-"
    }

    /// How the two differ there.
    public var change: Change
    /// Kind of passage.
    public var kind: PassageKind
    /// Stable name for citing it; that of the later revision where both have one.
    public var reference: String
    /// The text before; nil for one that was added.
    public var oldText: String?
    /// The text after; nil for one that was removed.
    public var newText: String?
  }

  /// The earlier one.
  public var from: StoredDocument
  /// The later one.
  public var to: StoredDocument
  /// By kind, then in printed order; what was removed stands behind the rest of its kind.
  public var lines: [Line]
}
