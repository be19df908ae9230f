import ByregionLanguages
import ByregionPrinting
import ByregionReading
import ByregionStore

/// The map of the country beside the list of its regions.
enum MapPage {
  static let routes = [
    Route(
      "map", "/map", formats: [.html, .json, .svg, .geojson],
      summary: "The regions on a map; GeoJSON has the municipalities that took part.",
      parameters: [
        .init(
          "by", .choice(MapMeasure.allCases.map(\.rawValue)),
          "What the colours stand for, and the order of the regions.")
      ], work: .reading(answer))
  ]

  private static func answer(_ request: PageRequest, _ knowledgeBase: KnowledgeBase, _ response: Response) throws {
    let measure = try request.choice("by", default: MapMeasure.region)
    if request.format == .geojson {
      Rows.saved(as: "map", request, response)
      return GeoJSON.append(try knowledgeBase.municipalityFeatures(), to: response.output)
    }
    let scene = try knowledgeBase.mapScene()
    let ranking = MapRanking(scene, by: measure)
    switch request.format {
    case .json: write(scene, ranking, to: response)
    case .svg:
      let html = HTML(response.output)
      CountryMap(scene, ranking, request.words, request.links).write(html, isAlone: true)
    default: page(scene, ranking, request, response)
    }
  }

  private static func page(_ scene: MapScene, _ ranking: MapRanking, _ request: PageRequest, _ response: Response) {
    let words = request.words
    var layout = PageLayout(title: words.section(.map), section: .map, alternates: [.json])
    layout.styles = [.mapStyles]
    layout.secondSkip = (words.skipToRegions, "regions")
    layout.write(request, response) { html in
      html.element("h1", text: words.section(.map))
      html.element("p", .class("lead"), text: words.mapLead)
      guard !scene.regions.isEmpty else {
        html.element("p", .class("note"), text: words.nothingHere)
        return
      }
      choices(ranking.measure, request, html)
      MapSection(scene, ranking, request).write(html)
      html.element("p", .class("downloads")) {
        html.text(words.mapFiles + " ")
        for (index, format) in [Format.svg, .geojson, .json].enumerated() {
          if index > 0 { html.text(" · ") }
          html.link(
            request.links.to(request.path, request.parameters.removing("lang"), format: format), words.format(format))
        }
      }
    }
  }

  private static func choices(_ measure: MapMeasure, _ request: PageRequest, _ html: HTML) {
    let words = request.words
    html.element("nav", .init("aria-label", words.colourBy)) {
      html.element("ul", .class("choices")) {
        html.element("li", .class("soft"), text: words.colourBy + ":")
        for choice in MapMeasure.allCases {
          let parameters = Parameters().setting("by", choice == .region ? nil : choice.rawValue)
          html.element("li") {
            html.element(
              "a", .href(request.links.to(["map"], parameters)),
              .init("aria-current", optional: choice == measure ? "true" : nil), text: words.choice(choice))
          }
        }
      }
    }
  }

  /// The regions as one JSON object, version 1.
  private static func write(_ scene: MapScene, _ ranking: MapRanking, to response: Response) {
    let writer = JSONWriter(response.output, indented: true)
    writer.object {
      writer.field("version", 1)
      writer.field("by", ranking.measure.rawValue)
      writer.field("regions", each: ranking.entries) { entry in
        writer.object {
          writer.field("number", entry.number)
          writer.field("slug", entry.region.slug)
          writer.field("name", entry.region.name)
          writer.field("population", entry.region.population)
          writer.field("density", entry.region.density)
          writer.field("advice", entry.region.advice)
          writer.field("municipalities", each: entry.region.members) { member in
            let municipality = scene.municipalities[member]
            let degrees = municipality.point.degrees
            writer.object {
              writer.field("number", municipality.number)
              writer.field("name", municipality.name)
              writer.field("population", municipality.population)
              writer.field("longitude", rounded(degrees.longitude))
              writer.field("latitude", rounded(degrees.latitude))
            }
          }
        }
      }
      writer.field("left_out", scene.allRegions - scene.regions.count)
    }
    writer.endLine()
  }

