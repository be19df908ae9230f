/// Messages of the commands for the file, documents and corrections.
extension Catalogue {
  // database

  package func copied(_ documents: Int, to path: String) -> String {
    text(
      nb: "kopierte \(self.documents(documents)) til \(path)", nn: "kopierte \(self.documents(documents)) til \(path)",
      en: "copied \(self.documents(documents)) to \(path)")
  }
  package func leftOutOfCopy(_ what: [String]) -> String {
    text(nb: "ikke med: \(list(what))", nn: "ikkje med: \(list(what))", en: "left out: \(what.joined(separator: ", "))")
  }
  package func notChecked(_ reason: String) -> String {
    text(nb: "ikke kontrollert: \(reason)", nn: "ikkje kontrollert: \(reason)", en: "not checked: \(reason)")
  }
  package func noteThat(_ note: String) -> String { text(no: "merk: \(note)", en: "note: \(note)") }
  package var baseIsDamaged: String {
    text(nb: "kunnskapsbasen er skadd", nn: "kunnskapsbasen er skadd", en: "the knowledge base is damaged")
  }
  package var schemaIsChanged: String {
    text(
      nb: "tabeller, visninger eller utløsere er ikke slik byregion lager dem",
      nn: "tabellar, visingar eller utløysarar er ikkje slik byregion lagar dei",
      en: "tables, views or triggers are not as byregion makes them")
  }
  package var undoChangeOrRescue: String {
    text(
      nb: """
        Gjør det om med et annet SQLite-program hvis du stoler på fila, eller lag en ny med `byregion database rescue \
        FIL`.
        """,
      nn: """
        Gjer det om med eit anna SQLite-program om du stolar på fila, eller lag ei ny med `byregion database rescue \
        FIL`.
        """,
      en: """
        Undo that with another SQLite program if you trust the file, or make a new one with `byregion database rescue \
        FILE`.
        """)
  }
  package var rescueMakesNew: String {
    text(
      nb: "`byregion database rescue FIL` lager en ny av alle dokumenter som ennå kan leses.",
      nn: "`byregion database rescue FIL` lagar ein ny av alle dokument som enno kan lesast.",
      en: "`byregion database rescue FILE` makes a new one from every document that can still be read.")
  }
  package func findings(_ count: Int) -> String {
    guard count > 0 else {
      return text(nb: "opplysningene stemmer overens", nn: "opplysningane stemmer overeins", en: "the facts agree")
    }
    let findings = self.count(count, text(no: "funn", en: "finding"), text(no: "funn", en: "findings"))
    return findings
      + text(
        nb: "; dokumentene er beholdt slik de står", nn: "; dokumenta er haldne slik dei står",
        en: "; the documents are kept as printed")
  }
  package func read(_ documents: Int, differently: Int) -> String {
    text(
      nb: "\(self.documents(documents)) lest, \(number(differently)) annerledes",
      nn: "\(self.documents(documents)) lesne, \(number(differently)) annleis",
      en: "\(self.documents(documents)) read, \(number(differently)) differently")
  }
  package func change(of what: String, _ before: String, _ after: String) -> String { "\(what) \(before) → \(after)" }
  package var languageWord: String { text(no: "språk", en: "language") }
  package func newTitle(_ title: String) -> String {
    text(nb: "tittel \"\(title)\"", nn: "tittel \"\(title)\"", en: "title \"\(title)\"")
  }
  package func saved(_ documents: Int, in path: String) -> String {
    text(
      nb: "reddet \(self.documents(documents)) i \(path)", nn: "berga \(self.documents(documents)) i \(path)",
      en: "saved \(self.documents(documents)) in \(path)")
  }
  package var nothingRestored: String {
    text(nb: "ingenting ble gjenopprettet", nn: "ingenting vart henta tilbake", en: "nothing was restored")
  }
  package func restored(_ documents: Int, from path: String, earlier: String?) -> String {
    text(
      nb: "gjenopprettet \(self.documents(documents)) fra \(path)",
      nn: "henta tilbake \(self.documents(documents)) frå \(path)",
      en: "restored \(self.documents(documents)) from \(path)")
      + (earlier.map {
        text(
          nb: "; fila som var der, er \($0)", nn: "; fila som var der, er \($0)",
          en: "; the file that was there is \($0)")
      } ?? "")
  }
  package var replacingNeedsYes: String {
    text(
      nb: "å erstatte kunnskapsbasen krever --yes", nn: "å erstatte kunnskapsbasen krev --yes",
      en: "replacing the knowledge base needs --yes")
  }
  package var addYesOption: String { text(nb: "Legg til --yes.", nn: "Legg til --yes.", en: "Add --yes.") }
  package func askToReplace(_ path: String, by other: String) -> String {
    text(
      nb: "Erstatte \(path) med \(other)?", nn: "Erstatte \(path) med \(other)?", en: "Replace \(path) by \(other)?")
  }

