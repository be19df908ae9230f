import ByregionText

/// Messages about boundary files.
extension Catalogue {
  package var isNoGeoJSON: String {
    text(
      nb: "dette er verken GeoJSON eller TopoJSON: typen mangler",
      nn: "dette er korkje GeoJSON eller TopoJSON: typen manglar",
      en: "this is neither GeoJSON nor TopoJSON: it has no type")
  }
  package var howToConvertAreas: String {
    text(
      nb: "Bruk en GeoJSON- eller TopoJSON-fil med kommunene, slik Kartverket og andre gir dem ut.",
      nn: "Bruk ei GeoJSON- eller TopoJSON-fil med kommunane, slik Kartverket og andre gjev dei ut.",
      en: "Give a GeoJSON or TopoJSON file of municipalities, as Kartverket and others publish them.")
  }
  package func collectionHasNone(_ member: String) -> String {
    text(
      nb: "samlingen mangler \(member)", nn: "samlinga manglar \(member)", en: "the collection has no \(member)")
  }
  package func typeHasNoAreas(_ type: String) -> String {
    text(
      nb: "en fil av typen \(type) har ingen flater med navn", nn: "ei fil av typen \(type) har ingen flater med namn",
      en: "a file of type \(type) has no areas with names")
  }
  package var fileHasNoAreas: String {
    text(nb: "fila har ingen flater", nn: "fila har ingen flater", en: "the file has no areas")
  }
  package func notAreas(_ count: Int) -> String {
    text(
      nb: "\(self.count(count, "objekt", "objekter")) er ikke flater, og er utelatt",
      nn: "\(self.count(count, "objekt", "objekt")) er ikkje flater, og er utelatne",
      en: count == 1
        ? "1 feature is no area, and was left out" : "\(count) features are no areas, and were left out")
  }
  package func withoutGeometry(_ count: Int) -> String {
    text(
      nb: "\(self.count(count, "objekt", "objekter")) mangler geometri, og er utelatt",
      nn: "\(self.count(count, "objekt", "objekt")) manglar geometri, og er utelatne",
      en: count == 1
        ? "1 feature has no geometry, and was left out" : "\(count) features have no geometry, and were left out")
  }
  package func tooManyFeatures(_ count: Int, _ most: Int) -> String {
    text(
      nb: "fila har \(number(count)) objekter; grensen er \(number(most))",
      nn: "fila har \(number(count)) objekt; grensa er \(number(most))",
      en: "the file has \(count) features, more than the maximum of \(most)")
  }
  package func inFeature(_ place: Int, _ message: String) -> String {
    text(no: "objekt \(place): \(message)", en: "feature \(place): \(message)")
  }
  package func inGeometry(_ layer: String, _ place: Int, _ message: String) -> String {
    text(no: "\(layer), geometri \(place): \(message)", en: "\(layer), geometry \(place): \(message)")
  }
  package func featureIsNoObject(_ place: Int) -> String {
    text(
      nb: "objekt \(place) er ikke et JSON-objekt", nn: "objekt \(place) er ikkje eit JSON-objekt",
      en: "feature \(place) is not an object")
  }
  package var polygonsAreNoArray: String {
    text(nb: "polygonene er ikke en liste", nn: "polygona er ikkje ei liste", en: "the polygons are not an array")
  }
  package func isNoGeometry(_ type: String?) -> String {
    text(
      nb: type.map { "\($0) er ingen type geometri" } ?? "typen geometri mangler",
      nn: type.map { "\($0) er ingen type geometri" } ?? "typen geometri manglar",
      en: "\(type ?? "nothing") is no type of geometry")
  }
  package var polygonHasNoRings: String {
    text(nb: "et polygon mangler ringer", nn: "eit polygon manglar ringar", en: "a polygon has no rings")
  }
  package var ringIsShort: String {
    text(
      nb: "en ring må ha minst fire punkter", nn: "ein ring må ha minst fire punkt",
      en: "a ring needs four positions or more")
  }
  package var ofTwoOrThreeNumbers: String {
    text(nb: ", hvert med to eller tre tall", nn: ", kvart med to eller tre tal", en: ", each of two or three numbers")
  }
  package var topologyLacksArcs: String {
    text(
      nb: "topologien mangler arcs eller objects", nn: "topologien manglar arcs eller objects",
      en: "the topology has no arcs or no objects")
  }
  package func arcIsNoList(_ index: Int) -> String {
    text(
      nb: "bue \(index) er ikke en liste med punkter", nn: "boge \(index) er ikkje ei liste med punkt",
      en: "arc \(index) is not a list of positions")
  }
  package var transformIsIncomplete: String {
    text(
      nb: "transform mangler scale eller translate", nn: "transform manglar scale eller translate",
      en: "the transform lacks its scale or translate")
  }
  package var ringHasNoArcs: String {
    text(nb: "en ring har ingen buer", nn: "ein ring har ingen bogar", en: "a ring has no arcs")
  }
  package var ringIsNoList: String {
    text(
      nb: "en ring er ikke en liste med buer", nn: "ein ring er ikkje ei liste med bogar",
      en: "a ring is not a list of arcs")
  }
  package func noSuchArc(_ number: String) -> String {
    text(nb: "bue \(number) finnes ikke", nn: "boge \(number) finst ikkje", en: "there is no arc \(number)")
  }
  package func areasHaveManyPoints(_ most: Int) -> String {
    text(
      nb: "flatene har mer enn \(number(most)) punkter", nn: "flatene har meir enn \(number(most)) punkt",
      en: "the areas have more than \(most) points")
  }
  package func foundByName(_ names: String) -> String {
    text(
      nb: "funnet på navnet, fordi nummeret verken er fra 2015 eller 2024: \(names)",
      nn: "funne på namnet, fordi nummeret korkje er frå 2015 eller 2024: \(names)",
      en: "found by name, since their numbers are neither of 2015 nor of 2024: \(names)")
  }
  package func noMunicipalitiesLeftOut(_ names: String) -> String {
    text(
      nb: "ikke kommuner i 2015 eller 2024, utelatt: \(names)",
      nn: "ikkje kommunar i 2015 eller 2024, utelatne: \(names)",
      en: "no municipality of 2015 or 2024, left out: \(names)")
  }
  package func andMoreOfThem(_ count: Int) -> String {
    text(nb: " og \(count) til", nn: " og \(count) til", en: " and \(count) more")
  }
  package func noNumbers(in property: String?, _ properties: [String]) -> String {
    let list = properties.joined(separator: ", ")
    let known =
      properties.isEmpty
      ? text(
        nb: "objektene har ingen egenskaper", nn: "objekta har ingen eigenskapar", en: "the features have no properties"
      )
      : text(nb: "egenskaper: \(list)", nn: "eigenskapar: \(list)", en: "properties: \(list)")
    guard let property else {
      return text(
        nb: "ingen egenskap har kommunenumre (\(known))", nn: "ingen eigenskap har kommunenummer (\(known))",
        en: "no property has the numbers of municipalities (\(known))")
    }
    return text(
      nb: "ingen objekter har kommunenummer i \(property) (\(known))",
      nn: "ingen objekt har kommunenummer i \(property) (\(known))",
      en: "no feature has the number of a municipality in \(property) (\(known))")
  }
  package var numbersAreThose: String {
    text(
      nb: "Det gjelder numrene fra 2015 eller 2024, som 1833 for Rana.",
      nn: "Det gjeld nummera frå 2015 eller 2024, som 1833 for Rana.",
      en: "The numbers are those of 2015 or 2024, such as 1833 for Rana.")
  }
  package var leaveNumberOut: String {
    text(
      nb: "Uten --number finner programmet egenskapen selv.", nn: "Utan --number finn programmet eigenskapen sjølv.",
      en: "Leave out --number to detect it.")
  }
  package func areasLieElsewhere(readAs system: String?) -> String {
    text(
      nb: "flatene ligger ikke der kommunene er" + (system.map { ", lest som \($0)" } ?? ""),
      nn: "flatene ligg ikkje der kommunane er" + (system.map { ", lese som \($0)" } ?? ""),
      en: "the areas do not lie where their municipalities are" + (system.map { ", read as \($0)" } ?? ""))
  }
  package var coordinatesMayBe: String {
    text(
      nb: "Koordinatene kan være lengde- og breddegrader, eller UTM 31 til 36.",
      nn: "Koordinatane kan vere lengde- og breiddegrader, eller UTM 31 til 36.",
      en: "The coordinates may be longitude and latitude, or UTM 31 to 36.")
  }
  package func unknownCoordinates(_ system: String) -> String {
    text(
      nb: "koordinatene er i \(system), som ikke er kjent", nn: "koordinatane er i \(system), som ikkje er kjent",
      en: "the coordinates are in \(system), which is not understood")
  }
  package var convertCoordinates: String {
    text(
      nb: "Gjør fila om til lengde- og breddegrader, eller til UTM 32 eller 33.",
      nn: "Gjer fila om til lengde- og breiddegrader, eller til UTM 32 eller 33.",
      en: "Convert the file to longitude and latitude, or to UTM 32 or 33.")
  }

