/// What went wrong, for whom to mend it: a sentence on what happened, where, and what to do next.
public struct KnowledgeBaseError: Error, Sendable, Hashable, CustomStringConvertible {
  /// Whose move it is now; a program maps it to an exit code.
  public enum Category: Sendable, Hashable, CaseIterable {
    /// The question was put wrongly: an unknown name, a value out of range.
    case usage
    /// The input is not what it should be: a binary file, broken SQL.
    case invalidInput
    /// There is no such input.
    case missingInput
    /// Something that the program needs is not on this machine.
    case unavailable
    /// The program is at fault.
    case internalFault
    /// A file could not be made or written to.
    case cannotCreate
    /// Reading or writing failed half-way.
    case inputOutput
    /// Another process has the file; trying again later helps.
    case busy
    /// The file is newer than the program, or is not a knowledge base.
    case incompatible
    /// The user stopped it.
    case interrupted
  }

  /// A text with the place in it that is at fault.
  public struct Excerpt: Sendable, Hashable {
    /// The text.
    public var text: String
    /// UTF-8 bytes of the place in ``text``; empty at a place between letters.
    public var range: Range<Int>

    public init(text: String, range: Range<Int>) {
      self.text = text
      self.range = range
    }
  }

  /// Whose move it is.
  public var category: Category
  /// What happened, in one sentence without a final full stop.
  public var message: String
  /// Where: a path, or `file:line:column`; nil when the message says it.
  public var place: String?
  /// The text at fault, to be shown with a caret; nil when there is none.
  public var excerpt: Excerpt?
  /// What to do next, in one sentence; nil when nothing helps.
  public var suggestion: String?

  public init(
    _ category: Category, _ message: String, place: String? = nil, suggestion: String? = nil,
    excerpt: Excerpt? = nil
  ) {
    self.category = category
    self.message = message
    self.place = place
    self.suggestion = suggestion
    self.excerpt = excerpt
  }

  /// The message in full: place, what happened, what to do.
  public var description: String {
    let located = place.map { "\($0): \(message)" } ?? message
    return suggestion.map { "\(located)\n\($0)" } ?? located
  }
}
