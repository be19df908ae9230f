import ArgumentParser
import ByregionConsole
import ByregionFiles
import ByregionLanguages
import ByregionPlaces
import ByregionPrinting
import ByregionReading
import ByregionRecords
import ByregionSQLite
import ByregionStore
import ByregionText
import ByregionWriteUp
import Foundation

extension WriteUp.Kind: ExpressibleByArgument {}

/// `byregion export`: writes a region's write-up from its records.
struct ExportCommand: ParsableCommand {
  /// The values of `--format`.
  enum Format: String, WritableFormat {
    case text, markdown, json, ndjson
  }

  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "export",
      abstract: help.export.abstract,
      discussion: help.export.discussion(
        """
        byregion export rana
        byregion export rana -o rana.md
        byregion export rana --kind application --format json
        byregion export --all -o write-ups/ --format markdown
        byregion export --all -o passages.ndjson
        byregion export --geojson regions -o regions.geojson
        byregion export --datasette metadata.json
        """))
  }

  @Argument(help: ArgumentHelp(help.region, valueName: help.value(.region)), completion: NameCompletion.regions)
  var region: String?

  @Flag(help: ArgumentHelp(help.everyRegion))
  var all = false

  @Option(name: .shortAndLong, help: ArgumentHelp(help.exportFormat, valueName: help.value(.format)))
  var format: Format?

  @OptionGroup var destination: DestinationOptions

  @Option(help: ArgumentHelp(help.exportKind, valueName: help.value(.kind)))
  var kind: WriteUp.Kind?

  @Option(help: ArgumentHelp(help.exportPoints, valueName: help.value(.layer)))
  var geojson: MapLayer?

  @Option(
    help: ArgumentHelp(help.exportDatasette, valueName: help.value(.file)),
    completion: .file(extensions: ["json"]))
  var datasette: String?

  @OptionGroup var database: DatabaseOptions

  func validate() throws {
    let chosen = [region, all ? "--all" : nil, geojson?.rawValue, datasette].compactMap { $0 }
    guard chosen.count == 1 else {
      throw ValidationError(words.giveOneExport)
    }
    guard region != nil || all || (format == nil && kind == nil) else {
      throw ValidationError(words.formatAndKindForRegion)
    }
    guard datasette == nil || destination.path == nil else {
      throw ValidationError(words.datasetteNamesFile)
    }
    guard geojson == nil, datasette == nil else { return }
    guard !all || kind == nil else { throw ValidationError(words.goesWith("--kind", words.aRegion)) }
    if all, !writesPassages {
      guard destination.path != nil else {
        throw ValidationError(words.allWritesFiles)
      }
    } else if try chosenFormat() == .ndjson, !all {
      throw ValidationError(words.ndjsonGoesWithAll)
    }
  }

  /// Whether to write all passages to one file, rather than all documents to a folder.
  private var writesPassages: Bool {
    format == .ndjson || format == nil && destination.path.flatMap { FileFormat(ofPath: $0) } == .ndjson
  }

  private func chosenFormat() throws -> Format { try destination.format(format, else: .text) }

  func run() throws {
    if let geojson { return try write(geojson) }
    if let datasette { return try writeMetadata(to: datasette) }
    guard let region else {
      return try database.with(.reading, readsPublication: true) { knowledgeBase in
        try writesPassages ? ExportAll.passages(of: knowledgeBase, destination) : exportFolder(knowledgeBase)
      }
    }
    let documents = try database.with(.reading, readsPublication: true) { knowledgeBase in
      try knowledgeBase.export(region: knowledgeBase.regionSlug(named: region))
    }
    guard let chosen = documents.first(where: { kind == nil || $0.document.kind == kind?.rawValue }) else {
      throw KnowledgeBaseError(
        .missingInput, { $0.noCurrentDocument(region, kind: kind?.rawValue) },
        suggestion: .say { $0.historyListsDocuments(region) })
    }
    let format = try chosenFormat()
    try destination.write { output in
      if format == .text {
        output.append(destination.terminal().shown(chosen.text))
      } else {
        try Self.append(chosen, as: format, to: output)
      }
    }
    if kind == nil, documents.count > 1 {
      let others = documents.filter { $0.document.id != chosen.document.id }.map { "--kind \($0.document.kind)" }
      Messages.standardError().note(words.otherDocuments(others))
    }
  }

  private func write(_ layer: MapLayer) throws {
    let features = try database.with(.reading, readsPublication: true) {
      try layer == .regions ? $0.regionFeatures() : $0.municipalityFeatures()
    }
    try destination.write { GeoJSON.append(features, to: $0) }
    let placeless = features.filter { $0.point == nil }.map(\.id)
    if let first = placeless.first {
      Messages.standardError().note(words.noPoint(first, others: placeless.count - 1))
    }
  }

  private func writeMetadata(to path: String) throws {
    let metadata = try database.with(.reading) { try DatasetteMetadata($0, path: database.path) }
    let output = path == "-" ? Output.standardOutput() : try Output.file(replacing: path)
    metadata.append(to: output)
    try output.commit()
    if !metadata.leftOut.isEmpty {
      Messages.standardError().note(
        words.leftOutOfMetadata(metadata.leftOut))
    }
  }

  private func exportFolder(_ knowledgeBase: KnowledgeBase) throws {
    guard let folder = destination.path else { return }
    let count = try ExportAll.documents(of: knowledgeBase, into: folder, as: format ?? .text)
    Messages.standardError().note(words.documents(count, inFolder: folder))
  }

  /// Appends a document in a format; ``Format/ndjson`` is written as JSON.
  static func append(_ exported: ExportedDocument, as format: Format, to output: Output) throws {
    switch format {
    case .text: output.append(exported.text)
    case .markdown: try ExportMarkdown.append(exported, to: output)
    case .json, .ndjson: ExportJSON.append(exported, to: output)
    }
  }
}

