import KnowledgeBase
import Printing
import SQLite

/// A list of places on a terminal: the columns that matter most and fit, for regions with a bar of the population.
struct ScreenList {
  /// Columns of the listing, the first choice that fits the screen; all of them are shown with `--format`.
  private let choices: [[String]]
  private let hasBars: Bool

  private static let barWidth = 12
  private static let separatorWidth = 3

  /// Nil for kinds that are shown as they are.
  init?(_ listing: Listing) {
    switch listing {
    case .regions:
      choices = [
        ["slug", "name", "applicant", "municipalities", "population", "density"],
        ["slug", "applicant", "population", "density"], ["slug", "population"],
      ]
    case .municipalities:
      choices = [
        [
          "municipality", "number", "county", "role", "region", "region_population", "goals", "results", "advice",
          "name_2024",
        ],
        ["municipality", "number", "county", "role", "region", "name_2024"],
        ["municipality", "number", "county", "role", "region"], ["municipality", "number", "region"],
        ["municipality", "region"],
      ]
    case .counties:
      choices = [
        ["number", "county", "municipalities", "regions", "population_of_regions_led"],
        ["number", "county", "municipalities", "regions"], ["county", "municipalities"],
      ]
    default: return nil
    }
    hasBars = listing == .regions
  }

  func show(
    _ listing: Listing, of knowledgeBase: KnowledgeBase, sortedBy order: ListOrder?, _ format: FormatOptions
  ) throws {
    let columns = choices[0]
    var places: [Int] = []
    var rows: [[Value]] = []
    try knowledgeBase.list(listing, sortedBy: order) { names in
      places = columns.compactMap { names.firstIndex(of: $0) }
    } row: { row in
      rows.append(places.map { row[$0] })
    }
    let widths = columns.indices.map { width(of: $0, in: rows) }
    let barWidth = hasBars ? Self.barWidth : -Self.separatorWidth
    let fitting = choices.map { $0.compactMap { columns.firstIndex(of: $0) } }.first { shown in
      shown.reduce(barWidth) { $0 + widths[$1] + Self.separatorWidth } <= format.terminal.width
    }
    // On a screen too narrow for any choice each row is a record, where a bar tells nothing.
    try print(rows, columns: fitting ?? Array(columns.indices), withBars: hasBars && fitting != nil, format)
  }

  private func print(
    _ rows: [[Value]], columns shown: [Int], withBars: Bool, _ format: FormatOptions
  ) throws {
    let populations = rows.map { population($0) }
    let greatest = populations.max() ?? 0
    let output = Output.standardOutput()
    let printer = OutputFormat.table.printer(to: output, format.listOptions)
    try printer.begin(shown.map { Column(choices[0][$0]) } + (withBars ? [Column("")] : []))
    for (row, population) in zip(rows, populations) {
      let bar = PageBar.drawn(
        Double(population), of: Double(greatest), columns: Self.barWidth, usesUTF8: format.terminal.usesUTF8)
      try printer.row(shown.map { row[$0] } + (withBars ? [.text(bar)] : []))
    }
    try printer.end()
    try output.flush()
  }

  /// Columns on the screen that a column of the first choice takes with its name.
  private func width(of column: Int, in rows: [[Value]]) -> Int {
    rows.reduce(choices[0][column].count) { width, row in
      switch row[column] {
      case .text(let text): max(width, DisplayWidth.of(Sanitizer.visible(text)))
      case .integer(let number): max(width, String(number).count)
      case .real(let number): max(width, String(number).count)
      case .null, .blob: width
      }
    }
  }

  private func population(_ row: [Value]) -> Int64 {
    guard let place = choices[0].firstIndex(of: "population"), case .integer(let population) = row[place] else {
      return 0
    }
    return population
  }
}
