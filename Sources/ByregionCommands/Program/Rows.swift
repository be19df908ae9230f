import Printing
import SQLite

/// Prints rows that are at hand in the format that was asked for.
enum Rows {
  static func print(_ columns: [String], _ format: FormatOptions, _ rows: [[Value]]) throws {
    let output = Output.standardOutput()
    let printer = format.rowFormat.printer(to: output, format.listOptions)
    try printer.begin(columns.map { Column($0) })
    for row in rows { try printer.row(row) }
    try printer.end()
    try output.flush()
  }
}
