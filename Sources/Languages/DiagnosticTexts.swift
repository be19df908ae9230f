/// Diagnostics of a document's parse. Stored ones are in English.
extension Catalogue {
  package func moreFindings(_ count: Int) -> String {
    text(
      nb: "\(number(count)) merknader til er ikke vist", nn: "\(number(count)) merknader til er ikkje viste",
      en: "\(count) more were found than are reported")
  }
  package var nothingBelowTitle: String {
    text(
      nb: "det står ingenting under tittelen", nn: "det står ingenting under tittelen",
      en: "there is nothing below the title")
  }
  package var noFactsHeading: String {
    text(
      nb: "fant ingen overskrift for fakta", nn: "fann inga overskrift for fakta",
      en: "no heading for the facts was found")
  }
  package var otherFormFromHere: String {
    text(
      nb: "herfra er teksten på den andre målformen", nn: "herifrå er teksten på den andre målforma",
      en: "from here the text is in the other written form")
  }
  package var writtenFormUnknown: String {
    text(
      nb: "ingen ord viser målformen; bokmål er valgt", nn: "ingen ord viser målforma; bokmål er valt",
      en: "no word shows the written form; Bokmål is assumed")
  }
  package func linesAroundPage(_ count: Int) -> String {
    text(
      nb: "\(lines(count)) av siden rundt teksten er utelatt, herfra",
      nn: "\(lines(count)) av sida rundt teksten er utelatne, herifrå",
      en: "\(lines(count)) of the page around the write-up left out, from here")
  }
  package func lines(_ count: Int) -> String {
    self.count(count, text(nb: "linje", nn: "linje", en: "line"), text(nb: "linjer", nn: "linjer", en: "lines"))
  }
  package func linesJoined(_ count: Int) -> String {
    text(
      nb: "\(lines(count)) er føyd til linja over", nn: "\(lines(count)) er føygde til linja over",
      en: self.count(count, "line was", "lines were") + " joined to the line above")
  }
  package func furnitureLeftOut(_ count: Int) -> String {
    text(
      nb: "\(lines(count)) med sidetopper, innholdsliste eller e-posthode er utelatt",
      nn: "\(lines(count)) med sidetoppar, innhaldsliste eller e-posthovud er utelatne",
      en: "\(lines(count)) of pages, contents or a mail left out")
  }
  package var frontMatterKept: String {
    text(
      nb: "hodet med nøkler er beholdt i kilden og hører ikke til teksten",
      nn: "hovudet med nøklar er teke vare på i kjelda og høyrer ikkje til teksten",
      en: "the front matter is kept with the source and is not part of the write-up")
  }
  package func readAs(_ printed: String, _ meant: String) -> String {
    text(
      nb: "\"\(printed)\" er lest som \(meant)", nn: "\"\(printed)\" er lese som \(meant)",
      en: "\"\(printed)\" read as \(meant)")
  }
  package func possibleTitle(_ text: String) -> String {
    self.text(
      nb: "\"\(text)\" er lest som ingress, men kan være tittelen under et topphode",
      nn: "\"\(text)\" er lese som ingress, men kan vere tittelen under eit topphovud",
      en: "\"\(text)\" read as the lead, but may be the title below a running head")
  }
  package func possibleHeading(_ text: String) -> String {
    self.text(
      nb: "\"\(text)\" står som en overskrift, og er lest som tekst i delen over",
      nn: "\"\(text)\" står som ei overskrift, og er lese som tekst i delen over",
      en: "\"\(text)\" is placed like a heading, and is read as text of the section above")
  }
  package func otherHeading(_ text: String) -> String {
    self.text(
      nb: "\"\(text)\" er lest som en overskrift av et annet slag",
      nn: "\"\(text)\" er lese som ei overskrift av eit anna slag",
      en: "\"\(text)\" read as a heading of another kind")
  }
  package func unusualHeading(_ text: String, _ kind: String) -> String {
    self.text(
      nb: "\"\(text)\" er lest som en overskrift: \(self.kind(kind))",
      nn: "\"\(text)\" er lese som ei overskrift: \(self.kind(kind))", en: "\"\(text)\" read as a heading: \(kind)")
  }
  package func controlCharacters(_ count: Int) -> String {
    text(
      nb: "\(number(count)) kontrolltegn, som blir ufarliggjort når de skrives ut",
      nn: "\(number(count)) kontrollteikn, som blir gjorde ufarlege når dei blir skrivne ut",
      en: "\(count) control characters, which are made harmless in output")
  }

