/// Messages about the file of a knowledge base.
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
      en: "Name another file with --db; `byregion database rescue` saves what a damaged one holds.")
  }
  package func damagedFile(_ reason: String) -> String {
    // SQLite's message adds no detail in this case.
    let detail = reason == "database disk image is malformed" ? "" : " (\(reason))"
    return text(no: "databasefila er skadd" + detail, en: "the database file is damaged (\(reason))")
  }
  package var checkOrRescue: String {
    text(
      nb: "`byregion database check` sier hva som er galt, `byregion database rescue` redder det som kan leses.",
      nn: "`byregion database check` seier kva som er gale, `byregion database rescue` bergar det som kan lesast.",
      en: "`byregion database check` shows what is wrong, `byregion database rescue` saves what can be read.")
  }
  package var diskIsFull: String {
    text(
      nb: "disken er full; ingenting av det som ble skrevet, er i kunnskapsbasen",
      nn: "disken er full; ingenting av det som vart skrive, er i kunnskapsbasen",
      en: "the disk is full; the change was not written to the knowledge base")
  }
  package var noRoomToRead: String {
    text(
      nb: "disken er så full at fila ikke kan leses sammen med loggen",
      nn: "disken er så full at fila ikkje kan lesast saman med loggen",
      en: "the disk is too full to read the file with its log")
  }
  package var makeRoom: String {
    text(
      nb: "Rydd plass, og kjør samme kommando en gang til.", nn: "Rydd plass, og køyr same kommandoen ein gong til.",
      en: "Free some space and run the same command again.")
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
      en: "`byregion database check` shows what is wrong; if it finds nothing, please report this.")
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
      en: "`byregion database check` gives details, `byregion database rescue` saves the documents.")
  }
  package func sqliteSays(_ message: String) -> String {
    text(nb: "SQLite melder: \(message)", nn: "SQLite melder: \(message)", en: "SQLite says: \(message)")
  }
}

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Messages about files that cannot be read or written.
extension Catalogue {
  package func cannotCreate(_ target: String, _ code: Int32) -> String {
    text(
      nb: "kan ikke lage \(target): \(reason(ofSystem: code))",
      nn: "kan ikkje lage \(target): \(reason(ofSystem: code))",
      en: "cannot create \(target): \(reason(ofSystem: code))")
  }
  package func cannotWrite(_ target: String, _ code: Int32) -> String {
    text(
      nb: "kan ikke skrive til \(target): \(reason(ofSystem: code))",
      nn: "kan ikkje skrive til \(target): \(reason(ofSystem: code))",
      en: "cannot write to \(target): \(reason(ofSystem: code))")
  }
  package func cannotReplace(_ target: String, _ code: Int32) -> String {
    text(
      nb: "kan ikke erstatte \(target): \(reason(ofSystem: code))",
      nn: "kan ikkje erstatte \(target): \(reason(ofSystem: code))",
      en: "cannot replace \(target): \(reason(ofSystem: code))")
  }

  /// The text for an `errno`: the system's in English, and translations of the common ones.
  package func reason(ofSystem code: Int32) -> String {
    let english = strerror(code).map { String(cString: $0) } ?? "error \(code)"
    switch code {
    case ENOENT: return text(nb: "fila eller mappa finnes ikke", nn: "fila eller mappa finst ikkje", en: english)
    case EACCES, EPERM: return text(nb: "du har ikke tilgang", nn: "du har ikkje tilgang", en: english)
    case EISDIR: return text(nb: "det er en mappe", nn: "det er ei mappe", en: english)
    case ENOTDIR: return text(nb: "det er ikke en mappe", nn: "det er ikkje ei mappe", en: english)
    case EEXIST: return text(nb: "fila finnes fra før", nn: "fila finst frå før", en: english)
    case ENOSPC: return text(nb: "disken er full", nn: "disken er full", en: english)
    case EDQUOT: return text(nb: "kvoten er brukt opp", nn: "kvoten er brukt opp", en: english)
    case EROFS: return text(nb: "disken kan bare leses", nn: "disken kan berre lesast", en: english)
    case EIO: return text(nb: "feil på disken", nn: "feil på disken", en: english)
    case EMFILE, ENFILE:
      return text(nb: "for mange filer er åpne", nn: "for mange filer er opne", en: english)
    case ENAMETOOLONG: return text(nb: "navnet er for langt", nn: "namnet er for langt", en: english)
    case ELOOP: return text(nb: "lenkene går i ring", nn: "lenkjene går i ring", en: english)
    default: return english
    }
  }

