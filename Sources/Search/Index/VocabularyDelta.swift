import ByregionNorwegian
import ByregionSQLite
import ByregionText
import ByregionWriteUp

/// The changes to the vocabulary from added and removed passages: words with the change in the number of passages that
/// hold them.
///
/// Counting needs no connection to the knowledge base, so threads that parse can do it, each with its own delta.
package struct VocabularyDelta: Sendable {
  private struct Entry {
    var offset: Int
    var length: Int
    var hash: UInt64
    var change: Int
    /// The last passage that was counted, so that a word counts once per passage.
    var passage: Int
  }

  private var bytes: [UInt8] = []
  private var entries: [Entry] = []
  /// Hash table with linear probing: indices into `entries` plus one; 0 is a free slot. The length is a power of two.
  private var places: [Int32] = []
  private var passage = 0

  /// An empty delta.
  package init() {}

  /// Whether no word was counted.
  package var isEmpty: Bool { entries.isEmpty }

  /// Counts the words of a passage that is added to the index.
  ///
  /// - Parameter texts: the indexed columns of the passage.
  /// - Throws: `SQLiteError` if out of memory.
  package mutating func add(_ texts: [String], by tokenizer: PassageTokenizer) throws {
    try count(texts, change: 1, by: tokenizer)
  }

  /// Counts the words of a passage that is removed from the index. Pass the texts that it was added with.
  package mutating func remove(_ texts: [String], by tokenizer: PassageTokenizer) throws {
    try count(texts, change: -1, by: tokenizer)
  }

  /// Adds the counts of another delta.
  package mutating func merge(_ other: VocabularyDelta) {
    if isEmpty {
      self = other
      return
    }
    other.bytes.withUnsafeBufferPointer { bytes in
      for entry in other.entries where entry.change != 0 {
        let word = UnsafeBufferPointer(rebasing: bytes[entry.offset..<entry.offset + entry.length])
        let index = index(of: word, hash: entry.hash)
        entries[index].change += entry.change
      }
    }
  }

  /// Calls `body` for each changed word, sorted by bytes, with the change in the number of passages that hold it.
  func forEachChange(_ body: (_ word: UnsafeBufferPointer<UInt8>, _ change: Int) throws -> Void) rethrows {
    try bytes.withUnsafeBufferPointer { bytes in
      var changed = entries.compactMap { entry in
        entry.change == 0
          ? nil
          : Change(
            word: UnsafeBufferPointer(rebasing: bytes[entry.offset..<entry.offset + entry.length]), change: entry.change
          )
      }
      changed.sort()
      for change in changed { try body(change.word, change.change) }
    }
  }

  private mutating func count(_ texts: [String], change: Int, by tokenizer: PassageTokenizer) throws {
    passage += 1
    for text in texts {
      try tokenizer.tokenize(text) { word, _ in
        let index = index(of: word, hash: VocabularyDelta.hash(word))
        guard entries[index].passage != passage else { return }
        entries[index].passage = passage
        entries[index].change += change
      }
    }
  }

  private mutating func index(of word: UnsafeBufferPointer<UInt8>, hash: UInt64) -> Int {
    if entries.count * 2 >= places.count { grow() }
    var place = Int(truncatingIfNeeded: hash) & (places.count - 1)
    while places[place] != 0 {
      let index = Int(places[place]) - 1
      if entries[index].hash == hash, holds(word, at: index) { return index }
      place = (place + 1) & (places.count - 1)
    }
    entries.append(Entry(offset: bytes.count, length: word.count, hash: hash, change: 0, passage: 0))
    bytes.append(contentsOf: word)
    places[place] = Int32(entries.count)
    return entries.count - 1
  }

  private func holds(_ word: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    let entry = entries[index]
    guard entry.length == word.count else { return false }
    return bytes.withUnsafeBufferPointer { bytes in
      (0..<word.count).allSatisfy { bytes[entry.offset + $0] == word[$0] }
    }
  }

  private mutating func grow() {
    places = [Int32](repeating: 0, count: max(1_024, places.count * 4))
    for (index, entry) in entries.enumerated() {
      var place = Int(truncatingIfNeeded: entry.hash) & (places.count - 1)
      while places[place] != 0 { place = (place + 1) & (places.count - 1) }
      places[place] = Int32(index + 1)
    }
  }

  /// A changed word. Ordered by bytes.
  private struct Change: Comparable {
    var word: UnsafeBufferPointer<UInt8>
    var change: Int
    /// The first eight bytes as an integer, which decides most comparisons.
    private var start: UInt64

    init(word: UnsafeBufferPointer<UInt8>, change: Int) {
      self.word = word
      self.change = change
      start = (0..<8).reduce(0) { $0 << 8 | ($1 < word.count ? UInt64(word[$1]) : 0) }
    }

    static func < (a: Change, b: Change) -> Bool {
      a.start == b.start ? a.word.lexicographicallyPrecedes(b.word) : a.start < b.start
    }

    static func == (a: Change, b: Change) -> Bool { a.word.elementsEqual(b.word) }
  }

  /// A hash with a random seed per process. Without it, words chosen to collide would make counting quadratic.
  private static func hash(_ word: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hasher = Hasher()
    hasher.combine(bytes: UnsafeRawBufferPointer(word))
    return UInt64(bitPattern: Int64(hasher.finalize()))
  }
}

