/// White space and invisible signs in UTF-8 bytes.
@usableFromInline
package enum WhiteSpace {
  /// The length of the white space character at an index (Unicode, White_Space); 0 when there is none.
  @inlinable @inline(__always)
  package static func length(_ bytes: [UInt8], _ index: Int, _ end: Int) -> Int {
    let byte = bytes[index]
    if byte > 0x20 && byte < 0xC2 { return 0 }
    if byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) { return 1 }
    return byte < 0x80 ? 0 : wideLength(bytes, index, end)
  }

  @usableFromInline
  static func wideLength(_ bytes: [UInt8], _ index: Int, _ end: Int) -> Int {
    guard index + 1 < end else { return 0 }
    let second = bytes[index + 1]
    if bytes[index] == 0xC2 { return second == 0x85 || second == 0xA0 ? 2 : 0 }
    guard index + 2 < end, bytes[index] <= 0xE3 else { return 0 }
    let third = bytes[index + 2]
    switch (bytes[index], second) {
    case (0xE1, 0x9A): return third == 0x80 ? 3 : 0
    case (0xE2, 0x80): return third <= 0x8A || third == 0xA8 || third == 0xA9 || third == 0xAF ? 3 : 0
    case (0xE2, 0x81): return third == 0x9F ? 3 : 0
    case (0xE3, 0x80): return third == 0x80 ? 3 : 0
    default: return 0
    }
  }

  /// The length of a sign without a picture at an index: a soft hyphen (U+00AD), a space or joiner without width or a
  /// mark of direction (U+200B to U+200F, U+2060), a byte order mark (U+FEFF); 0 when there is none.
  @inlinable @inline(__always)
  package static func invisibleLength(_ bytes: [UInt8], _ index: Int, _ end: Int) -> Int {
    bytes[index] < 0xC2 ? 0 : wideInvisibleLength(bytes, index, end)
  }

  @usableFromInline
  static func wideInvisibleLength(_ bytes: [UInt8], _ index: Int, _ end: Int) -> Int {
    guard index + 1 < end else { return 0 }
    if bytes[index] == 0xC2 { return bytes[index + 1] == 0xAD ? 2 : 0 }
    guard index + 2 < end else { return 0 }
    switch (bytes[index], bytes[index + 1], bytes[index + 2]) {
    case (0xE2, 0x80, 0x8B...0x8F), (0xE2, 0x81, 0xA0), (0xEF, 0xBB, 0xBF): return 3
    default: return 0
    }
  }

  /// The first index at or after `start` where neither white space nor a sign without a picture stands.
  @inlinable
  package static func skip(_ bytes: [UInt8], from start: Int, to end: Int) -> Int {
    var index = start
    while index < end {
      let length = max(invisibleLength(bytes, index, end), length(bytes, index, end))
      if length == 0 { break }
      index += length
    }
    return index
  }
}

/// Counts a byte; the loop is one that compilers turn into vector instructions.
@usableFromInline
package enum ByteCount {
  @inlinable
  package static func of(_ sought: UInt8, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var count = 0
    for byte in bytes { count &+= byte == sought ? 1 : 0 }
    return count
  }

  /// Control characters other than white space.
  @inlinable
  package static func ofControls(in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var count = 0
    for byte in bytes { count &+= (byte < 0x20 && (byte < 0x09 || byte > 0x0D)) || byte == 0x7F ? 1 : 0 }
    return count
  }
}

extension String {
  /// Whether the text begins with ASCII letters, small or large, and signs that bit 0x20 leaves as they are.
  package func hasFoldedPrefix(_ prefix: StaticString) -> Bool {
    let length = prefix.utf8CodeUnitCount
    return withBytes { bytes in
      guard bytes.count >= length else { return false }
      for index in 0..<length where bytes[index] | 0x20 != prefix.utf8Start[index] { return false }
      return true
    }
  }

  /// The text's bytes in place; a text of another kind than Swift's own is copied first.
  @inlinable @inline(__always)
  package func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    if let result = utf8.withContiguousStorageIfAvailable(body) { return result }
    var copy = self
    return copy.withUTF8(body)
  }
}