  // demo

  package var fileIsThere: String {
    text(
      nb: "det finnes allerede en fil med dette navnet", nn: "det finst alt ei fil med dette namnet",
      en: "there is a file of this name already")
  }
  package var nameAnotherForDemo: String {
    text(
      nb: "Oppgi en annen med --db. `byregion import` legger tekster til i en kunnskapsbase.",
      nn: "Oppgje ei anna med --db. `byregion import` legg tekstar til i ein kunnskapsbase.",
      en: "Name another with --db. `byregion import` adds write-ups to a knowledge base.")
  }
  package func demoIsMade(_ path: String) -> String {
    text(
      nb: "\(path): to sluttrapporter, fra Ranaregionen og Alstahaugregionen. Prøv:",
      nn: "\(path): to sluttrapportar, frå Ranaregionen og Alstahaugregionen. Prøv:",
      en: "\(path): two write-ups, of Ranaregionen and Alstahaugregionen. Try:")
  }

  // document

  package var noEntryChanged: String {
    text(nb: "ingen punkter er endret", nn: "ingen punkt er endra", en: "no entry changed")
  }
  package func revision(_ number: Int, _ status: String) -> String {
    text(no: "revisjon \(number) (\(status))", en: "revision \(number) (\(status))")
  }
  package var nameRegionOrTwo: String {
    text(
      nb: "oppgi en region, eller to dokumenter med --from og --to",
      nn: "oppgje ein region, eller to dokument med --from og --to",
      en: "name a region, or two documents with --from and --to")
  }
  package func onlyOneRevision(_ slug: String) -> String {
    text(
      nb: "\(slug) har bare én revisjon av hvert dokument", nn: "\(slug) har berre éin revisjon av kvart dokument",
      en: "\(slug) has only one revision of each write-up")
  }
  package func historyLists(_ slug: String) -> String {
    text(
      nb: "`byregion document history \(slug)` viser dem; --from og --to sammenlikner to av dem.",
      nn: "`byregion document history \(slug)` viser dei; --from og --to samanliknar to av dei.",
      en: "`byregion document history \(slug)` lists them; --from and --to compare any two.")
  }
  package func askToRemoveDocuments(_ count: Int) -> String {
    text(
      nb: count == 1 ? "Fjerne dette dokumentet?" : "Fjerne disse \(number(count)) dokumentene?",
      nn: count == 1 ? "Fjerne dette dokumentet?" : "Fjerne desse \(number(count)) dokumenta?",
      en: count == 1 ? "Remove this document?" : "Remove these \(number(count)) documents?")
  }

  // correct

