import ByregionFiles
import ByregionLanguages
import ByregionText

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A destination in memory, for tests and for text that goes to a pager.
package final class MemoryDestination: ByteDestination {
  /// The bytes that were flushed so far.
  package private(set) var bytes: [UInt8] = []
  /// The number of writes, which shows a test when rows became visible.
  package private(set) var writes = 0

  package init() {}

  /// Stores the bytes.
  package func write(_ newBytes: UnsafeRawBufferPointer) {
    bytes.append(contentsOf: newBytes)
    writes += 1
  }

  /// The bytes as text; invalid UTF-8 becomes U+FFFD.
  package var text: String { String(decoding: bytes, as: UTF8.self) }
}

/// A buffered writer of bytes, which all printers write to.
///
/// Appending never throws. 64 kB are buffered. After the first failure of the destination everything is dropped, and
/// ``checkpoint()``, ``flush()`` and ``commit()`` throw that failure.
///
/// The first checkpoint flushes, so that the first row is visible at once. Later ones flush if the last flush was 50 ms
/// ago: a source of one row a second is shown row by row, and a fast one costs one write for every 64 kB. A source that
/// knows that it is busy calls ``flushIfStale()``.
package final class Output {
  static let capacity = 1 << 16
  private static let flushInterval: UInt64 = 50_000_000

  private let buffer: UnsafeMutablePointer<UInt8>
  private var count = 0
  private let destination: any ByteDestination
  private var failure: (any Error)?
  private let clock: () -> UInt64
  private var lastFlush: UInt64?

  /// - Parameter clock: A monotonic clock in nanoseconds; tests pass their own.
  package init(_ destination: any ByteDestination, clock: @escaping () -> UInt64 = CoarseClock.nanoseconds) {
    self.destination = destination
    self.clock = clock
    buffer = .allocate(capacity: Self.capacity)
  }

  deinit { buffer.deallocate() }

  /// Appends one byte.
  @inline(__always)
  package func append(_ byte: UInt8) {
    if count == Self.capacity { drain() }
    buffer[count] = byte
    count += 1
  }

  /// Appends bytes. Those that do not fit into the buffer go to the destination without a copy.
  @inline(__always)
  package func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let start = bytes.baseAddress else { return }
    if bytes.count <= Self.capacity - count {
      (buffer + count).update(from: start, count: bytes.count)
      count += bytes.count
    } else {
      appendLong(bytes)
    }
  }

  /// Appends a text unchanged. Use ``Sanitizer`` for text from users and documents.
  package func append(_ text: String) {
    var text = text
    text.withUTF8 { append($0) }
  }

  /// Appends an array of bytes.
  package func append(_ bytes: [UInt8]) {
    bytes.withUnsafeBufferPointer { append($0) }
  }

  /// Appends a byte several times, such as spaces for padding.
  package func append(_ byte: UInt8, times: Int) {
    for _ in 0..<max(0, times) { append(byte) }
  }

  /// Lets `body` write at most `limit` bytes (64 kB at most) into the buffer. It returns how many it wrote.
  @inline(__always)
  func reserve(_ limit: Int, _ body: (UnsafeMutablePointer<UInt8>) -> Int) {
    if limit > Self.capacity - count { drain() }
    count += body(buffer + count)
  }

  /// Throws an earlier failure, and flushes if the interval has passed. Call it at the end of a row or line.
  @inline(__always)
  package func checkpoint() throws {
    let now = clock()
    if let lastFlush, now &- lastFlush < Self.flushInterval, failure == nil { return }
    lastFlush = now
    try flush()
  }

  /// Flushes rows that have been buffered for 50 ms or longer, for a source that is busy between two rows.
  package func flushIfStale() throws {
    if count > 0 { try checkpoint() }
  }

  /// Writes everything to the destination. Throws ``ClosedPipe`` or ``OutputError``.
  package func flush() throws {
    drain()
    if let failure { throw failure }
  }

  /// Flushes, and gives a replaced file its name.
  package func commit() throws {
    try flush()
    try destination.commit()
  }

  /// Discards the output. A replaced file stays as it was.
  package func abandon() {
    count = 0
    destination.abandon()
  }

  private func drain() {
    pass(UnsafeRawBufferPointer(start: buffer, count: count))
    count = 0
  }

  @inline(never)
  private func appendLong(_ bytes: UnsafeBufferPointer<UInt8>) {
    drain()
    if bytes.count >= Self.capacity {
      pass(UnsafeRawBufferPointer(bytes))
    } else {
      append(bytes)
    }
  }

  private func pass(_ bytes: UnsafeRawBufferPointer) {
    guard failure == nil, !bytes.isEmpty else { return }
    do { try destination.write(bytes) } catch { failure = error }
  }
}

extension Output {
  /// Standard output. Call ``flush()`` before the process ends.
  package static func standardOutput() -> Output {
    Output(standardDestination ?? DescriptorDestination(descriptor: 1, name: "standard output"))
  }

