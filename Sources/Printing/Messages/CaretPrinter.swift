/// Prints messages about places in texts: where, what, the line, a caret below the place, and what may
/// help.
public struct CaretPrinter {
  private let output: Output
  private let terminal: Terminal

  /// - Parameter terminal: the screen that `output` goes to.
  public init(_ output: Output, _ terminal: Terminal) {
    self.output = output
    self.terminal = terminal
  }

  /// Prints one message; nothing in it reaches the terminal raw.
  public func print(_ message: CaretMessage) {
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