/// Writes all documents, or all passages.
enum ExportAll {
  /// Writes each current document to a file in a folder, named by the region's slug, its kind and, where a region has
  /// several of a kind, its id.
  ///
  /// - Returns: the number of files.
  static func documents(
    of knowledgeBase: KnowledgeBase, into folder: String, as format: ExportCommand.Format
  ) throws -> Int {
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw KnowledgeBaseError(
        .cannotCreate, { $0.folderCannotBeMade(error.localizedDescription) }, place: folder,
        suggestion: .say { $0.nameAnotherFolder })
    }
    let ending = FileFormat(rawValue: format.rawValue)?.endings.first ?? format.rawValue
    var slugs: [String] = []
    var count = 0
    for document in try knowledgeBase.documents() where slugs.last != document.regionSlug {
      slugs.append(document.regionSlug)
      var kinds: Set<String> = []
      for exported in try knowledgeBase.export(region: document.regionSlug) {
        let own = exported.document
        var name = own.kind == WriteUp.Kind.final.rawValue ? own.regionSlug : "\(own.regionSlug)-\(own.kind)"
        if !kinds.insert(own.kind).inserted { name += "-\(own.id)" }
        let output = try Output.file(replacing: "\(folder)/\(name).\(ending)")
        try ExportCommand.append(exported, as: format, to: output)
        try output.commit()
        count += 1
      }
    }
    return count
  }

  /// Writes all passages, one JSON object a line.
  static func passages(of knowledgeBase: KnowledgeBase, _ destination: DestinationOptions) throws {
    try destination.write { output in
      let printer = OutputFormat.ndjson.printer(to: output)
      try knowledgeBase.allPassages { columns in
        try printer.begin(columns.map { Column($0) })
      } row: { row in
        try printer.row(row)
      }
      try printer.end()
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
      writer.field("described_title", document.description.title)
      writer.field("publisher", document.description.publisher)
      writer.field("url", document.description.url)
      writer.field("published_on", document.description.publishedOn)
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
    appendFrontMatter(exported.document.description, to: output)
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

  /// What the document is as a publication, as an import reads it again; nothing if that is not known.
  private static func appendFrontMatter(_ description: DocumentDescription, to output: Output) {
    let fields = [
      ("title", description.title), ("publisher", description.publisher), ("url", description.url),
      ("date", description.publishedOn),
    ].compactMap { name, value in value.map { (name, $0) } }
    guard !fields.isEmpty else { return }
    output.append("---\n")
    for (name, value) in fields {
      let text = Sanitizer.visible(value).replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
      output.append("\(name): \"\(text)\"\n")
    }
    output.append("---\n\n")
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

/// The values of `--geojson`.
enum MapLayer: String, CaseIterable, ExpressibleByArgument {
  case regions, municipalities
}

/// Metadata for Datasette (https://docs.datasette.io/en/stable/metadata.html): what tables and columns mean, facets,
/// units, and the saved queries.
struct DatasetteMetadata {
  /// The name of the database in Datasette: the file's name without its ending.
  let databaseName: String
  let objects: [SchemaObject]
  /// The saved queries that plain SQLite can run.
  let queries: [SavedQuery]
  /// The names of the other saved queries.
  let leftOut: [String]

  /// - Parameter path: the knowledge base.
  init(_ knowledgeBase: KnowledgeBase, path: String) throws {
    let name = FilePath.parts(path).name
    databaseName = name.hasSuffix(".db") ? String(name.dropLast(3)) : name
    objects = try knowledgeBase.schema()
    (queries, leftOut) = try knowledgeBase.plainQueries()
  }

  /// Columns by which Datasette counts rows, by table.
  private static let facets = [
    "passages": ["kind", "region_id"], "passage_overview": ["kind", "region", "document"],
    "advice_overview": ["county", "region"], "advice_by_county": ["county", "region"],
    "advice_by_municipality": ["county", "municipality"], "said_by_municipality": ["municipality", "kind"],
    "membership": ["county", "role", "region"], "places": ["region", "role"],
    "documents": ["kind", "status", "language"], "region_overview": ["county"], "diagnostics": ["identifier"],
    "municipality_numbers": ["county_2015", "county_2024", "extent"],
  ]
  /// Units in the notation of Pint, which Datasette shows after values.
  private static let units = [
    "region_overview": ["area_km2": "km**2"], "region_facts": ["area_km2": "km**2"],
  ]
  /// The column that Datasette shows for a row that another one refers to.
  private static let labels = [
    "regions": "name", "municipalities": "name", "counties": "name", "documents": "title", "sections": "heading",
    "passages": "reference",
  ]
  /// Internal tables of the program.
  private static let hidden: Set = [
    "words", "word_grams", "word_places", "reference_counters", "schema_migrations", "import_failures", "imports",
    "import_changes", "changes", "saved_queries", "saved_query_parameters", "document_contents",
  ]
  private static let countedByStatistics: Set = [
    "municipalities", "counties", "municipality_successors", "municipality_populations", "municipality_numbers",
  ]

  func append(to output: Output) {
    let writer = JSONWriter(output, indented: true)
    writer.object {
      writer.field("title", "Byregion")
      writer.field("description", "What Norwegian city regions wrote about Byregionprogrammet, 2014–2018.")
      writer.field(
        "about", "Made by byregion from the write-ups of the regions; rights to the texts remain with their authors.")
      writer.field("databases") {
        writer.field(databaseName) {
          writer.field("tables") { for object in objects { append(object, writer) } }
          writer.field("queries") { for query in [QueryExamples.plainSearch] + queries { append(query, writer) } }
        }
      }
    }
    writer.endLine()
  }

  private func append(_ object: SchemaObject, _ writer: JSONWriter) {
    writer.field(object.name) {
      if let description = object.description { writer.field("description", description) }
      let described = object.columns.filter { $0.description != nil }
      if !described.isEmpty {
        writer.field("columns") { for column in described { writer.field(column.name, column.description) } }
      }
      if let facets = Self.facets[object.name] { writer.field("facets", facets) }
      if let units = Self.units[object.name] {
        writer.field("units") { for (column, unit) in units { writer.field(column, unit) } }
      }
      if let label = Self.labels[object.name] { writer.field("label_column", label) }
      if Self.countedByStatistics.contains(object.name) {
        writer.field("source", "Statistics Norway")
        writer.field("license", "CC BY 4.0")
        writer.field("license_url", "https://creativecommons.org/licenses/by/4.0/")
      }
      if Self.hidden.contains(object.name) || object.name.hasPrefix("passages_fts") { writer.field("hidden", true) }
    }
  }

  private func append(_ query: SavedQuery, _ writer: JSONWriter) {
    let example = query.defaults.values.sorted { $0.key < $1.key }
      .map { "\($0)=\(QueryParameters.text(of: $1))" }.joined(separator: ", ")
    writer.field(query.name) {
      writer.field("sql", query.sql)
      writer.field("title", query.name)
      writer.field("description", query.description + (example.isEmpty ? "" : " For instance \(example)."))
    }
  }
}
