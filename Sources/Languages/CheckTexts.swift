/// Messages of `database check`.
extension Catalogue {
  /// The name of a check, by its name in machine-readable output.
  package func checkedThing(_ name: String) -> String {
    switch name {
    case "tables, views and triggers":
      text(nb: "tabeller, visninger og utløsere", nn: "tabellar, visingar og utløysarar", en: name)
    case "SQLite's structures": text(nb: "SQLites oppbygning", nn: "oppbygginga til SQLite", en: name)
    case "references between tables":
      text(nb: "referanser mellom tabeller", nn: "referansar mellom tabellar", en: name)
    case "search index": text(nb: "søkeindeks", nn: "søkjeindeks", en: name)
    case "vocabulary of the search": text(nb: "ordlista til søket", nn: "ordlista til søket", en: name)
    case "documents' bytes": text(nb: "innholdet i dokumentene", nn: "innhaldet i dokumenta", en: name)
    case "passages": text(nb: "tekster", nn: "tekstar", en: name)
    default: name
    }
  }
  package func isLeftAlone(_ type: String, _ name: String) -> String {
    text(
      nb: "\(schemaType(type)) \(name) er ikke byregions og blir ikke rørt",
      nn: "\(schemaType(type)) \(name) er ikkje byregion sitt og blir ikkje rørt",
      en: "the \(type) \(name) is not byregion's and is left alone")
  }
  private func schemaType(_ type: String) -> String {
    switch type {
    case "table": text(nb: "tabellen", nn: "tabellen", en: type)
    case "view": text(nb: "visningen", nn: "visinga", en: type)
    case "index": text(nb: "indeksen", nn: "indeksen", en: type)
    case "trigger": text(nb: "utløseren", nn: "utløysaren", en: type)
    default: type
    }
  }
  package var tablesAreOthers: String {
    text(nb: "tabellene er ikke byregions", nn: "tabellane er ikkje byregion sine", en: "the tables are not byregion's")
  }
  package var cannotWriteNow: String {
    text(
      nb: "fila kan ikke åpnes for skriving nå", nn: "fila kan ikkje opnast for skriving no",
      en: "the file cannot be opened for writing now")
  }
  package func otherDocumentCount(_ slug: String) -> String {
    text(
      nb: "regionen \(slug) har et annet antall gjeldende dokumenter enn den oppgir",
      nn: "regionen \(slug) har eit anna tal på gjeldande dokument enn han oppgir",
      en: "the region \(slug) has a wrong count of its current documents")
  }
  package func refersToNothing(row: Int64?, of table: String, to other: String) -> String {
    let place =
      row.map { text(nb: "rad \($0)", nn: "rad \($0)", en: "row \($0)") }
      ?? text(nb: "en rad", nn: "ei rad", en: "a row")
    return text(
      nb: "\(place) i \(table) viser til en rad i \(other) som ikke finnes",
      nn: "\(place) i \(table) viser til ei rad i \(other) som ikkje finst",
      en: "\(place) of \(table) refers to a row of \(other) that is not there")
  }
  package func referenceGivenTwice(_ reference: String) -> String {
    text(
      nb: "flere tekster har referansen \(reference)", nn: "fleire tekstar har referansen \(reference)",
      en: "several passages have the reference \(reference)")
  }
  package func standsInNoSection(_ reference: String) -> String {
    text(
      nb: "\(reference) står ikke i noen del av dokumentet sitt",
      nn: "\(reference) står ikkje i nokon del av dokumentet sitt",
      en: "\(reference) is in no section of its document")
  }
  package func documentNamed(_ id: Int64, _ source: String) -> String {
    text(no: "dokument \(id) (\(source))", en: "document \(id) (\(source))")
  }
  package func hasLostBytes(_ document: String) -> String {
    text(
      nb: "\(document) har mistet innholdet sitt", nn: "\(document) har mista innhaldet sitt",
      en: "\(document) has lost its bytes")
  }
  package func otherBytes(_ document: String) -> String {
    text(
      nb: "innholdet i \(document) er ikke det som ble lest inn",
      nn: "innhaldet i \(document) er ikkje det som vart lese inn",
      en: "the bytes of \(document) are not those that were imported")
  }
  package func countedOtherwise(_ word: String, index: Int, vocabulary: Int) -> String {
    text(
      nb: "\(word) står i \(number(index)) tekster etter indeksen, og i \(number(vocabulary)) etter ordlista",
      nn: "\(word) står i \(number(index)) tekstar etter indeksen, og i \(number(vocabulary)) etter ordlista",
      en: "\(word) is in \(index) passages of the index, but in \(vocabulary) according to the vocabulary")
  }

  // The schema.

