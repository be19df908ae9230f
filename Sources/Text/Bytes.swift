/// Searches for bytes in byte arrays.
@usableFromInline
package enum ByteSearch {
  @inlinable
  package static func containsAny(_ needles: [[UInt8]], in bytes: [UInt8]) -> Bool {
    needles.contains { first($0, in: bytes, bytes.indices) != nil }
  }

  /// The first index of a needle in a range, or nil. Fast if the needle is short and its first byte is rare.
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

  /// Whether a text contains a part. Every text contains the empty part.
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

  /// The first index of a byte, or nil.
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

/// Eight bytes of a text, tested at once. A test sets the high bit of each byte that passes it, with the lowest byte
/// first.
///
/// The tests are exact (Warren, Hacker's Delight, 6-1), so most of a text is examined with a few instructions per eight
/// bytes.
@usableFromInline
package struct EightBytes {
  @usableFromInline package var word: UInt64

  /// The bytes from an index on, of which there must be at least eight.
  @inlinable @inline(__always)
  package init(whole bytes: UnsafeBufferPointer<UInt8>, at index: Int) {
    word = UInt64(littleEndian: UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: index, as: UInt64.self))
  }

  /// The bytes from an index on, padded with letters beyond the end.
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

  /// Bytes outside ASCII.
  @inlinable @inline(__always)
  package var wide: UInt64 { word & Self.highs }

  @inlinable @inline(__always)
  package func equal(to byte: UInt8) -> UInt64 { Self.zeros(word ^ (Self.ones &* UInt64(byte))) }

  /// ASCII bytes below a limit, which must be at most 0x80.
  @inlinable @inline(__always)
  package func below(_ limit: UInt8) -> UInt64 {
    ~(((word & ~Self.highs) &+ Self.ones &* UInt64(0x80 - limit)) | word) & Self.highs
  }

  /// Bytes from a limit on, which must be at least 0x80.
  @inlinable @inline(__always)
  package func atLeast(_ limit: UInt8) -> UInt64 {
    ((word & ~Self.highs) &+ Self.ones &* UInt64(0x100 - Int(limit))) & word & Self.highs
  }

  /// Lead bytes of white space outside ASCII and of invisible characters: C2, E0 to E3, and EF.
  @inlinable @inline(__always)
  package var leadsOfWhiteSpace: UInt64 {
    equal(to: 0xC2) | equal(to: 0xEF) | Self.zeros((word & (Self.ones &* 0xFC)) ^ (Self.ones &* 0xE0))
  }

  @inlinable @inline(__always)
  static func zeros(_ word: UInt64) -> UInt64 {
    ~(((word & ~highs) &+ ~highs) | word) & highs
  }
}

/// A byte sequence to search for, in time linear in the text for any bytes.
///
/// Short needles are compared at every place where the first byte matches. Long ones use the algorithm of Knuth, Morris
/// and Pratt (SIAM Journal on Computing 6:2, 1977), which never moves back in the text.
package struct Needle {
  private static let shortest = 33
  private let bytes: UnsafeRawBufferPointer
  /// For each prefix, the length of its longest proper prefix that is also its suffix.
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

  /// The first index from `start` on, or nil. An empty needle is never found.
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
  /// The first index from `start` on of a byte that is not printable ASCII; the count if there is none.
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

  /// Whether every byte is printable ASCII. The width of such a text is its length, and it needs no sanitizing.
  @inlinable @inline(__always)
  package var isPrintableASCII: Bool { endOfPrintableASCII() == count }
}

/// White space and invisible characters in UTF-8 bytes.
@usableFromInline
package enum WhiteSpace {
  /// The length of the white space character at an index (Unicode property White_Space); 0 if there is none.
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

  /// The length of the invisible character at an index; 0 if there is none. Invisible are the soft hyphen (U+00AD),
  /// zero-width spaces, joiners and directional marks (U+200B to U+200F, U+2060), and the byte order mark (U+FEFF).
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

  /// The first index from `start` on that is neither white space nor an invisible character.
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

/// Bytes as hexadecimal text.
package enum Hexadecimal {
  /// Two lower-case digits per byte. Linear in the number of bytes.
  package static func text(of bytes: some Sequence<UInt8>) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}

/// Counts bytes in loops that compilers vectorize.
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
  /// Whether the text begins with a prefix, ignoring the case of ASCII letters. The prefix must be lower-case letters
  /// and characters that have bit 0x20 set.
  package func hasFoldedPrefix(_ prefix: StaticString) -> Bool {
    let length = prefix.utf8CodeUnitCount
    return withBytes { bytes in
      guard bytes.count >= length else { return false }
      for index in 0..<length where bytes[index] | 0x20 != prefix.utf8Start[index] { return false }
      return true
    }
  }

  /// The text's bytes in place; a text that is not native to Swift is copied first.
  @inlinable @inline(__always)
  package func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    if let result = utf8.withContiguousStorageIfAvailable(body) { return result }
    var copy = self
    return copy.withUTF8(body)
  }
}
