import ByregionSQLite
import ByregionSearch
import ByregionText
import ByregionWriteUp

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

/// A message about a place in a text: `file:line:column: severity[identifier]: message`, and the line
/// itself.
package struct CaretMessage: Sendable, Hashable {
  /// How serious it is.
  package var severity: MessageSeverity
  /// The stable name of the kind of message, such as `heading-misspelt`.
  package var identifier: String?
  /// One sentence.
  package var message: String
  /// What the text is called: a path, `--param`, `query`.
  package var source: String?
  /// From 1; nil when the place is not known.
  package var line: Int?
  /// From 1, in letters as a reader counts them.
  package var column: Int?
  /// The line of the text, or the part of a very long one that is around the place.
  package var excerpt: String?
  /// The place within ``excerpt``, in UTF-8 bytes; empty for a place between letters.
  package var range: Range<Int>
  /// What may help: "Did you mean kommune?"
  package var hints: [String]

  /// A message whose place is known by its line, or not at all.
  package init(
    _ severity: MessageSeverity, _ message: String, identifier: String? = nil, source: String? = nil,
    line: Int? = nil, column: Int? = nil, excerpt: String? = nil, range: Range<Int> = 0..<0,
    hints: [String] = []
  ) {
    self.severity = severity
    self.identifier = identifier
    self.message = message
    self.source = source
    self.line = line
    self.column = column
    self.excerpt = excerpt
    self.range = range
    self.hints = hints
  }

  /// A message about a range of a text. Linear in the text up to the range.
  ///
  /// - Parameters:
  ///   - range: UTF-8 bytes of `text`; clamped to it. What lies beyond the end of its first line is not underlined.
  ///   - firstLine: the number of the text's first line, when it is a part of a file.
  package init(
    _ severity: MessageSeverity, _ message: String, identifier: String? = nil, source: String? = nil,
    in text: String, at range: Range<Int>, firstLine: Int = 1, hints: [String] = []
  ) {
    let place = TextPlace(text, range)
    self.init(
      severity, message, identifier: identifier, source: source, line: firstLine + place.line,
      column: place.column,
      excerpt: place.excerpt, range: place.range, hints: hints)
  }

  /// What the reading of a write-up has to say, with the line that it says it of.
  package init(_ diagnostic: Diagnostic, source: String?, sourceLine: String? = nil) {
    let offset = sourceLine.map { line in
      line.prefix(max(0, diagnostic.column - 1)).utf8.count
    }
    self.init(
      MessageSeverity(rawValue: diagnostic.severity.rawValue) ?? .note, diagnostic.message,
      identifier: diagnostic.identifier, source: source, line: diagnostic.line, column: diagnostic.column,
      excerpt: sourceLine, range: (offset ?? 0)..<(offset ?? 0))
  }
}

extension CaretMessage {
  /// What SQLite refused, with the word of the statement that it refused it at, where SQLite tells the place.
  ///
  /// - Parameters:
  ///   - source: what the statement is called: a file's path, or nil.
  ///   - hints: what may help; SQLite gives none.
  package init(_ error: SQLiteError, source: String? = nil, hints: [String] = []) {
    guard let sql = error.sql, let offset = error.offset else {
      self.init(.error, error.message, source: source, hints: hints)
      return
    }
    self.init(
      .error, error.message, source: source, in: sql, at: Self.word(of: sql, at: offset), hints: hints)
  }

  /// What the query language's parser has to say of a query.
  package init(_ diagnostic: QueryDiagnostic, query: String) {
    self.init(
      MessageSeverity(rawValue: diagnostic.severity.rawValue) ?? .error, diagnostic.message, source: "query",
      in: query, at: diagnostic.range)
  }

  /// The name, number or quoted text that begins at a byte of SQL; one byte where none does.
  static func word(of sql: String, at offset: Int) -> Range<Int> {
    let bytes = sql.utf8
    guard offset >= 0, offset < bytes.count else { return offset..<offset }
    let rest = bytes.dropFirst(offset)
    guard let first = rest.first else { return offset..<offset }
    let length: Int
    switch first {
    case 0x22, 0x27, 0x60, 0x5B:
      let closing = first == 0x5B ? 0x5D : first
      length = rest.dropFirst().prefix { $0 != closing && $0 != 0x0A }.count + 2
    default:
      length = rest.prefix { $0 >= 0x80 || $0 == 0x5F || $0 == 0x24 || isLetterOrDigit($0) }.count
    }
    return offset..<min(bytes.count, offset + max(1, length))
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
  }
}

