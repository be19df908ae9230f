import Foundation
import TestSupport
import Testing

@testable import ByregionMaps

/// Files of areas in the forms that users have, made of squares.
enum BoundaryFixture {
  /// Three municipalities of 2015; the first two after Oslo merged into one of 2024.
  static let register = BoundaryRegister(
    earlier: ["0301", "1833", "1837"],
    places: [
      "0301": MapPoint(longitude: 10.75, latitude: 59.91), "1833": MapPoint(longitude: 14.14, latitude: 66.31),
      "1837": MapPoint(longitude: 14.5, latitude: 66.6),
    ],
    later: ["0301": ["0301"], "1890": ["1833", "1837"]],
    laterNumbers: ["oslo": "0301", "storby": "1890", "stuoragávpot": "1890"])

  /// The corners of a square of 10 km around a municipality's point, in a projection.
  static func square(_ number: String, _ project: (MapPoint) -> (Double, Double)) -> [[Double]] {
    guard let place = register.place(of: number) else { return [] }
    let steps = [(-5, -5), (5, -5), (5, 5), (-5, 5), (-5, -5)]
    return steps.map { step in
      let corner = MapPoint(east: place.east + Double(step.0) * 1_000, north: place.north + Double(step.1) * 1_000)
      let (first, second) = project(corner)
      return [first, second]
    }
  }

  static func degrees(_ point: MapPoint) -> (Double, Double) { point.degrees }
  static func swapped(_ point: MapPoint) -> (Double, Double) { (point.degrees.latitude, point.degrees.longitude) }
  static func metres(zone: Int) -> (MapPoint) -> (Double, Double) {
    { point in
      let degrees = point.degrees
      let there = TransverseMercator(zone: zone).project(longitude: degrees.longitude, latitude: degrees.latitude)
      return (there.east, there.north)
    }
  }

  static func collection(_ features: [[String: Any]], _ others: [String: Any] = [:]) throws -> [UInt8] {
    let object = others.merging(["type": "FeatureCollection", "features": features]) { first, _ in first }
    return [UInt8](try JSONSerialization.data(withJSONObject: object))
  }

  static func feature(
    _ properties: [String: Any], _ number: String, _ project: (MapPoint) -> (Double, Double) = degrees
  ) -> [String: Any] {
    [
      "type": "Feature", "properties": properties,
      "geometry": ["type": "Polygon", "coordinates": [square(number, project)]],
    ]
  }
}

@Suite("Boundaries in the variants of users' files") struct BoundaryTests {
  private typealias Fixture = BoundaryFixture

  /// Checks that the areas are around their municipalities and have the right size.
  private func expectSquares(_ boundaries: Boundaries, _ numbers: [String], _ place: SourceLocation = #_sourceLocation)
  {
    #expect(boundaries.areas.map(\.number) == numbers, sourceLocation: place)
    for area in boundaries.areas {
      let ring = area.polygons.first?.first
      let centre = ring?.bounds?.centre
      let expected = Fixture.register.place(of: area.number)
      #expect(
        centre.flatMap { centre in expected.map { centre.distance(to: $0) } } ?? .infinity < 50, sourceLocation: place)
      #expect(abs(abs(ring?.area ?? 0) - 1e8) < 1e6, sourceLocation: place)
    }
  }

  @Test("numbers are read as strings or numbers, with or without leading zero, from any property")
  func numbers() throws {
    let kinds: [(name: String, values: [Any])] = [
      ("kommunenummer", ["0301", "1833"]), ("KOMMUNENR", ["301", "1833"]), ("komm_nr", [301, 1833]),
      ("noe_annet", [301.0, "1833"]),
    ]
    for (name, values) in kinds {
      let bytes = try Fixture.collection([
        Fixture.feature([name: values[0], "areal": 1_837], "0301"), Fixture.feature([name: values[1]], "1833"),
      ])
      let boundaries = try Boundaries(bytes, register: Fixture.register)
      expectSquares(boundaries, ["0301", "1833"])
      #expect(boundaries.year == 2015 && boundaries.notes.isEmpty)
    }
  }

  @Test("the number may be the feature's id, or in a given property") func identifiers() throws {
    var feature = Fixture.feature(["annet": "1837"], "1833")
    feature["id"] = "1833"
    let bytes = try Fixture.collection([feature])
    #expect(try Boundaries(bytes, register: Fixture.register).areas.map(\.number) == ["1833"])
    let named = try Boundaries(bytes, register: Fixture.register, property: "annet")
    #expect(named.areas.map(\.number) == ["1837"])
  }

