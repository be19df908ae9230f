/// How many slips lie between two words.
enum EditDistance {
  /// The optimal string alignment distance (a letter more, less, other, or two neighbours swapped), or nil when it
  /// is more than `limit`.
  ///
  /// Damerau (1964). Both words have at most ``longest`` letters; longer ones are nil at once.
  static func between(_ first: ArraySlice<UInt8>, _ second: ArraySlice<UInt8>, limit: Int) -> Int? {
    let columns = second.count
    guard abs(first.count - columns) <= limit, first.count <= longest, columns <= longest else { return nil }
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 3 * (longest + 1)) { cells in
      var (above, last, row) = (0, longest + 1, 2 * (longest + 1))
      for column in 0...columns { cells[last + column] = UInt8(column) }
      for line in 0..<first.count {
        cells[row] = UInt8(line + 1)
        var best = cells[row]
        for column in 0..<columns {
          let letter = first[first.startIndex + line]
          let other = second[second.startIndex + column]
          var cost = min(cells[last + column + 1], cells[row + column]) + 1
          cost = min(cost, cells[last + column] + (letter == other ? 0 : 1))
          if line > 0, column > 0, letter == second[second.startIndex + column - 1],
            first[first.startIndex + line - 1] == other
          {
            cost = min(cost, cells[above + column - 1] + 1)
          }
          cells[row + column + 1] = cost
          best = min(best, cost)
        }
        guard best <= limit else { return nil }
        (above, last, row) = (last, row, above)
      }
      let distance = Int(cells[last + columns])
      return distance <= limit ? distance : nil
    }
  }

  static let longest = 48

  /// How many slips a word of some length may have and still be known.
  static func allowance(forLength length: Int) -> Int {
    switch length {
    case ..<4: 0
    case 4...6: 1
    case 7...10: 2
    default: 3
    }
  }
}
