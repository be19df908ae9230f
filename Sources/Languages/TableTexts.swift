/// What is said of tables of the user's own and of files that a query reads.
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
      nb: "--replace setter den nye i stedet.", nn: "--replace set den nye i staden.",
      en: "--replace puts the new one in its place.")
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
    text(nb: "\(name) er et ord i SQL", nn: "\(name) er eit ord i SQL", en: "\(name) is a word of SQL")
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
      en: "\(name) is the name of a database already")
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
      en: "Divide it, or make an SQLite database of it and attach that.")
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
      en: "\(name) is the name of a \(kind) already")
  }
}