  package func notAStyle(_ part: String) -> String {
    text(
      nb: "ikke en stil og tall: \(part)", nn: "ikkje ein stil og tal: \(part)", en: "not a style and numbers: \(part)")
  }
  package func noStyle(_ name: String, _ styles: [String]) -> String {
    text(
      nb: "stilen \(name) finnes ikke; stilene er \(list(styles))",
      nn: "stilen \(name) finst ikkje; stilane er \(list(styles))",
      en: "there is no style \(name); there are \(styles.joined(separator: ", "))")
  }
}

/// Messages of `export` and `serve`.
extension Catalogue {
  package var giveOneExport: String {
    text(
      nb: "oppgi én av: en region, --all, --geojson LAG, --datasette FIL",
      nn: "oppgje éin av: ein region, --all, --geojson LAG, --datasette FIL",
      en: "give one of: a region, --all, --geojson LAYER, --datasette FILE")
  }
  package var formatAndKindForRegion: String {
    text(
      nb: "--format og --kind gjelder dokumentet til en region",
      nn: "--format og --kind gjeld dokumentet til ein region",
      en: "--format and --kind apply to a region's write-up")
  }
  package var datasetteNamesFile: String {
    text(
      nb: "--datasette nevner fila selv: -o gjelder ikke", nn: "--datasette nemner fila sjølv: -o gjeld ikkje",
      en: "--datasette names its file itself: -o does not apply")
  }
  package var aRegion: String { text(nb: "en region", nn: "ein region", en: "a region") }
  package var allWritesFiles: String {
    text(
      nb: "--all skriver filer: legg til -o MAPPE, eller --format ndjson for alle tekstene",
      nn: "--all skriv filer: legg til -o MAPPE, eller --format ndjson for alle tekstane",
      en: "--all writes files: add -o FOLDER, or --format ndjson for all passages")
  }
  package var ndjsonGoesWithAll: String {
    text(
      nb: "ndjson brukes sammen med --all: json er for én region",
      nn: "ndjson blir brukt saman med --all: json er for éin region",
      en: "ndjson goes with --all: json has one region")
  }
  package func noCurrentDocument(_ region: String, kind: String?) -> String {
    let what = kind.map(documentKind)
    return text(
      nb: "\(region) har \(what.map { "ingen gjeldende \($0)" } ?? "ikke noe gjeldende dokument")",
      nn: "\(region) har \(what.map { "ingen gjeldande \($0)" } ?? "ikkje noko gjeldande dokument")",
      en: "\(region) has no current \(kind.map { "\($0) " } ?? "")write-up")
  }
  package func historyListsDocuments(_ region: String) -> String {
    text(
      nb: "`byregion document history \(region)` viser dokumentene.",
      nn: "`byregion document history \(region)` viser dokumenta.",
      en: "`byregion document history \(region)` lists its documents.")
  }
  package func otherDocuments(_ others: [String]) -> String {
    let others = others.joined(separator: ", ")
    return text(
      nb: "regionen har andre dokumenter: \(others)", nn: "regionen har andre dokument: \(others)",
      en: "this region has other documents: \(others)")
  }
  package func noPoint(_ first: String, others: Int) -> String {
    let more = others > 0 ? " " + andMore(others) : ""
    return text(
      nb: "ingen koordinater er kjent for \(first)\(more); geometrien er null",
      nn: "ingen koordinatar er kjende for \(first)\(more); geometrien er null",
      en: "no point is known for \(first)\(more); the geometry is null")
  }
  package func leftOutOfMetadata(_ queries: [String]) -> String {
    let queries = queries.joined(separator: ", ")
    return text(
      nb: "ikke med, siden SQLite alene ikke kan kjøre dem: \(queries)",
      nn: "ikkje med, sidan SQLite åleine ikkje kan køyre dei: \(queries)",
      en: "left out, since SQLite alone cannot run them: \(queries)")
  }
  package func documents(_ count: Int, inFolder folder: String) -> String {
    text(no: "\(documents(count)) i \(folder)", en: "\(documents(count)) in \(folder)")
  }
  package func folderCannotBeMade(_ reason: String) -> String {
    text(
      nb: "mappa kan ikke lages: \(reason)", nn: "mappa kan ikkje lagast: \(reason)",
      en: "the folder cannot be created: \(reason)")
  }
  package var nameAnotherFolder: String {
    text(nb: "Oppgi en annen mappe med -o.", nn: "Oppgje ei anna mappe med -o.", en: "Name another folder with -o.")
  }
  package func tableRemoved(_ name: String) -> String {
    text(nb: "fjernet \(name)", nn: "fjerna \(name)", en: "removed \(name)")
  }

