/// Text that stays text when it is read as Markdown.
enum MarkdownText {
  /// Appends a text on one line: markup escaped, controls shown, new lines as `<br>`.
  static func append(_ text: String, to output: Output) {
    var text = text
    text.withUTF8 { append($0, to: output) }
  }

  /// Appends a text given as UTF-8 bytes.
  static func append(_ bytes: UnsafeBufferPointer<UInt8>, to output: Output) {
    let shown = Sanitizer.visible(bytes, keeping: .newlines)
    for (index, byte) in shown.enumerated() {
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

  // An underscore inside a word, as in a column's name, is no emphasis.
  private static func isEdge(_ index: Int, _ bytes: [UInt8]) -> Bool {
    index == 0 || index == bytes.count - 1 || !isWord(bytes[index - 1]) || !isWord(bytes[index + 1])
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
  }
}
