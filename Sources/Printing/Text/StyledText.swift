/// Text of which some runs stand out. What it holds is harmless to a terminal: it is sanitised on the way
/// in.
public struct StyledText: Sendable, Hashable, ExpressibleByStringLiteral {
  /// A run of bytes in one style.
  struct Span: Sendable, Hashable {
    var range: Range<Int>
    var style: Style
  }

  /// UTF-8, with LF as the only control character.
  private(set) var bytes: [UInt8] = []
  /// In order, without overlap.
  private(set) var spans: [Span] = []

  /// A text in one style, or in none.
  public init(_ text: String, _ style: Style? = nil) {
    append(text, style)
  }

  /// A text of ours, in no style.
  public init(stringLiteral text: String) {
    append(text)
  }

  /// A text in which some places stand out.
  ///
  /// - Parameter ranges: UTF-8 bytes of `text`, in order. What lies outside the text or overlaps is left
  /// out, and a
  ///   range that begins or ends inside a letter takes the whole of it.
  public init(_ text: String, marking ranges: [Range<Int>], as style: Style = .match) {
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

  /// Columns of its widest line.
  public var width: Int {
    bytes.withUnsafeBufferPointer { bytes in
      LineBreaking.lines(of: bytes, columns: .max).reduce(0) { max($0, DisplayWidth.of(bytes[bytes: $1])) }
    }
  }

  /// Whether there is nothing to print.
  public var isEmpty: Bool { bytes.isEmpty }

  /// The text without its styles.
  public var plain: String { String(decoding: bytes, as: UTF8.self) }

  /// Appends a text in a style, or in none.
  public mutating func append(_ text: String, _ style: Style? = nil) {
    var text = text
    text.withUTF8 { append($0, style) }
  }

  /// Appends a text with its styles.
  public mutating func append(_ other: StyledText) {
    let shift = bytes.count
    bytes += other.bytes
    for span in other.spans {
      spans.append(
        Span(range: span.range.lowerBound + shift..<span.range.upperBound + shift, style: span.style))
    }
  }

  /// One text behind the other.
  public static func + (left: StyledText, right: StyledText) -> StyledText {
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
  /// The nearest position at or before one that no letter is cut at.
  func scalarStart(before position: Int) -> Int {
    var position = position
    while position > 0, position < count, self[position] & 0xC0 == 0x80 { position -= 1 }
    return position
  }

  /// The nearest position at or behind one that no letter is cut at.
  func scalarEnd(after position: Int) -> Int {
    var position = position
    while position < count, self[position] & 0xC0 == 0x80 { position += 1 }
    return position
  }
}
