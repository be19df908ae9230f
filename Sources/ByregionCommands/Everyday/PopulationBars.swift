import KnowledgeBase
import Printing
import SQLite

/// The list of regions on a terminal: what matters most, with a bar of each one's population.
enum PopulationBars {
  /// Columns of `region_overview`, the first choice that fits the screen; all of them are shown with `--format`.
  private static let choices = [
    ["slug", "name", "applicant", "municipalities", "population", "density"],
    ["slug", "applicant", "population", "density"],
    ["slug", "population"],
  ]
  private static let barWidth = 12
  private static let separatorWidth = 3

  static func show(of knowledgeBase: KnowledgeBase, sortedBy order: ListOrder?, _ format: FormatOptions) throws {
    let columns = choices[0]
    var places: [Int] = []
    var rows: [[Value]] = []
    try knowledgeBase.list(.regions, sortedBy: order) { names in
      places = columns.compactMap { names.firstIndex(of: $0) }
    } row: { row in
      rows.append(places.map { row[$0] })
    }
    let widths = columns.indices.map { width(of: $0, in: rows) }
    let fitting = choices.map { $0.compactMap { columns.firstIndex(of: $0) } }.first { shown in
      shown.reduce(barWidth) { $0 + widths[$1] + separatorWidth } <= format.terminal.width
    }
    // On a screen too narrow for any choice each region is a record, where a bar tells nothing.
    try print(rows, columns: fitting ?? Array(columns.indices), withBars: fitting != nil, format)
  }

  private static func print(
    _ rows: [[Value]], columns shown: [Int], withBars: Bool, _ format: FormatOptions
  ) throws {
    let populations = rows.map { population($0) }
    let greatest = populations.max() ?? 0
    let output = Output.standardOutput()
    let printer = OutputFormat.table.printer(to: output, format.rowOptions)
    try printer.begin(shown.map { Column(choices[0][$0]) } + (withBars ? [Column("")] : []))
    for (row, population) in zip(rows, populations) {
      let bar = PageBar.drawn(
        Double(population), of: Double(greatest), columns: barWidth, usesUTF8: format.terminal.usesUTF8)
      try printer.row(shown.map { row[$0] } + (withBars ? [.text(bar)] : []))
    }
    try printer.end()
    try output.flush()
  }

  /// Columns on the screen that a column of the first choice takes with its name.
  private static func width(of column: Int, in rows: [[Value]]) -> Int {
    rows.reduce(choices[0][column].count) { width, row in
      switch row[column] {
      case .text(let text): max(width, DisplayWidth.of(Sanitizer.visible(text)))
      case .integer(let number): max(width, String(number).count)
      case .real(let number): max(width, String(number).count)
      case .null, .blob: width
      }
    }
  }

  private static func population(_ row: [Value]) -> Int64 {
    guard row.count > 4, case .integer(let population) = row[4] else { return 0 }
    return population
  }
}