  /// The message of a JSON syntax error.
  package func fault(_ fault: JSONScanner.Fault) -> String {
    switch fault {
    case .endsTooEarly:
      text(nb: "teksten slutter for tidlig", nn: "teksten sluttar for tidleg", en: "the text ends too early")
    case .isNoValue:
      text(nb: "dette er ingen JSON-verdi", nn: "dette er ingen JSON-verdi", en: "this is not a JSON value")
    case .isFollowed:
      text(nb: "det står noe etter verdien", nn: "det står noko etter verdien", en: "something follows the value")
    case .nameMissing:
      text(
        nb: "her mangler et navn i anførselstegn", nn: "her manglar eit namn i hermeteikn",
        en: "a name in double quotes is missing here")
    case .colonMissing:
      text(nb: "her mangler et kolon", nn: "her manglar eit kolon", en: "a colon is missing here")
    case .commaMissing(let end):
      text(
        nb: "her mangler komma eller \(end)", nn: "her manglar komma eller \(end)",
        en: "a comma or \(end) is missing here")
    case .tooDeep(let limit):
      text(
        nb: "objekter og lister ligger mer enn \(limit) nivåer inne i hverandre",
        nn: "objekt og lister ligg meir enn \(limit) nivå inne i kvarandre",
        en: "objects and arrays are nested more than \(limit) deep")
    case .leadingZero: text(nb: "et tall begynner med 0", nn: "eit tal byrjar med 0", en: "a number begins with 0")
    case .numberTooLarge: text(nb: "tallet er for stort", nn: "talet er for stort", en: "the number is too large")
    case .controlCharacter:
      text(
        nb: "det står et kontrolltegn i en tekst", nn: "det står eit kontrollteikn i ein tekst",
        en: "a string contains a control character")
    case .notUTF8:
      text(nb: "teksten er ikke i UTF-8", nn: "teksten er ikkje i UTF-8", en: "the text is not in UTF-8")
    case .unknownEscape:
      text(
        nb: "det finnes ingen slik \\-kode", nn: "det finst ingen slik \\-kode", en: "there is no such escape")
    case .loneSurrogate:
      text(
        nb: "et halvt surrogatpar står alene", nn: "eit halvt surrogatpar står aleine",
        en: "half of a surrogate pair is missing")
    case .digitsMissing:
      text(
        nb: "det skal stå fire heksadesimale sifre etter \\u", nn: "det skal stå fire heksadesimale siffer etter \\u",
        en: "\\u needs four hexadecimal digits after it")
    case .repeatedName:
      text(
        nb: "et objekt har samme navn to ganger", nn: "eit objekt har same namn to gonger",
        en: "an object has the same name twice")
    case .tooManyPoints(let most):
      text(
        nb: "fila har mer enn \(number(most)) punkter", nn: "fila har meir enn \(number(most)) punkt",
        en: "the file has more than \(most) points")
    }
  }
}

