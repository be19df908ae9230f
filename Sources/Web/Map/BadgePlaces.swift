import ByregionMaps

/// Finds places for the numbers of regions on the map of the country, near their members and apart from each other.
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

  /// Half the width of a number; on narrow screens they are drawn so large.
  private static let radius = 26
  private static let distances = [0, 30, 45, 65, 95]
  private static let directions: [(x: Double, y: Double)] = [
    (-1, 0), (1, 0), (0, -1), (0, 1), (-0.7, -0.7), (0.7, -0.7), (-0.7, 0.7), (0.7, 0.7),
  ]

  private let drawing: Drawing
  private var taken: [Spot] = []
  /// The dots of all members.
  private let dots: [Spot]

  /// A place for each region of a scene, in their order.
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
    // No candidate is farther away from where it begins.
    let reach = (Self.distances.last ?? 0) + 3 * Self.radius
    var best = (place: middle, fault: Int.max)
    // A region of very many members does not need all of them to begin at.
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

  /// How much a place hides, other numbers most, and how far it is from its own dots: no other region's is to be nearer.
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
