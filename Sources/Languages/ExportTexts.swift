/// What `export` and `serve` say.
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
      en: "the folder cannot be made: \(reason)")
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
  package func needsLog(_ option: String) -> String {
    text(
      nb: "\(option) trenger en logg: dropp --log none", nn: "\(option) treng ein logg: dropp --log none",
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
      en: "a program speaks with this command: enter it in an assistant's settings")
  }
  package func inputUnreadable(_ reason: String) -> String {
    text(
      nb: "inndata kan ikke leses (\(reason))", nn: "inndata kan ikkje lesast (\(reason))",
      en: "the input cannot be read (\(reason))")
  }
  package var standardInput: String { text(nb: "standard inn", nn: "standard inn", en: "standard input") }
}
