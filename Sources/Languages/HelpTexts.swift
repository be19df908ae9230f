/// The texts of `--help`, in one language. The commands take their help from here.
package struct HelpTexts: Sendable {
  package let catalogue: Catalogue

  package init(_ catalogue: Catalogue) { self.catalogue = catalogue }

  /// The placeholder for the value of an option or argument, such as `<file>`.
  package enum ValueName: String, Sendable {
    case megabytes = "MB"
    case address
    case statedFormat = "as"
    case by
    case color
    case column
    case count
    case date
    case field
    case file
    case format
    case heading
    case id
    case identifier
    case ids
    case kind
    case language
    case layer
    case log
    case name
    case nameFile = "name=file"
    case nameValue = "name=value"
    case names
    case number
    case other
    case output
    case paths
    case prefix
    case property
    case queries
    case query
    case reference
    case region
    case seconds
    case sort
    case statement
    case text
    case themes
    case url
    case word
  }

  package func value(_ name: ValueName) -> String {
    switch name {
    case .megabytes: text(no: "MB", en: name.rawValue)
    case .address: text(no: "adresse", en: name.rawValue)
    case .statedFormat: text(no: "format", en: name.rawValue)
    case .by: text(no: "felt", en: name.rawValue)
    case .color: text(no: "når", en: name.rawValue)
    case .column: text(no: "kolonne", en: name.rawValue)
    case .count: text(nb: "antall", nn: "tal", en: name.rawValue)
    case .date: text(no: "dato", en: name.rawValue)
    case .field: text(no: "felt", en: name.rawValue)
    case .file: text(no: "fil", en: name.rawValue)
    case .heading: text(no: "overskrift", en: name.rawValue)
    case .format: text(no: "format", en: name.rawValue)
    case .id: text(no: "id", en: name.rawValue)
    case .identifier: text(nb: "navn", nn: "namn", en: name.rawValue)
    case .ids: text(nb: "id-er", nn: "id-ar", en: name.rawValue)
    case .kind: text(no: "slag", en: name.rawValue)
    case .language: text(no: "språk", en: name.rawValue)
    case .layer: text(no: "lag", en: name.rawValue)
    case .log: text(no: "form", en: name.rawValue)
    case .name: text(nb: "navn", nn: "namn", en: name.rawValue)
    case .nameFile: text(nb: "navn=fil", nn: "namn=fil", en: name.rawValue)
    case .nameValue: text(nb: "navn=verdi", nn: "namn=verdi", en: name.rawValue)
    case .names: text(nb: "navn", nn: "namn", en: name.rawValue)
    case .number: text(no: "nummer", en: name.rawValue)
    case .other: text(nb: "annet", nn: "anna", en: name.rawValue)
    case .output: text(no: "fil", en: name.rawValue)
    case .paths: text(nb: "stier", nn: "stiar", en: name.rawValue)
    case .prefix: text(nb: "begynnelse", nn: "byrjing", en: name.rawValue)
    case .property: text(nb: "egenskap", nn: "eigenskap", en: name.rawValue)
    case .queries: text(no: "søk", en: name.rawValue)
    case .query: text(no: "søk", en: name.rawValue)
    case .reference: text(no: "referanse", en: name.rawValue)
    case .region: text(no: "region", en: name.rawValue)
    case .seconds: text(nb: "sekunder", nn: "sekund", en: name.rawValue)
    case .sort: text(nb: "rekkefølge", nn: "rekkjefølgje", en: name.rawValue)
    case .statement: text(nb: "spørring", nn: "spørjing", en: name.rawValue)
    case .text: text(no: "tekst", en: name.rawValue)
    case .themes: text(nb: "temaer", nn: "tema", en: name.rawValue)
    case .url: text(no: "adresse", en: name.rawValue)
    case .word: text(no: "ord", en: name.rawValue)
    }
  }

  @inline(__always)
  func text(
    nb: @autoclosure () -> String, nn: @autoclosure () -> String, en: @autoclosure () -> String
  ) -> String { catalogue.text(nb: nb(), nn: nn(), en: en()) }

  @inline(__always)
  func text(no: @autoclosure () -> String, en: @autoclosure () -> String) -> String {
    catalogue.text(no: no(), en: en())
  }

  func command(_ abstract: String, notes: String = "") -> CommandHelp {
    CommandHelp(
      abstract: abstract, notes: notes, example: text(nb: "Eksempel", nn: "Døme", en: "Example"),
      examples: text(nb: "Eksempler", nn: "Døme", en: "Examples"))
  }
}

extension HelpTexts {
  package var tryFirst: String {
    text(
      nb: """
        Prøv først:
          byregion demo                    lag byregion.db av to rapporter
          byregion advice struktur         søk i rådene
          byregion show rana               les siden om en region
          byregion sql 'SELECT * FROM advice_overview'
        """,
      nn: """
        Prøv først:
          byregion demo                    lag byregion.db av to rapportar
          byregion advice struktur         søk i råda
          byregion show rana               les sida om ein region
          byregion sql 'SELECT * FROM advice_overview'
        """,
      en: """
        Try first:
          byregion demo                    create byregion.db from two write-ups
          byregion advice struktur         search the advice
          byregion show rana               read a region's page
          byregion sql 'SELECT * FROM advice_overview'
        """)
  }

