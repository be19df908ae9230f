/// What the prompt for SQL says.
extension Catalogue {
  package func welcome(_ version: String, _ database: String) -> String {
    text(
      nb: "\(version) med \(database), bare for lesing", nn: "\(version) med \(database), berre for lesing",
      en: "\(version) on \(database), for reading only")
  }
  package var helpAndQuit: String {
    text(
      nb: ".help viser kommandoene, .quit avslutter", nn: ".help viser kommandoane, .quit avsluttar",
      en: ".help lists the commands, .quit leaves")
  }
  package var statementUnfinished: String {
    text(
      nb: "setningen over er ikke ferdig: avslutt den med ; eller forkast den med Ctrl-C",
      nn: "setninga over er ikkje ferdig: avslutt ho med ; eller forkast ho med Ctrl-C",
      en: "the statement above is not finished: end it with ; or drop it with Ctrl-C")
  }
  package func searching(_ text: String, isFound: Bool) -> String {
    let state =
      isFound
      ? self.text(nb: "søk", nn: "søk", en: "search") : self.text(nb: "ikke funnet", nn: "ikkje funne", en: "not found")
    return "(\(state): \(text)) "
  }
  package var helpListsCommands: String {
    text(nb: ".help viser kommandoene.", nn: ".help viser kommandoane.", en: ".help lists the commands.")
  }
  package var commandNeedsName: String {
    text(nb: "denne kommandoen trenger et navn", nn: "denne kommandoen treng eit namn", en: "this command needs a name")
  }
  package func noTableOrView(_ name: String) -> String {
    text(
      nb: "det finnes ingen tabell eller visning \(name)", nn: "det finst ingen tabell eller vising \(name)",
      en: "there is no table or view \(name)")
  }
  package func noFormat(_ name: String) -> String {
    text(nb: "formatet \(name) finnes ikke", nn: "formatet \(name) finst ikkje", en: "there is no format \(name)")
  }
  package func needsFile(_ command: String) -> String {
    text(nb: "\(command) trenger en fil", nn: "\(command) treng ei fil", en: "\(command) needs a file")
  }
  package func onOrOff(_ given: String) -> String {
    text(nb: "on eller off, ikke \(given)", nn: "on eller off, ikkje \(given)", en: "on or off, not \(given)")
  }
  package func tableWidth(_ given: String) -> String {
    text(
      nb: "en tabell er fra 10 til 100000 tegn bred, ikke \(given)",
      nn: "ein tabell er frå 10 til 100000 teikn brei, ikkje \(given)",
      en: "a table is from 10 to 100000 columns wide, not \(given)")
  }
  package var widthOffOrAuto: String {
    text(
      nb: ".width off gjør tabeller så brede som de er, .width auto tilpasser dem til vinduet.",
      nn: ".width off gjer tabellar så breie som dei er, .width auto tilpassar dei til vindauget.",
      en: ".width off makes tables as wide as they are, .width auto fits them to the window.")
  }
  package func timeoutRange(_ given: String) -> String {
    text(
      nb: "en setning får mer enn 0 sekunder og høyst ett døgn, ikke \(given)",
      nn: "ei setning får meir enn 0 sekund og høgst eitt døgn, ikkje \(given)",
      en: "a statement may take more than 0 seconds and at most a day, not \(given)")
  }
  package func memoryRange(_ given: String) -> String {
    text(
      nb: "en setning får bruke fra 1 til 65536 MB, ikke \(given)",
      nn: "ei setning får bruke frå 1 til 65536 MB, ikkje \(given)",
      en: "a statement may use from 1 to 65536 MB, not \(given)")
  }
  package func rowCount(_ given: String) -> String {
    text(
      nb: "et antall rader, eller off for alle, ikke \(given)",
      nn: "eit tal på rader, eller off for alle, ikkje \(given)",
      en: "a number of rows, or off for all, not \(given)")
  }
  package func attached(_ name: String) -> String {
    text(
      nb: "tilknyttet; tabellene heter \(name).NAVN, og .tables viser dem",
      nn: "knytt til; tabellane heiter \(name).NAMN, og .tables viser dei",
      en: "attached; its tables are \(name).NAME, and .tables lists them")
  }
  package var standardInputIsTyped: String {
    text(
      nb: "standard inn er det som skrives her", nn: "standard inn er det som blir skrive her",
      en: "standard input is what is typed here")
  }
  package var nameAFile: String { text(nb: "Oppgi en fil.", nn: "Oppgje ei fil.", en: "Name a file.") }
  package func readTooDeep(_ most: Int) -> String {
    text(
      nb: "filer som leses med .read, kan stå høyst \(most) inni hverandre",
      nn: "filer som blir lesne med .read, kan stå høgst \(most) inni kvarandre",
      en: "files that are read by .read nest at most \(most) deep")
  }
  package var nothingToSave: String {
    text(
      nb: "det er ingen setning å lagre ennå", nn: "det er inga setning å lagre enno",
      en: "there is no statement to save yet")
  }
  package var savedQueryNeedsName: String {
    text(
      nb: "en lagret spørring trenger et navn", nn: "ei lagra spørjing treng eit namn", en: "a saved query needs a name"
    )
  }
  package var saveExample: String {
    text(
      nb: "For eksempel: .save mine-regioner, eller .save \"råd fra nord\" med anførselstegn rundt mellomrom",
      nn: "Til dømes: .save mine-regionar, eller .save \"råd frå nord\" med hermeteikn rundt mellomrom",
      en: "For instance: .save my-regions, or .save \"råd fra nord\" with quotes around spaces")
  }
  package func savedQuery(_ name: String, _ shown: String) -> String {
    text(
      nb: "lagret som \(name); .run \(shown) eller `byregion query \(shown)` kjører den",
      nn: "lagra som \(name); .run \(shown) eller `byregion query \(shown)` køyrer ho",
      en: "saved as \(name); .run \(shown) or `byregion query \(shown)` runs it")
  }

