/// Simplifies adjacent areas so that their common borders stay identical.
package enum SharedBorders {
  /// Points are rounded to multiples of this distance in metres, so that common borders have the same points.
  private static let step = 10.0

  private struct Node: Hashable {
    var east: Int32
    var north: Int32

    init(_ point: MapPoint) {
      east = Int32(max(-1e8, min(1e8, point.east / step)).rounded())
      north = Int32(max(-1e8, min(1e8, point.north / step)).rounded())
    }

    var point: MapPoint { MapPoint(east: Double(east) * step, north: Double(north) * step) }

    static func < (one: Node, other: Node) -> Bool {
      one.east == other.east ? one.north < other.north : one.east < other.east
    }
  }

  private struct Neighbours: Equatable {
    var one: Node
    var other: Node

    init(_ first: Node, _ second: Node) { (one, other) = first < second ? (first, second) : (second, first) }
  }

  /// The areas with fewer points. Islands smaller than a triangle are removed, unless nothing else of the area would
  /// remain.
  ///
  /// - Parameter area: minimum area of a triangle in square metres, as for ``Simplification``.
  package static func simplify(_ areas: [Boundaries.Area], smallestTriangle area: Double) -> [Boundaries.Area] {
    let nodes = areas.map { $0.polygons.map { $0.map { ring($0) } } }
    // Points where lines meet: their neighbours differ between occurrences.
    var seen: [Node: Neighbours] = [:]
    var meeting: Set<Node> = []
    for ring in nodes.joined().joined() where ring.count > 2 {
      for index in ring.indices {
        let neighbours = Neighbours(ring[(index + ring.count - 1) % ring.count], ring[(index + 1) % ring.count])
        if let known = seen[ring[index]] {
          if known != neighbours { meeting.insert(ring[index]) }
        } else {
          seen[ring[index]] = neighbours
        }
      }
    }
    return areas.indices.map { place in
      let polygons = nodes[place].compactMap { polygon -> [Ring]? in
        guard let edge = polygon.first, let simple = simplify(edge, meeting, area) else { return nil }
        return [simple] + polygon.dropFirst().compactMap { simplify($0, meeting, area) }
      }
      if !polygons.isEmpty { return Boundaries.Area(number: areas[place].number, polygons: polygons) }
      let largest = areas[place].polygons.compactMap(\.first).max { abs($0.area) < abs($1.area) }
      return Boundaries.Area(number: areas[place].number, polygons: largest.map { [[$0]] } ?? [])
    }
  }

  private static func ring(_ ring: Ring) -> [Node] {
    var nodes: [Node] = []
    for node in ring.points.lazy.map(Node.init) where nodes.last != node { nodes.append(node) }
    while nodes.count > 1, nodes.first == nodes.last { nodes.removeLast() }
    return nodes
  }

  private static func simplify(_ ring: [Node], _ meeting: Set<Node>, _ area: Double) -> Ring? {
    guard ring.count > 2 else { return nil }
    guard let first = ring.firstIndex(where: meeting.contains) else {
      // No other line touches this ring. Start at a point that does not depend on the order in the file.
      let start = ring.indices.min { ring[$0] < ring[$1] } ?? 0
      var turned = Array(ring[start...] + ring[..<start])
      if let last = turned.last, last < turned[1] { turned = [turned[0]] + turned.dropFirst().reversed() }
      return Simplification.ring(Ring(turned.map(\.point)), smallestTriangle: area)
    }
    let turned = Array(ring[first...] + ring[...first])
    var points: [MapPoint] = []
    var line = [turned[0]]
    for node in turned.dropFirst() {
      line.append(node)
      guard meeting.contains(node) else { continue }
      points += simplified(line, area).dropLast()
      line = [node]
    }
    let simple = Ring(points)
    return simple.points.count > 2 && abs(simple.area) >= area ? simple : nil
  }

  /// Gives the same result for both areas with this line, which contain it in opposite directions.
  private static func simplified(_ line: [Node], _ area: Double) -> [MapPoint] {
    let (one, other) =
      line[0] == line[line.count - 1] ? (line[1], line[line.count - 2]) : (line[0], line[line.count - 1])
    let isReversed = other < one
    let points = (isReversed ? line.reversed() : line).map(\.point)
    let simple = Simplification.line(points, smallestTriangle: area)
    return isReversed ? simple.reversed() : simple
  }
}
