/// What a phrase of a MATCH expression stands for.
struct PlannedPhrase {
  /// The index of the word in ``MatchPlan/words``.
  var word: Int
  /// The index of the word's alternative.
  var alternative: Int
  /// Weight × rarity: what a match can add to the score.
  var value: Double
  var isStrong: Bool
}
