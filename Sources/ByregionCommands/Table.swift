import ArgumentParser
import ByregionConsole
import ByregionFiles
import ByregionImporting
import ByregionLanguages
import ByregionMaps
import ByregionPrinting
import ByregionReading
import ByregionRecords
import ByregionText

/// Files that a query reads beside the knowledge base.
struct NeighbourOptions: ParsableArguments {
  @Option(
    parsing: .singleValue,
    help: ArgumentHelp("Read an SQLite database, as NAME.table; may be repeated.", valueName: "name=file"),
    completion: .file())
  var attach: [String] = []

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(
      "Read a CSV, TSV, JSON or NDJSON file (- is standard input) as a table; may be repeated.", valueName: "name=file"),
    completion: .file())
  var table: [String] = []

  var isEmpty: Bool { attach.isEmpty && table.isEmpty }

  /// Makes the files known to a console, and tells what was decided about them.
  func open(in console: SQLConsole) throws {
    let files = try (
      attach.map { try NamedFile($0, for: "--attach") }, table.map { try NamedFile($0, for: "--table") }
    )
    for file in files.0 { try console.attach(file) }
    for file in files.1 {
      for note in try console.addTable(file, whileBusy: InterruptKey.check).notes {
        Messages.standardError().note(Sanitizer.visible(note))
      }
    }
  }
}

/// `byregion table`: tables of the user's own in the knowledge base.
struct TableCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "table",
    abstract: "Add tables of your own to the knowledge base, list them, remove them.",
    discussion: """
      Examples:
        byregion table add ssb ssb.csv
        byregion table list
        byregion table remove ssb

      Imports, rebuilds, backups and checks leave such tables alone. `byregion sql --table NAME=FILE` reads a file for
      one query, without adding it.
      """,
    subcommands: [TableAddCommand.self, TableListCommand.self, TableRemoveCommand.self])
}

/// `byregion table add`: makes a table of a file.
struct TableAddCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: "Make a table of a CSV, TSV, JSON or NDJSON file.",
    discussion: """
      The first line names the columns; lines before it that have fewer fields are titles. The separator (; , | or tab),
      the encoding and the types are found out. Numbers become numbers, with a decimal point or comma, only where nothing
      is lost: 0301 stays a text. An empty field is NULL. In a column of numbers so are the signs . .. ... : and -.

      Examples:
        byregion table add ssb ssb.csv
        byregion table add --replace ssb ssb-2024.csv
      """)

  @Argument(help: "The table's name.")
  var name: String

  @Argument(help: "The file; - is standard input.", completion: .file())
  var file: String

  @Flag(help: "Put it in the place of an added table of the same name.")
  var replace = false

  @OptionGroup var database: DatabaseOptions

  func run() throws {
    let named = try NamedFile(name: name, path: file)
    InterruptKey.begin()
    defer { InterruptKey.end() }
    let table = try database.withExisting {
      try $0.addTable(named, replacing: replace, whileBusy: InterruptKey.check)
    }
    for note in table.notes { Messages.standardError().note(Sanitizer.visible(note)) }
    try Lines.print(words.tableAdded(name, rows: table.rowCount, columns: table.columns.count))
  }
}

/// `byregion table list`: the tables that were added.
struct TableListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the tables that were added, by byregion or by another program.",
    discussion: """
      Example:
        byregion table list --format json
      """)

  @OptionGroup var format: FormatOptions
  @OptionGroup var database: DatabaseOptions

  func run() throws {
    let tables = try database.with(.reading) { try $0.keptTables() }
    try Rows.print(
      ["name", "rows", "columns"], format,
      tables.map { [.text($0.name), .integer(Int64($0.rowCount)), .text($0.columns.joined(separator: ", "))] })
  }
}

/// `byregion table remove`: removes tables that were added.
struct TableRemoveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove", abstract: "Remove a table that was added, with its rows.",
    discussion: """
      Example:
        byregion table remove --yes ssb
      """)

  @Argument(help: "The table's name.")
  var name: String

  @OptionGroup var consent: ConsentOptions
  @OptionGroup var database: DatabaseOptions

  func run() throws {
    try database.withExisting { knowledgeBase in
      let table = try knowledgeBase.keptTables().first { $0.name.lowercased() == name.lowercased() }
      if let table {
        try consent.ask(
          words.askToRemoveTable, listing: ["\(table.name): \(words.rows(table.rowCount))"])
      }
      try knowledgeBase.removeTable(named: name)
    }
    try Lines.print(words.tableRemoved(Sanitizer.visible(name)))
  }
}

