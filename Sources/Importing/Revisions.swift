import ByregionRecords
import ByregionSQLite

/// Which documents are current, and how one takes over from another; the caller holds the transaction.
struct RevisionStore {
  /// A row of `documents`, as far as revisions go.
  struct Stored {
    var documentID: Int64
    var regionID: Int64
    var kind: String
    var status: String
    var revision: Int
    var source: String
    var location: String
    var regionSlug: String
    var regionName: String
    var checksum: String
  }

  let connection: Connection
  /// Passages that wait to be written: they are, before any passage is read here.
  var waiting: PassageQueue?

  /// SHA-256 of every current document.
  func currentChecksums() throws -> Set<String> {
    let count = try connection.first("SELECT count(*) FROM documents") { $0.int(0) ?? 0 } ?? 0
    var checksums = Set<String>(minimumCapacity: count)
    try connection.query("SELECT sha256 FROM documents WHERE status = 'current'") { row in
      checksums.insert(row.text(0) ?? "")
    }
    return checksums
  }

  /// The document of these bytes, whatever became of it.
  func document(checksum: String) throws -> Stored? {
    try stored("sha256 = ?", [.text(checksum)])
  }

  /// A document by its key.
  func document(_ id: Int64) throws -> Stored? { try stored("documents.id = ?", [.integer(id)]) }

  /// The current document that was read from a file, if one was.
  func current(from location: String) throws -> Stored? {
    guard location != "-" else { return nil }
    return try stored("status = 'current' AND location = ?", [.text(location)])
  }

  /// The current document of a kind for a region, if there is one.
  func current(regionID: Int64, kind: String) throws -> Stored? {
    try stored("status = 'current' AND region_id = ? AND kind = ?", [.integer(regionID), .text(kind)])
  }

  private func stored(_ condition: String, _ arguments: [Value]) throws -> Stored? {
    try connection.first(
      """
      SELECT documents.id, region_id, kind, status, revision, source, location, slug, name, sha256
      FROM documents JOIN regions ON regions.id = documents.region_id WHERE \(condition)
      """, arguments
    ) { row in
      Stored(
        documentID: row.integer(0) ?? 0, regionID: row.integer(1) ?? 0, kind: row.text(2) ?? "",
        status: row.text(3) ?? "", revision: row.int(4) ?? 1, source: row.text(5) ?? "", location: row.text(6) ?? "",
        regionSlug: row.text(7) ?? "", regionName: row.text(8) ?? "", checksum: row.text(9) ?? "")
    }
  }

  /// The number of a region's next document of a kind.
  func nextRevision(regionID: Int64, kind: String) throws -> Int {
    try connection.first(
      "SELECT coalesce(max(revision), 0) + 1 FROM documents WHERE region_id = ? AND kind = ?",
      [.integer(regionID), .text(kind)]
    ) { $0.int(0) ?? 1 } ?? 1
  }

  /// Takes a document's passages out of the tables; its row, bytes and printed facts stay, and its passages are kept
  /// as former ones, so that their references can come back. Whoever calls takes them out of the index.
  ///
  /// - Returns: the passages as they were.
  func withdraw(_ documentID: Int64, as status: String) throws -> EarlierPassages {
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

  /// Writes down what became of a document.
  func mark(_ documentID: Int64, as status: String) throws {
    try connection.run("UPDATE documents SET status = ? WHERE id = ?", .text(status), .integer(documentID))
  }

  /// The bytes of a document; nil when they are lost.
  func content(of documentID: Int64) throws -> [UInt8]? {
    try connection.first(
      "SELECT content FROM document_contents WHERE document_id = ?", [.integer(documentID)]
    ) { $0.blob(0) } ?? nil
  }

  /// Deletes what a document says: sections, passages, records and doubts.
  func clear(_ documentID: Int64) throws {
    try connection.run("DELETE FROM region_municipalities WHERE document_id = ?", .integer(documentID))
    try connection.run("DELETE FROM sections WHERE document_id = ?", .integer(documentID))
    try connection.run("DELETE FROM diagnostics WHERE document_id = ?", .integer(documentID))
  }

  /// Deletes what a document prints of its region, and its former passages: they are about to be written anew.
  func clearFacts(_ documentID: Int64) throws {
    for table in ["region_names", "document_municipalities", "region_facts", "former_passages"] {
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

  /// References of passages that a region's documents had once and that no passage has now, by kind and text.
  func formerReferences(regionID: Int64) throws -> FormerReferences {
    try waiting?.flush()
    var references = FormerReferences()
    try connection.query(
      """
      SELECT former.kind, former.text, former.reference FROM former_passages AS former
      WHERE former.region_id = ?
        AND NOT EXISTS (SELECT 1 FROM passages WHERE passages.reference = former.reference)
      ORDER BY former.id DESC
      """, [.integer(regionID)]
    ) { row in
      guard let kind = PassageKind(rawValue: row.text(0) ?? "") else { return }
      references.add(row.text(2) ?? "", kind: kind, text: row.text(1) ?? "")
    }
    return references
  }
}

/// The passages of the documents that a new revision takes over from, in printed order by kind.
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
package struct FormerReferences {
  private var references: [PassageKind: [String: [String]]] = [:]

  var isEmpty: Bool { references.isEmpty }

  /// The first one added for a text is the last one taken.
  mutating func add(_ reference: String, kind: PassageKind, text: String) {
    references[kind, default: [:]][text, default: []].append(reference)
  }

  /// Takes the reference of a text out; nil when it never had one.
  ///
  /// - Parameter taken: references that are given out already.
  mutating func take(_ kind: PassageKind, _ text: String, notIn taken: Set<String>) -> String? {
    while let reference = references[kind]?[text]?.popLast() {
      if !taken.contains(reference) { return reference }
    }
    return nil
  }
}
