/// One line of a source.
struct SourceLine {
  /// 1-based.
  var number: Int
  /// UTF-8 bytes, without the line end.
  var range: Range<Int>
  /// Where the first sign that is no white space stands; the range's end on a blank line.
  var contentStart: Int

  var isBlank: Bool { contentStart == range.upperBound }
  var isIndented: Bool { contentStart > range.lowerBound }
}

/// The lines of a source: LF, CRLF and CR end a line.
struct SourceLines: Sequence, IteratorProtocol {
  private let bytes: [UInt8]
  private var position = 0
  private var number = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func next() -> SourceLine? {
    guard position < bytes.count else { return nil }
    let start = position
    var end = start
    while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
    position = end + 1
    if end < bytes.count, bytes[end] == 0x0D, position < bytes.count, bytes[position] == 0x0A {
      position += 1
    }
    number += 1
    return SourceLine(
      number: number, range: start..<end, contentStart: WhiteSpace.skip(bytes, from: start, to: end))
  }
}
