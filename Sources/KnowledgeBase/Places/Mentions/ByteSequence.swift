/// Bytes in bytes.
enum ByteSequence {
  /// Whether a text holds a part; the empty part is in every text. O(n·m), O(n) in running text.
  static func contains(_ part: [UInt8], in whole: UnsafeRawBufferPointer) -> Bool {
    guard let first = part.first else { return true }
    guard part.count <= whole.count else { return false }
    for start in 0...(whole.count - part.count) where whole[start] == first {
      if whole[start..<start + part.count].elementsEqual(part) { return true }
    }
    return false
  }
}
