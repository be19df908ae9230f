/// The texts of a memo.
extension Catalogue {
  package var memoOverview: String { text(nb: "Oversikt", nn: "Oversyn", en: "Overview") }
  package var memoTheme: String { text(no: "Tema", en: "Theme") }
  package var memoHits: String { text(nb: "Treff", nn: "Treff", en: "Hits") }
  package var memoRegions: String { text(nb: "Regioner", nn: "Regionar", en: "Regions") }
  package var memoCounties: String { text(nb: "Fylker", nn: "Fylke", en: "Counties") }
  package var memoShare: String { text(nb: "Fordeling", nn: "Fordeling", en: "Distribution") }
  package var memoSources: String { text(nb: "Kilder", nn: "Kjelder", en: "Sources") }
  package var memoNotes: String { text(nb: "Noter", nn: "Notar", en: "Notes") }
  package var memoPage: String { text(no: "Side", en: "Page") }
  package var memoNothing: String {
    text(
      nb: "Ingen treff i dokumentene som er søkt gjennom.", nn: "Ingen treff i dokumenta som er søkte gjennom.",
      en: "No hits in the documents that were searched.")
  }
  package var memoSimilar: String {
    text(
      nb: "Lignende tekster, ikke medregnet", nn: "Liknande tekstar, ikkje medrekna", en: "Similar texts, not counted")
  }
  package var memoOthers: String { text(nb: "andre", nn: "andre", en: "others") }

  /// The default title of a memo.
  package func memoTitle(_ themes: [String]) -> String {
    text(
      nb: "Hva byregionene skriver om \(list(themes))", nn: "Kva byregionane skriv om \(list(themes))",
      en: "What the city regions write about \(list(themes))")
  }

  /// "12 treff i 5 regioner i 3 fylke."
  package func memoCounts(hits: Int, regions: Int, counties: Int) -> String {
    let hits = count(hits, text(no: "treff", en: "hit"), text(no: "treff", en: "hits"))
    let regions = count(regions, text(no: "region", en: "region"), text(nb: "regioner", nn: "regionar", en: "regions"))
    let counties = count(counties, text(no: "fylke", en: "county"), text(nb: "fylker", nn: "fylke", en: "counties"))
    return text(no: "\(hits) i \(regions) i \(counties).", en: "\(hits) in \(regions) in \(counties).")
  }

  /// The queries, the knowledge base and the time.
  package func memoAsked(themes: [String], base: String, documents: Int, first: String?, last: String?, at: String)
    -> String
  {
    let asked = text(
      nb: "Notatet samler det dokumentene sier om \(list(themes.map { "«\($0)»" })).",
      nn: "Notatet samlar det dokumenta seier om \(list(themes.map { "«\($0)»" })).",
      en: "This memo collects what the documents say about \(list(themes.map { "“\($0)”" })).")
    let number = count(
      documents, text(no: "dokument", en: "document"), text(nb: "dokumenter", nn: "dokument", en: "documents"))
    var dates = ""
    if let first, let last {
      let imported = text(nb: "lest inn", nn: documents == 1 ? "lese inn" : "lesne inn", en: "imported")
      dates =
        first == last
        ? text(no: ", \(imported) \(date(first))", en: ", \(imported) on \(date(first))")
        : text(
          nb: ", \(imported) fra \(date(first)) til \(date(last))",
          nn: ", \(imported) frå \(date(first)) til \(date(last))",
          en: ", \(imported) from \(date(first)) to \(date(last))")
    }
    let of = text(
      nb: "Det er søkt \(moment(at)) i kunnskapsbasen \(base) (\(number)\(dates)).",
      nn: "Det er søkt \(moment(at)) i kunnskapsbasen \(base) (\(number)\(dates)).",
      en: "The search was made on \(moment(at)) in the knowledge base \(base) (\(number)\(dates)).")
    return asked + " " + of
  }

  package func memoNarrowed(_ filters: String) -> String {
    text(nb: "Avgrenset til \(filters).", nn: "Avgrensa til \(filters).", en: "Narrowed to \(filters).")
  }

  package func memoSince(_ date: String) -> String {
    text(
      nb: "Bare dokumenter som er lest inn fra og med \(self.date(date)).",
      nn: "Berre dokument som er lesne inn frå og med \(self.date(date)).",
      en: "Only documents imported on or after \(self.date(date)).")
  }

