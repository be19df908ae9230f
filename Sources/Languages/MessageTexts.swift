/// The parts of all messages, and messages of many commands.
extension Catalogue {
  package var error: String { text(nb: "feil", nn: "feil", en: "error") }
  package var warning: String { text(nb: "advarsel", nn: "åtvaring", en: "warning") }
  package var note: String { text(no: "merknad", en: "note") }
  package var hint: String { text(no: "tips", en: "hint") }
  /// The name of a typed query in messages.
  package var queryPlace: String { text(nb: "søk", nn: "søk", en: "query") }

  package func rows(_ count: Int) -> String {
    self.count(count, text(no: "rad", en: "row"), text(no: "rader", en: "rows"))
  }
  package func columns(_ count: Int) -> String {
    self.count(
      count, text(nb: "kolonne", nn: "kolonne", en: "column"), text(nb: "kolonner", nn: "kolonnar", en: "columns"))
  }
  package func documents(_ count: Int) -> String {
    self.count(
      count, text(no: "dokument", en: "document"), text(nb: "dokumenter", nn: "dokument", en: "documents"))
  }
  package func files(_ count: Int) -> String {
    self.count(count, text(no: "fil", en: "file"), text(nb: "filer", nn: "filer", en: "files"))
  }
  package func quotations(_ count: Int) -> String {
    self.count(count, text(no: "sitat", en: "quotation"), text(nb: "sitater", nn: "sitat", en: "quotations"))
  }
  package func changed(_ rows: String) -> String {
    text(nb: "\(rows) endret", nn: "\(rows) endra", en: "\(rows) changed")
  }
  package var raiseMaxRows: String {
    text(
      nb: " (det finnes flere; sett opp --max-rows)", nn: " (det finst fleire; set opp --max-rows)",
      en: " (there are more; raise --max-rows)")
  }
  package func seconds(_ seconds: Double) -> String { number(seconds, decimals: 2) + " s" }
  package func backedUp(_ path: String) -> String {
    text(
      nb: "sikkerhetskopi av fila før endringen: \(path)", nn: "tryggingskopi av fila før endringa: \(path)",
      en: "backup of the file before the change: \(path)")
  }
  /// - Parameter what: ``theWriteUp`` or ``theSQL``.
  package func typeOrPaste(_ what: String) -> String {
    text(
      nb: "skriv eller lim inn \(what); Ctrl-D på en egen linje avslutter, Ctrl-C avbryter",
      nn: "skriv eller lim inn \(what); Ctrl-D på ei eiga linje avsluttar, Ctrl-C avbryt",
      en: "type or paste \(what); Ctrl-D on a line of its own ends it, Ctrl-C leaves")
  }
  package var theWriteUp: String { text(nb: "teksten", nn: "teksten", en: "the write-up") }
  package var theSQL: String { text(nb: "SQL-setningen", nn: "SQL-setninga", en: "the SQL") }
  package func lost(_ what: String) -> String { text(nb: "tapt: \(what)", nn: "tapt: \(what)", en: "lost: \(what)") }

  package func unknownLanguage(_ name: String) -> String {
    text(
      nb: "språket \(name) er ukjent; velg nb, nn eller en", nn: "språket \(name) er ukjent; vel nb, nn eller en",
      en: "there is no language \(name); choose nb, nn or en")
  }
  package var returnsLeftOut: String {
    text(
      nb: "linjeskift på slutten av argumenter er utelatt", nn: "linjeskift på slutten av argument er utelatne",
      en: "carriage returns at the ends of arguments are left out")
  }
  package func pagerMissing(_ command: String) -> String {
    text(
      nb: "PAGER peker på \(command), som ikke finnes", nn: "PAGER peikar på \(command), som ikkje finst",
      en: "PAGER names \(command), which does not exist")
  }

  // Questions that ask for confirmation.

