/// Messages about files that cannot be imported, and corrections that cannot be made.
extension Catalogue {
  package var noSuchFileOrFolder: String {
    text(
      nb: "det finnes ingen slik fil eller mappe", nn: "det finst inga slik fil eller mappe",
      en: "there is no such file or folder")
  }
  package var nothingMatches: String {
    text(nb: "ingenting passer til mønsteret", nn: "ingenting passar til mønsteret", en: "nothing matches this pattern")
  }
  package var nothingMatchingIsText: String {
    text(
      nb: "ingenting som passer til mønsteret, kan leses inn", nn: "ingenting som passar til mønsteret, kan lesast inn",
      en: "nothing that matches this pattern is a write-up")
  }
  package var endingsHint: String {
    text(
      nb: "`byregion inspect formats` viser hvilke endelser som leses; en fil med en annen må nevnes selv.",
      nn: "`byregion inspect formats` viser kva endingar som blir lesne; ei fil med ei anna må nemnast sjølv.",
      en: "`byregion inspect formats` lists the endings that are read; a file of another ending has to be named itself."
    )
  }
  package var nameTextItself: String {
    text(nb: "Oppgi selve dokumentet.", nn: "Oppgje sjølve dokumentet.", en: "Name the write-up itself.")
  }
  package var archiveIsEmpty: String {
    text(
      nb: "det er ingen dokumenter i arkivet", nn: "det er ingen dokument i arkivet",
      en: "the archive holds no write-ups")
  }
  package var folderIsEmpty: String {
    text(
      nb: "det er ingen dokumenter i mappa", nn: "det er ingen dokument i mappa", en: "the folder holds no write-ups")
  }
  package var folderUnreadable: String {
    text(nb: "mappa kan ikke leses", nn: "mappa kan ikkje lesast", en: "there is no permission to read the folder")
  }
  package var checkFolderPermissions: String {
    text(
      nb: "Kontroller tilgangen til den.", nn: "Kontroller tilgangen til ho.", en: "Check its permissions.")
  }
  package var checkFileIsThere: String {
    text(
      nb: "Kontroller at den finnes og kan leses.", nn: "Kontroller at ho finst og kan lesast.",
      en: "Check that it is there and may be read.")
  }
  package func textTooLargeToImport(_ megabytes: Int) -> String {
    text(
      nb: "fila er større enn \(megabytes) MB, som er det meste et dokument kan ha",
      nn: "fila er større enn \(megabytes) MB, som er det meste eit dokument kan ha",
      en: "the file is larger than \(megabytes) MB, the most that a write-up may have")
  }
  package var fileIsEmpty: String { text(nb: "fila er tom", nn: "fila er tom", en: "the file is empty") }
  package var fileHasNoText: String {
    text(nb: "det er ingen tekst i fila", nn: "det er ingen tekst i fila", en: "the file holds no text")
  }
  package var textBeginsWithRegion: String {
    text(
      nb: "En rapport begynner med en linje som nevner regionen.",
      nn: "Ein rapport byrjar med ei linje som nemner regionen.",
      en: "A write-up begins with a line that names its region.")
  }
  /// The reason for skipping a file, by its English text in machine-readable output.
  package func skipReason(_ reason: String) -> String {
    switch reason {
    case "hidden": return text(nb: "skjult", nn: "gøymd", en: reason)
    case "neither a file nor a folder":
      return text(nb: "verken fil eller mappe", nn: "korkje fil eller mappe", en: reason)
    case "it is gone": return text(nb: "den er borte", nn: "ho er borte", en: reason)
    case "it has no name": return text(nb: "den har ikke noe navn", nn: "ho har ikkje noko namn", en: reason)
    case "a link that leads nowhere":
      return text(nb: "en lenke som ikke fører noe sted", nn: "ei lenkje som ikkje fører nokon stad", en: reason)
    case "a link that leads out of the folder":
      return text(nb: "en lenke som fører ut av mappa", nn: "ei lenkje som fører ut av mappa", en: reason)
    case "a link to a folder that is searched anyway":
      return text(
        nb: "en lenke til en mappe som blir lest uansett", nn: "ei lenkje til ei mappe som blir lesen uansett",
        en: reason)
    case "a file of macOS": return text(nb: "en fil som hører til macOS", nn: "ei fil som høyrer til macOS", en: reason)
    case "a file that macOS keeps beside another":
      return text(
        nb: "en fil som macOS har ved siden av en annen", nn: "ei fil som macOS har ved sida av ei anna", en: reason)
    case "a file that the system keeps for itself":
      return text(
        nb: "en fil som systemet har for seg selv", nn: "ei fil som systemet har for seg sjølv", en: reason)
    case "a lock file of Word": return text(nb: "en låsefil fra Word", nn: "ei låsefil frå Word", en: reason)
    case "a lock file of LibreOffice":
      return text(nb: "en låsefil fra LibreOffice", nn: "ei låsefil frå LibreOffice", en: reason)
    case "its path leads out of the archive":
      return text(nb: "stien fører ut av arkivet", nn: "stigen fører ut av arkivet", en: reason)
    default:
      guard let ending = reason.firstMatch(of: /^files ending in (\.\S+) are not supported/) else { return reason }
      return text(
        nb: "filer som slutter på \(ending.output.1), kan ikke leses",
        nn: "filer som sluttar på \(ending.output.1), kan ikkje lesast",
        en: reason)
    }
  }

