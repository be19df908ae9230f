import ArgumentParser
import ByregionConsole
import ByregionLanguages
import ByregionPrinting
import ByregionReading
import ByregionRecords
import ByregionSQLite
import ByregionStore
import ByregionText

/// `byregion schema`: describes tables, views and columns.
struct SchemaCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "schema",
      abstract: help.schema.abstract,
      discussion: help.schema.discussion(
        """
        byregion schema
        byregion schema advice
        """))
  }

  @Argument(help: ArgumentHelp(help.tableOrView, valueName: help.value(.name)), completion: NameCompletion.tables)
  var name: String?

  @Flag(help: ArgumentHelp(help.schemaStatement))
  var sql = false

  @OptionGroup var format: FormatOptions
  @OptionGroup var database: DatabaseOptions

  func run() throws {
    let objects = try database.withSome { try $0.schema(countingRows: name == nil) }
    guard let name else { return try show(objects) }
    guard let object = objects.first(where: { $0.name.lowercased() == name.lowercased() }) else {
      let near = NearestName.to(name, among: objects.map(\.name))
      throw KnowledgeBaseError(
        .usage, { $0.noTableOrView(name) },
        suggestion: near.map { near in NextStep.say { $0.didYouMean(near) } } ?? .listTables)
    }
    if sql { return try format.destination.write { $0.append(object.sql + ";\n") } }
    try show(object)
  }

  private func show(_ objects: [SchemaObject]) throws {
    let table = SchemaRows.list(objects, isForPeople: try !format.rowFormat.isForPrograms)
    try Rows.print(table.names, format, table.rows)
  }

  private func show(_ object: SchemaObject) throws {
    let table = SchemaRows.columns(of: object, isForPeople: try !format.rowFormat.isForPrograms)
    guard try format.rowFormat == .table else { return try Rows.print(table.names, format, table.rows) }
    try format.destination.write { output in
      if let description = SchemaRows.description(of: object, isForPeople: true) {
        output.append("\(object.name) (\(words.schemaKind(object.kind.rawValue))): \(description)\n\n")
      }
      let printer = OutputFormat.table.printer(to: output, format.listOptions)
      try printer.begin(RowsForPeople(table.names, .table).headings)
      for row in table.rows { try printer.row(row) }
      try printer.end()
    }
  }
}

/// The schema as rows to print.
struct SchemaRows {
  var names: [String]
  var rows: [[Value]]

  /// One row for each table and view, with its number of rows if counted.
  ///
  /// - Parameter isForPeople: whether descriptions are in the program's language; machine-readable formats have the
  ///   stored ones.
  static func list(_ objects: [SchemaObject], isForPeople: Bool) -> SchemaRows {
    func description(_ object: SchemaObject) -> Value { Value(Self.description(of: object, isForPeople: isForPeople)) }
    guard objects.contains(where: { $0.rowCount != nil }) else {
      return SchemaRows(
        names: ["name", "kind", "description"],
        rows: objects.map { [.text($0.name), .text(kind(of: $0)), description($0)] })
    }
    return SchemaRows(
      names: ["name", "kind", "rows", "description"],
      rows: objects.map {
        [.text($0.name), .text(kind(of: $0)), Value($0.rowCount), description($0)]
      })
  }

  /// The description of a table or view.
  static func description(of object: SchemaObject, isForPeople: Bool) -> String? {
    let translated = isForPeople && !object.isForeign ? words.tableDescription(object.name) : nil
    return translated ?? object.description
  }

  /// "table", or "added table" for one that the user added.
  private static func kind(of object: SchemaObject) -> String {
    (object.isForeign ? "added " : "") + object.kind.rawValue
  }

  /// One row for each column.
  ///
  /// - Parameter isForPeople: as for ``list(_:isForPeople:)``.
  static func columns(of object: SchemaObject, isForPeople: Bool) -> SchemaRows {
    func description(_ column: SchemaObject.Column) -> String {
      let translated = isForPeople && !object.isForeign ? column.description.flatMap(words.columnDescription) : nil
      return translated ?? column.description ?? ""
    }
    return SchemaRows(
      names: ["column", "type", "refers to", "description"],
      rows: object.columns.map {
        [.text($0.name), .text($0.type), .text($0.refersTo ?? ""), .text(description($0))]
      })
  }
}
