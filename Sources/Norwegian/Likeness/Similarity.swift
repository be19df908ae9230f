/// How alike two words are to the eye.
public enum Similarity {
  /// The cosine of the words' weighted grams: 1 for the same folded spelling, 0 for no gram in common.
  ///
  /// A number or code ("E6", "2014") is alike to nothing, not even to itself: whether it is the same is not a question
  /// of likeness. Linear in the lengths of the words.
  public static func between(_ one: Grams, _ other: Grams) -> Double {
    similarity(common: commonWeight(one, other), one.weight, other.weight)
  }

  /// The likeness of two words.
  public static func between(_ one: String, _ other: String) -> Double {
    between(Grams(of: one), Grams(of: other))
  }

  /// The cosine from the weight of the common grams and the weights of both words' grams.
  public static func similarity(common: Int, _ one: Int, _ other: Int) -> Double {
    common == 0 ? 0 : Double(common) / (Double(one) * Double(other)).squareRoot()
  }

  private static func commonWeight(_ one: Grams, _ other: Grams) -> Int {
    var common = 0
    var left = one.keys[...]
    var right = other.keys[...]
    while let first = left.first, let second = right.first {
      if first == second { common += GramWeights.weight(of: first) }
      if first <= second { left.removeFirst() }
      if second <= first { right.removeFirst() }
    }
    return common
  }
}
