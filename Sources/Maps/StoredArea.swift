/// An area as it is kept: the geometry of GeoJSON, a MultiPolygon in degrees (WGS84).
package enum StoredArea {
  /// Writes polygons, to five decimals, which are about a metre.
  package static func text(_ polygons: [[Ring]]) -> String {
    var text = "{\"type\":\"MultiPolygon\",\"coordinates\":["
    for (place, polygon) in polygons.enumerated() {
      text += place > 0 ? ",[" : "["
      for (index, ring) in polygon.enumerated() {
        text += index > 0 ? ",[" : "["
        for point in ring.points + ring.points.prefix(1) {
          if text.last != "[" { text += "," }
          let degrees = point.degrees
          text += "[\(rounded(degrees.longitude)),\(rounded(degrees.latitude))]"
        }
        text += "]"
      }
      text += "]"
    }
    return text + "]}"
  }

  private static func rounded(_ degrees: Double) -> Double { (degrees * 100_000).rounded() / 100_000 }

  /// The polygons of a stored text, in degrees; nil where it is none: another program may have written it.
  package static func degrees(_ text: String) -> [[[(longitude: Double, latitude: Double)]]]? {
    guard text.utf8.count <= 8 << 20, let value = try? GeoText.value(of: Array(text.utf8)),
      value["type"]?.text == "MultiPolygon", let parts = value["coordinates"]?.elements
    else { return nil }
    var polygons: [[[(longitude: Double, latitude: Double)]]] = []
    for part in parts {
      guard let rings = part.elements else { return nil }
      var polygon: [[(longitude: Double, latitude: Double)]] = []
      for ring in rings {
        guard case .positions(let positions) = ring else { return nil }
        let points = stride(from: 0, to: positions.count, by: 2).map { (positions[$0], positions[$0 + 1]) }
        guard points.allSatisfy({ (-60...90).contains($0.0) && (-89...89).contains($0.1) }) else { return nil }
        polygon.append(points)
      }
      polygons.append(polygon)
    }
    return polygons
  }

  /// The polygons of a stored text on the map.
  package static func polygons(_ text: String) -> [[Ring]]? {
    degrees(text)?.map { polygon in
      polygon.map { ring in Ring(ring.dropLast().map { MapPoint(longitude: $0.longitude, latitude: $0.latitude) }) }
    }
  }
}
