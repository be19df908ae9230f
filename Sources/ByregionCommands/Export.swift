import ArgumentParser
import ByregionPlaces
import ByregionPrinting
import ByregionReading
import ByregionRecords
import ByregionWriteUp

extension WriteUp.Kind: ExpressibleByArgument {}

/// `byregion export`: a region's write-up, put together from its records.
struct ExportCommand: ParsableCommand {
  /// What `--format` takes here.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, markdown, json
  }

  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write a region's write-up out of its records.",
    discussion: """
      text reads back as the same records; json has the reference of every entry. For the bytes as they were imported
      see `document raw`.

      Examples:
        byregion export rana
        byregion export rana --format markdown
        byregion export rana --kind application --format json
      """)

  @Argument(help: "A region, by any of its names.")
  var region: String

  @Option(name: .shortAndLong, help: "text, markdown or json.")
  var format: Format = .text

  @Option(help: ArgumentHelp("final, application or phase1, where a region has several.", valueName: "kind"))
  var kind: WriteUp.Kind?

  @OptionGroup var database: DatabaseOptions

  func run() throws {
    let documents = try database.with(.reading) { knowledgeBase in
      try knowledgeBase.export(region: knowledgeBase.regionSlug(named: region))
    }
    guard let chosen = documents.first(where: { kind == nil || $0.document.kind == kind?.rawValue }) else {
      throw KnowledgeBaseError(
        .missingInput, "\(region) has no current \(kind.map { "\($0.rawValue) " } ?? "")write-up",
        suggestion: "`byregion document history \(region)` lists what there is.")
    }
    let output = Output.standardOutput()
    switch format {
    case .text: output.append(Terminal(descriptor: 1).shown(chosen.text))
    case .markdown: try ExportMarkdown.append(chosen, to: output)
    case .json: ExportJSON.append(chosen, to: output)
    }
    try output.flush()
    if kind == nil, documents.count > 1 {
      let others = documents.filter { $0.document.id != chosen.document.id }.map { "--kind \($0.document.kind)" }
      Messages.standardError().note("there is more of this region: \(others.joined(separator: ", "))")
    }
  }
}

/// A document with the reference of every entry as one JSON object, version 1.
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

/// A document as Markdown, in the texts' own words.
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

  /// Paragraphs and items that stand together.
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