  package var noImportToUndo: String {
    text(nb: "det er ingen innlesing å angre", nn: "det er inga innlesing å angre", en: "there is no import to undo")
  }
  package var noBaseHere: String {
    text(
      nb: "her er det ingen kunnskapsbase", nn: "her er det ingen kunnskapsbase", en: "there is no knowledge base here")
  }
  package var noDocumentReadable: String {
    text(
      nb: "ingen dokumenter i fila kan leses", nn: "ingen dokument i fila kan lesast",
      en: "no document can be read in this file")
  }
  package var importAnew: String {
    text(
      nb: "Les inn dokumentene på nytt, eller gjenopprett en sikkerhetskopi med `byregion database restore`.",
      nn: "Les inn dokumenta på nytt, eller hent tilbake ein tryggingskopi med `byregion database restore`.",
      en: "Import the write-ups again, or restore a backup with `byregion database restore`.")
  }

  // Documents.

  package func isRemovedAlready(_ id: Int64) -> String {
    text(
      nb: "dokument \(id) er alt fjernet", nn: "dokument \(id) er alt fjerna", en: "document \(id) is already removed")
  }
  package func restoreBringsBack(_ id: Int64) -> String {
    text(
      nb: "`byregion document restore \(id)` henter det tilbake.",
      nn: "`byregion document restore \(id)` hentar det tilbake.",
      en: "`byregion document restore \(id)` brings it back.")
  }
  package func bytesAreMissing(_ id: Int64) -> String {
    text(
      nb: "innholdet i dokument \(id) finnes ikke", nn: "innhaldet i dokument \(id) finst ikkje",
      en: "the bytes of document \(id) are missing")
  }
  package func isCurrent(_ id: Int64) -> String {
    text(nb: "dokument \(id) er gjeldende", nn: "dokument \(id) er gjeldande", en: "document \(id) is current")
  }
  package var nothingToDo: String {
    text(nb: "Det er ingenting å gjøre.", nn: "Det er ingenting å gjere.", en: "There is nothing to do.")
  }

  // Corrections.

