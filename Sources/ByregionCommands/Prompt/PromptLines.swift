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
