import ByregionPostgreSQL
import ByregionRecords
import ByregionSQLite
import ByregionSearch
import ByregionStore

/// The inverted index for searches in PostgreSQL: the table `postings`, and `search_index` with the totals over all
/// passages that scoring needs.
///
/// A row holds the occurrences of one word in a block of ``blockSize`` passage ids. A common word therefore needs a few
/// rows instead of one for each passage, and a changed document affects only the rows of its passages' blocks.
struct Postings {
  /// Number of passage ids in a block.
  static let blockSize = 8_192
  /// Maximum length of a published word, in bytes. PostgreSQL limits an index entry to 2,704 bytes.
  static let longestWord = 1_000
  /// Above this number of changed documents, all postings are sent.
  private static let maxDocuments = 2_000
  /// Above this number of changed words, all words are sent, because the list would be too long for a statement.
  static let maxWords = 20_000
  private static let partitionCount = 4

  static let tables = """
    CREATE TABLE postings (
      word     text COLLATE "C" NOT NULL,
      block    integer NOT NULL,
      passages integer[] NOT NULL
    ) PARTITION BY HASH (block);
    ALTER TABLE postings ALTER passages SET STORAGE EXTERNAL;
    COMMENT ON TABLE postings IS 'Positions of words in passages, for byregion search --db postgresql://….';
    COMMENT ON COLUMN postings.word IS 'The word in lower case, as the tokenizer returns it.';
    COMMENT ON COLUMN postings.block IS 'passages.id divided by \(blockSize).';
    COMMENT ON COLUMN postings.passages IS 'passages.id, once for each occurrence in text and title.';
    \((0..<partitionCount).map { number in
      "CREATE TABLE postings_\(number) PARTITION OF postings "
        + "FOR VALUES WITH (MODULUS \(partitionCount), REMAINDER \(number));"
    }.joined(separator: "\n"))
    CREATE TABLE search_index (
      passages        bigint NOT NULL,
      words           bigint NOT NULL,
      largest_passage bigint NOT NULL
    );
    COMMENT ON TABLE search_index IS 'Statistics of all passages for scores, one row.';
    COMMENT ON COLUMN search_index.passages IS 'Number of passages.';
    COMMENT ON COLUMN search_index.words IS 'Number of words in all passages; each occurrence counts.';
    COMMENT ON COLUMN search_index.largest_passage IS 'Largest passages.id.';

    """
  static let indexes = "CREATE INDEX ON postings (word, block);\n"
  static let names = ["postings", "search_index"]

  let connection: Connection
  let session: Session

  /// The effect of some changed documents on the postings.
  struct Change {
    /// Ids of the published passages of these documents. They are replaced or removed.
    fileprivate var former: Set<Int64> = []
    /// For each word, the ids of the passages to send, once for each occurrence.
    fileprivate var places: [String: [Int32]] = [:]
    /// The words of the published and of the new passages.
    fileprivate(set) var words: Set<String> = []
  }

  /// Whether sending all postings is better than sending those of the changed documents.
  static func areMany(_ changed: Int, of all: Int) -> Bool { changed > maxDocuments || changed * 4 > all }

  private typealias Sink = (UnsafeRawBufferPointer) throws -> Void

  private static let copySQL = "COPY postings (word, block, passages) FROM STDIN (FORMAT binary)"

  /// Sends all postings.
  func sendAll() throws { try session.copyIn(Self.copySQL) { try writeAll(to: $0) } }

  /// `word_places` gives the occurrences ordered by word, then by passage.
  private func writeAll(to sink: Sink) throws {
    var rows = PostingRows()
    var (word, block, passages) = ([UInt8](), Int64(-1), [Int32]())
    try connection.query("SELECT term, doc FROM word_places") { row in
      let passage = try Self.number(try row.get(Int64.self, 1))
      let isSame = row.withBytes(0) { $0.elementsEqual(word) }
      if !isSame || Self.block(passage) != block {
        try rows.add(word, block, passages, to: sink)
        if !isSame { word = row.withBytes(0) { Array($0) } }
        block = Self.block(passage)
        passages.removeAll(keepingCapacity: true)
      }
      passages.append(passage)
    }
    try rows.add(word, block, passages, to: sink)
    try rows.end(sink)
  }

