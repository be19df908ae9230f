/// BM25 as it was measured to rank Norwegian passages best.
enum BM25 {
  /// How soon occurrences stop counting (k1).
  static let saturation = 0.4
  /// How much long passages lose (b).
  static let lengthLoss = 0.4

  /// What an occurrence count is damped by in a passage of a length, in words.
  static func damping(length: Double, meanLength: Double) -> Double {
    saturation * (1 - lengthLoss + lengthLoss * length / max(1, meanLength))
  }

  /// What a word adds: its value, weight × rarity, times how much its occurrences count.
  static func score(value: Double, occurrences: Double, damping: Double) -> Double {
    value * occurrences * (saturation + 1) / (occurrences + damping)
  }
}
