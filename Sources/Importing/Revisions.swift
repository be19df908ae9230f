import ByregionRecords
import ByregionSQLite
import ByregionStore
import ByregionWriteUp

/// Reads and changes which documents are current; the caller holds the transaction.
struct RevisionStore {
  /// The columns of a row of `documents` that revisions need.
  struct Stored {
    var documentID: Int64
    var regionID: Int64
    var kind: WriteUp.Kind
    var status: StoredDocument.Status
    var revision: Int
    var format: SourceText.Format
    var source: String
    var location: String
    var regionSlug: String
    var regionName: String
    var checksum: String
  }

  let connection: Connection
  /// The folder that stored locations are relative to.
  let places: LocationBase
  /// Queued passages; flushed before passages are read here.
  var waiting: PassageQueue?

  init(connection: Connection, waiting: PassageQueue? = nil) {
    self.connection = connection
    self.waiting = waiting
    places = LocationBase(connection)
  }

  /// SHA-256 of every current document.
  func currentChecksums() throws -> Set<String> {
    let count = try connection.first("SELECT count(*) FROM documents") { try $0.get(Int.self, 0) } ?? 0
    var checksums = Set<String>(minimumCapacity: count)
    try connection.query("SELECT sha256 FROM documents WHERE status = 'current'") { row in
      checksums.insert(try row.get(String.self, 0))
    }
    return checksums
  }

  /// The document with this checksum, whatever its status.
  func document(checksum: String) throws -> Stored? {
    try stored("sha256 = ?", [.text(checksum)])
  }

  /// A document by its key.
  func document(_ id: Int64) throws -> Stored? { try stored("documents.id = ?", [.integer(id)]) }

  /// The current document of a file, if there is one.
  func current(from location: String) throws -> Stored? {
    guard location != "-" else { return nil }
    return try stored(
      "status = 'current' AND location IN (?, ?)", [.text(places.stored(location)), .text(location)])
  }

  /// The current document of a kind for a region, if there is one.
  func current(regionID: Int64, kind: WriteUp.Kind) throws -> Stored? {
    try stored("status = 'current' AND region_id = ? AND kind = ?", [.integer(regionID), .text(kind.rawValue)])
  }

  /// The current documents of a kind for a region, the latest one last.
  func currents(regionID: Int64, kind: WriteUp.Kind) throws -> [Stored] {
    try connection.rows(
      Self.query("status = 'current' AND region_id = ? AND kind = ? ORDER BY documents.id"),
      [.integer(regionID), .text(kind.rawValue)], stored)
  }

  private func stored(_ condition: String, _ arguments: [Value]) throws -> Stored? {
    try connection.first(Self.query(condition), arguments, stored)
  }

  private static func query(_ condition: String) -> String {
    """
    SELECT documents.id, region_id, kind, status, revision, source, location, slug, name, sha256, format
    FROM documents JOIN regions ON regions.id = documents.region_id WHERE \(condition)
    """
  }

  private func stored(_ row: Row) throws -> Stored {
    Stored(
      documentID: try row.get(Int64.self, 0), regionID: try row.get(Int64.self, 1),
      kind: try row.get(WriteUp.Kind.self, 2), status: try row.get(StoredDocument.Status.self, 3),
      revision: try row.get(Int.self, 4), format: try row.get(SourceText.Format.self, 10),
      source: try row.get(String.self, 5), location: places.absolute(try row.get(String.self, 6)),
      regionSlug: try row.get(String.self, 7), regionName: try row.get(String.self, 8),
      checksum: try row.get(String.self, 9))
  }

  /// The revision number of a region's next document of a kind.
  func nextRevision(regionID: Int64, kind: WriteUp.Kind) throws -> Int {
    try connection.first(
      "SELECT coalesce(max(revision), 0) + 1 FROM documents WHERE region_id = ? AND kind = ?",
      [.integer(regionID), .text(kind.rawValue)]
    ) { try $0.get(Int.self, 0) } ?? 1
  }

  /// Moves a document's passages to `former_passages`, so that their references can be reused. Its row, bytes and
  /// printed facts stay. The caller removes the passages from the search index.
  ///
  /// - Returns: the withdrawn passages.
  func withdraw(_ documentID: Int64, as status: StoredDocument.Status) throws -> EarlierPassages {
    let earlier = try passages(of: documentID)
    try connection.run("DELETE FROM former_passages WHERE document_id = ?", .integer(documentID))
    try connection.run(
      """
      INSERT INTO former_passages (document_id, region_id, kind, position, line, reference, text)
      SELECT document_id, region_id, kind, position, line, reference, text FROM passages WHERE document_id = ?
      ORDER BY id
      """, .integer(documentID))
    try clear(documentID)
    try mark(documentID, as: status)
    return earlier
  }

