import ByregionLanguages
import ByregionLineEditor
import ByregionPrinting

/// Statements typed on a terminal, with editing, history and completion: connects the `Editor` to the terminal.
final class EditedLines: PromptLines {
  /// Turns the terminal's bracketed paste on and off (https://invisible-island.net/xterm/ctlseqs/ctlseqs.html).
  private static let (pasteBegin, pasteEnd) = ("\u{1b}[?2004h", "\u{1b}[?2004l")

  private let keyboard: Keyboard
  private let file: HistoryFile?
  private var editor: Editor
  private var decoder = KeyDecoder()
  private var painter = Painter()
  /// Keys typed ahead, after the running statement.
  private var waiting: [Key] = []
  private let callbacks: Callbacks
  var isInteractive: Bool { true }

  /// The session's callbacks for the editor. They are set after the editor is created.
  private final class Callbacks {
    var completion: ((String, String) -> Completion)?
    var judge: ((String) -> Editor.Judgement)?
  }

  var completion: ((_ before: String, _ text: String) -> Completion)? {
    get { callbacks.completion }
    set { callbacks.completion = newValue }
  }

  var judge: ((String) -> Editor.Judgement)? {
    get { callbacks.judge }
    set { callbacks.judge = newValue }
  }

  /// Nil if the terminal cannot move its cursor, or input or output is not a terminal.
  ///
  /// - Parameter file: the file of the history; nil to keep none.
  init?(history file: HistoryFile?) {
    let kind = Terminal.environmentVariable("TERM") ?? ""
    guard !["", "dumb"].contains(kind), Terminal(descriptor: 1).isTerminal, let keyboard = Keyboard() else {
      return nil
    }
    let callbacks = Callbacks()
    (self.keyboard, self.file, self.callbacks) = (keyboard, file, callbacks)
    editor = Editor(
      history: History(file?.entries() ?? []), judge: { callbacks.judge?($0) ?? .complete },
      complete: { callbacks.completion?($0, $1) ?? Completion(word: "", candidates: []) })
  }

  func next(isContinued: Bool) -> Line {
    editor.begin()
    // Called before the prompt is shown, so that all keys work as soon as it is visible.
    keyboard.begin()
    write(Self.pasteBegin)
    defer { keyboard.end() }
    waiting += decoder.keys(keyboard.typedAhead())
    var effect = pressWaiting()
    while effect == nil {
      paint()
      switch keyboard.next() {
      case .bytes(let bytes):
        waiting += decoder.keys(bytes)
        effect = pressWaiting()
      case .changed: repaint()
      case .interrupted: effect = .interrupted
      case .end: effect = .end
      }
    }
    paint()
    // Restores the terminal's line mode before the line ends on the screen: from here on Ctrl-C interrupts the
    // statement.
    write(Self.pasteEnd)
    keyboard.end()
    write(painter.finish())
    if waiting.contains(.control("c")) { InterruptKey.press() }
    return effect ?? .end
  }

  /// Passes the typed keys to the editor; nil while it needs more.
  private func pressWaiting() -> Line? {
    while !waiting.isEmpty {
      switch editor.press(waiting.removeFirst()) {
      case .none: break
      case .bell: write("\u{7}")
      case .accepted(let text):
        forgetInterrupted()
        return .text(text)
      case .interrupted(let text):
        remember(text, inFile: true)
        paint()
        write("^C")
        return .interrupted
      case .end: return .end
      case .suspended: suspend()
      case .cleared:
        painter = Painter()
        write("\u{1b}[H\u{1b}[2J")
      case .listed(let candidates): list(candidates)
      }
    }
    return nil
  }

  /// Drops keys before a Ctrl-C that was typed ahead, as a terminal does.
  private func forgetInterrupted() {
    if let last = waiting.lastIndex(of: .control("c")) { waiting.removeSubrange(..<last) }
  }

  func remember(_ statement: String, inFile: Bool) {
    if editor.history.add(statement), inFile, statement.first != " " { file?.add(statement) }
  }

  private func suspend() {
    write(painter.finish() + Self.pasteEnd)
    keyboard.suspend()
    write(Self.pasteBegin)
  }

  private var window: (columns: Int, rows: Int) { Terminal.windowSize(of: 1) ?? (80, 24) }

  private func paint() {
    let (columns, rows) = window
    let first = editor.searched.map { words.searching($0.text, isFound: $0.isFound) } ?? Prompts.first
    let screen = Screen(
      editor.buffer, prompts: (first, Prompts.continued), message: editor.message, columns: columns, height: rows)
    write(painter.show(screen))
  }

  /// Redraws everything, after the window was resized or another program wrote to it.
  private func repaint() {
    write(painter.erase(rowsAbove: painter.shown.rowsAbove(afterResizingTo: window.columns)) + Self.pasteBegin)
  }

  private func list(_ candidates: [String]) {
    paint()
    let shown = candidates.prefix(80)
    let width = (shown.map(DisplayWidth.of).max() ?? 1) + 2
    let columns = max(1, window.columns / width)
    var text = painter.finish()
    for start in stride(from: 0, to: shown.count, by: columns) {
      let row = shown[start..<min(start + columns, shown.count)]
      text += row.map { DisplayWidth.padded($0, to: width) }.joined() + "\r\n"
    }
    if candidates.count > shown.count { text += "… \(words.andMore(candidates.count - shown.count))\r\n" }
    write(text)
  }

  private func write(_ text: String) {
    guard !text.isEmpty else { return }
    let output = Output.standardOutput()
    output.append(text)
    try? output.flush()
  }
}
