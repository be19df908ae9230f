/// Leaves points of lines out that cannot be seen at a scale.
package enum Simplification {
  /// A line without the points that matter least: those whose triangle with their neighbours is smaller than an area.
  /// The ends stay. After M. Visvalingam and J. D. Whyatt, "Line generalisation by repeated elimination of points" (1993).
  ///
  /// - Parameter area: square metres.
  package static func line(_ points: [MapPoint], smallestTriangle area: Double) -> [MapPoint] {
    guard points.count > 2 else { return points }
    var line = Line(points)
    line.simplify(to: area)
    return line.remaining
  }

  /// A closed line; nil where nothing is left that has an area.
  package static func ring(_ ring: Ring, smallestTriangle area: Double) -> Ring? {
    guard let first = ring.points.first else { return nil }
    // The point that is farthest from the first one stays too, so that a ring does not shrink to a line.
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

  /// A line from which points are taken, least first. Each point knows its neighbours, and a heap the smallest triangle.
  private struct Line {
    private struct Entry {
      var area: Double
      var index: Int
      /// Tells an entry that a neighbour's removal made old.
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
          // Never smaller than what was taken already, so that the order is that of importance.
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
