import KnowledgeBase

/// What a score is made of, in aligned lines: the sum, then one line for each word of the query that was met, with
/// the factors of its part.
enum ExplanationLines {
  static func lines(of explanation: Explanation) -> [String] {
    let words = explanation.words
    let width = words.map { DisplayWidth.of($0.word) }.max() ?? 0
    return ["score \(decimal(explanation.score)), the sum of weight × rarity × frequency:"]
      + words.map { word in
        let space = String(repeating: " ", count: width - DisplayWidth.of(word.word))
        return "  \(decimal(word.score))  \(word.word)\(space)  \(part(word))"
      }
  }

  /// What a word was met as, and what that is worth.
  private static func part(_ word: ExplainedWord) -> String {
    let alternative = word.alternative
    let reason = alternative.word == word.word ? alternative.reason : "\(alternative.word), \(alternative.reason)"
    let times = word.occurrences == 1 ? "once" : "\(word.occurrences) times"
    let factors = [alternative.weight, word.rarity, word.frequency].map(decimal).joined(separator: " × ")
    return "\(reason), \(times): \(factors)"
  }

  /// A number with two decimals.
  private static func decimal(_ number: Double) -> String {
    let hundredths = Int((abs(number) * 100).rounded())
    let sign = number < 0 && hundredths > 0 ? "-" : ""
    return "\(sign)\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
  }
}
