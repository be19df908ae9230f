/// What a program wrote above a text in Markdown: YAML between two lines of hyphens at the top.
///
/// It tells of the file and is no text of the write-up.
enum FrontMatter {
  /// The bytes from the first line of hyphens to the end of the second, or nil when there is no front matter.
  ///
  /// Every line between is a key with a colon, an item, a comment, indented or blank, and the first is a key; so text
  /// between two rules is none. Linear in the length of the front matter.
  static func range(in bytes: [UInt8]) -> Range<Int>? {
    guard bytes.starts(with: "---".utf8) else { return nil }
    for line in SourceLines(bytes) {
      let text = trimmed(bytes[line.range])
      if line.number == 1 {
        guard isFence(text) else { return nil }
      } else if line.number > 2, isFence(text) || text.elementsEqual("...".utf8) {
        return 0..<line.range.upperBound
      } else if line.number == 2 ? !isKey(text) : !mayStandInside(bytes[line.range]) {
        return nil
      }
    }
    return nil
  }

  /// The lines with spaces for the front matter, so that lines and places stay what they are.
  static func blanked(_ lines: LineIndex) -> LineIndex {
    guard let range = range(in: lines.bytes) else { return lines }
    var bytes = lines.bytes
    for index in range where bytes[index] != 0x0A && bytes[index] != 0x0D { bytes[index] = 0x20 }
    return LineIndex(bytes, of: lines.text)
  }

  private static func trimmed(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var text = line
    while let last = text.last, last <= 0x20 { text.removeLast() }
    return text
  }

  private static func isFence(_ text: ArraySlice<UInt8>) -> Bool { text.elementsEqual("---".utf8) }

  private static func mayStandInside(_ line: ArraySlice<UInt8>) -> Bool {
    guard let first = line.first else { return true }
    return first == 0x20 || first == 0x09 || first == 0x23 || line.starts(with: "- ".utf8) || isKey(trimmed(line))
  }

  /// "title: By og land", "tags:".
  private static func isKey(_ text: ArraySlice<UInt8>) -> Bool {
    guard let colon = text.firstIndex(of: 0x3A), colon > text.startIndex else { return false }
    let next = text[(colon + 1)...].first
    return (next == nil || next == 0x20) && text[..<colon].allSatisfy(isOfKey)
  }

  private static func isOfKey(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F: true
    default: false
    }
  }
}
