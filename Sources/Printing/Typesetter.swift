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

  /// Whether a hyphen is inside a reference, such as `indre-salten/advice/2`: its word has a slash. References are not
  /// broken, so that they can be copied as a whole.
  private func isInReference(_ index: Int) -> Bool {
    // Limits the search: longer words are not references.
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
  /// Maximum width of a line: longer lines are hard to read, even on a wide screen.
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

/// The alignment of a column.
package enum Alignment: Sendable, Hashable { case left, right }

/// A user-perceived character: a scalar with its marks, or a joined emoji.
struct Cluster {
  /// The UTF-8 position after it.
  var end: Int
  /// Its width in columns. A character that ``Sanitizer`` replaces has the width of its replacement.
  var width: Int
}

extension UnsafeBufferPointer<UInt8> {
  /// The cluster that begins at a position, with all its marks and joined parts.
  func cluster(at position: Int) -> Cluster {
    let first = scalar(at: position)
    var cluster = Cluster(end: position + first.length, width: Self.baseWidth(first))
    guard let scalar = Unicode.Scalar(first.value), !Sanitizer.isHarmful(first.value) else { return cluster }
    if first.value < 0x80, cluster.end == count || self[cluster.end] < 0x80 { return cluster }
    if WideLetters.isRegionalIndicator(first.value), cluster.end < count {
      let second = self.scalar(at: cluster.end)
      if WideLetters.isRegionalIndicator(second.value) {
        return Cluster(end: cluster.end + second.length, width: 2)
      }
    }
    extend(&cluster, from: scalar)
    return cluster
  }

  private func extend(_ cluster: inout Cluster, from base: Unicode.Scalar) {
    var joins = false
    while cluster.end < count {
      let next = scalar(at: cluster.end)
      guard let scalar = Unicode.Scalar(next.value), next.value >= 0x300, !Sanitizer.isHarmful(next.value)
      else {
        return
      }
      let isModifier = (0x1F3FB...0x1F3FF).contains(next.value) && base.properties.isEmoji
      if joins, scalar.properties.isEmoji {
        joins = false
      } else if !isModifier, WideLetters.width(scalar) > 0 {
        return
      }
      // The joiner joins emoji. In other scripts it only shapes the neighbouring letters.
      if next.value == 0x200D { joins = base.properties.isEmoji }
      if next.value == 0xFE0F, base.properties.isEmoji { cluster.width = 2 }
      cluster.end += next.length
    }
  }

  private static func baseWidth(_ scalar: DecodedScalar) -> Int {
    switch scalar.value {
    case 0..<0x80, DecodedScalar.invalid: return 1
    case 0x80..<0xA0: return 6
    case 0x61C: return 7
    case let value where Sanitizer.isHarmful(value): return value == 0xAD ? 0 : 8
    default: return Unicode.Scalar(scalar.value).map(WideLetters.width) ?? 1
    }
  }
}

/// The width of text on a terminal, and text cut to a width.
///
/// Marks have no width; wide letters, emoji, joined emoji and flags have two columns. Control characters count as
/// ``Sanitizer`` shows them. A letter is never separated from its marks.
package enum DisplayWidth {
  /// The width of a text on one line. Linear; printable ASCII is counted eight bytes at a time.
  package static func of(_ text: String) -> Int {
    var text = text
    return text.withUTF8 { of($0) }
  }

  /// The width of a text in UTF-8 on one line.
  package static func of(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var index = bytes.endOfPrintableASCII()
    // The last character of the run may have a mark.
    if index < bytes.count, index > 0 { index -= 1 }
    var width = index
    while index < bytes.count {
      let cluster = bytes.cluster(at: index)
      width += cluster.width
      index = cluster.end
    }
    return width
  }

  /// The text if it fits, else as much of its beginning as fits with "…".
  package static func truncated(_ text: String, to columns: Int) -> String {
    var text = text
    let cut: String? = text.withUTF8 { bytes in
      guard let end = end(in: bytes, fitting: columns) else { return nil }
      return String(decoding: bytes[bytes: 0..<end], as: UTF8.self) + (columns > 0 ? "…" : "")
    }
    return cut ?? text
  }

  /// The lines of a text, broken at spaces, hyphens and between wide letters, and inside a word only if it is longer
  /// than a line.
  package static func wrapped(_ text: String, to columns: Int) -> [String] {
    var text = text
    return text.withUTF8 { bytes in
      LineBreaking.lines(of: bytes, columns: columns).map {
        String(decoding: bytes[bytes: $0], as: UTF8.self)
      }
    }
  }

  /// The text padded with spaces to a width. A wider text is returned as it is.
  package static func padded(_ text: String, to columns: Int, _ alignment: Alignment = .left) -> String {
    let spaces = String(repeating: " ", count: max(0, columns - of(text)))
    return alignment == .left ? text + spaces : spaces + text
  }

  /// The position at which to cut so that "…" fits; nil if the whole text fits.
  static func end(in bytes: UnsafeBufferPointer<UInt8>, fitting columns: Int) -> Int? {
    var (index, width, fitting) = (0, 0, 0)
    while index < bytes.count {
      let cluster = bytes.cluster(at: index)
      width += cluster.width
      if width > columns { return fitting }
      index = cluster.end
      if width < columns { fitting = index }
    }
    return nil
  }
}

/// The width of a scalar on a terminal, without regard to its neighbours.
enum WideLetters {
  /// 0, 1 or 2 columns. Wide and fullwidth letters by UAX 11, emoji by UTS 51.
  static func width(_ scalar: Unicode.Scalar) -> Int {
    let value = scalar.value
    if value < 0x300 { return value == 0xAD ? 0 : 1 }
    if isWide(value) { return 2 }
    if value >= 0x1100, scalar.properties.isEmojiPresentation, !isRegionalIndicator(value) { return 2 }
    return isZero(scalar) ? 0 : 1
  }

  /// The letters of flags. Two of them make a flag of two columns, so each counts as one.
  static func isRegionalIndicator(_ value: UInt32) -> Bool { (0x1F1E6...0x1F1FF).contains(value) }

  // Whole blocks, because letters that are assigned in them later will be wide too.
  private static func isWide(_ value: UInt32) -> Bool {
    switch value {
    case ..<0x1100: false
    case 0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x3029, 0x302E...0x303E, 0x3041...0x3098: true
    case 0x309B...0x4DBF, 0x4E00...0xA4CF, 0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAFF: true
    case 0xFE10...0xFE19, 0xFE30...0xFE6B, 0xFF01...0xFF60, 0xFFE0...0xFFE6: true
    case 0x16FE0...0x16FE3, 0x16FF0...0x18CFF, 0x18D00...0x18DFF, 0x1AFF0...0x1B2FF: true
    case 0x1F200...0x1F202, 0x1F210...0x1F23B, 0x1F240...0x1F265, 0x20000...0x3FFFD: true
    default: false
    }
  }

  private static func isZero(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    // Vowels and finals of Hangul syllables, which begin with a wide letter.
    case 0x1160...0x11FF, 0xD7B0...0xD7FF: return true
    // Visible format characters, such as Arabic number signs.
    case 0x600...0x605, 0x6DD, 0x70F, 0x890...0x891, 0x8E2, 0x110BD, 0x110CD: return false
    default: break
    }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return true
    default: return false
    }
  }
}