  /// Rounds to five decimals, about a metre.
  private static func rounded(_ degrees: Double) -> Double { (degrees * 100_000).rounded() / 100_000 }
}

/// The map of the country and the list beside it, on the front page and on the page of the map.
struct MapSection {
  private let scene: MapScene
  private let ranking: MapRanking
  private let request: PageRequest
  private let words: Catalogue

  init(_ scene: MapScene, _ ranking: MapRanking, _ request: PageRequest) {
    self.scene = scene
    self.ranking = ranking
    self.request = request
    words = request.words
  }

  func write(_ html: HTML) {
    html.element("div", .class("map")) {
      html.element("figure") {
        CountryMap(scene, ranking, words, request.links).write(html)
        legend(html)
        html.element(
          "figcaption",
          text: [words.sharedOnMap(scene), words.mapSource(scene)].compactMap(\.self).joined(separator: " "))
      }
      html.element("div", .id("regions")) {
        html.element("ol", .class("keys")) { for entry in ranking.entries { item(entry, html) } }
        if scene.allRegions > scene.regions.count {
          html.element("p") {
            html.text(words.firstRegions(scene.regions.count, of: scene.allRegions) + " ")
            html.link(request.links.to("regions"), words.allRegions(scene.allRegions))
          }
        }
      }
    }
  }

  private func item(_ entry: MapRanking.Entry, _ html: HTML) {
    html.element("li", .class("r\(entry.number) \(ranking.style(entry).name)")) {
      html.element("span", .class("key"), text: "\(entry.number)")
      html.link(request.links.to("regions", entry.region.slug), entry.region.name)
      if ranking.measure != .region {
        html.element("b", text: entry.value.map(words.mapValue) ?? words.missing)
      }
      let names = entry.region.members.map { scene.municipalities[$0].name }
      html.element(
        "span", .class("soft"), text: names.isEmpty ? words.notOnMap : names.joined(separator: ", "))
    }
  }

  /// Writes the legend of the colours, from the lowest class to the highest.
  private func legend(_ html: HTML) {
    html.element("ul", .class("legend"), .init("aria-label", words.legend)) {
      if ranking.measure != .region { html.element("li", text: words.choice(ranking.measure) + ":") }
      for (place, range) in ranking.classes.enumerated() {
        html.element("li") {
          html.element("span", .class("key q\(ranking.place(ofClass: place) + 1)"), text: "")
          html.text(words.mapClass(range))
        }
      }
      if ranking.measure != .region, ranking.entries.contains(where: { $0.value == nil }) {
        html.element("li") {
          html.element("span", .class("key q0"), text: "")
          html.text(words.noFigure)
        }
      }
      html.element("li", .class("soft"), text: "· " + words.notInRegion)
    }
  }
}

extension Catalogue {
  fileprivate var skipToRegions: String {
    text(nb: "Hopp til listen over regioner", nn: "Hopp til lista over regionar", en: "Skip to the list of regions")
  }
}

/// The texts of the maps.
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

  /// A description of the picture for screen readers.
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

  /// The tooltip of a region on the map.
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
  /// The explanation of dots within dots; nil if the map has none.
  func sharedOnMap(_ scene: MapScene) -> String? {
    guard !scene.shared.isEmpty else { return nil }
    let names = scene.shared.keys.map { scene.municipalities[$0].name }.sorted()
    let list = names.count > 4 ? number(names.count) : self.list(names)
    return text(
      nb: names.count > 4
        ? "\(list) kommuner er med i flere regioner: de har en prikk i hver farge, inni hverandre."
        : "\(list) er med i flere regioner, med en prikk i hver farge, inni hverandre.",
      nn: names.count > 4
        ? "\(list) kommunar er med i fleire regionar: dei har ein prikk i kvar farge, inni kvarandre."
        : "\(list) er med i fleire regionar, med ein prikk i kvar farge, inni kvarandre.",
      en: names.count > 4
        ? "\(list) municipalities are in several regions: they have a dot of each colour, one within the other."
        : "\(list) \(names.count == 1 ? "is" : "are") in several regions, with a dot of each colour, one within the other."
    )
  }

  /// The sources of the outline and of the areas.
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
