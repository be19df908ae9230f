/// What is said of options that do not fit together.
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
      nb: "\(option) er fra \(least) til \(most)", nn: "\(option) er frå \(least) til \(most)",
      en: "\(option) is from \(least) to \(most)")
  }
  package func needs(_ option: String, _ what: String) -> String {
    text(nb: "\(option) trenger \(what)", nn: "\(option) treng \(what)", en: "\(option) needs \(what)")
  }

  // Where output goes, and in which form.

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
      en: "the ending of \(path) says no format. Use one of \(known), or add --format")
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
      nb: "--columns trenger et --format med rader: csv, tsv, ndjson, table, markdown, html eller list",
      nn: "--columns treng eit --format med rader: csv, tsv, ndjson, table, markdown, html eller list",
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
