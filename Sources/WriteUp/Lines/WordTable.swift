/// Words by their letters: a hash table that is filled once and asked for every word of every text.
///
/// Open addressing with linear probing (Knuth, volume 3, 6.4), at most half full.
struct WordTable {
  private struct Slot {
    var hash: UInt64 = 0
    /// Negative in an empty slot.
    var value: Int = -1
  }

  private var slots: [Slot]
  private let mask: Int

  init(capacity: Int) {
    var size = 16
    while size < 2 * capacity { size *= 2 }
    slots = Array(repeating: Slot(), count: size)
    mask = size - 1
  }

  /// The value of a word, or nil. Two words with one hash of 64 bits are taken for the same.
  @inline(__always)
  func value(of hash: UInt64) -> Int? {
    var place = Int(truncatingIfNeeded: hash) & mask
    while true {
      let slot = slots[place]
      if slot.value < 0 { return nil }
      if slot.hash == hash { return slot.value }
      place = (place + 1) & mask
    }
  }

  mutating func set(_ value: Int, of hash: UInt64) {
    var place = Int(truncatingIfNeeded: hash) & mask
    while slots[place].value >= 0, slots[place].hash != hash { place = (place + 1) & mask }
    slots[place] = Slot(hash: hash, value: value)
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