  package var memoCounted: String {
    text(
      nb:
        "Et treff er en tekst som har alle ordene i en av bøyningsformene eller i et sammensatt ord. Sitatene er ordrette.",
      nn:
        "Eit treff er ein tekst som har alle orda i ei av bøyingsformene eller i eit samansett ord. Sitata er ordrette.",
      en: "A hit is a text that has all the words in one of their forms or in a compound. Quotations are verbatim.")
  }

  /// The name of a filter's field, by its machine-readable name.
  package func field(_ name: String) -> String {
    switch name {
    case "kind": text(no: "slag", en: "kind")
    case "region": text(no: "region", en: "region")
    case "municipality": text(no: "kommune", en: "municipality")
    case "county": text(no: "fylke", en: "county")
    case "language": text(no: "språk", en: "language")
    case "document": text(no: "dokument", en: "document")
    default: name
    }
  }

  package func memoLine(_ line: Int) -> String { text(no: "linje \(line)", en: "line \(line)") }
  package func memoImported(_ date: String) -> String {
    text(nb: "lest inn \(self.date(date))", nn: "lese inn \(self.date(date))", en: "imported \(self.date(date))")
  }
  /// - Parameter date: a year, a month or a day.
  package func memoPublished(_ date: String) -> String {
    text(nb: "publisert \(self.date(date))", nn: "publisert \(self.date(date))", en: "published \(self.date(date))")
  }
  package func memoAlso(_ references: [String]) -> String {
    text(
      nb: "samme tekst: \(list(references))", nn: "same tekst: \(list(references))",
      en: "same text: \(list(references))")
  }
  package func memoQuoted(_ count: Int) -> String {
    self.count(count, text(no: "sitat", en: "quotation"), text(nb: "sitater", nn: "sitat", en: "quotations"))
  }
}

/// Messages of `report`.
extension Catalogue {
  package func quotations(_ count: Int, from documents: Int) -> String {
    text(
      nb: "\(quotations(count)) fra \(self.documents(documents))",
      nn: "\(quotations(count)) frå \(self.documents(documents))",
      en: "\(quotations(count)) from \(self.documents(documents))")
  }
  package var nameTheme: String {
    text(
      nb: "oppgi et tema, som i `byregion report forankring -o notat.docx`",
      nn: "oppgje eit tema, som i `byregion report forankring -o notat.docx`",
      en: "name a theme, as in `byregion report forankring -o notat.docx`")
  }
  package var emptyTheme: String { text(nb: "et tema er tomt", nn: "eit tema er tomt", en: "a theme is empty") }
  package func fileIsNotForTerminal(_ format: String) -> String {
    text(
      nb: "en \(format)-fil kan ikke vises i en terminal: legg til -o FIL.\(format)",
      nn: "ei \(format)-fil kan ikkje visast i ein terminal: legg til -o FIL.\(format)",
      en: "a \(format) file is not for a terminal: add -o FILE.\(format)")
  }
  package func sinceIsADay(_ value: String) -> String {
    text(
      nb: "--since må være en dag som 2026-01-31, ikke \(value)",
      nn: "--since må vere ein dag som 2026-01-31, ikkje \(value)",
      en: "--since is a day such as 2026-01-31, not \(value)")
  }
  package func tooManyThemes(_ count: Int, most: Int) -> String {
    text(
      nb: "et notat har høyst \(most) temaer, og dette er \(count)",
      nn: "eit notat har høgst \(most) tema, og dette er \(count)",
      en: "a memo has at most \(most) themes, and these are \(count)")
  }
  package var makeSeveralMemos: String {
    text(nb: "Lag flere notater.", nn: "Lag fleire notat.", en: "Make several memos.")
  }
  package var fileNamesNoTheme: String {
    text(
      nb: "det står ingen temaer i fila", nn: "det står ingen tema i fila", en: "the file names no theme")
  }
  package func fileLarger(megabytes: Int) -> String {
    text(
      nb: "fila er større enn \(megabytes) MB", nn: "fila er større enn \(megabytes) MB",
      en: "the file is larger than \(megabytes) MB")
  }
}

