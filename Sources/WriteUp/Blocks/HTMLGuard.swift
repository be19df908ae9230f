/// Makes a page harmless for the parser, byte for byte in place, so that offsets stay.
///
/// libxml2 2.9 compares each attribute of a tag with all others, seeks each end tag among all open elements and stops
/// at a NUL; each of these costs the square of a hostile page, or its rest. No page of a write-up comes near the
/// limits here.
enum HTMLGuard {
  /// A longer tag keeps its name and loses its attributes, in bytes.
  static let longestTag = 1024
  /// Elements deeper than this are text of their parents.
  static let deepest = 1000

  static func guarded(_ source: [UInt8]) -> [UInt8] {
    var bytes = source
    var depth = 0
    var dropped = 0
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte < 0x20, byte != 0x09, byte != 0x0A, byte != 0x0D { bytes[index] = 0x20 }
      guard byte == 0x3C, index + 1 < bytes.count else {
        index += 1
        continue
      }
      let isEnd = bytes[index + 1] == 0x2F
      let name = index + (isEnd ? 2 : 1)
      guard name < bytes.count, isLetter(bytes[name]) else {
        index += 1
        continue
      }
      let end = tagEnd(bytes, name)
      shorten(&bytes, name, end)
      if drops(isEnd, isUncounted(bytes, name, end), &depth, &dropped) { blank(&bytes, index..<end) }
      index = end
    }
    return bytes
  }

  /// Counts elements in and out; whether a tag is too deep to be kept.
  private static func drops(_ isEnd: Bool, _ isUncounted: Bool, _ depth: inout Int, _ dropped: inout Int) -> Bool {
    if isUncounted { return false }
    if isEnd {
      if dropped > 0 {
        dropped -= 1
        return true
      }
      depth = max(0, depth - 1)
      return false
    }
    if depth >= deepest {
      dropped += 1
      return true
    }
    depth += 1
    return false
  }

  /// The index behind a tag's `>`, quotation marks heeded while the tag is short.
  private static func tagEnd(_ bytes: [UInt8], _ start: Int) -> Int {
    var quote: UInt8 = 0
    var index = start
    while index < bytes.count, index - start < longestTag {
      let byte = bytes[index]
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == 0x3E {
        return index + 1
      } else if byte == 0x22 || byte == 0x27 {
        if bytes[index - 1] == 0x3D { quote = byte }
      }
      index += 1
    }
    while index < bytes.count, bytes[index] != 0x3E { index += 1 }
    return min(index + 1, bytes.count)
  }

  private static func shorten(_ bytes: inout [UInt8], _ name: Int, _ end: Int) {
    guard end - name > longestTag else { return }
    var index = name
    while index < end, isLetter(bytes[index]) || (bytes[index] >= 0x30 && bytes[index] <= 0x39), index < name + 32 {
      index += 1
    }
    blank(&bytes, index..<max(index, end - 1))
  }

  private static func blank(_ bytes: inout [UInt8], _ range: Range<Int>) {
    for index in range where bytes[index] != 0x0A && bytes[index] != 0x0D { bytes[index] = 0x20 }
  }

  /// Names of up to eight letters, a byte a letter.
  private static let uncounted: Set<UInt64> = Set(
    [
      "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
      "p",
      "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option", "html", "head", "body",
    ].map { $0.utf8.reduce(0) { $0 << 8 | UInt64($1) } })

  /// Elements without an end tag, and those whose end tag is often left out, do not count as open.
  private static func isUncounted(_ bytes: [UInt8], _ name: Int, _ end: Int) -> Bool {
    var letters: UInt64 = 0
    for index in name..<min(end, name + 8) {
      guard isLetter(bytes[index]) else { break }
      letters = letters << 8 | UInt64(bytes[index] | 0x20)
    }
    return uncounted.contains(letters)
  }

  private static func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A }
}
