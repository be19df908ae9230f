import ArgumentParser
import ByregionLanguages
import ByregionPlaces
import ByregionPrinting
import ByregionReading
import ByregionRecords
import ByregionReports
import ByregionSQLite
import ByregionStore

/// `byregion show`: shows a region, a municipality or one passage.
struct ShowCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "show",
      abstract: help.show.abstract,
      discussion: help.show.discussion(
        """
        byregion show rana
        byregion show municipality Hemnes
        byregion show 1833
        byregion show rana/advice/2
        byregion show rana -o rana.md
        byregion show rana --format json
        byregion show rana/advice/2 --format bibtex
        """))
  }

  @Argument(
    help: ArgumentHelp(help.showName, valueName: help.value(.name)))
  var words: [String]

  @Option(name: .shortAndLong, help: ArgumentHelp(help.showFormat, valueName: help.value(.format)))
  var format: PageFormat?

  @OptionGroup var destination: DestinationOptions
  @OptionGroup var database: DatabaseOptions

  func validate() throws {
    _ = try destination.format(format, else: .text)
    guard words.count == 1, Self.kinds[words[0]] != nil else { return }
    throw ValidationError(Catalogue.ofProcess.nameWhatToShow(words[0]))
  }

  func run() throws {
    let page = try database.with(.reading, readsPublication: true) { try self.page(of: $0) }
    if let note = page.note { Messages.standardError().note(note) }
    let format = try destination.format(format, else: .text)
    if let citation = CitationFormat(rawValue: format.rawValue) { return try cite(page, as: citation) }
    try destination.write { output in
      switch format {
      case .text: try PagePrinter(output, destination.terminal()).print(page.shown())
      case .markdown: try MarkdownPagePrinter(output).print(page.shown())
      case .json: PageJSON.write(page, to: output)
      case .bibtex, .cslJSON, .ris: break
      }
    }
  }

  private func cite(_ page: NamedPage, as format: CitationFormat) throws {
    guard case .passage(let passage) = page else {
      throw KnowledgeBaseError(
        .usage, { $0.citesNeither(format.rawValue) }, suggestion: .say { $0.listCites(format.rawValue) })
    }
    let citation = try database.with(.reading, readsPublication: true) { try $0.citation(of: passage) }
    try destination.write { $0.append(CitationWriter.bytes(of: [citation], as: format)) }
  }

  private func page(of knowledgeBase: KnowledgeBase) throws -> NamedPage {
    guard words.count > 1, let kind = Self.kinds[words[0]] else {
      return try knowledgeBase.page(named: words.joined(separator: " "))
    }
    return try knowledgeBase.page(named: words.dropFirst().joined(separator: " "), only: kind)
  }

  private static let kinds: [String: NamedPage.Kind] = ["municipality": .municipality, "region": .region]
}

/// What `show` says as one JSON object, version 1; `page` says what it is: region, municipality or passage. Several
/// municipalities of one name are in an array under `municipalities`.
enum PageJSON {
  static func write(_ page: NamedPage, to output: Output) {
    let writer = JSONWriter(output, indented: true)
    writer.object {
      writer.field("version", 1)
      switch page {
      case .region(let region): fields(of: region, writer)
      case .passage(let passage): fields(of: passage, writer)
      case .municipalities(let pages, _):
        writer.field("page", "municipality")
        writer.field("municipalities", each: pages) { page in writer.object { fields(of: page, writer) } }
      }
    }
    writer.endLine()
  }

  private static func fields(of page: PassagePage, _ writer: JSONWriter) {
    writer.field("page", "passage")
    writer.field("reference", page.reference)
    writer.field("kind", page.kind.rawValue)
    writer.field("region", page.regionSlug)
    writer.field("region_name", page.regionName)
    writer.field("heading", page.heading)
    writer.field("text", page.text)
    writer.field("source", page.source)
    writer.field("line", page.line)
  }

  private static func fields(of page: MunicipalityPage, _ writer: JSONWriter) {
    let municipality = page.municipality
    writer.field("number", municipality.number)
    writer.field("name", municipality.name)
    writer.field("county", municipality.county.name)
    writer.field("population", municipality.population)
    writer.field("population_date", municipality.population == nil ? nil : PlaceRegister.date)
    writer.field("parallel_names", each: municipality.parallelNames) { name in
      writer.object {
        writer.field("name", name.name)
        writer.field("language", name.language)
      }
    }
    writer.field("successors_2024", each: municipality.successors) { successor in
      writer.object {
        writer.field("number", successor.number)
        writer.field("name", successor.name)
        writer.field("county", successor.county)
        writer.field("extent", successor.extent)
      }
    }
    writer.field("namesakes", page.namesakes.map(\.number))
    writer.field("regions", each: page.regions) { region in
      writer.object {
        writer.field("region", region.regionSlug)
        writer.field("region_name", region.regionName)
        writer.field("role", region.isApplicant ? "applicant" : "partner")
        writer.field("printed_name", region.printedName)
        writer.field("certainty", region.certainty.rawValue)
      }
    }
    writer.field("mentions", each: page.mentions) { mention in
      writer.object {
        writer.field("reference", mention.reference)
        writer.field("region_name", mention.regionName)
        writer.field("text", mention.text)
        writer.field("may_mean_another", mention.isOpen)
      }
    }
  }

  private static func fields(of page: RegionPage, _ writer: JSONWriter) {
    writer.field("page", "region")
    writer.field("region", page.slug)
    writer.field("name", page.name)
    writer.field("other_names", page.otherNames)
    writer.field("members", each: page.members) { member in
      writer.object {
        writer.field("name", member.name)
        writer.field("number", member.number)
        writer.field("county", member.county)
        writer.field("role", member.isApplicant ? "applicant" : "partner")
        writer.field("certainty", member.certainty.rawValue)
      }
    }
    writer.field("members_population", page.membersPopulation)
    writer.field("figures", each: page.figures) { figures in
      writer.object {
        writer.field("population", figures.population)
        writer.field("population_date", figures.populationDate)
        writer.field("area_km2", figures.areaKm2)
        writer.field("source", figures.source)
      }
    }
    writer.field("passages", each: page.passages) { passage in
      writer.object {
        writer.field("reference", passage.reference)
        writer.field("kind", passage.kind.rawValue)
        writer.field("marker", passage.marker)
        writer.field("depth", passage.depth)
        writer.field("level", passage.level)
        writer.field("text", passage.text)
      }
    }
    writer.field("documents", each: page.documents) { document in
      writer.object {
        writer.field("id", document.id)
        writer.field("kind", document.kind)
        writer.field("language", document.language)
        writer.field("source", document.source)
        writer.field("imported_at", document.importedAt)
      }
    }
  }
}
