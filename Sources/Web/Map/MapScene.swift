import ByregionMaps
import ByregionReading
import ByregionStore

/// The content of the maps: the municipalities with their positions in metres, and the regions with their colours.
struct MapScene: Sendable {
  struct Municipality: Sendable {
    var number: String
    var name: String
    var point: MapPoint
    var population: Int?
    /// Whether the municipality is a member of a region.
    var isMember: Bool
  }

  struct Region: Sendable {
    var slug: String
    var name: String
    var population: Int?
    var density: Double?
    var advice: Int
    /// Indices into ``MapScene/municipalities``, the applicant first.
    var members: [Int]
    /// One of ``MapColours/count`` colours, counted from 1. Neighbours have different colours.
    var colour: Int
    /// The lines that join its members: pairs of indices into ``MapScene/municipalities``.
    var ties: [(Int, Int)]
  }

  /// An area from the user's file of boundaries.
  struct Area: Sendable {
    /// Indices into ``MapScene/municipalities``: several if the area is of merged municipalities.
    var municipalities: [Int]
    var area: Boundaries.Area
    var bounds: MapBounds
  }

  /// Maximum number of regions that are drawn.
  static let maxRegions = 120

  var municipalities: [Municipality]
  /// The drawn regions in Norwegian order.
  var regions: [Region]
  /// Number of regions in the file.
  var allRegions: Int
  /// For the index of each municipality in several regions, the indices of these regions in ascending order.
  private(set) var shared: [Int: [Int]] = [:]
  /// The areas, and the file that they come from.
  var areas: [Area] = []
  var source: BoundarySource?
  /// The areas on the map of the country.
  private(set) var country = CountryAreas()
  /// The positions of the numbers of the regions on the map of the country.
  private(set) var badges: [BadgePlaces.Spot] = []

  init(_ data: MapData) {
    let taking = Set(data.regions.flatMap(\.members))
    municipalities = data.municipalities.map { municipality in
      Municipality(
        number: municipality.number, name: municipality.name,
        point: MapPoint(longitude: municipality.point.longitude, latitude: municipality.point.latitude),
        population: municipality.population, isMember: taking.contains(municipality.number))
    }
    let places = Dictionary(
      municipalities.enumerated().map { ($0.element.number, $0.offset) }, uniquingKeysWith: { first, _ in first })
    allRegions = data.allRegions
    regions = data.regions.map { region in
      let members = region.members.compactMap { places[$0] }
      return Region(
        slug: region.slug, name: region.name, population: region.population, density: region.density,
        advice: region.advice, members: members, colour: 1, ties: [])
    }
    for index in regions.indices { regions[index].ties = ties(of: regions[index].members) }
    for (place, region) in regions.enumerated() {
      for member in Set(region.members) { shared[member, default: []].append(place) }
    }
    shared = shared.filter { $0.value.count > 1 }
    colour()
    source = data.source
    areas = data.areas.compactMap { area in
      MapBounds(around: area.polygons.lazy.flatMap(\.self).flatMap(\.points)).map { bounds in
        Area(
          municipalities: area.municipalities.compactMap { places[$0] },
          area: Boundaries.Area(number: area.number, polygons: area.polygons), bounds: bounds)
      }
    }
    country = CountryAreas(self)
    badges = BadgePlaces.all(of: self)
  }

  func points(of region: Region) -> [MapPoint] { region.members.map { municipalities[$0].point } }

  /// The minimum spanning tree of the members (R. C. Prim's algorithm).
  private func ties(of members: [Int]) -> [(Int, Int)] {
    guard let first = members.first else { return [] }
    func distance(_ one: Int, _ other: Int) -> Double {
      municipalities[one].point.distance(to: municipalities[other].point)
    }
    var nearest = members.dropFirst().map { (member: $0, joined: first) }
    var ties: [(Int, Int)] = []
    while let next = nearest.indices.min(by: {
      distance(nearest[$0].member, nearest[$0].joined) < distance(nearest[$1].member, nearest[$1].joined)
    }) {
      let tie = nearest.remove(at: next)
      ties.append((tie.joined, tie.member))
      for index in nearest.indices
      where distance(nearest[index].member, tie.member) < distance(nearest[index].member, nearest[index].joined) {
        nearest[index].joined = tie.member
      }
    }
    return ties
  }

  /// Gives each region a colour that no earlier region has, or that whose nearest earlier region is farthest away.
  private mutating func colour() {
    let centres = regions.map { MapBounds(around: points(of: $0))?.centre }
    for index in regions.indices {
      guard let centre = centres[index] else { continue }
      var distances = [Double](repeating: .infinity, count: MapColours.count)
      for other in 0..<index {
        guard let there = centres[other] else { continue }
        let colour = regions[other].colour - 1
        distances[colour] = min(distances[colour], centre.distance(to: there))
      }
      let farthest = distances.indices.max { distances[$0] < distances[$1] } ?? 0
      regions[index].colour = (distances.firstIndex(of: .infinity) ?? farthest) + 1
    }
  }
}