  /// Reads which words occur in some documents, in the publication and in the file. Call it before their rows are sent.
  ///
  /// - Parameters:
  ///   - there: a condition on the documents of the publication.
  ///   - here: a condition on the documents of the file.
  func change(there: String, here: String) throws -> Change {
    var change = Change()
    let tokenizer = try PassageTokenizer()
    let former = try session.answer("SELECT id, text, title FROM passages WHERE document_id\(there)")
    for row in 0..<former.rowCount {
      former.forEachInteger(row, 0) { change.former.insert($0) }
      for column in 1...2 { change.words.formUnion(try tokenizer.words(of: former.text(row, column) ?? "")) }
    }
    try connection.query("SELECT id, text, title FROM passages WHERE document_id\(here)") { row in
      let passage = try Self.number(try row.get(Int64.self, 0))
      for column in 1...2 {
        for word in try tokenizer.words(of: row.text(column) ?? "") {
          change.words.insert(word)
          change.places[word, default: []].append(passage)
        }
      }
    }
    return change
  }

  /// Sends the postings of changed documents and removes their old ones.
  func send(_ change: Change) throws {
    let blocks = Set(
      change.former.map { $0 / Int64(Self.blockSize) } + change.places.values.joined().map(Self.block))
    // Earlier changes may have left several rows for one word and block; they are merged here.
    _ = try session.answer(
      """
      WITH gone AS (
        DELETE FROM postings WHERE block = ANY ($1::integer[]) AND word = ANY ($2::text[]) RETURNING word, block, passages
      )
      INSERT INTO postings (word, block, passages)
      SELECT word, block, array_agg(passage ORDER BY passage) FROM gone, unnest(passages) AS passage
      WHERE passage NOT IN (SELECT unnest($3::integer[])) GROUP BY word, block
      """, [Names.array(blocks.sorted()), Names.array(change.words.sorted()), Names.array(change.former.sorted())])
    try session.copyIn(Self.copySQL) { try write(change, to: $0) }
  }

  private func write(_ change: Change, to sink: Sink) throws {
    var rows = PostingRows()
    for (word, places) in change.places.sorted(by: { $0.key < $1.key }) {
      for (block, passages) in Dictionary(grouping: places, by: Self.block) {
        try rows.add(Array(word.utf8), block, passages.sorted(), to: sink)
      }
    }
    try rows.end(sink)
  }

  /// Those of `words` whose rows in the table `words` differ between file and publication, or exist on one side only.
  func changedWords(among words: Set<String>) throws -> [String] {
    let kept = words.filter { $0.utf8.count <= Self.longestWord }.sorted()
    let list = kept.map(Names.literal).joined(separator: ", ")
    let here = try connection.rows("SELECT word, id, passages FROM words WHERE word IN (\(list))") { row in
      (row.text(0) ?? "", "\(row.integer(1) ?? 0) \(row.integer(2) ?? 0)")
    }
    let there = try session.rows(
      "SELECT word, concat_ws(' ', id, passages) FROM words WHERE word = ANY ($1::text[])", [Names.array(kept)]
    ).map { ($0[0] ?? "", $0[1] ?? "") }
    let (new, old) = (Dictionary(uniqueKeysWithValues: here), Dictionary(uniqueKeysWithValues: there))
    return kept.filter { new[$0] != old[$0] }
  }

  /// Replaces the row of `search_index`.
  func writeSize() throws {
    let size = try Searcher(connection).indexSize()
    let largest = try connection.first("SELECT max(id) FROM passages") { $0.integer(0) ?? 0 } ?? 0
    try session.execute("DELETE FROM search_index")
    _ = try session.answer(
      "INSERT INTO search_index VALUES ($1, $2, $3)", ["\(size.passages)", "\(size.words)", "\(largest)"])
  }

  private static func block(_ passage: Int32) -> Int64 { Int64(passage) / Int64(blockSize) }

  private static func number(_ passage: Int64) throws -> Int32 {
    guard let number = Int32(exactly: passage), number >= 0 else {
      throw KnowledgeBaseError(
        .invalidInput, "the passage \(passage) has a number that postings cannot hold, so nothing was published",
        suggestion: "`byregion database rebuild` renumbers the passages.")
    }
    return number
  }
}

/// Buffers rows of postings for COPY.
private struct PostingRows {
  /// Number of bytes after which the buffer is flushed.
  private static let pieceSize = 256 << 10

  private var rows = CopyRows()

  mutating func add(
    _ word: [UInt8], _ block: Int64, _ passages: [Int32], to sink: (UnsafeRawBufferPointer) throws -> Void
  ) throws {
    guard !passages.isEmpty, word.count <= Postings.longestWord else { return }
    rows.row(columns: 3)
    word.withUnsafeBytes { rows.bytes($0) }
    rows.shortInteger(Int32(clamping: block))
    rows.integers(passages)
    if rows.count >= Self.pieceSize { try rows.take(sink) }
  }

  mutating func end(_ sink: (UnsafeRawBufferPointer) throws -> Void) throws {
    rows.end()
    try rows.take(sink)
  }
}
