/// The letters of a word as a set: what tells most words apart before their letters are compared.
public struct LetterSet: Sendable {
  @usableFromInline var bits: UInt64 = 0

  /// - Parameter letters: bytes of ASCII or Latin-1; of letters that share a bit the set knows that one is there.
  @inlinable
  public init(_ letters: some Sequence<UInt8>) {
    for letter in letters { bits |= 1 << (UInt64(letter < 0x80 ? letter &- 0x01 : letter - 0x80) & 63) }
  }

  /// Whether two words may be as near as so many slips: a slip changes at most two letters of the set.
  @inlinable @inline(__always)
  public func mayBeNear(_ other: LetterSet, slips: Int) -> Bool {
    var differing = bits ^ other.bits
    for _ in 0..<(2 * slips) { differing &= differing &- 1 }
    return differing == 0
  }
}
