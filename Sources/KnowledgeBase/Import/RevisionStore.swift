import SQLite
import WriteUp

/// Which documents are current, and how one takes over from another; the caller holds the transaction.
struct RevisionStore {
  /// A document that another takes over from.
  struct Predecessor {
    var documentID: Int64
    var regionID: Int64
    var source: String
  }

  let connection: Connection

  /// SHA-256 of every current document, each with its key.
  func currentChecksums() throws -> [String: Int64] {
    var checksums: [String: Int64] = [:]
    try connection.query("SELECT sha256, id FROM documents WHERE status = 'current'") { row in
      checksums[row.text(0) ?? ""] = row.integer(1)
    }
    return checksums
  }

  /// The current document that was read from a file, if one was.
  func current(from location: String) throws -> Predecessor? {
    guard location != "-" else { return nil }
    return try predecessor("location = ?", [.text(location)])
  }

  /// The current document of a kind for a region, if there is one.
  func current(regionID: Int64, kind: WriteUp.Kind) throws -> Predecessor? {
    try predecessor("region_id = ? AND kind = ?", [.integer(regionID), .text(kind.rawValue)])
  }

  private func predecessor(_ condition: String, _ arguments: [Value]) throws -> Predecessor? {
    try connection.first(
      "SELECT id, region_id, source FROM documents WHERE status = 'current' AND \(condition)", arguments
    ) { row in
      Predecessor(documentID: row.integer(0) ?? 0, regionID: row.integer(1) ?? 0, source: row.text(2) ?? "")
    }
  }

  /// The number of a region's next document of a kind.
  func nextRevision(regionID: Int64, kind: WriteUp.Kind) throws -> Int {
    try connection.first(
      "SELECT coalesce(max(revision), 0) + 1 FROM documents WHERE region_id = ? AND kind = ?",
      [.integer(regionID), .text(kind.rawValue)]
    ) { $0.int(0) ?? 1 } ?? 1
  }

  /// The earlier row of the same bytes, when they were in once and are no longer current.
  func retired(checksum: String) throws -> Int64? {
    try connection.first("SELECT id FROM documents WHERE sha256 = ?", [.text(checksum)]) { $0.integer(0) }
      ?? nil
  }

  /// Takes a document's passages out of the tables and the index; its row, bytes and printed facts stay.
  ///
  /// - Returns: the passages as they were.
  func withdraw(_ documentID: Int64, as status: String) throws -> EarlierPassages {
    let earlier = try passages(of: documentID)
    try connection.run("DELETE FROM region_municipalities WHERE document_id = ?", .integer(documentID))
    try connection.run("DELETE FROM sections WHERE document_id = ?", .integer(documentID))
    try connection.run("DELETE FROM diagnostics WHERE document_id = ?", .integer(documentID))
    try connection.run("UPDATE documents SET status = ? WHERE id = ?", .text(status), .integer(documentID))
    return earlier
  }

  /// A document's passages in printed order, by kind.
  func passages(of documentID: Int64) throws -> EarlierPassages {
    var earlier = EarlierPassages()
    try connection.query(
      "SELECT kind, reference, title, text FROM passages WHERE document_id = ? ORDER BY id",
      [.integer(documentID)]
    ) { row in
      guard let kind = PassageKind(rawValue: row.text(0) ?? "") else { return }
      let passage = EarlierPassages.Passage(
        reference: row.text(1) ?? "", title: row.text(2) ?? "", text: row.text(3) ?? "")
      earlier.passages[kind, default: []].append(passage)
    }
    return earlier
  }
}
