import ByregionLanguages
import ByregionRecords
import ByregionSQLite

extension KnowledgeBase {
  /// The documents in the order of their regions' names, those of a kind with the newest revision first.
  ///
  /// - Parameter all: also those that are superseded or removed.
  package func documents(all: Bool = false) throws -> [StoredDocument] {
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
  package func history(ofRegion slug: String) throws -> [StoredDocument] {
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
  package func document(_ id: Int64) throws -> StoredDocument {
    try translatingErrors {
      guard let document = try storedDocuments("WHERE documents.id = ?", [.integer(id)]).first else {
        throw KnowledgeBaseError(
          .missingInput, { $0.noDocument(id) }, suggestion: .say { $0.listsThem("`byregion document list --all`") })
      }
      return document
    }
  }

  /// The bytes of a document, exactly as they were imported.
  ///
  /// - Throws: `KnowledgeBaseError` with `.missingInput` when there is no such document, `.inputOutput` when its bytes
  ///   are lost.
  package func content(ofDocument id: Int64) throws -> [UInt8] {
    let document = try document(id)
    return try translatingErrors {
      guard let content = try PackedContent.read(id, on: connection) else {
        throw KnowledgeBaseError(
          .inputOutput, { $0.bytesLost(id, document.source) }, place: path,
          suggestion: .say { $0.restoreOrImport(document.location) })
      }
      return content
    }
  }

  /// Keeps what users say of a document as a publication, in the place of what they said before.
  ///
  /// - Throws: `KnowledgeBaseError` with `.missingInput` when there is no such document, `.usage` for an address or a date
  ///   that is none.
  package func describe(document id: Int64, as description: DocumentDescription) throws {
    let document = try document(id)
    if let url = description.url, url.firstMatch(of: /^https?:\/\/\S+$/) == nil {
      throw KnowledgeBaseError(.usage, { $0.notAnAddress(url) }, suggestion: .say { $0.addressBeginning })
    }
    let date = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/
    if let day = description.publishedOn, day.firstMatch(of: date) == nil {
      throw KnowledgeBaseError(.usage, { $0.notADate(day) }, suggestion: .say { $0.writeDate })
    }
    try translatingErrors {
      try connection.transaction {
        try connection.run("DELETE FROM document_descriptions WHERE sha256 = ?", .text(document.sha256))
        guard description != DocumentDescription() else { return }
        try connection.run(
          """
          INSERT INTO document_descriptions (sha256, title, publisher, url, published_on) VALUES (?, ?, ?, ?, ?)
          """, .text(document.sha256), Value(description.title), Value(description.publisher), Value(description.url),
          Value(description.publishedOn))
      }
    }
  }

  package func storedDocuments(_ condition: String, _ arguments: [Value] = []) throws -> [StoredDocument] {
    let places = LocationBase(connection)
    return try connection.rows(
      """
      SELECT documents.id, regions.slug, regions.name, documents.kind, documents.status, documents.revision,
        documents.title, documents.language, documents.source, documents.location, documents.byte_count,
        documents.sha256, documents.imported_at, described.title, described.publisher, described.url,
        described.published_on
      FROM documents JOIN regions ON regions.id = documents.region_id
      LEFT JOIN document_descriptions AS described ON described.sha256 = documents.sha256
      \(condition)
      """, arguments
    ) { row in
      var document = StoredDocument(
        id: try row.get(Int64.self, 0), regionSlug: try row.get(String.self, 1),
        regionName: try row.get(String.self, 2), kind: try row.get(String.self, 3),
        status: try row.get(StoredDocument.Status.self, 4), revision: try row.get(Int.self, 5),
        title: try row.get(String.self, 6), language: try row.get(String.self, 7), source: try row.get(String.self, 8),
        location: places.absolute(try row.get(String.self, 9)),
        byteCount: try row.get(Int.self, 10), sha256: try row.get(String.self, 11),
        importedAt: try row.get(String.self, 12))
      document.description = DocumentDescription(
        title: try row.get(String?.self, 13), publisher: try row.get(String?.self, 14),
        url: try row.get(String?.self, 15), publishedOn: try row.get(String?.self, 16))
      return document
    }
  }
}
