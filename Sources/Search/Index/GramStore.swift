import ByregionNorwegian
import ByregionSQLite
import ByregionText

/// The table `word_grams`: which words hold a gram.
///
/// Word ids fall into blocks of 65,536, and a row of the table holds the words of one gram in one block, as remainders
/// of their ids in two bytes each, in the order in which they came. The rows of gram 0, which no word has, hold the
/// weight of each word of a block, two bytes each from the block's first id on; so they also tell which ids have been
/// written.
struct GramStore {
  static let blockBits = 16
  static let blockSize = 1 << blockBits

  let connection: Connection

  init(_ connection: Connection) { self.connection = connection }

  /// The key of a row.
  static func rowID(gram: UInt32, block: Int) -> Int64 { Int64(gram) << Int64(blockBits) | Int64(block) }

  /// The ids below this have their grams written, or will never need them; words from it on wait.
  func settledIDs() throws -> Int {
    let last =
      "SELECT id, length(words) FROM word_grams WHERE id < \(GramStore.blockSize) ORDER BY id DESC LIMIT 1"
    let settled = try connection.first(last) { row in
      (row.int(0) ?? 0) * GramStore.blockSize + (row.int(1) ?? 0) / 2
    }
    return settled ?? 0
  }

  /// The number of words that wait for their grams.
  func queueLength() throws -> Int {
    try connection.first(
      "SELECT count(*) FROM words WHERE id >= ?1", [.integer(Int64(settledIDs()))]
    ) { $0.int(0) ?? 0 } ?? 0
  }

  /// Calls `body` with every word that waits for its grams.
  func forEachWaitingWord(_ body: (_ id: Int, _ word: String, _ passages: Int) throws -> Void) throws {
    let sql = "SELECT id, word, passages FROM words WHERE id >= ?1 ORDER BY id"
    try connection.query(sql, [.integer(Int64(settledIDs()))]) { row in
      try body(row.int(0) ?? 0, row.text(1) ?? "", row.int(2) ?? 0)
    }
  }

  /// Writes the grams of all words that wait for them.
  func settle() throws {
    var batch = GramBatch(from: try settledIDs())
    let sql = "SELECT id, word FROM words WHERE id >= ?1 ORDER BY id"
    try connection.query(sql, [.integer(Int64(batch.first))]) { row in
      guard let id = row.int(0) else { return }
      if !batch.takes(id) {
        try write(batch)
        batch = GramBatch(from: id & ~(GramStore.blockSize - 1))
      }
      row.withBytes(1) { batch.add(id, Grams(of: $0)) }
    }
    try write(batch)
  }

  private func write(_ batch: GramBatch) throws {
    let sql = """
      INSERT INTO word_grams (id, words) VALUES (?1, ?2)
      ON CONFLICT (id) DO UPDATE SET words = CAST(words || excluded.words AS BLOB)
      """
    try connection.withStatement(sql) { statement in
      try batch.forEachRow { gram, words in
        try statement.bind(integer: GramStore.rowID(gram: gram, block: batch.block), at: 1)
        try words.withUnsafeBytes { try statement.bind(blob: $0, at: 2, .borrowed) }
        try statement.run()
        statement.reset()
      }
    }
  }
}

/// The grams of some words of one block, ready to be appended to the rows of ``GramStore``.
struct GramBatch {
  /// The first id whose weight is not written yet.
  let first: Int
  let block: Int
  private var weights: [UInt16] = []
  /// A gram and the remainder of a word's id, together in one number so that they sort as one.
  private var pairs: [UInt64] = []

  init(from first: Int) {
    self.first = first
    block = first >> GramStore.blockBits
  }

  /// Whether the word belongs to this block.
  func takes(_ id: Int) -> Bool { id >> GramStore.blockBits == block }

  /// Takes a word in; ids come in ascending order, and those left out belong to words that are gone.
  mutating func add(_ id: Int, _ grams: Grams) {
    while first + weights.count < id { weights.append(0) }
    weights.append(UInt16(clamping: grams.weight))
    let remainder = UInt64(id & (GramStore.blockSize - 1))
    for gram in grams.keys { pairs.append(UInt64(gram) << UInt64(GramStore.blockBits) | remainder) }
  }

  /// Calls `body` with the bytes to append to each gram's row, in ascending order; gram 0 stands for the weights.
  func forEachRow(_ body: (_ gram: UInt32, _ words: [UInt8]) throws -> Void) rethrows {
    guard !weights.isEmpty else { return }
    try body(0, weights.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] })
    var words: [UInt8] = []
    var gram: UInt32?
    for pair in pairs.sorted() {
      let next = UInt32(truncatingIfNeeded: pair >> UInt64(GramStore.blockBits))
      if let current = gram, next != current {
        try body(current, words)
        words.removeAll(keepingCapacity: true)
      }
      gram = next
      words.append(UInt8(truncatingIfNeeded: pair))
      words.append(UInt8(truncatingIfNeeded: pair >> 8))
    }
    if let gram { try body(gram, words) }
  }
}