  // Facts.

  package func noFact(_ text: String) -> String {
    self.text(
      nb: "\"\(text)\" er ikke et faktum som leses", nn: "\"\(text)\" er ikkje eit faktum som blir lese",
      en: "\"\(text)\" is not a known fact")
  }
  private func municipalities(_ count: Int) -> String {
    self.count(
      count, text(no: "kommune", en: "municipality"), text(nb: "kommuner", nn: "kommunar", en: "municipalities"))
  }
  package func implausible(people: Int, municipalities: Int) -> String {
    let all = self.municipalities(municipalities)
    return text(
      nb: "\(count(people, "innbygger", "innbyggere")) i \(all)",
      nn: "\(count(people, "innbyggjar", "innbyggjarar")) i \(all)",
      en: "\(count(people, "inhabitant", "inhabitants")) in \(all)")
  }
  /// - Parameter area: in square kilometres, as printed.
  package func implausible(area: String, municipalities: Int) -> String {
    let all = self.municipalities(municipalities)
    return text(
      nb: "et areal på \(area) km² for \(all)", nn: "eit areal på \(area) km² for \(all)",
      en: "an area of \(area) km² for \(all)")
  }
  package var factOutside: String {
    text(
      nb: "et faktum står utenfor fakta", nn: "eit faktum står utanfor fakta",
      en: "a fact is outside the section of facts")
  }
  package var factInSentence: String {
    text(
      nb: "fakta er lest ut av en setning", nn: "fakta er lesne ut av ei setning",
      en: "facts are read out of a sentence")
  }
  package var labelEmpty: String {
    text(nb: "ledeteksten har ingen verdi", nn: "leieteksten har ingen verdi", en: "the label has no value")
  }
  package var labelHasLabel: String {
    text(
      nb: "ledeteksten har en annen ledetekst som verdi", nn: "leieteksten har ein annan leietekst som verdi",
      en: "the label has no value but another label")
  }
  package var factTwice: String {
    text(
      nb: "faktumet står to ganger; det første er beholdt", nn: "faktumet står to gonger; det første gjeld",
      en: "the fact is given twice; the first is kept")
  }
  package func isNoName(quoted text: String) -> String {
    self.text(nb: "\"\(text)\" er ikke et navn", nn: "\"\(text)\" er ikkje eit namn", en: "\"\(text)\" is not a name")
  }
  package func holdsNoNames(_ text: String) -> String {
    self.text(
      nb: "det er ingen navn i \"\(text)\"", nn: "det er ingen namn i \"\(text)\"", en: "\"\(text)\" has no names")
  }
  package func holdsNoNumber(_ text: String) -> String {
    self.text(
      nb: "det er ikke noe tall i \"\(text)\"", nn: "det er ikkje noko tal i \"\(text)\"",
      en: "\"\(text)\" has no number")
  }
  package func noSingleNumber(_ text: String) -> String {
    self.text(
      nb: "\"\(text)\" er ikke ett tall", nn: "\"\(text)\" er ikkje eitt tal", en: "\"\(text)\" is not a single number")
  }
  package func noCountOfPeople(_ text: String) -> String {
    self.text(
      nb: "\"\(text)\" er ikke et folketall", nn: "\"\(text)\" er ikkje eit folketal",
      en: "\"\(text)\" is not a number of people")
  }
  package func holdsNoDate(_ text: String) -> String {
    self.text(
      nb: "det er ingen hel dato i \"\(text)\"", nn: "det er ingen heil dato i \"\(text)\"",
      en: "\"\(text)\" has no complete date")
  }
  package func holdsNoArea(_ text: String) -> String {
    self.text(
      nb: "det er ikke noe areal i \"\(text)\"", nn: "det er ikkje noko areal i \"\(text)\"",
      en: "\"\(text)\" has no area")
  }

  // Sources.

