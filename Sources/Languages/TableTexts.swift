/// Messages about the user's own tables, and files that a query reads.
extension Catalogue {
  package var baseItself: String {
    text(
      nb: "dette er selve kunnskapsbasen", nn: "dette er sjølve kunnskapsbasen", en: "this is the knowledge base itself"
    )
  }
  package var nameFileOfRows: String {
    text(nb: "Oppgi en fil med rader.", nn: "Oppgje ei fil med rader.", en: "Name a file of rows.")
  }
  package func tableExists(_ name: String) -> String {
    text(
      nb: "det finnes allerede en tabell \(name)", nn: "det finst alt ein tabell \(name)",
      en: "there is a table \(name) already")
  }
  package var replacePutsInPlace: String {
    text(
      nb: "--replace erstatter den med den nye.", nn: "--replace erstattar han med den nye.",
      en: "--replace replaces it with the new one.")
  }
  package func noAddedTable(_ name: String) -> String {
    text(
      nb: "det er ikke lagt til noen tabell \(name)", nn: "det er ikkje lagt til nokon tabell \(name)",
      en: "there is no added table \(name)")
  }
  package func isOwn(_ kind: String, _ name: String) -> String {
    text(
      nb: "\(name) hører til byregion", nn: "\(name) høyrer til byregion", en: "the \(kind) \(name) is byregion's own")
  }
  package func isOfKind(_ name: String, _ kind: String) -> String {
    switch kind {
    case "view": text(nb: "\(name) er en visning", nn: "\(name) er ei vising", en: "\(name) is a view")
    case "index": text(nb: "\(name) er en indeks", nn: "\(name) er ein indeks", en: "\(name) is an index")
    case "trigger": text(nb: "\(name) er en utløser", nn: "\(name) er ein utløysar", en: "\(name) is a trigger")
    default: text(nb: "\(name) er en tabell", nn: "\(name) er ein tabell", en: "\(name) is a \(kind)")
    }
  }
  package var listsRemovable: String {
    text(
      nb: "`byregion table list` viser dem som kan fjernes.", nn: "`byregion table list` viser dei som kan fjernast.",
      en: "`byregion table list` lists those that can be removed.")
  }
  package var writeRemovesViews: String {
    text(
      nb: "`byregion sql --write` fjerner visninger.", nn: "`byregion sql --write` fjernar visingar.",
      en: "`byregion sql --write` removes views.")
  }
  package func takesNameAndFile(_ option: String, _ given: String) -> String {
    let given = given.isEmpty ? text(nb: "ingenting", nn: "ingenting", en: "nothing") : "\"\(given)\""
    return text(
      nb: "\(option) tar NAVN=FIL, ikke \(given)", nn: "\(option) tek NAMN=FIL, ikkje \(given)",
      en: "\(option) takes NAME=FILE, not \(given)")
  }
  package func nameForm(_ name: String) -> String {
    text(
      nb: "et navn er en bokstav og så bokstaver, sifre og _, ikke \"\(name)\"",
      nn: "eit namn er ein bokstav og så bokstavar, siffer og _, ikkje \"\(name)\"",
      en: "a name is a letter and then letters, digits and _, not \"\(name)\"")
  }
  package func isWordOfSQL(_ name: String) -> String {
    text(nb: "\(name) er et ord i SQL", nn: "\(name) er eit ord i SQL", en: "\(name) is a keyword of SQL")
  }
  package func chooseName(such example: String) -> String {
    text(
      nb: "Velg et annet navn, for eksempel \(example).", nn: "Vel eit anna namn, til dømes \(example).",
      en: "Choose another name, such as \(example).")
  }
  package var chooseAnotherName: String {
    text(nb: "Velg et annet navn.", nn: "Vel eit anna namn.", en: "Choose another name.")
  }
  package var noSuchFile: String {
    text(nb: "fila finnes ikke", nn: "fila finst ikkje", en: "there is no such file")
  }
  package var checkNameAndFolder: String {
    text(
      nb: "Kontroller navnet og mappa.", nn: "Kontroller namnet og mappa.", en: "Check its name and its folder.")
  }
  package func isDatabaseName(_ name: String) -> String {
    text(
      nb: "\(name) er allerede navnet på en database", nn: "\(name) er alt namnet på ein database",
      en: "\(name) is already the name of a database")
  }
  package var rowsAreReadWithTable: String {
    text(
      nb: "En fil med rader (CSV, TSV, JSON) leses med --table NAVN=FIL.",
      nn: "Ei fil med rader (CSV, TSV, JSON) blir lesen med --table NAMN=FIL.",
      en: "A file of rows (CSV, TSV, JSON) is read with --table NAME=FILE.")
  }
  package func databaseDamaged(_ reason: String) -> String {
    text(
      nb: "databasen er skadd (\(reason))", nn: "databasen er skadd (\(reason))",
      en: "the database is damaged (\(reason))")
  }
  package var databaseLocked: String {
    text(
      nb: "et annet program har låst databasen", nn: "eit anna program har låst databasen",
      en: "another program has the database locked")
  }
  package var schemaTooSlow: String {
    text(
      nb: "det tok for lang tid å lese skjemaet", nn: "det tok for lang tid å lese skjemaet",
      en: "reading the schema took too long")
  }
  package var schemaNeedsMemory: String {
    text(
      nb: "skjemaet trenger mer minne enn en spørring får bruke",
      nn: "skjemaet treng meir minne enn ei spørjing får bruke",
      en: "the schema needs more memory than a query may use")
  }
  package func noMoreDatabases(_ reason: String) -> String {
    text(
      nb: "flere databaser kan ikke knyttes til (\(reason))", nn: "fleire databasar kan ikkje knytast til (\(reason))",
      en: "no more databases can be attached (\(reason))")
  }
  package func databaseUnreadable(_ reason: String) -> String {
    text(
      nb: "databasen kan ikke leses (\(reason))", nn: "databasen kan ikkje lesast (\(reason))",
      en: "the database cannot be read (\(reason))")
  }
  package var checkMayRead: String {
    text(
      nb: "Kontroller at du har lov til å lese den. Med write-ahead-logg må mappa kunne skrives i.",
      nn: "Kontroller at du har lov til å lese han. Med write-ahead-logg må det gå an å skrive i mappa.",
      en: "Check that you may read it. One in write-ahead mode needs a folder that may be written to.")
  }
  package func fileUnreadable(_ reason: String) -> String {
    text(
      nb: "fila kan ikke leses (\(reason))", nn: "fila kan ikkje lesast (\(reason))",
      en: "the file cannot be read (\(reason))")
  }
  package var checkNameAndAccess: String {
    text(
      nb: "Kontroller navnet, og at du har lov til å lese fila.",
      nn: "Kontroller namnet, og at du har lov til å lese fila.",
      en: "Check its name, and that you may read it.")
  }
  package func fileHasMore(than size: Int) -> String {
    text(
      nb: "fila er større enn \(self.size(size))", nn: "fila er større enn \(self.size(size))",
      en: "the file has more than \(self.size(size))")
  }
  package var divideOrAttach: String {
    text(
      nb: "Del den, eller lag en SQLite-database av den og knytt til den.",
      nn: "Del ho, eller lag ein SQLite-database av ho og knyt til den.",
      en: "Split it, or make an SQLite database of it and attach that.")
  }
  package func tableAdded(_ name: String, rows: Int, columns: Int) -> String {
    text(
      nb: "lagt til \(name): \(self.rows(rows)), \(self.columns(columns))",
      nn: "lagt til \(name): \(self.rows(rows)), \(self.columns(columns))",
      en: "added \(name): \(self.rows(rows)), \(self.columns(columns))")
  }
  package var askToRemoveTable: String {
    text(nb: "Fjerne tabellen?", nn: "Fjerne tabellen?", en: "Remove the table?")
  }
  package func tableHas(_ name: String, rows: Int, columns: Int) -> String {
    text(
      no: "\(name) har \(self.rows(rows)) og \(self.columns(columns))",
      en: "\(name) has \(self.rows(rows)) and \(self.columns(columns))")
  }
  package func isReservedName(_ name: String) -> String {
    text(
      nb: "\(name) er et navn som SQLite eller byregion bruker",
      nn: "\(name) er eit namn som SQLite eller byregion bruker",
      en: "\(name) is a name of SQLite's or of byregion's")
  }
  package func isTakenName(_ name: String, _ kind: String) -> String {
    text(
      nb: "navnet \(name) er allerede i bruk", nn: "namnet \(name) er alt i bruk",
      en: "\(name) is already the name of a \(kind)")
  }
}

