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