  // serve and mcp

  package var demoMakesFile: String {
    text(
      nb: "--demo lager sin egen fil: dropp --db", nn: "--demo lagar si eiga fil: dropp --db",
      en: "--demo makes a file of its own: leave out --db")
  }
  package func notReachable(_ address: String) -> String {
    text(
      nb: "«\(address)» er ikke en adresse der andre kan nå serveren",
      nn: "«\(address)» er ikkje ei adresse der andre kan nå tenaren",
      en: "“\(address)” is not an address that others can reach the server at")
  }
  package func needsLog(_ option: String) -> String {
    text(
      nb: "\(option) krever en logg: dropp --log none", nn: "\(option) krev ein logg: dropp --log none",
      en: "\(option) needs a log: leave out --log none")
  }
  package func addressBegins(_ option: String) -> String {
    text(
      nb: "\(option) begynner med https://, http:// eller mailto:",
      nn: "\(option) byrjar med https://, http:// eller mailto:",
      en: "\(option) begins with https://, http:// or mailto:")
  }
  package func hostIsPublic(_ host: String) -> String {
    text(
      nb: "andre maskiner når \(host), og serveren vet ikke under hvilket navn",
      nn: "andre maskiner når \(host), og tenaren veit ikkje under kva namn",
      en: "\(host) is reached by other machines, and the server does not know under which name")
  }
  package func sayPublicName(_ command: String) -> String {
    text(nb: "Oppgi det: \(command)", nn: "Oppgje det: \(command)", en: "Say so: \(command)")
  }
  package func serving(_ file: String, at address: String) -> String {
    text(
      nb: "viser \(file) på \(address); Ctrl-C avslutter", nn: "viser \(file) på \(address); Ctrl-C avsluttar",
      en: "serving \(file) at \(address); Ctrl-C ends it")
  }
  package func importDocuments(at address: String) -> String {
    text(
      nb: "les inn dokumenter på \(address)", nn: "les inn dokument på \(address)", en: "import documents at \(address)"
    )
  }
  package func assistantsAnswered(at address: String) -> String {
    text(
      nb: "assistenter får svar på \(address)", nn: "assistentar får svar på \(address)",
      en: "assistants are answered at \(address)")
  }
  package func cannotListen(_ host: String, _ port: Int, _ reason: String) -> String {
    text(
      nb: "kan ikke lytte på \(host), port \(port) (\(reason))",
      nn: "kan ikkje lytte på \(host), port \(port) (\(reason))",
      en: "cannot listen on \(host), port \(port) (\(reason))")
  }
  package var choosePort: String {
    text(
      nb: "Et annet program kan ha porten: velg en med --port, eller 0 for en ledig.",
      nn: "Eit anna program kan ha porten: vel ein med --port, eller 0 for ein ledig.",
      en: "Another program may have the port: choose one with --port, or 0 for any that is free.")
  }
  package var assistantsSpeak: String {
    text(
      nb: "et program snakker med denne kommandoen: legg den inn i innstillingene til en assistent",
      nn: "eit program snakkar med denne kommandoen: legg han inn i innstillingane til ein assistent",
      en: "this command is for a program: enter it in an assistant's settings")
  }
  package func inputUnreadable(_ reason: String) -> String {
    text(
      nb: "inndata kan ikke leses (\(reason))", nn: "inndata kan ikkje lesast (\(reason))",
      en: "the input cannot be read (\(reason))")
  }
  package var standardInput: String { text(nb: "standard inn", nn: "standard inn", en: "standard input") }
}

