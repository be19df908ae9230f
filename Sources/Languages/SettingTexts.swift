/// Messages about options that do not go together.
extension Catalogue {
  package func applies(_ option: String, to formats: [String]) -> String {
    text(
      nb: "\(option) gjelder \(list(formats))", nn: "\(option) gjeld \(list(formats))",
      en: "\(option) applies to \(list(formats))")
  }
  package func doesNotApply(_ option: String, to format: String) -> String {
    text(
      nb: "\(option) gjelder ikke \(format)", nn: "\(option) gjeld ikkje \(format)",
      en: "\(option) does not apply to \(format)")
  }
  package func goesWith(_ option: String, _ other: String) -> String {
    text(
      nb: "\(option) brukes sammen med \(other)", nn: "\(option) blir brukt saman med \(other)",
      en: "\(option) goes with \(other)")
  }
  package func excludeEachOther(_ options: [String]) -> String {
    text(
      nb: "\(list(options)) utelukker hverandre: velg én", nn: "\(list(options)) utelukkar kvarandre: vel éin",
      en: "\(list(options)) exclude each other: choose one")
  }
  package func isAtLeast(_ option: String, _ least: Int) -> String {
    text(
      nb: "\(option) er \(least) eller mer", nn: "\(option) er \(least) eller meir", en: "\(option) is \(least) or more"
    )
  }
  package func isFrom(_ option: String, _ least: Int, to most: Int) -> String {
    text(
      nb: "\(option) må være fra \(least) til \(most)", nn: "\(option) må vere frå \(least) til \(most)",
      en: "\(option) is from \(least) to \(most)")
  }
  package func needs(_ option: String, _ what: String) -> String {
    text(nb: "\(option) trenger \(what)", nn: "\(option) treng \(what)", en: "\(option) needs \(what)")
  }

  // Options for the destination and the format of output.