  package func noTerminalToAsk(_ question: String) -> String {
    text(
      nb: "det er ingen terminal å spørre i: \(question)", nn: "det er ingen terminal å spørje i: \(question)",
      en: "there is no terminal to ask: \(question)")
  }
  package var addYes: String {
    text(nb: "Legg til --yes for å svare ja.", nn: "Legg til --yes for å svare ja.", en: "Add --yes to answer yes.")
  }
  package var yesOrNo: String { text(nb: "[j/N]", nn: "[j/N]", en: "[y/N]") }
  package var nothingChanged: String {
    text(nb: "ingenting ble endret", nn: "ingenting vart endra", en: "nothing was changed")
  }
}

/// Progress of long jobs.
extension Catalogue {
  package var importingTitle: String { text(nb: "leser inn", nn: "les inn", en: "importing") }
  package var rebuildingTitle: String { text(nb: "bygger opp igjen", nn: "byggjer opp att", en: "rebuilding") }
  package func files(_ done: Int, of total: Int) -> String {
    text(no: "\(number(done)) av \(files(total))", en: "\(done)/\(total) files")
  }
  package func remaining(_ time: String) -> String {
    text(nb: "\(time) igjen", nn: "\(time) att", en: "\(time) left")
  }
  /// "1,2 MB": in a unit with at most three digits before the decimal mark.
  package func size(_ bytes: Int) -> String {
    if bytes < 1_000 { return "\(bytes) B" }
    var value = Double(bytes)
    var unit = 0
    while value >= 999.5, unit < 4 {
      value /= 1_000
      unit += 1
    }
    return (value < 9.95 ? decimal(value, 1) : number(Int(value.rounded()))) + " "
      + ["B", "kB", "MB", "GB", "TB"][unit]
  }
}

/// Translations of the argument parser's errors.
extension Catalogue {
  package func notPossible(_ value: String, for option: String) -> String {
    text(
      nb: "'\(value)' er ikke en gyldig verdi for \(option)", nn: "'\(value)' er ikkje ein gyldig verdi for \(option)",
      en: "'\(value)' is not possible for \(option)")
  }
  package func explainsCommand(_ help: String) -> String {
    text(
      nb: "`\(help)` forklarer kommandoen.", nn: "`\(help)` forklarer kommandoen.",
      en: "`\(help)` explains the command.")
  }
  package func noCommand(_ name: String) -> String {
    text(
      nb: "kommandoen \(name) finnes ikke", nn: "kommandoen \(name) finst ikkje", en: "there is no command \(name)")
  }
  package func listsCommands(_ command: String) -> String {
    text(
      nb: "`\(command) --help` viser kommandoene.", nn: "`\(command) --help` viser kommandoane.",
      en: "`\(command) --help` lists the commands.")
  }
  package func notUTF8(_ index: Int, _ shown: String) -> String {
    text(
      nb: "argument \(index) er ikke UTF-8: \(shown)", nn: "argument \(index) er ikkje UTF-8: \(shown)",
      en: "argument \(index) is not UTF-8: \(shown)")
  }
  package var setTerminalToUTF8: String {
    text(
      nb: "Still terminalen til UTF-8. En fil med et slikt navn leses når du oppgir mappa den ligger i.",
      nn: "Still terminalen til UTF-8. Ei fil med eit slikt namn blir lesen når du oppgir mappa ho ligg i.",
      en: "Set the terminal to UTF-8. A file with such a name is read by naming its folder.")
  }
  package func unknownOption(_ option: String) -> String {
    text(nb: "valget \(option) finnes ikke", nn: "valet \(option) finst ikkje", en: "unknown option '\(option)'")
  }
  package func missingValue(_ option: String) -> String {
    text(nb: "\(option) mangler en verdi", nn: "\(option) manglar ein verdi", en: "missing value for '\(option)'")
  }
  package func missingArgument(_ name: String) -> String {
    text(
      nb: "argumentet \(name) mangler", nn: "argumentet \(name) manglar", en: "missing expected argument '\(name)'")
  }
  package func unexpectedArgument(_ name: String) -> String {
    text(
      nb: "argumentet '\(name)' er ett for mye", nn: "argumentet '\(name)' er eitt for mykje",
      en: "unexpected argument '\(name)'")
  }
  package func unexpectedArguments(_ count: Int, _ names: String) -> String {
    text(
      nb: "\(count) argumenter er for mange: \(names)", nn: "\(count) argument er for mange: \(names)",
      en: "\(count) unexpected arguments: \(names)")
  }
}

