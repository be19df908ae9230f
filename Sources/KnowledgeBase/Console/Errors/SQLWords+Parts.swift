/// Parts of a statement beyond its words: parentheses, quotes, commas, names given to tables.
extension SQLWords {
  /// Where a statement that ends too early is unfinished: its last open parenthesis, else its last token.
  var unfinished: Range<Int> {
    if let open = openParenthesis { return open..<open + 1 }
    let end = (bytes.lastIndex { $0 > 0x20 } ?? 0) + 1
    var start = end - 1
    while start > 0, Self.isNameByte(bytes[start]), Self.isNameByte(bytes[start - 1]) { start -= 1 }
    return max(start, 0)..<min(end, bytes.count)
  }

  var isUnfinishedByParenthesis: Bool { openParenthesis != nil }

  /// The last parenthesis that nothing closes, outside of texts and comments.
  private var openParenthesis: Int? {
    var unclosed: [Int] = []
    var index = 0
    while index < bytes.count {
      switch bytes[index] {
      case 0x28: unclosed.append(index)
      case 0x29: _ = unclosed.popLast()
      case 0x27, 0x22, 0x60: index = end(of: [bytes[index]], from: index + 1)
      case 0x2D where bytes[index...].starts(with: [0x2D, 0x2D]): index = end(of: [0x0A], from: index)
      case 0x2F where bytes[index...].starts(with: [0x2F, 0x2A]): index = end(of: [0x2A, 0x2F], from: index + 2)
      default: break
      }
      index += 1
    }
    return unclosed.last
  }

  /// The last byte of the next `mark`; the statement's end without one.
  private func end(of mark: [UInt8], from start: Int) -> Int {
    var index = start
    while index + mark.count <= bytes.count {
      if bytes[index..<index + mark.count].elementsEqual(mark) { return index + mark.count - 1 }
      index += 1
    }
    return bytes.count
  }

  /// Whether the last sign before an offset is a comma.
  func hasComma(before offset: Int) -> Bool { bytes[..<min(offset, bytes.count)].last { $0 > 0x20 } == 0x2C }

  func isInDoubleQuotes(_ name: String) -> Bool {
    first(name).map { $0.lowerBound > 0 && bytes[$0.lowerBound - 1] == 0x22 } ?? false
  }

  /// Whether a table, or a name that is given to one, is called so: the word stands somewhere without a dot behind it.
  func names(_ table: String) -> Bool {
    var start = 0
    while let range = first(table, from: start) {
      if range.upperBound == bytes.count || bytes[range.upperBound] != 0x2E { return true }
      start = range.upperBound
    }
    return false
  }
}
