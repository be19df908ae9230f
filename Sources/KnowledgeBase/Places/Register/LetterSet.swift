/// Which letters a word has: two words of few changes differ in few of them.
struct LetterSet: Sendable {
  private let bits: UInt64

  init(_ word: [UInt8]) {
    bits = word.reduce(0) { $0 | 1 << UInt64($1 & 63) }
  }

  /// Whether so many changes may suffice; each takes one letter away and brings one in at the most.
  func mayBe(_ other: LetterSet, within limit: Int) -> Bool {
    (bits ^ other.bits).nonzeroBitCount <= 2 * limit
  }
}
