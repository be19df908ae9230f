import ByregionLanguages
import ByregionSQLite

/// An error for users: what happened, where, and what to do next.
package struct KnowledgeBaseError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The kind of error; a program maps it to an exit code.
  package enum Category: Sendable, Hashable, CaseIterable {
    /// The request is wrong: an unknown name, a value out of range.
    case usage
    /// The input is invalid: a binary file, broken SQL.
    case invalidInput
    /// The input does not exist.
    case missingInput
    /// Something that the program needs is not installed on this machine.
    case unavailable
    /// A bug in the program.
    case internalFault
    /// A file could not be created or opened for writing.
    case cannotCreate
    /// Reading or writing failed.
    case inputOutput
    /// Another process has locked the file; trying again later helps.
    case busy
    /// The file is newer than the program, or is not a knowledge base.
    case incompatible
    /// The user interrupted it.
    case interrupted
  }

  /// A text and the range in it that is wrong.
  package struct Excerpt: Sendable, Hashable {
    /// The text.
    package var text: String
    /// UTF-8 byte range in ``text``; empty for a position between characters.
    package var range: Range<Int>

    package init(text: String, range: Range<Int>) {
      self.text = text
      self.range = range
    }
  }

  /// The kind of error.
  package var category: Category
  /// What happened, in one sentence without a final full stop.
  package var wording: Wording
  /// Where: a path, or `file:line:column`; nil if the message names the place.
  package var place: String?
  /// The text that caused the error, printed with a caret; nil if there is none.
  package var excerpt: Excerpt?
  /// What to do next; nil if nothing helps.
  package var suggestion: NextStep?
  /// The cause, for callers that react to it; nil if the category suffices.
  package var reason: Reason?

  package init(
    _ category: Category, _ wording: Wording, place: String? = nil, suggestion: NextStep? = nil,
    excerpt: Excerpt? = nil, reason: Reason? = nil
  ) {
    self.category = category
    self.wording = wording
    self.place = place
    self.suggestion = suggestion
    self.excerpt = excerpt
    self.reason = reason
  }

  /// Takes the message from a catalogue.
  package init(
    _ category: Category, _ text: (Catalogue) -> String, place: String? = nil, suggestion: NextStep? = nil,
    excerpt: Excerpt? = nil, reason: Reason? = nil
  ) {
    self.init(
      category, Wording(text), place: place, suggestion: suggestion, excerpt: excerpt, reason: reason)
  }

  /// Takes a message that is the same in all languages, such as one of the operating system.
  package init(
    _ category: Category, _ message: String, place: String? = nil, suggestion: NextStep? = nil,
    excerpt: Excerpt? = nil, reason: Reason? = nil
  ) {
    self.init(
      category, Wording(asItIs: message), place: place, suggestion: suggestion, excerpt: excerpt, reason: reason)
  }

  /// As above, with a next step that is the same in all languages.
  @_disfavoredOverload
  package init(
    _ category: Category, _ message: String, place: String? = nil, suggestion: String?, excerpt: Excerpt? = nil
  ) {
    self.init(category, message, place: place, suggestion: suggestion.map { .text($0) }, excerpt: excerpt)
  }

  /// What happened, in English, for programs.
  package var message: String { wording.english }

  /// The complete message in English: place, what happened, what to do.
  package var description: String {
    let located = place.map { "\($0): \(message)" } ?? message
    return suggestion.map { "\(located)\n\($0.worded(for: .commandLine))" } ?? located
  }
}

extension KnowledgeBaseError {
  /// Explains an SQLite error in terms of the knowledge base.
  package init(_ error: SQLiteError, at path: String) {
    switch error.code {
    case .busy, .locked:
      self.init(
        .busy, { $0.otherProcessWrites }, place: path,
        suggestion: .say { $0.waitAndTryAgain })
    case .notADatabase:
      self.init(
        .incompatible, { $0.notSQLite }, place: path,
        suggestion: .say { $0.nameAnotherOrRescue })
    case .corrupt:
      self.init(
        .inputOutput, { $0.damagedFile(error.message) }, place: path,
        suggestion: .say { $0.checkOrRescue },
        reason: .damagedFile)
    case .io where error.lacksRoomForSharedMemory:
      self.init(.inputOutput, { $0.noRoomToRead }, place: path, suggestion: .say { $0.makeRoom })
    case .full:
      self.init(
        .inputOutput, { $0.diskIsFull },
        place: path,
        suggestion: .say { $0.makeRoom })
    case .readOnly, .cannotOpen, .permission:
      self.init(
        .cannotCreate, { $0.cannotWriteBase(error.message) }, place: path,
        suggestion: .say { $0.checkPermissions })
    case .io:
      self.init(.inputOutput, { $0.readingFailed(error.message) }, place: path)
    case .constraint, .mismatch:
      self.init(
        .inputOutput, { $0.rowsDoNotFit(error.message) }, place: path,
        suggestion: .say { $0.checkOrReport })
    case .interrupt:
      self.init(.interrupted, { $0.interrupted })
    case .error where Self.namesAnotherSchema(error.message):
      self.init(
        .incompatible, { $0.otherTables(error.message) }, place: path,
        suggestion: .say { $0.checkOrSaveDocuments })
    default:
      self.init(.internalFault, { $0.sqliteSays(error.message) }, place: path)
    }
  }

