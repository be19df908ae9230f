import ByregionLanguages
import ByregionMaps

/// The map of the country: the outline, a dot for each municipality, and the members of a region joined in its colour.
struct CountryMap {
  private let scene: MapScene
  private let ranking: MapRanking
  private let words: Catalogue
  private let links: Links

  init(_ scene: MapScene, _ ranking: MapRanking, _ words: Catalogue, _ links: Links) {
    self.scene = scene
    self.ranking = ranking
    self.words = words
    self.links = links
  }

  /// A kilometre a unit.
  static let drawing: Drawing = {
    let bounds =
      MapBounds(around: Outline.norway.lazy.flatMap(\.points))
      ?? MapBounds(
        west: 0, south: 0, east: 1, north: 1)
    return Drawing(bounds.grown(by: 30_000), unit: 1_000)
  }()

  private static let outline = drawing.path(of: Outline.norway)

  private static let badgeRadius = 19

  /// Writes the picture.
  ///
  /// - Parameter isAlone: whether it is a file of its own, without the page's styles.
  func write(_ html: HTML, isAlone: Bool = false) {
    let drawing = Self.drawing
    html.element(
      "svg", .init("xmlns", optional: isAlone ? "http://www.w3.org/2000/svg" : nil), .class("country"),
      .init("viewBox", "0 0 \(drawing.width) \(drawing.height)"), .init("role", isAlone ? "img" : "group"),
      .init("aria-labelledby", "map-title"), .init("aria-describedby", "map-text"), .lang(words.language.rawValue)
    ) {
      html.element("title", .id("map-title"), text: words.mapTitle(ranking.measure))
      html.element("desc", .id("map-text"), text: words.mapText(scene, ranking))
      // The links are for whoever points at the picture; the list has the same for the keyboard.
      html.element("g", .init("aria-hidden", optional: isAlone ? nil : "true")) {
        if isAlone {
          html.element(
            "rect", .init("width", "\(drawing.width)"), .init("height", "\(drawing.height)"), .init("fill", "#eef3f8"),
            text: "")
        }
        if !scene.country.isWhole { land(Self.outline, html) }
        if !scene.country.others.isEmpty { land(scene.country.others, html) }
        others(html)
        let shown = ranking.entries.filter { !$0.region.members.isEmpty }
        for entry in shown { region(entry, html) { joined(entry, html) } }
        // Numbers lie above all dots.
        for entry in shown { region(entry, html) { badge(entry, scene.badges[entry.place], html) } }
      }
    }
  }

  private func land(_ path: String, _ html: HTML) {
    html.element(
      "path", .class("land"), .init("fill", "#dfe4e2"), .init("stroke", "#b4bdc2"), .init("stroke-width", "1.5"),
      .init("fill-rule", "evenodd"), .init("d", path), text: "")
  }

  /// The municipalities that take part in no region.
  private func others(_ html: HTML) {
    var path = ""
    for (place, municipality) in scene.municipalities.enumerated()
    where !municipality.isMember && !scene.country.visible.contains(place) {
      path += "M\(Self.drawing.x(municipality.point)) \(Self.drawing.y(municipality.point))h0"
    }
    html.element(
      "path", .class("others"), .init("stroke", "#77828c"), .init("stroke-width", "6"),
      .init("stroke-linecap", "round"),
      .init("fill", "none"), .init("d", path), text: "")
  }

  /// A part of the picture that belongs to a region, and leads to its page.
  private func region(_ entry: MapRanking.Entry, _ html: HTML, _ content: () -> Void) {
    let (style, colour) = ranking.style(entry)
    html.element(
      "g", .class("m r\(entry.number) \(style)"), .init("stroke", colour), .init("fill", colour),
      .init("stroke-linecap", "round")
    ) {
      html.element("a", .href(links.to("regions", entry.region.slug)), .init("tabindex", "-1")) {
        html.element("title", text: words.regionOnMap(entry, ranking.measure, scene))
        content()
      }
    }
  }

  private func joined(_ entry: MapRanking.Entry, _ html: HTML) {
    let drawing = Self.drawing
    let area = scene.country.regions[entry.place]
    if !area.isEmpty {
      html.element(
        "path", .class("area"), .init("stroke", "#fff"), .init("stroke-width", "1.5"), .init("fill-rule", "evenodd"),
        .init("d", area), text: "")
    }
    let dots = entry.region.members.filter { area.isEmpty || !scene.country.visible.contains($0) }
    if dots.count == entry.region.members.count {
      var ties = ""
      for (first, second) in entry.region.ties {
        ties += drawing.path(from: scene.municipalities[first].point, to: scene.municipalities[second].point)
      }
      html.element("path", .class("tie"), .init("stroke-width", "5"), .init("fill", "none"), .init("d", ties), text: "")
    }
    for member in dots {
      let municipality = scene.municipalities[member]
      html.element(
        "circle", .init("cx", "\(drawing.x(municipality.point))"), .init("cy", "\(drawing.y(municipality.point))"),
        .init("r", "\(DotSize.radius(municipality.population))"), .class(area.isEmpty ? "dot" : "dot small"),
        .init("stroke", area.isEmpty ? "none" : "#fff"),
        .init("stroke-width", "2"), text: "")
    }
  }

  private func badge(_ entry: MapRanking.Entry, _ place: BadgePlaces.Spot, _ html: HTML) {
    html.element(
      "circle", .class("badge"), .init("cx", "\(place.x)"), .init("cy", "\(place.y)"),
      .init("r", "\(Self.badgeRadius)"),
      .init("fill", "#fff"), .init("stroke-width", "4"), text: "")
    html.element(
      "text", .init("x", "\(place.x)"), .init("y", "\(place.y)"), .init("text-anchor", "middle"),
      .init("dominant-baseline", "central"), .init("font-size", "23"), .init("font-weight", "600"),
      .init("stroke", "none"), .init("fill", "#1b232c"), text: "\(entry.number)")
  }
}

/// How large the dot of a municipality is: its area grows with the number of inhabitants, above a size that can be seen.
enum DotSize {
  static func radius(_ population: Int?) -> Int {
    5 + Int((Double(min(max(population ?? 0, 0), 1_000_000)).squareRoot() / 45).rounded())
  }
}