  // Groups of commands.

  package var everyday: String { text(nb: "Til daglig", nn: "Til dagleg", en: "Everyday") }
  package var documentGroup: String { text(nb: "Dokumenter", nn: "Dokument", en: "Documents") }
  package var assistantGroup: String { text(nb: "Assistenter", nn: "Assistentar", en: "Assistants") }
  package var correctionGroup: String { text(nb: "Rettelser", nn: "Rettingar", en: "Corrections") }
  package var fileGroup: String { text(nb: "Fila", nn: "Fila", en: "The file") }
  package var inspectionGroup: String {
    text(nb: "Innsyn og innstillinger", nn: "Innsyn og innstillingar", en: "Inspection and settings")
  }
  package var browserGroup: String { text(nb: "I nettleseren", nn: "I nettlesaren", en: "In the browser") }

  /// The description of a list's rows, by the list's name.
  package func listing(_ name: String) -> String {
    switch name {
    case "regions":
      text(
        nb: "regioner med søker, tall og hvor mye de sier", nn: "regionar med søkjar, tal og kor mykje dei seier",
        en: "regions with applicant, figures and how much they say")
    case "municipalities":
      text(
        nb: "kommuner som var med, med nummer, fylke, folketall og region",
        nn: "kommunar som var med, med nummer, fylke, folketal og region",
        en: "municipalities that took part, with number, county, population and region")
    case "counties":
      text(
        nb: "fylker med kommunene som var med", nn: "fylke med kommunane som var med",
        en: "counties with their municipalities that took part")
    case "goals": text(nb: "mål etter region", nn: "mål etter region", en: "goals by region")
    case "results": text(nb: "resultater etter region", nn: "resultat etter region", en: "results by region")
    case "advice": text(nb: "råd etter region", nn: "råd etter region", en: "advice by region")
    case "continuations":
      text(
        nb: "det regionene arbeider med etter programmet", nn: "det regionane arbeider med etter programmet",
        en: "what regions work on after the programme")
    case "applications":
      text(
        nb: "utdrag fra søknader etter region", nn: "utdrag frå søknader etter region",
        en: "excerpts of applications by region")
    case "attachments":
      text(
        nb: "dokumenter som rapporter nevner", nn: "dokument som rapportar nemner", en: "documents that write-ups name")
    case "documents":
      text(nb: "dokumenter som er lest inn", nn: "dokument som er lesne inn", en: "imported documents")
    default: name
    }
  }

  /// Translates the argument parser's own texts into this language.
  ///
  /// - Parameter page: a help page as the parser prints it.
  package func worded(_ page: String) -> String {
    guard catalogue.language != .english else { return page }
    var page = page.replacing(/See '(.+) <subcommand>' for detailed help\./) { found in
      text(
        nb: "`\(found.output.1) <kommando>` forklarer hver av dem.",
        nn: "`\(found.output.1) <kommando>` forklarer kvar av dei.", en: "")
    }
    for (english, text) in ownWords { page = page.replacing(english, with: text) }
    return page
  }

  private var ownWords: [(String, String)] {
    [
      ("OVERVIEW: ", ""), ("\nUSAGE: ", text(no: "\nBRUK: ", en: "")),
      ("\nARGUMENTS:\n", text(nb: "\nARGUMENTER:\n", nn: "\nARGUMENT:\n", en: "")),
      ("\nOPTIONS:\n", text(nb: "\nVALG:\n", nn: "\nVAL:\n", en: "")),
      ("\nSUBCOMMANDS:\n", text(nb: "\nKOMMANDOER:\n", nn: "\nKOMMANDOAR:\n", en: "")),
      ("<subcommand>", "<kommando>"), ("[<options>]", text(nb: "[<valg>]", nn: "[<val>]", en: "")),
      ("(default:", text(nb: "(ellers:", nn: "(elles:", en: "")),
      ("; default:", text(nb: "; ellers:", nn: "; elles:", en: "")),
      ("(values:", text(nb: "(verdier:", nn: "(verdiar:", en: "")),
      ("Show help information.", text(no: "Vis denne hjelpen.", en: "")),
      ("Show subcommand help information.", text(no: "Vis hjelp om en kommando.", en: "")),
      ("Show the version.", text(no: "Vis versjonen.", en: "")),
    ]
  }
}

/// The help texts of a command.
package struct CommandHelp: Sendable {
  package var abstract: String
  package var notes: String
  fileprivate var example: String
  fileprivate var examples: String

  /// The notes, and example command lines, which are the same in all languages.
  package func discussion(_ lines: String = "") -> String {
    guard !lines.isEmpty else { return notes }
    let lines = lines.split(separator: "\n", omittingEmptySubsequences: false)
    let heading = (lines.count == 1 ? example : examples) + ":\n"
    return (notes.isEmpty ? "" : notes + "\n\n") + heading + lines.map { "  " + $0 }.joined(separator: "\n")
  }
}
