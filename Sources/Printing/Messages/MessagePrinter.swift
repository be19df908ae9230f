/// Messages to the user, on standard error. Each is flushed; that it cannot be written is not reported, as
/// there is no other place to report it to.
public struct MessagePrinter {
  private let output: Output
  private let terminal: Terminal
  private let isQuiet: Bool

  /// - Parameters:
  ///   - terminal: the screen that `output` goes to.
  ///   - isQuiet: leaves notes out; errors and warnings are always printed.
  public init(_ output: Output, _ terminal: Terminal, isQuiet: Bool = false) {
    self.output = output
    self.terminal = terminal
    self.isQuiet = isQuiet
  }

  /// Prints why something was not done.
  public func error(_ text: String, hints: [String] = []) { print(.error, text, hints) }

  /// Prints what was done otherwise than asked.
  public func warning(_ text: String, hints: [String] = []) { print(.warning, text, hints) }

  /// Prints a plain line, such as how many rows there were.
  public func note(_ text: String) {
    if isQuiet { return }
    output.append(Sanitizer.visible(text, keeping: .newlines) + "\n")
    try? output.flush()
  }

  /// Prints a message with its place.
  public func caret(_ message: CaretMessage) {
    if isQuiet, message.severity == .note { return }
    CaretPrinter(output, terminal).print(message)
    try? output.flush()
  }

  private func print(_ severity: MessageSeverity, _ text: String, _ hints: [String]) {
    caret(CaretMessage(severity, text, hints: hints))
  }
}
