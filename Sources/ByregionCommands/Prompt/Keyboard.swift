import ByregionConsole
import ByregionFiles
import ByregionLineEditor
import ByregionPrinting
import ByregionSQLite
import ByregionSearch
import Foundation

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The keyboard of a terminal, read key by key and without echo between ``begin()`` and ``end()``.
final class Keyboard {
  enum Event {
    case bytes([UInt8])
    /// The window was resized, or the process was continued after a stop: everything must be redrawn.
    case changed
    /// Another process sent SIGINT.
    case interrupted
    case end
  }

  private var saved = termios()
  private var isRaw = false
  /// The read end of ``SignalPipe``.
  private let signals: Int32

  init?() {
    guard isatty(0) == 1, let signals = SignalPipe.open() else { return nil }
    self.signals = signals
    // Threads of Swift's pool block signals.
    var numbers = sigset_t()
    sigemptyset(&numbers)
    for number in SignalPipe.numbers + [SIGTSTP] { sigaddset(&numbers, number) }
    pthread_sigmask(SIG_UNBLOCK, &numbers, nil)
  }

  /// Turns off echo, line editing and signal keys. Ctrl-C is then read like any other key.
  func begin() {
    guard !isRaw, tcgetattr(0, &saved) == 0 else { return }
    SignalPipe.isCatching = true
    enterRawMode()
    isRaw = true
  }

  /// Restores the terminal.
  func end() {
    guard isRaw else { return }
    isRaw = false
    tcsetattr(0, TCSADRAIN, &saved)
    SignalPipe.isCatching = false
  }

  private func enterRawMode() {
    var raw = saved
    raw.c_iflag &= ~tcflag_t(BRKINT | ICRNL | INLCR | IGNCR | ISTRIP | IXON)
    raw.c_lflag &= ~tcflag_t(ECHO | ICANON | IEXTEN | ISIG)
    withUnsafeMutableBytes(of: &raw.c_cc) { characters in
      characters[Int(VMIN)] = 1
      characters[Int(VTIME)] = 0
    }
    // TCSADRAIN keeps the keys typed ahead.
    tcsetattr(0, TCSADRAIN, &raw)
  }

  /// The keys typed before ``begin()``. In line mode the terminal turned Ctrl-D into a NUL.
  func typedAhead() -> [UInt8] {
    var source = pollfd(fd: 0, events: Int16(POLLIN), revents: 0)
    guard poll(&source, 1, 0) == 1 else { return [] }
    var bytes = [UInt8](repeating: 0, count: 1 << 14)
    let count = read(0, &bytes, bytes.count)
    return bytes.prefix(max(count, 0)).map { $0 == 0 ? 4 : $0 }
  }

  /// Stops the process as Ctrl-Z does, and returns when it is continued.
  func suspend() {
    end()
    raise(SIGTSTP)
    begin()
  }

  /// Waits for keys or a signal.
  func next() -> Event {
    while true {
      var sources = [
        pollfd(fd: 0, events: Int16(POLLIN), revents: 0), pollfd(fd: signals, events: Int16(POLLIN), revents: 0),
        pollfd(fd: InterruptKey.wake, events: Int16(POLLIN), revents: 0),
      ]
      guard poll(&sources, nfds_t(sources.count), -1) >= 0 else {
        if errno == EINTR { continue }
        return .end
      }
      if sources[1].revents != 0 {
        receive()
        return .changed
      }
      if sources[2].revents != 0 { return .interrupted }
      var bytes = [UInt8](repeating: 0, count: 1 << 14)
      let count = read(0, &bytes, bytes.count)
      if count < 0, errno == EINTR || errno == EAGAIN { continue }
      return count > 0 ? .bytes(Array(bytes[..<count])) : .end
    }
  }

  /// Handles the signals that have arrived.
  private func receive() {
    for number in SignalPipe.take() {
      switch number {
      case SIGCONT: if isRaw { enterRawMode() }
      case SIGTERM, SIGHUP:
        end()
        signal(number, SIG_DFL)
        raise(number)
      default: break
      }
    }
  }
}

