import ByregionConsole
import ByregionLineEditor
import ByregionNorwegian
import ByregionPrinting
import ByregionRecords
import ByregionSQLite
import ByregionStore
import ByregionText

extension PromptSession {
  /// Does what a line with a dot says.
  ///
  /// - Throws: `KnowledgeBaseError` with `.usage` for a command that is not known or lacks something.
  func perform(_ command: DotCommand) throws {
    let argument = command.argument
    switch command.name {
    case ".tables": try rows(SchemaRows.list(try console.schema()))
    case ".schema": try schema(argument)
    case ".describe": try rows(SchemaRows.columns(of: object(argument)))
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
    case ".help": try text(DotCommand.help.map { DisplayWidth.padded($0.usage, to: 22) + $0.meaning })
    case ".quit": quit()
    default: try set(command)
    }
  }

  /// Settings.
  private func set(_ command: DotCommand) throws {
    let argument = command.argument
    switch command.name {
    case ".format": try setFormat(argument)
    case ".headers": hasHeaders = try Self.isOn(argument, hasHeaders)
    case ".cut": format.cut = try Self.isOn(argument, format.cut)
    case ".width": try setWidth(argument)
    case ".timer": tellsTime = try Self.isOn(argument, tellsTime)
    case ".timeout": try setTimeout(argument)
    case ".memory": try setMemory(argument)
    case ".maxrows": try setMaxRows(argument)
    default: throw Self.unknown(command)
    }
  }

  private static func unknown(_ command: DotCommand) -> KnowledgeBaseError {
    let near = NearestName.to(command.name, among: DotCommand.names)
    return KnowledgeBaseError(
      .usage, "there is no command \(command.name)",
      suggestion: DotCommand.elsewhere[command.name] ?? near.map { "Did you mean \($0)?" }
        ?? ".help lists the commands.")
  }

  private func rows(_ table: SchemaRows) throws {
    try show { printer in
      try printer.begin(table.names.map { Column($0) })
      for row in table.rows { try printer.row(row) }
    }
  }

  private func text(_ lines: [String]) throws {
    let output = screen()
    for line in lines { output.append(line + "\n") }
    try output.commit()
  }

  private func object(_ name: String) throws -> SchemaObject {
    let objects = try console.schema()
    if let object = objects.first(where: { $0.name.lowercased() == name.lowercased() }) { return object }
    let near = NearestName.to(name, among: objects.map(\.name))
    throw KnowledgeBaseError(
      .usage, name.isEmpty ? "this command needs a name" : "there is no table or view \(name)",
      suggestion: near.map { "Did you mean \($0)?" } ?? .listTables)
  }

  private func schema(_ name: String) throws {
    let objects = name.isEmpty ? try console.schema() : [try object(name)]
    try text(objects.map { Sanitizer.visible($0.sql, keeping: .newlines) + ";\n" })
  }

  private func setFormat(_ name: String) throws {
    guard !name.isEmpty else { return try text([try format.rowFormat.rawValue]) }
    guard let chosen = OutputFormat(rawValue: name) else {
      throw KnowledgeBaseError(
        .usage, "there is no format \(name)",
        suggestion: "There are \(OutputFormat.allCases.map(\.rawValue).joined(separator: ", ")).")
    }
    format.stated = FileFormat(rawValue: chosen.rawValue)
  }

  func setOutput(_ path: String) throws {
    try finishFile()
    if !path.isEmpty { file = (path, try Output.file(replacing: path), isForOneAnswer: false) }
  }

  private func setOnce(_ path: String) throws {
    guard !path.isEmpty else { throw KnowledgeBaseError(.usage, ".once needs a file", suggestion: ".once answer.csv") }
    try setOutput(path)
    file?.isForOneAnswer = true
  }

