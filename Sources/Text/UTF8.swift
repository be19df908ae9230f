/// Validates UTF-8 once, eight bytes at a time where they are ASCII, so that the text can be made without a second
/// check.
package enum UTF8Checker {
  /// The text, or nil if the bytes are not valid UTF-8.
  package static func text(of bytes: UnsafeBufferPointer<UInt8>) -> String? {
    guard isUTF8(bytes) else { return nil }
    #if compiler(>=6.2)
      if #available(macOS 26, *) { return String(copying: UTF8Span(unchecked: bytes.span)) }
    #endif
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Whether all sequences are well-formed (Unicode, table 3-7).
  package static func isUTF8(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = 0
    while index < bytes.count {
      if index &+ 8 <= bytes.count, EightBytes(whole: bytes, at: index).wide == 0 {
        index &+= 8
        continue
      }
      let end = min(index &+ 8, bytes.count)
      while index < end {
        let scalar = bytes.scalar(at: index)
        guard scalar.isValid else { return false }
        index &+= scalar.length
      }
    }
    return true
  }
}

/// The scalars of UTF-8 text in a buffer owned by SQLite, read in place.
///
/// An invalid lead byte counts as a scalar of its own value, so any bytes can be compared.
@usableFromInline
package struct TextScalars {
  @usableFromInline package let bytes: UnsafeRawBufferPointer

  package init(bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes
  }

  /// Length of the sequence at a position, which must be in the text; never reaches beyond its end.
  @inlinable @inline(__always)
  package func length(at position: Int) -> Int {
    let lead = bytes[position]
    if lead < 0xC0 { return 1 }
    return min(lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2, bytes.count - position)
  }

  /// The scalar at a position, which must be in the text.
  @inlinable @inline(__always)
  package func scalar(at position: Int) -> UInt32 {
    let lead = bytes[position]
    return lead < 0xC0 ? UInt32(lead) : longScalar(at: position, lead)
  }

  @usableFromInline
  func longScalar(at position: Int, _ lead: UInt8) -> UInt32 {
    let length = length(at: position)
    var scalar = UInt32(lead) & (lead >= 0xF0 ? 0x07 : lead >= 0xE0 ? 0x0F : 0x1F)
    for step in 1..<max(length, 1) { scalar = scalar << 6 | UInt32(bytes[position + step] & 0x3F) }
    return scalar
  }

  /// Calls `body` with each scalar in order.
  package func each(_ body: (UInt32) -> Void) {
    var position = 0
    while position < bytes.count {
      body(scalar(at: position))
      position += length(at: position)
    }
  }

  /// The text with every scalar mapped to another.
  package func mapped(_ transform: (UInt32) -> UInt32) -> String {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    each { Self.append(transform($0), to: &result) }
    return String(decoding: result, as: UTF8.self)
  }

  private static func append(_ scalar: UInt32, to result: inout [UInt8]) {
    if scalar < 0x80 { return result.append(UInt8(scalar)) }
    result.append(contentsOf: UTF8.encode(Unicode.Scalar(scalar) ?? "\u{FFFD}") ?? UTF8.encodedReplacementCharacter)
  }
}

/// A scalar decoded from bytes, or an invalid sequence.
@usableFromInline
package struct DecodedScalar {
  /// The scalar's code point, or `invalid`.
  @usableFromInline package var value: UInt32
  /// Length in bytes, at least 1. For an ill-formed sequence, the length of its maximal subpart (Unicode 3.9, U+FFFD
  /// substitution).
  @usableFromInline package var length: Int

  @inlinable
  package init(value: UInt32, length: Int) {
    self.value = value
    self.length = length
  }

  @usableFromInline package static let invalid = UInt32.max
  package var isValid: Bool { value != Self.invalid }
}

extension UnsafeBufferPointer<UInt8> {
  /// The scalar at a position within the buffer (Unicode, table 3-7).
  @inlinable @inline(__always)
  package func scalar(at position: Int) -> DecodedScalar {
    let first = self[position]
    if first < 0x80 { return DecodedScalar(value: UInt32(first), length: 1) }
    return multibyteScalar(at: position, first)
  }

  @usableFromInline
  func multibyteScalar(at position: Int, _ first: UInt8) -> DecodedScalar {
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

  /// The bytes at a range of positions, which must lie within the buffer.
  @inlinable @inline(__always)
  package subscript(bytes range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: self[range])
  }
}
