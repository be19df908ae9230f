import ArgumentParser
import KnowledgeBase
import Printing
import SQLite

/// `byregion schema`: what there is to ask, with what it means.
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Show the tables and views, or one with its columns.",
    discussion: """
      Examples:
        byregion schema
        byregion schema advice
      """)

  @Argument(help: "A table or view.")
  var name: String?

  @Flag(help: "Show the statement that made it.")
  var sql = false

  @OptionGroup var format: FormatOptions
  @OptionGroup var database: DatabaseOptions

  func run() throws {
    let objects = try database.with(.reading) { try $0.schema(countingRows: name == nil) }
    guard let name else { return try show(objects) }
    guard let object = objects.first(where: { $0.name.lowercased() == name.lowercased() }) else {
      throw KnowledgeBaseError(
        .usage, "there is no table or view \(name)", suggestion: "`byregion schema` lists them.")
    }
    if sql {
      let output = Output.standardOutput()
      output.append(object.sql + ";\n")
      return try output.flush()
    }
    try show(object)
  }

  private func show(_ objects: [SchemaObject]) throws {
    let table = SchemaRows.list(objects)
    try Rows.print(table.names, format, table.rows)
  }

  private func show(_ object: SchemaObject) throws {
    if format.rowFormat == .table, let description = object.description {
      let output = Output.standardOutput()
      output.append("\(object.name) (\(object.kind.rawValue)): \(description)\n\n")
      try output.flush()
    }
    let table = SchemaRows.columns(of: object)
    try Rows.print(table.names, format, table.rows)
  }
}
