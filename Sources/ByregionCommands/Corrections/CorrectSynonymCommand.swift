import ArgumentParser
import KnowledgeBase
import Printing
import SQLite

/// `byregion correct synonym`: which words mean the same, though they are not spelt alike.
struct CorrectSynonymCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "synonym",
    abstract: "Show, add and remove words that a search takes for the same.",
    discussion: """
      A search for either word finds the other too, at half its weight, in all the forms that the index holds.

      Examples:
        byregion correct synonym
        byregion correct synonym STP
        byregion correct synonym LHR "Lofoten høyskoleråd"
        byregion correct synonym LHR "Lofoten høyskoleråd" --remove
      """)

  @Argument(help: "A word; without it all synonyms are listed.")
  var word: String?

  @Argument(help: "A word, or several in quotes, that means the same.")
  var other: String?

  @Flag(help: "Take this synonym back.")
  var remove = false

  @OptionGroup var format: FormatOptions
  @OptionGroup var database: DatabaseOptions

  func validate() throws {
    guard !remove || other != nil else { throw ValidationError("--remove takes two words") }
  }

  func run() throws {
    guard let word, let other else { return try show() }
    let changed = try database.with(.writing) { knowledgeBase in
      remove
        ? try knowledgeBase.removeSynonym(word, other) : try knowledgeBase.addSynonym(word, other)
    }
    let pair = "\(Sanitizer.visible(word)) and \(Sanitizer.visible(other))"
    switch (remove, changed) {
    case (false, true): try Lines.print("\(pair) mean the same from now on")
    case (false, false): Messages.standardError().note("\(pair) meant the same already")
    case (true, true): try Lines.print("\(pair) do not mean the same any more")
    case (true, false):
      throw KnowledgeBaseError(
        .missingInput, "there is no such synonym", place: "\(word), \(other)",
        suggestion: "`byregion correct synonym` lists them.")
    }
  }

  private func show() throws {
    let synonyms = try database.with(.reading) { try $0.synonyms(of: word) }
    if let word, synonyms.isEmpty {
      Messages.standardError().note("\(word) has no synonyms")
      throw ReportedFailure(status: ExitStatus.noHits)
    }
    try Rows.print(
      ["word", "means the same as", "from"], format,
      synonyms.map { [.text($0.word), .text($0.other), .text($0.isOfUser ? "you" : "the program")] })
  }
}