  package var namelessOutput: String {
    text(nb: "--output mangler filnavn", nn: "--output manglar filnamn", en: "--output has no file name")
  }
  package func formatMisfits(_ format: String, _ path: String) -> String {
    text(
      nb: "--format \(format) passer ikke til navnet \(path)", nn: "--format \(format) passar ikkje til namnet \(path)",
      en: "--format \(format) does not fit the name \(path)")
  }
  package func noEnding(_ path: String, known: String) -> String {
    text(
      nb: "endelsen på \(path) sier ikke noe format. Bruk en av \(known), eller legg til --format",
      nn: "endinga på \(path) seier ikkje noko format. Bruk ei av \(known), eller legg til --format",
      en: "the ending of \(path) gives no format. Use one of \(known), or add --format")
  }
  package var reportWritesIt: String {
    text(
      nb: "; `byregion report` skriver det", nn: "; `byregion report` skriv det", en: "; `byregion report` writes it")
  }
  package var theseCite: String {
    text(
      nb: "; `search`, `advice`, `similar`, `show` og `document list` lager kildehenvisninger",
      nn: "; `search`, `advice`, `similar`, `show` og `document list` lagar kjeldetilvisingar",
      en: "; `search`, `advice`, `similar`, `show` and `document list` cite")
  }
  package func formatNotWritten(_ what: String, _ format: String, other: String, _ names: String) -> String {
    text(
      nb: "\(what): \(format) kan ikke skrives her\(other). Formatene er \(names)",
      nn: "\(what): \(format) kan ikkje skrivast her\(other). Formata er \(names)",
      en: "\(what): \(format) is not written here\(other). The formats are \(names)")
  }
  package var workbookNeedsFile: String {
    text(
      nb: "en arbeidsbok kan ikke vises i en terminal: legg til -o FIL.xlsx",
      nn: "ei arbeidsbok kan ikkje visast i ein terminal: legg til -o FIL.xlsx",
      en: "a workbook is not for a terminal: add -o FILE.xlsx")
  }
  package func citesDocuments(_ format: String) -> String {
    text(
      nb:
        "--format \(format) er kildehenvisninger til dokumenter og tekster: `search`, `advice`, `similar`, `show` og `document list` skriver det",
      nn:
        "--format \(format) er kjeldetilvisingar til dokument og tekstar: `search`, `advice`, `similar`, `show` og `document list` skriv det",
      en:
        "--format \(format) cites documents and passages: `search`, `advice`, `similar`, `show` and `document list` write it"
    )
  }
  package func citesNeither(_ format: String) -> String {
    text(
      nb: "\(format) er kildehenvisninger til tekster og dokumenter, og dette er ingen av delene",
      nn: "\(format) er kjeldetilvisingar til tekstar og dokument, og dette er ingen av delane",
      en: "\(format) cites passages and documents, and this is neither")
  }
  package func listCites(_ format: String) -> String {
    text(
      nb: "`byregion document list --format \(format)` lager henvisninger til dokumenter.",
      nn: "`byregion document list --format \(format)` lagar tilvisingar til dokument.",
      en: "`byregion document list --format \(format)` cites documents.")
  }
  package var columnsNeedRows: String {
    text(
      nb: "--columns krever et --format med rader: csv, tsv, ndjson, table, markdown, html eller list",
      nn: "--columns krev eit --format med rader: csv, tsv, ndjson, table, markdown, html eller list",
      en: "--columns needs a --format of rows: csv, tsv, ndjson, table, markdown, html or list")
  }
  package var namelessColumn: String {
    text(nb: "en kolonne mangler navn", nn: "ei kolonne manglar namn", en: "a column has no name")
  }
  package func noColumn(_ name: String) -> String {
    text(nb: "kolonnen \(name) finnes ikke", nn: "kolonna \(name) finst ikkje", en: "there is no column \(name)")
  }
  package func notForRows(_ option: String) -> String {
    text(
      nb: "\(option) gjelder ikke rader: bruk --format json, eller ingen --format",
      nn: "\(option) gjeld ikkje rader: bruk --format json, eller ingen --format",
      en: "\(option) does not apply to rows: use --format json, or no --format")
  }
  package var byIsNotForRows: String {
    text(
      nb: "--by gjelder ikke rader: bruk `byregion count --by region`",
      nn: "--by gjeld ikkje rader: bruk `byregion count --by region`",
      en: "--by does not apply to rows: use `byregion count --by region`")
  }
  package var explainQueryPrintsText: String {
    text(
      nb: "--explain-query skriver tekst, eller JSON med --format json",
      nn: "--explain-query skriv tekst, eller JSON med --format json",
      en: "--explain-query prints text, or JSON with --format json")
  }
  package var explainQuerySearchesNothing: String {
    text(
      nb: "--explain-query søker ikke, så ingen valg om treff gjelder",
      nn: "--explain-query søkjer ikkje, så ingen val om treff gjeld",
      en: "--explain-query searches for nothing, so no option about hits applies")
  }
  package var adviceAlone: String {
    text(
      nb: "--kind gjelder ikke: her søkes det bare i råd", nn: "--kind gjeld ikkje: her blir det berre søkt i råd",
      en: "--kind does not apply: this searches the advice alone")
  }
  package func needsWords(_ option: String) -> String {
    text(
      nb: "\(option) trenger ord å søke etter: byregion advice ORD \(option)",
      nn: "\(option) treng ord å søkje etter: byregion advice ORD \(option)",
      en: "\(option) needs words to search for: byregion advice WORD \(option)")
  }
  package var emptyQuery: String { text(nb: "et søk er tomt", nn: "eit søk er tomt", en: "a query is empty") }
  package func nameWhatToShow(_ kind: String) -> String {
    let place = kind == "region" ? "region" : text(no: "kommune", en: "municipality")
    return text(
      nb: "skriv hvilken \(place) som skal vises, som i `byregion show \(kind) Rana`",
      nn: "skriv kva \(place) som skal visast, som i `byregion show \(kind) Rana`",
      en: "name the \(place) to show, as in `byregion show \(kind) Rana`")
  }
  package func kindIsForDocuments(_ kind: String) -> String {
    text(
      nb: "--kind gjelder `byregion list documents`; \(kind) er alt av ett slag",
      nn: "--kind gjeld `byregion list documents`; \(kind) er alt av eitt slag",
      en: "--kind applies to `byregion list documents`; \(kind) are one kind already")
  }
  package var currentFolder: String { text(nb: "denne mappa", nn: "denne mappa", en: "the current folder") }
}

/// Messages about the settings.
extension Catalogue {
  package var databaseSetting: String {
    text(
      nb: "kunnskapsbasen, når verken --db eller BYREGION_DB nevner en og mappa ikke har noen byregion.db",
      nn: "kunnskapsbasen, når korkje --db eller BYREGION_DB nemner ein og mappa ikkje har nokon byregion.db",
      en: "the knowledge base, if neither --db nor BYREGION_DB names one and the folder has no byregion.db")
  }
  package var formatSetting: String {
    text(
      nb: "formatet på rader i en terminal, når --format ikke er oppgitt",
      nn: "formatet på rader i ein terminal, når --format ikkje er oppgjeve",
      en: "the format of rows on a terminal, if no --format is given")
  }
  package var colourSetting: String {
    text(no: "auto, always eller never", en: "auto, always or never")
  }
  package var languageSetting: String {
    text(
      nb: "språket programmet bruker: nb, nn eller en", nn: "språket programmet bruker: nb, nn eller en",
      en: "the language of the program: nb, nn or en")
  }
  package var standard: String { text(no: "standard", en: "default") }