/// Texts of workbooks: the names of the sheets, and the sheet "About".
extension Catalogue {
  package func workbookRows(sheet: Int) -> String {
    let name = text(no: "Rader", en: "Rows")
    return sheet == 1 ? name : "\(name) \(sheet)"
  }
  package var workbookAbout: String { text(no: "Om", en: "About") }
  package var aboutRows: String { text(no: "Rader", en: "Rows") }
  package var aboutTimes: String { text(nb: "Tidspunkter", nn: "Tidspunkt", en: "Times") }
  package var aboutNote: String { text(nb: "Merk", nn: "Merk", en: "Note") }
  package var aboutCommand: String { text(no: "Kommando", en: "Command") }
  package var aboutMade: String { text(nb: "Laget", nn: "Laga", en: "Made") }
  package var aboutProgram: String { text(no: "Program", en: "Program") }
  package var aboutBase: String { text(nb: "Kunnskapsbase", nn: "Kunnskapsbase", en: "Knowledge base") }
  package var aboutDocuments: String { text(nb: "Dokumenter i den", nn: "Dokument i han", en: "Documents in it") }
  package var aboutQuery: String { text(nb: "Spørring", nn: "Spørjing", en: "Query") }
  package var aboutNarrowed: String { text(nb: "Avgrenset til", nn: "Avgrensa til", en: "Narrowed to") }
  package var aboutHits: String { text(no: "Treff", en: "Hits") }
  package var aboutSources: [String] {
    language == .english
      ? ["Region", "File", "Document", "Imported", "Language"]
      : ["Region", "Fil", "Dokument", text(nb: "Lest inn", nn: "Lese inn", en: "Imported"), "Språk"]
  }

  package func workbookSheets(rows: Int, ofSheet most: Int, sheets: Int) -> String {
    text(
      nb: "et ark har plass til \(number(most)) rader: \(number(rows)) rader står på \(sheets) ark",
      nn: "eit ark har plass til \(number(most)) rader: \(number(rows)) rader står på \(sheets) ark",
      en: "a sheet has room for \(most) rows: \(rows) rows are on \(sheets) sheets")
  }
  package func workbookCut(_ count: Int, longest: Int) -> String {
    text(
      nb:
        "en celle har plass til \(number(longest)) tegn: \(self.count(count, "tekst er kuttet", "tekster er kuttet")) "
        + "der, og slutter med …",
      nn: "ei celle har plass til \(number(longest)) teikn: \(self.count(count, "tekst er kutta", "tekster er kutta")) "
        + "der, og sluttar med …",
      en: "a cell has room for \(longest) characters: \(self.count(count, "text", "texts")) cut there, ending in …")
  }
  package func workbookLongNumbers(_ count: Int) -> String {
    text(
      nb: "Excel holder 15 siffer: \(self.count(count, "tall", "tall")) med flere er skrevet som tekst",
      nn: "Excel held 15 siffer: \(self.count(count, "tal", "tal")) med fleire er skrivne som tekst",
      en: "Excel keeps 15 digits: \(self.count(count, "number", "numbers")) with more written as text")
  }
}

/// Messages about templates for memos.
extension Catalogue {
  package var templateIsNoWord: String {
    text(
      nb: "malen er ikke et Word-dokument", nn: "malen er ikkje eit Word-dokument",
      en: "the template is not a Word document")
  }
  package func templatePartUnreadable(_ part: String) -> String {
    text(
      nb: "delen \(part) av malen kan ikke leses", nn: "delen \(part) av malen kan ikkje lesast",
      en: "the template's part \(part) cannot be read")
  }
  package var templateHoldsMacros: String {
    text(nb: "malen har makroer", nn: "malen har makroar", en: "the template holds macros")
  }
  package var saveWithoutMacros: String {
    text(
      nb: "Lagre den i Word som .docx eller .dotx, som ikke har makroer.",
      nn: "Lagre han i Word som .docx eller .dotx, som ikkje har makroar.",
      en: "Save it in Word as .docx or .dotx, which hold none.")
  }
  package var templateFormUnsupported: String {
    text(
      nb: "malen er lagret i en form av Word som ikke støttes",
      nn: "malen er lagra i ei form av Word som ikkje er støtta",
      en: "the template is written in a form of Word that is not supported")
  }
  package var giveWordFile: String {
    text(
      nb: "Bruk en .docx- eller .dotx-fil som Word åpner.", nn: "Bruk ei .docx- eller .dotx-fil som Word opnar.",
      en: "Give a .docx or .dotx file that Word opens.")
  }
}
