import ArgumentParser
import Printing

extension OutputFormat: ExpressibleByArgument {}
extension RowOptions.Overflow: ExpressibleByArgument {}
extension ColourChoice: ExpressibleByArgument {}

/// How a command shows rows.
struct FormatOptions: ParsableArguments {
  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "table, json, ndjson, csv, tsv, markdown, html or list.", discussion: "", valueName: "format"))
  var format: OutputFormat?

  @Option(help: "Colour: auto, always or never; auto heeds NO_COLOR.")
  var color: ColourChoice = .automatic

  @Flag(help: "Cut long texts instead of wrapping them.")
  var cut = false

  @Flag(help: "Put an apostrophe before CSV and TSV cells that a spreadsheet would run as formulas.")
  var spreadsheetSafe = false

  /// The format for rows when none is asked for.
  var rowFormat: OutputFormat { format ?? .table }

  /// Standard output's terminal, if it is one.
  var terminal: Terminal { Terminal(descriptor: 1, colour: color) }

  /// For lists of ours, whose readers need not know what NULL is: nothing is known there.
  var listOptions: RowOptions {
    var options = rowOptions
    options.nullText = terminal.usesUTF8 ? "–" : "-"
    return options
  }

  var rowOptions: RowOptions {
    var options = RowOptions(terminal)
    options.overflow = cut ? .cut : .wrap
    options.spreadsheetSafe = spreadsheetSafe
    return options
  }
}
