import ByregionNorwegian
import ByregionText

/// Counts columns in characters, starting from the last counted position of the same line, so that many positions on
/// one long line cost one pass.
struct ColumnCounter {
  let index: LineIndex
  private var lineStart = -1
  private var offset = 0
  private var column = 1

  init(index: LineIndex) { self.index = index }

  /// The 1-based line and column of a byte offset.
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

  /// The number of characters in a part of a line. No scalar up to U+02FF combines, so that each is one character.
  private static func characters(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var count = 0
    for byte in bytes {
      if byte >= 0xCC { return String(decoding: bytes, as: UTF8.self).count }
      if byte & 0xC0 != 0x80 { count += 1 }
    }
    return count
  }
}

/// The byte ranges of a source's lines, for converting byte offsets to lines and columns.
struct LineIndex {
  let text: String
  let bytes: [UInt8]
  /// The byte range of each line, without its line end; line 1 has index 0.
  let ranges: [Range<Int>]
  /// Whether the text contains control characters other than white space.
  let hasControls: Bool
  /// For each line, whether it is normal except at its ends: white space only as single spaces, no soft hyphens.
  private let areNormal: [Bool]

  /// - Parameter text: Composed text.
  init(_ text: String) { self.init(Array(text.utf8), of: text) }

  /// - Parameters:
  ///   - bytes: The text's bytes; some lines may be blanked.
  ///   - text: Composed text.
  init(_ bytes: [UInt8], of text: String) {
    let lines = bytes.withUnsafeBufferPointer(LineScanner.lines)
    (self.text, self.bytes) = (text, bytes)
    (ranges, areNormal, hasControls) = (lines.ranges, lines.areNormal, lines.hasControls)
  }

  /// Whether the line at a 0-based index is normal except at its ends.
  func isNormal(_ index: Int) -> Bool { areNormal[index] }

  /// The 1-based line of a byte offset; logarithmic in the number of lines.
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

  /// The line with a 1-based number, which must exist.
  func line(_ number: Int) -> SourceLine {
    let range = ranges[number - 1]
    return SourceLine(
      number: number, range: range, contentStart: WhiteSpace.skip(bytes, from: range.lowerBound, to: range.upperBound))
  }

  /// The normalised text of a line from a byte offset to the end of the line.
  func normalText(from start: Int, of line: SourceLine) -> String {
    guard areNormal[line.number - 1] else { return TextNormalizer.text(bytes, start..<line.range.upperBound) }
    let start = WhiteSpace.skip(bytes, from: start, to: line.range.upperBound)
    var end = line.range.upperBound
    if end > start, bytes[end - 1] == 0x20 { end -= 1 }
    // A slice of a string is known to be valid UTF-8, and costs only the copy.
    let first = text.utf8.index(text.startIndex, offsetBy: start)
    return String(Substring(text.utf8[first..<text.utf8.index(first, offsetBy: end - start)]))
  }
}

/// Splits a source into lines, eight bytes at a time. LF, CRLF, CR, vertical tab and form feed end a line.
struct LineScanner {
  private(set) var ranges: [Range<Int>] = []
  /// For each line, whether its white space is only single spaces and it has no soft hyphen.
  private(set) var areNormal: [Bool] = []
  private(set) var hasControls = false
  private var start = 0
  private var isNormal = true

  static func lines(of bytes: UnsafeBufferPointer<UInt8>) -> LineScanner {
    var scanner = LineScanner()
    scanner.scan(bytes)
    return scanner
  }

  private mutating func scan(_ bytes: UnsafeBufferPointer<UInt8>) {
    ranges.reserveCapacity(bytes.count / 48 + 4)
    areNormal.reserveCapacity(bytes.count / 48 + 4)
    var state = NormalScan()
    var index = 0
    while index < bytes.count {
      let eight = EightBytes(bytes, at: index)
      let strange = state.strange(eight, bytes, at: index)
      let controls = eight.below(0x20)
      if controls != 0 {
        end(at: controls, strange, bytes, index)
      } else if strange != 0 {
        isNormal = false
      }
      if eight.equal(to: 0x7F) != 0 { hasControls = true }
      index &+= 8
    }
    if start < bytes.count { append(to: bytes.count) }
  }

  /// Ends lines at the line ends among eight bytes. Other control characters make a line not normal.
  private mutating func end(
    at controls: UInt64, _ strange: UInt64, _ bytes: UnsafeBufferPointer<UInt8>, _ index: Int
  ) {
    var (controls, strange) = (controls, strange)
    while controls != 0 {
      let bit = controls & (0 &- controls)
      controls &= controls &- 1
      let place = index + bit.trailingZeroBitCount / 8
      if strange & (bit &- 1) != 0 { isNormal = false }
      strange &= ~(bit &- 1)
      let byte = bytes[place]
      if byte < 0x0A || byte > 0x0D {
        isNormal = false
        if byte != 0x09 { hasControls = true }
      } else if place >= start {
        append(to: place)
        start = byte == 0x0D && place + 1 < bytes.count && bytes[place + 1] == 0x0A ? place + 2 : place + 1
      }
    }
    if strange != 0 { isNormal = false }
  }

