import ByregionLanguages
import ByregionMaps

/// The map of one region: its members, with their names and joined by lines, and the municipalities around them.
struct RegionMap {
  private let scene: MapScene
  private let region: MapScene.Region
  private let words: Catalogue
  private let links: Links
  private let drawing: Drawing

  /// Nil if no municipality of the region has a position on the map.
  init?(_ scene: MapScene, slug: String, _ words: Catalogue, _ links: Links) {
    guard let region = scene.regions.first(where: { $0.slug == slug }),
      let bounds = MapBounds(around: scene.points(of: region))
    else { return nil }
    self.scene = scene
    self.region = region
    self.words = words
    self.links = links
    let around = bounds.grown(by: max(15_000, max(bounds.width, bounds.height) * 0.15))
    drawing = Drawing(around.fitted(smallestSide: 60_000, proportions: 1...1.7), width: 500)
  }

  func write(_ html: HTML) {
    html.element("figure", .class("map")) {
      html.element(
        "svg", .class("close \(style)"), .init("viewBox", "0 0 \(drawing.width) \(drawing.height)"),
        .init("role", "group"), .init("aria-labelledby", "map-title"), .init("aria-describedby", "map-text")
      ) {
        html.element("title", .id("map-title"), text: words.regionMapTitle(region.name))
        html.element("desc", .id("map-text"), text: words.regionMapText(members.map(\.name)))
        html.element("g", .init("aria-hidden", "true")) { picture(html) }
      }
      html.element("figcaption", text: words.regionMapCaption + " " + words.mapSource(scene))
    }
  }

  private var members: [MapScene.Municipality] { region.members.map { scene.municipalities[$0] } }
  private var style: String { "c\(region.colour)" }

  private func picture(_ html: HTML) {
    if !scene.country.isWhole { land(drawing.path(of: Outline.norway), html) }
    let own = Set(region.members)
    let filled = areas(own, html)
    let near = scene.municipalities.indices.filter {
      !own.contains($0) && drawing.bounds.contains(scene.municipalities[$0].point)
    }
    var labels = LabelPlaces(width: drawing.width, height: drawing.height)
    for index in region.members + near { labels.avoid(spot(index)) }
    let path = near.map { "M\(spot($0).x) \(spot($0).y)h0" }.joined()
    html.element(
      "path", .class("others"), .init("stroke-width", "5"), .init("stroke-linecap", "round"), .init("d", path), text: ""
    )
    html.element("g", .class(filled ? "m dots \(style)" : "m \(style)"), .init("stroke-linecap", "round")) {
      if !filled {
        let ties = region.ties.map { first, second in
          drawing.path(from: scene.municipalities[first].point, to: scene.municipalities[second].point)
        }
        html.element(
          "path", .class("tie"), .init("stroke-width", "2.5"), .init("fill", "none"), .init("d", ties.joined()),
          text: "")
      }
      for (place, index) in region.members.enumerated() { dot(index, isApplicant: place == 0, html) }
    }
    for index in region.members { label(index, &labels, isMember: true, html) }
    for index in near { label(index, &labels, isMember: false, html) }
    scaleBar(html)
  }

  private func land(_ path: String, _ html: HTML) {
    html.element("path", .class("land"), .init("fill-rule", "evenodd"), .init("d", path), text: "")
  }

  /// Writes the areas from the user's file.
  ///
  /// - Returns: whether every member has an area.
  private func areas(_ own: Set<Int>, _ html: HTML) -> Bool {
    let near = scene.areas.filter { $0.bounds.intersects(drawing.bounds) }
    let simple = SharedBorders.simplify(near.map(\.area), smallestTriangle: drawing.unit * drawing.unit * 2)
    var (members, others) = ("", "")
    var filled: Set<Int> = []
    for (area, simple) in zip(near, simple) {
      let path = drawing.path(of: Array(simple.polygons.joined()))
      if own.isDisjoint(with: area.municipalities) {
        others += path
      } else {
        members += path
        filled.formUnion(area.municipalities)
      }
    }
    if !others.isEmpty { land(others, html) }
    guard !members.isEmpty else { return false }
    html.element("g", .class("m \(style)")) {
      html.element("path", .class("area"), .init("fill-rule", "evenodd"), .init("d", members), text: "")
    }
    return own.isSubset(of: filled)
  }

  private func spot(_ index: Int) -> (x: Int, y: Int) {
    (drawing.x(scene.municipalities[index].point), drawing.y(scene.municipalities[index].point))
  }

