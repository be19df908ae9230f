/// Counts columns in characters, going on from the place counted last, so that many places on one long line cost no
/// more than one walk along it.
struct ColumnCounter {
  let index: LineIndex
  private var lineStart = -1
  private var offset = 0
  private var column = 1

  init(index: LineIndex) { self.index = index }

  /// The 1-based line and column of a byte.
  mutating func place(of target: Int) -> (line: Int, column: Int) {
    let line = index.line(at: target)
    let range = index.range(ofLine: line)
    let end = min(max(target, range.lowerBound), range.upperBound)
    if range.lowerBound != lineStart || end < offset {
      (lineStart, offset, column) = (range.lowerBound, range.lowerBound, 1)
    }
    if end > offset {
      column += index.bytes.withUnsafeBufferPointer { Self.characters(UnsafeBufferPointer(rebasing: $0[offset..<end])) }
      offset = end
    }
    return (line, column)
  }

  /// The characters of a part of a line. Up to U+02FF nothing combines, and each scalar is a character.
  private static func characters(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var count = 0
    for byte in bytes {
      if byte >= 0xCC { return String(decoding: bytes, as: UTF8.self).count }
      if byte & 0xC0 != 0x80 { count += 1 }
    }
    return count
  }
}
