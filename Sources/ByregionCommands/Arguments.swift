import ArgumentParser
import ByregionConsole
import ByregionLanguages
import ByregionPrinting
import ByregionReading
import ByregionRecords
import ByregionSQLite
import ByregionSearch
import ByregionStore
import ByregionText

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Prepares the user's arguments for the argument parser.
///
/// The parser treats each argument that begins with a hyphen as an option. Words of a query may begin with a hyphen too
/// (`-rana`, `-=by`), and a statement may begin with a comment. Such arguments get a prefix, which ``text(of:)``
/// removes.
package enum CommandLineArguments {
  private static let mark = "\u{FEFF}"
  /// Commands whose arguments are query words.
  private static let searches: Set<String> = ["search", "advice", "count"]
  /// Options that may precede the command.
  private static let early = ["--db"]

  /// The arguments of the process, without the program's name.
  ///
  /// - Throws: `KnowledgeBaseError` with `.usage` for an argument that is not UTF-8, which would be misread.
  package static func ofProcess() throws -> [String] {
    var arguments: [String] = []
    for index in 1..<max(Int(CommandLine.argc), 1) {
      guard let start = CommandLine.unsafeArgv[index] else { continue }
      let bytes = UnsafeRawBufferPointer(start: start, count: strlen(start))
      guard let text = String(validating: bytes, as: UTF8.self) else {
        let shown = Sanitizer.visible(String(decoding: bytes, as: UTF8.self))
        throw KnowledgeBaseError(
          .usage, { $0.notUTF8(index, shown) }, suggestion: .say { $0.setTerminalToUTF8 })
      }
      arguments.append(text)
    }
    return arguments
  }

  /// The value of the last `--language`, which every command takes, and the arguments without it.
  ///
  /// - Returns: also whether the value is missing.
  static func takingLanguage(_ arguments: [String]) -> (language: String?, isMissing: Bool, rest: [String]) {
    let end = arguments.firstIndex(of: "--") ?? arguments.endIndex
    var language: String?
    var isMissing = false
    var rest: [String] = []
    var index = 0
    while index < end {
      if arguments[index] == "--language" {
        if index + 1 < end { language = arguments[index + 1] } else { isMissing = true }
        index += 2
        continue
      }
      if arguments[index].hasPrefix("--language=") {
        language = String(arguments[index].dropFirst("--language=".count))
      } else {
        rest.append(arguments[index])
      }
      index += 1
    }
    return (language, isMissing, rest + arguments[end...])
  }

  /// The arguments for the parser, and whether carriage returns were removed.
  static func prepared(_ arguments: [String]) -> (arguments: [String], hasReturns: Bool) {
    var arguments = arguments
    let isCut = cutReturns(&arguments)
    moveEarlyOptions(&arguments)
    let command = arguments.first ?? ""
    for index in arguments.indices.dropFirst() {
      if arguments[index] == "--" { break }
      let isValue = takesValue(arguments[index - 1])
      if command == "sql", isComment(arguments[index]) { arguments[index] = mark + arguments[index] }
      if searches.contains(command), !isValue, isWord(arguments[index]) { arguments[index] = mark + arguments[index] }
    }
    return (separatingShortOptions(arguments), isCut)
  }

  /// An argument without the prefix.
  static func text(of argument: String) -> String {
    argument.hasPrefix(mark) ? String(argument.dropFirst()) : argument
  }

  /// A message of the parser, which may quote arguments, without the prefix.
  static func withoutMarks(_ text: String) -> String { text.replacing(mark, with: "") }

  /// The words of a query, joined by spaces.
  static func query(_ words: [String]) -> String { words.map(text).joined(separator: " ") }

  /// Removes a final carriage return, which names from a list with Windows line ends have (`$(cat list.txt)`), unless a
  /// file has that name.
  private static func cutReturns(_ arguments: inout [String]) -> Bool {
    var isCut = false
    for index in arguments.indices
    where arguments[index].unicodeScalars.last == "\r" && access(arguments[index], F_OK) != 0 {
      arguments[index].unicodeScalars.removeLast()
      isCut = true
    }
    return isCut
  }

  /// Moves `--db FILE` from before the command to after it.
  private static func moveEarlyOptions(_ arguments: inout [String]) {
    var moved: [String] = []
    while let first = arguments.first {
      if early.contains(first), arguments.count > 1 {
        moved += arguments.prefix(2)
        arguments.removeFirst(2)
      } else if early.contains(where: { first.hasPrefix($0 + "=") }) {
        moved.append(arguments.removeFirst())
      } else {
        break
      }
    }
    guard !moved.isEmpty else { return }
    let end = arguments.firstIndex(of: "--") ?? arguments.endIndex
    arguments.insert(contentsOf: moved, at: end)
  }

  /// Whether the next argument is an option's value.
  private static func takesValue(_ argument: String) -> Bool {
    let flags: Set<String> = [
      "--exact", "--forms", "--similar", "--facets", "--explain", "--explain-query", "--cut", "--spreadsheet-safe",
      "--help", "--version",
    ]
    if argument.hasPrefix("--") { return !flags.contains(argument) && !argument.contains("=") }
    return ["-n", "-f", "-o"].contains(argument)
  }

  /// `-rana`, `-=by`, `-"to ord"`, `-kind:goal`; not `-n`, `-n5`, `-fcsv` or `--limit`.
  private static func isWord(_ argument: String) -> Bool {
    guard argument.hasPrefix("-"), !argument.hasPrefix("--"), argument.count > 2 else { return false }
    return joinedValue(argument) == nil
  }

  /// The option and the value of `-n5` and `-fcsv`. Other letters after the hyphen are an excluded word.
  private static func joinedValue(_ argument: String) -> (String, String)? {
    guard argument.hasPrefix("-n") || argument.hasPrefix("-f") else { return nil }
    let value = String(argument.dropFirst(2))
    let isValue = argument.hasPrefix("-n") ? Int(value) != nil : OutputFormat(rawValue: value) != nil
    return isValue ? (String(argument.prefix(2)), value) : nil
  }

  private static func separatingShortOptions(_ arguments: [String]) -> [String] {
    let end = arguments.firstIndex(of: "--") ?? arguments.endIndex
    return arguments[..<end].flatMap { joinedValue($0).map { [$0.0, $0.1] } ?? [$0] } + arguments[end...]
  }

  /// Whether an argument is a statement that begins with a comment (`-- …`): unlike an option, it has white space in
  /// its name or a line break.
  private static func isComment(_ argument: String) -> Bool {
    guard argument.hasPrefix("--"), argument.count > 2 else { return false }
    let isValue = argument.hasPrefix("--param=")
    return argument.prefix { $0 != "=" }.contains(where: \.isWhitespace)
      || !isValue && argument.contains(where: \.isNewline)
  }
}

