/// Messages about the files of a knowledge base, a copy or a backup.
extension Catalogue {
  package var nameAnotherOrForce: String {
    text(
      nb: "Oppgi en annen, eller erstatt den med --force.", nn: "Oppgje ei anna, eller erstatt ho med --force.",
      en: "Name another one, or replace it with --force.")
  }
  package func copyFails(_ problem: String) -> String {
    text(
      nb: "kopien består ikke kontrollen (\(problem)), så det ble ikke laget noen",
      nn: "kopien står seg ikkje i kontrollen (\(problem)), så det vart ikkje laga nokon",
      en: "the copy failed its check (\(problem)) and was not kept")
  }
  package func fileCannotBeMade(_ code: Int32) -> String {
    text(
      nb: "fila kan ikke lages (\(reason(ofSystem: code)))", nn: "fila kan ikkje lagast (\(reason(ofSystem: code)))",
      en: "the file cannot be created (\(reason(ofSystem: code)))")
  }
  package var checkFolder: String {
    text(
      nb: "Kontroller at mappa finnes, at du kan skrive i den, og at det er plass.",
      nn: "Kontroller at mappa finst, at du kan skrive i ho, og at det er plass.",
      en: "Check that its folder exists, is writable and has free space.")
  }
  package var nameAnotherForCopy: String {
    text(
      nb: "Oppgi en annen fil for kopien.", nn: "Oppgje ei anna fil for kopien.", en: "Name another file for the copy.")
  }
  package var backupIsBase: String {
    text(
      nb: "sikkerhetskopien er selve kunnskapsbasen", nn: "tryggingskopien er sjølve kunnskapsbasen",
      en: "the backup is the knowledge base itself")
  }
  package var noSuchBackup: String {
    text(nb: "sikkerhetskopien finnes ikke", nn: "tryggingskopien finst ikkje", en: "there is no such backup")
  }
  package func backupDamaged(_ problem: String) -> String {
    text(
      nb: "sikkerhetskopien er skadd (\(problem)), så ingenting ble gjenopprettet",
      nn: "tryggingskopien er skadd (\(problem)), så ingenting vart henta tilbake",
      en: "the backup is damaged (\(problem)), so nothing was restored")
  }
  package var rescueSavesRest: String {
    text(
      nb: "`byregion database rescue` redder det som kan leses av den.",
      nn: "`byregion database rescue` bergar det som kan lesast av han.",
      en: "`byregion database rescue` saves what can be read of it.")
  }
  package var belongsToOther: String {
    text(
      nb: "denne SQLite-databasen tilhører et annet program", nn: "denne SQLite-databasen høyrer til eit anna program",
      en: "this SQLite database belongs to another program")
  }
  package var nameAnotherUntouched: String {
    text(
      nb: "Oppgi en annen fil med --db; denne er ikke rørt.", nn: "Oppgje ei anna fil med --db; denne er ikkje rørt.",
      en: "Name another file with --db; this one was not touched.")
  }
  package func cannotCopyAside(_ reason: String) -> String {
    text(
      nb: "fila som er der, kan ikke kopieres til side (\(reason))",
      nn: "fila som er der, kan ikkje kopierast til side (\(reason))",
      en: "the current file cannot be backed up (\(reason))")
  }
  package var checkYouMayRead: String {
    text(
      nb: "Kontroller at du har lov til å lese den.", nn: "Kontroller at du har lov til å lese ho.",
      en: "Check that you may read it.")
  }
  /// The kind of a path that is not a regular file, by its English name.
  package func otherKind(_ kind: String) -> String {
    switch kind {
    case "a folder": text(nb: "en mappe", nn: "ei mappe", en: kind)
    case "a pipe": text(nb: "et rør", nn: "eit røyr", en: kind)
    case "a socket": text(nb: "en sokkel", nn: "ein sokkel", en: kind)
    case "a device": text(nb: "en enhet", nn: "ei eining", en: kind)
    default: kind
    }
  }
  package func isNoBase(_ kind: String) -> String {
    text(
      nb: "dette er \(kind), ikke en kunnskapsbase", nn: "dette er \(kind), ikkje ein kunnskapsbase",
      en: "this is \(kind), not a knowledge base")
  }
  package var nameFileUntouched: String {
    text(
      nb: "Oppgi en fil; ingenting er rørt.", nn: "Oppgje ei fil; ingenting er rørt.",
      en: "Name a file; nothing was touched.")
  }
  package func standsInWay(_ kind: String) -> String {
    text(
      nb: "dette er \(kind), der SQLite har en fil som hører til kunnskapsbasen",
      nn: "dette er \(kind), der SQLite har ei fil som høyrer til kunnskapsbasen",
      en: "this is \(kind), where SQLite keeps a file of the knowledge base")
  }
  package var moveAway: String {
    text(
      nb: "Flytt det unna; ingenting er rørt.", nn: "Flytt det unna; ingenting er rørt.",
      en: "Move it away; nothing was touched.")
  }
  package func hasLog(_ log: String) -> String {
    text(
      nb: "et program har fila med dette navnet åpen, eller har etterlatt loggen \(log)",
      nn: "eit program har fila med dette namnet open, eller har late att loggen \(log)",
      en: "a program has the file of this name open, or left its log \(log)")
  }
  package var nameAnotherOrMoveLog: String {
    text(
      nb: "Oppgi en annen fil, eller flytt loggen dit fila den hører til, ligger.",
      nn: "Oppgje ei anna fil, eller flytt loggen dit fila han høyrer til, ligg.",
      en: "Name another file, or move the log to where its own file is.")
  }
  package func nothingIsWritten(_ problem: String) -> String {
    text(
      nb: "\(problem); derfor skrives ingenting", nn: "\(problem); difor blir ingenting skrive",
      en: "\(problem), so nothing is written")
  }
  package var undoElsewhere: String {
    text(
      nb: "Gjør det om med et annet SQLite-program hvis du stoler på fila; lesing går som før.",
      nn: "Gjer det om med eit anna SQLite-program om du stolar på fila; lesing går som før.",
      en: "Undo that with another SQLite program if you trust the file; reading works as before.")
  }
  package var documentsAreAsTheyWere: String {
    text(
      nb:
        "Dokumentene er som de var. Gjenopprett en sikkerhetskopi, eller redd dem med `byregion database rescue`.",
      nn: "Dokumenta er som dei var. Hent tilbake ein tryggingskopi, eller berg dei med `byregion database rescue`.",
      en: "The documents are as they were. Restore a backup, or save them with `byregion database rescue`.")
  }
  package func migrationMissing(_ number: Int) -> String {
    text(
      nb: "migrering \(number) mangler i historien til fila", nn: "migrering \(number) manglar i historia til fila",
      en: "migration \(number) is missing from the file's history")
  }
  package var restoreOrRescue: String {
    text(
      nb: "Gjenopprett fila fra en sikkerhetskopi, eller bygg den opp av dokumentene med `byregion database rescue`.",
      nn: "Hent tilbake fila frå ein tryggingskopi, eller bygg ho opp av dokumenta med `byregion database rescue`.",
      en: "Restore the file from a backup, or rebuild it from its documents with `byregion database rescue`.")
  }
  package func madeByNewer(_ migration: String) -> String {
    text(
      nb: "fila er laget av en nyere byregion (\(migration) er ukjent her)",
      nn: "fila er laga av ein nyare byregion (\(migration) er ukjend her)",
      en: "the file was made by a newer byregion (\(migration) is not known here)")
  }
  package var installNewer: String {
    text(
      nb: "Installer den nyere versjonen, eller oppgi en annen fil med --db.",
      nn: "Installer den nyare versjonen, eller oppgje ei anna fil med --db.",
      en: "Install the newer version, or name another file with --db.")
  }
  package func madeByOther(_ version: String) -> String {
    text(
      nb: "fila er laget av \(version), med tabeller som denne versjonen ikke bruker",
      nn: "fila er laga av \(version), med tabellar som denne versjonen ikkje bruker",
      en: "the file was made by \(version), whose tables this version does not use")
  }
  package var rescueIntoNew: String {
    text(
      nb:
        "`byregion database rescue --db FIL NY.db` tar dokumenter, rettelser og lagrede spørringer med inn i en ny fil.",
      nn:
        "`byregion database rescue --db FIL NY.db` tek dokument, rettingar og lagra spørjingar med inn i ei ny fil.",
      en:
        "`byregion database rescue --db FILE NEW.db` brings its documents, corrections and saved queries into a new file."
    )
  }
  package func noAnswerWithin(_ time: String) -> String {
    text(nb: "ikke noe svar innen \(time)", nn: "ikkje noko svar innan \(time)", en: "no answer within \(time)")
  }
  package var checkTellsState: String {
    text(
      nb: "`byregion database check` sier om fila er som den skal være.",
      nn: "`byregion database check` seier om fila er som ho skal vere.",
      en: "`byregion database check` shows whether the file is sound.")
  }
  package var needsFile: String {
    text(
      nb: "dette krever en fil, og --db nevner det som er publisert i PostgreSQL",
      nn: "dette krev ei fil, og --db nemner det som er publisert i PostgreSQL",
      en: "this needs a file, and --db names what is published in PostgreSQL")
  }
  package var whatReadsPublications: String {
    text(
      nb:
        "Søk, lister, sider, notater, eksport og SQL leser der. Resten gjøres på fila, som så publiseres igjen.",
      nn: "Søk, lister, sider, notat, eksport og SQL les der. Resten gjer ein på fila, og publiserer på nytt.",
      en:
        "Searches, lists, pages, memos, exports and SQL read there. Everything else is done to the file, which is then published again."
    )
  }
  package var noBaseYet: String {
    text(
      nb: "her er det ingen kunnskapsbase ennå", nn: "her er det ingen kunnskapsbase enno",
      en: "there is no knowledge base here yet")
  }
  package var tellsOfNewBase: String {
    text(
      nb: "her er det ingen kunnskapsbase ennå; dette er det en ny inneholder",
      nn: "her er det ingen kunnskapsbase enno; dette er det ein ny inneheld",
      en: "there is no knowledge base here yet; this is what a new one holds")
  }
  package var makeBase: String {
    text(
      nb: "Lag en med `byregion import FIL…`, eller oppgi en annen fil med --db.",
      nn: "Lag ein med `byregion import FIL…`, eller oppgje ei anna fil med --db.",
      en: "Make one with `byregion import PATH…`, or name another file with --db.")
  }
}

