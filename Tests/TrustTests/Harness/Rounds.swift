import Foundation

/// The number of rounds of a seeded test: a fixed number in `make test`, more in `make fuzz`.
enum Rounds {
  /// The seed of the generators; `make fuzz SEED=7` sets it.
  static let seed = number("BYREGION_FUZZ_SEED") ?? 1

  /// Whether the test runs under `make fuzz`.
  static var isMore: Bool { number("BYREGION_FUZZ_ROUNDS") != nil }

  /// The larger of a fixed number and, under `make fuzz`, ROUNDS divided by `cost`.
  static func count(_ usual: Int, cost: Int) -> Int {
    max(usual, (number("BYREGION_FUZZ_ROUNDS") ?? 0) / cost)
  }

  private static func number(_ name: String) -> Int? {
    ProcessInfo.processInfo.environment[name].flatMap { Int($0) }
  }
}

/// SplitMix64 (https://prng.di.unimi.it/splitmix64.c): the same numbers from the same seed everywhere.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: Int) { state = UInt64(truncatingIfNeeded: seed) }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