/// `byregion boundaries`: the areas of municipalities, for the maps of `byregion serve`.
struct BoundariesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "boundaries",
    abstract: "Load areas of municipalities for the maps, list them, remove them.",
    discussion: """
      Examples:
        byregion boundaries import kommuner.geojson
        byregion boundaries list
        byregion boundaries remove
      """,
    subcommands: [BoundariesImportCommand.self, BoundariesListCommand.self, BoundariesRemoveCommand.self])
}

/// `byregion boundaries import`: loads a file of areas.
struct BoundariesImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Load a GeoJSON or TopoJSON file of municipalities.",
    discussion: """
      The maps of `byregion serve` fill areas then instead of drawing dots. The property with the numbers and the
      coordinates (longitude and latitude, or UTM) are found out. The municipalities may be those of 2015, or of 2020 and
      2024. Borders are simplified to about 100 m. Areas that were loaded before are replaced.

      Examples:
        byregion boundaries import kommuner.geojson
        byregion boundaries import --attribution "© Kartverket, CC BY 4.0" kommuner.topojson
      """)

  @Argument(help: "The file; - is standard input.", completion: .file(extensions: ["geojson", "topojson", "json"]))
  var file: String

  @Option(help: ArgumentHelp("The property that has the numbers.", valueName: "property"))
  var number: String?

  @Option(help: ArgumentHelp("Whom the maps name as the source; the file may say so itself.", valueName: "text"))
  var attribution: String?

  @OptionGroup var database: DatabaseOptions

  func run() throws {
    let bytes = try content()
    let name = file == "-" ? "-" : FilePath.parts(file).name
    let report = try database.withExisting {
      try $0.importBoundaries(bytes, name: name, property: number, attribution: attribution)
    }
    for note in report.notes { Messages.standardError().note(Sanitizer.visible(note)) }
    if report.attribution == nil {
      Messages.standardError().note("the file names no owner: if its licence asks for one, add --attribution TEXT")
    }
    let areas = Amounts.count(report.count, "municipality", "municipalities")
    let replaced = report.replaced > 0 ? ", in the place of \(report.replaced) loaded before" : ""
    try Lines.print("loaded the areas of \(areas) of \(report.year), from \(report.system)\(replaced)")
  }

  private func content() throws -> [UInt8] {
    let limit = Boundaries.byteLimit
    do {
      let bytes =
        try file == "-"
        ? FileReader.read(0, limit: limit + 1) : FileReader.read(path: file, limit: limit + 1)
      guard bytes.count <= limit else {
        throw KnowledgeBaseError(
          .invalidInput, "the file is larger than \(limit >> 20) MB", place: file,
          suggestion: "Use a simplified file, such as one for small scales.")
      }
      return bytes
    } catch let error as FileReader.Failure {
      throw KnowledgeBaseError(.missingInput, "the file cannot be read (\(error.message))", place: file)
    }
  }
}

/// `byregion boundaries list`: what was loaded.
struct BoundariesListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the file that areas were loaded from.",
    discussion: """
      Example:
        byregion boundaries list --format json
      """)

  @OptionGroup var format: FormatOptions
  @OptionGroup var database: DatabaseOptions

  func run() throws {
    let source = try database.with(.reading) { try $0.boundarySource() }
    try Rows.print(
      ["file", "municipalities", "year", "attribution", "imported_at"], format,
      source.map { source in
        [
          [
            .text(source.name), .integer(Int64(source.count)), .integer(Int64(source.year)),
            source.attribution.map { .text($0) } ?? .null, .text(source.importedAt),
          ]
        ]
      } ?? [])
  }
}

/// `byregion boundaries remove`: takes the areas away.
struct BoundariesRemoveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove", abstract: "Remove the areas that were loaded.",
    discussion: """
      Example:
        byregion boundaries remove
      """)

  @OptionGroup var database: DatabaseOptions

  func run() throws {
    try database.withExisting { try $0.removeBoundaries() }
    try Lines.print("removed the areas; the maps show dots again")
  }
}