  package var addAndRemoveSame: String {
    text(
      nb: "--add og --remove nevner det samme", nn: "--add og --remove nemner det same",
      en: "--add and --remove name the same")
  }
  package func hasNameNow(_ slug: String, _ name: String) -> String {
    text(
      nb: "\(slug) har nå navnet \(name)", nn: "\(slug) har no namnet \(name)", en: "\(slug) has the name \(name) now")
  }
  package func moved(_ document: Int64, _ name: String, to slug: String, replacing other: String?) -> String {
    text(
      nb: "flyttet  dokument \(document), \(name), til \(slug)",
      nn: "flytta  dokument \(document), \(name), til \(slug)",
      en: "moved  document \(document), \(name), to \(slug)")
      + (other.map { text(nb: "; erstatter \($0)", nn: "; erstattar \($0)", en: "; supersedes \($0)") } ?? "")
  }
  package func noLongerNamed(_ slug: String, _ name: String) -> String {
    text(
      nb: "\(slug) har ikke lenger navnet \(name); dokumentene blir stående",
      nn: "\(slug) har ikkje namnet \(name) lenger; dokumenta blir ståande",
      en: "\(slug) no longer has the name \(name); its documents stay")
  }
  package func askToReplaceDocuments(_ count: Int, of slug: String) -> String {
    text(
      nb: count == 1 ? "Erstatte et dokument fra \(slug)?" : "Erstatte \(number(count)) dokumenter fra \(slug)?",
      nn: count == 1 ? "Erstatte eit dokument frå \(slug)?" : "Erstatte \(number(count)) dokument frå \(slug)?",
      en: count == 1 ? "Replace a document of \(slug)?" : "Replace \(number(count)) documents of \(slug)?")
  }
  package func foldersOfDocuments(_ count: Int) -> String {
    text(
      nb: "mappene til \(self.count(count, "dokument", "dokumenter"))",
      nn: "mappene til \(self.count(count, "dokument", "dokument"))",
      en: "\(count) \(count == 1 ? "folder of a document" : "folders of documents")")
  }
  package func formerPassages(_ count: Int) -> String {
    text(
      nb: self.count(count, "tidligere tekst", "tidligere tekster"),
      nn: self.count(count, "tidlegare tekst", "tidlegare tekstar"),
      en: "\(count) \(count == 1 ? "former passage" : "former passages")")
  }
  package func failedImports(_ count: Int) -> String {
    text(
      nb: self.count(count, "mislykket innlesing", "mislykkede innlesinger"),
      nn: self.count(count, "mislykka innlesing", "mislykka innlesingar"),
      en: "\(count) \(count == 1 ? "failed import" : "failed imports")")
  }
  package func recordsOfImports(_ count: Int) -> String {
    text(
      nb: "opplysninger om \(self.count(count, "innlesing", "innlesinger"))",
      nn: "opplysningar om \(self.count(count, "innlesing", "innlesingar"))",
      en: "\(count) \(count == 1 ? "record of an import" : "records of imports")")
  }
  package func earlierDocuments(_ count: Int) -> String {
    text(
      nb: self.count(count, "tidligere eller fjernet dokument", "tidligere eller fjernede dokumenter"),
      nn: self.count(count, "tidlegare eller fjerna dokument", "tidlegare eller fjerna dokument"),
      en: "\(count) \(count == 1 ? "earlier or removed document" : "earlier or removed documents")")
  }
  package var removeTakesRegionAndName: String {
    text(
      nb: "--remove tar en region og et navn", nn: "--remove tek ein region og eit namn",
      en: "--remove takes a region and a name")
  }
  package var giveNumberOrRemove: String {
    text(
      nb: "oppgi nummeret på kommunen, eller --remove", nn: "oppgje nummeret på kommunen, eller --remove",
      en: "give the number of the municipality, or --remove")
  }
  package var removeTakesRegionAndLine: String {
    text(
      nb: "--remove tar en region og en linje", nn: "--remove tek ein region og ei linje",
      en: "--remove takes a region and a line")
  }
  package var giveKindOrRemove: String {
    text(
      nb: "oppgi hva linja innleder, eller --remove", nn: "oppgje kva linja innleier, eller --remove",
      en: "give what the line opens, or --remove")
  }
  package var removeTakesTwoWords: String {
    text(nb: "--remove tar to ord", nn: "--remove tek to ord", en: "--remove takes two words")
  }
  package func areSynonyms(_ word: String, _ other: String) -> String {
    text(
      nb: "\(word) og \(other) er nå synonymer", nn: "\(word) og \(other) er no synonym",
      en: "\(word) and \(other) are synonyms now")
  }
  package func wereSynonyms(_ word: String, _ other: String) -> String {
    text(
      nb: "\(word) og \(other) var synonymer fra før", nn: "\(word) og \(other) var synonym frå før",
      en: "\(word) and \(other) were synonyms already")
  }
  package func areNoSynonyms(_ word: String, _ other: String) -> String {
    text(
      nb: "\(word) og \(other) er ikke lenger synonymer", nn: "\(word) og \(other) er ikkje synonym lenger",
      en: "\(word) and \(other) are no longer synonyms")
  }
  package var noSuchSynonym: String {
    text(nb: "dette synonymet finnes ikke", nn: "dette synonymet finst ikkje", en: "there is no such synonym")
  }
  package func hasNoSynonyms(_ word: String) -> String {
    text(nb: "\(word) har ingen synonymer", nn: "\(word) har ingen synonym", en: "\(word) has no synonyms")
  }
  package var byYou: String { text(nb: "deg", nn: "deg", en: "you") }
  package var byProgram: String { text(nb: "programmet", nn: "programmet", en: "the program") }