/// The areas on the map of the country, by region, and the areas in no region.
struct CountryAreas: Sendable {
  /// The SVG path of the areas of each region, in the order of ``MapScene/regions``; empty for a region without areas.
  private(set) var regions: [String] = []
  /// The SVG path of the areas that are in no region.
  private(set) var others = ""
  /// The indices of the municipalities whose areas are large enough to see.
  private(set) var visible: Set<Int> = []
  /// Whether the areas cover the whole country, so that no outline is drawn.
  private(set) var isWhole = false

  init() {}

  /// Areas smaller than this, in square metres, get a dot as well.
  private static let smallest = 60e6

  init(_ scene: MapScene) {
    regions = [String](repeating: "", count: scene.regions.count)
    guard !scene.areas.isEmpty else { return }
    // The area of a municipality in several regions has the colour of the first.
    var owners: [Int: Int] = [:]
    for (place, region) in scene.regions.enumerated() {
      for member in region.members where owners[member] == nil { owners[member] = place }
    }
    let drawing = CountryMap.drawing
    let simple = SharedBorders.simplify(scene.areas.map(\.area), smallestTriangle: drawing.unit * drawing.unit * 2)
    var covered = 0.0
    for (area, simple) in zip(scene.areas, simple) {
      let path = drawing.path(ofSimple: simple.polygons.joined())
      let size = area.area.polygons.reduce(0) { $0 + abs($1.first?.area ?? 0) }
      covered += size
      if size >= Self.smallest { visible.formUnion(area.municipalities) }
      if let owner = area.municipalities.lazy.compactMap({ owners[$0] }).first {
        regions[owner] += path
      } else {
        others += path
      }
    }
    isWhole = covered > 280e9
  }
}

extension KnowledgeBase {
  /// The content of the maps, cached for the current state of the file.
  func mapScene() throws -> MapScene { try cached { MapScene(try mapData(limit: MapScene.maxRegions)) } }
}

/// The value that the colours on the map of the country show.
enum MapMeasure: String, CaseIterable, Sendable {
  /// No value: the colours distinguish the regions.
  case region
  case density, population, advice

  /// The value of a region; nil if it is not known, and for ``region``.
  func value(_ region: MapScene.Region) -> Double? {
    switch self {
    case .region: nil
    case .density: region.density
    case .population: region.population.map(Double.init)
    case .advice: Double(region.advice)
    }
  }
}

/// The regions in the order of the list beside the map, with the classes of their values.
struct MapRanking {
  struct Entry {
    /// The number of the region on the map and in the list, counted from 1.
    var number: Int
    /// The index in ``MapScene/regions``.
    var place: Int
    var region: MapScene.Region
    var value: Double?
    /// The class of the value, counted from 0; nil without a value.
    var shade: Int?
  }

  var measure: MapMeasure
  var entries: [Entry]
  /// The smallest and the largest value of each class, in ascending order.
  var classes: [ClosedRange<Double>]

  /// Ranks all regions, also those without a position on the map, since the list contains them all.
  init(_ scene: MapScene, by measure: MapMeasure) {
    self.measure = measure
    var regions = scene.regions.enumerated().map { (place: $0, region: $1, value: measure.value($1)) }
    if measure != .region {
      // Regions with equal values keep the order of their names.
      let sorted = regions.enumerated().sorted { first, second in
        let (one, other) = (first.element.value ?? -1, second.element.value ?? -1)
        return one == other ? first.offset < second.offset : one > other
      }
      regions = sorted.map(\.element)
    }
    let values = regions.compactMap(\.value).sorted()
    var ranges: [ClosedRange<Double>] = []
    let count = min(MapColours.shades, Set(values).count)
    for place in 0..<count {
      let part = values[values.count * place / count..<values.count * (place + 1) / count]
      // Equal values are in the same class: a class begins above the largest value of the previous one.
      guard let last = part.last, let first = part.first(where: { $0 > ranges.last?.upperBound ?? -.infinity }) else {
        continue
      }
      ranges.append(first...last)
    }
    classes = ranges
    entries = regions.enumerated().map { offset, entry in
      Entry(
        number: offset + 1, place: entry.place, region: entry.region, value: entry.value,
        shade: entry.value.flatMap { value in ranges.firstIndex { value <= $0.upperBound } })
    }
  }

  /// The CSS class for the colour of an entry, and the colour itself for pictures without a style sheet.
  func style(_ entry: Entry) -> (name: String, colour: String) {
    guard measure != .region else {
      return ("c\(entry.region.colour)", MapColours.regions[entry.region.colour - 1].light)
    }
    guard let shade = entry.shade else { return ("q0", MapColours.none.light) }
    let place = place(ofClass: shade)
    return ("q\(place + 1)", MapColours.scale[place].light)
  }

  /// The index of the colour of a class, from 0. Few classes are spread over the whole scale, so that their colours
  /// differ as much as possible.
  func place(ofClass shade: Int) -> Int {
    classes.count < 2 ? MapColours.shades / 2 : shade * (MapColours.shades - 1) / (classes.count - 1)
  }
}
