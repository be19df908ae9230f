/// Text that stays text in HTML, in elements and in quoted attributes.
enum HTMLText {
  /// Appends a text: markup escaped, controls shown, new lines as `<br>`.
  static func append(_ text: String, to output: Output) {
    var text = text
    text.withUTF8 { append($0, to: output) }
  }

  /// Appends a text given as UTF-8 bytes.
  static func append(_ bytes: UnsafeBufferPointer<UInt8>, to output: Output) {
    Sanitizer.forEachPart(of: bytes, keeping: [.newlines, .tabs]) { part in
      for byte in part {
        switch byte {
        case 0x26: output.append("&amp;")
        case 0x3C: output.append("&lt;")
        case 0x3E: output.append("&gt;")
        case 0x22: output.append("&quot;")
        case 0x27: output.append("&#39;")
        case 0x0A: output.append("<br>")
        default: output.append(byte)
        }
      }
    }
  }
}
