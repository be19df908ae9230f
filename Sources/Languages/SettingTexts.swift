/// What is said of the settings.
extension Catalogue {
  package var databaseSetting: String {
    text(
      nb: "kunnskapsbasen, når verken --db eller BYREGION_DB nevner en og mappa ikke har noen byregion.db",
      nn: "kunnskapsbasen, når korkje --db eller BYREGION_DB nemner ein og mappa ikkje har nokon byregion.db",
      en: "the knowledge base, where neither --db nor BYREGION_DB names one and the folder has no byregion.db")
  }
  package var formatSetting: String {
    text(
      nb: "formatet på rader i en terminal, når --format ikke er oppgitt",
      nn: "formatet på rader i ein terminal, når --format ikkje er oppgjeve",
      en: "the format of rows on a terminal, where no --format is given")
  }
  package var colourSetting: String {
    text(no: "auto, always eller never", en: "auto, always or never")
  }
  package var languageSetting: String {
    text(
      nb: "språket programmet bruker: nb, nn eller en", nn: "språket programmet bruker: nb, nn eller en",
      en: "the language of the program: nb, nn or en")
  }
  package var standard: String { text(no: "standard", en: "default") }

  package var fileHasName: String { text(nb: "en fil har et navn", nn: "ei fil har eit namn", en: "a file has a name") }
  package func noFormat(_ name: String, _ formats: [String]) -> String {
    text(
      nb: "formatet \(name) finnes ikke; formatene er \(list(formats))",
      nn: "formatet \(name) finst ikkje; formata er \(list(formats))",
      en: "there is no format \(name); there are \(formats.joined(separator: ", "))")
  }
  package func noColourChoice(_ name: String) -> String {
    text(
      nb: "farger er auto, always eller never, ikke \(name)", nn: "fargar er auto, always eller never, ikkje \(name)",
      en: "colours are auto, always or never, not \(name)")
  }
  package func settingsUnreadable(_ reason: String) -> String {
    text(
      nb: "innstillingene kan ikke leses (\(reason))", nn: "innstillingane kan ikkje lesast (\(reason))",
      en: "the settings cannot be read (\(reason))")
  }
  package var settingsNotUTF8: String {
    text(nb: "innstillingene er ikke UTF-8", nn: "innstillingane er ikkje UTF-8", en: "the settings are not UTF-8")
  }
  package var saveAsUTF8: String { text(nb: "Lagre dem i UTF-8.", nn: "Lagre dei i UTF-8.", en: "Save them in UTF-8.") }
  package func noSetting(_ name: String) -> String {
    text(
      nb: "innstillingen \(name) finnes ikke", nn: "innstillinga \(name) finst ikkje", en: "there is no setting \(name)"
    )
  }
  package func setAlready(_ name: String, line: Int) -> String {
    text(
      nb: "\(name) er satt i linje \(line) fra før", nn: "\(name) er sett i linje \(line) frå før",
      en: "\(name) is set in line \(line) already")
  }
  package var removeOne: String {
    text(nb: "Fjern én av dem.", nn: "Fjern éi av dei.", en: "Remove one of the two.")
  }
  package var writeSetting: String {
    text(nb: #"Skriv navn = "verdi"."#, nn: #"Skriv namn = "verdi"."#, en: #"Write name = "value"."#)
  }
  package var noTablesHere: String {
    text(nb: "her er det ingen tabeller", nn: "her er det ingen tabellar", en: "there are no tables here")
  }
  package var settingBeginsWithName: String {
    text(
      nb: "en innstilling begynner med navnet", nn: "ei innstilling byrjar med namnet",
      en: "a setting begins with its name")
  }
  package var equalsMissing: String {
    text(nb: "et = mangler", nn: "eit = manglar", en: "an = is missing")
  }
  package var somethingFollows: String {
    text(nb: "det står noe etter verdien", nn: "det står noko etter verdien", en: "something follows the value")
  }
  package var valueInQuotes: String {
    text(nb: "verdien står i anførselstegn", nn: "verdien står i hermeteikn", en: "a value stands in quotes")
  }
  package var backslashTwice: String {
    text(
      nb: #"en omvendt skråstrek skrives \\"#, nn: #"ein omvend skråstrek blir skriven \\"#,
      en: #"a backslash is written \\"#)
  }
  package var orSingleQuotes: String {
    text(
      nb: "Eller sett verdien i enkle anførselstegn.", nn: "Eller set verdien i enkle hermeteikn.",
      en: "Or put the value in single quotes.")
  }
  package var quotesOpen: String {
    text(
      nb: "anførselstegnene er ikke lukket", nn: "hermeteikna er ikkje lukka", en: "the quotes are not closed")
  }
  package func settingsFile(_ path: String, exists: Bool) -> String {
    exists
      ? text(nb: "fila er \(path)", nn: "fila er \(path)", en: "the file is \(path)")
      : text(
        nb: "fila er \(path), som ikke finnes", nn: "fila er \(path), som ikkje finst",
        en: "the file is \(path), which does not exist")
  }
  package func forInstance(_ example: String) -> String {
    text(nb: "For eksempel: \(example)", nn: "Til dømes: \(example)", en: "For instance: \(example)")
  }
}