  private static func isOn(_ argument: String, _ now: Bool) throws -> Bool {
    switch argument {
    case "on": return true
    case "off": return false
    case "": return !now
    default: throw KnowledgeBaseError(.usage, "on or off, not \(argument)")
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
          .usage, "a table is from 10 to 100000 columns wide, not \(argument)",
          suggestion: ".width off makes tables as wide as they are, .width auto fits them to the window.")
      }
      tableWidth = .columns(columns)
    }
  }

  private func setTimeout(_ argument: String) throws {
    guard !argument.isEmpty else { return try text([console.limits.timeout.inSeconds]) }
    guard let seconds = Double(argument), LimitOptions.timeouts.contains(seconds) else {
      throw KnowledgeBaseError(.usage, "a statement may take more than 0 seconds and at most a day, not \(argument)")
    }
    console.limits.timeout = .milliseconds(Int64(seconds * 1000))
  }

  private func setMemory(_ argument: String) throws {
    guard !argument.isEmpty else { return try text(["\(console.limits.memory >> 20) MB"]) }
    guard let megabytes = Int(argument), LimitOptions.memories.contains(megabytes) else {
      throw KnowledgeBaseError(.usage, "a statement may use from 1 to 65536 MB, not \(argument)")
    }
    console.limits.memory = megabytes << 20
  }

  private func setMaxRows(_ argument: String) throws {
    let now = console.limits.rowCount
    guard !argument.isEmpty else { return try text([now == .max ? "off" : "\(now)"]) }
    guard let count = argument == "off" ? .max : Int(argument), count >= 0 else {
      throw KnowledgeBaseError(.usage, "a number of rows, or off for all, not \(argument)")
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
    messages.note("attached; its tables are \(file.name).NAME, and .tables lists them")
    completeNames()
  }

  private func addTable(_ argument: String) throws {
    let file = try NamedFile(argument, for: ".table")
    guard file.path != "-" else {
      throw KnowledgeBaseError(.usage, "standard input is what is typed here", suggestion: "Name a file.")
    }
    let table = try console.addTable(file, whileBusy: InterruptKey.check)
    for note in table.notes { messages.note(Sanitizer.visible(note)) }
    let columns = Amounts.count(table.columns.count, "column", "columns")
    messages.note("\(table.name) has \(Amounts.count(table.rowCount, "row", "rows")) and \(columns)")
    completeNames()
  }

  private func read(_ path: String) throws {
    guard !path.isEmpty else { throw KnowledgeBaseError(.usage, ".read needs a file", suggestion: ".read query.sql") }
    guard depth < 16 else {
      throw KnowledgeBaseError(.usage, "files that are read by .read nest at most 16 deep", place: path)
    }
    let query = try QueryFile.query(at: path)
    if let remark = query.remark { messages.note(remark) }
    depth += 1
    defer { depth -= 1 }
    try run(script: query.sql, of: path)
  }
}

// Saved queries.
extension PromptSession {
  private func save(_ argument: String) throws {
    guard let last else { throw KnowledgeBaseError(.usage, "there is no statement to save yet") }
    let replacement = "--replace "
    let isReplacing = argument.hasPrefix(replacement)
    let words = String(argument.dropFirst(isReplacing ? replacement.count : 0))
    guard let (name, meaning) = Self.name(in: words) else {
      throw KnowledgeBaseError(
        .usage, "a saved query needs a name",
        suggestion: "For instance: .save my-regions, or .save \"råd fra nord\" with quotes around spaces")
    }
    var sql = last
    while sql.last == ";" || sql.last?.isWhitespace == true { sql.removeLast() }
    let query = SavedQuery(
      name: name, description: meaning.isEmpty ? "Saved at the prompt." : meaning, sql: sql, defaults: used(by: sql))
    let knowledgeBase = try KnowledgeBase.open(database, for: .writing)
    defer { try? knowledgeBase.close() }
    try knowledgeBase.save(query, replacing: isReplacing)
    let shown = name.contains(" ") ? "\"\(name)\"" : name
    messages.note("saved as \(name); .run \(shown) or `byregion query \(shown)` runs it")
  }

  /// A name, in quotes if it has spaces, and what stands behind it.
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