  package var fileHasName: String {
    text(nb: "en fil har et navn", nn: "ei fil har eit namn", en: "the file name is empty")
  }
  package func noFormat(_ name: String, _ formats: [String]) -> String {
    text(
      nb: "formatet \(name) finnes ikke; formatene er \(list(formats))",
      nn: "formatet \(name) finst ikkje; formata er \(list(formats))",
      en: "there is no format \(name); there are \(formats.joined(separator: ", "))")
  }
  package func noColourChoice(_ name: String) -> String {
    text(
      nb: "farger er auto, always eller never, ikke \(name)", nn: "fargar er auto, always eller never, ikkje \(name)",
      en: "colours are auto, always or never, not \(name)")
  }
  package func settingsUnreadable(_ reason: String) -> String {
    text(
      nb: "innstillingene kan ikke leses (\(reason))", nn: "innstillingane kan ikkje lesast (\(reason))",
      en: "the settings cannot be read (\(reason))")
  }
  package var settingsNotUTF8: String {
    text(nb: "innstillingene er ikke UTF-8", nn: "innstillingane er ikkje UTF-8", en: "the settings are not UTF-8")
  }
  package var saveAsUTF8: String { text(nb: "Lagre dem i UTF-8.", nn: "Lagre dei i UTF-8.", en: "Save them in UTF-8.") }
  package func noSetting(_ name: String) -> String {
    text(
      nb: "innstillingen \(name) finnes ikke", nn: "innstillinga \(name) finst ikkje", en: "there is no setting \(name)"
    )
  }
  package func setAlready(_ name: String, line: Int) -> String {
    text(
      nb: "\(name) er satt i linje \(line) fra før", nn: "\(name) er sett i linje \(line) frå før",
      en: "\(name) is set in line \(line) already")
  }
  package var removeOne: String {
    text(nb: "Fjern én av dem.", nn: "Fjern éi av dei.", en: "Remove one of the two.")
  }
  package var writeSetting: String {
    text(nb: #"Skriv navn = "verdi"."#, nn: #"Skriv namn = "verdi"."#, en: #"Write name = "value"."#)
  }
  package var noTablesHere: String {
    text(nb: "her er det ingen tabeller", nn: "her er det ingen tabellar", en: "there are no tables here")
  }
  package var settingBeginsWithName: String {
    text(
      nb: "en innstilling begynner med navnet", nn: "ei innstilling byrjar med namnet",
      en: "a setting begins with its name")
  }
  package var equalsMissing: String {
    text(nb: "et = mangler", nn: "eit = manglar", en: "an = is missing")
  }
  package var somethingFollows: String {
    text(nb: "det står noe etter verdien", nn: "det står noko etter verdien", en: "something follows the value")
  }
  package var valueInQuotes: String {
    text(nb: "verdien står i anførselstegn", nn: "verdien står i hermeteikn", en: "a value stands in quotes")
  }
  package var backslashTwice: String {
    text(
      nb: #"en omvendt skråstrek skrives \\"#, nn: #"ein omvend skråstrek blir skriven \\"#,
      en: #"a backslash is written \\"#)
  }
  package var orSingleQuotes: String {
    text(
      nb: "Eller sett verdien i enkle anførselstegn.", nn: "Eller set verdien i enkle hermeteikn.",
      en: "Or put the value in single quotes.")
  }
  package var quotesOpen: String {
    text(
      nb: "anførselstegnene er ikke lukket", nn: "hermeteikna er ikkje lukka", en: "the quotes are not closed")
  }
  package func settingsFile(_ path: String, exists: Bool) -> String {
    exists
      ? text(nb: "fila er \(path)", nn: "fila er \(path)", en: "the file is \(path)")
      : text(
        nb: "fila er \(path), som ikke finnes", nn: "fila er \(path), som ikkje finst",
        en: "the file is \(path), which does not exist")
  }
  package func forInstance(_ example: String) -> String {
    text(nb: "For eksempel: \(example)", nn: "Til dømes: \(example)", en: "For instance: \(example)")
  }
}