/// A word of a shell's command line.
enum ShellWord {
  /// The word, quoted if a shell would not read it literally.
  static func quoted(_ word: String) -> String {
    let isPlain = word.utf8.allSatisfy {
      (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) || $0 >= 0x80
        || "-_./=:,@%+".utf8.contains($0)
    }
    return isPlain && !word.isEmpty ? word : "'" + word.replacing("'", with: "'\\''") + "'"
  }
}

/// Converts the argument parser's errors to the form and language of all other errors.
enum ParserMessage {
  /// - Parameters:
  ///   - message: the parser's message, in English.
  ///   - help: the command line that shows the command's help.
  static func error(_ message: String, help: String?, _ words: Catalogue = .ofProcess) -> KnowledgeBaseError {
    var message = CommandLineArguments.withoutMarks(message)
    var hints: [String] = []
    if let choice = message.firstMatch(
      of: /^The value '(.+)' is invalid for '(.*?)'\. Please provide one of (.*)\.?$/.dotMatchesNewlines())
    {
      // The names are quoted, or on lines of their own.
      let names = choice.output.3.matches(of: /'([^']+)'|\n *- (\S+)/).compactMap { name in
        (name.output.1 ?? name.output.2).map(String.init)
      }
      if let near = NearestName.to(String(choice.output.1), among: names) { hints.append(words.didYouMean(near)) }
      hints.append(words.thereAre(names.isEmpty ? [String(choice.output.3)] : names))
      message = words.notPossible(String(choice.output.1), for: String(choice.output.2))
    } else {
      if let near = message.firstMatch(of: /\. Did you mean (.*)\?$/) {
        hints.append(words.didYouMean(String(near.output.1)))
        message.removeSubrange(near.range)
      }
      message = translated(message, words) ?? message
    }
    if let help { hints.append(words.explainsCommand(help)) }
    // Long queries are cut, so that the message stays visible.
    let shown = message.count > 300 ? message.prefix(299) + "…" : message[...]
    return KnowledgeBaseError(
      .usage, lowercasingFirst(String(shown)), suggestion: hints.isEmpty ? nil : hints.joined(separator: " "))
  }

  /// Translates the parser's own messages; nil for others, which the commands have already worded.
  private static func translated(_ message: String, _ words: Catalogue) -> String? {
    if let option = message.wholeMatch(of: /Unknown option '(.*)'/) {
      return words.unknownOption(String(option.output.1))
    }
    if let option = message.wholeMatch(of: /Missing value for '(.*)'/) {
      return words.missingValue(String(option.output.1))
    }
    if let name = message.wholeMatch(of: /Missing expected argument '(.*)'/) {
      return words.missingArgument(String(name.output.1))
    }
    if let name = message.wholeMatch(of: /Unexpected argument '(.*)'/.dotMatchesNewlines()) {
      return words.unexpectedArgument(String(name.output.1))
    }
    if let names = message.wholeMatch(of: /(\d+) unexpected arguments: (.*)/.dotMatchesNewlines()) {
      return words.unexpectedArguments(Int(names.output.1) ?? 0, String(names.output.2))
    }
    if let value = message.wholeMatch(of: /The value '(.*)' is invalid for '(.*?)'/.dotMatchesNewlines()) {
      return words.notPossible(String(value.output.1), for: String(value.output.2))
    }
    return nil
  }

  private static func lowercasingFirst(_ text: String) -> String {
    let text = text.hasSuffix(".") ? text.dropLast() : text[...]
    guard let first = text.first, text.dropFirst().first?.isUppercase != true else { return String(text) }
    return first.lowercased() + text.dropFirst()
  }
}

