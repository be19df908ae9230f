import ByregionSQLite

/// The tokenizer of `passages_fts`, asked rather than imitated, on a connection of its own.
///
/// Make one for each thread: like a connection, it belongs to one isolation domain at a time.
package final class PassageTokenizer {
  /// The arguments in the declaration of `passages_fts`.
  package static let arguments = ["unicode61", "remove_diacritics", "0"]

  private let connection: Connection
  private let tokenizer: FTS5Tokenizer

  /// Makes the tokenizer. Throws `SQLiteError` where the library has no FTS5.
  package init() throws {
    connection = try Connection(path: "", mode: .memory)
    tokenizer = try connection.tokenizer(PassageTokenizer.arguments)
  }

  /// Calls `each` with every token of the text: the word as the index holds it, and its place in the text in bytes.
  package func tokenize(
    _ text: String, _ each: (_ word: UnsafeBufferPointer<UInt8>, _ place: Range<Int>) throws -> Void
  ) throws {
    var text = text
    try text.withUTF8 { bytes in try tokenizer.tokenize(bytes) { word, place, _ in try each(word, place) } }
  }

  /// The words of a text, in order.
  package func words(of text: String) throws -> [String] {
    var words: [String] = []
    try tokenize(text) { word, _ in words.append(String(decoding: word, as: UTF8.self)) }
    return words
  }
}

/// The segments of `passages_fts`, and when they are merged.
///
/// Each write makes a segment, and a search looks up each word in every segment. FTS5 merges segments as they
/// accumulate (https://sqlite.org/fts5.html#the_automerge_configuration_option). During a large import that is wasted
/// work, since all segments become one at its end: ``postponeMerging()`` has FTS5 let as many accumulate as it can,
/// and ``settle()`` merges them. A file whose import was killed between the two is valid; the next import settles it.
/// Measured on 560,000 passages: an import takes a fortieth less time.
package struct IndexSegments {
  /// An import of more passages than this postpones merging.
  package static let many = 8_192

  /// Maximum number of segments that are left unmerged; a few small imports leave fewer.
  private static let maxCount = 7
  /// FTS5's default number of segments before a merge.
  private static let defaultThreshold = 4
  /// The largest number that FTS5 accepts.
  private static let largestThreshold = 16

  let connection: Connection

  package init(_ connection: Connection) { self.connection = connection }

  /// Lets segments accumulate. The caller holds a transaction, and calls ``settle()`` in this or a later one.
  package func postponeMerging() throws {
    guard try mergeThreshold() != IndexSegments.largestThreshold else { return }
    try setMergeThreshold(IndexSegments.largestThreshold)
  }

  /// Merges the index into one segment if merging was postponed or there are many segments, and restores FTS5's
  /// default. The caller holds a transaction; the cost is that of the whole index.
  func settle() throws {
    let wasPostponed = try mergeThreshold() != IndexSegments.defaultThreshold
    if wasPostponed { try setMergeThreshold(IndexSegments.defaultThreshold) }
    let segments = try count()
    guard segments > IndexSegments.maxCount || (wasPostponed && segments > 1) else { return }
    try connection.run("INSERT INTO passages_fts (passages_fts) VALUES ('optimize')")
  }

  /// The number of segments.
  func count() throws -> Int {
    try connection.first("SELECT count(DISTINCT segid) FROM passages_fts_idx") { $0.int(0) ?? 0 } ?? 0
  }

  /// The number of segments that FTS5 lets accumulate before it merges them.
  func mergeThreshold() throws -> Int {
    let sql = "SELECT v FROM passages_fts_config WHERE k = 'automerge'"
    return try connection.first(sql) { $0.int(0) ?? IndexSegments.defaultThreshold } ?? IndexSegments.defaultThreshold
  }

  private func setMergeThreshold(_ count: Int) throws {
    try connection.run("INSERT INTO passages_fts (passages_fts, rank) VALUES ('automerge', ?1)", .integer(Int64(count)))
  }
}
