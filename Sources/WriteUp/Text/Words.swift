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

/// How many slips lie between two words.
enum EditDistance {
  /// The optimal string alignment distance (a letter more, less, other, or two neighbours swapped), or nil when it
  /// is more than `limit`.
  ///
  /// Damerau (1964). Both words have at most ``longest`` letters; longer ones are nil at once.
  static func between(_ first: ArraySlice<UInt8>, _ second: ArraySlice<UInt8>, limit: Int) -> Int? {
    guard abs(first.count - second.count) <= limit, first.count <= longest, second.count <= longest else {
      return nil
    }
    return SlipCounter.counting(from: first) { $0.slips(to: second, limit: limit) }
  }

  static let longest = 48

  /// How many slips a word of some length may have and still be known.
  static func allowance(forLength length: Int) -> Int {
    switch length {
    case ..<4: 0
    case 4...6: 1
    case 7...10: 2
    default: 3
    }
  }
}

/// Counts the slips from one word to many others.
///
/// A column of the table of distances is a few machine words, a bit a letter: Hyyrö, A bit-vector algorithm for
/// computing Levenshtein and Damerau edit distances (Nordic Journal of Computing 10, 2003).
struct SlipCounter {
  /// For each letter the places at which the word has it.
  private let places: UnsafeMutableBufferPointer<UInt64>
  private let count: Int

  /// - Parameter word: At most ``EditDistance/longest`` letters.
  static func counting<Result>(from word: ArraySlice<UInt8>, _ body: (SlipCounter) -> Result) -> Result {
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: 256) { places in
      places.initialize(repeating: 0)
      for (place, letter) in word.enumerated() { places[Int(letter)] |= 1 << UInt64(place) }
      return body(SlipCounter(places: places, count: word.count))
    }
  }

  /// The optimal string alignment distance to a word, or nil when it is more than a limit.
  func slips(to other: ArraySlice<UInt8>, limit: Int) -> Int? {
    guard count > 0 else { return other.count <= limit ? other.count : nil }
    return other.withUnsafeBufferPointer { other in
      var (more, less, diagonal, last): (UInt64, UInt64, UInt64, UInt64) = (~0, 0, 0, 0)
      let end: UInt64 = 1 << UInt64(count - 1)
      var distance = count
      for (index, letter) in other.enumerated() {
        let same = places[Int(letter)]
        let swapped = ((~diagonal & same) << 1) & last
        diagonal = (((same & more) &+ more) ^ more) | same | less | swapped
        var up = less | ~(diagonal | more)
        var down = diagonal & more
        if up & end != 0 { distance += 1 }
        if down & end != 0 { distance -= 1 }
        // Each letter that is left can bring it down by one.
        if distance - (other.count - 1 - index) > limit { return nil }
        up = up << 1 | 1
        down <<= 1
        more = down | ~(diagonal | up)
        less = up & diagonal
        last = same
      }
      return distance <= limit ? distance : nil
    }
  }
}