/// Column headings of tables for people.
extension Catalogue {
  /// The heading of a column for people. In English it is the column's name, which can be used in SQL and other
  /// programs.
  package func heading(ofColumn name: String) -> String {
    if language == .english { return name }
    return placeHeading(name) ?? searchHeading(name) ?? upkeepHeading(name) ?? column(name)
  }

  /// Headings of lists of places and documents.
  private func placeHeading(_ name: String) -> String? {
    switch name {
    case "name": text(nb: "Navn", nn: "Namn", en: name)
    case "slug": text(nb: "Kortnavn", nn: "Kortnamn", en: name)
    case "level": text(nb: "Nivå", nn: "Nivå", en: name)
    case "documents": text(nb: "Dokumenter", nn: "Dokument", en: name)
    case "document": text(no: "Dokument", en: name)
    case "title": text(nb: "Tittel", nn: "Tittel", en: name)
    case "publisher": text(nb: "Utgiver", nn: "Utgjevar", en: name)
    case "url": text(nb: "Adresse", nn: "Adresse", en: name)
    case "published_on": text(nb: "Publisert", nn: "Publisert", en: name)
    case "change": text(nb: "Endring", nn: "Endring", en: name)
    case "before": text(nb: "Før", nn: "Før", en: name)
    case "after": text(nb: "Etter", nn: "Etter", en: name)
    case "printed": text(nb: "Slik det står", nn: "Slik det står", en: name)
    case "decided by": text(nb: "Bestemt av", nn: "Avgjort av", en: name)
    case "certainty": text(nb: "Hvor sikkert", nn: "Kor sikkert", en: name)
    case "seen in": text(nb: "Sett i", nn: "Sett i", en: name)
    case "file": text(no: "Fil", en: name)
    case "year": text(no: "År", en: name)
    case "attribution": text(nb: "Opphav", nn: "Opphav", en: name)
    default: nil
    }
  }

