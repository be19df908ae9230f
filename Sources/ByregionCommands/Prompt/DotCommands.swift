import ByregionConsole
import ByregionLanguages
import ByregionLineEditor
import ByregionNorwegian
import ByregionPrinting
import ByregionRecords
import ByregionSQLite
import ByregionStore
import ByregionText

extension PromptSession {
  /// Runs a dot command.
  ///
  /// - Throws: `KnowledgeBaseError` with `.usage` for an unknown command or a missing argument.
  func perform(_ command: DotCommand) throws {
    let argument = command.argument
    switch command.name {
    case ".tables":
      try rows(SchemaRows.list(console.schema(), isForPeople: !format.rowFormat.isForPrograms))
    case ".schema": try schema(argument)
    case ".describe":
      try rows(SchemaRows.columns(of: object(argument), isForPeople: !format.rowFormat.isForPrograms))
    case ".examples":
      try text((QueryExamples.all + console.savedQueries()).map { "-- \($0.description)\n\($0.sql);\n" })
    case ".output": try setOutput(argument)
    case ".once": try setOnce(argument)
    case ".read": try read(argument)
    case ".param": try setParameter(argument)
    case ".attach": try attach(argument)
    case ".table": try addTable(argument)
    case ".save": try save(argument)
    case ".run": try runSaved(argument)
    case ".help": try showHelp()
    case ".quit": quit()
    default: try set(command)
    }
  }

  /// Changes a setting.
  private func set(_ command: DotCommand) throws {
    let argument = command.argument
    switch command.name {
    case ".format": try setFormat(argument)
    case ".headers": hasHeaders = try Self.isOn(argument, hasHeaders)
    case ".cut": format.cut = try Self.isOn(argument, format.cut)
    case ".width": try setWidth(argument)
    case ".timer": showsTime = try Self.isOn(argument, showsTime)
    case ".timeout": try setTimeout(argument)
    case ".memory": try setMemory(argument)
    case ".maxrows": try setMaxRows(argument)
    default: throw Self.unknown(command)
    }
  }

  private static func unknown(_ command: DotCommand) -> KnowledgeBaseError {
    let near = NearestName.to(command.name, among: DotCommand.names)
    return KnowledgeBaseError(
      .usage, { $0.noCommand(command.name) },
      suggestion: .say { words in
        words.elsewhere(command.name) ?? near.map { words.didYouMean($0) } ?? words.helpListsCommands
      })
  }

  private func rows(_ table: SchemaRows) throws {
    try show { printer in
      let people = try RowsForPeople(table.names, format.rowFormat)
      try printer.begin(people.headings)
      for row in table.rows { try printer.row(people.shown(row)) }
    }
  }

  private func text(_ lines: [String]) throws {
    let output = screen()
    for line in lines { output.append(line + "\n") }
    try output.commit()
  }

  private func showHelp() throws {
    let lines = DotCommand.help()
    let width = lines.map { DisplayWidth.of($0.usage) }.max() ?? 0
    let columns = max(20, Terminal(descriptor: 1).width - width - 2)
    try text(
      lines.flatMap { line in
        let meaning = DisplayWidth.wrapped(line.meaning, to: columns)
        return zip([line.usage] + Array(repeating: "", count: meaning.count - 1), meaning).map {
          DisplayWidth.padded($0, to: width + 2) + $1
        }
      })
  }

  private func object(_ name: String) throws -> SchemaObject {
    let objects = try console.schema()
    if let object = objects.first(where: { $0.name.lowercased() == name.lowercased() }) { return object }
    let near = NearestName.to(name, among: objects.map(\.name))
    throw KnowledgeBaseError(
      .usage, { name.isEmpty ? $0.commandNeedsName : $0.noTableOrView(name) },
      suggestion: near.map { near in NextStep.say { $0.didYouMean(near) } } ?? .listTables)
  }

  private func schema(_ name: String) throws {
    let objects = name.isEmpty ? try console.schema() : [try object(name)]
    try text(objects.map { Sanitizer.visible($0.sql, keeping: .newlines) + ";\n" })
  }

  private func setFormat(_ name: String) throws {
    guard !name.isEmpty else { return try text([try format.rowFormat.rawValue]) }
    guard let chosen = OutputFormat(rawValue: name) else {
      throw KnowledgeBaseError(
        .usage, { $0.noFormat(name) },
        suggestion: .say { words in
          let names = OutputFormat.allCases.map(\.rawValue)
          return NearestName.to(name, among: names).map { words.didYouMean($0) } ?? words.thereAre(names)
        })
    }
    format.stated = FileFormat(rawValue: chosen.rawValue)
  }

