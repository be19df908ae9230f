import ByregionLanguages

/// The content of a file of areas, GeoJSON (RFC 7946) or TopoJSON, in its own coordinates.
struct BoundaryFile {
  /// An area with its properties.
  struct Feature {
    var id: GeoValue?
    var properties: [(name: String, value: GeoValue)]
    /// Polygons of rings of positions; the coordinates of a ring are in one flat array.
    var polygons: [[[Double]]]
  }

  /// The layers: one for GeoJSON, one for each named object of TopoJSON.
  var layers: [[Feature]]
  /// The coordinate reference system named in the file.
  var system: String?
  /// The attribution that the file requires.
  var attribution: String?
  /// Notes on omitted objects.
  var notes: [Wording] = []

  /// Maximum number of areas of a file.
  static let featureLimit = 20_000

  init(_ bytes: [UInt8]) throws(BoundaryError) {
    let value = try GeoText.value(of: bytes)
    guard let type = value["type"]?.text else {
      throw BoundaryError({ $0.isNoGeoJSON }, suggestion: { $0.howToConvertAreas })
    }
    system = Self.system(value["crs"])
    attribution = ["attribution", "copyright", "license", "licence"].lazy.compactMap { value[$0]?.text }
      .first { !$0.isEmpty }.map { String($0.prefix(300)) }
    layers = []
    var count = (skipped: 0, empty: 0)
    switch type {
    case "FeatureCollection":
      guard let features = value["features"]?.elements else {
        throw BoundaryError({ $0.collectionHasNone("features") })
      }
      try Self.requireFew(features.count)
      var layer: [Feature] = []
      for (index, feature) in features.enumerated() {
        try Self.append(feature, place: index + 1, to: &layer, &count)
      }
      layers = [layer]
    case "Feature":
      var layer: [Feature] = []
      try Self.append(value, place: 1, to: &layer, &count)
      layers = [layer]
    case "Topology": layers = try Topology.layers(of: value, &count)
    default:
      throw BoundaryError({ $0.typeHasNoAreas(String(type.prefix(40))) }, suggestion: { $0.howToConvertAreas })
    }
    if count.skipped > 0 { notes.append(Wording { $0.notAreas(count.skipped) }) }
    if count.empty > 0 { notes.append(Wording { $0.withoutGeometry(count.empty) }) }
    guard layers.contains(where: { !$0.isEmpty }) else {
      throw BoundaryError({ $0.fileHasNoAreas }, suggestion: { $0.howToConvertAreas })
    }
  }

  static func requireFew(_ count: Int) throws(BoundaryError) {
    guard count <= featureLimit else {
      throw BoundaryError({ $0.tooManyFeatures(count, featureLimit) })
    }
  }

  private static func system(_ value: GeoValue?) -> String? {
    guard let value else { return nil }
    return value.text ?? value["properties"]?["name"]?.text
  }

  private static func append(
    _ feature: GeoValue, place: Int, to layer: inout [Feature], _ count: inout (skipped: Int, empty: Int)
  ) throws(BoundaryError) {
    guard case .object = feature else { throw BoundaryError({ $0.featureIsNoObject(place) }) }
    var properties: [(name: String, value: GeoValue)] = []
    if case .object(let members)? = feature["properties"] { properties = members }
    guard let geometry = feature["geometry"], case .object = geometry else {
      count.empty += 1
      return
    }
    do {
      guard let polygons = try polygons(of: geometry, depth: 0) else {
        count.skipped += 1
        return
      }
      layer.append(Feature(id: feature["id"], properties: properties, polygons: polygons))
    } catch {
      throw BoundaryError({ $0.inFeature(place, error.wording.text(in: $0.language)) })
    }
  }

  /// The polygons of a geometry; nil for points and lines.
  private static func polygons(of geometry: GeoValue, depth: Int) throws(BoundaryError) -> [[[Double]]]? {
    switch geometry["type"]?.text {
    case "Polygon": return [try rings(geometry["coordinates"])]
    case "MultiPolygon":
      guard let parts = geometry["coordinates"]?.elements else { throw BoundaryError({ $0.polygonsAreNoArray }) }
      var polygons: [[[Double]]] = []
      for part in parts { polygons.append(try rings(part)) }
      return polygons
    case "GeometryCollection":
      guard depth < 4, let parts = geometry["geometries"]?.elements else {
        throw BoundaryError({ $0.collectionHasNone("geometries") })
      }
      var polygons: [[[Double]]] = []
      for part in parts { polygons += try Self.polygons(of: part, depth: depth + 1) ?? [] }
      return polygons.isEmpty ? nil : polygons
    case "Point", "MultiPoint", "LineString", "MultiLineString": return nil
    case let other: throw BoundaryError({ $0.isNoGeometry(other.map { String($0.prefix(40)) }) })
    }
  }

  private static func rings(_ value: GeoValue?) throws(BoundaryError) -> [[Double]] {
    guard let parts = value?.elements, !parts.isEmpty else { throw BoundaryError({ $0.polygonHasNoRings }) }
    var rings: [[Double]] = []
    for part in parts {
      guard case .positions(let positions) = part, positions.count >= 8 else {
        throw BoundaryError({ $0.ringIsShort + $0.ofTwoOrThreeNumbers })
      }
      rings.append(positions)
    }
    return rings
  }
}