  /// Headings of hits, counts and words.
  private func searchHeading(_ name: String) -> String? {
    switch name {
    case "query": text(no: "Søk", en: name)
    case "passages": text(nb: "Tekster", nn: "Tekstar", en: name)
    case "match": text(nb: "Treff på", nn: "Treff på", en: name)
    case "snippet": text(nb: "Utdrag", nn: "Utdrag", en: name)
    case "group": text(no: "Gruppe", en: name)
    case "score": text(no: "Poeng", en: name)
    case "heading": text(no: "Overskrift", en: name)
    case "line": text(no: "Linje", en: name)
    case "document_kind": text(nb: "Dokumenttype", nn: "Dokumenttype", en: name)
    case "document_date": text(nb: "Lest inn", nn: "Lese inn", en: name)
    case "also": text(nb: "Også", nn: "Òg", en: name)
    case "word": text(no: "Ord", en: name)
    case "synonym": text(no: "Synonym", en: name)
    case "weight": text(no: "Vekt", en: name)
    case "likeness": text(nb: "Likhet", nn: "Likskap", en: name)
    case "to a reader": text(nb: "For en leser", nn: "For ein lesar", en: name)
    case "reason": text(nb: "Grunn", nn: "Grunn", en: name)
    default: nil
    }
  }

  /// Headings of checks, settings and the schema.
  private func upkeepHeading(_ name: String) -> String? {
    switch name {
    case "checked": text(nb: "Kontrollert", nn: "Kontrollert", en: name)
    case "result": text(no: "Resultat", en: name)
    case "finding": text(no: "Funn", en: name)
    case "setting": text(nb: "Innstilling", nn: "Innstilling", en: name)
    case "value": text(no: "Verdi", en: name)
    case "from": text(nb: "Fra", nn: "Frå", en: name)
    case "meaning": text(nb: "Betydning", nn: "Tyding", en: name)
    case "identifier": text(nb: "Navn", nn: "Namn", en: name)
    case "what to do": text(nb: "Hva du gjør", nn: "Kva du gjer", en: name)
    case "endings": text(nb: "Endelser", nn: "Endingar", en: name)
    case "read by": text(nb: "Leses av", nn: "Blir lese av", en: name)
    case "here": text(no: "Her", en: name)
    case "answers": text(nb: "Svarer på", nn: "Svarar på", en: name)
    case "parameters": text(nb: "Parametere", nn: "Parametrar", en: name)
    case "rows": text(no: "Rader", en: name)
    case "columns": text(nb: "Kolonner", nn: "Kolonnar", en: name)
    case "column": text(nb: "Kolonne", nn: "Kolonne", en: name)
    case "type": text(no: "Type", en: name)
    case "refers to": text(nb: "Viser til", nn: "Viser til", en: name)
    case "description": text(nb: "Beskrivelse", nn: "Skildring", en: name)
    default: nil
    }
  }
}

