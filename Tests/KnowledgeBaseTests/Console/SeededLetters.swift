/// A generator that gives the same texts in every run.
struct SeededLetters {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    // Steele, Lea and Flood's SplitMix64 (OOPSLA 2014).
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }

  /// Up to so many of these letters.
  mutating func text(of letters: String, upTo count: Int) -> String {
    let letters = Array(letters)
    return String((0..<Int(next() % UInt64(count + 1))).map { _ in letters[Int(next() % UInt64(letters.count))] })
  }
}
