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

/// Files that a query reads in addition to the knowledge base.
struct NeighbourOptions: ParsableArguments {
  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(help.attach, valueName: help.value(.nameFile)),
    completion: .file())
  var attach: [String] = []

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(help.table, valueName: help.value(.nameFile)),
    completion: .file())
  var table: [String] = []

  var isEmpty: Bool { attach.isEmpty && table.isEmpty }

  /// Attaches the files to a console, and prints notes about how they were read.
  func open(in console: SQLConsole) throws {
    let files = try (
      attach.map { try NamedFile($0, for: "--attach") }, table.map { try NamedFile($0, for: "--table") }
    )
    for file in files.0 { try console.attach(file) }
    for file in files.1 {
      for note in try console.addTable(file, whileBusy: InterruptKey.check).notes {
        Messages.standardError().note(Sanitizer.visible(note.text))
      }
    }
  }
}

/// `byregion table`: manages the user's own tables in the knowledge base.
struct TableCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "table",
      abstract: help.tables.abstract,
      discussion: help.tables.discussion(
        """
        byregion table add ssb ssb.csv
        byregion table list
        byregion table remove ssb
        """),
      subcommands: [TableAddCommand.self, TableListCommand.self, TableRemoveCommand.self])
  }
}

/// `byregion table add`: creates a table from a file.
struct TableAddCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "add",
      abstract: help.addTable.abstract,
      discussion: help.addTable.discussion(
        """
        byregion table add ssb ssb.csv
        byregion table add --replace ssb ssb-2024.csv
        """))
  }

  @Argument(help: ArgumentHelp(help.tableName, valueName: help.value(.name)))
  var name: String

  @Argument(help: ArgumentHelp(help.fileOrInput, valueName: help.value(.file)), completion: .file())
  var file: String

  @Flag(help: ArgumentHelp(help.tableReplace))
  var replace = false

  @OptionGroup var database: DatabaseOptions

  func run() throws {
    let named = try NamedFile(name: name, path: file)
    InterruptKey.begin()
    defer { InterruptKey.end() }
    let table = try database.withExisting {
      try $0.addTable(named, replacing: replace, whileBusy: InterruptKey.check)
    }
    for note in table.notes { Messages.standardError().note(Sanitizer.visible(note.text)) }
    try Lines.print(words.tableAdded(name, rows: table.rowCount, columns: table.columns.count))
  }
}

/// `byregion table list`: lists the user's tables.
struct TableListCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "list", abstract: help.listTables.abstract,
      discussion: help.listTables.discussion(
        """
        byregion table list --format json
        """))
  }

  @OptionGroup var format: FormatOptions
  @OptionGroup var database: DatabaseOptions

  func run() throws {
    let tables = try database.with(.reading) { try $0.keptTables() }
    try Rows.print(
      ["name", "rows", "columns"], format,
      tables.map { [.text($0.name), .integer(Int64($0.rowCount)), .text($0.columns.joined(separator: ", "))] })
  }
}

/// `byregion table remove`: removes the user's tables.
struct TableRemoveCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "remove", abstract: help.removeTable.abstract,
      discussion: help.removeTable.discussion(
        """
        byregion table remove --yes ssb
        """))
  }

  @Argument(help: ArgumentHelp(help.tableName, valueName: help.value(.name)), completion: NameCompletion.keptTables)
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

/// `byregion boundaries`: manages the areas of municipalities for the maps of `byregion serve`.
struct BoundariesCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "boundaries",
      abstract: help.boundaries.abstract,
      discussion: help.boundaries.discussion(
        """
        byregion boundaries import kommuner.geojson
        byregion boundaries list
        byregion boundaries remove
        """),
      subcommands: [BoundariesImportCommand.self, BoundariesListCommand.self, BoundariesRemoveCommand.self])
  }
}

/// `byregion boundaries import`: loads a file of areas.
struct BoundariesImportCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "import",
      abstract: help.importBoundaries.abstract,
      discussion: help.importBoundaries.discussion(
        """
        byregion boundaries import kommuner.geojson
        byregion boundaries import --attribution "© Kartverket, CC BY 4.0" kommuner.topojson
        """))
  }

  @Argument(
    help: ArgumentHelp(help.fileOrInput, valueName: help.value(.file)),
    completion: .file(extensions: ["geojson", "topojson", "json"]))
  var file: String

  @Option(help: ArgumentHelp(help.numberProperty, valueName: help.value(.property)))
  var number: String?

  @Option(help: ArgumentHelp(help.attribution, valueName: help.value(.text)))
  var attribution: String?

  @OptionGroup var database: DatabaseOptions

  func run() throws {
    let bytes = try content()
    let name = file == "-" ? "-" : FilePath.parts(file).name
    let report = try database.withExisting {
      try $0.importBoundaries(bytes, name: name, property: number, attribution: attribution)
    }
    for note in report.notes { Messages.standardError().note(Sanitizer.visible(note.text)) }
    if report.attribution == nil {
      Messages.standardError().note(words.boundariesWithoutOwner)
    }
    try Lines.print(
      words.loadedBoundaries(
        report.count, year: report.year, system: report.system, replaced: report.replaced))
  }

  private func content() throws -> [UInt8] {
    let limit = Boundaries.byteLimit
    do {
      let bytes =
        try file == "-"
        ? FileReader.read(0, limit: limit + 1) : FileReader.read(path: file, limit: limit + 1)
      guard bytes.count <= limit else {
        throw KnowledgeBaseError(
          .invalidInput, { $0.fileLargerThan(megabytes: limit >> 20) }, place: file,
          suggestion: .say { $0.useSimplifiedFile })
      }
      return bytes
    } catch let error as FileReader.Failure {
      throw KnowledgeBaseError(.missingInput, { $0.fileCannotBeRead(because: error.message) }, place: file)
    }
  }
}

/// `byregion boundaries list`: shows the loaded file.
struct BoundariesListCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "list", abstract: help.listBoundaries.abstract,
      discussion: help.listBoundaries.discussion(
        """
        byregion boundaries list --format json
        """))
  }

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

/// `byregion boundaries remove`: removes the areas.
struct BoundariesRemoveCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "remove", abstract: help.removeBoundaries.abstract,
      discussion: help.removeBoundaries.discussion(
        """
        byregion boundaries remove
        """))
  }

  @OptionGroup var database: DatabaseOptions

  func run() throws {
    try database.withExisting { try $0.removeBoundaries() }
    try Lines.print(words.removedBoundaries)
  }
}