  package func notAsMade(_ type: String, _ name: String) -> String {
    text(
      nb: "\(schemaType(type)) \(name) er ikke slik byregion laget den",
      nn: "\(schemaType(type)) \(name) er ikkje slik byregion laga han",
      en: "the \(type) \(name) is not as byregion made it")
  }
  package func isMissing(_ type: String, _ name: String) -> String {
    text(no: "\(schemaType(type)) \(name) mangler", en: "the \(type) \(name) is missing")
  }
  package func triggerOnOurs(_ name: String, _ table: String) -> String {
    text(
      nb: "utløseren \(name) er på \(table), som er byregions",
      nn: "utløysaren \(name) er på \(table), som er byregion sin",
      en: "the trigger \(name) is on \(table), which is byregion's")
  }
  package func triggerFollowsOurs(_ name: String, _ table: String) -> String {
    text(
      nb: "utløseren \(name) er på \(table), der rader endres sammen med rader som er byregions",
      nn: "utløysaren \(name) er på \(table), der rader blir endra saman med rader som er byregion sine",
      en: "the trigger \(name) is on \(table), whose rows change with rows that are byregion's")
  }
  package func indexNotPlain(_ name: String, _ table: String) -> String {
    text(
      nb: "indeksen \(name) på \(table) er unik, delvis eller har et uttrykk",
      nn: "indeksen \(name) på \(table) er unik, delvis eller har eit uttrykk",
      en: "the index \(name) on \(table) is unique, partial or has an expression")
  }
  package func unknownSchemaType(_ type: String) -> String {
    text(
      nb: "skjemaet har noe av det ukjente slaget \(type)", nn: "skjemaet har noko av det ukjende slaget \(type)",
      en: "the schema has an entry of the unknown type \(type)")
  }
}

/// The reasons for refusing SQL.
extension Catalogue {
  package func tableNotReadable(_ table: String) -> String {
    text(
      nb: "\(table) er ikke blant tabellene en spørring kan lese",
      nn: "\(table) er ikkje blant tabellane ei spørjing kan lese",
      en: "\(table) is not among the tables that a query may read")
  }
  package var noAttaching: String {
    text(
      nb: "andre filer kan ikke kobles til", nn: "andre filer kan ikkje koplast til",
      en: "other files cannot be attached")
  }
  package var noTransaction: String {
    text(
      nb: "en spørring kjøres alene, uten transaksjon", nn: "ei spørjing blir køyrd åleine, utan transaksjon",
      en: "a query runs by itself, without a transaction")
  }
  package var readingOnly: String {
    text(
      nb: "kunnskapsbasen er bare åpen for lesing", nn: "kunnskapsbasen er berre open for lesing",
      en: "the knowledge base is open for reading only")
  }
  package func pragmaReplaced(_ name: String) -> String {
    text(
      nb: "PRAGMA \(name) kan ikke stanses når den kjører; `byregion database check` kontrollerer fila",
      nn: "PRAGMA \(name) kan ikkje stansast når han køyrer; `byregion database check` kontrollerer fila",
      en: "PRAGMA \(name) cannot be stopped once it runs; `byregion database check` examines the file")
  }
  package func pragmaNotReading(_ name: String) -> String {
    text(
      nb: "PRAGMA \(name) er ikke blant dem som bare leser", nn: "PRAGMA \(name) er ikkje blant dei som berre les",
      en: "PRAGMA \(name) is not among those that only read")
  }
  package func pragmaNotSet(_ name: String) -> String {
    text(
      nb: "PRAGMA \(name) kan leses, men ikke settes", nn: "PRAGMA \(name) kan lesast, men ikkje setjast",
      en: "PRAGMA \(name) may be read, not set")
  }
  package func functionRefused(_ name: String) -> String {
    let reason =
      switch name {
      case "edit": text(nb: "starter et program", nn: "startar eit program", en: "starts a program")
      case "fts3_tokenizer":
        text(nb: "leser og setter pekere", nn: "les og set peikarar", en: "reads and sets pointers")
      case "load_extension": text(nb: "laster kode", nn: "lastar kode", en: "loads code")
      case "readfile": text(nb: "leser filer", nn: "les filer", en: "reads files")
      case "writefile": text(nb: "skriver filer", nn: "skriv filer", en: "writes files")
      case "json_patch", "jsonb_patch":
        text(
          nb: "bruker tid som vokser med kvadratet av argumentene, og kan ikke stanses",
          nn: "bruker tid som veks med kvadratet av argumenta, og kan ikkje stansast",
          en: "takes time that grows with the square of its arguments, and cannot be stopped")
      case "unhex":
        text(
          nb: "bruker tid som vokser med produktet av argumentene, og kan ikke stanses",
          nn: "bruker tid som veks med produktet av argumenta, og kan ikkje stansast",
          en: "takes time that grows with the product of its arguments, and cannot be stopped")
      default:
        text(
          nb: "er ikke blant funksjonene en spørring kan kalle", nn: "er ikkje blant funksjonane ei spørjing kan kalle",
          en: "is not among the functions that a query may call")
      }
    return "\(name)() \(reason)"
  }
  package var vacuumWritesAll: String {
    text(
      nb: "VACUUM skriver hele fila på nytt", nn: "VACUUM skriv heile fila på nytt",
      en: "VACUUM rewrites the whole file")
  }
  package var noTemporaryTables: String {
    text(
      nb: "midlertidige tabeller kan ikke lages", nn: "mellombelse tabellar kan ikkje lagast",
      en: "temporary tables cannot be created")
  }
  package func viewIsOurs(_ name: String) -> String {
    text(
      nb: "visningen \(name) er byregions egen", nn: "visinga \(name) er byregion si eiga",
      en: "the view \(name) is byregion's own")
  }
  package var schemaStays: String {
    text(
      nb: "tabeller, indekser og utløsere forblir slik byregion laget dem; rader og egne visninger kan endres",
      nn: "tabellar, indeksar og utløysarar blir verande slik byregion laga dei; rader og eigne visingar kan endrast",
      en: "tables, indexes and triggers stay as byregion made them; rows and views of your own can be changed")
  }
  /// Why a table that the program maintains itself cannot be changed.
  package func tableIsKept(_ name: String) -> String {
    let reason =
      switch name {
      case "document_contents":
        text(
          nb: "har dokumentene slik de ble lest inn", nn: "har dokumenta slik dei vart lesne inn",
          en: "holds the documents as they were imported")
      case "schema_migrations":
        text(
          nb: "er det programmet kjenner fila på", nn: "er det programmet kjenner fila på",
          en: "identifies the file to the program")
      case "changes":
        text(
          nb: "er det publiseringer ser endringer av", nn: "er det publiseringar ser endringar av",
          en: "records changes for publications")
      default:
        text(
          nb: "følger tekstene av seg selv", nn: "følgjer tekstane av seg sjølv", en: "is updated with the passages")
      }
    return "\(name) \(reason)"
  }
  package var editorChanges: String {
    text(
      nb: "INSERT, UPDATE og DELETE endrer rader; CREATE VIEW og DROP VIEW lager og fjerner egne visninger.",
      nn: "INSERT, UPDATE og DELETE endrar rader; CREATE VIEW og DROP VIEW lagar og fjernar eigne visingar.",
      en: "INSERT, UPDATE and DELETE change rows; CREATE VIEW and DROP VIEW make and remove views of your own.")
  }
  package var sqlAnswersQuestions: String {
    text(
      nb: "`byregion sql` svarer på spørsmål: SELECT, WITH, VALUES og EXPLAIN. `byregion sql --write` endrer rader.",
      nn: "`byregion sql` svarar på spørsmål: SELECT, WITH, VALUES og EXPLAIN. `byregion sql --write` endrar rader.",
      en: "`byregion sql` answers questions: SELECT, WITH, VALUES and EXPLAIN. `byregion sql --write` changes rows.")
  }
}

