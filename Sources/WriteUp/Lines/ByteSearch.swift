/// Finds bytes in bytes.
enum ByteSearch {
  static func containsAny(_ needles: [[UInt8]], in bytes: [UInt8]) -> Bool {
    needles.contains { first($0, in: bytes, bytes.indices) != nil }
  }

  /// The first place of a needle in a range, or nil. The needle is short and its first letter seldom repeats.
  static func first(_ needle: [UInt8], in bytes: [UInt8], _ range: Range<Int>) -> Int? {
    guard let lead = needle.first, range.count >= needle.count else { return nil }
    for start in range.lowerBound...(range.upperBound - needle.count) where bytes[start] == lead {
      if bytes[start..<(start + needle.count)].elementsEqual(needle) { return start }
    }
    return nil
  }
}
