import ByregionLanguages

/// What the maps say.
extension Catalogue {
  var mapLead: String {
    text(
      nb:
        "Kommunene per 1. januar 2015. Kommunene i en region har samme farge, og tallet på kartet er regionens nummer i listen.",
      nn:
        "Kommunane per 1. januar 2015. Kommunane i ein region har same farge, og talet på kartet er nummeret til regionen i lista.",
      en:
        "The municipalities of 1 January 2015. Those of a region have one colour, and the number on the map is that of the region in the list."
    )
  }

  func mapTitle(_ measure: MapMeasure) -> String {
    switch measure {
    case .region: text(nb: "Kart over byregionene", nn: "Kart over byregionane", en: "Map of the city regions")
    case .density:
      text(
        nb: "Kart over byregionene etter innbyggertetthet", nn: "Kart over byregionane etter innbyggjartettleik",
        en: "Map of the city regions by density of population")
    case .population:
      text(
        nb: "Kart over byregionene etter folketall", nn: "Kart over byregionane etter folketal",
        en: "Map of the city regions by population")
    case .advice:
      text(
        nb: "Kart over byregionene etter antall råd", nn: "Kart over byregionane etter talet på råd",
        en: "Map of the city regions by pieces of advice")
    }
  }

  /// What the picture shows, for whoever does not see it.
  func mapText(_ scene: MapScene, _ ranking: MapRanking) -> String {
    let members = scene.municipalities.count(where: \.isMember)
    let what = text(
      nb:
        "Omriss av Norge med en prikk for hver kommune. \(number(members)) kommuner er med i \(number(scene.regions.count)) regioner.",
      nn:
        "Omriss av Noreg med ein prikk for kvar kommune. \(number(members)) kommunar er med i \(number(scene.regions.count)) regionar.",
      en:
        "Outline of Norway with a dot for each municipality. \(count(members, "municipality takes", "municipalities take")) part in \(count(scene.regions.count, "region", "regions"))."
    )
    let list = text(
      nb: "Listen ved siden av har det samme innholdet.", nn: "Lista ved sida av har det same innhaldet.",
      en: "The list beside it has the same content.")
    guard let first = ranking.entries.first, let value = first.value,
      let last = ranking.entries.last(where: { $0.value != nil }),
      let least = last.value, first.number != last.number
    else { return "\(what) \(list)" }
    let range = text(
      nb: "Høyest er \(first.region.name) med \(mapValue(value)), lavest \(last.region.name) med \(mapValue(least)).",
      nn: "Høgast er \(first.region.name) med \(mapValue(value)), lågast \(last.region.name) med \(mapValue(least)).",
      en:
        "The highest is \(first.region.name) with \(mapValue(value)), the lowest \(last.region.name) with \(mapValue(least))."
    )
    return "\(what) \(range) \(list)"
  }

  func mapValue(_ value: Double) -> String { number(value, decimals: 1) }

  /// What a region's picture says when it is pointed at.
  func regionOnMap(_ entry: MapRanking.Entry, _ measure: MapMeasure, _ scene: MapScene) -> String {
    let names = list(entry.region.members.map { scene.municipalities[$0].name })
    guard let value = entry.value else { return "\(entry.number). \(entry.region.name): \(names)" }
    return "\(entry.number). \(entry.region.name), \(unit(of: measure)): \(mapValue(value)) (\(names))"
  }

  var colourBy: String { text(nb: "Farge etter", nn: "Farge etter", en: "Colour by") }

  func choice(_ measure: MapMeasure) -> String {
    switch measure {
    case .region: text(nb: "Region", nn: "Region", en: "Region")
    case .density: text(nb: "Innbyggere per km²", nn: "Innbyggjarar per km²", en: "Inhabitants per km²")
    case .population: text(nb: "Folketall", nn: "Folketal", en: "Population")
    case .advice: text(nb: "Antall råd", nn: "Talet på råd", en: "Pieces of advice")
    }
  }

  func unit(of measure: MapMeasure) -> String {
    switch measure {
    case .region: ""
    case .density: text(nb: "innbyggere per km²", nn: "innbyggjarar per km²", en: "inhabitants per km²")
    case .population: text(nb: "innbyggere", nn: "innbyggjarar", en: "inhabitants")
    case .advice: text(nb: "råd", nn: "råd", en: "pieces of advice")
    }
  }

  func mapClass(_ range: ClosedRange<Double>) -> String {
    range.lowerBound == range.upperBound
      ? mapValue(range.lowerBound) : "\(mapValue(range.lowerBound))–\(mapValue(range.upperBound))"
  }

  var noFigure: String { text(nb: "ikke oppgitt", nn: "ikkje oppgjeve", en: "not given") }
  var legend: String { text(nb: "Tegnforklaring", nn: "Teiknforklaring", en: "Legend") }
  var notInRegion: String {
    text(nb: "kommune som ikke er med", nn: "kommune som ikkje er med", en: "municipality in no region")
  }
  var notOnMap: String { text(nb: "ikke på kartet", nn: "ikkje på kartet", en: "not on the map") }
  /// Whose the outline and the areas are.
  func mapSource(_ scene: MapScene) -> String {
    let outline = text(nb: "Omriss: Natural Earth.", nn: "Omriss: Natural Earth.", en: "Outline: Natural Earth.")
    guard let source = scene.source else { return outline }
    let areas = text(
      nb: "Kommunegrenser: \(source.attribution ?? source.name).",
      nn: "Kommunegrenser: \(source.attribution ?? source.name).",
      en: "Borders of municipalities: \(source.attribution ?? source.name).")
    return scene.country.isWhole ? areas : "\(outline) \(areas)"
  }
  func firstRegions(_ shown: Int, of all: Int) -> String {
    text(
      nb: "Kartet viser de første \(number(shown)) av \(number(all)) regioner.",
      nn: "Kartet viser dei første \(number(shown)) av \(number(all)) regionar.",
      en: "The map shows the first \(number(shown)) of \(number(all)) regions.")
  }

  func regionMapTitle(_ name: String) -> String {
    text(nb: "Kart over \(name)", nn: "Kart over \(name)", en: "Map of \(name)")
  }
  func regionMapText(_ members: [String]) -> String {
    guard let applicant = members.first, members.count > 1 else {
      return text(
        nb: "Kommunen er \(list(members)).", nn: "Kommunen er \(list(members)).",
        en: "The municipality is \(list(members)).")
    }
    let others = list(Array(members.dropFirst()))
    return text(
      nb: "\(applicant) søkte, sammen med \(others).", nn: "\(applicant) søkte, saman med \(others).",
      en: "\(applicant) applied, together with \(others).")
  }
  var regionMapCaption: String {
    text(
      nb: "Søkerkommunen er prikken med hull. Prikkene er større jo flere som bor i kommunen.",
      nn: "Søkjarkommunen er prikken med hol. Prikkane er større jo fleire som bur i kommunen.",
      en: "The applicant is the dot with a hole. The more inhabitants, the larger the dot.")
  }
  var mapFiles: String { text(nb: "Kartet som fil:", nn: "Kartet som fil:", en: "The map as a file:") }
}