  @Test("longitude and latitude in either order, and UTM with or without a named system")
  func coordinates() throws {
    typealias Project = (MapPoint) -> (Double, Double)
    let kinds: [(project: Project, system: String?, name: String)] = [
      (Fixture.degrees, nil, "longitude and latitude"),
      (Fixture.degrees, "urn:ogc:def:crs:OGC:1.3:CRS84", "longitude and latitude"),
      (Fixture.degrees, "EPSG:4258", "longitude and latitude"), (Fixture.swapped, nil, "longitude and latitude"),
      (Fixture.metres(zone: 33), nil, "UTM 33"), (Fixture.metres(zone: 32), nil, "UTM 32"),
      (Fixture.metres(zone: 35), nil, "UTM 35"), (Fixture.metres(zone: 33), "urn:ogc:def:crs:EPSG::25833", "UTM 33"),
      (Fixture.metres(zone: 32), "EPSG:25832", "UTM 32"), (Fixture.metres(zone: 32), "EPSG:32632", "UTM 32"),
    ]
    for (project, system, name) in kinds {
      let others: [String: Any] = system.map { ["crs": ["type": "name", "properties": ["name": $0]]] } ?? [:]
      let features = ["0301", "1833", "1837"].map { Fixture.feature(["nr": $0], $0, project) }
      let boundaries = try Boundaries(Fixture.collection(features, others), register: Fixture.register)
      expectSquares(boundaries, ["0301", "1833", "1837"])
      #expect(boundaries.system == name)
    }
  }

  @Test("municipalities of 2024 match by number, others by name in any language; unknown ones are reported")
  func years() throws {
    let bytes = try Fixture.collection([
      Fixture.feature(["nr": "0301", "navn": "Oslo"], "0301"), Fixture.feature(["nr": "1890"], "1833"),
      Fixture.feature(["nr": "9999", "navn": "Atlantis"], "1837"),
    ])
    let boundaries = try Boundaries(bytes, register: Fixture.register)
    #expect(boundaries.year == 2024)
    #expect(boundaries.areas.map(\.number) == ["0301", "1890"])
    #expect(boundaries.notes.map(\.english) == ["no municipality of 2015 or 2024, left out: 9999 Atlantis"])
    let names: [Any] = [
      "Storby", "Stuoragávpot - Storby",
      [["navn": "Stuoragávpot", "sprak": "sme"], ["navn": "Storby", "sprak": "nor"]],
      ["no": "Storby", "se": "Stuoragávpot"],
    ]
    for name in names {
      let bytes = try Fixture.collection([
        Fixture.feature(["nr": "0301"], "0301"), Fixture.feature(["nr": "1899", "navn": name], "1833"),
      ])
      let boundaries = try Boundaries(bytes, register: Fixture.register)
      #expect(boundaries.areas.map(\.number) == ["0301", "1890"])
      #expect(boundaries.notes.count == 1)
    }
  }

  @Test("polygons, holes and features of one municipality become one area") func parts() throws {
    let outer = Fixture.square("1833", Fixture.degrees)
    let place = try #require(Fixture.register.place(of: "1833"))
    let hole = [(-1, -1), (1, -1), (1, 1), (-1, 1), (-1, -1)].map { step in
      let degrees = MapPoint(east: place.east + Double(step.0) * 1_000, north: place.north + Double(step.1) * 1_000)
        .degrees
      return [degrees.longitude, degrees.latitude]
    }
    let bytes = try Fixture.collection([
      [
        "type": "Feature", "properties": ["nr": 1833],
        "geometry": [
          "type": "MultiPolygon", "coordinates": [[outer, hole], [Fixture.square("1837", Fixture.degrees)]],
        ],
      ],
      [
        "type": "Feature", "properties": ["nr": 1833],
        "geometry": [
          "type": "GeometryCollection",
          "geometries": [["type": "Polygon", "coordinates": [Fixture.square("1837", Fixture.degrees)]]],
        ],
      ], ["type": "Feature", "properties": ["nr": 1837], "geometry": NSNull()],
      ["type": "Feature", "properties": ["nr": 1837], "geometry": ["type": "Point", "coordinates": [14, 66]]],
    ])
    let boundaries = try Boundaries(bytes, register: Fixture.register)
    #expect(boundaries.areas.count == 1)
    #expect(boundaries.areas.first?.polygons.map(\.count) == [2, 1, 1])
    #expect(boundaries.notes.count == 2)
  }