/// TopoJSON: areas made of arcs, which neighbours share.
private enum Topology {
  static func layers(
    of value: GeoValue, _ count: inout (skipped: Int, empty: Int)
  ) throws(BoundaryError) -> [[BoundaryFile.Feature]] {
    guard let parts = value["arcs"]?.elements, case .object(let objects)? = value["objects"] else {
      throw BoundaryError({ $0.topologyLacksArcs })
    }
    let transform = try Transform(value["transform"])
    var arcs: [[Double]] = []
    for (index, part) in parts.enumerated() {
      guard case .positions(let positions) = part else { throw BoundaryError({ $0.arcIsNoList(index) }) }
      arcs.append(transform?.absolute(positions) ?? positions)
    }
    var stitcher = Stitcher(arcs: arcs)
    var layers: [[BoundaryFile.Feature]] = []
    for (name, object) in objects {
      let geometries = object["type"]?.text == "GeometryCollection" ? object["geometries"]?.elements ?? [] : [object]
      try BoundaryFile.requireFew(geometries.count)
      var layer: [BoundaryFile.Feature] = []
      for (index, geometry) in geometries.enumerated() {
        do throws(BoundaryError) {
          let polygons: [[[Double]]]
          switch geometry["type"]?.text {
          case "Polygon": polygons = [try stitcher.rings(geometry["arcs"])]
          case "MultiPolygon":
            var all: [[[Double]]] = []
            for part in geometry["arcs"]?.elements ?? [] { all.append(try stitcher.rings(part)) }
            polygons = all
          case nil:
            count.empty += 1
            continue
          default:
            count.skipped += 1
            continue
          }
          var properties: [(name: String, value: GeoValue)] = []
          if case .object(let members)? = geometry["properties"] { properties = members }
          layer.append(.init(id: geometry["id"], properties: properties, polygons: polygons))
        } catch {
          throw BoundaryError({ $0.inGeometry(String(name.prefix(40)), index + 1, error.wording.text(in: $0.language)) }
          )
        }
      }
      layers.append(layer)
    }
    return layers
  }

  /// Converts delta-encoded integer positions to coordinates.
  private struct Transform {
    let scale: (Double, Double)
    let translate: (Double, Double)

    init?(_ value: GeoValue?) throws(BoundaryError) {
      guard let value else { return nil }
      guard case .numbers(let scale)? = value["scale"], case .numbers(let translate)? = value["translate"],
        scale.count == 2, translate.count == 2
      else { throw BoundaryError({ $0.transformIsIncomplete }) }
      self.scale = (scale[0], scale[1])
      self.translate = (translate[0], translate[1])
    }

    func absolute(_ positions: [Double]) -> [Double] {
      var (x, y) = (0.0, 0.0)
      var result: [Double] = []
      result.reserveCapacity(positions.count)
      for index in stride(from: 0, to: positions.count, by: 2) {
        x += positions[index]
        y += positions[index + 1]
        result.append(x * scale.0 + translate.0)
        result.append(y * scale.1 + translate.1)
      }
      return result
    }
  }

  /// Joins arcs to rings. Counts the resulting points, because a file can use an arc many times.
  private struct Stitcher {
    let arcs: [[Double]]
    private var count = 0

    init(arcs: [[Double]]) { self.arcs = arcs }

    mutating func rings(_ value: GeoValue?) throws(BoundaryError) -> [[Double]] {
      guard let parts = value?.elements, !parts.isEmpty else { throw BoundaryError({ $0.polygonHasNoRings }) }
      var rings: [[Double]] = []
      for part in parts {
        let indices: [Double]
        switch part {
        case .numbers(let numbers): indices = numbers
        case .array(let elements) where elements.isEmpty: throw BoundaryError({ $0.ringHasNoArcs })
        default: throw BoundaryError({ $0.ringIsNoList })
        }
        var ring: [Double] = []
        for index in indices { try append(index, to: &ring) }
        guard ring.count >= 8 else { throw BoundaryError({ $0.ringIsShort }) }
        rings.append(ring)
      }
      return rings
    }

    private mutating func append(_ number: Double, to ring: inout [Double]) throws(BoundaryError) {
      // A negative number means a reversed arc: ~0 is the first arc.
      guard let whole = Int(exactly: number), arcs.indices.contains(whole < 0 ? ~whole : whole) else {
        throw BoundaryError({ $0.noSuchArc("\(number)") })
      }
      let arc = arcs[whole < 0 ? ~whole : whole]
      count += arc.count / 2
      guard count <= GeoText.positionLimit else {
        throw BoundaryError({ $0.areasHaveManyPoints(GeoText.positionLimit) })
      }
      // The first point of an arc repeats the last point of the previous arc.
      let skip = ring.isEmpty ? 0 : 2
      if whole < 0 {
        for index in stride(from: arc.count - 2 - skip, through: 0, by: -2) {
          ring.append(arc[index])
          ring.append(arc[index + 1])
        }
      } else {
        ring += arc.dropFirst(skip)
      }
    }
  }
}
