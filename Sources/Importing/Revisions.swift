import ByregionRecords
import ByregionSQLite
import ByregionStore
import ByregionWriteUp

/// Which documents are current, and how one replaces another; the caller holds the transaction.
struct RevisionStore {
  /// A row of `documents`, as far as revisions go.
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
  /// What locations are relative to.
  let places: LocationBase
  /// Passages that wait to be written: they are, before any passage is read here.
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

  /// The document of these bytes, whatever its status.
  func document(checksum: String) throws -> Stored? {
    try stored("sha256 = ?", [.text(checksum)])
  }

  /// A document by its key.
  func document(_ id: Int64) throws -> Stored? { try stored("documents.id = ?", [.integer(id)]) }

  /// The current document that was read from a file, if one was.
  func current(from location: String) throws -> Stored? {
    guard location != "-" else { return nil }
    return try stored(
      "status = 'current' AND location IN (?, ?)", [.text(places.stored(location)), .text(location)])
  }

  /// The current document of a kind for a region, if there is one.
  func current(regionID: Int64, kind: WriteUp.Kind) throws -> Stored? {
    try stored("status = 'current' AND region_id = ? AND kind = ?", [.integer(regionID), .text(kind.rawValue)])
  }

  /// The current documents of a kind for a region, the one that came last at the end.
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

  /// The number of a region's next document of a kind.
  func nextRevision(regionID: Int64, kind: WriteUp.Kind) throws -> Int {
    try connection.first(
      "SELECT coalesce(max(revision), 0) + 1 FROM documents WHERE region_id = ? AND kind = ?",
      [.integer(regionID), .text(kind.rawValue)]
    ) { try $0.get(Int.self, 0) } ?? 1
  }

  /// Moves a document's passages to the former ones, so that their references can come back. Its row, bytes and printed
  /// facts stay. The caller takes the passages out of the search index.
  ///
  /// - Returns: the passages as they were.
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

  /// Deletes what a document says: sections, passages and findings.
  func clear(_ documentID: Int64) throws {
    try connection.run(
      "UPDATE regions SET members_document_id = NULL WHERE members_document_id = ?", .integer(documentID))
    try connection.run("DELETE FROM passages WHERE document_id = ?", .integer(documentID))
    try connection.run("DELETE FROM sections WHERE document_id = ?", .integer(documentID))
    try connection.run("DELETE FROM diagnostics WHERE document_id = ?", .integer(documentID))
  }

  /// Deletes what a document prints of its region, and its former passages: they are about to be written again.
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

  /// The references that passages of a region's former documents had.
  func formerReferences(regionID: Int64) throws -> FormerReferences {
    try waiting?.flush()
    return FormerReferences(connection: connection, regionID: regionID)
  }
}

/// The passages of the documents that a new revision replaces, in printed order by kind.
package struct EarlierPassages {
  /// A passage as it was.
  struct Passage {
    var id: Int64
    var reference: String
    var title: String
    var text: String
  }

  var passages: [PassageKind: [Passage]] = [:]

  /// Those of all kinds.
  var all: FlattenSequence<Dictionary<PassageKind, [Passage]>.Values> { passages.values.joined() }

  /// Whether a text stands among them.
  func count(of texts: Set<String>) -> Int { all.count { texts.contains($0.text) } }
}

/// References that texts of a region had once: a text that comes back gets its own again.
///
/// Only the texts that are new are looked up, so that the many revisions of a region do not cost their square.
package struct FormerReferences {
  /// Maximum number of references that one text is asked for.
  private static let limit = 16

  private let connection: Connection?
  private let regionID: Int64

  /// None at all.
  init() { (connection, regionID) = (nil, 0) }

  init(connection: Connection, regionID: Int64) { (self.connection, self.regionID) = (connection, regionID) }

  var isEmpty: Bool { connection == nil }

  /// The reference that a text had first, and that no passage has now; nil when it never had one.
  ///
  /// - Parameter taken: references that are given out already.
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
