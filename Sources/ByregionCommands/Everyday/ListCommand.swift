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
        byregion list municipalities --format csv
      """)

  @Argument(help: "What to list.")
  var kind: Listing

  @OptionGroup var format: FormatOptions
  @OptionGroup var database: DatabaseOptions

  func run() throws {
    try database.with(.reading) { try Self.show(kind, of: $0, format) }
  }

  static func show(_ listing: Listing, of knowledgeBase: KnowledgeBase, _ format: FormatOptions) throws {
    let output = Output.standardOutput()
    let printer = format.rowFormat.printer(to: output, format.rowOptions)
    try knowledgeBase.list(listing) { columns in
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