/// Messages of `database check --facts`.
extension Catalogue {
  private func people(_ count: Int) -> String {
    self.count(
      count, text(nb: "innbygger", nn: "innbyggjar", en: "inhabitant"),
      text(nb: "innbyggere", nn: "innbyggjarar", en: "inhabitants"))
  }
  private func places(_ count: Int) -> String {
    self.count(
      count, text(no: "kommune", en: "municipality"), text(nb: "kommuner", nn: "kommunar", en: "municipalities"))
  }
  package func squareKilometres(_ area: Double?) -> String {
    guard let area else { return "–" }
    if language != .english { return number(area, decimals: 2) + " km²" }
    return area == area.rounded() ? "\(Int(area)) km²" : "\(area) km²"
  }
  package func populationDiffers(_ one: String, _ other: String) -> String {
    text(
      nb: "ulikt folketall: \(one) og \(other)", nn: "ulikt folketal: \(one) og \(other)",
      en: "population differs: \(one) and \(other)")
  }
  package func areaDiffers(_ one: String, _ other: String) -> String {
    text(no: "ulikt areal: \(one) og \(other)", en: "area differs: \(one) and \(other)")
  }
  package func membersDiffer(_ difference: String) -> String {
    text(
      nb: "ulike medlemmer: \(difference)", nn: "ulike medlemmer: \(difference)", en: "members differ: \(difference)")
  }
  package func onlyIn(_ source: String, _ names: [String]) -> String {
    text(
      nb: "\(list(names)) bare i \(source)", nn: "\(list(names)) berre i \(source)",
      en: "\(list(names)) only in \(source)")
  }
  package func morePeopleThanNorway(_ count: Int) -> String {
    text(
      nb: "\(people(count)) er flere enn Norge har", nn: "\(people(count)) er fleire enn Noreg har",
      en: "\(count) inhabitants are more than Norway has")
  }
  package func tooFewPeople(_ count: Int, municipalities: Int) -> String {
    text(
      nb: "\(people(count)) er for få for \(places(municipalities))",
      nn: "\(people(count)) er for få for \(places(municipalities))",
      en: "\(count) inhabitants are too few for \(municipalities) municipalities")
  }
  package func moreThanNorway(_ area: String) -> String {
    text(
      nb: "\(area) er mer enn Norge har", nn: "\(area) er meir enn Noreg har", en: "\(area) are more than Norway has")
  }
  package func impossibleDensity(_ density: Double) -> String {
    let bound =
      density < 1
      ? text(
        nb: "tynnere enn i noen kommune", nn: "tynnare enn i nokon kommune", en: "sparser than in any municipality")
      : text(nb: "tettere enn i Oslo", nn: "tettare enn i Oslo", en: "denser than in Oslo")
    return text(
      nb: "\(number(density, decimals: 2)) innbyggere per km² er \(bound)",
      nn: "\(number(density, decimals: 2)) innbyggjarar per km² er \(bound)",
      en: "\(density) inhabitants per km² are \(bound)")
  }
  package func otherThanTextsState(_ total: Int, _ sum: Int, municipalities: Int, of all: Int?) -> String {
    let amount =
      all.map { text(no: "\(municipalities) av \($0)", en: "\(municipalities) of \($0)") } ?? "\(municipalities)"
    return text(
      nb: "folketallet er \(number(total)), men \(amount) kommuner har \(number(sum)) etter det tekster sier",
      nn: "folketalet er \(number(total)), men \(amount) kommunar har \(number(sum)) etter det tekstar seier",
      en: "population is \(total), but \(amount) municipalities have \(sum) according to the texts")
  }
  /// - Parameter printed: the printed total with its date.
  package func otherThanCounted(_ printed: String, _ total: Int, counted: Int, in known: Int, of all: Int?) -> String {
    let difference = abs(total - counted)
    let english = all.map { "\(known) of its \(places($0))" } ?? "its \(places(known))"
    let bokmål = all.map { "\(known) av sine \(places($0))" } ?? "\(places(known)) i den"
    let nynorsk = all.map { "\(known) av sine \(places($0))" } ?? "\(places(known)) i han"
    return text(
      nb:
        "folketallet er \(printed), \(number(difference)) \(total > counted ? "flere" : "færre") enn de \(number(counted)) som SSB talte 1. januar 2015 i \(bokmål)",
      nn:
        "folketalet er \(printed), \(number(difference)) \(total > counted ? "fleire" : "færre") enn dei \(number(counted)) som SSB talde 1. januar 2015 i \(nynorsk)",
      en:
        "population is \(printed), \(difference) \(total > counted ? "more" : "fewer") than the \(counted) that Statistics Norway counted in \(english) on 1 January 2015"
    )
  }
  package func partsHaveOther(
    isArea: Bool, _ total: Int, parts: [String], _ sum: Int, areSameMunicipalities: Bool
  ) -> String {
    let names = list(parts)
    return text(
      nb:
        "\(isArea ? "arealet" : "folketallet") er \(number(total)), men \(names) \(areSameMunicipalities ? "med de samme kommunene" : "innenfor den") har \(number(sum))",
      nn:
        "\(isArea ? "arealet" : "folketalet") er \(number(total)), men \(names) \(areSameMunicipalities ? "med dei same kommunane" : "innanfor han") har \(number(sum))",
      en:
        "\(isArea ? "area" : "population") is \(total), but \(names) \(areSameMunicipalities ? "of the same municipalities" : "within it") \(parts.count == 1 ? "has" : "have") \(sum)"
    )
  }
  package func oneOf(_ texts: [String]) -> String {
    texts.count < 2
      ? texts.first ?? ""
      : texts.dropLast().joined(separator: ", ") + text(no: " eller ", en: " or ") + texts[texts.count - 1]
  }
  package func asIfNotCounted(_ name: String) -> String {
    text(
      nb: "som om \(name), som er nevnt, ikke var talt med", nn: "som om \(name), som er nemnd, ikkje var talt med",
      en: "as if \(name), which is listed, were not counted")
  }
  package func asIfCounted(_ name: String) -> String {
    text(
      nb: "som om \(name), som ikke er nevnt, var talt med", nn: "som om \(name), som ikkje er nemnd, var talt med",
      en: "as if \(name), which is not listed, were counted")
  }
  package func asIfSwapped(_ counted: String, for listed: String) -> String {
    text(
      nb: "som om \(counted) var talt med og \(listed) ikke", nn: "som om \(counted) var talt med og \(listed) ikkje",
      en: "as if \(counted) were counted and \(listed) not")
  }
}