  /// Sets the status of a document.
  func mark(_ documentID: Int64, as status: StoredDocument.Status) throws {
    try connection.run("UPDATE documents SET status = ? WHERE id = ?", .text(status.rawValue), .integer(documentID))
  }

  /// The bytes of a document; nil when they are lost.
  func content(of documentID: Int64) throws -> [UInt8]? {
    try PackedContent.read(documentID, on: connection)
  }

  /// Deletes a document's contents: sections, passages and diagnostics.
  func clear(_ documentID: Int64) throws {
    try connection.run(
      "UPDATE regions SET members_document_id = NULL WHERE members_document_id = ?", .integer(documentID))
    try connection.run("DELETE FROM passages WHERE document_id = ?", .integer(documentID))
    try connection.run("DELETE FROM sections WHERE document_id = ?", .integer(documentID))
    try connection.run("DELETE FROM diagnostics WHERE document_id = ?", .integer(documentID))
  }

  /// Deletes what a document prints about its region, and its former passages, before they are written again.
  func clearFacts(_ documentID: Int64) throws {
    for table in ["region_names", "document_municipalities", "region_facts", "document_properties", "former_passages"] {
      try connection.run("DELETE FROM \(table) WHERE document_id = ?", .integer(documentID))
    }
  }

  /// A document's passages in printed order, by kind.
  func passages(of documentID: Int64) throws -> EarlierPassages {
    try waiting?.flush()
    var earlier = EarlierPassages()
    try connection.query(
      "SELECT kind, reference, title, text, id FROM passages WHERE document_id = ? ORDER BY id",
      [.integer(documentID)]
    ) { row in
      guard let kind = PassageKind(rawValue: row.text(0) ?? "") else { return }
      let passage = EarlierPassages.Passage(
        id: row.integer(4) ?? 0, reference: row.text(1) ?? "", title: row.text(2) ?? "", text: row.text(3) ?? "")
      earlier.passages[kind, default: []].append(passage)
    }
    return earlier
  }

  /// The references of former passages of a region.
  func formerReferences(regionID: Int64) throws -> FormerReferences {
    try waiting?.flush()
    return FormerReferences(connection: connection, regionID: regionID)
  }
}

/// The passages of the documents that a new revision replaces, in printed order by kind.
package struct EarlierPassages {
  /// A passage of an earlier revision.
  struct Passage {
    var id: Int64
    var reference: String
    var title: String
    var text: String
  }

  var passages: [PassageKind: [Passage]] = [:]

  /// The passages of all kinds.
  var all: FlattenSequence<Dictionary<PassageKind, [Passage]>.Values> { passages.values.joined() }

  /// The number of passages whose text is one of these.
  func count(of texts: Set<String>) -> Int { all.count { texts.contains($0.text) } }
}

/// References of a region's former passages. A text that returns gets its old reference again.
///
/// Only new texts are looked up, so that many revisions of a region do not take quadratic time.
package struct FormerReferences {
  /// Maximum number of former references considered for one text.
  private static let limit = 16

  private let connection: Connection?
  private let regionID: Int64

  /// No references.
  init() { (connection, regionID) = (nil, 0) }

  init(connection: Connection, regionID: Int64) { (self.connection, self.regionID) = (connection, regionID) }

  var isEmpty: Bool { connection == nil }

  /// The earliest reference of a text that no current passage has; nil when there is none.
  ///
  /// - Parameter taken: references that are already assigned.
  func reference(_ kind: PassageKind, _ text: String, notIn taken: Set<String>) throws -> String? {
    guard let connection else { return nil }
    let found = try connection.rows(
      """
      SELECT reference FROM former_passages AS former
      WHERE region_id = ?1 AND kind = ?2 AND substr(text, 1, 40) = substr(?3, 1, 40) AND text = ?3
        AND NOT EXISTS (SELECT 1 FROM passages WHERE passages.region_id = former.region_id
            AND passages.reference = former.reference)
      ORDER BY id LIMIT ?4
      """, [.integer(regionID), .text(kind.rawValue), .text(text), Value(Self.limit)]
    ) { try $0.get(String.self, 0) }
    return found.first { !taken.contains($0) }
  }
}