  func setOutput(_ path: String) throws {
    try finishFile()
    if !path.isEmpty { file = (path, try Output.file(replacing: path), isForOneAnswer: false) }
  }

  private func setOnce(_ path: String) throws {
    guard !path.isEmpty else {
      throw KnowledgeBaseError(.usage, { $0.needsFile(".once") }, suggestion: .text(".once answer.csv"))
    }
    try setOutput(path)
    file?.isForOneAnswer = true
  }

  private static func isOn(_ argument: String, _ now: Bool) throws -> Bool {
    switch argument {
    case "on": return true
    case "off": return false
    case "": return !now
    default: throw KnowledgeBaseError(.usage, { $0.onOrOff(argument) })
    }
  }

  private func setWidth(_ argument: String) throws {
    switch argument {
    case "": try text([tableWidth.described])
    case "auto": tableWidth = .window
    case "off", "0": tableWidth = .unlimited
    default:
      guard let columns = Int(argument), (10...100_000).contains(columns) else {
        throw KnowledgeBaseError(
          .usage, { $0.tableWidth(argument) }, suggestion: .say { $0.widthOffOrAuto })
      }
      tableWidth = .columns(columns)
    }
  }

  private func setTimeout(_ argument: String) throws {
    guard !argument.isEmpty else { return try text([console.limits.timeout.inSeconds]) }
    guard let seconds = Double(argument), LimitOptions.timeouts.contains(seconds) else {
      throw KnowledgeBaseError(.usage, { $0.timeoutRange(argument) })
    }
    console.limits.timeout = .milliseconds(Int64(seconds * 1000))
  }

  private func setMemory(_ argument: String) throws {
    guard !argument.isEmpty else { return try text(["\(console.limits.memory >> 20) MB"]) }
    guard let megabytes = Int(argument), LimitOptions.memories.contains(megabytes) else {
      throw KnowledgeBaseError(.usage, { $0.memoryRange(argument) })
    }
    console.limits.memory = megabytes << 20
  }

  private func setMaxRows(_ argument: String) throws {
    let now = console.limits.rowCount
    guard !argument.isEmpty else { return try text([now == .max ? "off" : "\(now)"]) }
    guard let count = argument == "off" ? .max : Int(argument), count >= 0 else {
      throw KnowledgeBaseError(.usage, { $0.rowCount(argument) })
    }
    console.limits.rowCount = count
  }

  private func setParameter(_ assignment: String) throws {
    if assignment == "clear" { return parameters = QueryParameters() }
    guard !assignment.isEmpty else {
      return try text(parameters.values.sorted { $0.key < $1.key }.map { "\($0)=\(QueryParameters.text(of: $1))" })
    }
    var given = QueryParameters()
    try given.add(assignment)
    for (name, value) in given.values {
      parameters.values[name] = assignment.hasSuffix("=") && value == .text("") ? nil : value
    }
  }

  private func attach(_ argument: String) throws {
    let file = try NamedFile(argument, for: ".attach")
    try console.attach(file)
    messages.note(words.attached(file.name))
    completeNames()
  }

  private func addTable(_ argument: String) throws {
    let file = try NamedFile(argument, for: ".table")
    guard file.path != "-" else {
      throw KnowledgeBaseError(.usage, { $0.standardInputIsTyped }, suggestion: .say { $0.nameAFile })
    }
    let table = try console.addTable(file, whileBusy: InterruptKey.check)
    for note in table.notes { messages.note(Sanitizer.visible(note.text)) }
    messages.note(words.tableHas(table.name, rows: table.rowCount, columns: table.columns.count))
    completeNames()
  }

  private func read(_ path: String) throws {
    guard !path.isEmpty else {
      throw KnowledgeBaseError(.usage, { $0.needsFile(".read") }, suggestion: .text(".read query.sql"))
    }
    guard depth < 16 else {
      throw KnowledgeBaseError(.usage, { $0.readTooDeep(16) }, place: path)
    }
    let query = try QueryFile.query(at: path)
    if let note = query.note { messages.note(note) }
    depth += 1
    defer { depth -= 1 }
    try run(script: query.sql, of: path)
  }
}

// Saved queries.
extension PromptSession {
  private func save(_ argument: String) throws {
    guard let last else { throw KnowledgeBaseError(.usage, { $0.nothingToSave }) }
    let replacement = "--replace "
    let isReplacing = argument.hasPrefix(replacement)
    let rest = String(argument.dropFirst(isReplacing ? replacement.count : 0))
    guard let (name, meaning) = Self.name(in: rest) else {
      throw KnowledgeBaseError(
        .usage, { $0.savedQueryNeedsName }, suggestion: .say { $0.saveExample })
    }
    var sql = last
    while sql.last == ";" || sql.last?.isWhitespace == true { sql.removeLast() }
    let query = SavedQuery(
      name: name, description: meaning.isEmpty ? "Saved at the prompt." : meaning, sql: sql, defaults: used(by: sql))
    let knowledgeBase = try KnowledgeBase.open(database, for: .writing)
    defer { try? knowledgeBase.close() }
    try knowledgeBase.save(query, replacing: isReplacing)
    let shown = name.contains(" ") ? "\"\(name)\"" : name
    messages.note(words.savedQuery(name, shown))
  }

