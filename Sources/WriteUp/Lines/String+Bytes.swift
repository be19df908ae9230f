extension String {
  /// Whether the text begins with ASCII letters, small or large, and signs that bit 0x20 leaves as they are.
  func hasFoldedPrefix(_ prefix: StaticString) -> Bool {
    let length = prefix.utf8CodeUnitCount
    return withBytes { bytes in
      guard bytes.count >= length else { return false }
      for index in 0..<length where bytes[index] | 0x20 != prefix.utf8Start[index] { return false }
      return true
    }
  }

  /// The text's bytes in place; a text of another kind than Swift's own is copied first.
  @inline(__always)
  func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    if let result = utf8.withContiguousStorageIfAvailable(body) { return result }
    var copy = self
    return copy.withUTF8(body)
  }
}
