/// Eight bytes at a time: the classic "a zero byte in a word" test, exact for "is there any".
struct ByteWord {
  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let highs: UInt64 = 0x8080_8080_8080_8080

  let word: UInt64

  @inline(__always)
  init(_ start: UnsafePointer<UInt8>) {
    word = UnsafeRawPointer(start).loadUnaligned(as: UInt64.self)
  }

  /// Not zero when a byte equals `byte`.
  @inline(__always)
  func equal(_ byte: UInt8) -> UInt64 {
    let difference = word ^ (Self.ones &* UInt64(byte))
    return (difference &- Self.ones) & ~difference & Self.highs
  }

  /// Not zero when a byte is below `byte` (≤ 0x80).
  @inline(__always)
  func below(_ byte: UInt8) -> UInt64 {
    (word &- Self.ones &* UInt64(byte)) & ~word & Self.highs
  }

  /// Not zero when a byte is 0x80 or above.
  @inline(__always)
  var high: UInt64 { word & Self.highs }
}

extension UnsafeBufferPointer<UInt8> {
  /// The first position from `start` on that is not a printable ASCII character; the count when all are.
  @inline(__always)
  func endOfPrintableASCII(from start: Int = 0) -> Int {
    guard let base = baseAddress else { return 0 }
    var index = start
    while index + 8 <= count {
      let bytes = ByteWord(base + index)
      if bytes.high | bytes.below(0x20) | bytes.equal(0x7F) != 0 { break }
      index += 8
    }
    while index < count, self[index] &- 0x20 < 0x5F { index += 1 }
    return index
  }

  /// Whether every byte is a printable ASCII character: such a text is as wide as it is long, and harmless.
  @inline(__always)
  var isPrintableASCII: Bool { endOfPrintableASCII() == count }
}
