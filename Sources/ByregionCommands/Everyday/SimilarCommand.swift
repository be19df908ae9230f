import ArgumentParser
import KnowledgeBase
import Printing

/// `byregion similar`: passages that say what a passage says.
struct SimilarCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "similar",
    abstract: "Find passages like one that you have.",
    discussion: """
      The words that tell most about the passage are searched for: those that are frequent in it and rare elsewhere.
      Exits with 1 when nothing is like it.

      Examples:
        byregion similar rana/advice/1
        byregion similar rana/advice/1 --limit 3 --format json
      """)

  @Argument(help: "A passage's reference, as hits and pages show it: rana/advice/2.")
  var reference: String

  @Option(name: [.customShort("n"), .long], help: ArgumentHelp("Hits to show at the most.", valueName: "count"))
  var limit: Int = 10

  @OptionGroup var format: FormatOptions
  @OptionGroup var database: DatabaseOptions

  func validate() throws {
    guard (1...10_000).contains(limit) else { throw ValidationError("--limit is from 1 to 10000") }
  }

  func run() throws {
    let response = try database.with(.reading) { try $0.similar(to: reference, limit: limit) }
    try SearchRunner.print(response, format, nothing: "nothing is like \(reference)", more: "--limit")
  }
}