  // The options of `sql` and its kin.

  package var attachForRunQuery: String {
    text(
      nb: "--attach og --table gjelder en spørring som kjøres",
      nn: "--attach og --table gjeld ei spørjing som blir køyrd",
      en: "--attach and --table apply to a query that is run")
  }
  package var attachNotWithWrite: String {
    text(
      nb: "--attach og --table kan ikke brukes med --write; `byregion table add` legger til en tabell",
      nn: "--attach og --table kan ikkje brukast med --write; `byregion table add` legg til ein tabell",
      en: "--attach and --table do not go with --write; `byregion table add` keeps a table")
  }
  package var queryOrFile: String {
    text(
      nb: "oppgi en spørring eller --file, ikke begge", nn: "oppgje ei spørjing eller --file, ikkje begge",
      en: "give a query or --file, not both")
  }
  package var dotCommandsAsk: String {
    text(
      nb: "punktkommandoer spør, og kan ikke brukes med --write",
      nn: "punktkommandoar spør, og kan ikkje brukast med --write",
      en: "dot commands ask, and do not go with --write")
  }
  package var giveStatement: String {
    text(
      nb: "oppgi en setning, for eksempel: byregion sql --write 'UPDATE …'",
      nn: "oppgje ei setning, til dømes: byregion sql --write 'UPDATE …'",
      en: "give a statement, for instance: byregion sql --write 'UPDATE …'")
  }
  package var timeoutOption: String {
    text(
      nb: "--timeout er mer enn 0 sekunder og høyst ett døgn", nn: "--timeout er meir enn 0 sekund og høgst eitt døgn",
      en: "--timeout is more than 0 seconds and at most a day")
  }
  package var maxMemoryOption: String {
    text(
      nb: "--max-memory er fra 1 til 65536 MB", nn: "--max-memory er frå 1 til 65536 MB",
      en: "--max-memory is from 1 to 65536 MB")
  }
}