  /// Writes the dot of a municipality. The dot of the applicant has a hole.
  private func dot(_ index: Int, isApplicant: Bool, _ html: HTML) {
    let municipality = scene.municipalities[index]
    let radius = max(4, DotSize.radius(municipality.population) * 3 / 5)
    html.element("a", .href(links.to("municipalities", municipality.number)), .init("tabindex", "-1")) {
      html.element("title", text: municipality.name)
      html.element(
        "circle", .init("cx", "\(spot(index).x)"), .init("cy", "\(spot(index).y)"), .init("r", "\(radius)"), text: "")
      if isApplicant {
        html.element(
          "circle", .class("hole"), .init("cx", "\(spot(index).x)"), .init("cy", "\(spot(index).y)"),
          .init("r", "\(max(2, radius / 2 - 1))"), .init("stroke", "none"), text: "")
      }
    }
  }

  private func label(_ index: Int, _ labels: inout LabelPlaces, isMember: Bool, _ html: HTML) {
    let municipality = scene.municipalities[index]
    guard
      let place = labels.place(municipality.name, beside: spot(index), size: isMember ? 15 : 11, mustStand: isMember)
    else { return }
    html.element(
      "text", .class(isMember ? "halo" : "halo minor"), .init("x", "\(place.x)"), .init("y", "\(place.y)"),
      .init("font-size", isMember ? "14" : "10.5"), .init("font-weight", optional: isMember ? "600" : nil),
      .init("text-anchor", place.anchor.rawValue), .init("stroke-width", "3"), .init("paint-order", "stroke"),
      .init("stroke-linejoin", "round"), text: municipality.name)
  }

  /// Writes a scale bar of a round number of kilometres, about a fifth of the width.
  private func scaleBar(_ html: HTML) {
    let wanted = drawing.bounds.width / 5_000
    let length = [1, 2, 5, 10, 20, 50, 100, 200].last { Double($0) <= wanted } ?? 1
    let units = Int((Double(length) * 1_000 / drawing.unit).rounded())
    let (left, bottom) = (14, drawing.height - 14)
    html.element(
      "path", .class("scale"), .init("fill", "none"), .init("stroke-width", "1.5"),
      .init("d", "M\(left) \(bottom - 5)v5h\(units)v-5"), text: "")
    html.element(
      "text", .class("halo"), .init("x", "\(left + 4)"), .init("y", "\(bottom - 5)"), .init("font-size", "11"),
      .init("stroke-width", "3"), .init("paint-order", "stroke"), text: "\(length) km")
  }
}

/// Finds positions for names beside dots, so that the names do not overlap.
struct LabelPlaces {
  enum Anchor: String { case start, middle, end }

  private struct Box {
    var left: Int
    var top: Int
    var right: Int
    var bottom: Int

    func overlaps(_ other: Box) -> Bool {
      left < other.right && other.left < right && top < other.bottom && other.top < bottom
    }
  }

  private let frame: Box
  private var taken: [Box] = []

  init(width: Int, height: Int) { frame = Box(left: 2, top: 2, right: width - 2, bottom: height - 2) }

  /// Reserves the space of a dot, so that no name covers it.
  mutating func avoid(_ spot: (x: Int, y: Int)) {
    taken.append(Box(left: spot.x - 4, top: spot.y - 4, right: spot.x + 4, bottom: spot.y + 4))
  }

  /// The position of a name: its anchor and the point of the anchor on the base line; nil if there is no room for it.
  ///
  /// - Parameter mustStand: whether to return the position with the least overlap instead of nil.
  mutating func place(
    _ name: String, beside spot: (x: Int, y: Int), size: Int, mustStand: Bool
  ) -> (x: Int, y: Int, anchor: Anchor)? {
    let width = name.count * size * 6 / 10
    let candidates: [(x: Int, y: Int, anchor: Anchor)] = [
      (spot.x + 11, spot.y + size / 3, .start), (spot.x - 11, spot.y + size / 3, .end),
      (spot.x, spot.y - 10, .middle), (spot.x, spot.y + 10 + size * 3 / 4, .middle),
      (spot.x + 9, spot.y - 7, .start), (spot.x - 9, spot.y - 7, .end), (spot.x + 9, spot.y + 7 + size / 2, .start),
      (spot.x - 9, spot.y + 7 + size / 2, .end),
    ]
    func box(_ place: (x: Int, y: Int, anchor: Anchor)) -> Box {
      let left =
        switch place.anchor {
        case .start: place.x
        case .middle: place.x - width / 2
        case .end: place.x - width
        }
      return Box(left: left, top: place.y - size * 4 / 5, right: left + width, bottom: place.y + size / 5)
    }
    func faults(_ candidate: (x: Int, y: Int, anchor: Anchor)) -> Int {
      let box = box(candidate)
      let isOut =
        box.left < frame.left || box.right > frame.right || box.top < frame.top || box.bottom > frame.bottom
      return (isOut ? 100 : 0) + taken.count { $0.overlaps(box) }
    }
    let counted = candidates.map { (place: $0, faults: faults($0)) }
    guard let best = counted.min(by: { $0.faults < $1.faults }), mustStand || best.faults == 0 else { return nil }
    taken.append(box(best.place))
    return best.place
  }
}

