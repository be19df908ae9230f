import ByregionSQLite
import TestSupport

@testable import ByregionPrinting

/// The output of a format for a result.
func printed(
  _ format: OutputFormat, _ columns: [String], _ rows: [[Value]], _ options: RowOptions = RowOptions()
) throws -> String {
  try Output.text { output in
    let printer = format.printer(to: output, options)
    try printer.begin(columns.map { Column($0) })
    for row in rows { try printer.row(row) }
    try printer.end()
  }
}

/// Texts that are difficult for printers: separators, quotes, control characters, marks, joined emoji, letters of every
/// width.
enum HostileText {
  static let pieces = [
    "a", "bc", " ", "  ", ",", "\"", "\n", "\r", "\r\n", "\t", "\\", "|", "<b>", "&amp;", "'", "=1+1", "-",
    "@", "æøå",
    "A\u{30A}", "漢字", "👩‍👩‍👧‍👦", "🇳🇴", "❤️", "\u{1b}[31m", "\u{0}", "\u{7}", "\u{7f}", "\u{9b}", "\u{202e}",
    "\u{2028}", "\u{200d}", "\u{ad}", "שלום", "\u{301}", "NULL", "1", "{", "]", "*_", "`",
  ]

  static func random(_ generator: inout SeededGenerator) -> String {
    let length = Int.random(in: 0...8, using: &generator)
    return (0..<length).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
  }
}