  /// SQLite has no specific error code for a missing or different table.
  private static func namesAnotherSchema(_ message: String) -> Bool {
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
  /// Causes that callers react to.
  package enum Reason: Sendable, Hashable {
    /// The structures of the SQLite file are damaged.
    case damagedFile
  }

  /// Where an error is shown, which decides how the next step is worded.
  package enum Surface: Sendable, Hashable {
    /// The command line, with options and subcommands.
    case commandLine
    /// The prompt, with dot commands.
    case prompt
    /// Pages and the API.
    case web
    /// Tools that an assistant calls.
    case assistant
  }
}

/// What to do next after an error. Each surface words it in its own terms.
package enum NextStep: Sendable, Hashable, ExpressibleByStringInterpolation, CustomStringConvertible {
  /// A sentence, the same on all surfaces and in all languages.
  case text(String)
  /// A sentence, the same on all surfaces.
  case wording(Wording)
  /// Give a value to the parameter of this name.
  case giveParameter(String)
  /// Use the parameter, given here with its prefix, in the query, or do not give it.
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
  /// Save the query of this name again, replacing the existing one.
  case replaceSavedQuery(String)

  package init(stringLiteral text: String) { self = .text(text) }

  /// A sentence from a catalogue, the same on all surfaces.
  package static func say(_ text: (Catalogue) -> String) -> NextStep { .wording(Wording(text)) }

  /// The sentence for the command line, in English.
  package var description: String { worded(for: .commandLine) }

  /// The sentence for a surface, in the catalogue's language.
  package func worded(for surface: KnowledgeBaseError.Surface, _ catalogue: Catalogue = Catalogue(.english)) -> String {
    if surface == .web { return wordedForWeb(catalogue) }
    if surface == .assistant, let sentence = wordedForAssistant { return sentence }
    let isPrompt = surface == .prompt
    switch self {
    case .text(let text): return text
    case .wording(let wording): return wording.text(in: catalogue.language)
    case .giveParameter(let name): return catalogue.giveParameter(name, by: isPrompt ? ".param" : "--param")
    case .dropParameter(let parameter):
      let name = parameter.dropFirst()
      return isPrompt
        ? catalogue.writeParameter(parameter, orForget: ".param \(name)=")
        : catalogue.writeParameter(parameter, orLeaveOut: "--param \(name)=…")
    case .moreTime: return catalogue.moreTime(isPrompt ? ".timeout" : "--timeout")
    case .moreMemory: return catalogue.moreMemory(isPrompt ? ".memory" : "--max-memory")
    case .listTables: return catalogue.listsTables(isPrompt ? ".tables" : "`byregion schema`")
    case .describeTable: return catalogue.describesTable(isPrompt ? ".describe NAME" : "`byregion schema NAME`")
    case .listSavedQueries:
      return isPrompt ? catalogue.runAloneListsThem : catalogue.listsThem("`byregion query`")
    case .replaceSavedQuery(let name):
      return catalogue.replacesQuery(name, lister: isPrompt ? ".run" : "`byregion query`")
    }
  }

  private func wordedForWeb(_ catalogue: Catalogue) -> String {
    switch self {
    case .text(let text): text
    case .wording(let wording): wording.text(in: catalogue.language)
    case .giveParameter(let name): catalogue.giveParameterInForm(name)
    case .dropParameter(let parameter): catalogue.writeParameter(parameter)
    case .moreTime, .moreMemory: catalogue.askServerForLess
    case .listTables: catalogue.tablesStandBelow
    case .describeTable: catalogue.columnsStandBelow
    case .listSavedQueries: catalogue.pageOfQueriesLists
    case .replaceSavedQuery: catalogue.queriesChangeAtCommandLine
    }
  }

  /// The sentence in terms of the tools `schema` and `saved_queries` and their arguments; nil if it is the same as for
  /// the command line.
  private var wordedForAssistant: String? {
    switch self {
    case .giveParameter(let name): "Give it a value in the argument parameters: {\"\(name)\": …}."
    case .dropParameter(let parameter): "Write \(parameter) in the query where the value belongs, or leave it out."
    case .moreTime, .moreMemory: "Ask for less: narrow it with WHERE, or count instead of listing."
    case .listTables: "The tool schema lists the tables and views."
    case .describeTable: "The tool schema with a name lists the columns; text stands in 'single quotes'."
    case .listSavedQueries: "The tool saved_queries lists them."
    case .text, .wording, .replaceSavedQuery: nil
    }
  }
}
