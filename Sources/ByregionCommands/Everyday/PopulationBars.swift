import KnowledgeBase
import Printing
import SQLite

/// The list of regions on a terminal: what matters most, with a bar of each one's population.
enum PopulationBars {
  /// Columns of `region_overview` that are shown; all of them are with `--format`.
  private static let columns = ["slug", "name", "applicant", "municipalities", "population", "density"]
  private static let barWidth = 12

  static func show(of knowledgeBase: KnowledgeBase, sortedBy order: ListOrder?, _ format: FormatOptions) throws {
    var places: [Int] = []
    var rows: [[Value]] = []
    try knowledgeBase.list(.regions, sortedBy: order) { names in
      places = columns.compactMap { names.firstIndex(of: $0) }
    } row: { row in
      rows.append(places.map { row[$0] })
    }
    let populations = rows.map { population($0) }
    let greatest = populations.max() ?? 0
    let output = Output.standardOutput()
    let terminal = format.terminal
    let printer = OutputFormat.table.printer(to: output, format.rowOptions)
    try printer.begin(columns.map { Column($0) } + [Column("")])
    for (row, population) in zip(rows, populations) {
      let bar = PageBar.drawn(
        Double(population), of: Double(greatest), columns: barWidth, usesUTF8: terminal.usesUTF8)
      try printer.row(row + [.text(bar)])
    }
    try printer.end()
    try output.flush()
  }

  private static func population(_ row: [Value]) -> Int64 {
    guard row.count > 4, case .integer(let population) = row[4] else { return 0 }
    return population
  }
}
