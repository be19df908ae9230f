/// Where the lines of a source begin, for the step from bytes to line and column.
struct LineIndex {
  let bytes: [UInt8]
  /// The range of each line, without its line end; line 1 is at 0.
  private(set) var ranges: [Range<Int>]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    ranges = SourceLines(bytes).map(\.range)
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
}