  /// A replacement for standard output, such as a pager. Unsafe because it is not synchronized: it is set before a
  /// command begins, by the thread that starts it.
  nonisolated(unsafe) package static var standardDestination: (any ByteDestination)?

  /// Standard error. Call ``flush()`` after each message.
  package static func standardError() -> Output {
    Output(DescriptorDestination(descriptor: 2, name: "standard error"))
  }

  /// A file that ``commit()`` replaces; see ``ReplacedFile``. Throws ``OutputError``.
  package static func file(replacing path: String) throws -> Output {
    Output(try ReplacedFile(path: path))
  }

  /// The text that `body` prints, for tests and pagers.
  package static func text(_ body: (Output) throws -> Void) rethrows -> String {
    let memory = MemoryDestination()
    let output = Output(memory)
    try body(output)
    // Writing to memory cannot fail.
    try? output.flush()
    return memory.text
  }
}

/// A monotonic clock that is cheap enough for each row.
package enum CoarseClock {
  /// Nanoseconds since an arbitrary start, precise to a few milliseconds.
  @Sendable package static func nanoseconds() -> UInt64 {
    var time = timespec()
    #if os(Linux)
      clock_gettime(CLOCK_MONOTONIC_COARSE, &time)
    #else
      clock_gettime(CLOCK_MONOTONIC_RAW_APPROX, &time)
    #endif
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
  }
}

/// When to use colours: the values of `--color`.
package enum ColourChoice: String, Sendable, Hashable, CaseIterable {
  /// On a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`.
  case automatic = "auto"
  case always
  case never
}

/// Styles of text, named by their meaning.
package enum Style: String, Sendable, Hashable, CaseIterable {
  case heading, match, reference, absent, error, warning, note, added, removed

  /// The ECMA-48 sequence "select graphic rendition" that begins the style.
  var opening: String { "\u{1b}[\(Self.chosen[self] ?? usual)m" }

  /// The sequence's parameters. The user's background colour is unknown, so colours are those of xterm's palette with a
  /// contrast of at least 4.5:1 on both white and black (https://www.w3.org/TR/WCAG22/#contrast-minimum).
  var usual: String {
    switch self {
    case .heading: "1"
    case .match: "1;38;5;163"
    case .reference, .absent: "38;5;243"
    case .error: "1;38;5;131"
    case .warning: "1;38;5;98"
    case .note: "1;38;5;63"
    case .added: "38;5;29"
    case .removed: "38;5;131"
    }
  }

  /// The styles set by the variable `BYREGION_COLORS`, such as `match=1;33:error=31`.
  private static let chosen = colours(Terminal.environmentVariable("BYREGION_COLORS") ?? "")

  static func colours(_ text: String) -> [Style: String] {
    let pairs = text.split(separator: ":").compactMap { part -> (Style, String)? in
      let words = part.split(separator: "=", maxSplits: 1).map(String.init)
      guard words.count == 2, let style = Style(rawValue: words[0]) else { return nil }
      return (style, words[1])
    }
    return Dictionary(pairs) { $1 }
  }

  /// The error in a value of `BYREGION_COLORS`; nil when it is valid.
  package static func fault(inColours text: String) -> Wording? {
    for part in text.split(separator: ":") {
      let words = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard words.count == 2, !words[1].isEmpty, words[1].allSatisfy({ $0.isASCII && $0.isNumber || $0 == ";" }) else {
        return Wording { $0.notAStyle(Sanitizer.visible(String(part))) }
      }
      guard Style(rawValue: String(words[0])) != nil else {
        return Wording { $0.noStyle(Sanitizer.visible(String(words[0])), allCases.map(\.rawValue)) }
      }
    }
    return nil
  }

  static let closing = "\u{1b}[0m"
}

extension Output {
  /// Appends what `body` prints in a style, if colours are on.
  func styled(_ style: Style?, if usesColour: Bool, _ body: () -> Void) {
    guard usesColour, let style else { return body() }
    append(style.opening)
    body()
    append(Style.closing)
  }

  /// Appends a text in a style, if colours are on.
  func append(_ text: String, _ style: Style?, if usesColour: Bool) {
    styled(style, if: usesColour) { append(text) }
  }
}