extension Catalogue {
  /// A message about a file. The file's name is not repeated if the message begins with it.
  ///
  /// - Parameter place: the file, with its folders if they were given.
  package func message(_ message: String, about place: String) -> String {
    let name = String(place.split(separator: "/").last ?? "")
    guard !name.isEmpty, message.hasPrefix(name + " ") else { return "\(place): \(message)" }
    return place + message.dropFirst(name.count)
  }
}

/// Suggestions that several modules share.
extension Catalogue {
  /// "Did you mean kommune?"
  package func didYouMean(_ name: String) -> String {
    text(nb: "Mente du \(name)?", nn: "Meinte du \(name)?", en: "Did you mean \(name)?")
  }

  /// "There are: a, b, c."
  package func thereAre(_ names: [String]) -> String {
    let names = names.joined(separator: ", ")
    return text(nb: "Gyldige verdier: \(names).", nn: "Gyldige verdiar: \(names).", en: "There are: \(names).")
  }

  /// - Parameter option: `--param` or `.param`.
  package func giveParameter(_ name: String, by option: String) -> String {
    text(
      nb: "Gi den en verdi med \(option) \(name)=…", nn: "Gje han ein verdi med \(option) \(name)=…",
      en: "Give one with \(option) \(name)=…")
  }

  /// - Parameter parameter: the parameter with its prefix character.
  package func writeParameter(_ parameter: String, orLeaveOut option: String) -> String {
    text(
      nb: "Skriv \(parameter) i spørringen der verdien hører hjemme, eller dropp \(option).",
      nn: "Skriv \(parameter) i spørjinga der verdien høyrer heime, eller dropp \(option).",
      en: "Write \(parameter) in the query where the value belongs, or leave out \(option).")
  }

  /// The suggestion at the prompt, where the value was set earlier.
  package func writeParameter(_ parameter: String, orForget command: String) -> String {
    text(
      nb: "Skriv \(parameter) i spørringen der verdien hører hjemme, eller ta verdien bort med \(command).",
      nn: "Skriv \(parameter) i spørjinga der verdien høyrer heime, eller ta verdien bort med \(command).",
      en: "Write \(parameter) in the query where the value belongs, or remove its value with \(command).")
  }

  package func moreTime(_ option: String) -> String {
    text(
      nb: "Gi den mer tid med \(option) SEKUNDER, eller spør om mindre.",
      nn: "Gje spørjinga meir tid med \(option) SEKUND, eller spør om mindre.",
      en: "Give it more time with \(option) SECONDS, or ask for less.")
  }

  package func moreMemory(_ option: String) -> String {
    text(
      nb: "Gi den mer minne med \(option) MB, eller spør om mindre.",
      nn: "Gje spørjinga meir minne med \(option) MB, eller spør om mindre.",
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
      en: "\(command) lists the columns of a table; text is written in 'single quotes'.")
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
      nb: "`.save --replace \(name)` erstatter den med denne; \(lister) viser alle.",
      nn: "`.save --replace \(name)` erstattar ho med denne; \(lister) viser alle.",
      en: "`.save --replace \(name)` replaces it with this one; \(lister) lists them all.")
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
      en: "The tables and views are listed below the query.")
  }

  package var columnsStandBelow: String {
    text(
      nb: "Kolonnene i hver tabell står under spørringen; tekst står i 'enkle anførselstegn'.",
      nn: "Kolonnane i kvar tabell står under spørjinga; tekst står i 'enkle hermeteikn'.",
      en: "The columns of each table are listed below the query; text is written in 'single quotes'.")
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
