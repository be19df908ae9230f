/// A point on the map: metres east and north in UTM 33N (EPSG:25833), the projection of Norway's national maps.
package struct MapPoint: Sendable, Hashable {
  package var east: Double
  package var north: Double

  package init(east: Double, north: Double) {
    self.east = east
    self.north = north
  }

  /// The distance to another point in metres.
  package func distance(to other: MapPoint) -> Double {
    let (east, north) = (east - other.east, north - other.north)
    return (east * east + north * north).squareRoot()
  }
}

/// A rectangle on the map, in metres.
package struct MapBounds: Sendable, Hashable {
  package var west: Double
  package var south: Double
  package var east: Double
  package var north: Double

  package init(west: Double, south: Double, east: Double, north: Double) {
    self.west = west
    self.south = south
    self.east = east
    self.north = north
  }

  /// The smallest rectangle that contains all points; nil if there are none.
  package init?(around points: some Sequence<MapPoint>) {
    var bounds: MapBounds?
    for point in points {
      guard var known = bounds else {
        bounds = MapBounds(west: point.east, south: point.north, east: point.east, north: point.north)
        continue
      }
      known.west = min(known.west, point.east)
      known.east = max(known.east, point.east)
      known.south = min(known.south, point.north)
      known.north = max(known.north, point.north)
      bounds = known
    }
    guard let bounds else { return nil }
    self = bounds
  }

  package var width: Double { east - west }
  package var height: Double { north - south }
  package var centre: MapPoint { MapPoint(east: (west + east) / 2, north: (south + north) / 2) }

  package func contains(_ point: MapPoint) -> Bool {
    (west...east).contains(point.east) && (south...north).contains(point.north)
  }

  package func intersects(_ other: MapBounds) -> Bool {
    west <= other.east && other.west <= east && south <= other.north && other.south <= north
  }

  /// Extended by a margin on each side.
  package func grown(by margin: Double) -> MapBounds {
    MapBounds(west: west - margin, south: south - margin, east: east + margin, north: north + margin)
  }

  /// A rectangle with the same centre, extended to a minimum width and height and to a ratio of width to height within
  /// `proportions`.
  package func fitted(smallestSide: Double, proportions: ClosedRange<Double>) -> MapBounds {
    var (width, height) = (max(width, smallestSide), max(height, smallestSide))
    width = max(width, height * proportions.lowerBound)
    height = max(height, width / proportions.upperBound)
    let centre = centre
    return MapBounds(
      west: centre.east - width / 2, south: centre.north - height / 2, east: centre.east + width / 2,
      north: centre.north + height / 2)
  }
}

/// A closed line. The last point is connected to the first and does not repeat it.
package struct Ring: Sendable, Hashable {
  package var points: [MapPoint]

  package init(_ points: [MapPoint]) { self.points = points }

  package var bounds: MapBounds? { MapBounds(around: points) }

  /// Enclosed area in square metres; negative if the line runs clockwise.
  package var area: Double {
    guard var previous = points.last, let origin = points.first else { return 0 }
    var sum = 0.0
    for point in points {
      // Use coordinates relative to a near origin, to avoid loss of precision.
      sum +=
        (previous.east - origin.east) * (point.north - origin.north)
        - (point.east - origin.east) * (previous.north - origin.north)
      previous = point
    }
    return sum / 2
  }
}
