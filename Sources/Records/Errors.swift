import ByregionSQLite

/// What went wrong, for whom to mend it: a sentence on what happened, where, and what to do next.
package struct KnowledgeBaseError: Error, Sendable, Hashable, CustomStringConvertible {
  /// Whose move it is now; a program maps it to an exit code.
  package enum Category: Sendable, Hashable, CaseIterable {
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
  package struct Excerpt: Sendable, Hashable {
    /// The text.
    package var text: String
    /// UTF-8 bytes of the place in ``text``; empty at a place between letters.
    package var range: Range<Int>

    package init(text: String, range: Range<Int>) {
      self.text = text
      self.range = range
    }
  }

  /// Whose move it is.
  package var category: Category
  /// What happened, in one sentence without a final full stop.
  package var message: String
  /// Where: a path, or `file:line:column`; nil when the message says it.
  package var place: String?
  /// The text at fault, to be shown with a caret; nil when there is none.
  package var excerpt: Excerpt?
  /// What to do next; nil when nothing helps.
  package var suggestion: NextStep?
  /// The cause, for callers that act on it; nil where the category says enough.
  package var reason: Reason?

  package init(
    _ category: Category, _ message: String, place: String? = nil, suggestion: NextStep? = nil,
    excerpt: Excerpt? = nil, reason: Reason? = nil
  ) {
    self.category = category
    self.message = message
    self.place = place
    self.suggestion = suggestion
    self.excerpt = excerpt
    self.reason = reason
  }

  /// As above, with the next step in words that are the same everywhere.
  @_disfavoredOverload
  package init(
    _ category: Category, _ message: String, place: String? = nil, suggestion: String?, excerpt: Excerpt? = nil
  ) {
    self.init(category, message, place: place, suggestion: suggestion.map { .text($0) }, excerpt: excerpt)
  }

  /// The message in full: place, what happened, what to do.
  package var description: String {
    let located = place.map { "\($0): \(message)" } ?? message
    return suggestion.map { "\(located)\n\($0.worded(for: .commandLine))" } ?? located
  }
}

extension KnowledgeBaseError {
  /// An error of SQLite's, told in the words of someone who uses a knowledge base.
  package init(_ error: SQLiteError, at path: String) {
    switch error.code {
    case .busy, .locked:
      self.init(
        .busy, "another process is writing to the knowledge base", place: path,
        suggestion: "Wait until it is done and try again.")
    case .notADatabase:
      self.init(
        .incompatible, "this is not an SQLite database", place: path,
        suggestion: "Name another file with --db; what a damaged one holds, `byregion database rescue` saves.")
    case .corrupt:
      self.init(
        .inputOutput, "the database file is damaged (\(error.message))", place: path,
        suggestion: "`byregion database check` tells what is wrong, `byregion database rescue` saves what can be read.",
        reason: .damagedFile)
    case .full:
      self.init(
        .inputOutput, "the disk is full; nothing of what was being written is in the knowledge base",
        place: path,
        suggestion: "Make room and run the same command again.")
    case .readOnly, .cannotOpen, .permission:
      self.init(
        .cannotCreate, "cannot write to the knowledge base (\(error.message))", place: path,
        suggestion: "Check that the file and its folder may be written to.")
    case .io:
      self.init(.inputOutput, "reading or writing failed (\(error.message))", place: path)
    case .constraint, .mismatch:
      self.init(
        .inputOutput, "the rows of the file do not fit together (\(error.message))", place: path,
        suggestion: "`byregion database check` tells what is wrong; where it finds nothing, please report this.")
    case .interrupt:
      self.init(.interrupted, "interrupted")
    case .error where Self.tellsOfAnotherSchema(error.message):
      self.init(
        .incompatible, "the tables are not as byregion made them (\(error.message))", place: path,
        suggestion: "`byregion database check` tells more, `byregion database rescue` saves the documents.")
    default:
      self.init(.internalFault, "SQLite says: \(error.message)", place: path)
    }
  }

  /// SQLite has no code of its own for a table that is missing or another one.
  private static func tellsOfAnotherSchema(_ message: String) -> Bool {
    let beginnings = [
      "no such table", "no such fts5 table", "no such column", "no such module", "no such function",
      "vtable constructor", "cannot modify",
      "table ",
      "invalid fts5 file format", "SQL logic error",
    ]
    return beginnings.contains { message.hasPrefix($0) } || message.contains("has no column named")
  }
}

extension KnowledgeBaseError {
  /// Causes that callers act on.
  package enum Reason: Sendable, Hashable {
    /// The file's own structures are damaged.
    case damagedFile
  }

  /// Where an error is shown, and so in whose terms the next step is told.
  package enum Surface: Sendable, Hashable {
    /// Options and commands of the program.
    case commandLine
    /// Dot commands.
    case prompt
    /// Pages and the API.
    case web
    /// Tools that an assistant calls.
    case assistant
  }
}

/// What to do next about an error, as a value that the command line and the prompt each word in their own terms.
package enum NextStep: Sendable, Hashable, ExpressibleByStringInterpolation, CustomStringConvertible {
  /// One sentence, the same everywhere.
  case text(String)
  /// Give the parameter of this name a value.
  case giveParameter(String)
  /// Write the parameter, given here with its sign, into the query or do not give it.
  case dropParameter(String)
  /// Give the query more time.
  case moreTime
  /// Give the query more memory.
  case moreMemory
  /// Look at the list of tables and views.
  case listTables
  /// Look at the columns of a table.
  case describeTable
  /// Look at the list of saved queries.
  case listSavedQueries
  /// Save the query of this name again, in the place of the other one.
  case replaceSavedQuery(String)

  package init(stringLiteral text: String) { self = .text(text) }

  /// The sentence for the command line.
  package var description: String { worded(for: .commandLine) }

  /// The sentence for the place where it is shown.
  package func worded(for surface: KnowledgeBaseError.Surface) -> String {
    if surface == .web { return wordedForWeb }
    if surface == .assistant, let sentence = wordedForAssistant { return sentence }
    let isPrompt = surface == .prompt
    switch self {
    case .text(let text): return text
    case .giveParameter(let name): return "Give one with \(isPrompt ? ".param" : "--param") \(name)=…"
    case .dropParameter(let parameter):
      let name = parameter.dropFirst()
      let dropping = isPrompt ? "take its value away with .param \(name)=" : "leave out --param \(name)=…"
      return "Write \(parameter) in the query where the value belongs, or \(dropping)."
    case .moreTime:
      return "Give it more time with \(isPrompt ? ".timeout" : "--timeout") SECONDS, or ask for less."
    case .moreMemory:
      return "Give it more with \(isPrompt ? ".memory" : "--max-memory") MB, or ask for less."
    case .listTables: return "\(isPrompt ? ".tables" : "`byregion schema`") lists the tables and views."
    case .describeTable:
      return "\(isPrompt ? ".describe NAME" : "`byregion schema NAME`") lists the columns of a table; "
        + "text stands in 'single quotes'."
    case .listSavedQueries: return isPrompt ? ".run alone lists them." : "`byregion query` lists them."
    case .replaceSavedQuery(let name):
      return "`.save --replace \(name)` puts this one in its place; "
        + (isPrompt ? ".run lists them all." : "`byregion query` lists them all.")
    }
  }

  private var wordedForWeb: String {
    switch self {
    case .text(let text): text
    case .giveParameter(let name): "Give \(name) a value in the form, or add it to the address."
    case .dropParameter(let parameter): "Write \(parameter) in the query where the value belongs."
    case .moreTime, .moreMemory: "Ask for less; the limits of the server cannot be raised here."
    case .listTables: "The tables and views stand below the query."
    case .describeTable: "The columns of each table stand below the query; text stands in 'single quotes'."
    case .listSavedQueries: "The page of queries lists them."
    case .replaceSavedQuery: "Saved queries are changed with `byregion sql`."
    }
  }

  /// The sentence in terms of the tools `schema`, `saved_queries` and their arguments; nil where it is the same.
  private var wordedForAssistant: String? {
    switch self {
    case .giveParameter(let name): "Give it a value in the argument parameters: {\"\(name)\": …}."
    case .dropParameter(let parameter): "Write \(parameter) in the query where the value belongs, or leave it out."
    case .moreTime, .moreMemory: "Ask for less: narrow it with WHERE, or count instead of listing."
    case .listTables: "The tool schema lists the tables and views."
    case .describeTable: "The tool schema with a name lists the columns; text stands in 'single quotes'."
    case .listSavedQueries: "The tool saved_queries lists them."
    case .text, .replaceSavedQuery: nil
    }
  }
}