  private mutating func append(to end: Int) {
    ranges.append(start..<end)
    areNormal.append(isNormal)
    isNormal = true
  }
}

/// Finds bytes that normal text does not contain, eight at a time, in order from the first.
struct NormalScan {
  /// The high bit of the lowest byte if the previous byte was a space, otherwise 0.
  private var spaceBefore: UInt64 = 0

  /// A mask with the high bit set for each repeated space and for each lead byte of white space outside ASCII or a soft
  /// hyphen.
  @inline(__always)
  mutating func strange(_ eight: EightBytes, _ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> UInt64 {
    let spaces = eight.equal(to: 0x20)
    var strange = spaces & (spaces << 8 | spaceBefore)
    spaceBefore = spaces >> 56
    guard eight.wide != 0 else { return strange }
    var leads = eight.leadsOfWhiteSpace
    while leads != 0 {
      let bit = leads & (0 &- leads)
      leads &= leads &- 1
      if Self.isStrange(bytes, index + bit.trailingZeroBitCount / 8) { strange |= bit }
    }
    return strange
  }

  /// Whether the character that begins at a lead byte is white space or a soft hyphen.
  private static func isStrange(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    guard index + 1 < bytes.count else { return true }
    let second = bytes[index + 1]
    switch bytes[index] {
    case 0xC2: return second == 0x85 || second == 0xA0 || second == 0xAD
    case 0xE0: return false
    case 0xEF: return second == 0xBB || second == 0xBF && index + 2 < bytes.count && bytes[index + 2] == 0xBE
    case 0xE2 where second != 0x80: return second == 0x81
    case 0xE2:
      guard index + 2 < bytes.count else { return true }
      let third = bytes[index + 2]
      return third <= 0x8F || third == 0xA8 || third == 0xA9 || third == 0xAF
    default: return true
    }
  }
}

/// One line of a source.
struct SourceLine {
  /// 1-based.
  var number: Int
  /// UTF-8 byte range, without the line end.
  var range: Range<Int>
  /// The byte offset of the first character that is not white space; the range's end for a blank line.
  var contentStart: Int

  var isBlank: Bool { contentStart == range.upperBound }
  var isIndented: Bool { contentStart > range.lowerBound }
}

/// Iterates over the lines of a source. LF, CRLF and CR end a line.
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

/// Normalises the text of an entry: single white space, none at the ends, no soft hyphens, composed (NFC).
enum TextNormalizer {
  static func text(_ bytes: [UInt8], _ range: Range<Int>) -> String {
    let start = WhiteSpace.skip(bytes, from: range.lowerBound, to: range.upperBound)
    var end = range.upperBound
    while end > start, bytes[end - 1] == 0x20 { end -= 1 }
    let normal = bytes.withUnsafeBufferPointer { buffer -> String? in
      let part = UnsafeBufferPointer(rebasing: buffer[start..<end])
      // A decoded entity may have brought combining marks together.
      return isNormal(part) ? Composition.composed(String(decoding: part, as: UTF8.self)) : nil
    }
    return normal ?? rebuilt(bytes, start..<end)
  }

  private static func isNormal(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var scan = NormalScan()
    var index = 0
    while index < bytes.count {
      let eight = EightBytes(bytes, at: index)
      if eight.below(0x20) | scan.strange(eight, bytes, at: index) != 0 { return false }
      index &+= 8
    }
    return true
  }

  /// Whether U+FFFE comes before a lowercase letter. Programs that copy text from a PDF leave it where a line ended
  /// inside a word.
  private static func isBreak(_ bytes: [UInt8], _ index: Int, _ end: Int) -> Bool {
    guard bytes[index] == 0xEF, index + 4 < end, bytes[index + 1] == 0xBF, bytes[index + 2] == 0xBE else {
      return false
    }
    return (0x61...0x7A).contains(bytes[index + 3]) || bytes[index + 3] == 0xC3 && bytes[index + 4] >= 0xA0
  }

  private static func rebuilt(_ bytes: [UInt8], _ range: Range<Int>) -> String {
    var output: [UInt8] = []
    output.reserveCapacity(range.count)
    var isSpacePending = false
    var index = range.lowerBound
    while index < range.upperBound {
      let space = WhiteSpace.length(bytes, index, range.upperBound)
      if space > 0 {
        isSpacePending = true
        index += space
      } else if case let length = WhiteSpace.invisibleLength(bytes, index, range.upperBound), length > 0 {
        index += length
      } else if isBreak(bytes, index, range.upperBound) {
        index += 3
      } else {
        if isSpacePending, !output.isEmpty { output.append(0x20) }
        isSpacePending = false
        output.append(bytes[index])
        index += 1
      }
    }
    // A removed soft hyphen or a decoded entity may have brought combining marks together.
    return Composition.composed(String(decoding: output, as: UTF8.self))
  }
}