/// The table `word_grams`: the words that contain each gram.
///
/// Word ids are divided into blocks of 65,536. A row holds the words of one gram in one block, as the remainders of
/// their ids in two bytes each, in order of insertion. The rows of gram 0, which no word has, hold the weight of each
/// word of a block, two bytes each, beginning with the first id of the block. They also tell which ids have been
/// written.
struct GramStore {
  static let blockBits = 16
  static let blockSize = 1 << blockBits

  let connection: Connection

  init(_ connection: Connection) { self.connection = connection }

  /// The key of a row.
  static func rowID(gram: UInt32, block: Int) -> Int64 { Int64(gram) << Int64(blockBits) | Int64(block) }

  /// Words with ids below this have their grams written or need none. Words from this id on are waiting.
  func settledIDs() throws -> Int {
    let last =
      "SELECT id, length(words) FROM word_grams WHERE id < \(GramStore.blockSize) ORDER BY id DESC LIMIT 1"
    let settled = try connection.first(last) { row in
      (row.int(0) ?? 0) * GramStore.blockSize + (row.int(1) ?? 0) / 2
    }
    return settled ?? 0
  }

  /// The number of words that are waiting for their grams.
  func queueLength() throws -> Int {
    try connection.first(
      "SELECT count(*) FROM words WHERE id >= ?1", [.integer(Int64(settledIDs()))]
    ) { $0.int(0) ?? 0 } ?? 0
  }

  /// Calls `body` for every word that is waiting for its grams.
  func forEachWaitingWord(_ body: (_ id: Int, _ word: String, _ passages: Int) throws -> Void) throws {
    let sql = "SELECT id, word, passages FROM words WHERE id >= ?1 ORDER BY id"
    try connection.query(sql, [.integer(Int64(settledIDs()))]) { row in
      try body(row.int(0) ?? 0, row.text(1) ?? "", row.int(2) ?? 0)
    }
  }

  /// The ids of the words that contain all given grams, in ascending order. Words waiting for their grams are left out.
  ///
  /// Linear in the number of words with the rarest gram, and nearly so in the numbers for the other grams.
  func ids(holding grams: [UInt32]) throws -> [Int] {
    let sql = "SELECT total(length(words)) FROM word_grams WHERE id BETWEEN ?1 AND ?2"
    let sizes = try grams.map { gram in
      let (first, last) = GramStore.rowIDs(of: gram)
      return (gram, bytes: try connection.first(sql, [.integer(first), .integer(last)]) { $0.real(0) ?? 0 } ?? 0)
    }
    var ids: [Int]?
    for (gram, _) in sizes.sorted(by: { $0.bytes < $1.bytes }) {
      guard let known = ids else {
        ids = try self.ids(holding: gram)
        continue
      }
      if known.isEmpty { break }
      ids = try self.ids(among: known, holding: gram)
    }
    return ids ?? []
  }