/// Messages of `boundaries`.
extension Catalogue {
  package var noBoundaries: String {
    text(nb: "ingen flater er lest inn", nn: "ingen flater er lesne inn", en: "there are no boundaries")
  }
  package var boundariesWithoutOwner: String {
    text(
      nb: "fila oppgir ingen eier: hvis lisensen krever det, legg til --attribution TEKST",
      nn: "fila oppgjev ingen eigar: dersom lisensen krev det, legg til --attribution TEKST",
      en: "the file names no owner: if its licence asks for one, add --attribution TEXT")
  }
  package func loadedBoundaries(_ count: Int, year: Int, system: String, replaced: Int) -> String {
    let areas = self.count(
      count, text(no: "kommune", en: "municipality"), text(nb: "kommuner", nn: "kommunar", en: "municipalities"))
    let more =
      replaced > 0
      ? text(
        nb: ", i stedet for \(number(replaced)) fra før", nn: ", i staden for \(number(replaced)) frå før",
        en: ", replacing \(replaced) loaded before") : ""
    let system =
      system == "longitude and latitude"
      ? text(nb: "lengde og bredde", nn: "lengd og breidd", en: system) : system
    return text(
      nb: "leste inn flatene til \(areas) i \(year), fra \(system)\(more)",
      nn: "las inn flatene til \(areas) i \(year), frå \(system)\(more)",
      en: "loaded the areas of \(areas) of \(year), from \(system)\(more)")
  }
  package func fileLargerThan(megabytes: Int) -> String {
    text(
      nb: "fila er større enn \(megabytes) MB", nn: "fila er større enn \(megabytes) MB",
      en: "the file is larger than \(megabytes) MB")
  }
  package var useSimplifiedFile: String {
    text(
      nb: "Bruk en forenklet fil, for eksempel en for små målestokker.",
      nn: "Bruk ei forenkla fil, til dømes ei for små målestokkar.",
      en: "Use a simplified file, such as one for small scales.")
  }
  package func fileCannotBeRead(because reason: String) -> String {
    text(
      nb: "fila kan ikke leses (\(reason))", nn: "fila kan ikkje lesast (\(reason))",
      en: "the file cannot be read (\(reason))")
  }
  package var removedBoundaries: String {
    text(
      nb: "fjernet flatene; kartene viser prikker igjen", nn: "fjerna flatene; karta viser prikkar att",
      en: "removed the areas; the maps show dots again")
  }
}
