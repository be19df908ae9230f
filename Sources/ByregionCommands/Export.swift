import ArgumentParser
import ByregionPlaces
import ByregionPrinting
import ByregionReading
import ByregionRecords
import ByregionWriteUp

extension WriteUp.Kind: ExpressibleByArgument {}

/// `byregion export`: writes a region's write-up from its records.
struct ExportCommand: ParsableCommand {
  /// What `--format` takes here.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, markdown, json
  }

  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write a region's write-up from its records, or a file for maps or for Datasette.",
    discussion: """
      text can be imported again and gives the same records; json has the reference of each entry. `document raw` prints
      the bytes as they were imported.

      --geojson writes points for a map (RFC 7946): the regions, each at the municipality that applied, or the
      municipalities. --datasette writes metadata for Datasette: what tables and columns mean, facets, and the saved
      queries that SQLite alone can run.

      Examples:
        byregion export rana
        byregion export rana --format markdown
        byregion export rana --kind application --format json
        byregion export --geojson regions > regions.geojson
        byregion export --datasette metadata.json
      """)

  @Argument(help: "A region, by slug or name.")
  var region: String?

  @Option(name: .shortAndLong, help: "text, markdown or json (default: text).")
  var format: Format?

  @Option(help: ArgumentHelp("final, application or phase1, if the region has several.", valueName: "kind"))
  var kind: WriteUp.Kind?

  @Option(help: ArgumentHelp("Write points for a map: regions or municipalities.", valueName: "layer"))
  var geojson: MapLayer?

  @Option(
    help: ArgumentHelp("Write metadata for Datasette to a file (- is standard output).", valueName: "file"),
    completion: .file(extensions: ["json"]))
  var datasette: String?

  @OptionGroup var database: DatabaseOptions

  func validate() throws {
    let chosen = [region, geojson?.rawValue, datasette].compactMap { $0 }
    guard chosen.count == 1 else {
      throw ValidationError("give one of: a region, --geojson LAYER, --datasette FILE")
    }
    guard region != nil || (format == nil && kind == nil) else {
      throw ValidationError("--format and --kind apply to a region's write-up")
    }
  }

  func run() throws {
    if let geojson { return try write(geojson) }
    if let datasette { return try writeMetadata(to: datasette) }
    if let region { try write(region) }
  }

  private func write(_ layer: MapLayer) throws {
    let features = try database.with(.reading) {
      try layer == .regions ? $0.regionFeatures() : $0.municipalityFeatures()
    }
    let output = Output.standardOutput()
    GeoJSON.append(features, to: output)
    try output.flush()
    let placeless = features.filter { $0.point == nil }.map(\.id)
    if let first = placeless.first {
      let others = placeless.count > 1 ? " and \(placeless.count - 1) more" : ""
      Messages.standardError().note("no point is known for \(first)\(others); the geometry is null")
    }
  }

  private func writeMetadata(to path: String) throws {
    let metadata = try database.with(.reading) { try DatasetteMetadata($0, path: database.path) }
    let output = path == "-" ? Output.standardOutput() : try Output.file(replacing: path)
    metadata.append(to: output)
    try output.commit()
    if !metadata.leftOut.isEmpty {
      Messages.standardError().note(
        "left out, since SQLite alone cannot run them: \(metadata.leftOut.joined(separator: ", "))")
    }
  }

  private func write(_ region: String) throws {
    let documents = try database.with(.reading) { knowledgeBase in
      try knowledgeBase.export(region: knowledgeBase.regionSlug(named: region))
    }
    guard let chosen = documents.first(where: { kind == nil || $0.document.kind == kind?.rawValue }) else {
      throw KnowledgeBaseError(
        .missingInput, "\(region) has no current \(kind.map { "\($0.rawValue) " } ?? "")write-up",
        suggestion: "`byregion document history \(region)` lists its documents.")
    }
    let output = Output.standardOutput()
    switch format ?? .text {
    case .text: output.append(Terminal(descriptor: 1).shown(chosen.text))
    case .markdown: try ExportMarkdown.append(chosen, to: output)
    case .json: ExportJSON.append(chosen, to: output)
    }
    try output.flush()
    if kind == nil, documents.count > 1 {
      let others = documents.filter { $0.document.id != chosen.document.id }.map { "--kind \($0.document.kind)" }
      Messages.standardError().note("this region has other documents: \(others.joined(separator: ", "))")
    }
  }
}

/// Writes a document as a JSON object (version 1) with the reference of each entry.
enum ExportJSON {
  static func append(_ exported: ExportedDocument, to output: Output) {
    let document = exported.document
    let writer = JSONWriter(output, indented: true)
    writer.object {
      writer.field("version", 1)
      writer.field("region", document.regionSlug)
      writer.field("region_name", document.regionName)
      writer.field("document_id", document.id)
      writer.field("title", document.title)
      writer.field("kind", document.kind)
      writer.field("language", document.language)
      writer.field("source", document.source)
      writer.field("sha256", document.sha256)
      writer.field("sections", each: exported.parts) { part in
        writer.object {
          writer.field("kind", part.kind.rawValue)
          writer.field("heading", part.heading)
          writer.field("line", part.line)
          writer.field("entries", each: part.items) { write($0, to: writer) }
        }
      }
    }
    writer.endLine()
  }

  private static func write(_ item: ExportedDocument.Item, to writer: JSONWriter) {
    writer.object {
      writer.field("reference", item.reference)
      writer.field("line", item.entry.line)
      writer.field("marker", item.entry.marker)
      writer.field("number", item.entry.number)
      writer.field("level", item.entry.level)
      writer.field("depth", item.entry.depth)
      writer.field("text", item.entry.text)
    }
  }
}

/// Writes a document as Markdown.
enum ExportMarkdown {
  static func append(_ exported: ExportedDocument, to output: Output) throws {
    var page = Page([.title(exported.document.title)])
    for part in exported.parts {
      if let heading = part.heading { page.append(.heading(heading)) }
      for run in runs(of: part.items) {
        if run[0].entry.depth == 0 {
          for item in run { page.append(.paragraph(StyledText(item.entry.text))) }
        } else {
          page.append(.items(run.map(Self.item)))
        }
      }
    }
    try MarkdownPagePrinter(output).print(page)
  }

  private static func item(_ item: ExportedDocument.Item) -> PageItem {
    PageItem(StyledText(item.entry.text), marker: item.entry.marker ?? "•", depth: item.entry.depth)
  }

  /// Runs of consecutive paragraphs or items.
  private static func runs(of items: [ExportedDocument.Item]) -> [[ExportedDocument.Item]] {
    var runs: [[ExportedDocument.Item]] = []
    for item in items {
      if let last = runs.last?.last, (last.entry.depth == 0) == (item.entry.depth == 0) {
        runs[runs.count - 1].append(item)
      } else {
        runs.append([item])
      }
    }
    return runs
  }
}