  // inspect

  package func severalWords(_ word: String) -> String {
    text(
      nb: "\"\(word)\" er mer enn ett ord", nn: "\"\(word)\" er meir enn eitt ord",
      en: "\"\(word)\" is more than one word")
  }
  package var explainQueryShowsAll: String {
    text(
      nb: "`byregion search --explain-query` viser hele søk.", nn: "`byregion search --explain-query` viser heile søk.",
      en: "`byregion search --explain-query` shows whole queries.")
  }
  package func nothingInIndexLike(_ word: String) -> String {
    text(
      nb: "ingenting i indeksen ligner på \(word)", nn: "ingenting i indeksen liknar på \(word)",
      en: "nothing in the index is like \(word)")
  }
  package func readerTakes(asSame: Bool) -> String {
    asSame
      ? text(nb: "samme ord", nn: "same ord", en: "the same word") : text(nb: "ligner", nn: "liknar", en: "alike")
  }
  package func noDiagnostic(_ name: String) -> String {
    text(
      nb: "merknaden \(name) finnes ikke", nn: "merknaden \(name) finst ikkje", en: "there is no diagnostic \(name)")
  }
  package var explainPrintsText: String {
    text(
      nb: "--explain skriver tekst, og har ikke --format", nn: "--explain skriv tekst, og har ikkje --format",
      en: "--explain prints text, and has no --format")
  }
  package func noWordBegins(with prefix: String) -> String {
    text(
      nb: "ingen ord i indeksen begynner med \(prefix)", nn: "ingen ord i indeksen byrjar med \(prefix)",
      en: "no word of the index begins with \(prefix)")
  }
  package var raiseLimit: String {
    text(
      nb: "det finnes flere; sett opp --limit", nn: "det finst fleire; set opp --limit",
      en: "there are more; raise --limit")
  }
  package var canBeRead: String { text(no: "ja", en: "yes") }
  package func cannotBeRead(_ installation: String) -> String {
    text(nb: "nei: \(installation)", nn: "nei: \(installation)", en: "no: \(installation)")
  }
  package var isContinuation: String { text(nb: "  (fortsetter)", nn: "  (held fram)", en: "  (continued)") }
  package var isLeftOut: String { text(nb: "utelatt", nn: "utelate", en: "left out") }
  package var titleLabel: String { text(nb: "tittel", nn: "tittel", en: "title") }
  package func headingLabel(_ kind: String) -> String {
    text(no: "overskrift: \(self.kind(kind))", en: "heading of \(kind)")
  }
  package func lettersRead(_ read: Int, leftOut: Int) -> String {
    text(
      nb: "\(number(read)) bokstaver lest, \(number(leftOut)) utelatt",
      nn: "\(number(read)) bokstavar lesne, \(number(leftOut)) utelatne",
      en: "\(number(read)) letters read, \(number(leftOut)) left out")
  }
}

