import ByregionSQLite
import Foundation

/// All words of the index in memory, sorted by bytes. A search looks up thousands of words, and each look-up takes a
/// fraction of a microsecond. Uses about 30 bytes a word.
final class WordList: Sendable {
  /// A vocabulary with more words than this, or more bytes in all words, is not kept in memory.
  static let maxWords = 1_000_000
  static let maxBytes = 32 << 20

  /// All words, concatenated.
  private let bytes: [UInt8]
  /// The byte offset of the end of each word.
  private let ends: [UInt32]
  private let passages: [Int32]
  /// The place of each word plus one, by word id; 0 for an id without a word.
  private let placesByID: [Int32]
  /// Hash table with linear probing: places plus one; 0 is a free slot. The length is a power of two.
  private let slots: [Int32]

  /// Reads all words; nil if there are too many. Linear in their number.
  convenience init?(_ connection: Connection, foreign: (any ForeignIndex)? = nil) throws {
    var rows = Rows()
    if let foreign {
      try foreign.forEachWord { word, id, passages in
        rows.append(word, id: id, passages: passages)
        return !rows.areTooMany
      }
    } else {
      try connection.withStatement("SELECT word, id, passages FROM words ORDER BY word") { statement in
        let row = statement.row
        while !rows.areTooMany, try statement.step() {
          row.withBytes(0) { rows.append($0, id: row.int(1) ?? 0, passages: row.int(2) ?? 0) }
        }
      }
    }
    if rows.areTooMany { return nil }
    self.init(rows)
  }

  private init(_ rows: Rows) {
    (bytes, ends, passages, placesByID) = (rows.bytes, rows.ends, rows.passages, rows.placesByID)
    var size = 64
    while size < 2 * rows.ends.count { size *= 2 }
    var slots = [Int32](repeating: 0, count: size)
    rows.bytes.withUnsafeBytes { bytes in
      var start = 0
      for (place, end) in rows.ends.enumerated() {
        var slot = Self.hash(UnsafeRawBufferPointer(rebasing: bytes[start..<Int(end)])) & (size - 1)
        while slots[slot] > 0 { slot = (slot + 1) & (size - 1) }
        slots[slot] = Int32(place + 1)
        start = Int(end)
      }
    }
    self.slots = slots
  }

  /// The number of words.
  var count: Int { ends.count }

  /// The place of a word in UTF-8; nil if it is not in the list.
  func place(of word: UnsafeRawBufferPointer) -> Int? {
    let place = Int(slots[slot(of: word)]) - 1
    return place < 0 ? nil : place
  }

  /// The place of the word with an id.
  func place(id: Int) -> Int? {
    guard placesByID.indices.contains(id), placesByID[id] > 0 else { return nil }
    return Int(placesByID[id]) - 1
  }

  /// The word at a place.
  subscript(_ place: Int) -> VocabularyWord {
    VocabularyWord(word: withWord(place) { String(decoding: $0, as: UTF8.self) }, passages: Int(passages[place]))
  }

  /// The number of passages that hold the word at a place.
  func passages(_ place: Int) -> Int { Int(passages[place]) }

