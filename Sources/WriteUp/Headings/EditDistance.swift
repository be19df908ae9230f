/// How many slips lie between two words.
enum EditDistance {
  /// The optimal string alignment distance (a letter more, less, other, or two neighbours swapped), or nil when it
  /// is more than `limit`.
  ///
  /// Damerau (1964). Both words have at most ``longest`` letters; longer ones are nil at once.
  static func between(_ first: ArraySlice<UInt8>, _ second: ArraySlice<UInt8>, limit: Int) -> Int? {
    guard abs(first.count - second.count) <= limit, first.count <= longest, second.count <= longest else {
      return nil
    }
    return SlipCounter.counting(from: first) { $0.slips(to: second, limit: limit) }
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
