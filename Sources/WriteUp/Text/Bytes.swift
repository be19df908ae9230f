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

/// Eight bytes of a text at once; a test answers with the high bit of each byte that passes it, the lowest byte first.
///
/// Exact tests of whole words (Warren, Hacker's Delight, 6-1): most of a text is looked at with a few instructions for
/// eight letters.
struct EightBytes {
  var word: UInt64

  /// The bytes from an index on, of which there are eight.
  @inline(__always)
  init(whole bytes: UnsafeBufferPointer<UInt8>, at index: Int) {
    word = UInt64(littleEndian: UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: index, as: UInt64.self))
  }

  /// The bytes from an index on; behind the end are letters.
  @inline(__always)
  init(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) {
    if index &+ 8 <= bytes.count {
      self.init(whole: bytes, at: index)
    } else {
      self.init(lastOf: bytes, from: index)
    }
  }

  @inline(never)
  private init(lastOf bytes: UnsafeBufferPointer<UInt8>, from index: Int) {
    word = Self.ones &* 0x61
    for place in index..<bytes.count {
      let shift = UInt64(8 * (place - index))
      word = word & ~(0xFF << shift) | UInt64(bytes[place]) << shift
    }
  }

  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let highs: UInt64 = 0x8080_8080_8080_8080

  /// Bytes that are no ASCII.
  @inline(__always)
  var wide: UInt64 { word & Self.highs }

  @inline(__always)
  func equal(to byte: UInt8) -> UInt64 { Self.zeros(word ^ (Self.ones &* UInt64(byte))) }

  /// ASCII bytes below a limit, which is at most 0x80.
  @inline(__always)
  func below(_ limit: UInt8) -> UInt64 {
    ~(((word & ~Self.highs) &+ Self.ones &* UInt64(0x80 - limit)) | word) & Self.highs
  }

  /// Bytes from a limit on, which is at least 0x80.
  @inline(__always)
  func atLeast(_ limit: UInt8) -> UInt64 {
    ((word & ~Self.highs) &+ Self.ones &* UInt64(0x100 - Int(limit))) & word & Self.highs
  }

  /// The lead bytes with which white space outside ASCII, or a soft hyphen, may begin: C2, and E0 to E3.
  @inline(__always)
  var leadsOfWhiteSpace: UInt64 {
    equal(to: 0xC2) | Self.zeros((word & (Self.ones &* 0xFC)) ^ (Self.ones &* 0xE0))
  }

  @inline(__always)
  private static func zeros(_ word: UInt64) -> UInt64 {
    ~(((word & ~highs) &+ ~highs) | word) & highs
  }
}