  /// Whether any word has a prefix.
  func holdsWord(beginning: UnsafeRawBufferPointer) -> Bool {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if withWord(middle, { $0.precedes(beginning) }) { low = middle + 1 } else { high = middle }
    }
    return low < count && withWord(low) { $0.count >= beginning.count && $0.starts(with: beginning) }
  }

  /// Calls `body` with the bytes of the word at a place.
  func withWord<T>(_ place: Int, _ body: (UnsafeRawBufferPointer) -> T) -> T {
    let start = place == 0 ? 0 : Int(ends[place - 1])
    let end = Int(ends[place])
    return bytes.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[start..<end])) }
  }

  /// Words while they are read, in their order.
  private struct Rows {
    var bytes: [UInt8] = []
    var ends: [UInt32] = []
    var passages: [Int32] = []
    var placesByID: [Int32] = []
    var areTooMany = false

    mutating func append(_ word: UnsafeRawBufferPointer, id: Int, passages: Int) {
      bytes += word
      ends.append(UInt32(truncatingIfNeeded: bytes.count))
      self.passages.append(Int32(clamping: passages))
      guard ends.count <= maxWords, bytes.count <= maxBytes, (0...4 * maxWords).contains(id) else {
        areTooMany = true
        return
      }
      if id >= placesByID.count {
        placesByID += [Int32](repeating: 0, count: max(id + 1 - placesByID.count, placesByID.count))
      }
      placesByID[id] = Int32(ends.count)
    }
  }

  /// The slot of a word, or the free slot where it would be inserted.
  private func slot(of word: UnsafeRawBufferPointer) -> Int {
    var slot = Self.hash(word) & (slots.count - 1)
    while slots[slot] > 0, !withWord(Int(slots[slot]) - 1, { $0.equals(word) }) {
      slot = (slot + 1) & (slots.count - 1)
    }
    return slot
  }

  /// Random for each process, since words may be chosen to collide.
  private static let (seed, factor) = (UInt64.random(in: 0...UInt64.max), UInt64.random(in: 0...UInt64.max) | 1)

  /// A hash of a word, computed eight bytes at a time, since a search hashes tens of thousands of words.
  private static func hash(_ word: UnsafeRawBufferPointer) -> Int {
    var hash = seed ^ UInt64(word.count)
    var place = 0
    while place + 8 <= word.count {
      hash = mixed(hash ^ word.loadUnaligned(fromByteOffset: place, as: UInt64.self))
      place += 8
    }
    var rest: UInt64 = 0
    for byte in word[place...] { rest = rest << 8 | UInt64(byte) }
    return Int(truncatingIfNeeded: mixed(mixed(hash ^ rest)))
  }

  private static func mixed(_ number: UInt64) -> UInt64 {
    let (high, low) = number.multipliedFullWidth(by: factor)
    return high ^ low
  }
}

/// Look-ups in the vocabulary. Words are read one by one until that has cost as much as reading all of them. Then all
/// are read once. Valid until the vocabulary changes.
final class IndexWords {
  /// The number of words that are scanned in the time of one look-up, and the minimum number of look-ups before all
  /// words are read.
  private struct Cost {
    var wordsPerLookUp: Int
    var minLookUps: Int

    static let inFile = Cost(wordsPerLookUp: 8, minLookUps: 1_000)
    /// Each look-up is a round trip to the server.
    static let inServer = Cost(wordsPerLookUp: 4_000, minLookUps: 16)
  }

  /// The key of the list in the cache that all connections share.
  private static let key = "words"

  /// The list; nil if there are too many words.
  private struct Reading: Sendable {
    var list: WordList?
  }

  private let connection: Connection
  private let foreign: (any ForeignIndex)?
  private let cost: Cost
  private let vocabulary: Vocabulary
  private var lookUps = 0
  /// The number of look-ups before all words are read; nil until it is computed.
  private var maxLookUps: Int?
  private var list: WordList?
  /// Answers by the hash of the word. The seed of the hash is random for each process.
  private var answers: [Int: Bool] = [:]

  /// - Parameter foreign: a search index outside the file; nil for the index in the file.
  init(_ connection: Connection, foreign: (any ForeignIndex)? = nil) {
    self.connection = connection
    self.foreign = foreign
    cost = foreign == nil ? .inFile : .inServer
    vocabulary = Vocabulary(connection)
  }

  /// Takes the list of words that another connection has read, if there is one. Call it before each search.
  func share() {
    guard list == nil, let kept: Reading = connection.shared?.kept(Self.key), let words = kept.list else { return }
    (list, answers) = (words, [:])
  }

