/// Messages of the SQL prompt.
extension Catalogue {
  package func welcome(_ version: String, _ database: String) -> String {
    text(
      nb: "\(version) med \(database), bare for lesing", nn: "\(version) med \(database), berre for lesing",
      en: "\(version) on \(database), read-only")
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
      nb: "en tabell må være fra 10 til 100000 tegn bred, ikke \(given)",
      nn: "ein tabell må vere frå 10 til 100000 teikn brei, ikkje \(given)",
      en: "a table is from 10 to 100000 columns wide, not \(given)")
  }
  package var widthOffOrAuto: String {
    text(
      nb: ".width off gjør tabeller så brede som de er, .width auto tilpasser dem til vinduet.",
      nn: ".width off gjer tabellar så breie som dei er, .width auto tilpassar dei til vindauget.",
      en: ".width off prints tables at their full width, .width auto fits them to the window.")
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

  // Messages about the options of `sql` and related commands.

  package var attachForRunQuery: String {
    text(
      nb: "--attach og --table gjelder en spørring som kjøres",
      nn: "--attach og --table gjeld ei spørjing som blir køyrd",
      en: "--attach and --table apply to a query that is run")
  }
  package func notInPublication(_ options: String) -> String {
    text(
      nb: "\(options) gjelder filer; på det som er publisert i PostgreSQL kan de ikke brukes",
      nn: "\(options) gjeld filer; på det som er publisert i PostgreSQL kan dei ikkje brukast",
      en: "\(options) apply to files, not to a publication in PostgreSQL")
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
      en: "dot commands do not go with --write")
  }
  package var giveStatement: String {
    text(
      nb: "oppgi en setning, for eksempel: byregion sql --write 'UPDATE …'",
      nn: "oppgje ei setning, til dømes: byregion sql --write 'UPDATE …'",
      en: "give a statement, for instance: byregion sql --write 'UPDATE …'")
  }
  package var timeoutOption: String {
    text(
      nb: "--timeout må være mer enn 0 sekunder og høyst ett døgn",
      nn: "--timeout må vere meir enn 0 sekund og høgst eitt døgn",
      en: "--timeout is more than 0 seconds and at most a day")
  }
  package var maxMemoryOption: String {
    text(
      nb: "--max-memory må være fra 1 til 65536 MB", nn: "--max-memory må vere frå 1 til 65536 MB",
      en: "--max-memory is from 1 to 65536 MB")
  }
}

/// The descriptions of the dot commands, for `.help`.
extension Catalogue {
  /// The usage and the meaning of each command. Commands and their arguments are the same in all languages, except for
  /// the placeholders in capitals.
  package var dotCommands: [(usage: String, meaning: String)] {
    let name = text(nb: "NAVN", nn: "NAMN", en: "NAME")
    let file = text(no: "FIL", en: "FILE")
    let seconds = text(nb: "SEKUNDER", nn: "SEKUND", en: "SECONDS")
    let count = text(nb: "ANTALL", nn: "TAL", en: "COUNT")
    let value = text(no: "VERDI", en: "VALUE")
    let columns = text(nb: "TEGN", nn: "TEIKN", en: "COLUMNS")
    let meaning = text(nb: "FORKLARING", nn: "FORKLARING", en: "MEANING")
    return [
      (
        ".tables",
        text(nb: "vis tabellene og visningene", nn: "vis tabellane og visingane", en: "list the tables and views")
      ),
      (
        ".schema [\(name)]",
        text(
          nb: "vis setningen som laget en tabell eller visning, med beskrivelser",
          nn: "vis setninga som laga ein tabell eller ei vising, med skildringar",
          en: "show the statement that made a table or view, with its descriptions")
      ),
      (
        ".describe \(name)",
        text(
          nb: "vis kolonnene i en tabell og hva de betyr", nn: "vis kolonnane i ein tabell og kva dei tyder",
          en: "list a table's columns and what they mean")
      ),
      (
        ".examples",
        text(nb: "vis spørringer å begynne med", nn: "vis spørjingar å byrje med", en: "show example queries")
      ),
      (
        ".format [\(name)]",
        text(
          nb: "table, json, ndjson, csv, tsv, markdown, html eller list (også .mode)",
          nn: "table, json, ndjson, csv, tsv, markdown, html eller list (òg .mode)",
          en: "table, json, ndjson, csv, tsv, markdown, html or list (also .mode)")
      ),
      (
        ".headers on|off",
        text(
          nb: "begynn csv og tsv med kolonnenavn, eller ikke", nn: "byrj csv og tsv med kolonnenamn, eller ikkje",
          en: "begin csv and tsv with the names of the columns, or not")
      ),
      (
        ".width [\(columns)]",
        text(
          nb: "tilpass tabeller til så mange tegn; off for så brede som de er, auto for vinduet",
          nn: "tilpass tabellar til så mange teikn; off for så breie som dei er, auto for vindauget",
          en: "fit tables to this many columns; off for their full width, auto for the window")
      ),
      (
        ".cut on|off",
        text(
          nb: "kutt lange tekster i tabeller i stedet for å bryte dem",
          nn: "kutt lange tekstar i tabellar i staden for å bryte dei",
          en: "cut long texts in tables instead of wrapping them")
      ),
      (
        ".output [\(file)]",
        text(
          nb: "skriv svar til en fil; uten navn til skjermen igjen",
          nn: "skriv svar til ei fil; utan namn til skjermen att",
          en: "write answers to a file; without a name, to the screen again")
      ),
      (
        ".once \(file)",
        text(
          nb: "skriv neste svar til en fil", nn: "skriv neste svar til ei fil", en: "write the next answer to a file")
      ),
      (
        ".read \(file)",
        text(
          nb: "kjør setningene og kommandoene i en fil", nn: "køyr setningane og kommandoane i ei fil",
          en: "run the statements and commands of a file")
      ),
      (
        ".timer on|off",
        text(
          nb: "fortell antall rader og tid, eller ikke", nn: "fortel talet på rader og tida, eller ikkje",
          en: "print the number of rows and the time, or not")
      ),
      (
        ".timeout [\(seconds)]",
        text(
          nb: "vis eller sett hvor lang tid en setning får", nn: "vis eller set kor lang tid ei setning får",
          en: "show or set how long a statement may take")
      ),
      (
        ".memory [MB]",
        text(
          nb: "vis eller sett hvor mye minne en setning får bruke",
          nn: "vis eller set kor mykje minne ei setning får bruke",
          en: "show or set how much memory a statement may use")
      ),
      (
        ".maxrows [\(count)]",
        text(
          nb: "vis eller sett hvor mange rader et svar får ha; off for alle",
          nn: "vis eller set kor mange rader eit svar får ha; off for alle",
          en: "show or set how many rows an answer may have; off for all")
      ),
      (
        ".param [\(name)=\(value)]",
        text(
          nb: "gi parameteren :\(name) en verdi; \(name)= alene tar den bort; uten noe vises alle",
          nn: "gje parameteren :\(name) ein verdi; \(name)= åleine tek han bort; utan noko blir alle viste",
          en: "give the parameter :NAME a value; NAME= alone removes it; without arguments, list them")
      ),
      (
        ".attach \(name)=\(file)",
        text(
          nb: "les en SQLite-database, som \(name).tabell", nn: "les ein SQLite-database, som \(name).tabell",
          en: "read an SQLite database, as NAME.table")
      ),
      (
        ".table \(name)=\(file)",
        text(
          nb: "les en CSV-, TSV-, JSON- eller NDJSON-fil som tabell",
          nn: "les ei CSV-, TSV-, JSON- eller NDJSON-fil som tabell",
          en: "read a CSV, TSV, JSON or NDJSON file as a table")
      ),
      (
        ".save \(name) [\(meaning)]",
        text(
          nb: "lagre den siste setningen med parametere; --replace \(name) for et navn som er i bruk",
          nn: "lagre den siste setninga med parametrar; --replace \(name) for eit namn som er i bruk",
          en: "keep the last statement, with its parameters; --replace NAME for a name that is taken")
      ),
      (
        ".run [\(name)]",
        text(
          nb: "kjør en lagret spørring; uten navn vises alle", nn: "køyr ei lagra spørjing; utan namn blir alle viste",
          en: "run a saved query; without a name, list them")
      ),
      (".help", text(nb: "vis dette", nn: "vis dette", en: "show this")),
      (
        ".quit",
        text(nb: "avslutt; det gjør Ctrl-D også", nn: "avslutt; det gjer Ctrl-D òg", en: "leave; so does Ctrl-D")
      ),
    ]
  }