/// Messages about archives of write-ups, and files in them.
extension Catalogue {
  package func damagedArchive(_ name: String) -> String {
    text(
      nb: "\(name) er et skadd ZIP-arkiv", nn: "\(name) er eit skadd ZIP-arkiv", en: "\(name) is a damaged ZIP archive")
  }
  package var packAnewOrImport: String {
    text(
      nb: "Pakk det på nytt, eller les inn filene selv.", nn: "Pakk det på nytt, eller les inn filene sjølve.",
      en: "Pack it again, or import the files themselves.")
  }
  package func tooManyMembers(_ name: String, _ most: Int) -> String {
    text(
      nb: "\(name) har mer enn \(number(most)) filer, det meste et arkiv kan ha",
      nn: "\(name) har meir enn \(number(most)) filer, det meste eit arkiv kan ha",
      en: "\(name) holds more than \(most) files, the most that an archive may have")
  }
  package var unpackAndImportFolder: String {
    text(no: "Pakk det ut, og les inn mappa.", en: "Unpack it, and import the folder.")
  }
  package func unpacksToMore(_ name: String, _ size: String) -> String {
    text(
      nb: "\(name) blir mer enn \(size) når det pakkes ut", nn: "\(name) blir meir enn \(size) når det blir pakka ut",
      en: "\(name) unpacks to more than \(size), the most that is read")
  }
  package var unpackIfTrusted: String {
    text(
      nb: "Pakk det ut og les inn filene, hvis du stoler på det.",
      nn: "Pakk det ut og les inn filene, om du stoler på det.",
      en: "Unpack it and import the write-ups, if you trust it.")
  }
  package var unpackWithPassword: String {
    text(no: "Pakk det ut med passordet, og les inn filene.", en: "Unpack it with the password, and import the files.")
  }
  package var isLockedItself: String {
    text(nb: "fila er låst med et passord", nn: "fila er låst med eit passord", en: "it is protected by a password")
  }
  package func archivesTooDeep(_ depth: Int) -> String {
    text(
      nb: "arkiver i mer enn \(depth) nivåer blir ikke åpnet", nn: "arkiv i meir enn \(depth) nivå blir ikkje opna",
      en: "archives more than \(depth) deep are not opened")
  }
  package var archiveUnopened: String {
    text(nb: "arkivet kan ikke åpnes", nn: "arkivet kan ikkje opnast", en: "the archive cannot be opened")
  }
  package var archiveHasNoSuchFile: String {
    text(nb: "arkivet har ingen slik fil", nn: "arkivet har inga slik fil", en: "the archive holds no such file")
  }
  package func cannotBeUnpacked(_ name: String) -> String {
    text(
      nb: "\(name) er skadd og kan ikke pakkes ut", nn: "\(name) er skadd og kan ikkje pakkast ut",
      en: "\(name) is damaged and cannot be unpacked")
  }
}
