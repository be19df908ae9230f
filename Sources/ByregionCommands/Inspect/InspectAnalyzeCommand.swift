import ArgumentParser
import KnowledgeBase
import Printing
import SQLite

/// `byregion inspect analyze`: what a word is searched for as, and why.
struct InspectAnalyzeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "analyze",
    abstract: "Show what a word is searched for as, with weights and reasons.",
    discussion: """
      weight is what a hit of the alternative counts for, from 0 to 1; likeness is that of the letters. An alternative
      is the same word to a reader by a rule of grammar, a synonym or a near spelling, or only alike in its letters.
      Exits with 1 when the index holds nothing like the word.

      Examples:
        byregion inspect analyze kommunane
        byregion inspect analyze naeringsplan --format csv
      """)

  @Argument(help: "A word, as you would type it into a search.")
  var word: String

  @OptionGroup var format: FormatOptions
  @OptionGroup var database: DatabaseOptions

  func run() throws {
    guard !word.contains(where: \.isWhitespace) else {
      throw KnowledgeBaseError(
        .usage, "\"\(word)\" is more than one word",
        suggestion: "`byregion search --explain-query` shows whole queries.")
    }
    let alternatives = try database.with(.reading) { try $0.alternatives(of: word) }
    guard !alternatives.isEmpty else {
      Messages.standardError().note("nothing in the index is like \(word)")
      throw ReportedFailure(status: ExitStatus.noHits)
    }
    try Rows.print(
      ["word", "passages", "weight", "likeness", "to a reader", "reason"], format,
      alternatives.map { alternative in
        [
          .text(alternative.word), Value(alternative.passages), .real(Self.rounded(alternative.weight)),
          .real(Self.rounded(alternative.similarity)), .text(alternative.isStrong ? "the same word" : "alike"),
          .text(alternative.reason),
        ]
      })
  }

  private static func rounded(_ number: Double) -> Double { (number * 1000).rounded() / 1000 }
}
