/// Sets styled text on lines of a width.
struct Typesetter {
  /// Wider lines than this tire the eye, however wide the screen is.
  static let comfortable = 100

  let output: Output
  /// Columns of a line; nil for no limit.
  let width: Int?
  let usesColour: Bool
  let usesUTF8: Bool

  init(_ output: Output, _ terminal: Terminal) {
    self.output = output
    width = min(max(20, terminal.width), Self.comfortable)
    usesColour = terminal.usesColour
    usesUTF8 = terminal.usesUTF8
  }

  func blank() { output.append(0x0A) }

  /// A text wrapped to the width, each line moved in; `label` stands before the first line, within the
  /// indentation where it fits.
  func paragraph(_ text: StyledText, indentation: Int = 0, label: StyledText = "") {
    let room = width.map { max(10, $0 - indentation) } ?? .max
    var column = DisplayWidth.of(label.plain)
    append(label, 0..<label.bytes.count)
    for range in text.bytes.withUnsafeBufferPointer({ LineBreaking.lines(of: $0, columns: room) }) {
      if !range.isEmpty {
        output.append(0x20, times: indentation - column)
        append(text, range)
      }
      output.append(0x0A)
      column = 0
    }
  }

  /// A text on one line, cut to the width.
  func line(_ text: StyledText) {
    let limit = width ?? .max
    let cut = text.bytes.withUnsafeBufferPointer { DisplayWidth.end(in: $0, fitting: limit) }
    append(text, 0..<(cut ?? text.bytes.count))
    output.append(cut == nil ? "\n" : "…\n")
  }

  /// Appends a part of a text, its styles cut to the part.
  func append(_ text: StyledText, _ part: Range<Int>) {
    text.bytes.withUnsafeBufferPointer { bytes in
      var done = part.lowerBound
      for span in text.spans where span.range.overlaps(part) {
        let range = span.range.clamped(to: part)
        output.append(bytes[bytes: done..<range.lowerBound])
        output.styled(span.style, if: usesColour) { output.append(bytes[bytes: range]) }
        done = range.upperBound
      }
      output.append(bytes[bytes: done..<part.upperBound])
    }
  }
}
