import Foundation

/// The number of rounds of a seeded test: a fixed number in `make test`, more in `make fuzz`.
enum Rounds {
  /// The seed of the generators; `make fuzz SEED=7` sets it.
  static let seed = UInt64(truncatingIfNeeded: number("BYREGION_FUZZ_SEED") ?? 1)

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
