/// A part of the map as a picture: places become whole numbers of its units, with the origin at the top left.
package struct Drawing: Sendable, Hashable {
  package let bounds: MapBounds
  /// Metres of a unit.
  package let unit: Double

  package init(_ bounds: MapBounds, unit: Double) {
    self.bounds = bounds
    self.unit = unit
  }

  /// - Parameter width: in units.
  package init(_ bounds: MapBounds, width: Int) { self.init(bounds, unit: bounds.width / Double(width)) }

  package var width: Int { Int((bounds.width / unit).rounded(.up)) }
  package var height: Int { Int((bounds.height / unit).rounded(.up)) }

  package func x(_ point: MapPoint) -> Int { Self.whole((point.east - bounds.west) / unit) }
  package func y(_ point: MapPoint) -> Int { Self.whole((bounds.north - point.north) / unit) }

  /// No place of a file is so far away that a number of a picture could not hold it.
  private static func whole(_ number: Double) -> Int { Int(max(-1e6, min(1e6, number)).rounded()) }

  /// The path of closed lines, in the notation of SVG: cut to the picture, and without what is smaller than a unit.
  package func path(of rings: [Ring]) -> String {
    // What is cut lies outside, so that the edge of the picture shows no line.
    let edge = bounds.grown(by: 8 * unit)
    var path = ""
    for ring in rings {
      guard let around = ring.bounds, around.intersects(edge) else { continue }
      let inside =
        edge.contains(MapPoint(east: around.west, north: around.south))
        && edge.contains(MapPoint(east: around.east, north: around.north))
      let cut = inside ? ring : Clipping.ring(ring, to: edge)
      guard let simple = Simplification.ring(cut, smallestTriangle: unit * unit * 0.75) else { continue }
      append(simple.points, isClosed: true, to: &path)
    }
    return path
  }

  /// The path of closed lines that are simple enough for the picture, and lie in it.
  package func path(ofSimple rings: some Sequence<Ring>) -> String {
    var path = ""
    for ring in rings { append(ring.points, isClosed: true, to: &path) }
    return path
  }

  /// The path of an open line.
  package func path(from first: MapPoint, to second: MapPoint) -> String {
    var path = ""
    append([first, second], isClosed: false, to: &path)
    return path
  }

  private func append(_ points: [MapPoint], isClosed: Bool, to path: inout String) {
    var previous: (x: Int, y: Int)?
    for point in points {
      let here = (x: x(point), y: y(point))
      if let previous {
        let (right, down) = (here.x - previous.x, here.y - previous.y)
        guard right != 0 || down != 0 else { continue }
        path += "\(right)\(down < 0 ? "" : " ")\(down) "
      } else {
        path += "M\(here.x) \(here.y)l"
      }
      previous = here
    }
    // A space before a letter says nothing.
    if path.hasSuffix(" ") { path.removeLast() }
    if path.hasSuffix("l") { path += "0 0" }
    if isClosed { path += "z" }
  }
}

/// Cuts closed lines at a rectangle. After I. E. Sutherland and G. W. Hodgman, "Reentrant polygon clipping" (1974); what
/// falls into pieces stays joined along the edge of the rectangle.
enum Clipping {
  static func ring(_ ring: Ring, to bounds: MapBounds) -> Ring {
    var points = ring.points
    points = cut(points, isInside: { $0.east >= bounds.west }) { first, second in
      at(east: bounds.west, first, second)
    }
    points = cut(points, isInside: { $0.east <= bounds.east }) { first, second in
      at(east: bounds.east, first, second)
    }
    points = cut(points, isInside: { $0.north >= bounds.south }) { first, second in
      at(north: bounds.south, first, second)
    }
    points = cut(points, isInside: { $0.north <= bounds.north }) { first, second in
      at(north: bounds.north, first, second)
    }
    return Ring(points)
  }

  private static func cut(
    _ points: [MapPoint], isInside: (MapPoint) -> Bool, crossing: (MapPoint, MapPoint) -> MapPoint
  ) -> [MapPoint] {
    guard var previous = points.last else { return [] }
    var kept: [MapPoint] = []
    for point in points {
      if isInside(point) != isInside(previous) { kept.append(crossing(previous, point)) }
      if isInside(point) { kept.append(point) }
      previous = point
    }
    return kept
  }

  private static func at(east: Double, _ first: MapPoint, _ second: MapPoint) -> MapPoint {
    let part = (east - first.east) / (second.east - first.east)
    return MapPoint(east: east, north: first.north + part * (second.north - first.north))
  }

  private static func at(north: Double, _ first: MapPoint, _ second: MapPoint) -> MapPoint {
    let part = (north - first.north) / (second.north - first.north)
    return MapPoint(east: first.east + part * (second.east - first.east), north: north)
  }
}