  /// The replacement for a command of another shell; nil if there is none.
  package func elsewhere(_ command: String) -> String? {
    switch command {
    case ".open":
      text(
        nb: "byregion sql --db FIL åpner en annen kunnskapsbase.",
        nn: "byregion sql --db FIL opnar ein annan kunnskapsbase.",
        en: "byregion sql --db FILE opens another knowledge base.")
    case ".import":
      text(
        nb: "byregion import FIL leser tekster inn i kunnskapsbasen.",
        nn: "byregion import FIL les tekstar inn i kunnskapsbasen.",
        en: "byregion import FILE reads write-ups into the knowledge base.")
    case ".backup", ".clone":
      text(
        nb: "byregion database backup FIL lager en kopi.", nn: "byregion database backup FIL lagar ein kopi.",
        en: "byregion database backup FILE makes a copy.")
    case ".dump":
      text(
        nb: "byregion export skriver alt til filer.", nn: "byregion export skriv alt til filer.",
        en: "byregion export writes everything to files.")
    case ".recover":
      text(
        nb: "byregion database rescue redder det som er i en skadd fil.",
        nn: "byregion database rescue bergar det som er i ei skadd fil.",
        en: "byregion database rescue saves what a damaged file holds.")
    case ".nullvalue":
      text(
        nb: "Skriv coalesce(kolonne, 'tekst') i setningen.", nn: "Skriv coalesce(kolonne, 'tekst') i setninga.",
        en: "Write coalesce(column, 'text') in the statement.")
    case ".separator":
      text(
        nb: ".format csv og .format tsv skiller kolonner.", nn: ".format csv og .format tsv skil kolonnar.",
        en: ".format csv and .format tsv separate columns.")
    case ".explain":
      text(
        nb: "Skriv EXPLAIN QUERY PLAN foran setningen.", nn: "Skriv EXPLAIN QUERY PLAN framfor setninga.",
        en: "Write EXPLAIN QUERY PLAN before the statement.")
    case ".changes":
      text(
        nb: ".timer on forteller antall rader.", nn: ".timer on fortel talet på rader.",
        en: ".timer on prints the number of rows.")
    case ".shell", ".system":
      text(
        nb: "Ctrl-Z forlater ledeteksten en stund; fg kommer tilbake.",
        nn: "Ctrl-Z går ut av leieteksten ei stund; fg kjem tilbake.",
        en: "Ctrl-Z suspends the prompt; fg returns to it.")
    default: nil
    }
  }
}
