/// What is said of the file of a knowledge base.
extension Catalogue {
  package var otherProcessWrites: String {
    text(
      nb: "et annet program skriver i kunnskapsbasen", nn: "eit anna program skriv i kunnskapsbasen",
      en: "another process is writing to the knowledge base")
  }
  package var waitAndTryAgain: String {
    text(
      nb: "Vent til det er ferdig, og prøv igjen.", nn: "Vent til det er ferdig, og prøv igjen.",
      en: "Wait until it is done and try again.")
  }
  package var notSQLite: String {
    text(
      nb: "dette er ikke en SQLite-database", nn: "dette er ikkje ein SQLite-database",
      en: "this is not an SQLite database")
  }
  package var nameAnotherOrRescue: String {
    text(
      nb: "Oppgi en annen fil med --db. Er fila skadd, redder `byregion database rescue` det som er i den.",
      nn: "Oppgje ei anna fil med --db. Er fila skadd, bergar `byregion database rescue` det som er i ho.",
      en: "Name another file with --db; what a damaged one holds, `byregion database rescue` saves.")
  }
  package func damagedFile(_ reason: String) -> String {
    text(
      nb: "databasefila er skadd (\(reason))", nn: "databasefila er skadd (\(reason))",
      en: "the database file is damaged (\(reason))")
  }
  package var checkOrRescue: String {
    text(
      nb: "`byregion database check` sier hva som er galt, `byregion database rescue` redder det som kan leses.",
      nn: "`byregion database check` seier kva som er gale, `byregion database rescue` bergar det som kan lesast.",
      en: "`byregion database check` tells what is wrong, `byregion database rescue` saves what can be read.")
  }
  package var diskIsFull: String {
    text(
      nb: "disken er full; ingenting av det som ble skrevet, er i kunnskapsbasen",
      nn: "disken er full; ingenting av det som vart skrive, er i kunnskapsbasen",
      en: "the disk is full; nothing of what was being written is in the knowledge base")
  }
  package var makeRoom: String {
    text(
      nb: "Rydd plass, og kjør samme kommando en gang til.", nn: "Rydd plass, og køyr same kommandoen ein gong til.",
      en: "Make room and run the same command again.")
  }
  package func cannotWriteBase(_ reason: String) -> String {
    text(
      nb: "kan ikke skrive i kunnskapsbasen (\(reason))", nn: "kan ikkje skrive i kunnskapsbasen (\(reason))",
      en: "cannot write to the knowledge base (\(reason))")
  }
  package var checkPermissions: String {
    text(
      nb: "Kontroller at du har lov til å skrive i fila og mappa den ligger i.",
      nn: "Kontroller at du har lov til å skrive i fila og mappa ho ligg i.",
      en: "Check that the file and its folder may be written to.")
  }
  package func readingFailed(_ reason: String) -> String {
    text(
      nb: "lesing eller skriving mislyktes (\(reason))", nn: "lesing eller skriving gjekk gale (\(reason))",
      en: "reading or writing failed (\(reason))")
  }
  package func rowsDoNotFit(_ reason: String) -> String {
    text(
      nb: "radene i fila passer ikke sammen (\(reason))", nn: "radene i fila passar ikkje saman (\(reason))",
      en: "the rows of the file do not fit together (\(reason))")
  }
  package var checkOrReport: String {
    text(
      nb: "`byregion database check` sier hva som er galt; finner den ingenting, så meld fra om feilen.",
      nn: "`byregion database check` seier kva som er gale; finn han ingenting, så meld frå om feilen.",
      en: "`byregion database check` tells what is wrong; where it finds nothing, please report this.")
  }
  package var interrupted: String { text(nb: "avbrutt", nn: "avbrote", en: "interrupted") }
  package func otherTables(_ reason: String) -> String {
    text(
      nb: "tabellene er ikke slik byregion laget dem (\(reason))",
      nn: "tabellane er ikkje slik byregion laga dei (\(reason))",
      en: "the tables are not as byregion made them (\(reason))")
  }
  package var checkOrSaveDocuments: String {
    text(
      nb: "`byregion database check` sier mer, `byregion database rescue` redder dokumentene.",
      nn: "`byregion database check` seier meir, `byregion database rescue` bergar dokumenta.",
      en: "`byregion database check` tells more, `byregion database rescue` saves the documents.")
  }
  package func sqliteSays(_ message: String) -> String {
    text(nb: "SQLite melder: \(message)", nn: "SQLite melder: \(message)", en: "SQLite says: \(message)")
  }
}
