/// A line of a text as it is shown, with the columns that are underlined.
struct CaretExcerpt {
  private static let tabWidth = 4

  /// What is shown, letter by letter, with the columns each takes.
  private var letters: [(text: String, width: Int)] = []
  private var columns = 0
  /// Columns of the place within the line.
  private var start: Int?
  private var end: Int?

  init(_ excerpt: String, _ range: Range<Int>) {
    var excerpt = excerpt
    excerpt.withUTF8 { bytes in
      var index = 0
      while index < bytes.count {
        let cluster = bytes.cluster(at: index)
        if start == nil, cluster.end > range.lowerBound { start = columns }
        if end == nil, index >= range.upperBound { end = columns }
        append(bytes[bytes: index..<cluster.end])
        index = cluster.end
      }
    }
  }

  private mutating func append(_ letter: UnsafeBufferPointer<UInt8>) {
    // A tab has no width of its own: spaces keep the caret below what it means.
    let isTab = letter.count == 1 && letter[0] == 0x09
    let text =
      isTab
      ? String(repeating: " ", count: Self.tabWidth - columns % Self.tabWidth)
      : String(decoding: Sanitizer.visible(letter), as: UTF8.self)
    let width = DisplayWidth.of(text)
    letters.append((text, width))
    columns += width
  }

  /// The line and the line below it that underlines the place, cut around the place where they are wider
  /// than `limit`.
  func lines(limit: Int) -> (text: String, underline: String) {
    let from = start ?? columns
    let to = max(from + 1, end ?? columns)
    guard columns > limit || from >= limit else {
      return (letters.map(\.text).joined(), Self.underline(from..<to))
    }
    let room = max(8, limit - 2)
    // A third of the room before the place, so that what leads to it is seen.
    let windowStart = max(0, min(from - room / 3, columns - room))
    let window = windowStart..<windowStart + room
    var (text, column, shift) = ("", 0, 0)
    for letter in letters {
      if column >= window.lowerBound, column + letter.width <= window.upperBound {
        if text.isEmpty { shift = column }
        text += letter.text
      }
      column += letter.width
    }
    let (leads, follows) = (shift > 0, columns > window.upperBound)
    let shown = (leads ? "…" : "") + text + (follows ? "…" : "")
    let moved = (leads ? 1 : 0) - shift
    let last = min(to, window.upperBound) + moved
    return (shown, Self.underline(from + moved..<max(from + moved + 1, last)))
  }

  private static func underline(_ range: Range<Int>) -> String {
    String(repeating: " ", count: max(0, range.lowerBound)) + String(repeating: "^", count: range.count)
  }
}
