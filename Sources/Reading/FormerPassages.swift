import ByregionRecords
import ByregionSearch
import ByregionSQLite
import ByregionStore

/// A passage of a document that was superseded or removed.
package struct FormerPassage: Sendable, Hashable {
  package var reference: String
  package var kind: PassageKind
  package var regionSlug: String
  package var regionName: String
  package var text: String
  /// The document that it stood in.
  package var documentID: Int64
  /// `nb`, `nn` or `mixed`.
  package var language: String
  /// When that document was imported, UTC.
  package var importedAt: String
}

extension KnowledgeBase {
  /// What was said under a reference in documents that are not current, the newest first.
  package func formerPassages(reference: String) throws -> [FormerPassage] {
    guard let slug = reference.split(separator: "/").first else { return [] }
    // There is no index of references; those of a region are few, and one of texts finds them.
    return try asking {
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

  /// Passages from a key on, in the order of their keys: a walk through all of them that a change of the file does not
  /// disturb.
  ///
  /// - Parameters:
  ///   - key: the last passage's key; 0 for the beginning.
  ///   - row: is given each, which is valid during the call only.
  package func walkPassages(
    after key: Int64, limit: Int, begin: ([String]) throws -> Void, row: (Row) throws -> Void
  ) throws {
    try asking {
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
