/// How many letters must change to turn one word into another.
enum EditDistance {
  /// Letters put in, left out, changed, or swapped with their neighbour (optimal string alignment); nil
  /// above `limit`. O(n·m) in bytes.
  static func between(_ first: [UInt8], _ second: [UInt8], limit: Int) -> Int? {
    guard abs(first.count - second.count) <= limit else { return nil }
    let width = second.count + 1
    // Three rows in one array: the one before the last, the last, the current.
    var rows = [Int](repeating: 0, count: 3 * width)
    for column in 0..<width { rows[width + column] = column }
    var (beforeLast, last, current) = (0, width, 2 * width)
    for row in 0..<first.count {
      rows[current] = row + 1
      var least = row + 1
      for column in 0..<second.count {
        let change = first[row] == second[column] ? 0 : 1
        var cost = min(
          rows[last + column + 1] + 1, rows[current + column] + 1, rows[last + column] + change)
        if row > 0, column > 0, first[row] == second[column - 1], first[row - 1] == second[column] {
          cost = min(cost, rows[beforeLast + column - 1] + 1)
        }
        rows[current + column + 1] = cost
        least = min(least, cost)
      }
      if least > limit { return nil }
      (beforeLast, last, current) = (last, current, beforeLast)
    }
    let distance = rows[last + second.count]
    return distance <= limit ? distance : nil
  }
}

/// The name that was probably meant by one that is not known.
public enum NearestName {
  /// The known name with the fewest letters put in, left out, changed or swapped, at most a third of them; nil when
  /// none is near. Capitals do not count.
  public static func to(_ name: String, among known: some Sequence<String>) -> String? {
    let wanted = Array(name.lowercased().utf8)
    let limit = max(1, wanted.count / 3)
    return known.compactMap { candidate -> (distance: Int, name: String)? in
      EditDistance.between(Array(candidate.lowercased().utf8), wanted, limit: limit).map { ($0, candidate) }
    }.min(by: <)?.name
  }
}
