/// Text that stays text when it is read as Markdown.
enum MarkdownText {
  /// Appends a text on one line: markup escaped, controls shown, new lines as `<br>`.
  ///
  /// - Parameter atLineStart: whether the text begins a line, where "#", "-", "1." and others begin a
  /// block.
  static func append(_ text: String, to output: Output, atLineStart: Bool = false) {
    var text = text
    text.withUTF8 { append($0, to: output, atLineStart: atLineStart) }
  }

  /// Appends a text given as UTF-8 bytes.
  static func append(_ bytes: UnsafeBufferPointer<UInt8>, to output: Output, atLineStart: Bool = false) {
    let shown = Sanitizer.visible(bytes, keeping: .newlines)
    let blockSign = atLineStart ? blockSign(shown) : nil
    for (index, byte) in shown.enumerated() {
      if index == blockSign { output.append(0x5C) }
      switch byte {
      case 0x0A: output.append("<br>")
      case 0x3C: output.append("&lt;")
      case 0x26: output.append("&amp;")
      case 0x7C, 0x5C, 0x60, 0x2A, 0x5B, 0x5D, 0x7E:
        output.append(0x5C)
        output.append(byte)
      case 0x5F where isEdge(index, shown): output.append("\\_")
      default: output.append(byte)
      }
    }
  }

  /// Where the sign stands that would begin a heading, a list, a quotation or a rule.
  private static func blockSign(_ bytes: [UInt8]) -> Int? {
    guard let first = bytes.firstIndex(where: { $0 != 0x20 }) else { return nil }
    if [0x23, 0x2B, 0x2D, 0x3D, 0x3E].contains(bytes[first]) { return first }
    let behind = bytes[first...].firstIndex { !(0x30...0x39).contains($0) } ?? first
    return behind > first && (bytes[behind] == 0x2E || bytes[behind] == 0x29) ? behind : nil
  }

  // An underscore inside a word, as in a column's name, is no emphasis.
  private static func isEdge(_ index: Int, _ bytes: [UInt8]) -> Bool {
    index == 0 || index == bytes.count - 1 || !isWord(bytes[index - 1]) || !isWord(bytes[index + 1])
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
  }
}
