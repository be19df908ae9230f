import ByregionSQLite

/// The pieces of `passages_fts`, which FTS5 calls segments, and when they are merged into fewer.
///
/// What is written together makes a piece, and a search looks each of its words up in every piece. FTS5 merges as
/// pieces gather (https://sqlite.org/fts5.html#the_automerge_configuration_option). While many passages come in that is
/// work for nothing, as all pieces become one at the end of it: ``postponeMerging()`` has FTS5 let them gather as far
/// as it ever does, and ``settle()`` merges what gathered. A file whose import was killed between the two is sound; the
/// next one that writes settles it. Measured on 560,000 passages: an import takes a fortieth less time.
package struct IndexPieces {
  /// More passages than this at one go are many.
  package static let many = 8_192

  /// More pieces than a few small imports leave behind.
  private static let most = 7
  /// How many pieces FTS5 merges if nobody says otherwise.
  private static let usual = 4
  /// As many as it can be told to let gather.
  private static let postponed = 16

  let connection: Connection

  package init(_ connection: Connection) { self.connection = connection }

  /// Lets pieces gather. The caller holds a transaction, and calls ``settle()`` in this or a later one.
  package func postponeMerging() throws {
    guard try gathered() != IndexPieces.postponed else { return }
    try gather(IndexPieces.postponed)
  }

  /// Merges the index into one piece if pieces were let gather or are many, and has FTS5 merge again as it does by
  /// itself. The caller holds a transaction; the cost is that of the whole index.
  func settle() throws {
    let wasPostponed = try gathered() != IndexPieces.usual
    if wasPostponed { try gather(IndexPieces.usual) }
    let pieces = try count()
    guard pieces > IndexPieces.most || (wasPostponed && pieces > 1) else { return }
    try connection.run("INSERT INTO passages_fts (passages_fts) VALUES ('optimize')")
  }

  /// The number of pieces.
  func count() throws -> Int {
    try connection.first("SELECT count(DISTINCT segid) FROM passages_fts_idx") { $0.int(0) ?? 0 } ?? 0
  }

  /// How many pieces FTS5 lets gather before it merges them.
  func gathered() throws -> Int {
    let sql = "SELECT v FROM passages_fts_config WHERE k = 'automerge'"
    return try connection.first(sql) { $0.int(0) ?? IndexPieces.usual } ?? IndexPieces.usual
  }

  private func gather(_ count: Int) throws {
    try connection.run("INSERT INTO passages_fts (passages_fts, rank) VALUES ('automerge', ?1)", .integer(Int64(count)))
  }
}
