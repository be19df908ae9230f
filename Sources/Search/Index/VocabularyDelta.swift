import ByregionWriteUp

/// The changes that added and removed passages make to the vocabulary: words with the number of passages that hold
/// them.
///
/// Counting needs no connection to the knowledge base, so threads that parse can do it, each in a delta of its own.
package struct VocabularyDelta: Sendable {
  private struct Entry {
    var offset: Int
    var length: Int
    var hash: UInt64
    var change: Int
    /// The passage that was counted last, so that a word counts once in each.
    var passage: Int
  }

  private var bytes: [UInt8] = []
  private var entries: [Entry] = []
  /// Indices into `entries` plus one, found by hash and linear probing; 0 is a free place. A power of two long.
  private var places: [Int32] = []
  private var passage = 0

  /// No change.
  package init() {}

  /// Whether nothing was counted.
  package var isEmpty: Bool { entries.isEmpty }

  /// Counts the words of a passage that is added to the index.
  ///
  /// - Parameter texts: the columns of the passage that are indexed.
  /// - Throws: `SQLiteError` for want of memory.
  package mutating func add(_ texts: [String], by tokenizer: PassageTokenizer) throws {
    try count(texts, change: 1, by: tokenizer)
  }

  /// Counts the words of a passage that leaves the index, with the same texts that it was added with.
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

  /// The words that change, in the order of their bytes, each with how many passages more hold it (fewer, if negative).
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

  /// A word that changes, in the order of its bytes.
  private struct Change: Comparable {
    var word: UnsafeBufferPointer<UInt8>
    var change: Int
    /// The first eight bytes as a number, which tells most words apart at one go.
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

  /// A hash with a seed of this process: words chosen to collide would make counting quadratic.
  private static func hash(_ word: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hasher = Hasher()
    hasher.combine(bytes: UnsafeRawBufferPointer(word))
    return UInt64(bitPattern: Int64(hasher.finalize()))
  }
}
