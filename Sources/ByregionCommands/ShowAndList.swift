import ArgumentParser
import ByregionLanguages
import ByregionPlaces
import ByregionPrinting
import ByregionReading
import ByregionRecords
import ByregionReports
import ByregionSQLite
import ByregionStore
import ByregionText
import ByregionWriteUp

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
    help: ArgumentHelp(help.showName, valueName: help.value(.name)), completion: NameCompletion.places)
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

extension Listing: ExpressibleByArgument {}

/// `byregion list`: lists everything of a kind.
struct ListCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    let kinds = Listing.allCases.map { "  " + $0.rawValue.padded(to: 16) + help.listing($0.rawValue) }
    let about = help.list(kinds: kinds.joined(separator: "\n"))
    return CommandConfiguration(
      commandName: "list",
      abstract: about.abstract,
      discussion: about.discussion(
        """
        byregion list regions
        byregion list regions --sort -population
        byregion list documents --kind application
        byregion list municipalities --county Nordland --format csv
        byregion list municipalities --format csv --excel -o kommuner.csv
        byregion list municipalities --format list
        byregion list municipalities --format table -o kommuner.txt
        byregion list advice --format text
        byregion list advice -o råd.xlsx
        byregion list advice -o råd.html
        byregion list advice -o råd.md
        byregion list advice -o råd.tsv
        byregion list advice --format json
        byregion list advice -o råd.ndjson
        """))
  }

  @Argument(help: ArgumentHelp(help.whatToList, valueName: help.value(.kind)))
  var kind: Listing

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(help.listSort, valueName: help.value(.column)), completion: NameCompletion.columns)
  var sort: String?

  @Option(help: ArgumentHelp(help.listRegion, valueName: help.value(.name)), completion: NameCompletion.regions)
  var region: [String] = []

  @Option(
    help: ArgumentHelp(help.listMunicipality, valueName: help.value(.name)), completion: NameCompletion.municipalities)
  var municipality: [String] = []

  @Option(
    help: ArgumentHelp(help.listCounty, valueName: help.value(.name)), completion: NameCompletion.counties)
  var county: [String] = []

  @Option(
    name: .customLong("kind"),
    help: ArgumentHelp(help.listKind, valueName: help.value(.kind)))
  var documentKinds: [WriteUp.Kind] = []

  @OptionGroup var format: FormatOptions
  @OptionGroup var database: DatabaseOptions

  func validate() throws {
    guard documentKinds.isEmpty || kind == .documents else {
      throw ValidationError(words.kindIsForDocuments(kind.rawValue))
    }
  }

  func run() throws {
    let order = sort.map { ListOrder($0) }
    try database.with(.reading, readsPublication: true) { knowledgeBase in
      let narrowing = try knowledgeBase.narrowing(
        kind, [.region: region, .municipality: municipality, .county: county], kinds: documentKinds.map(\.rawValue))
      for note in narrowing.notes { Messages.standardError().note(note) }
      if format.format == nil, format.citation == nil, format.terminal.isTerminal, let list = ScreenList(kind) {
        try list.show(kind, of: knowledgeBase, narrowedBy: narrowing, sortedBy: order, format)
      } else {
        try Self.show(kind, of: knowledgeBase, narrowedBy: narrowing, sortedBy: order, format)
      }
    }
  }

  static func show(
    _ listing: Listing, of knowledgeBase: KnowledgeBase, narrowedBy narrowing: ListNarrowing,
    sortedBy order: ListOrder? = nil, _ format: FormatOptions
  ) throws {
    // Only a workbook shows it, and computing it counts the documents.
    try Rows.print(format, about: format.format == .xlsx ? AboutRows(knowledgeBase) : nil) { printer in
      var people: RowsForPeople?
      try knowledgeBase.list(listing, narrowedBy: narrowing, sortedBy: order) { columns in
        let shown = try RowsForPeople(columns, format.rowFormat)
        people = shown
        try printer.begin(shown.headings)
      } row: { row in
        guard let people, !people.keepsRows else { return try printer.row(row) }
        try printer.row(people.shown((0..<row.count).map { row[$0] }))
      }
    }
  }
}

extension String {
  /// The text, padded with spaces to a column of the help text.
  fileprivate func padded(to count: Int) -> String {
    self + String(repeating: " ", count: max(1, count - self.count))
  }
}

/// A list of places on a terminal: the most important columns that fit, and a bar for the population.
struct ScreenList {
  /// Sets of columns, the largest first. The first that fits the screen is shown; `--format` shows all columns.
  private let choices: [[String]]

  /// The name of the bar in a set of columns.
  private static let bar = ""
  private static let barWidth = 12
  private static let separatorWidth = 3

