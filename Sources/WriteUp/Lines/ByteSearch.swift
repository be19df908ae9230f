/// Finds bytes in bytes.
enum ByteSearch {
  static func containsAny(_ needles: [[UInt8]], in bytes: [UInt8]) -> Bool {
    needles.contains { first($0, in: bytes, bytes.indices) != nil }
  }

  /// The first place of a needle in a range, or nil. The needle is short and its first letter seldom repeats.
  static func first(_ needle: [UInt8], in bytes: [UInt8], _ range: Range<Int>) -> Int? {
    bytes.withUnsafeBufferPointer { bytes in
      needle.withUnsafeBufferPointer { first($0, in: bytes, range) }
    }
  }

  static func first(
    _ needle: UnsafeBufferPointer<UInt8>, in bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>
  ) -> Int? {
    guard let lead = needle.first, range.count >= needle.count else { return nil }
    for start in range.lowerBound...(range.upperBound - needle.count) where bytes[start] == lead {
      if isEqual(bytes, start, needle) { return start }
    }
    return nil
  }

  private static func isEqual(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ needle: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    for index in 1..<max(1, needle.count) where bytes[start + index] != needle[index] { return false }
    return true
  }

  static func contains(_ byte: UInt8, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    first(byte, in: bytes) != nil
  }

  /// The first place of a byte, or nil.
  static func first(_ byte: UInt8, in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var index = 0
    while index &+ 8 <= bytes.count {
      let found = EightBytes(whole: bytes, at: index).equal(to: byte)
      if found != 0 { return index &+ found.trailingZeroBitCount / 8 }
      index &+= 8
    }
    while index < bytes.count {
      if bytes[index] == byte { return index }
      index &+= 1
    }
    return nil
  }
}