  /// The keys of the first and last row that a gram can have.
  private static func rowIDs(of gram: UInt32) -> (Int64, Int64) {
    (rowID(gram: gram, block: 0), rowID(gram: gram, block: blockSize - 1))
  }

  private func ids(holding gram: UInt32) throws -> [Int] {
    var ids: [Int] = []
    try forEachRow(of: gram) { block, words in
      ids.reserveCapacity(ids.count + words.count)
      for place in 0..<words.count { ids.append(block + words[place]) }
    }
    return ids
  }

  private func ids(among known: [Int], holding gram: UInt32) throws -> [Int] {
    var ids: [Int] = []
    var next = 0
    try forEachRow(of: gram) { block, words in
      while next < known.count, known[next] < block { next += 1 }
      var place = 0
      while next < known.count, known[next] < block + GramStore.blockSize {
        let wanted = known[next] - block
        next += 1
        place = words.firstPlace(from: place, ofAtLeast: wanted)
        if place == words.count { continue }
        if words[place] == wanted { ids.append(block + wanted) }
      }
    }
    return ids
  }

  private func forEachRow(of gram: UInt32, _ body: (_ block: Int, _ words: Remainders) -> Void) throws {
    let sql = "SELECT id, words FROM word_grams WHERE id BETWEEN ?1 AND ?2 ORDER BY id"
    let (first, last) = GramStore.rowIDs(of: gram)
    try connection.query(sql, [.integer(first), .integer(last)]) { row in
      let block = Int((row.integer(0) ?? first) - first) << GramStore.blockBits
      row.withBytes(1) { body(block, Remainders(bytes: $0)) }
    }
  }

  /// The words of a row: remainders of their ids, in ascending order unless the file is damaged.
  private struct Remainders {
    let bytes: UnsafeRawBufferPointer

    var count: Int { bytes.count / 2 }

    subscript(_ place: Int) -> Int {
      Int(UInt16(littleEndian: bytes.loadUnaligned(fromByteOffset: 2 * place, as: UInt16.self)))
    }

    /// The first place from `start` on with a number of at least `wanted`; ``count`` if there is none.
    func firstPlace(from start: Int, ofAtLeast wanted: Int) -> Int {
      var (low, step) = (start, 1)
      while low + step < count, self[low + step] < wanted {
        low += step
        step *= 2
      }
      var high = min(count, low + step)
      while low < high {
        let middle = (low + high) / 2
        if self[middle] < wanted { low = middle + 1 } else { high = middle }
      }
      return low
    }
  }

  /// Writes the grams of all words that are waiting for them.
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
  /// A gram and the remainder of a word's id, packed into one integer so that they sort together.
  private var pairs: [UInt64] = []

  init(from first: Int) {
    self.first = first
    block = first >> GramStore.blockBits
  }

  /// Whether the word belongs to this block.
  func takes(_ id: Int) -> Bool { id >> GramStore.blockBits == block }

  /// Adds a word. Ids must ascend; missing ids belong to removed words.
  mutating func add(_ id: Int, _ grams: Grams) {
    while first + weights.count < id { weights.append(0) }
    weights.append(UInt16(clamping: grams.weight))
    let remainder = UInt64(id & (GramStore.blockSize - 1))
    for gram in grams.keys { pairs.append(UInt64(gram) << UInt64(GramStore.blockBits) | remainder) }
  }

  /// Calls `body` for each gram in ascending order, with the bytes to append to its row. Gram 0 stands for the weights.
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