  /// Two squares with a common border, as a topology in steps of 100 m.
  static func topology(transformed: Bool = true) -> String {
    // Arc 0 is the common border, arc 1 the rest of the western square, and arc 2 the rest of the eastern one.
    let absolute = [
      [[4600, 73600], [4605, 73650], [4600, 73700]], [[4600, 73700], [4500, 73700], [4500, 73600], [4600, 73600]],
      [[4600, 73600], [4700, 73600], [4700, 73700], [4600, 73700]],
    ]
    func text(_ arcs: [[[Int]]]) -> String {
      "[" + arcs.map { "[" + $0.map { "[\($0[0]),\($0[1])]" }.joined(separator: ",") + "]" }.joined(separator: ",")
        + "]"
    }
    let deltas = absolute.map { arc in
      arc.enumerated().map { index, point in
        index == 0 ? point : [point[0] - arc[index - 1][0], point[1] - arc[index - 1][1]]
      }
    }
    let metres = absolute.map { $0.map { [$0[0] * 100, $0[1] * 100] } }
    return """
      {"type":"Topology","attribution":"© Noen","crs":{"type":"name","properties":{"name":"EPSG:25833"}},
      \(transformed ? #""transform":{"scale":[100,100],"translate":[0,0]},"# : "")
      "objects":{"fylker":{"type":"GeometryCollection","geometries":[]},
      "kommuner":{"type":"GeometryCollection","geometries":[
      {"type":"Polygon","id":"1833","properties":{},"arcs":[[0,1]]},
      {"type":"MultiPolygon","id":1837,"arcs":[[[2,-1]]]}]}},
      "arcs":\(text(transformed ? deltas : metres))}
      """
  }

  @Test("TopoJSON is read with and without a transform, with arcs in both directions") func topology() throws {
    for isTransformed in [true, false] {
      let boundaries = try Boundaries(Array(Self.topology(transformed: isTransformed).utf8), register: Fixture.register)
      #expect(boundaries.areas.map(\.number) == ["1833", "1837"])
      #expect(boundaries.attribution == "© Noen")
      let rings = boundaries.areas.compactMap { $0.polygons.first?.first }
      #expect(rings.allSatisfy { (95e6...105e6).contains(abs($0.area)) })
      let shared = Set(rings[0].points).intersection(rings[1].points)
      #expect(shared.count == 3)
    }
  }

  @Test("common borders stay identical when areas are simplified") func sharedBorders() {
    var generator = SeededGenerator(seed: 11)
    // An irregular border. The two areas start at different points and contain it in opposite directions.
    let crooked = (1..<200).map {
      MapPoint(east: Double.random(in: -400...400, using: &generator).rounded(), north: Double($0) * 100)
    }
    let (south, north) = (MapPoint(east: 0, north: 0), MapPoint(east: 0, north: 20_000))
    let west = [south] + crooked + [north, MapPoint(east: -9_000, north: 20_000), MapPoint(east: -9_000, north: 0)]
    let east =
      [MapPoint(east: 9_000, north: 0), MapPoint(east: 9_000, north: 20_000), north] + crooked.reversed() + [south]
    let areas = [
      Boundaries.Area(number: "1", polygons: [[Ring(Array(west[120...] + west[..<120]))]]),
      Boundaries.Area(number: "2", polygons: [[Ring(east)]]),
    ]
    for area in [1e3, 1e4, 1e5] {
      let simple = SharedBorders.simplify(areas, smallestTriangle: area)
      let lines = simple.map { Set($0.polygons[0][0].points.filter { abs($0.east) < 1_000 }) }
      #expect(lines[0] == lines[1])
      #expect((2...(area < 1e5 ? 201 : 150)).contains(lines[0].count))
    }
  }

  @Test("a stored text is read as the same area, and a damaged one gives nil") func stored() throws {
    let boundaries = try Boundaries(Array(Self.topology().utf8), register: Fixture.register)
    let text = StoredArea.text(boundaries.areas[0].polygons)
    let polygons = try #require(StoredArea.polygons(text))
    #expect(polygons.map { $0.map(\.points.count) } == boundaries.areas[0].polygons.map { $0.map(\.points.count) })
    for (one, other) in zip(polygons[0][0].points, boundaries.areas[0].polygons[0][0].points) {
      #expect(one.distance(to: other) < 2)
    }
    for damaged in ["", "{}", "[", #"{"type":"MultiPolygon","coordinates":[[[[500,900],[1,2]]]]}"#, text + "x"] {
      #expect(StoredArea.polygons(damaged) == nil)
    }
  }
}

@Suite("Hostile boundaries") struct HostileBoundaryTests {
  private static func message(_ text: String) -> String? {
    do {
      _ = try Boundaries(Array(text.utf8), register: BoundaryFixture.register)
      return nil
    } catch {
      return error.message
    }
  }