  /// Splits a text into a name, quoted if it has spaces, and the rest.
  static func name(in text: String) -> (name: String, rest: String)? {
    let text = Composition.composed(text).drop(while: \.isWhitespace)
    guard let first = text.first else { return nil }
    let isQuoted = first == "\"" || first == "'"
    let body = isQuoted ? text.dropFirst() : text
    guard let end = isQuoted ? body.firstIndex(of: first) : body.firstIndex(where: \.isWhitespace) ?? body.endIndex
    else { return nil }
    let name = body[..<end].lowercased()
    let rest = body[end...].dropFirst().drop(while: \.isWhitespace)
    return name.isEmpty ? nil : (name, String(rest))
  }

  private func runSaved(_ argument: String) throws {
    guard let (name, rest) = Self.name(in: argument) else {
      return try text(console.savedQueries().map { DisplayWidth.padded($0.name, to: 36) + $0.description })
    }
    let query = try console.savedQuery(named: rest.isEmpty ? name : argument)
    let named = parameters.values.filter { query.defaults.values[$0.key] != nil }
    try answer(query.sql, query.parameters(given: QueryParameters(named)))
    last = query.sql
  }
}

/// A command at the prompt that is not SQL, such as `.schema advice`.
struct DotCommand: Equatable {
  /// The name, with its dot.
  var name: String
  /// The text after the name, trimmed; may be empty.
  var argument: String

  /// All commands, with one line of help for each.
  static func help(_ words: Catalogue = .ofProcess) -> [(usage: String, meaning: String)] { words.dotCommands }

  /// The names of all commands.
  static var names: [String] { help().compactMap { $0.usage.split(separator: " ").first.map(String.init) } }

  /// Names of commands in the shells of SQLite and PostgreSQL, and the corresponding commands here.
  private static let others = [
    ".mode": ".format", ".header": ".headers", ".exit": ".quit", ".q": ".quit", ".parameter": ".param",
    ".indexes": ".tables", ".fullschema": ".schema", ".d": ".describe", ".columns": ".describe",
    "exit": ".quit", "quit": ".quit", "help": ".help", "?": ".help",
    "\\q": ".quit", "\\?": ".help", "\\h": ".help", "\\d": ".describe", "\\d+": ".describe", "\\dt": ".tables",
    "\\dv": ".tables", "\\i": ".read", "\\o": ".output", "\\timing": ".timer", "\\x": ".format",
  ]

  /// Parses a command; nil for any other line.
  init?(_ line: String) {
    let words = line.split(maxSplits: 1, whereSeparator: \.isWhitespace)
    guard var first = words.first?.lowercased() else { return nil }
    var argument = words.count > 1 ? words[1][...] : ""
    while argument.last?.isWhitespace == true || argument.last == ";" { argument.removeLast() }
    if argument.isEmpty { while first.last == ";" { first.removeLast() } }
    let isOwn = first.hasPrefix(".") && first.dropFirst().first?.isLetter == true
    let isOthers = first.hasPrefix("\\") || (argument.isEmpty && Self.others[first] != nil)
    guard isOwn || isOthers else { return nil }
    name = Self.others[first] ?? first
    self.argument = String(argument)
    if first == "\\x" { self.argument = "list" }
    if name == ".describe", self.argument.isEmpty, first.hasPrefix("\\") { name = ".tables" }
    if first == ".header" || first == ".mode" || name == ".param" { adaptArgument() }
  }

  /// Whether a line is a command.
  static func isCommand(_ line: String) -> Bool { DotCommand(line) != nil }

  /// Translates arguments of SQLite's shell.
  private mutating func adaptArgument() {
    let words = argument.split(whereSeparator: \.isWhitespace).map(String.init)
    switch (name, words.first) {
    case (".format", let mode?):
      let modes = ["box": "table", "column": "table", "columns": "table", "line": "list", "tabs": "tsv"]
      argument = modes[mode] ?? mode
    case (".param", "set") where words.count > 2: argument = "\(words[1])=\(words[2...].joined(separator: " "))"
    case (".param", "unset") where words.count == 2: argument = "\(words[1])="
    case (".param", "list"): argument = ""
    default: break
    }
  }
}
