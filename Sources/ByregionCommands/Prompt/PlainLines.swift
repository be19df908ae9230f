import Printing

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