  @Test("a file that does not contain areas is an error that gives the reason") func errors() throws {
    let known: [(text: String, message: String)] = [
      ("", "the text ends too early"), ("[]", "this is neither GeoJSON nor TopoJSON: it has no type"),
      (#"{"type":"FeatureCollection"}"#, "the collection has no features"),
      (#"{"type":"FeatureCollection","features":[]}"#, "the file has no areas"),
      (#"{"type":"FeatureCollection","features":[1]}"#, "feature 1 is not an object"),
      (#"{"type":"Point","coordinates":[1,2]}"#, "a file of type Point has no areas with names"),
      (
        #"{"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":[[[1,2],[3,4]]]}}"#,
        "feature 1: a ring needs four positions or more, each of two or three numbers"
      ),
      (
        #"{"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":[[["a","b"]]]}}"#,
        "feature 1: a ring needs four positions or more, each of two or three numbers"
      ), (#"{"type":"Topology","objects":{},"arcs":{}}"#, "the topology has no arcs or no objects"),
      (
        #"{"type":"Topology","objects":{"a":{"type":"Polygon","arcs":[[7]]}},"arcs":[[[1,1],[2,2]]]}"#,
        "a, geometry 1: there is no arc 7.0"
      ), (#"{"type":"FeatureCollection","features":[}"#, "this is not a JSON value"),
      (#"{"type":"\ud800"}"#, "half of a surrogate pair is missing"), (#"{"type":1e999}"#, "the number is too large"),
    ]
    for (text, message) in known { #expect(Self.message(text) == message, "\(text)") }
    let nested = String(repeating: "[", count: 100_000)
    #expect(Self.message(nested) == "objects and arrays are nested more than 32 deep")
  }

  @Test("a syntax error has its byte offset") func places() {
    do {
      _ = try Boundaries(Array("{\"type\":\n  nothing}".utf8), register: BoundaryFixture.register)
      Issue.record("it was read")
    } catch {
      #expect(error.offset == 12)
    }
  }

  @Test("a file that repeats arcs many times cannot exceed the limit of points") func amplification() {
    let arc = "[" + (0..<2_000).map { "[\($0),\($0 % 7)]" }.joined(separator: ",") + "]"
    let ring = "[" + String(repeating: "0,", count: 3_000) + "0]"
    let text =
      "{\"type\":\"Topology\",\"objects\":{\"a\":{\"type\":\"Polygon\",\"arcs\":[\(ring)]}},\"arcs\":[\(arc)]}"
    #expect(Self.message(text) == "a, geometry 1: the areas have more than 4000000 points")
  }

  @Test("areas far from their municipalities and unknown coordinate systems are refused")
  func elsewhere() throws {
    let away = try BoundaryFixture.collection([
      BoundaryFixture.feature(["nr": "1833"], "0301"), BoundaryFixture.feature(["nr": "0301"], "1833"),
    ])
    #expect(Self.message(String(decoding: away, as: UTF8.self))?.hasPrefix("the areas do not lie where") == true)
    let mercator = try BoundaryFixture.collection(
      [BoundaryFixture.feature(["nr": "1833"], "1833")],
      ["crs": ["type": "name", "properties": ["name": "EPSG:3857"]]])
    #expect(
      Self.message(String(decoding: mercator, as: UTF8.self))
        == "the coordinates are in EPSG:3857, which is not understood")
    let nameless = try BoundaryFixture.collection([BoundaryFixture.feature(["a": "x", "b": 7], "1833")])
    #expect(
      Self.message(String(decoding: nameless, as: UTF8.self))
        == "no property has the numbers of municipalities (properties: a, b)")
  }

  @Test("a cut or changed file never crashes the reader") func damage() throws {
    var generator = SeededGenerator(seed: 3)
    let sources = [
      Array(BoundaryTests.topology().utf8),
      try BoundaryFixture.collection([BoundaryFixture.feature(["nr": "1833", "navn": ["no": "Rana"]], "1833")]),
    ]
    for source in sources {
      for _ in 0..<1_500 {
        var bytes = source
        for _ in 0..<Int.random(in: 1...4, using: &generator) {
          let place = Int.random(in: 0..<bytes.count, using: &generator)
          switch Int.random(in: 0..<4, using: &generator) {
          case 0: bytes.removeSubrange(place...)
          case 1: bytes[place] = UInt8.random(in: 0...255, using: &generator)
          case 2: bytes.insert(contentsOf: "[]{},:\"-e9".utf8.shuffled(using: &generator).prefix(2), at: place)
          default: bytes.remove(at: place)
          }
          if bytes.isEmpty { bytes = [0x7B] }
        }
        // If the file is still valid, all its coordinates must be finite.
        guard let boundaries = try? Boundaries(bytes, register: BoundaryFixture.register) else { continue }
        for point in boundaries.areas.flatMap(\.polygons).joined().flatMap(\.points) {
          #expect(point.east.isFinite && point.north.isFinite)
        }
      }
    }
  }
}
