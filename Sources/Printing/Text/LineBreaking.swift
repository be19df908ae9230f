/// Where a text breaks into lines: greedy, at the last chance before the edge.
struct LineBreaking {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let columns: Int
  private var lines: [Range<Int>] = []
  private var lineStart = 0
  private var width = 0
  /// The last chance: where the line would end, where the next begins, and the width up to there.
  private var chance: (end: Int, next: Int, width: Int)?

  private init(_ bytes: UnsafeBufferPointer<UInt8>, columns: Int) {
    self.bytes = bytes
    self.columns = max(1, columns)
  }

  /// UTF-8 ranges of the lines, without the spaces and new lines between them; at least one line. Linear.
  static func lines(of bytes: UnsafeBufferPointer<UInt8>, columns: Int) -> [Range<Int>] {
    if bytes.count <= columns, bytes.isPrintableASCII { return [0..<bytes.count] }
    var breaking = LineBreaking(bytes, columns: columns)
    breaking.run()
    return breaking.lines
  }

  private mutating func run() {
    var index = 0
    while index < bytes.count {
      switch bytes[index] {
      case 0x0A: index = newline(at: index)
      case 0x20: index = spaces(at: index)
      default: index = letter(at: index)
      }
    }
    endLine(at: bytes.count)
  }

  private mutating func newline(at index: Int) -> Int {
    endLine(at: index > lineStart && bytes[index - 1] == 0x0D ? index - 1 : index)
    begin(at: index + 1, width: 0)
    return index + 1
  }

  private mutating func spaces(at index: Int) -> Int {
    var end = index
    while end < bytes.count, bytes[end] == 0x20 { end += 1 }
    width += end - index
    // Spaces at the beginning of a paragraph are its indentation, not a place to break.
    if index > lineStart { chance = (index, end, width) }
    return end
  }

  private mutating func letter(at index: Int) -> Int {
    let cluster = bytes.cluster(at: index)
    while width + cluster.width > columns, index > lineStart { breakLine(before: index) }
    width += cluster.width
    if isChance(after: index, cluster) { chance = (cluster.end, cluster.end, width) }
    return cluster.end
  }

  private mutating func breakLine(before index: Int) {
    if let chance {
      lines.append(lineStart..<chance.end)
      begin(at: chance.next, width: width - chance.width)
    } else {
      lines.append(lineStart..<index)
      begin(at: index, width: 0)
    }
  }

  /// Spaces at the end are not seen, but could stick out.
  private mutating func endLine(at index: Int) {
    var end = index
    while end > lineStart, bytes[end - 1] == 0x20 { end -= 1 }
    lines.append(lineStart..<end)
  }

  private mutating func begin(at position: Int, width newWidth: Int) {
    lineStart = position
    width = newWidth
    chance = nil
  }

  /// Behind a hyphen or dash inside a word ("by- og", "2014–2018"), and between letters that are written
  /// without spaces.
  private func isChance(after index: Int, _ cluster: Cluster) -> Bool {
    let next = cluster.end
    guard next < bytes.count, bytes[next] != 0x20, bytes[next] != 0x0A else { return false }
    if cluster.width == 2 { return bytes.cluster(at: next).width == 2 }
    guard index > lineStart, bytes[index - 1] != 0x20 else { return false }
    if bytes[index] == 0x2D { return cluster.end == index + 1 && bytes[next] != 0x2D }
    let value = bytes.scalar(at: index).value
    return value == 0x2013 || value == 0x2014
  }
}
