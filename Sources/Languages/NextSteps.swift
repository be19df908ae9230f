/// What to do next about an error, where several modules say the same.
extension Catalogue {
  /// "Did you mean kommune?"
  package func didYouMean(_ name: String) -> String {
    text(nb: "Mente du \(name)?", nn: "Meinte du \(name)?", en: "Did you mean \(name)?")
  }

  /// "There are: a, b, c."
  package func thereAre(_ names: [String]) -> String {
    let names = names.joined(separator: ", ")
    return text(nb: "Mulige: \(names).", nn: "Moglege: \(names).", en: "There are: \(names).")
  }

  /// - Parameter option: `--param` or `.param`.
  package func giveParameter(_ name: String, by option: String) -> String {
    text(
      nb: "Gi den en verdi med \(option) \(name)=…", nn: "Gje han ein verdi med \(option) \(name)=…",
      en: "Give one with \(option) \(name)=…")
  }

  /// - Parameter parameter: with its sign.
  package func writeParameter(_ parameter: String, orLeaveOut option: String) -> String {
    text(
      nb: "Skriv \(parameter) i spørringen der verdien hører hjemme, eller dropp \(option).",
      nn: "Skriv \(parameter) i spørjinga der verdien høyrer heime, eller dropp \(option).",
      en: "Write \(parameter) in the query where the value belongs, or leave out \(option).")
  }

  /// At the prompt, where the value was given before.
  package func writeParameter(_ parameter: String, orForget command: String) -> String {
    text(
      nb: "Skriv \(parameter) i spørringen der verdien hører hjemme, eller ta verdien bort med \(command).",
      nn: "Skriv \(parameter) i spørjinga der verdien høyrer heime, eller ta verdien bort med \(command).",
      en: "Write \(parameter) in the query where the value belongs, or take its value away with \(command).")
  }

  package func moreTime(_ option: String) -> String {
    text(
      nb: "Gi den mer tid med \(option) SEKUNDER, eller spør om mindre.",
      nn: "Gje henne meir tid med \(option) SEKUND, eller spør om mindre.",
      en: "Give it more time with \(option) SECONDS, or ask for less.")
  }

  package func moreMemory(_ option: String) -> String {
    text(
      nb: "Gi den mer minne med \(option) MB, eller spør om mindre.",
      nn: "Gje henne meir minne med \(option) MB, eller spør om mindre.",
      en: "Give it more with \(option) MB, or ask for less.")
  }

  package func listsTables(_ command: String) -> String {
    text(
      nb: "\(command) viser tabellene og visningene.", nn: "\(command) viser tabellane og visingane.",
      en: "\(command) lists the tables and views.")
  }

  package func describesTable(_ command: String) -> String {
    text(
      nb: "\(command) viser kolonnene i en tabell; tekst står i 'enkle anførselstegn'.",
      nn: "\(command) viser kolonnane i ein tabell; tekst står i 'enkle hermeteikn'.",
      en: "\(command) lists the columns of a table; text stands in 'single quotes'.")
  }

  package func listsThem(_ command: String) -> String {
    text(nb: "\(command) viser dem.", nn: "\(command) viser dei.", en: "\(command) lists them.")
  }

  package var runAloneListsThem: String {
    text(
      nb: ".run uten navn viser dem.", nn: ".run utan namn viser dei.", en: ".run alone lists them.")
  }

  /// - Parameter lister: the command that lists all saved queries.
  package func replacesQuery(_ name: String, lister: String) -> String {
    text(
      nb: "`.save --replace \(name)` setter denne i stedet; \(lister) viser alle.",
      nn: "`.save --replace \(name)` set denne i staden; \(lister) viser alle.",
      en: "`.save --replace \(name)` puts this one in its place; \(lister) lists them all.")
  }

  // In a browser.

  package func giveParameterInForm(_ name: String) -> String {
    text(
      nb: "Gi \(name) en verdi i skjemaet, eller legg den til i adressen.",
      nn: "Gje \(name) ein verdi i skjemaet, eller legg han til i adressa.",
      en: "Give \(name) a value in the form, or add it to the address.")
  }

  package func writeParameter(_ parameter: String) -> String {
    text(
      nb: "Skriv \(parameter) i spørringen der verdien hører hjemme.",
      nn: "Skriv \(parameter) i spørjinga der verdien høyrer heime.",
      en: "Write \(parameter) in the query where the value belongs.")
  }

  package var askServerForLess: String {
    text(
      nb: "Spør om mindre; grensene for tjeneren kan ikke heves her.",
      nn: "Spør om mindre; grensene for tenaren kan ikkje hevast her.",
      en: "Ask for less; the limits of the server cannot be raised here.")
  }

  package var tablesStandBelow: String {
    text(
      nb: "Tabellene og visningene står under spørringen.", nn: "Tabellane og visingane står under spørjinga.",
      en: "The tables and views stand below the query.")
  }

  package var columnsStandBelow: String {
    text(
      nb: "Kolonnene i hver tabell står under spørringen; tekst står i 'enkle anførselstegn'.",
      nn: "Kolonnane i kvar tabell står under spørjinga; tekst står i 'enkle hermeteikn'.",
      en: "The columns of each table stand below the query; text stands in 'single quotes'.")
  }

  package var pageOfQueriesLists: String {
    text(
      nb: "Siden med spørringer viser dem.", nn: "Sida med spørjingar viser dei.",
      en: "The page of queries lists them.")
  }

  package var queriesChangeAtCommandLine: String {
    text(
      nb: "Lagrede spørringer endres med `byregion sql`.", nn: "Lagra spørjingar blir endra med `byregion sql`.",
      en: "Saved queries are changed with `byregion sql`.")
  }
}
