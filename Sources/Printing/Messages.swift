import ByregionLanguages
import ByregionSQLite
import ByregionSearch
import ByregionText
import ByregionWriteUp

/// A line of a text as it is displayed, with the columns to underline.
struct CaretExcerpt {
  private static let tabWidth = 4

  /// The displayed clusters, each with its width.
  private var letters: [(text: String, width: Int)] = []
  private var columns = 0
  /// The columns of the marked place.
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
    // A tab has no fixed width. Spaces keep the caret in the right column.
    let isTab = letter.count == 1 && letter[0] == 0x09
    let text =
      isTab
      ? String(repeating: " ", count: Self.tabWidth - columns % Self.tabWidth)
      : String(decoding: Sanitizer.visible(letter), as: UTF8.self)
    let width = DisplayWidth.of(text)
    letters.append((text, width))
    columns += width
  }

  /// The line and the underline below it, cut around the marked place if they are wider than `limit`.
  func lines(limit: Int) -> (text: String, underline: String) {
    let from = start ?? columns
    let to = max(from + 1, end ?? columns)
    guard columns > limit || from >= limit else {
      return (letters.map(\.text).joined(), Self.underline(from..<to))
    }
    let room = max(8, limit - 2)
    // A third of the width shows what comes before the place.
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

/// A message about a place in a text: `file:line:column: severity[identifier]: message`, followed by the line.
package struct CaretMessage: Sendable, Hashable {
  /// How serious it is.
  package var severity: MessageSeverity
  /// The stable name of the kind of message, such as `heading-misspelt`.
  package var identifier: String?
  /// One sentence.
  package var message: String
  /// The name of the text: a path, `--param`, `query`.
  package var source: String?
  /// The line, counted from 1, or nil if it is not known.
  package var line: Int?
  /// The column in characters, counted from 1.
  package var column: Int?
  /// The line, or the part of a very long line around the place.
  package var excerpt: String?
  /// The place in ``excerpt`` in UTF-8 bytes; empty for a place between two characters.
  package var range: Range<Int>
  /// Hints such as "Did you mean kommune?"
  package var hints: [String]

  /// A message with a line at most.
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
  ///   - range: UTF-8 bytes of `text`, clamped to it. Only the first line of it is underlined.
  ///   - firstLine: The number of the first line, if the text is a part of a file.
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

  /// A diagnostic of a write-up, with its line.
  package init(
    _ diagnostic: Diagnostic, source: String?, sourceLine: String? = nil, _ words: Catalogue = .ofProcess
  ) {
    let offset = sourceLine.map { line in
      line.prefix(max(0, diagnostic.column - 1)).utf8.count
    }
    self.init(
      MessageSeverity(rawValue: diagnostic.severity.rawValue) ?? .note,
      diagnostic.wording.text(in: words.language),
      identifier: diagnostic.identifier, source: source, line: diagnostic.line, column: diagnostic.column,
      excerpt: sourceLine, range: (offset ?? 0)..<(offset ?? 0))
  }
}

extension CaretMessage {
  /// An error of SQLite, with the token at its position if SQLite reports one.
  ///
  /// - Parameters:
  ///   - source: The name of the statement, such as the path of its file, or nil.
  ///   - hints: Hints; SQLite gives none.
  package init(_ error: SQLiteError, source: String? = nil, hints: [String] = []) {
    guard let sql = error.sql, let offset = error.offset else {
      self.init(.error, error.message, source: source, hints: hints)
      return
    }
    self.init(
      .error, error.message, source: source, in: sql, at: Self.word(of: sql, at: offset), hints: hints)
  }

  /// A diagnostic of a search query.
  package init(_ diagnostic: QueryDiagnostic, query: String, _ words: Catalogue = .ofProcess) {
    self.init(
      MessageSeverity(rawValue: diagnostic.severity.rawValue) ?? .error, diagnostic.wording.text(in: words.language),
      source: words.queryPlace,
      in: query, at: diagnostic.range)
  }

  /// The name, number or quoted text that begins at a byte of SQL, or one byte.
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

/// Prints messages about places in texts: the place, the message, the line, a caret, and hints.
package struct CaretPrinter {
  private let output: Output
  private let terminal: Terminal
  private let words: Catalogue

  /// - Parameter terminal: The terminal that `output` goes to.
  package init(_ output: Output, _ terminal: Terminal, _ words: Catalogue = .ofProcess) {
    self.output = output
    self.terminal = terminal
    self.words = words
  }

  /// Prints one message. Control characters in it are shown as symbols.
  package func print(_ message: CaretMessage) {
    head(message)
    if let excerpt = message.excerpt { line(excerpt, message) }
    for hint in message.hints {
      output.append("  \(words.hint): ", .note, if: terminal.usesColour)
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
      "\(message.severity.name(words))\(identifier):", message.severity.style, if: terminal.usesColour)
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

/// Prints messages to standard error. Each is flushed. A failure to write is ignored, because there is no other place
/// to report it.
package struct MessagePrinter {
  private let output: Output
  private let terminal: Terminal
  private let isQuiet: Bool

  /// - Parameters:
  ///   - terminal: The terminal that `output` goes to.
  ///   - isQuiet: Whether to leave out notes. Errors and warnings are always printed.
  package init(_ output: Output, _ terminal: Terminal, isQuiet: Bool = false) {
    self.output = output
    self.terminal = terminal
    self.isQuiet = isQuiet
  }

  /// Prints an error.
  package func error(_ text: String, hints: [String] = []) { print(.error, text, hints) }

  /// Prints a warning.
  package func warning(_ text: String, hints: [String] = []) { print(.warning, text, hints) }

  /// Prints a note, such as the number of rows.
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

  func name(_ words: Catalogue) -> String {
    switch self {
    case .error: words.error
    case .warning: words.warning
    case .note: words.note
    }
  }

  var style: Style {
    switch self {
    case .error: .error
    case .warning: .warning
    case .note: .note
    }
  }
}

/// The line, column and excerpt of a range of bytes.
struct TextPlace {
  /// The bytes of a line to keep on each side of the range, more than any screen shows.
  private static let reach = 2_000

  /// Counted from 0.
  let line: Int
  /// In characters, counted from 1.
  let column: Int
  let excerpt: String
  /// The range within the excerpt.
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
