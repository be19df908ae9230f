import ByregionSQLite

/// The segments of `passages_fts`, and when they are merged.
///
/// Each write makes a segment, and a search looks up each word in every segment. FTS5 merges segments as they
/// accumulate (https://sqlite.org/fts5.html#the_automerge_configuration_option). During a large import that is wasted
/// work, since all segments become one at its end: ``postponeMerging()`` has FTS5 let as many accumulate as it can,
/// and ``settle()`` merges them. A file whose import was killed between the two is valid; the next import settles it.
/// Measured on 560,000 passages: an import takes a fortieth less time.
package struct IndexPieces {
  /// An import of more passages than this postpones merging.
  package static let many = 8_192

  /// Maximum number of segments that are left unmerged; a few small imports leave fewer.
  private static let most = 7
  /// FTS5's default number of segments before a merge.
  private static let usual = 4
  /// The largest number that FTS5 accepts.
  private static let postponed = 16

  let connection: Connection

  package init(_ connection: Connection) { self.connection = connection }

  /// Lets segments accumulate. The caller holds a transaction, and calls ``settle()`` in this or a later one.
  package func postponeMerging() throws {
    guard try gathered() != IndexPieces.postponed else { return }
    try gather(IndexPieces.postponed)
  }

  /// Merges the index into one segment if merging was postponed or there are many segments, and restores FTS5's
  /// default. The caller holds a transaction; the cost is that of the whole index.
  func settle() throws {
    let wasPostponed = try gathered() != IndexPieces.usual
    if wasPostponed { try gather(IndexPieces.usual) }
    let pieces = try count()
    guard pieces > IndexPieces.most || (wasPostponed && pieces > 1) else { return }
    try connection.run("INSERT INTO passages_fts (passages_fts) VALUES ('optimize')")
  }

  /// The number of segments.
  func count() throws -> Int {
    try connection.first("SELECT count(DISTINCT segid) FROM passages_fts_idx") { $0.int(0) ?? 0 } ?? 0
  }

  /// The number of segments that FTS5 lets accumulate before it merges them.
  func gathered() throws -> Int {
    let sql = "SELECT v FROM passages_fts_config WHERE k = 'automerge'"
    return try connection.first(sql) { $0.int(0) ?? IndexPieces.usual } ?? IndexPieces.usual
  }

  private func gather(_ count: Int) throws {
    try connection.run("INSERT INTO passages_fts (passages_fts, rank) VALUES ('automerge', ?1)", .integer(Int64(count)))
  }
}