/// Delivers signals as bytes of a pipe, so that ``Keyboard`` can wait for them and keys together.
private enum SignalPipe {
  static let numbers = [SIGWINCH, SIGCONT, SIGTERM, SIGHUP]
  /// Unsafe: set before the handlers that use them are installed, and never changed afterwards.
  nonisolated(unsafe) private static var ends: (reading: Int32, writing: Int32) = (-1, -1)

  /// The read end, created at the first call.
  static func open() -> Int32? {
    if ends.reading >= 0 { return ends.reading }
    guard let pipe = InterruptKey.makePipe() else { return nil }
    ends = pipe
    return ends.reading
  }

  /// Whether signals go to the pipe; otherwise they have their default action. Unsafe: only the prompt's thread sets
  /// it.
  nonisolated(unsafe) static var isCatching = false {
    didSet {
      for number in numbers {
        if isCatching { SignalHandler.install(number) { SignalPipe.send($0) } } else { signal(number, SIG_DFL) }
      }
    }
  }

  private static func send(_ number: Int32) {
    let before = errno
    var byte = UInt8(truncatingIfNeeded: number)
    _ = write(ends.writing, &byte, 1)
    errno = before
  }

  static func take() -> [Int32] {
    var bytes = [UInt8](repeating: 0, count: 64)
    let count = read(ends.reading, &bytes, bytes.count)
    return bytes.prefix(max(count, 0)).map { Int32($0) }
  }
}

/// Installs handlers with sigaction(2); the union member has a different name on each system.
enum SignalHandler {
  /// Without SA_RESTART, so that a blocked read fails with EINTR and its caller can react.
  static func install(_ number: Int32, _ handler: @escaping @convention(c) (Int32) -> Void) {
    var action = sigaction()
    sigemptyset(&action.sa_mask)
    #if canImport(Glibc)
      action.__sigaction_handler.sa_handler = handler
    #else
      action.__sigaction_u.__sa_handler = handler
    #endif
    sigaction(number, &action, nil)
  }
}

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The history file of the prompt. Concurrent prompts lock it.
struct HistoryFile {
  private let path: String

  /// `$XDG_STATE_HOME/byregion/history`, else in `~/.local/state` (XDG Base Directory Specification). Creates the
  /// folder; nil when that fails.
  init?() {
    let state = Terminal.environmentVariable("XDG_STATE_HOME").flatMap { $0.hasPrefix("/") ? $0 : nil }
    guard let base = state ?? Terminal.environmentVariable("HOME").map({ $0 + "/.local/state" }) else { return nil }
    self.init(folder: base + "/byregion")
  }

  /// The file `history` in a folder, which is created.
  init?(folder: String) {
    // The history is private to the user.
    let attributes: [FileAttributeKey: Any] = [.posixPermissions: 0o700]
    guard
      (try? FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: attributes)) != nil
    else { return nil }
    path = folder + "/history"
  }

  /// The entries, the oldest first. Truncates a file that has grown far beyond the limit, and converts one in libedit's
  /// format.
  func entries() -> [String] {
    let kept = locked { descriptor -> [String] in
      let text = Self.text(of: descriptor)
      let entries = HistoryText.entries(of: text)
      let kept = entries.suffix(History.limit)
      if entries.count > 2 * History.limit || HistoryText.isOld(text) {
        Self.replace(descriptor, by: kept.map(HistoryText.line).joined())
      }
      return Array(kept)
    }
    return kept ?? []
  }

  /// Adds an entry. Errors are ignored, since the prompt works without a history.
  func add(_ entry: String) {
    _ = locked { descriptor in
      lseek(descriptor, 0, SEEK_END)
      Self.write(HistoryText.line(of: entry), to: descriptor)
    }
  }

  /// Runs a body while no other prompt reads or writes the file. Ignores a file system without locks.
  private func locked<T>(_ body: (Int32) -> T) -> T? {
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    fchmod(descriptor, 0o600)
    while flock(descriptor, LOCK_EX) != 0, errno == EINTR {}
    return body(descriptor)
  }

  private static func text(of descriptor: Int32) -> String {
    var bytes: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 1 << 16)
    // Far more than the longest history: bounds the memory for a file that is not a history.
    while bytes.count < 1 << 26 {
      let count = read(descriptor, &part, part.count)
      guard count > 0 else { break }
      bytes.append(contentsOf: part[..<count])
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func replace(_ descriptor: Int32, by text: String) {
    guard ftruncate(descriptor, 0) == 0 else { return }
    lseek(descriptor, 0, SEEK_SET)
    write(text, to: descriptor)
  }

  private static func write(_ text: String, to descriptor: Int32) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }
}

