/// A hash table from words to numbers that is filled once and then looked up for every word of every text.
///
/// Open addressing with linear probing (Knuth, volume 3, 6.4), at most half full.
///
/// Only for fixed lists of words, such as a vocabulary. The hash has no seed, so words from a document must not be
/// stored: they could be chosen to collide. They may be looked up, since a probe ends at the first empty slot.
@usableFromInline
package struct WordTable: Sendable {
  @usableFromInline package struct Slot: Sendable {
    @usableFromInline package var hash: UInt64 = 0
    /// Negative in an empty slot.
    @usableFromInline package var value: Int = -1
  }

  @usableFromInline package private(set) var slots: [Slot]
  @usableFromInline package let mask: Int

  package init(capacity: Int) {
    var size = 16
    while size < 2 * capacity { size *= 2 }
    slots = Array(repeating: Slot(), count: size)
    mask = size - 1
  }

  /// The value of a word, or nil. Two words with the same 64-bit hash count as the same word.
  @inlinable @inline(__always)
  package func value(of hash: UInt64) -> Int? {
    var place = Int(truncatingIfNeeded: hash) & mask
    while true {
      let slot = slots[place]
      if slot.value < 0 { return nil }
      if slot.hash == hash { return slot.value }
      place = (place + 1) & mask
    }
  }

  package mutating func set(_ value: Int, of hash: UInt64) {
    var place = Int(truncatingIfNeeded: hash) & mask
    while slots[place].value >= 0, slots[place].hash != hash { place = (place + 1) & mask }
    slots[place] = Slot(hash: hash, value: value)
  }

  /// FNV-1a (Fowler, Noll and Vo), with the high bits folded into the low bits, which select the slot.
  @inlinable
  package static func hash(_ letters: some Sequence<UInt8>) -> UInt64 {
    finished(letters.reduce(seed) { mixed($0, $1) })
  }

  @usableFromInline package static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

  @inlinable @inline(__always)
  package static func mixed(_ hash: UInt64, _ letter: UInt8) -> UInt64 { (hash ^ UInt64(letter)) &* 0x100_0000_01B3 }

  @inlinable @inline(__always)
  package static func finished(_ hash: UInt64) -> UInt64 { hash ^ (hash >> 32) }
}

/// The optimal string alignment distance between two words: the number of letters inserted, deleted, changed, or
/// swapped with their neighbour (Damerau 1964). Letters are UTF-8 bytes.
package enum EditDistance {
  /// Maximum length in bytes of a word that the lexicons match with misspellings.
  @usableFromInline package static let longest = 48

  /// The distance, or nil if it exceeds `limit`. O(n) for words of up to 64 bytes, otherwise O(n·m).
  package static func between(_ first: ArraySlice<UInt8>, _ second: ArraySlice<UInt8>, limit: Int) -> Int? {
    guard abs(first.count - second.count) <= limit else { return nil }
    if first.count <= SlipCounter.longest {
      return SlipCounter.counting(from: first) { $0.slips(to: second, limit: limit) }
    }
    return byTable(Array(first), Array(second), limit: limit)
  }

  package static func between(_ first: [UInt8], _ second: [UInt8], limit: Int) -> Int? {
    between(first[...], second[...], limit: limit)
  }

  /// Maximum distance at which a word of this length is still recognized.
  package static func allowance(forLength length: Int) -> Int {
    switch length {
    case ..<4: 0
    case 4...6: 1
    case 7...10: 2
    default: 3
    }
  }

  private static func byTable(_ first: [UInt8], _ second: [UInt8], limit: Int) -> Int? {
    let width = second.count + 1
    // Three rows in one array: the one before the last, the last, and the current.
    var rows = [Int](repeating: 0, count: 3 * width)
    for column in 0..<width { rows[width + column] = column }
    var (beforeLast, last, current) = (0, width, 2 * width)
    for row in 0..<first.count {
      rows[current] = row + 1
      var least = row + 1
      for column in 0..<second.count {
        let change = first[row] == second[column] ? 0 : 1
        var cost = min(
          rows[last + column + 1] + 1, rows[current + column] + 1, rows[last + column] + change)
        if row > 0, column > 0, first[row] == second[column - 1], first[row - 1] == second[column] {
          cost = min(cost, rows[beforeLast + column - 1] + 1)
        }
        rows[current + column + 1] = cost
        least = min(least, cost)
      }
      if least > limit { return nil }
      (beforeLast, last, current) = (last, current, beforeLast)
    }
    let distance = rows[last + second.count]
    return distance <= limit ? distance : nil
  }
}

/// Computes the distance from one word to many others.
///
/// A column of the distance matrix is a few machine words, one bit per letter: Hyyrö, A bit-vector algorithm for
/// computing Levenshtein and Damerau edit distances (Nordic Journal of Computing 10, 2003).
@usableFromInline
package struct SlipCounter {
  /// Maximum word length, the number of bits in a machine word.
  @usableFromInline package static let longest = 64

  /// For each byte, the positions in the word that have it, as bits.
  @usableFromInline let places: UnsafeMutableBufferPointer<UInt64>
  @usableFromInline let count: Int

  @inlinable
  init(places: UnsafeMutableBufferPointer<UInt64>, count: Int) {
    self.places = places
    self.count = count
  }

  /// - Parameter word: At most ``longest`` letters.
  @inlinable
  package static func counting<Result>(from word: ArraySlice<UInt8>, _ body: (SlipCounter) -> Result) -> Result {
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: 256) { places in
      places.initialize(repeating: 0)
      for (place, letter) in word.enumerated() { places[Int(letter)] |= 1 << UInt64(place) }
      return body(SlipCounter(places: places, count: word.count))
    }
  }

  /// The optimal string alignment distance to a word, or nil if it exceeds `limit`.
  @inlinable
  package func slips(to other: ArraySlice<UInt8>, limit: Int) -> Int? {
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
        // Each remaining letter can reduce the distance by at most one.
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

/// Suggests the known name that was probably meant by an unknown one.
package enum NearestName {
  /// The known name at the smallest edit distance, at most a third of the letters; nil if there is none. Case is
  /// ignored.
  package static func to(_ name: String, among known: some Sequence<String>) -> String? {
    let wanted = Array(name.lowercased().utf8)
    let limit = max(1, wanted.count / 3)
    return known.compactMap { candidate -> (distance: Int, name: String)? in
      EditDistance.between(Array(candidate.lowercased().utf8), wanted, limit: limit).map { ($0, candidate) }
    }.min(by: <)?.name
  }
}
