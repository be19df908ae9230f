/// SplitMix64. The same seed gives the same numbers on every platform.
///
/// Steele, Lea and Flood, Fast splittable pseudorandom number generators, OOPSLA 2014.
public struct SeededRandom: RandomNumberGenerator, Sendable {
  private var state: UInt64

  /// Creates a generator for a pair of seed and index.
  public init(seed: UInt64, index: UInt64 = 0) {
    var mixer = SeededRandom(state: seed)
    state = mixer.next() ^ (index &* 0xd1b5_4a32_d192_ed03)
    _ = next()
  }

  private init(state: UInt64) { self.state = state }

  /// The next 64 bits.
  public mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }

  /// A number from 0 to `bound`, exclusive. Not `Int.random(in:using:)`, whose algorithm may change.
  public mutating func below(_ bound: Int) -> Int {
    Int(next().multipliedFullWidth(by: UInt64(bound)).high)
  }

  /// A number from 0 to 1, exclusive.
  public mutating func fraction() -> Double {
    Double(next() >> 11) / Double(1 << 53)
  }

  mutating func happens(_ probability: Double) -> Bool { fraction() < probability }

  mutating func pick<Element>(_ elements: [Element]) -> Element { elements[below(elements.count)] }
}