  package var sourceHasNoText: String {
    text(nb: "det er ingen tekst i kilden", nn: "det er ingen tekst i kjelda", en: "the source has no text")
  }
  package func doubleEncoded(_ count: Int) -> String {
    text(
      nb: "\(self.count(count, "bokstav", "bokstaver")) var kodet to ganger og er lest slik de var ment",
      nn: "\(self.count(count, "bokstav", "bokstavar")) var koda to gonger og er lesne slik dei var meinte",
      en: self.count(count, "letter was", "letters were") + " encoded twice and read as meant")
  }
}

/// Diagnostics about places and regions.
extension Catalogue {
  package func nameOf2024(_ name: String, _ was: [String]) -> String {
    text(
      nb: "\(quoted(name)) er et navn fra 2024; 1. januar 2015 var det \(list(was))",
      nn: "\(quoted(name)) er eit namn frå 2024; 1. januar 2015 var det \(list(was))",
      en: "\(quoted(name)) is a name of 2024; on 1 January 2015 it was \(list(was))")
  }
  package func spelledFor(_ name: String, _ place: String) -> String {
    text(
      nb: "\(quoted(name)) er lest som \(place)", nn: "\(quoted(name)) er lese som \(place)",
      en: "\(quoted(name)) is read as \(place)")
  }
  package func partOfName(_ name: String, _ place: String) -> String {
    text(
      nb: "\(quoted(name)) er en del av navnet \(place)", nn: "\(quoted(name)) er ein del av namnet \(place)",
      en: "\(quoted(name)) is a part of the name \(place)")
  }
  package func nothingTells(_ name: String, _ places: [String]) -> String {
    text(
      nb: "\(quoted(name)) er \(choice(places)), og ingenting viser hvilken",
      nn: "\(quoted(name)) er \(choice(places)), og ingenting viser kva for ein",
      en: "\(quoted(name)) is \(choice(places)), and nothing shows which")
  }
  package func isTaken(_ name: String, _ places: [String], _ number: String, because reasons: String) -> String {
    text(
      nb: "\(quoted(name)) er \(choice(places)); \(number) er valgt, siden \(reasons)",
      nn: "\(quoted(name)) er \(choice(places)); \(number) er vald, sidan \(reasons)",
      en: "\(quoted(name)) is \(choice(places)); \(number) is assumed, as \(reasons)")
  }
  package func totalFits(_ total: Int, _ what: String?) -> String {
    text(
      nb: "folketallet \(total) passer til \(what ?? "den")", nn: "folketalet \(total) passar til \(what ?? "han")",
      en: "the printed total of \(total) fits \(what ?? "it")")
  }
  /// - Parameter kilometres: one distance for each alternative.
  package func membersAreNearer(to another: Bool, _ kilometres: [Int]) -> String {
    let distances = kilometres.map { "\($0) km" }
    let list = distances.joined(separator: text(no: " mot ", en: " against "))
    return text(
      nb: "de andre kommunene ligger nærmere \(another ? "en annen" : "den") (\(list))",
      nn: "dei andre kommunane ligg nærare \(another ? "ein annan" : "han") (\(list))",
      en: "the other members are nearer to \(another ? "another" : "it") (\(list))")
  }
  package func though(_ first: String, _ second: String) -> String {
    text(nb: "\(first), selv om \(second)", nn: "\(first), sjølv om \(second)", en: "\(first), though \(second)")
  }
  package func and(_ first: String, _ second: String) -> String {
    text(no: "\(first), og \(second)", en: "\(first), and \(second)")
  }
  package func doesNotFit(_ name: String, _ place: String, _ county: String) -> String {
    text(
      nb: "\(quoted(name)) er \(place), som ikke passer til \(quoted(county))",
      nn: "\(quoted(name)) er \(place), som ikkje passar til \(quoted(county))",
      en: "\(quoted(name)) is \(place), which does not fit \(quoted(county))")
  }
  package func noMunicipality2015(_ name: String, nearest: [String]) -> String {
    text(
      nb: "\(quoted(name)) var ikke en kommune 1. januar 2015",
      nn: "\(quoted(name)) var ikkje ein kommune 1. januar 2015",
      en: "\(quoted(name)) is not a municipality of 1 January 2015")
      + nearestNames(nearest)
  }
  package func namedAlready(_ name: String, as role: String, _ printed: String) -> String {
    text(
      nb: "\(quoted(name)) er nevnt før, som \(self.role(role)) \(quoted(printed))",
      nn: "\(quoted(name)) er nemnd før, som \(self.role(role)) \(quoted(printed))",
      en: "\(quoted(name)) is already named, as \(role) \(quoted(printed))")
  }
  package func farAway(_ name: String, _ place: String, kilometres: Int) -> String {
    text(
      nb: "\(quoted(name)) er lest som \(place), som ligger \(kilometres) km fra den nærmeste av de andre kommunene",
      nn: "\(quoted(name)) er lese som \(place), som ligg \(kilometres) km frå den næraste av dei andre kommunane",
      en: "\(quoted(name)) is taken for \(place), which is \(kilometres) km from the nearest other member")
  }
}

