/// Finds bytes in bytes.
@usableFromInline
package enum ByteSearch {
  @inlinable
  package static func containsAny(_ needles: [[UInt8]], in bytes: [UInt8]) -> Bool {
    needles.contains { first($0, in: bytes, bytes.indices) != nil }
  }

  /// The first place of a needle in a range, or nil. The needle is short and its first letter seldom repeats.
  @inlinable
  package static func first(_ needle: [UInt8], in bytes: [UInt8], _ range: Range<Int>) -> Int? {
    bytes.withUnsafeBufferPointer { bytes in
      needle.withUnsafeBufferPointer { first($0, in: bytes, range) }
    }
  }

  @inlinable
  package static func first(
    _ needle: UnsafeBufferPointer<UInt8>, in bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>
  ) -> Int? {
    guard let lead = needle.first, range.count >= needle.count else { return nil }
    for start in range.lowerBound...(range.upperBound - needle.count) where bytes[start] == lead {
      if isEqual(bytes, start, needle) { return start }
    }
    return nil
  }

  /// Whether a text holds a part; the empty part is in every text.
  package static func contains(_ part: [UInt8], in whole: UnsafeRawBufferPointer) -> Bool {
    part.isEmpty
      || whole.withMemoryRebound(to: UInt8.self) { whole in
        part.withUnsafeBufferPointer { first($0, in: whole, 0..<whole.count) != nil }
      }
  }

  @usableFromInline
  static func isEqual(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ needle: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    for index in 1..<max(1, needle.count) where bytes[start + index] != needle[index] { return false }
    return true
  }

  @inlinable
  package static func contains(_ byte: UInt8, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    first(byte, in: bytes) != nil
  }

  /// The first place of a byte, or nil.
  @inlinable
  package static func first(_ byte: UInt8, in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
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
@usableFromInline
package struct EightBytes {
  @usableFromInline package var word: UInt64

  /// The bytes from an index on, of which there are eight.
  @inlinable @inline(__always)
  package init(whole bytes: UnsafeBufferPointer<UInt8>, at index: Int) {
    word = UInt64(littleEndian: UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: index, as: UInt64.self))
  }

  /// The bytes from an index on; behind the end are letters.
  @inlinable @inline(__always)
  package init(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) {
    if index &+ 8 <= bytes.count {
      self.init(whole: bytes, at: index)
    } else {
      self.init(lastOf: bytes, from: index)
    }
  }

  @inline(never) @usableFromInline
  init(lastOf bytes: UnsafeBufferPointer<UInt8>, from index: Int) {
    word = Self.ones &* 0x61
    for place in index..<bytes.count {
      let shift = UInt64(8 * (place - index))
      word = word & ~(0xFF << shift) | UInt64(bytes[place]) << shift
    }
  }

  @inlinable static var ones: UInt64 { 0x0101_0101_0101_0101 }
  @inlinable static var highs: UInt64 { 0x8080_8080_8080_8080 }

  /// Bytes that are no ASCII.
  @inlinable @inline(__always)
  package var wide: UInt64 { word & Self.highs }

  @inlinable @inline(__always)
  package func equal(to byte: UInt8) -> UInt64 { Self.zeros(word ^ (Self.ones &* UInt64(byte))) }

  /// ASCII bytes below a limit, which is at most 0x80.
  @inlinable @inline(__always)
  package func below(_ limit: UInt8) -> UInt64 {
    ~(((word & ~Self.highs) &+ Self.ones &* UInt64(0x80 - limit)) | word) & Self.highs
  }

  /// Bytes from a limit on, which is at least 0x80.
  @inlinable @inline(__always)
  package func atLeast(_ limit: UInt8) -> UInt64 {
    ((word & ~Self.highs) &+ Self.ones &* UInt64(0x100 - Int(limit))) & word & Self.highs
  }

  /// The lead bytes with which white space outside ASCII, or a sign without a picture, may begin: C2, E0 to E3, and EF.
  @inlinable @inline(__always)
  package var leadsOfWhiteSpace: UInt64 {
    equal(to: 0xC2) | equal(to: 0xEF) | Self.zeros((word & (Self.ones &* 0xFC)) ^ (Self.ones &* 0xE0))
  }

  @inlinable @inline(__always)
  static func zeros(_ word: UInt64) -> UInt64 {
    ~(((word & ~highs) &+ ~highs) | word) & highs
  }
}

/// A run of bytes to look for, found in time linear in the text, whatever the bytes are.
///
/// Short needles are compared at every place that begins like them; long ones by the method of Knuth, Morris and Pratt
/// (SIAM Journal on Computing 6:2, 1977), which never goes back in the text.
package struct Needle {
  private static let shortest = 33
  private let bytes: UnsafeRawBufferPointer
  /// For each length of a beginning, the length of the longest shorter beginning that it ends with.
  private var borders: [Int32] = []

  package init(_ bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes
    guard bytes.count >= Self.shortest else { return }
    borders = [Int32](repeating: 0, count: bytes.count)
    var length = 0
    for index in 1..<bytes.count {
      while length > 0, bytes[index] != bytes[length] { length = Int(borders[length - 1]) }
      if bytes[index] == bytes[length] { length += 1 }
      borders[index] = Int32(length)
    }
  }

  /// The first place from `start` on; an empty needle stands nowhere.
  package func first(in text: UnsafeRawBufferPointer, from start: Int) -> Int? {
    guard !bytes.isEmpty, text.count - start >= bytes.count else { return nil }
    return borders.isEmpty ? shortPlace(in: text, from: start) : longPlace(in: text, from: start)
  }

  private func shortPlace(in text: UnsafeRawBufferPointer, from start: Int) -> Int? {
    let first = bytes[0]
    var place = start
    let last = text.count - bytes.count
    while place <= last {
      if text[place] == first {
        var index = 1
        while index < bytes.count, text[place + index] == bytes[index] { index += 1 }
        if index == bytes.count { return place }
      }
      place += 1
    }
    return nil
  }

  private func longPlace(in text: UnsafeRawBufferPointer, from start: Int) -> Int? {
    var length = 0
    for place in start..<text.count {
      while length > 0, text[place] != bytes[length] { length = Int(borders[length - 1]) }
      if text[place] == bytes[length] { length += 1 }
      if length == bytes.count { return place - length + 1 }
    }
    return nil
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// The first position from `start` on that is not a printable ASCII character; the count when all are.
  @inlinable @inline(__always)
  package func endOfPrintableASCII(from start: Int = 0) -> Int {
    var index = start
    while index + 8 <= count {
      let bytes = EightBytes(whole: self, at: index)
      if bytes.wide | bytes.below(0x20) | bytes.equal(to: 0x7F) != 0 { break }
      index += 8
    }
    while index < count, self[index] &- 0x20 < 0x5F { index += 1 }
    return index
  }

  /// Whether every byte is a printable ASCII character: such a text is as wide as it is long, and harmless.
  @inlinable @inline(__always)
  package var isPrintableASCII: Bool { endOfPrintableASCII() == count }
}
