/// A generator of random numbers that gives the same numbers for the same seed, so that a failing case can be repeated.
///
/// The algorithm is SplitMix64 (Steele, Lea and Flood, OOPSLA 2014).
public struct SeededGenerator: RandomNumberGenerator, Sendable {
  private var state: UInt64

  /// Starts the sequence of a seed.
  public init(seed: UInt64) { state = seed }

  /// The next number of the sequence.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

extension SeededGenerator {
  /// A text of up to sixteen scalars, each from one of the ranges.
  public mutating func text(scalars ranges: [ClosedRange<UInt32>]) -> String {
    var text = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0...16, using: &self) {
      let range = ranges[Int.random(in: 0..<ranges.count, using: &self)]
      if let scalar = Unicode.Scalar(UInt32.random(in: range, using: &self)) { text.append(scalar) }
    }
    return String(text)
  }

  /// A text of up to `count` of the given letters.
  public mutating func text(of letters: String, upTo count: Int) -> String {
    let letters = Array(letters)
    return String((0..<Int(next() % UInt64(count + 1))).map { _ in letters[Int(next() % UInt64(letters.count))] })
  }
}
