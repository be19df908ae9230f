import ArgumentParser
import ByregionFiles
import ByregionImporting
import ByregionMaps
import ByregionPrinting
import ByregionReading
import ByregionRecords
import ByregionText

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