/// Prints messages about places in texts: where, what, the line, a caret below the place, and what may
/// help.
package struct CaretPrinter {
  private let output: Output
  private let terminal: Terminal

  /// - Parameter terminal: the screen that `output` goes to.
  package init(_ output: Output, _ terminal: Terminal) {
    self.output = output
    self.terminal = terminal
  }

  /// Prints one message; nothing in it reaches the terminal raw.
  package func print(_ message: CaretMessage) {
    head(message)
    if let excerpt = message.excerpt { line(excerpt, message) }
    for hint in message.hints {
      output.append("  hint: ", .note, if: terminal.usesColour)
      output.append(Sanitizer.visible(hint))
      output.append(0x0A)
    }
  }

  private func head(_ message: CaretMessage) {
    let place = [
      message.source, message.line.map(String.init),
      message.line == nil ? nil : message.column.map(String.init),
    ]
    let shown = place.compactMap { $0 }.map { Sanitizer.visible($0) }.joined(separator: ":")
    if !shown.isEmpty { output.append(shown + ": ", .heading, if: terminal.usesColour) }
    let identifier = message.identifier.map { "[\(Sanitizer.visible($0))]" } ?? ""
    output.append(
      "\(message.severity.rawValue)\(identifier):", message.severity.style, if: terminal.usesColour)
    output.append(" \(Sanitizer.visible(message.message))\n")
  }

  private func line(_ excerpt: String, _ message: CaretMessage) {
    let (text, underline) = CaretExcerpt(excerpt, message.range).lines(limit: max(20, terminal.width - 2))
    output.append("  \(text)\n  ")
    let indentation = underline.prefix { $0 == " " }
    output.append(String(indentation))
    output.append(
      String(underline.dropFirst(indentation.count)), message.severity.style, if: terminal.usesColour)
    output.append(0x0A)
  }
}

/// Messages to the user, on standard error. Each is flushed; that it cannot be written is not reported, as
/// there is no other place to report it to.
package struct MessagePrinter {
  private let output: Output
  private let terminal: Terminal
  private let isQuiet: Bool

  /// - Parameters:
  ///   - terminal: the screen that `output` goes to.
  ///   - isQuiet: leaves notes out; errors and warnings are always printed.
  package init(_ output: Output, _ terminal: Terminal, isQuiet: Bool = false) {
    self.output = output
    self.terminal = terminal
    self.isQuiet = isQuiet
  }

  /// Prints why something was not done.
  package func error(_ text: String, hints: [String] = []) { print(.error, text, hints) }

  /// Prints what was done otherwise than asked.
  package func warning(_ text: String, hints: [String] = []) { print(.warning, text, hints) }

  /// Prints a plain line, such as how many rows there were.
  package func note(_ text: String) {
    if isQuiet { return }
    output.append(Sanitizer.visible(text, keeping: .newlines) + "\n")
    try? output.flush()
  }

  /// Prints a message with its place.
  package func caret(_ message: CaretMessage) {
    if isQuiet, message.severity == .note { return }
    CaretPrinter(output, terminal).print(message)
    try? output.flush()
  }

  private func print(_ severity: MessageSeverity, _ text: String, _ hints: [String]) {
    caret(CaretMessage(severity, text, hints: hints))
  }
}

/// How serious a message is.
package enum MessageSeverity: String, Sendable, Hashable, CaseIterable {
  case error, warning, note

  var style: Style {
    switch self {
    case .error: .error
    case .warning: .warning
    case .note: .note
    }
  }
}

/// Where a range of bytes stands for a reader.
struct TextPlace {
  /// Bytes of a line kept on either side of the range: more than any screen shows.
  private static let reach = 2_000

  /// From 0.
  let line: Int
  /// From 1, in letters.
  let column: Int
  let excerpt: String
  /// Within the excerpt.
  let range: Range<Int>

  init(_ text: String, _ range: Range<Int>) {
    var text = text
    self = text.withUTF8 { TextPlace($0, range) }
  }

  private init(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    let start = bytes.scalarStart(before: min(max(0, range.lowerBound), bytes.count))
    var (line, lineStart) = (0, 0)
    for index in 0..<start where bytes[index] == 0x0A {
      line += 1
      lineStart = index + 1
    }
    var lineEnd = start
    while lineEnd < bytes.count, bytes[lineEnd] != 0x0A { lineEnd += 1 }
    if lineEnd > start, bytes[lineEnd - 1] == 0x0D { lineEnd -= 1 }
    let end = min(bytes.scalarEnd(after: min(max(start, range.upperBound), bytes.count)), lineEnd)

    var column = 1
    var index = lineStart
    while index < start {
      index = bytes.cluster(at: index).end
      if index <= start { column += 1 }
    }
    let from = bytes.scalarStart(before: max(lineStart, start - Self.reach))
    let to = bytes.scalarEnd(after: min(lineEnd, max(start, end) + Self.reach))
    self.line = line
    self.column = column
    excerpt = String(decoding: bytes[bytes: from..<to], as: UTF8.self)
    self.range = start - from..<max(start, end) - from
  }
}
