/// What the prompt's commands do, for `.help`.
extension Catalogue {
  /// The usage and the meaning of each command. Commands and what they take are the same in all languages, except for
  /// the names in capitals.
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
        text(nb: "vis spørringer å begynne med", nn: "vis spørjingar å byrje med", en: "show queries to begin with")
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
          en: "fit tables to so many columns; off for as wide as they are, auto for the window")
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
          en: "tell the number of rows and the time, or not")
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
          en: "give the parameter :NAME a value; NAME= alone takes it away; without anything, list them")
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

  /// What does here what a command of another shell does there; nil for commands that nothing does.
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
        en: ".timer on tells the number of rows.")
    case ".shell", ".system":
      text(
        nb: "Ctrl-Z forlater ledeteksten en stund; fg kommer tilbake.",
        nn: "Ctrl-Z går ut av leieteksten ei stund; fg kjem tilbake.",
        en: "Ctrl-Z leaves the prompt for a while; fg comes back.")
    default: nil
    }
  }
}
