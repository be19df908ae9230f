import ArgumentParser
import KnowledgeBase
import Printing
import SQLite

/// `byregion correct alias`: under which names a region is known.
struct CorrectAliasCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "alias",
    abstract: "Show, add and remove the names that a region goes by.",
    discussion: """
      A write-up that goes by a name that you add belongs to that region, now and in later imports. Where one would
      take over from a write-up that the region has, you are asked first.

      Examples:
        byregion correct alias rana
        byregion correct alias rana --add "Polarsirkelregionen"
        byregion correct alias rana --remove "Polarsirkelregionen"
      """)

  @Argument(help: "A region, by any of its names.")
  var region: String

  @Option(help: ArgumentHelp("A name to add.", valueName: "name"))
  var add: String?

  @Option(help: ArgumentHelp("A name to remove that was added.", valueName: "name"))
  var remove: String?

  @OptionGroup var consent: ConsentOptions
  @OptionGroup var format: FormatOptions
  @OptionGroup var database: DatabaseOptions

  func validate() throws {
    guard add == nil || add != remove else { throw ValidationError("--add and --remove name the same") }
  }

  func run() throws {
    guard add != nil || remove != nil else { return try show() }
    try database.with(.writing) { knowledgeBase in
      let slug = try knowledgeBase.regionSlug(named: region)
      let output = Output.standardOutput()
      if let remove { try knowledgeBase.requireGivenName(remove, ofRegion: slug) }
      // First what may be asked about: an answer of no leaves everything as it was.
      if let add {
        let moved = try knowledgeBase.addName(add, toRegion: slug) { try confirm($0, slug) }
        output.append("\(slug) is known as \(Sanitizer.visible(add)) from now on\n")
        for document in moved {
          output.append("moved  document \(document.documentID), \(Sanitizer.visible(document.name)), to \(slug)")
          output.append(document.supersedes.map { "; takes over from \(Sanitizer.visible($0))\n" } ?? "\n")
        }
      }
      try output.flush()
      if let remove {
        try knowledgeBase.removeName(remove, fromRegion: slug)
        output.append("\(slug) is not known as \(Sanitizer.visible(remove)) any more; its documents stay with it\n")
      }
      try output.flush()
    }
  }

  /// What the region has now would be found no more.
  private func confirm(_ moved: [ImportReport.Document], _ slug: String) throws {
    let takingOver = moved.filter { $0.supersedes != nil }
    guard !takingOver.isEmpty else { return }
    try consent.ask(
      "Let \(takingOver.count == 1 ? "this take" : "these take") over from what \(slug) has now?",
      listing: takingOver.map { "\($0.name), from \($0.supersedes ?? "")" })
  }

  private func show() throws {
    let forms = try database.with(.reading) { knowledgeBase in
      try knowledgeBase.nameForms(ofRegion: knowledgeBase.regionSlug(named: region))
    }
    try Rows.print(
      ["name", "seen in", "document"], format,
      forms.map { [.text($0.name), .text($0.source), Value($0.document)] })
  }
}