/// Diagnostics about a document whose region is uncertain.
extension Catalogue {
  /// What two documents have in common, by its machine-readable name.
  private func way(_ way: String) -> String {
    switch way {
    case "user": text(nb: "navnet du ga den", nn: "namnet du gav han", en: way)
    case "name and applicant": text(nb: "navn og søker", nn: "namn og søkjar", en: way)
    case "name and members": text(nb: "navn og medlemmer", nn: "namn og medlemmer", en: way)
    case "applicant and members": text(nb: "søker og medlemmer", nn: "søkjar og medlemmer", en: way)
    case "members": text(no: "medlemmer", en: way)
    case "applicant": text(nb: "søker", nn: "søkjar", en: way)
    case "name": text(nb: "navn", nn: "namn", en: way)
    default: way
    }
  }

  /// The first few names, and the number of the others.
  private func some(_ slugs: [String]) -> String {
    list(
      slugs.count > 6 ? slugs.prefix(5) + [text(no: "\(slugs.count - 5) til", en: "\(slugs.count - 5) more")] : slugs)
  }

  package func takenForRegion(_ slug: String, by way: String, alsoFits others: [String]) -> String {
    text(
      nb: "regnet til regionen \(slug) etter \(self.way(way)); det passer også til \(some(others))",
      nn: "rekna til regionen \(slug) etter \(self.way(way)); det passar òg til \(some(others))",
      en: "taken for region \(slug) by \(way); it fits \(some(others)) too")
  }
  package func takenForRegion(_ slug: String, by way: String, _ but: String) -> String {
    text(
      nb: "regnet til regionen \(slug) etter \(self.way(way)), \(but)",
      nn: "rekna til regionen \(slug) etter \(self.way(way)), \(but)", en: "taken for region \(slug) by \(way), \(but)")
  }
  package var otherApplied: String {
    text(
      nb: "selv om en annen kommune søkte", nn: "sjølv om ein annan kommune søkte",
      en: "though another municipality applied")
  }
  package var noMunicipalitiesNamed: String {
    text(
      nb: "siden ingen kommuner er nevnt", nn: "sidan ingen kommunar er nemnde", en: "as no municipalities are named")
  }
  package var mostPartnersOthers: String {
    text(
      nb: "selv om de fleste samarbeidskommunene er andre", nn: "sjølv om dei fleste samarbeidskommunane er andre",
      en: "though most partners are others")
  }
  package var namesDiffer: String {
    text(nb: "selv om navnene er ulike", nn: "sjølv om namna er ulike", en: "though the names differ")
  }
  package var someMunicipalitiesDiffer: String {
    text(
      nb: "selv om ikke alle kommunene er de samme", nn: "sjølv om ikkje alle kommunane er dei same",
      en: "though not all municipalities are the same")
  }
  package func takenForNewRegion(alike slugs: [String]) -> String {
    text(
      nb: "regnet som en ny region, selv om mye er som i \(some(slugs)); `byregion correct alias` kan gjøre dem til én",
      nn:
        "rekna som ein ny region, sjølv om mykje er som i \(some(slugs)); `byregion correct alias` kan gjere dei til éin",
      en: "taken for a new region, though much is as in \(some(slugs)); `byregion correct alias` can make them one")
  }
}