/// What the terminal can show.
package struct Terminal: Sendable, Hashable {
  /// Whether the descriptor is a terminal, rather than a file or a pipe.
  package var isTerminal: Bool
  /// The width for text: that of the window, else `COLUMNS`, else 80.
  package var width: Int
  /// The width limit for tables; nil if neither a window nor `COLUMNS` sets one.
  package var tableWidth: Int?
  /// Whether to print colours and other styles.
  package var usesColour: Bool
  /// Whether to draw lines with Unicode. False if the locale names an encoding other than UTF-8.
  package var usesUTF8: Bool

  package init(
    isTerminal: Bool = false, width: Int = 80, tableWidth: Int? = nil, usesColour: Bool = false,
    usesUTF8: Bool = true
  ) {
    self.isTerminal = isTerminal
    self.width = width
    self.tableWidth = tableWidth
    self.usesColour = usesColour
    self.usesUTF8 = usesUTF8
  }

  /// Queries the system about a descriptor: 1 is standard output, 2 is standard error.
  ///
  /// - Parameter environment: Looks up a variable; tests pass their own.
  package init(
    descriptor: Int32, colour: ColourChoice = .automatic,
    environment: (String) -> String? = Self.environmentVariable
  ) {
    let isTerminal = isatty(descriptor) == 1
    self.init(
      isTerminal: isTerminal, windowWidth: isTerminal ? Self.windowWidth(of: descriptor) : nil,
      colour: colour,
      environment: environment)
  }

  /// Decides from the system's answers, so that tests can try each case.
  init(isTerminal: Bool, windowWidth: Int?, colour: ColourChoice, environment: (String) -> String?) {
    let asked = environment("COLUMNS").flatMap { Int($0) }.flatMap { (1...100_000).contains($0) ? $0 : nil }
    let known = windowWidth ?? asked
    self.init(
      isTerminal: isTerminal, width: known ?? 80, tableWidth: known ?? (isTerminal ? 80 : nil),
      usesColour: Self.colours(colour, isTerminal: isTerminal, environment: environment),
      usesUTF8: Self.isUTF8(environment))
  }

  /// The current width of the window; nil if the descriptor has none.
  package static func windowWidth(of descriptor: Int32) -> Int? {
    windowSize(of: descriptor)?.columns
  }

  /// The current size of the window; nil if the descriptor has none.
  package static func windowSize(of descriptor: Int32) -> (columns: Int, rows: Int)? {
    var size = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return (Int(size.ws_col), size.ws_row > 0 ? Int(size.ws_row) : 24)
  }

  /// A variable of the environment.
  package static func environmentVariable(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }

  // NO_COLOR must not be empty: https://no-color.org.
  private static func colours(
    _ choice: ColourChoice, isTerminal: Bool, environment: (String) -> String?
  ) -> Bool {
    switch choice {
    case .always: true
    case .never: false
    case .automatic:
      isTerminal && (environment("NO_COLOR") ?? "").isEmpty && environment("TERM") != "dumb"
    }
  }

  // The locale "C", or none as in containers, says nothing about the screen. Screens are UTF-8 today.
  private static func isUTF8(_ environment: (String) -> String?) -> Bool {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap(environment).first { !$0.isEmpty }
    guard let encoding = locale?.split(separator: ".").dropFirst().first else { return true }
    let name = encoding.split(separator: "@").first.map { $0.lowercased() } ?? ""
    return name == "utf-8" || name == "utf8"
  }
}

extension Terminal {
  /// Text from documents for printing: on a terminal control characters become symbols; a file or another program gets
  /// the text unchanged.
  package func shown(_ text: String) -> String {
    isTerminal ? Sanitizer.visible(text, keeping: [.newlines, .tabs]) : text
  }
}

/// All output formats, by their names in `--format`, with the endings of their files. Each command supports some of
/// them: those for rows are ``OutputFormat``.
package enum FileFormat: String, Sendable, Hashable, CaseIterable {
  case table, list, text, json, ndjson, csv, tsv, markdown, html, xlsx, docx, odt, bibtex
  case cslJSON = "csl-json"
  case ris

  /// The endings, without the dot and in lower case. ``table`` and ``list`` have none: a `.txt` is ``text``.
  package var endings: [String] {
    switch self {
    case .table, .list: []
    case .text: ["txt", "text"]
    case .json: ["json"]
    case .ndjson: ["ndjson", "jsonl"]
    case .csv: ["csv"]
    case .tsv: ["tsv", "tab"]
    case .markdown: ["md", "markdown"]
    case .html: ["html", "htm"]
    case .xlsx: ["xlsx"]
    case .docx: ["docx"]
    case .odt: ["odt"]
    case .bibtex: ["bib", "bibtex"]
    case .cslJSON: ["csl.json", "csl"]
    case .ris: ["ris"]
    }
  }

  /// The format for the ending of a path, ignoring case; nil if no format has it.
  package init?(ofPath path: String) {
    let name = path.lowercased()
    // The longest ending wins: .csl.json before .json.
    let found = Self.allCases.flatMap { format in format.endings.map { (format, "." + $0) } }
      .filter { name.hasSuffix($0.1) && !name.hasSuffix("/" + $0.1) && name != $0.1 }
      .max { $0.1.utf8.count < $1.1.utf8.count }
    guard let found else { return nil }
    self = found.0
  }

  /// Whether a file needs the format's ending, since programs open these formats by their ending.
  package var isPackage: Bool {
    switch self {
    case .xlsx, .docx, .odt: true
    default: false
    }
  }

  /// Whether it cites documents for a reference manager.
  package var isCitation: Bool {
    switch self {
    case .bibtex, .cslJSON, .ris: true
    default: false
    }
  }
}
