import ByregionText

/// Breaks text into lines, each as long as possible.
struct LineBreaking {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let columns: Int
  private var lines: [Range<Int>] = []
  private var lineStart = 0
  private var width = 0
  /// The last possible break: the end of the line, the start of the next, and the width up to the break.
  private var possibleBreak: (end: Int, next: Int, width: Int)?

  private init(_ bytes: UnsafeBufferPointer<UInt8>, columns: Int) {
    self.bytes = bytes
    self.columns = max(1, columns)
  }

  /// The UTF-8 ranges of the lines, without the spaces and line breaks between them. At least one line. Linear.
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
    // Spaces at the beginning of a paragraph are its indentation. Do not break there.
    if index > lineStart { possibleBreak = (index, end, width) }
    return end
  }

  private mutating func letter(at index: Int) -> Int {
    let cluster = bytes.cluster(at: index)
    while width + cluster.width > columns, index > lineStart { breakLine(before: index) }
    width += cluster.width
    if mayBreak(after: index, cluster) { possibleBreak = (cluster.end, cluster.end, width) }
    return cluster.end
  }

  private mutating func breakLine(before index: Int) {
    if let possibleBreak {
      lines.append(lineStart..<possibleBreak.end)
      begin(at: possibleBreak.next, width: width - possibleBreak.width)
    } else {
      lines.append(lineStart..<index)
      begin(at: index, width: 0)
    }
  }

  /// Spaces at the end are invisible, but could exceed the width.
  private mutating func endLine(at index: Int) {
    var end = index
    while end > lineStart, bytes[end - 1] == 0x20 { end -= 1 }
    lines.append(lineStart..<end)
  }

  private mutating func begin(at position: Int, width newWidth: Int) {
    lineStart = position
    width = newWidth
    possibleBreak = nil
  }

  /// Whether a hyphen stands in a reference, such as `indre-salten/advice/2`: its word has a slash. A reference is copied
  /// as a whole.
  private func isInReference(_ index: Int) -> Bool {
    // Longer words are no references, and the search stays short.
    let start = bytes[max(lineStart, index - 100)..<index].lastIndex(of: 0x20) ?? max(lineStart, index - 100)
    let end = bytes[index..<min(bytes.count, index + 100)].firstIndex { $0 == 0x20 || $0 == 0x0A }
    return bytes[start..<(end ?? min(bytes.count, index + 100))].contains(UInt8(ascii: "/"))
  }

  /// Whether a line may break here: after a hyphen or dash inside a word ("by- og", "2014–2018"), and between letters
  /// of scripts without spaces.
  private func mayBreak(after index: Int, _ cluster: Cluster) -> Bool {
    let next = cluster.end
    guard next < bytes.count, bytes[next] != 0x20, bytes[next] != 0x0A else { return false }
    if cluster.width == 2 { return bytes.cluster(at: next).width == 2 }
    guard index > lineStart, bytes[index - 1] != 0x20 else { return false }
    if bytes[index] == 0x2D { return cluster.end == index + 1 && bytes[next] != 0x2D && !isInReference(index) }
    let value = bytes.scalar(at: index).value
    return value == 0x2013 || value == 0x2014
  }
}

/// Text with styles. Control characters are replaced when it is created.
package struct StyledText: Sendable, Hashable, ExpressibleByStringLiteral {
  /// A run of bytes in one style.
  struct Span: Sendable, Hashable {
    var range: Range<Int>
    var style: Style
  }

  /// The text in UTF-8. LF is the only control character.
  private(set) var bytes: [UInt8] = []
  /// The styled ranges, in order and without overlap.
  private(set) var spans: [Span] = []

  /// Creates a text in one style, or in none.
  package init(_ text: String, _ style: Style? = nil) {
    append(text, style)
  }

  /// Creates a text of the program, without style.
  package init(stringLiteral text: String) {
    append(text)
  }

  /// Creates a text with styled places.
  ///
  /// - Parameter ranges: UTF-8 bytes of `text`, in order. Ranges that overlap or lie outside the text are left out. A
  ///   range that begins or ends inside a character is extended to the whole character.
  package init(_ text: String, marking ranges: [Range<Int>], as style: Style = .match) {
    var text = text
    text.withUTF8 { bytes in
      var done = 0
      for range in ranges {
        let start = bytes.scalarStart(before: min(max(range.lowerBound, done), bytes.count))
        let end = bytes.scalarEnd(after: min(max(range.upperBound, start), bytes.count))
        append(bytes[bytes: done..<max(done, start)], nil)
        append(bytes[bytes: max(done, start)..<end], style)
        done = end
      }
      append(bytes[bytes: done..<bytes.count], nil)
    }
  }

  /// The width of the widest line.
  package var width: Int {
    bytes.withUnsafeBufferPointer { bytes in
      LineBreaking.lines(of: bytes, columns: .max).reduce(0) { max($0, DisplayWidth.of(bytes[bytes: $1])) }
    }
  }

  /// Whether there is nothing to print.
  package var isEmpty: Bool { bytes.isEmpty }

  /// The text without its styles.
  package var plain: String { String(decoding: bytes, as: UTF8.self) }

  /// Appends a text in a style, or in none.
  package mutating func append(_ text: String, _ style: Style? = nil) {
    var text = text
    text.withUTF8 { append($0, style) }
  }

  /// Appends a text with its styles.
  package mutating func append(_ other: StyledText) {
    let shift = bytes.count
    bytes += other.bytes
    for span in other.spans {
      spans.append(
        Span(range: span.range.lowerBound + shift..<span.range.upperBound + shift, style: span.style))
    }
  }

  /// The concatenation of two texts.
  package static func + (left: StyledText, right: StyledText) -> StyledText {
    var sum = left
    sum.append(right)
    return sum
  }

  private mutating func append(_ text: UnsafeBufferPointer<UInt8>, _ style: Style?) {
    let start = bytes.count
    bytes += Sanitizer.visible(text, keeping: .newlines)
    if let style, bytes.count > start { spans.append(Span(range: start..<bytes.count, style: style)) }
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// The nearest character boundary at or before a position.
  func scalarStart(before position: Int) -> Int {
    var position = position
    while position > 0, position < count, self[position] & 0xC0 == 0x80 { position -= 1 }
    return position
  }

  /// The nearest character boundary at or after a position.
  func scalarEnd(after position: Int) -> Int {
    var position = position
    while position < count, self[position] & 0xC0 == 0x80 { position += 1 }
    return position
  }
}

/// Lays out styled text in lines of a width.
struct Typesetter {
  /// Longer lines are hard to read, however wide the screen is.
  static let comfortable = 100

  let output: Output
  /// The width of a line; nil for no limit.
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

  /// Wraps a text, with each line indented. `label` precedes the first line, inside the indentation if it fits.
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

  /// Puts a text on one line, cut to the width.
  func line(_ text: StyledText) {
    let limit = width ?? .max
    let cut = text.bytes.withUnsafeBufferPointer { DisplayWidth.end(in: $0, fitting: limit) }
    append(text, 0..<(cut ?? text.bytes.count))
    output.append(cut == nil ? "\n" : "…\n")
  }

  /// Appends a part of a text with its styles.
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
