/// GLOB's `[abc]`, `[a-z]` or `[^…]`: which scalars may stand at one place.
struct ScalarSet {
  private var ranges: [ClosedRange<UInt32>] = []
  private var isInverted = false

  /// Reads a set whose `[` stands at `index`, and leaves `index` at its `]`; nil when it never ends.
  init?(_ pattern: [UInt32], _ index: inout Int) {
    var place = index + 1
    if place < pattern.count, pattern[place] == 0x5E {
      isInverted = true
      place += 1
    }
    let first = place
    while place < pattern.count, pattern[place] != 0x5D || place == first {
      let low = pattern[place]
      let isRange = place + 2 < pattern.count && pattern[place + 1] == 0x2D && pattern[place + 2] != 0x5D
      let high = isRange ? pattern[place + 2] : low
      if low <= high { ranges.append(low...high) }
      place += isRange ? 3 : 1
    }
    index = place
    guard place < pattern.count else { return nil }
  }

  func contains(_ scalar: UInt32) -> Bool { ranges.contains { $0.contains(scalar) } != isInverted }
}
