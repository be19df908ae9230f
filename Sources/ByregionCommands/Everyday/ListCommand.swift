import ArgumentParser
import KnowledgeBase
import Printing
import SQLite

extension Listing: ExpressibleByArgument {}

/// `byregion list`: everything of a kind.
struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List everything of a kind.",
    discussion: """
      Kinds:
      \(Listing.allCases.map { "  " + $0.rawValue.padded(to: 16) + $0.explanation }.joined(separator: "\n"))

      Examples:
        byregion list regions
        byregion list regions --sort -population
        byregion list municipalities --format csv
      """)

  @Argument(help: "What to list.")
  var kind: Listing

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Sort by a column; with a hyphen before it the greatest comes first.", valueName: "column"))
  var sort: String?

  @OptionGroup var format: FormatOptions
  @OptionGroup var database: DatabaseOptions

  func run() throws {
    let order = sort.map { ListOrder($0) }
    try database.with(.reading) { knowledgeBase in
      if format.format == nil, format.terminal.isTerminal, let list = ScreenList(kind) {
        try list.show(kind, of: knowledgeBase, sortedBy: order, format)
      } else {
        try Self.show(kind, of: knowledgeBase, sortedBy: order, format)
      }
    }
  }

  static func show(
    _ listing: Listing, of knowledgeBase: KnowledgeBase, sortedBy order: ListOrder? = nil, _ format: FormatOptions
  ) throws {
    let output = Output.standardOutput()
    let printer = format.rowFormat.printer(to: output, format.listOptions)
    try knowledgeBase.list(listing, sortedBy: order) { columns in
      try printer.begin(columns.map { Column($0) })
    } row: { row in
      try printer.row(row)
    }
    try printer.end()
    try output.flush()
  }
}

extension String {
  /// The text with spaces behind it, for the columns of a help text in ASCII.
  fileprivate func padded(to count: Int) -> String {
    self + String(repeating: " ", count: max(1, count - self.count))
  }
}
