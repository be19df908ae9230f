import FoundationEssentials

/// Norway's coast and land border, without Svalbard and Jan Mayen: Natural Earth 1:10m, which is in the public domain.
package enum Outline {
  /// The rings, of which none lies in another.
  package static let norway: [Ring] = read(embedded.first?.base64 ?? "")

  /// Reads the embedded file: one ring a line, in steps of 100 m of UTM 33N; the first point as it is, and each other as
  /// its distance from the one before.
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