/// Finds positions for the numbers of the regions on the map of the country, near their members and not overlapping.
struct BadgePlaces {
  struct Spot: Sendable, Hashable {
    var x: Int
    var y: Int

    func distance(to other: Spot) -> Int {
      let (x, y) = (x - other.x, y - other.y)
      return Int(Double(x * x + y * y).squareRoot())
    }

    func isNear(_ other: Spot, _ reach: Int) -> Bool { abs(x - other.x) < reach && abs(y - other.y) < reach }
  }

  /// Half the width of a number as drawn on narrow screens, where it is largest.
  private static let radius = 26
  private static let distances = [0, 30, 45, 65, 95]
  private static let directions: [(x: Double, y: Double)] = [
    (-1, 0), (1, 0), (0, -1), (0, 1), (-0.7, -0.7), (0.7, -0.7), (-0.7, 0.7), (0.7, 0.7),
  ]

  private let drawing: Drawing
  private var taken: [Spot] = []
  /// The dots of all members.
  private let dots: [Spot]

  /// A position for each region of a scene, in their order.
  static func all(of scene: MapScene) -> [Spot] {
    let drawing = CountryMap.drawing
    let dots = scene.municipalities.filter(\.isMember).map { Spot(x: drawing.x($0.point), y: drawing.y($0.point)) }
    var places = BadgePlaces(drawing: drawing, dots: dots)
    return scene.regions.map { places.place(for: scene.points(of: $0)) }
  }

  private init(drawing: Drawing, dots: [Spot]) {
    self.drawing = drawing
    self.dots = dots
  }

  private mutating func place(for points: [MapPoint]) -> Spot {
    let own = points.map { Spot(x: drawing.x($0), y: drawing.y($0)) }
    let centre = MapBounds(around: points)?.centre ?? drawing.bounds.centre
    let middle = Spot(x: drawing.x(centre), y: drawing.y(centre))
    // Whatever is farther than this from a start cannot overlap a candidate around it.
    let reach = (Self.distances.last ?? 0) + 3 * Self.radius
    var best = (place: middle, fault: Int.max)
    // At most 12 members are used as starts, which bounds the work for a region with many members.
    for start in [middle] + own.prefix(12) {
      let near = (dots: dots.filter { $0.isNear(start, reach) }, taken: taken.filter { $0.isNear(start, reach) })
      for distance in Self.distances {
        for direction in Self.directions {
          let place = Spot(
            x: min(max(start.x + Int(direction.x * Double(distance)), Self.radius), drawing.width - Self.radius),
            y: min(max(start.y + Int(direction.y * Double(distance)), Self.radius), drawing.height - Self.radius))
          let fault = Self.fault(of: place, own: own, dots: near.dots, taken: near.taken)
          if fault < best.fault { best = (place, fault) }
        }
      }
    }
    taken.append(best.place)
    return best.place
  }

  /// The cost of a position: for overlaps with numbers and, less, with dots, for the distance to the nearest dot of the
  /// region, and for being nearer to the dot of another region.
  private static func fault(of place: Spot, own: [Spot], dots: [Spot], taken: [Spot]) -> Int {
    var fault = 0
    for other in taken { fault += 20 * max(0, 2 * radius - place.distance(to: other)) }
    var nearest = Int.max
    for dot in dots {
      let distance = place.distance(to: dot)
      nearest = min(nearest, distance)
      fault += 2 * max(0, radius + 2 - distance)
    }
    var near = Int.max
    for dot in own { near = min(near, place.distance(to: dot)) }
    guard near < Int.max else { return fault }
    return fault + near + (nearest < near ? 20 + near - nearest : 0)
  }
}
