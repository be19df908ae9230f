import ArgumentParser
import KnowledgeBase
import Printing
import SQLite

/// `byregion inspect terms`: the words of the index.
struct InspectTermsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "terms",
    abstract: "List the words of the index that begin so, with the number of passages that hold each.",
    discussion: """
      Exits with 1 when no word begins so.

      Examples:
        byregion inspect terms forank
        byregion inspect terms --limit 100000 --format csv
      """)

  @Argument(help: "How the words begin; without it all are listed.")
  var prefix: String = ""

  @Option(name: [.customShort("n"), .long], help: ArgumentHelp("Words to list at the most.", valueName: "count"))
  var limit: Int = 100

  @OptionGroup var format: FormatOptions
  @OptionGroup var database: DatabaseOptions

  func validate() throws {
    guard (1...10_000_000).contains(limit) else { throw ValidationError("--limit is from 1 to 10000000") }
  }

  func run() throws {
    let words = try database.with(.reading) { try $0.words(prefix: prefix, limit: limit + 1) }
    guard !words.isEmpty else {
      Messages.standardError().note("no word of the index begins with \(prefix)")
      throw ReportedFailure(status: ExitStatus.noHits)
    }
    try Rows.print(
      ["word", "passages"], format, words.prefix(limit).map { [.text($0.word), Value($0.passages)] })
    if words.count > limit { Messages.standardError().note("there are more; raise --limit") }
  }
}
