import ByregionMaps
import TestSupport
import Testing

@Suite("Map projection") struct ProjectionTests {
  /// Points with their UTM coordinates on GRS80 as computed by PROJ 9 (EPSG:25832, 25833 and 25835).
  private static let known: [(zone: Int, longitude: Double, latitude: Double, east: Double, north: Double)] = [
    (32, 10.7333, 59.9117, 596_929.6234, 6_642_846.2219), (32, 7.0481, 57.9828, 384_579.1845, 6_428_462.4557),
    (32, 25.7836, 71.1725, 1_097_651.6416, 7_980_208.7820), (32, 5.3221, 60.3913, 297_353.9327, 6_700_648.3451),
    (33, 10.7333, 59.9117, 261_489.2051, 6_649_266.9015), (33, 7.0481, 57.9828, 30_408.2855, 6_454_494.6248),
    (33, 25.7836, 71.1725, 886_593.9952, 7_931_192.8487), (33, 30.0458, 69.7271, 1_076_715.6554, 7_806_981.8073),
    (33, 31.1107, 70.3705, 1_097_843.7839, 7_887_003.0383), (33, 15.0, 65.0, 500_000.0, 7_208_454.5815),
    (33, 4.8833, 59.3067, -74_606.3796, 6_617_999.8948), (35, 30.0458, 69.7271, 617_738.7759, 7_738_376.9586),
    (35, 4.8833, 59.3067, -743_771.1473, 6_784_598.6036),
  ]

  @Test("known points agree with PROJ within a millimetre") func knownPlaces() {
    for place in Self.known {
      let point = TransverseMercator(zone: place.zone).project(longitude: place.longitude, latitude: place.latitude)
      #expect(abs(point.east - place.east) < 0.001, "\(place)")
      #expect(abs(point.north - place.north) < 0.001, "\(place)")
    }
  }

  @Test("projecting and unprojecting gives the same point, in any zone") func roundTrip() {
    var generator = SeededGenerator(seed: 20)
    for _ in 0..<3_000 {
      let zone = TransverseMercator(zone: Int.random(in: 31...36, using: &generator))
      let (longitude, latitude) = (
        Double.random(in: 3...33, using: &generator), Double.random(in: 57...72, using: &generator)
      )
      let back = zone.unproject(zone.project(longitude: longitude, latitude: latitude))
      #expect(abs(back.longitude - longitude) < 1e-9 && abs(back.latitude - latitude) < 1e-9)
    }
  }

  @Test("lengths near the central meridian have the scale factor") func scale() {
    let zone = TransverseMercator.utm33
    let (south, north) = (zone.project(longitude: 15, latitude: 65), zone.project(longitude: 15, latitude: 65.001))
    // A thousandth of a degree of latitude at 65° is 111.4926 m on GRS80, by a (1 − e²) / (1 − e² sin² φ)^1.5.
    #expect(abs(south.distance(to: north) / 0.9996 - 111.4926) < 0.001)
  }

  @Test("the outline has Norway's area and extent, and rings do not repeat their first point") func outline() {
    let rings = Outline.norway
    #expect(rings.count == 175)
    let area = rings.reduce(0) { $0 + abs($1.area) } / 1e6
    #expect((315_000...330_000).contains(area))
    let bounds = MapBounds(around: rings.flatMap(\.points))
    #expect((bounds?.west ?? 0) < 0 && (bounds?.east ?? 0) > 1_100_000)
    #expect(rings.allSatisfy { $0.points.count > 2 && $0.points.first != $0.points.last })
  }
}

@Suite("Map drawing") struct DrawingTests {
  @Test("a simplified line keeps its ends and its visible points") func simplification() {
    let line = (0...100).map { MapPoint(east: Double($0), north: $0 == 50 ? 40 : Double($0 % 2) * 0.1) }
    let simple = Simplification.line(line, smallestTriangle: 1)
    #expect(simple.first == line.first && simple.last == line.last)
    #expect(simple.contains(line[50]))
    #expect(simple.count < 10)
    #expect(Simplification.line(line, smallestTriangle: 0) == line)
  }

  @Test("a larger triangle keeps a subset of the points") func monotone() {
    var generator = SeededGenerator(seed: 7)
    let line = (0..<500).map { MapPoint(east: Double($0), north: Double.random(in: 0...20, using: &generator)) }
    var previous = Set(line)
    for area in [0.5, 1, 2, 4, 8, 16, 64] {
      let kept = Set(Simplification.line(line, smallestTriangle: area))
      #expect(kept.isSubset(of: previous))
      previous = kept
    }
  }

  @Test("a ring that is too small is removed, and others stay rings") func rings() {
    let square = Ring([
      MapPoint(east: 0, north: 0), MapPoint(east: 10, north: 0), MapPoint(east: 10, north: 10),
      MapPoint(east: 0, north: 10),
    ])
    #expect(square.area == 100)
    #expect(Simplification.ring(square, smallestTriangle: 1).map { abs($0.area) } == 100)
    #expect(Simplification.ring(square, smallestTriangle: 200) == nil)
    #expect(Simplification.ring(Ring([]), smallestTriangle: 1) == nil)
    #expect(Simplification.ring(Ring([MapPoint(east: 1, north: 1)]), smallestTriangle: 1) == nil)
  }

  @Test("a path is within the picture and its margin") func clipping() throws {
    let bounds = MapBounds(west: 400_000, south: 7_200_000, east: 500_000, north: 7_300_000)
    let drawing = Drawing(bounds, width: 500)
    #expect(drawing.width == 500 && drawing.height == 500)
    let path = drawing.path(of: Outline.norway)
    #expect(path.contains("z"))
    for ring in path.split(separator: "z") {
      var (x, y) = (0, 0)
      let numbers = ring.matches(of: /-?\d+/).compactMap { Int($0.output) }
      for index in stride(from: 0, to: numbers.count - 1, by: 2) {
        (x, y) = index == 0 ? (numbers[0], numbers[1]) : (x + numbers[index], y + numbers[index + 1])
        #expect((-10...510).contains(x) && (-10...510).contains(y))
      }
    }
    #expect(path.utf8.count < 20_000)
    #expect(drawing.path(of: [Ring([MapPoint(east: 0, north: 0), MapPoint(east: 1, north: 0)])]).isEmpty)
  }
}
