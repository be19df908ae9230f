/// Where the lines of a source begin, for the step from bytes to line and column.
struct LineIndex {
  let text: String
  let bytes: [UInt8]
  /// The range of each line, without its line end; line 1 is at 0.
  let ranges: [Range<Int>]
  /// Whether any control character other than white space is there.
  let hasControls: Bool
  /// Whether a line needs no change to be normal but at its ends: no white space but single spaces, no soft hyphen.
  private let areNormal: [Bool]

  /// - Parameter text: Composed text.
  init(_ text: String) { self.init(Array(text.utf8), of: text) }

  /// - Parameters:
  ///   - bytes: The text's bytes, some lines blanked perhaps.
  ///   - text: Composed text.
  init(_ bytes: [UInt8], of text: String) {
    let lines = bytes.withUnsafeBufferPointer(LineScanner.lines)
    (self.text, self.bytes) = (text, bytes)
    (ranges, areNormal, hasControls) = (lines.ranges, lines.areNormal, lines.hasControls)
  }

  /// 1-based; logarithmic in the number of lines.
  func line(at offset: Int) -> Int {
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].lowerBound <= offset { low = middle + 1 } else { high = middle }
    }
    return max(low, 1)
  }

  /// The range of a 1-based line; empty when there is no such line.
  func range(ofLine line: Int) -> Range<Int> {
    ranges.indices.contains(line - 1) ? ranges[line - 1] : bytes.count..<bytes.count
  }

  /// A 1-based line that is there.
  func line(_ number: Int) -> SourceLine {
    let range = ranges[number - 1]
    return SourceLine(
      number: number, range: range, contentStart: WhiteSpace.skip(bytes, from: range.lowerBound, to: range.upperBound))
  }

  /// The normalised text of a part of a line that ends with the line.
  func normalText(from start: Int, of line: SourceLine) -> String {
    guard areNormal[line.number - 1] else { return TextNormalizer.text(bytes, start..<line.range.upperBound) }
    let start = WhiteSpace.skip(bytes, from: start, to: line.range.upperBound)
    var end = line.range.upperBound
    if end > start, bytes[end - 1] == 0x20 { end -= 1 }
    // A piece of a text is known to be UTF-8, and costs no more than its copy.
    let first = text.utf8.index(text.startIndex, offsetBy: start)
    return String(Substring(text.utf8[first..<text.utf8.index(first, offsetBy: end - start)]))
  }
}