/// Messages about unknown names and numbers.
extension Catalogue {
  package func noDocument(_ id: Int64) -> String {
    text(nb: "dokument \(id) finnes ikke", nn: "dokument \(id) finst ikkje", en: "there is no document \(id)")
  }
  package func bytesLost(_ id: Int64, _ source: String) -> String {
    text(
      nb: "innholdet i dokument \(id) (\(source)) er tapt", nn: "innhaldet i dokument \(id) (\(source)) er tapt",
      en: "the bytes of document \(id) (\(source)) are lost")
  }
  package func restoreOrImport(_ location: String) -> String {
    text(
      nb: "Gjenopprett kunnskapsbasen fra en sikkerhetskopi, eller les inn \(location) en gang til.",
      nn: "Hent tilbake kunnskapsbasen frå ein tryggingskopi, eller les inn \(location) ein gong til.",
      en: "Restore the knowledge base from a backup, or import \(location) again.")
  }
  package func notAnAddress(_ address: String) -> String {
    text(
      nb: "\(address) er ikke en nettadresse", nn: "\(address) er ikkje ei nettadresse",
      en: "\(address) is not a web address")
  }
  package var addressBeginning: String {
    text(
      nb: "Den begynner med https:// eller http://.", nn: "Ho byrjar med https:// eller http://.",
      en: "It begins with https:// or http://.")
  }
  package func notADate(_ day: String) -> String {
    text(nb: "\(day) er ikke en dato", nn: "\(day) er ikkje ein dato", en: "\(day) is not a date")
  }
  package var writeDate: String {
    text(
      nb: "Skriv 2018, 2018-06 eller 2018-06-01.", nn: "Skriv 2018, 2018-06 eller 2018-06-01.",
      en: "Write 2018, 2018-06 or 2018-06-01.")
  }
  package func thereIsNoRegion(_ name: String) -> String {
    text(nb: "regionen \(name) finnes ikke", nn: "regionen \(name) finst ikkje", en: "there is no region \(name)")
  }
  package func noMunicipalityOfEither(_ name: String) -> String {
    text(
      nb: "ingen kommune i 2015 eller 2024 heter \(quoted(name))",
      nn: "ingen kommune i 2015 eller 2024 heiter \(quoted(name))",
      en: "no municipality of 2015 or 2024 goes by \(quoted(name))")
  }
  package func noRegionOrMunicipality(_ name: String) -> String {
    text(
      nb: "det finnes ingen region eller kommune \(name)", nn: "det finst ingen region eller kommune \(name)",
      en: "there is no region or municipality \(name)")
  }
  /// A sentence that suggests similar names, with a space after it; empty without names.
  package func nearSpellings(_ names: [String]) -> String {
    if names.isEmpty { return "" }
    let names = names.joined(separator: ", ")
    return text(nb: "Lignende navn: \(names). ", nn: "Liknande namn: \(names). ", en: "Similar names: \(names). ")
  }
  package func listsThem(_ command: String, of what: String) -> String {
    text(nb: "\(command) viser \(what).", nn: "\(command) viser \(what).", en: "\(command) lists \(what).")
  }
  package var regionsThemselves: String { text(nb: "regionene", nn: "regionane", en: "the regions") }
  package var municipalitiesThemselves: String {
    text(nb: "kommunene", nn: "kommunane", en: "the municipalities")
  }
  package func severalRegions(_ count: Int, _ name: String, _ regions: [String]) -> String {
    text(
      nb: "\(count) regioner heter \(name): \(list(regions))", nn: "\(count) regionar heiter \(name): \(list(regions))",
      en: "\(count) regions go by \(name): \(list(regions))")
  }
  package func useShortName(_ example: String?) -> String {
    text(
      nb: "Oppgi den du mener, med kortnavnet\(example.map { ", for eksempel \($0)" } ?? "").",
      nn: "Oppgje den du meiner, med kortnamnet\(example.map { ", til dømes \($0)" } ?? "").",
      en: "Name the one you mean by its short name\(example.map { ", such as \($0)" } ?? "").")
  }
  package var sameWord: String {
    text(nb: "dette er samme ord", nn: "dette er same ordet", en: "these are the same word")
  }
  package var noWordHere: String {
    text(nb: "her er det ikke noe ord", nn: "her er det ikkje noko ord", en: "there is no word here")
  }
  package var noPassageOfReference: String {
    text(
      nb: "det finnes ingen tekst med denne referansen", nn: "det finst ingen tekst med denne referansen",
      en: "there is no passage with this reference")
  }
  package func noPassage(_ reference: String) -> String {
    text(
      nb: "det finnes ingen tekst \(reference)", nn: "det finst ingen tekst \(reference)",
      en: "there is no passage \(reference)")
  }
  package var searchPrintsReferences: String {
    text(
      nb: "`byregion search` viser referanser, for eksempel rana/advice/1.",
      nn: "`byregion search` viser referansar, til dømes rana/advice/1.",
      en: "`byregion search` prints references, such as rana/advice/1.")
  }
  package func isCounty(_ name: String, _ query: String) -> String {
    text(
      nb: "\(name) er et fylke: `\(query)` viser regionene der.",
      nn: "\(name) er eit fylke: `\(query)` viser regionane der.",
      en: "\(name) is a county: `\(query)` lists its regions.")
  }
  package func noSavedSearch(_ name: String) -> String {
    text(
      nb: "det lagrede søket \(name) finnes ikke", nn: "det lagra søket \(name) finst ikkje",
      en: "there is no saved search \(name)")
  }
  package var saveSearchSo: String {
    text(
      nb: "`byregion search ORD --save NAVN` lagrer et.", nn: "`byregion search ORD --save NAMN` lagrar eit.",
      en: "`byregion search WORD --save NAME` saves one.")
  }
  package func savedSearchName(_ name: String) -> String {
    text(
      nb: "navnet på et lagret søk kan bare ha små bokstaver, sifre og bindestreker, ikke \"\(name)\"",
      nn: "namnet på eit lagra søk kan berre ha små bokstavar, siffer og bindestrekar, ikkje \"\(name)\"",
      en: "a saved search's name is lower-case letters, digits and hyphens, not \"\(name)\"")
  }
  package func savedSearchExists(_ name: String) -> String {
    text(
      nb: "det finnes allerede et lagret søk \(name)", nn: "det finst alt eit lagra søk \(name)",
      en: "there is a saved search \(name) already")
  }
  package var addReplace: String {
    text(
      nb: "Legg til --replace for å lagre dette i stedet.", nn: "Legg til --replace for å lagre dette i staden.",
      en: "Add --replace to save this one instead.")
  }
  package func noSortColumn(_ column: String, of listing: String) -> String {
    text(
      nb: "det finnes ingen kolonne \(column) å sortere etter",
      nn: "det finst inga kolonne \(column) å sortere etter",
      en: "\(listing) have no column \(column) to sort by")
  }
  package func theColumnsAre(_ columns: [String]) -> String {
    let columns = columns.joined(separator: ", ")
    return text(nb: "Kolonnene er \(columns).", nn: "Kolonnane er \(columns).", en: "The columns are \(columns).")
  }
}
