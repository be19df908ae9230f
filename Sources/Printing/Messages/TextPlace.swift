/// Where a range of bytes stands for a reader.
struct TextPlace {
  /// Bytes of a line kept on either side of the range: more than any screen shows.
  private static let reach = 2_000

  /// From 0.
  let line: Int
  /// From 1, in letters.
  let column: Int
  let excerpt: String
  /// Within the excerpt.
  let range: Range<Int>

  init(_ text: String, _ range: Range<Int>) {
    var text = text
    self = text.withUTF8 { TextPlace($0, range) }
  }

  private init(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    let start = bytes.scalarStart(before: min(max(0, range.lowerBound), bytes.count))
    var (line, lineStart) = (0, 0)
    for index in 0..<start where bytes[index] == 0x0A {
      line += 1
      lineStart = index + 1
    }
    var lineEnd = start
    while lineEnd < bytes.count, bytes[lineEnd] != 0x0A { lineEnd += 1 }
    if lineEnd > start, bytes[lineEnd - 1] == 0x0D { lineEnd -= 1 }
    let end = min(bytes.scalarEnd(after: min(max(start, range.upperBound), bytes.count)), lineEnd)

    var column = 1
    var index = lineStart
    while index < start {
      index = bytes.cluster(at: index).end
      if index <= start { column += 1 }
    }
    let from = bytes.scalarStart(before: max(lineStart, start - Self.reach))
    let to = bytes.scalarEnd(after: min(lineEnd, max(start, end) + Self.reach))
    self.line = line
    self.column = column
    excerpt = String(decoding: bytes[bytes: from..<to], as: UTF8.self)
    self.range = start - from..<max(start, end) - from
  }
}
