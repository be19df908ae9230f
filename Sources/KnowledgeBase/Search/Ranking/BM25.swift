/// BM25 with the parameters that were measured to rank Norwegian passages best; see ``RankingWeights``.
enum BM25 {
  private static let saturation = RankingWeights.measured.saturation
  private static let lengthLoss = RankingWeights.measured.lengthLoss

  /// What an occurrence count is damped by in a passage of a length, in words.
  static func damping(length: Double, meanLength: Double) -> Double {
    saturation * (1 - lengthLoss + lengthLoss * length / max(1, meanLength))
  }

  /// How much the occurrences of a word count: from 0 to k1 + 1.
  static func frequency(occurrences: Double, damping: Double) -> Double {
    occurrences * (saturation + 1) / (occurrences + damping)
  }

  /// What a word adds: its value, weight × rarity, times how much its occurrences count.
  static func score(value: Double, occurrences: Double, damping: Double) -> Double {
    value * occurrences * (saturation + 1) / (occurrences + damping)
  }
}