  /// Nil for kinds that are shown with all columns.
  init?(_ listing: Listing) {
    switch listing {
    case .regions:
      choices = [
        ["slug", "name", "applicant", "municipalities", "population", "density", Self.bar],
        ["slug", "name", "applicant", "population", "density", Self.bar],
        ["slug", "applicant", "population", "density", Self.bar], ["slug", "applicant", "population", Self.bar],
        ["slug", "population", Self.bar], ["slug", "population"],
      ]
    case .municipalities:
      choices = [
        [
          "municipality", "number", "county", "role", "region", "region_population", "goals", "results", "advice",
          "name_2024", "population", Self.bar,
        ],
        ["municipality", "number", "county", "role", "region", "name_2024", "population", Self.bar],
        ["municipality", "number", "county", "role", "region", "population", Self.bar],
        ["municipality", "number", "county", "region", "population", Self.bar],
        ["municipality", "number", "county", "region", "population"],
        ["municipality", "number", "region", "population"], ["municipality", "region", "population"],
        ["municipality", "region"], ["municipality", "population"],
      ]
    case .counties:
      choices = [
        ["number", "county", "municipalities", "regions", "population_of_regions_led", "population", Self.bar],
        ["number", "county", "municipalities", "regions", "population", Self.bar],
        ["number", "county", "regions", "population", Self.bar], ["county", "population", Self.bar],
        ["county", "population"],
      ]
    default: return nil
    }
  }

  func show(
    _ listing: Listing, of knowledgeBase: KnowledgeBase, narrowedBy narrowing: ListNarrowing,
    sortedBy order: ListOrder?, _ format: FormatOptions
  ) throws {
    let choices = choices.map { Self.choice($0, with: order?.column) }
    let columns = choices[0].filter { $0 != Self.bar }
    var places: [Int] = []
    var rows: [[Value]] = []
    let people = RowsForPeople(columns, .table)
    try knowledgeBase.list(listing, narrowedBy: narrowing, sortedBy: order) { names in
      places = columns.compactMap { names.firstIndex(of: $0) }
    } row: { row in
      rows.append(people.shown(places.map { row[$0] }))
    }
    let list = Rows(columns: columns, rows: rows)
    let fitting = choices.first { list.width(of: $0) <= format.terminal.width }
    // On a screen that is too narrow for any set, each row is printed as a record, without a bar.
    try list.print(fitting ?? columns, format)
  }
}

extension ScreenList {
  /// A set of columns, with the sort column added.
  private static func choice(_ choice: [String], with sorted: String?) -> [String] {
    guard let sorted, !choice.contains(sorted) else { return choice }
    return choice.filter { $0 != bar } + [sorted] + (choice.contains(bar) ? [bar] : [])
  }

  /// The rows, with the columns that may be shown.
  private struct Rows {
    let columns: [String]
    let rows: [[Value]]
    private let widths: [String: Int]
    private let populations: [Int64]

    init(columns: [String], rows: [[Value]]) {
      (self.columns, self.rows) = (columns, rows)
      let widths = columns.indices.map { place in rows.map { Self.width(of: $0[place]) }.max() ?? 0 }
      let headings = columns.map { DisplayWidth.of(words.heading(ofColumn: $0)) }
      self.widths = Dictionary(zip(columns, zip(headings, widths).map { max($0, $1) })) { first, _ in first }
      let place = columns.firstIndex(of: "population")
      populations = rows.map { row in
        if let place, case .integer(let population) = row[place] { population } else { 0 }
      }
    }

    /// The screen width of a set of columns.
    func width(of choice: [String]) -> Int {
      choice.reduce(-separatorWidth) { $0 + (widths[$1] ?? barWidth) + separatorWidth }
    }

    func print(_ choice: [String], _ format: FormatOptions) throws {
      let greatest = populations.max() ?? 0
      let output = Output.standardOutput()
      let printer = OutputFormat.table.printer(to: output, format.listOptions)
      try printer.begin(choice.map { Column(words.heading(ofColumn: $0)) })
      for (row, population) in zip(rows, populations) {
        let drawn = PageBar.drawn(
          Double(population), of: Double(greatest), columns: barWidth, usesUTF8: format.terminal.usesUTF8)
        try printer.row(choice.map { name in columns.firstIndex(of: name).map { row[$0] } ?? .text(drawn) })
      }
      try printer.end()
      try output.flush()
    }

    private static func width(of value: Value) -> Int {
      switch value {
      case .text(let text): DisplayWidth.of(Sanitizer.visible(text))
      case .integer(let number): words.language == .english ? String(number).count : words.number(Int(number)).count
      case .real(let number): String(number).count
      case .null, .blob: 0
      }
    }
  }
}