  package func isNoName(_ name: String) -> String {
    text(
      nb: "\"\(name)\" er ikke et navn: det har ingen bokstaver",
      nn: "\"\(name)\" er ikkje eit namn: det har ingen bokstavar",
      en: "\"\(name)\" is not a name: it has no letters")
  }
  package func hasThatName(_ slug: String) -> String {
    text(
      nb: "\(slug) har alt dette navnet", nn: "\(slug) har alt dette namnet", en: "\(slug) already has that name")
  }
  package func takeNameAway(_ command: String) -> String {
    text(
      nb: "Ta det bort der først: \(command)", nn: "Ta det bort der først: \(command)",
      en: "Remove it there first: \(command)")
  }
  package func wasNotGivenName(_ region: String, _ name: String) -> String {
    text(
      nb: "\(region) er ikke gitt navnet \"\(name)\"", nn: "\(region) er ikkje gjeven namnet \"\(name)\"",
      en: "\(region) was not given the name \"\(name)\"")
  }
  package func aliasLists(_ slug: String) -> String {
    text(
      nb: "`byregion correct alias \(slug)` viser navnene; de som står i dokumentene, kan ikke fjernes.",
      nn: "`byregion correct alias \(slug)` viser namna; dei som står i dokumenta, kan ikkje fjernast.",
      en: "`byregion correct alias \(slug)` lists its names; printed ones cannot be removed.")
  }
  package func nothingCorrected(_ name: String, in region: String) -> String {
    text(
      nb: "ingenting er rettet om \(name) i \(region)", nn: "ingenting er retta om \(name) i \(region)",
      en: "nothing was corrected about \(name) in \(region)")
  }
  package func placeLists(_ slug: String) -> String {
    text(
      nb: "`byregion correct place \(slug)` viser navnene; de du har rettet, er bestemt av deg.",
      nn: "`byregion correct place \(slug)` viser namna; dei du har retta, er avgjorde av deg.",
      en: "`byregion correct place \(slug)` lists the names; corrected ones are resolved by user.")
  }
  package func noDocumentNames(_ name: String, of region: String) -> String {
    text(
      nb: "ingen dokumenter fra \(region) nevner en kommune \(name)",
      nn: "ingen dokument frå \(region) nemner ein kommune \(name)",
      en: "no document of \(region) names a municipality \(name)")
  }
  package func headingLists(_ slug: String) -> String {
    text(
      nb: "`byregion correct heading \(slug)` viser overskriftene.",
      nn: "`byregion correct heading \(slug)` viser overskriftene.",
      en: "`byregion correct heading \(slug)` lists the headings.")
  }
  package func noDocumentHasLine(_ line: String, of region: String) -> String {
    text(
      nb: "ingen dokumenter fra \(region) har linja \"\(line)\"",
      nn: "ingen dokument frå \(region) har linja \"\(line)\"",
      en: "no document of \(region) has the line \"\(line)\"")
  }
  package func isNoKindOfSection(_ name: String, _ kinds: [String]) -> String {
    let list = kinds.joined(separator: ", ")
    return text(
      nb: "slaget \(name) finnes ikke; slagene er \(list)", nn: "slaget \(name) finst ikkje; slaga er \(list)",
      en: "\"\(name)\" is not a kind of section: \(list)")
  }
  package func theyName(_ names: [String]) -> String {
    let list = names.joined(separator: ", ")
    return names.isEmpty
      ? text(nb: "De nevner ingen.", nn: "Dei nemner ingen.", en: "They name none.")
      : text(nb: "De nevner \(list).", nn: "Dei nemner \(list).", en: "They name \(list).")
  }
  package func severalMunicipalities(_ name: String, _ found: [String]) -> String {
    let list = found.joined(separator: ", ")
    return text(
      nb: "flere kommuner heter \(name): \(list)", nn: "fleire kommunar heiter \(name): \(list)",
      en: "several municipalities go by \(name): \(list)")
  }
  package var useNumber: String {
    text(
      nb: "Oppgi den du mener, med nummeret.", nn: "Oppgje den du meiner, med nummeret.",
      en: "Name the one you mean by its number.")
  }
  package func noMunicipalityIn2015(_ name: String) -> String {
    text(
      nb: "det fantes ingen kommune \(name) i 2015", nn: "det fanst ingen kommune \(name) i 2015",
      en: "there was no municipality \(name) in 2015")
  }
}
