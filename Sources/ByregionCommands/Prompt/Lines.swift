import ByregionPrinting
import ByregionReading
import CLibEdit
import Foundation

/// Lines typed on a terminal, with editing, history and completion by libedit (https://www.thrysoee.dk/editline/).
final class EditedLines: PromptLines {
  private static let historyLength: Int32 = 2000
  private let editor: OpaquePointer
  private let history: OpaquePointer
  private let path: String?
  private let first: UnsafeMutablePointer<CChar>?
  private let continued: UnsafeMutablePointer<CChar>?
  fileprivate var prompt: UnsafeMutablePointer<CChar>?
  var completion: ((String, String) -> Completion)?
  var isInteractive: Bool { true }

  /// Nil on a terminal that cannot move its cursor, and where libedit cannot be had.
  ///
  /// - Parameter path: the file of the history; nil to keep none.
  init?(history path: String?) {
    let kind = Terminal.environmentVariable("TERM") ?? "dumb"
    guard kind != "dumb", Terminal(descriptor: 1).isTerminal else { return nil }
    // Without a locale of UTF-8, libedit would take every letter beyond ASCII for two.
    if setlocale(LC_CTYPE, "") == nil || Terminal.environmentVariable("LANG") == nil { setlocale(LC_CTYPE, "C.UTF-8") }
    guard let editor = shim_el_init("byregion"), let history = history_init() else { return nil }
    (self.editor, self.history, self.path) = (editor, history, path)
    (first, continued) = (strdup(Prompts.first), strdup(Prompts.continued))
    prompt = first
    _ = shim_history_size(history, Self.historyLength)
    _ = shim_history_unique(history, 1)
    if let path { _ = shim_history_load(history, path) }
    shim_el_set_data(editor, Unmanaged.passUnretained(self).toOpaque())
    shim_el_set_prompt(editor) { editor in EditedLines.of(editor)?.prompt }
    shim_el_set_editor(editor, "emacs")
    shim_el_set_history(editor, history)
    shim_el_set_reader(editor) { _, character in shim_read_character(InterruptKey.wake, character) }
    shim_el_add_function(editor, "complete", "Complete the word") { editor, _ in
      EditedLines.of(editor)?.complete() ?? UInt8(CC_ERROR)
    }
    shim_el_bind(editor, "^I", "complete")
    shim_el_bind(editor, "^R", "em-inc-search-prev")
  }

  deinit {
    el_end(editor)
    history_end(history)
    free(first)
    free(continued)
  }

  private static func of(_ editor: OpaquePointer?) -> EditedLines? {
    shim_el_data(editor).map { Unmanaged<EditedLines>.fromOpaque($0).takeUnretainedValue() }
  }

  func next(isContinued: Bool) -> Line {
    prompt = isContinued ? continued : first
    // libedit looks at the window's size when it is told to.
    el_resize(editor)
    var count: Int32 = 0
    guard let line = el_gets(editor, &count), count > 0 else {
      print("", to: &console)
      guard InterruptKey.isPressed else { return .end }
      el_reset(editor)
      return .interrupted
    }
    let text = String(cString: line)
    if InterruptKey.isPressed {
      el_reset(editor)
      return .interrupted
    }
    return .text(text.hasSuffix("\n") ? String(text.dropLast()) : text)
  }

  func remember(_ statement: String) {
    _ = shim_history_enter(history, statement)
    guard let path else { return }
    _ = shim_history_save(history, path)
    _ = chmod(path, 0o600)
  }

  private var console = ConsoleText()

  /// Completes the word before the cursor, or lists what it may become.
  private func complete() -> UInt8 {
    guard let line = el_line(editor)?.pointee, let start = line.buffer, let cursor = line.cursor else {
      return UInt8(CC_ERROR)
    }
    let end = el_line(editor)?.pointee.lastchar ?? cursor
    let (before, whole) = (Self.text(start, cursor), Self.text(start, end))
    guard let completion = completion?(before, whole), !completion.candidates.isEmpty else { return UInt8(CC_ERROR) }
    guard let (deleted, text) = completion.insertion else {
      list(completion.candidates)
      return UInt8(CC_REDISPLAY)
    }
    el_deletestr(editor, Int32(deleted))
    return el_insertstr(editor, text) == -1 ? UInt8(CC_ERROR) : UInt8(CC_REFRESH)
  }