  /// Discards all answers, because the vocabulary may have changed.
  func forget() { (answers, list, lookUps, maxLookUps) = ([:], nil, 0, nil) }

  /// Whether any passage holds a word in UTF-8, as printed in lower case.
  func contains(_ word: UnsafeRawBufferPointer) throws -> Bool {
    if let list { return list.place(of: word) != nil }
    var hasher = Hasher()
    hasher.combine(bytes: word)
    let hash = hasher.finalize()
    if let known = answers[hash] { return known }
    let isHeld = try passages(holding: String(decoding: word, as: UTF8.self)) != nil
    answers[hash] = isHeld
    return isHeld
  }

  /// The number of passages that hold a word, as printed in lower case; nil when none does.
  func passages(holding word: String) throws -> Int? {
    guard let list = try listed() else { return try vocabulary.passages(holding: word) }
    return word.withBytes { bytes in list.place(of: bytes).map { list.passages($0) } }
  }

  /// Whether any word has a prefix (in lower case, as printed).
  func holdsWord(beginning: String) throws -> Bool {
    guard let list = try listed() else { return try vocabulary.holdsWord(beginning: beginning) }
    return beginning.withBytes { list.holdsWord(beginning: $0) }
  }

  /// The given words that the index holds, in the same order.
  ///
  /// - Parameter words: sorted by bytes.
  func present(among words: [String]) throws -> [VocabularyWord] {
    guard let list = try listed(words.count / Cost.inFile.wordsPerLookUp) else {
      return try vocabulary.present(among: words)
    }
    return words.compactMap { word in word.withBytes { list.place(of: $0) }.map { list[$0] } }
  }

  /// The word with an id in the vocabulary; nil if the word was removed.
  func word(id: Int) throws -> VocabularyWord? {
    if let list = try listed() { return list.place(id: id).map { list[$0] } }
    return try connection.withStatement("SELECT word, passages FROM words WHERE id = ?1") { statement in
      try statement.bind(integer: Int64(id), at: 1)
      return try statement.step() ? VocabularyWord(statement.row) : nil
    }
  }

  /// All words if enough look-ups were made to read them; otherwise nil.
  private func listed(_ count: Int = 1) throws -> WordList? {
    if let list { return list }
    lookUps += count
    let most = try maxLookUps ?? lookUpsBeforeReading()
    maxLookUps = most
    guard lookUps > most else { return nil }
    list = try connection.sharing(Self.key) { Reading(list: try WordList(connection, foreign: foreign)) }.list
    // A list that is too large is not read again.
    if list == nil { maxLookUps = .max } else { answers = [:] }
    return list
  }

  private func lookUpsBeforeReading() throws -> Int {
    let count = try GramStore(connection).settledIDs()
    return count > WordList.maxWords ? .max : max(cost.minLookUps, count / cost.wordsPerLookUp)
  }
}

extension VocabularyWord {
  /// Reads the columns `word` and `passages` of a row.
  init(_ row: Row) { self.init(word: row.text(0) ?? "", passages: row.int(1) ?? 0) }
}

extension String {
  /// Calls `body` with the bytes of the text in UTF-8.
  func withBytes<T>(_ body: (UnsafeRawBufferPointer) throws -> T) rethrows -> T {
    var text = self
    return try text.withUTF8 { try body(UnsafeRawBufferPointer($0)) }
  }
}

extension UnsafeRawBufferPointer {
  fileprivate func precedes(_ other: UnsafeRawBufferPointer) -> Bool {
    guard let start = baseAddress, let otherStart = other.baseAddress else { return count < other.count }
    let order = memcmp(start, otherStart, Swift.min(count, other.count))
    return order == 0 ? count < other.count : order < 0
  }

  fileprivate func equals(_ other: UnsafeRawBufferPointer) -> Bool {
    guard count == other.count else { return false }
    guard let start = baseAddress, let otherStart = other.baseAddress else { return true }
    return memcmp(start, otherStart, count) == 0
  }
}
