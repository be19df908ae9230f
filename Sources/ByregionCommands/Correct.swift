import ByregionLanguages
import ArgumentParser
import ByregionImporting
import ByregionPlaces
import ByregionPrinting
import ByregionRecords
import ByregionSQLite
import ByregionSearch
import ByregionStore
import ByregionText

/// `byregion correct alias`: the names of a region.
struct CorrectAliasCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "alias",
    abstract: "Show, add and remove names of a region.",
    discussion: """
      Write-ups with a name that you add belong to that region, both stored ones and later imports. If one of them would
      replace a write-up that the region has, you are asked first.

      Examples:
        byregion correct alias rana
        byregion correct alias rana --add "Polarsirkelregionen"
        byregion correct alias rana --remove "Polarsirkelregionen"
      """)

  @Argument(help: "A region, by slug or name.")
  var region: String

  @Option(help: ArgumentHelp("A name to add.", valueName: "name"))
  var add: String?

  @Option(help: ArgumentHelp("A name that you added, to remove.", valueName: "name"))
  var remove: String?

  @OptionGroup var consent: ConsentOptions
  @OptionGroup var format: FormatOptions
  @OptionGroup var database: DatabaseOptions

  func validate() throws {
    guard add == nil || add != remove else { throw ValidationError(words.addAndRemoveSame) }
  }

  func run() throws {
    guard add != nil || remove != nil else { return try show() }
    try database.with(.writing) { knowledgeBase in
      let slug = try knowledgeBase.regionSlug(named: region)
      let output = Output.standardOutput()
      if let remove { try knowledgeBase.requireGivenName(remove, ofRegion: slug) }
      // Adding may ask a question. It goes first, so that the answer no leaves everything as it was.
      if let add {
        let moved = try knowledgeBase.addName(add, toRegion: slug) { try confirm($0, slug) }
        output.append(words.hasNameNow(slug, Sanitizer.visible(add)) + "\n")
        for document in moved {
          output.append(
            words.moved(
              document.documentID, Sanitizer.visible(document.name), to: slug,
              replacing: document.supersedes.map { Sanitizer.visible($0) }) + "\n")
        }
      }
      try output.flush()
      if let remove {
        try knowledgeBase.removeName(remove, fromRegion: slug)
        output.append(words.noLongerNamed(slug, Sanitizer.visible(remove)) + "\n")
      }
      try output.flush()
    }
  }

  /// Asks before a document replaces one that the region has now.
  private func confirm(_ moved: [ImportReport.Document], _ slug: String) throws {
    let replacing = moved.filter { $0.supersedes != nil }
    guard !replacing.isEmpty else { return }
    try consent.ask(
      words.askToReplaceDocuments(replacing.count, of: slug),
      listing: replacing.map { words.from($0.name, $0.supersedes ?? "") })
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

/// `byregion correct`: corrections by the user. Later imports keep them.
struct CorrectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "correct", abstract: "Correct names, places and synonyms.",
    subcommands: [CorrectAliasCommand.self, CorrectPlaceCommand.self, CorrectSynonymCommand.self])
}

/// `byregion correct place`: the municipalities that printed names mean.
struct CorrectPlaceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "place",
    abstract: "Show and correct which municipalities the printed names of a region mean.",
    discussion: """
      Examples:
        byregion correct place rana
        byregion correct place rana Nesna 1828
        byregion correct place rana Nesna --remove
      """)

  @Argument(help: "A region, by slug or name.")
  var region: String

  @Argument(help: "A name, as a document of the region prints it.")
  var name: String?

  @Argument(help: "The municipality that it means: its four-digit number of 2015, or its name.")
  var number: String?

  @Flag(help: "Remove the correction of this name.")
  var remove = false

  @OptionGroup var format: FormatOptions
  @OptionGroup var database: DatabaseOptions

  func validate() throws {
    guard !remove || (name != nil && number == nil) else { throw ValidationError(words.removeTakesRegionAndName) }
    guard name == nil || number != nil || remove else {
      throw ValidationError(words.giveNumberOrRemove)
    }
  }

  func run() throws {
    guard let name else { return try show(database.with(.reading) { try placeNames(of: $0) }) }
    let names = try database.with(.writing) { knowledgeBase in
      let slug = try knowledgeBase.regionSlug(named: region)
      if let number {
        try knowledgeBase.correctPlace(name, inRegion: slug, to: number)
      } else {
        try knowledgeBase.forgetPlaceCorrection(name, inRegion: slug)
      }
      return try placeNames(of: knowledgeBase)
    }
    try show(names)
  }

  private func placeNames(of knowledgeBase: KnowledgeBase) throws -> [PlaceName] {
    try knowledgeBase.placeNames(ofRegion: knowledgeBase.regionSlug(named: region))
  }

  private func show(_ names: [PlaceName]) throws {
    try Rows.print(
      ["printed", "role", "number", "municipality", "decided by", "certainty", "document"], format,
      names.map { name in
        [
          .text(name.printedName), .text(name.role), Value(name.number), Value(name.municipality),
          .text(name.resolvedBy), .text(name.certainty), .text(name.document),
        ]
      })
  }
}

/// `byregion correct synonym`: words that mean the same.
struct CorrectSynonymCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "synonym",
    abstract: "Show, add and remove synonyms for the search.",
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

  @Flag(help: "Remove this synonym.")
  var remove = false

  @OptionGroup var format: FormatOptions
  @OptionGroup var database: DatabaseOptions

  func validate() throws {
    guard !remove || other != nil else { throw ValidationError(words.removeTakesTwoWords) }
  }

  func run() throws {
    guard let word, let other else { return try show() }
    let changed = try database.with(.writing) { knowledgeBase in
      remove
        ? try knowledgeBase.removeSynonym(word, other) : try knowledgeBase.addSynonym(word, other)
    }
    let pair = (Sanitizer.visible(word), Sanitizer.visible(other))
    switch (remove, changed) {
    case (false, true): try Lines.print(words.areSynonyms(pair.0, pair.1))
    case (false, false): Messages.standardError().note(words.wereSynonyms(pair.0, pair.1))
    case (true, true): try Lines.print(words.areNoSynonyms(pair.0, pair.1))
    case (true, false):
      throw KnowledgeBaseError(
        .missingInput, { $0.noSuchSynonym }, place: "\(word), \(other)",
        suggestion: .say { $0.listsThem("`byregion correct synonym`") })
    }
  }

  private func show() throws {
    let synonyms = try database.with(.reading) { try $0.synonyms(of: word) }
    if let word, synonyms.isEmpty {
      Messages.standardError().note(words.hasNoSynonyms(word))
      throw ReportedFailure(status: ExitStatus.noHits)
    }
    try Rows.print(
      ["word", "synonym", "from"], format,
      synonyms.map { [.text($0.word), .text($0.other), .text($0.isOfUser ? "you" : "the program")] })
  }
}
