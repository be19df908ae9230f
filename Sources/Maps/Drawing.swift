import FoundationEssentials

/// A part of the map as a picture. Points are converted to integer units, with the origin at the top left.
package struct Drawing: Sendable, Hashable {
  package let bounds: MapBounds
  /// Metres per unit.
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

  /// Limits coordinates of points that are far outside the picture, so that they fit into an integer.
  private static func whole(_ number: Double) -> Int { Int(max(-1e6, min(1e6, number)).rounded()) }

  /// The path of closed lines in SVG notation, clipped to the picture. Lines smaller than a unit are omitted.
  package func path(of rings: [Ring]) -> String {
    // Clip outside the picture, so that the clipped edge is not visible.
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

  /// The path of closed lines that are already simplified and inside the picture.
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
    // A space before a letter is not needed.
    if path.hasSuffix(" ") { path.removeLast() }
    if path.hasSuffix("l") { path += "0 0" }
    if isClosed { path += "z" }
  }
}

/// Clips closed lines to a rectangle, by the method of I. E. Sutherland and G. W. Hodgman, "Reentrant polygon clipping"
/// (1974). If a line falls into several parts, they stay connected along the edge of the rectangle.
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

/// Norway's coast and land border, without Svalbard and Jan Mayen: Natural Earth 1:10m, which is in the public domain.
package enum Outline {
  /// The rings; none of them lies inside another.
  package static let norway: [Ring] = read(embedded.first?.base64 ?? "")

  /// Parses the embedded file. Each line is a ring in steps of 100 m of UTM 33N: the first point absolute, each other
  /// point relative to the previous one.
  private static func read(_ base64: String) -> [Ring] {
    let text = String(decoding: Data(base64Encoded: base64) ?? Data(), as: UTF8.self)
    return text.split(separator: "\n").map { line in
      let numbers = line.split(separator: " ").compactMap { Int($0) }
      var points: [MapPoint] = []
      points.reserveCapacity(numbers.count / 2)
      var (east, north) = (0, 0)
      for index in stride(from: 0, to: numbers.count - 1, by: 2) {
        east += numbers[index]
        north += numbers[index + 1]
        points.append(MapPoint(east: Double(east) * 100, north: Double(north) * 100))
      }
      return Ring(points)
    }
  }
}

/// Removes points of lines that are not visible at a scale.
package enum Simplification {
  /// A line without its least important points: those that form a triangle with their neighbours smaller than an area.
  /// The ends are kept. By the method of M. Visvalingam and J. D. Whyatt, "Line generalisation by repeated elimination
  /// of points" (1993).
  ///
  /// - Parameter area: minimum area of a triangle in square metres.
  package static func line(_ points: [MapPoint], smallestTriangle area: Double) -> [MapPoint] {
    guard points.count > 2 else { return points }
    var line = Line(points)
    line.simplify(to: area)
    return line.remaining
  }

  /// A simplified closed line; nil if no area is left.
  package static func ring(_ ring: Ring, smallestTriangle area: Double) -> Ring? {
    guard let first = ring.points.first else { return nil }
    // Also keep the point farthest from the first one, so that a ring does not collapse to a line.
    guard
      let farthest = ring.points.indices.max(by: {
        first.distance(to: ring.points[$0]) < first.distance(to: ring.points[$1])
      }), farthest > 0
    else { return nil }
    let there = line(Array(ring.points[0...farthest]), smallestTriangle: area)
    let back = line(Array(ring.points[farthest...]) + [first], smallestTriangle: area)
    let simple = Ring(there + back.dropFirst().dropLast())
    return simple.points.count > 2 && abs(simple.area) >= area ? simple : nil
  }

  /// A line whose points are removed in order of importance. Points form a linked list; a heap contains the triangles.
  private struct Line {
    private struct Entry {
      var area: Double
      var index: Int
      /// Identifies entries that are outdated because a neighbour was removed.
      var version: Int
    }

    private let points: [MapPoint]
    private var before: [Int]
    private var after: [Int]
    private var versions: [Int]
    private var isRemoved: [Bool]
    private var heap: [Entry] = []

    init(_ points: [MapPoint]) {
      self.points = points
      before = points.indices.map { $0 - 1 }
      after = points.indices.map { $0 + 1 }
      versions = [Int](repeating: 0, count: points.count)
      isRemoved = [Bool](repeating: false, count: points.count)
      for index in 1..<points.count - 1 { push(Entry(area: triangle(index), index: index, version: 0)) }
    }

    var remaining: [MapPoint] { points.indices.filter { !isRemoved[$0] }.map { points[$0] } }

    mutating func simplify(to area: Double) {
      while let entry = pop(), entry.area < area {
        guard !isRemoved[entry.index], versions[entry.index] == entry.version else { continue }
        isRemoved[entry.index] = true
        let (previous, next) = (before[entry.index], after[entry.index])
        after[previous] = next
        before[next] = previous
        for neighbour in [previous, next] where neighbour > 0 && neighbour < points.count - 1 {
          versions[neighbour] += 1
          // Not smaller than the triangles removed so far, which keeps the order of importance.
          push(
            Entry(area: max(triangle(neighbour), entry.area), index: neighbour, version: versions[neighbour]))
        }
      }
    }

    private func triangle(_ index: Int) -> Double {
      let (first, middle, last) = (points[before[index]], points[index], points[after[index]])
      return abs(
        (middle.east - first.east) * (last.north - first.north)
          - (last.east - first.east) * (middle.north - first.north)) / 2
    }

    private mutating func push(_ entry: Entry) {
      heap.append(entry)
      var child = heap.count - 1
      while child > 0 {
        let parent = (child - 1) / 2
        guard heap[child].area < heap[parent].area else { return }
        heap.swapAt(child, parent)
        child = parent
      }
    }

    private mutating func pop() -> Entry? {
      guard let least = heap.first, let last = heap.popLast() else { return nil }
      guard !heap.isEmpty else { return least }
      heap[0] = last
      var parent = 0
      while true {
        var child = 2 * parent + 1
        guard child < heap.count else { return least }
        if child + 1 < heap.count, heap[child + 1].area < heap[child].area { child += 1 }
        guard heap[child].area < heap[parent].area else { return least }
        heap.swapAt(child, parent)
        parent = child
      }
    }
  }
}