/// Completes words of statements and dot commands.
struct Completer {
  private var tables: [String] = []
  /// Columns by the table's name in lower case.
  private var columns: [String: [String]] = [:]
  private var functions: [String] = []
  private var saved: [String] = []

  /// Reads the names from a knowledge base; those that cannot be read are not offered.
  init(_ console: SQLConsole) {
    let objects = (try? console.schema()) ?? []
    tables = objects.map(\.name) + ["search("]
    columns = Dictionary(objects.map { ($0.name.lowercased(), $0.columns.map(\.name)) }) { first, _ in first }
    columns["search"] = HitColumn.allCases.map(\.rawValue)
    functions = ((try? console.functionNames()) ?? []).filter { $0.first?.isLetter == true }.map { $0 + "(" }
    saved = ((try? console.savedQueries()) ?? []).map(\.name)
  }

  /// - Parameter statement: the whole statement so far, before and after the cursor.
  func completion(before: String, in statement: String) -> Completion {
    let word = String(before.reversed().prefix { $0.isLetter || $0.isNumber || "_.-".contains($0) }.reversed())
    if before.hasPrefix("."), !before.contains(" ") { return Self.matching(before, in: DotCommand.names) }
    if before.hasPrefix(".") { return Self.matching(word, in: arguments(of: before)) }
    if let dot = word.lastIndex(of: ".") {
      let named = NamedTables(statement, among: Set(columns.keys)).table(String(word[..<dot]))
      return Self.matching(String(word[word.index(after: dot)...]), in: columns(of: named.map { [$0] } ?? []))
    }
    guard !word.isEmpty else { return Completion(word: "", candidates: []) }
    let isLower = word.contains { $0.isLowercase }
    let keywords = SQLLanguage.keywords.map { isLower ? $0.lowercased() : $0 }
    let named = NamedTables(statement, among: Set(columns.keys)).tables
    return Self.matching(word, in: tables + columns(of: named) + keywords + functions)
  }

  /// The columns of the tables; all columns if no table is named yet.
  private func columns(of named: Set<String>) -> [String] {
    named.isEmpty ? columns.values.flatMap { $0 } : named.flatMap { columns[$0] ?? [] }
  }

  private func arguments(of line: String) -> [String] {
    switch line.split(separator: " ").first {
    case ".schema", ".describe": tables.filter { !$0.hasSuffix("(") }
    case ".run", ".save": saved
    case ".format", ".mode": OutputFormat.allCases.map(\.rawValue)
    case ".timer", ".headers", ".cut": ["on", "off"]
    default: []
    }
  }

  private static func matching(_ word: String, in names: [String]) -> Completion {
    let start = word.lowercased()
    let found = Set(names.filter { $0.lowercased().hasPrefix(start) })
    return Completion(word: word, candidates: found.sorted())
  }
}

/// The tables named in a statement, which may be incomplete, and their aliases.
struct NamedTables {
  /// The names in lower case.
  private(set) var tables: Set<String> = []
  private var aliases: [String: String] = [:]

  /// - Parameter known: the existing tables, in lower case.
  init(_ statement: String, among known: Set<String>) {
    let words = SQLWords(statement).namesAndSigns
    for (index, word) in words.enumerated() where known.contains(word) {
      tables.insert(word)
      let rest = words[(index + 1)...]
      guard let alias = rest.first == "as" ? rest.dropFirst().first : rest.first, Self.isName(alias) else { continue }
      aliases[alias] = word
    }
  }

  /// The table with a name or alias; nil if the statement has none.
  func table(_ name: String) -> String? {
    let name = name.lowercased()
    return aliases[name] ?? (tables.contains(name) ? name : nil)
  }

  private static func isName(_ word: String) -> Bool {
    word.first?.isLetter == true && !SQLLanguage.keywords.contains(word.uppercased())
  }
}
