/// Words by their letters: a hash table that is filled once and asked for every word of every text.
///
/// Open addressing with linear probing (Knuth, volume 3, 6.4), at most half full.
struct WordTable {
  private var hashes: [UInt64]
  private var values: [Int16]
  private let mask: Int

  init(capacity: Int) {
    var size = 16
    while size < 2 * capacity { size *= 2 }
    hashes = Array(repeating: 0, count: size)
    values = Array(repeating: -1, count: size)
    mask = size - 1
  }

  /// The value of a word, or nil. Two words with one hash of 64 bits are taken for the same.
  @inline(__always)
  func value(of hash: UInt64) -> Int? {
    var slot = Int(truncatingIfNeeded: hash) & mask
    while values[slot] >= 0 {
      if hashes[slot] == hash { return Int(values[slot]) }
      slot = (slot + 1) & mask
    }
    return nil
  }

  mutating func set(_ value: Int, of hash: UInt64) {
    var slot = Int(truncatingIfNeeded: hash) & mask
    while values[slot] >= 0, hashes[slot] != hash { slot = (slot + 1) & mask }
    hashes[slot] = hash
    values[slot] = Int16(truncatingIfNeeded: value)
  }

  /// FNV-1a (Fowler, Noll and Vo), with the high bits folded down for the table's slots.
  static func hash(_ letters: some Sequence<UInt8>) -> UInt64 {
    finished(letters.reduce(seed) { mixed($0, $1) })
  }

  static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

  @inline(__always)
  static func mixed(_ hash: UInt64, _ letter: UInt8) -> UInt64 { (hash ^ UInt64(letter)) &* 0x100_0000_01B3 }

  @inline(__always)
  static func finished(_ hash: UInt64) -> UInt64 { hash ^ (hash >> 32) }
}
