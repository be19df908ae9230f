/// What a rescue could not save: a noun, or a document with what is wrong.
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
      en: "its source and date are lost; its text is in")
  }
  package var bytesAreOthers: String {
    text(
      nb: "innholdet er ikke det som ble lest inn; det er med som det er",
      nn: "innhaldet er ikkje det som vart lese inn; det er med som det er",
      en: "its bytes are not those that were imported; they are in as they are")
  }
  package var correctionsUnreadable: String {
    text(
      nb: "noen av rettelsene kan ikke leses", nn: "nokre av rettingane kan ikkje lesast",
      en: "some of the users' corrections cannot be read")
  }
  /// - Parameter object: such as `table notes`.
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
    text(nb: "den lagrede spørringen \(name)", nn: "den lagra spørjinga \(name)", en: "the saved question \(name)")
  }
  package func valueInQuestion(_ name: String, _ query: String) -> String {
    text(
      nb: "verdien av \(name) i den lagrede spørringen \(query)",
      nn: "verdien av \(name) i den lagra spørjinga \(query)",
      en: "the value of \(name) in the saved question \(query)")
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
      en: "what a user said of a document as a publication")
  }
  package var areaOfMunicipality: String {
    text(nb: "flaten til en kommune", nn: "flata til ein kommune", en: "the area of a municipality")
  }
  package var nameOfAreaFile: String {
    text(nb: "navnet på fila med flater", nn: "namnet på fila med flater", en: "the name of the file of areas")
  }
}