/// Completes names from the knowledge base: bash, zsh and fish call the program for the candidates.
enum NameCompletion {
  static let regions = names(of: .regions, column: "slug")
  static let municipalities = names(of: .municipalities, column: "municipality")
  static let counties = names(of: .counties, column: "county")

  static let kinds = CompletionKind.custom { _, _, prefix in
    matching(prefix, PassageKind.allCases.map(\.rawValue))
  }

  static let savedQueries = CompletionKind.custom { arguments, _, prefix in
    matching(prefix, with(arguments) { try $0.savedQueries().map(\.name) })
  }

  static let tables = CompletionKind.custom { arguments, _, prefix in
    matching(prefix, with(arguments) { try $0.schema(countingRows: false).map(\.name) })
  }

  static let documents = CompletionKind.custom { arguments, _, prefix in
    matching(prefix, with(arguments) { try $0.documents(all: true).map { String($0.id) } })
  }

  static let keptTables = CompletionKind.custom { arguments, _, prefix in
    matching(prefix, with(arguments) { try $0.schema(countingRows: false).filter(\.isForeign).map(\.name) })
  }

  static let savedSearches = CompletionKind.custom { arguments, _, prefix in
    matching(prefix, with(arguments) { try $0.savedSearches().map(\.name) })
  }

  /// What `byregion show` shows: regions and municipalities.
  static let places = CompletionKind.custom { arguments, _, prefix in
    matching(
      prefix,
      with(arguments) {
        try values(of: "slug", in: .regions, of: $0) + values(of: "municipality", in: .municipalities, of: $0)
      })
  }

  /// The columns of the list that the command line names.
  static let columns = CompletionKind.custom { arguments, _, prefix in
    let listing = arguments.lazy.compactMap(Listing.init(rawValue:)).first
    let isDescending = prefix.hasPrefix("-")
    let names = with(arguments) { knowledgeBase -> [String] in
      var names: [String] = []
      if let listing { try knowledgeBase.list(listing, sortedBy: nil, begin: { names = $0 }, row: { _ in }) }
      return names
    }
    return matching(prefix, isDescending ? names.map { "-" + $0 } : names)
  }

  /// The columns of hits, separated by commas.
  static let hitColumns = CompletionKind.custom { _, _, prefix in
    let end = prefix.lastIndex(of: ",").map { prefix.index(after: $0) } ?? prefix.startIndex
    return matching(String(prefix[end...]), HitColumn.allCases.map(\.rawValue)).map { prefix[..<end] + $0 }
  }

  private static func names(of listing: Listing, column: String) -> CompletionKind {
    .custom { arguments, _, prefix in
      matching(prefix, with(arguments) { try values(of: column, in: listing, of: $0) })
    }
  }

  /// The different values of a column of a list, in the list's order.
  private static func values(
    of column: String, in listing: Listing, of knowledgeBase: KnowledgeBase
  ) throws -> [String] {
    var names: [String] = []
    var seen: Set<String> = []
    var place: Int?
    try knowledgeBase.list(listing, sortedBy: nil) {
      place = $0.firstIndex(of: column)
    } row: { row in
      guard let place, case .text(let text) = row[place], seen.insert(text).inserted else { return }
      names.append(text)
    }
    return names
  }

  private static func matching(_ prefix: String, _ names: [String]) -> [String] {
    let start = prefix.lowercased()
    return names.filter { $0.lowercased().hasPrefix(start) }
  }

  /// Names from the knowledge base of the command line; none when it cannot be opened.
  private static func with(_ arguments: [String], _ body: (KnowledgeBase) throws -> [String]) -> [String] {
    try? Configuration.load()
    var path = DatabaseOptions.usual().value
    for (index, argument) in arguments.enumerated() {
      if argument == "--db", index + 1 < arguments.count { path = arguments[index + 1] }
      if argument.hasPrefix("--db=") { path = String(argument.dropFirst(5)) }
    }
    guard let knowledgeBase = try? KnowledgeBase.open(path, for: .reading) else { return [] }
    defer { try? knowledgeBase.close() }
    return (try? body(knowledgeBase)) ?? []
  }
}