  private static func text(_ start: UnsafePointer<CChar>, _ end: UnsafePointer<CChar>) -> String {
    String(decoding: UnsafeRawBufferPointer(start: start, count: end - start), as: UTF8.self)
  }

  private func list(_ candidates: [String]) {
    let shown = candidates.prefix(80)
    let width = (shown.map(DisplayWidth.of).max() ?? 1) + 2
    let columns = max(1, (Terminal.windowWidth(of: 1) ?? 80) / width)
    print("", to: &console)
    for start in stride(from: 0, to: shown.count, by: columns) {
      let row = shown[start..<min(start + columns, shown.count)]
      print(row.map { DisplayWidth.padded($0, to: width) }.joined(), to: &console)
    }
    if candidates.count > shown.count { print("… and \(candidates.count - shown.count) more", to: &console) }
  }
}

/// Standard output for what stands between two prompts.
private struct ConsoleText: TextOutputStream {
  mutating func write(_ string: String) {
    let output = Output.standardOutput()
    output.append(string)
    try? output.flush()
  }
}

/// Lines without editing: from a text, or from a terminal that cannot move its cursor.
final class PlainLines: PromptLines {
  private var rest: ArraySlice<Substring>?
  private let output = Output.standardOutput()
  var completion: ((String, String) -> Completion)?
  let isInteractive: Bool

  /// Reads standard input.
  init(prompts: Bool) { isInteractive = prompts }

  /// Reads a text.
  init(text: String) {
    isInteractive = false
    rest = text.split(separator: "\n", omittingEmptySubsequences: false)[...]
  }

  func next(isContinued: Bool) -> Line {
    if rest != nil { return rest?.popFirst().map { .text(String($0)) } ?? .end }
    output.append(isContinued ? Prompts.continued : Prompts.first)
    try? output.flush()
    if let line = readLine() { return .text(line) }
    if isInteractive {
      output.append("\n")
      try? output.flush()
    }
    return InterruptKey.isPressed ? .interrupted : .end
  }

  func remember(_ statement: String) {}
}

/// What stands before the cursor.
enum Prompts {
  static let first = "byregion> "
  static let continued = "     ...> "
}

/// Where a prompt's lines come from: a keyboard with editing, one without, a pipe.
protocol PromptLines: AnyObject {
  /// Whether somebody types, to whom a prompt is shown.
  var isInteractive: Bool { get }
  /// What to offer for the text before the cursor, in a line that may go on behind it.
  var completion: ((_ before: String, _ line: String) -> Completion)? { get set }

  /// The next line; `isContinued` when a statement has begun.
  func next(isContinued: Bool) -> Line

  /// Puts a statement into the history.
  func remember(_ statement: String)
}

/// What a reader of lines gave.
enum Line: Equatable {
  case text(String)
  /// Ctrl-C: the statement that was being typed is dropped.
  case interrupted
  case end
}

/// Where the prompt keeps what was typed: the state folder of the XDG Base Directory Specification.
enum HistoryFile {
  /// `$XDG_STATE_HOME/byregion/history`, else in `~/.local/state`; its folder is made. Nil when it cannot be.
  static func path() -> String? {
    let state = Terminal.environmentVariable("XDG_STATE_HOME").flatMap { $0.hasPrefix("/") ? $0 : nil }
    guard let base = state ?? Terminal.environmentVariable("HOME").map({ $0 + "/.local/state" }) else { return nil }
    let folder = base + "/byregion"
    do {
      // What one types is one's own: others on the machine do not read it.
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      return folder + "/history"
    } catch {
      return nil
    }
  }
}
