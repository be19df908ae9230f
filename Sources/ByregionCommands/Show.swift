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