/// The texts of the pages of `show`.
extension Catalogue {
  package var mentionedIn: String { text(nb: "Nevnt i", nn: "Nemnd i", en: "Mentioned in") }
  package var number2015: String { text(no: "nummer 2015", en: "number 2015") }
  package var county2015: String { text(no: "fylke 2015", en: "county 2015") }
  package var population: String { text(nb: "folketall", nn: "folketal", en: "population") }
  package var in2024: String { text(no: "i 2024", en: "in 2024") }
  package var parallelNames: String { text(nb: "parallellnavn", nn: "parallellnamn", en: "parallel names") }
  package var sameName: String { text(nb: "samme navn", nn: "same namn", en: "same name") }
  package var regions: String { text(nb: "regioner", nn: "regionar", en: "regions") }
  package var inNoRegion: String {
    text(
      nb: "ingen i denne kunnskapsbasen", nn: "ingen i denne kunnskapsbasen", en: "none of this knowledge base")
  }
  package func printedAs(_ name: String) -> String {
    text(nb: "skrevet \(name)", nn: "skrive \(name)", en: "printed as \(name)")
  }
  package func orAnother(_ reference: String) -> String {
    text(
      nb: "\(reference) (eller en annen med samme navn)", nn: "\(reference) (eller ein annan med same namn)",
      en: "\(reference) (or another of the same name)")
  }
  /// How much of a municipality became part of a later one.
  package func extent(_ extent: String) -> String {
    switch extent {
    case "main part": text(nb: "det meste", nn: "det meste", en: extent)
    case "part": text(nb: "en del", nn: "ein del", en: extent)
    case "small part": text(nb: "en liten del", nn: "ein liten del", en: extent)
    default: extent
    }
  }
  /// The name of a language of municipalities' names, by its English name.
  package func languageOfName(_ name: String) -> String {
    switch name {
    case "Northern Sámi": text(no: "nordsamisk", en: name)
    case "Lule Sámi": text(no: "lulesamisk", en: name)
    case "Southern Sámi": text(nb: "sørsamisk", nn: "sørsamisk", en: name)
    case "Kven": text(no: "kvensk", en: name)
    default: name
    }
  }

  package var heading: String { text(no: "overskrift", en: "heading") }
  package var source: String { text(nb: "kilde", nn: "kjelde", en: "source") }
  package func line(_ line: Int, of source: String) -> String {
    text(no: "\(source), linje \(number(line))", en: "\(source):\(line)")
  }
  package var reference: String { text(nb: "referanse", nn: "referanse", en: "reference") }

  package var figuresOfDocuments: String {
    text(nb: "Tall i dokumentene", nn: "Tal i dokumenta", en: "Figures in the documents")
  }
  package var documentsHeading: String { text(nb: "Dokumenter", nn: "Dokument", en: "Documents") }
  package var applicant: String { text(nb: "søkerkommune", nn: "søkjarkommune", en: "applicant") }
  package var partners: String { text(nb: "samarbeidskommuner", nn: "samarbeidskommunar", en: "partners") }
  package var sumOfMunicipalities: String {
    text(nb: "sum for kommunene", nn: "sum for kommunane", en: "sum of the municipalities")
  }
  package var area: String { text(no: "areal", en: "area") }
  package var perSquareKilometre: String {
    text(nb: "innbyggere per km²", nn: "innbyggjarar per km²", en: "inhabitants per km²")
  }
  package var otherNames: String { text(nb: "andre navn", nn: "andre namn", en: "other names") }
  package var shortName: String { text(nb: "kortnavn", nn: "kortnamn", en: "short name") }
  package var inNoRegister: String { text(nb: "ikke i registeret", nn: "ikkje i registeret", en: "in no register") }
  package var dateColumn: String { text(no: "dato", en: "date") }
  package var perKilometreColumn: String { text(no: "per km²", en: "per km²") }
  package var documentColumn: String { text(no: "dokument", en: "document") }
  package func squareKilometres(_ area: Double) -> String { number(area) + "\u{A0}km²" }
  /// A figure with its date.
  package func figure(_ number: Int, of date: String?) -> String {
    date.map { "\(self.number(number)) (\(self.date($0)))" } ?? self.number(number)
  }
}
