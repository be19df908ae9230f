import SQLite

/// Names of regions that are made of a place and "region": who asks for `rana` means `ranaregionen` too.
struct RegionWords {
  private static let endings = ["region", "regionen", "regions", "regionens"]
  private static let reason = "region of that name"

  private let connection: Connection
  private let vocabulary: Vocabulary

  init(_ connection: Connection) { (self.connection, vocabulary) = (connection, Vocabulary(connection)) }

  /// The words of the index that name a region called after a place; as sure as a strong like.
  ///
  /// - Parameter place: in lower case, as the tokenizer gives it.
  func names(after place: String) throws -> [Alternative] {
    try RegionWords.endings.flatMap { [place + $0, place + "s" + $0] }.compactMap { word in
      guard let passages = try vocabulary.passages(holding: word), try isRegion(word) else { return nil }
      return Alternative(
        word: word, weight: RankingWeights.measured.strongLike, similarity: 0, isStrong: true,
        reason: RegionWords.reason, passages: passages)
    }
  }

  private func isRegion(_ word: String) throws -> Bool {
    let stem = word.hasSuffix("s") ? word.dropLast() : word[...]
    let name = stem.prefix(1).uppercased() + stem.dropFirst()
    return try connection.first(
      "SELECT 1 FROM regions WHERE name = ?1 UNION ALL SELECT 1 FROM region_names WHERE name = ?1 LIMIT 1",
      [.text(name)]
    ) { _ in true } ?? false
  }
}
