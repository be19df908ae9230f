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
  /// On narrow screens they are larger.
  private static let badgeRoom = 26

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
        html.element(
          "path", .class("land"), .init("fill", "#dfe4e2"), .init("stroke", "#b4bdc2"), .init("stroke-width", "1.5"),
          .init("fill-rule", "evenodd"), .init("d", Self.outline), text: "")
        others(html)
        let shown = ranking.entries.filter { !$0.region.members.isEmpty }
        for entry in shown { region(entry, html) { joined(entry, html) } }
        // Numbers lie above all dots.
        var badges = BadgePlaces(drawing, radius: Self.badgeRoom, avoiding: scene)
        for entry in shown {
          let place = badges.place(for: scene.points(of: entry.region))
          region(entry, html) { badge(entry, place, html) }
        }
      }
    }
  }

  /// The municipalities that take part in no region.
  private func others(_ html: HTML) {
    var path = ""
    for municipality in scene.municipalities where !municipality.isMember {
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
    var ties = ""
    for (first, second) in entry.region.ties {
      ties += drawing.path(from: scene.municipalities[first].point, to: scene.municipalities[second].point)
    }
    html.element("path", .class("tie"), .init("stroke-width", "5"), .init("fill", "none"), .init("d", ties), text: "")
    for member in entry.region.members {
      let municipality = scene.municipalities[member]
      html.element(
        "circle", .init("cx", "\(drawing.x(municipality.point))"), .init("cy", "\(drawing.y(municipality.point))"),
        .init("r", "\(DotSize.radius(municipality.population))"), .init("stroke", "none"), text: "")
    }
  }

  private func badge(_ entry: MapRanking.Entry, _ place: (x: Int, y: Int), _ html: HTML) {
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

/// Finds places for the numbers of regions, near their members and apart from each other.
private struct BadgePlaces {
  private let drawing: Drawing
  private let radius: Int
  private var taken: [(x: Int, y: Int)] = []
  /// The dots of all members.
  private let dots: [(x: Int, y: Int)]

  init(_ drawing: Drawing, radius: Int, avoiding scene: MapScene) {
    self.drawing = drawing
    self.radius = radius
    dots = scene.municipalities.filter(\.isMember).map { (drawing.x($0.point), drawing.y($0.point)) }
  }

  private static let directions: [(x: Double, y: Double)] = [
    (-1, 0), (1, 0), (0, -1), (0, 1), (-0.7, -0.7), (0.7, -0.7), (-0.7, 0.7), (0.7, 0.7),
  ]

  mutating func place(for points: [MapPoint]) -> (x: Int, y: Int) {
    let own = points.map { (x: drawing.x($0), y: drawing.y($0)) }
    let centre = MapBounds(around: points)?.centre ?? drawing.bounds.centre
    let middle = (x: drawing.x(centre), y: drawing.y(centre))
    var best = (place: middle, fault: Int.max)
    for start in [middle] + own {
      for distance in [0, 30, 42, 56, 75, 100] {
        for direction in Self.directions {
          let place = (
            x: min(max(start.x + Int(direction.x * Double(distance)), radius), drawing.width - radius),
            y: min(max(start.y + Int(direction.y * Double(distance)), radius), drawing.height - radius)
          )
          let fault = fault(of: place, own: own)
          if fault < best.fault { best = (place, fault) }
        }
      }
    }
    taken.append(best.place)
    return best.place
  }

  /// How much a place hides, other numbers most, and how far it is from its own dots: no other region's is to be nearer.
  private func fault(of place: (x: Int, y: Int), own: [(x: Int, y: Int)]) -> Int {
    func distance(_ other: (x: Int, y: Int)) -> Int {
      let (x, y) = (place.x - other.x, place.y - other.y)
      return Int(Double(x * x + y * y).squareRoot())
    }
    let near = own.map(distance).min() ?? 0
    let nearest = dots.map(distance).min() ?? 0
    let hidden = dots.reduce(0) { $0 + max(0, radius + 2 - distance($1)) }
    let numbers = taken.reduce(0) { $0 + max(0, 2 * radius - distance($1)) }
    return 20 * numbers + 2 * hidden + near + (nearest < near ? 20 + near - nearest : 0)
  }
}
