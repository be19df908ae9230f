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

  /// To five decimals, about a metre.
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
        html.element("figcaption", text: words.mapSource(scene))
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

  /// What the colours stand for, from little to much.
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
