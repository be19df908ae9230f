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
import ByregionWriteUp

/// `byregion correct alias`: the names of a region.
struct CorrectAliasCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "alias",
      abstract: help.correctAlias.abstract,
      discussion: help.correctAlias.discussion(
        """
        byregion correct alias rana
        byregion correct alias rana --add "Polarsirkelregionen"
        byregion correct alias rana --remove "Polarsirkelregionen"
        """))
  }

  @Argument(help: ArgumentHelp(help.region, valueName: help.value(.region)), completion: NameCompletion.regions)
  var region: String

  @Option(help: ArgumentHelp(help.nameToAdd, valueName: help.value(.name)))
  var add: String?

  @Option(help: ArgumentHelp(help.nameToRemove, valueName: help.value(.name)))
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
      // Adding may ask a question, so it comes first: the answer no then leaves everything unchanged.
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

  /// Asks before a document replaces a current one of the region.
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
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "correct", abstract: help.correct.abstract,
      subcommands: [
        CorrectAliasCommand.self, CorrectPlaceCommand.self, CorrectHeadingCommand.self, CorrectSynonymCommand.self,
      ])
  }
}

/// `byregion correct heading`: the kinds of section that lines open.
struct CorrectHeadingCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "heading",
      abstract: help.correctHeading.abstract,
      discussion: help.correctHeading.discussion(
        """
        byregion correct heading rana
        byregion correct heading rana "Det vi har lært" advice
        byregion correct heading rana "Det vi har lært" --remove
        """))
  }

  @Argument(help: ArgumentHelp(help.region, valueName: help.value(.region)), completion: NameCompletion.regions)
  var region: String

  @Argument(help: ArgumentHelp(help.headingLine, valueName: help.value(.heading)))
  var heading: String?

  @Argument(help: ArgumentHelp(help.headingKind, valueName: help.value(.kind)), completion: NameCompletion.kinds)
  var kind: String?

  @Flag(help: ArgumentHelp(help.removeHeading))
  var remove = false

  @OptionGroup var format: FormatOptions
  @OptionGroup var database: DatabaseOptions

  func validate() throws {
    guard !remove || (heading != nil && kind == nil) else { throw ValidationError(words.removeTakesRegionAndLine) }
    guard heading == nil || kind != nil || remove else { throw ValidationError(words.giveKindOrRemove) }
    _ = try meaning
  }

  /// The new meaning of the line; nil when none is given.
  private var meaning: GivenHeadings.Meaning? {
    get throws {
      guard let kind else { return nil }
      if ["text", words.asText].contains(kind.lowercased()) { return .text }
      if let named = PassageKind(named: kind), named != .lead { return .heading(named.section) }
      let kinds = PassageKind.allCases.filter { $0 != .lead }.map {
        words.language == .english ? $0.rawValue : words.kind($0.rawValue)
      }
      throw ValidationError(words.isNoKindOfSection(kind, kinds + [words.asText]))
    }
  }

  func run() throws {
    guard let heading else { return try show(database.with(.reading) { try self.headings(of: $0) }) }
    let headings = try database.with(.writing) { knowledgeBase in
      let slug = try knowledgeBase.regionSlug(named: region)
      if let meaning = try self.meaning {
        try knowledgeBase.correctHeading(heading, inRegion: slug, to: meaning)
      } else {
        try knowledgeBase.forgetHeadingCorrection(heading, inRegion: slug)
      }
      return try self.headings(of: knowledgeBase)
    }
    try show(headings)
  }

  private func headings(of knowledgeBase: KnowledgeBase) throws -> [HeadingForm] {
    try knowledgeBase.headings(ofRegion: knowledgeBase.regionSlug(named: region))
  }

  private func show(_ headings: [HeadingForm]) throws {
    try Rows.print(
      ["heading", "kind", "decided by", "document", "line"], format,
      headings.map {
        [
          .text($0.heading), .text($0.kind), .text($0.isCorrected ? "user" : "words"), Value($0.document),
          Value($0.line),
        ]
      })
  }
}

/// `byregion correct place`: the municipalities that printed names mean.
struct CorrectPlaceCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "place",
      abstract: help.correctPlace.abstract,
      discussion: help.correctPlace.discussion(
        """
        byregion correct place rana
        byregion correct place rana Nesna 1828
        byregion correct place rana Nesna --remove
        """))
  }

  @Argument(help: ArgumentHelp(help.region, valueName: help.value(.region)), completion: NameCompletion.regions)
  var region: String

  @Argument(help: ArgumentHelp(help.printedName, valueName: help.value(.name)))
  var name: String?

  @Argument(help: ArgumentHelp(help.municipalityMeant, valueName: help.value(.number)))
  var number: String?

  @Flag(help: ArgumentHelp(help.removePlace))
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
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "synonym",
      abstract: help.correctSynonym.abstract,
      discussion: help.correctSynonym.discussion(
        """
        byregion correct synonym
        byregion correct synonym STP
        byregion correct synonym LHR "Lofoten høyskoleråd"
        byregion correct synonym LHR "Lofoten høyskoleråd" --remove
        """))
  }

  @Argument(help: ArgumentHelp(help.synonymWord, valueName: help.value(.word)))
  var word: String?

  @Argument(help: ArgumentHelp(help.synonymOther, valueName: help.value(.other)))
  var other: String?

  @Flag(help: ArgumentHelp(help.removeSynonym))
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
