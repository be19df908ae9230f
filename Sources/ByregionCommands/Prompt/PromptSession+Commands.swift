import KnowledgeBase
import Printing
import SQLite

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
    case ".format": try setFormat(argument)
    case ".output": try setOutput(argument)
    case ".timer": tellsTime = try Self.isOn(argument, tellsTime)
    case ".param": try setParameter(argument)
    case ".save": try save(argument)
    case ".run": try runSaved(argument)
    case ".help": try text(DotCommand.help.map { DisplayWidth.padded($0.usage, to: 22) + $0.meaning })
    case ".quit", ".exit": quit()
    default:
      let near = NearestName.to(command.name, among: DotCommand.names)
      throw KnowledgeBaseError(
        .usage, "there is no command \(command.name)",
        suggestion: near.map { "Did you mean \($0)?" } ?? ".help lists the commands.")
    }
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
      suggestion: near.map { "Did you mean \($0)?" } ?? ".tables lists them.")
  }

  private func schema(_ name: String) throws {
    let objects = name.isEmpty ? try console.schema() : [try object(name)]
    try text(objects.map { Sanitizer.visible($0.sql, keeping: .newlines) + ";\n" })
  }

  private func setFormat(_ name: String) throws {
    guard !name.isEmpty else { return try text([format.rowFormat.rawValue]) }
    guard let chosen = OutputFormat(rawValue: name) else {
      throw KnowledgeBaseError(
        .usage, "there is no format \(name)",
        suggestion: "There are \(OutputFormat.allCases.map(\.rawValue).joined(separator: ", ")).")
    }
    format.format = chosen
  }

  func setOutput(_ path: String) throws {
    try finishFile()
    if !path.isEmpty { file = (path, try Output.file(replacing: path)) }
  }

  private static func isOn(_ argument: String, _ now: Bool) throws -> Bool {
    switch argument {
    case "on": return true
    case "off": return false
    case "": return !now
    default: throw KnowledgeBaseError(.usage, "on or off, not \(argument)")
    }
  }

  private func setParameter(_ assignment: String) throws {
    guard !assignment.isEmpty else {
      return try text(parameters.values.sorted { $0.key < $1.key }.map { "\($0)=\(QueryParameters.text(of: $1))" })
    }
    var given = QueryParameters()
    try given.add(assignment)
    for (name, value) in given.values {
      parameters.values[name] = assignment.hasSuffix("=") && value == .text("") ? nil : value
    }
  }

  private func save(_ argument: String) throws {
    guard let last else { throw KnowledgeBaseError(.usage, "there is no statement to save yet") }
    let replacement = "--replace "
    let isReplacing = argument.hasPrefix(replacement)
    let words = argument.dropFirst(isReplacing ? replacement.count : 0)
      .split(maxSplits: 1, whereSeparator: \.isWhitespace).map(String.init)
    guard let name = words.first else {
      throw KnowledgeBaseError(.usage, "a saved query needs a name", suggestion: "For instance: .save my-regions")
    }
    var sql = last
    while sql.last == ";" || sql.last?.isWhitespace == true { sql.removeLast() }
    let query = SavedQuery(
      name: name, description: words.count > 1 ? words[1] : "Saved at the prompt.", sql: sql, defaults: used(by: sql))
    let knowledgeBase = try KnowledgeBase.open(database, for: .writing)
    defer { try? knowledgeBase.close() }
    do {
      try knowledgeBase.save(query, replacing: isReplacing)
    } catch var error as KnowledgeBaseError where error.category == .usage && error.suggestion == nil {
      error.suggestion = "`.save --replace \(name)` puts this one in its place; .run lists them all."
      throw error
    }
    messages.note("saved as \(name); .run \(name) or `byregion query \(name)` runs it")
  }

  private func runSaved(_ name: String) throws {
    guard !name.isEmpty else {
      return try text(console.savedQueries().map { DisplayWidth.padded($0.name, to: 36) + $0.description })
    }
    let query = try console.savedQuery(named: name)
    let named = parameters.values.filter { query.defaults.values[$0.key] != nil }
    try answer(query.sql, query.parameters(given: QueryParameters(named)))
    last = query.sql
  }
}
