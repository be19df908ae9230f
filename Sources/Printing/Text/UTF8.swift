/// One scalar read from bytes, or a place where they are not UTF-8.
struct DecodedScalar {
  /// The scalar's number; `invalid` where the bytes are none.
  var value: UInt32
  /// Bytes it takes, at least 1. For an ill-formed sequence, its maximal subpart (Unicode 3.9, U+FFFD
  /// substitution).
  var length: Int

  static let invalid = UInt32.max
  var isValid: Bool { value != Self.invalid }
}

extension UnsafeBufferPointer<UInt8> {
  /// The scalar at a position within the buffer, by table 3-7 of the Unicode standard.
  @inline(__always)
  func scalar(at position: Int) -> DecodedScalar {
    let first = self[position]
    if first < 0x80 { return DecodedScalar(value: UInt32(first), length: 1) }
    return multibyteScalar(at: position, first)
  }

  private func multibyteScalar(at position: Int, _ first: UInt8) -> DecodedScalar {
    let trailing: Int
    var second: ClosedRange<UInt8> = 0x80...0xBF
    switch first {
    case 0xC2...0xDF: trailing = 1
    case 0xE0: (trailing, second) = (2, 0xA0...0xBF)
    case 0xED: (trailing, second) = (2, 0x80...0x9F)
    case 0xE1...0xEF: trailing = 2
    case 0xF0: (trailing, second) = (3, 0x90...0xBF)
    case 0xF4: (trailing, second) = (3, 0x80...0x8F)
    case 0xF1...0xF3: trailing = 3
    default: return DecodedScalar(value: DecodedScalar.invalid, length: 1)
    }
    var value = UInt32(first) & (0x3F >> UInt32(trailing))
    for step in 1...trailing {
      let index = position + step
      guard index < count, (step == 1 ? second : 0x80...0xBF).contains(self[index]) else {
        return DecodedScalar(value: DecodedScalar.invalid, length: step)
      }
      value = value << 6 | UInt32(self[index] & 0x3F)
    }
    return DecodedScalar(value: value, length: trailing + 1)
  }

  /// The bytes of a range of positions, which must lie within the buffer.
  @inline(__always)
  subscript(bytes range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: self[range])
  }
}