/// What a rescue could not save: a noun, or a document with the problem.
extension Catalogue {
  package func documentOfRescue(_ id: Int64, _ source: String?) -> String {
    text(no: "dokument \(id)", en: "document \(id)") + (source.map { " (\($0))" } ?? "")
  }
  package var bytesUnreadable: String {
    text(nb: "innholdet kan ikke leses", nn: "innhaldet kan ikkje lesast", en: "its bytes cannot be read")
  }
  package var sourceAndDateLost: String {
    text(
      nb: "kilden og datoen er tapt; teksten er med", nn: "kjelda og datoen er tapt; teksten er med",
      en: "its source and date are lost; its text was saved")
  }
  package var bytesAreOthers: String {
    text(
      nb: "innholdet er ikke det som ble lest inn; det er med som det er",
      nn: "innhaldet er ikkje det som vart lese inn; det er med som det er",
      en: "its bytes are not those that were imported; they were saved unchanged")
  }
  package var correctionsUnreadable: String {
    text(
      nb: "noen av rettelsene kan ikke leses", nn: "nokre av rettingane kan ikkje lesast",
      en: "some of the users' corrections cannot be read")
  }
  /// - Parameter object: a name such as `table notes`.
  package func objectOfOthers(_ object: String) -> String {
    let parts = object.split(separator: " ", maxSplits: 1).map(String.init)
    let kind = parts.first.map {
      ["table": "tabellen", "view": language == .nynorsk ? "visinga" : "visningen"][$0] ?? $0
    }
    let named = [kind, parts.dropFirst().first].compactMap { $0 }.joined(separator: " ")
    return text(
      nb: "\(named), som ikke er byregions", nn: "\(named), som ikkje er byregion sin",
      en: "the \(object), which is not byregion's")
  }
  package func givenName(_ name: String) -> String {
    text(
      nb: "navnet \(name), som en bruker ga en region", nn: "namnet \(name), som ein brukar gav ein region",
      en: "the name \(name) that a user gave to a region")
  }
  package func correctionOfPlace(_ name: String) -> String {
    text(
      nb: "rettelsen av stedet \(name)", nn: "rettinga av staden \(name)",
      en: "a user's correction of the place \(name)")
  }
  package func correctionOfHeading(_ heading: String) -> String {
    text(
      nb: "rettelsen av overskriften \(heading)", nn: "rettinga av overskrifta \(heading)",
      en: "a user's correction of the heading \(heading)")
  }
  package func synonymPair(_ word: String, _ other: String) -> String {
    text(
      nb: "synonymene \(word) og \(other)", nn: "synonyma \(word) og \(other)", en: "the synonyms \(word) and \(other)")
  }
  package func savedQuestion(_ name: String) -> String {
    text(nb: "den lagrede spørringen \(name)", nn: "den lagra spørjinga \(name)", en: "the saved query \(name)")
  }
  package func valueInQuestion(_ name: String, _ query: String) -> String {
    text(
      nb: "verdien av \(name) i den lagrede spørringen \(query)",
      nn: "verdien av \(name) i den lagra spørjinga \(query)",
      en: "the value of \(name) in the saved query \(query)")
  }
  package func lostSearch(_ name: String) -> String {
    text(nb: "det lagrede søket \(name)", nn: "det lagra søket \(name)", en: "the saved search \(name)")
  }
  package func filterOfSearch(_ name: String) -> String {
    text(
      nb: "en avgrensing av det lagrede søket \(name)", nn: "ei avgrensing av det lagra søket \(name)",
      en: "a filter of the saved search \(name)")
  }
  package var descriptionByUser: String {
    text(
      nb: "det en bruker har oppgitt om et dokument som publikasjon",
      nn: "det ein brukar har oppgjeve om eit dokument som publikasjon",
      en: "a user's description of a document as a publication")
  }
  package var areaOfMunicipality: String {
    text(nb: "flaten til en kommune", nn: "flata til ein kommune", en: "the area of a municipality")
  }
  package var nameOfAreaFile: String {
    text(nb: "navnet på fila med flater", nn: "namnet på fila med flater", en: "the name of the file of areas")
  }
}
