/// Tells a strong like, the same word to a reader, from a weak one, where letters alone cannot: `by` and `byar` are one
/// word, `region` and `religion` are two.
public enum Grammar {
  /// No ending is so long that two forms of a word differ by more letters.
  private static let longestDifference = 7

  /// The first rule that makes the two spellings the same word; `nil` when none does. Symmetric.
  ///
  /// A number or code is the same as nothing but itself.
  public static func rule(relating one: ReaderWord, _ other: ReaderWord) -> GrammarRule? {
    if one.letters == other.letters { return .spelling }
    guard one.isWord, other.isWord else { return nil }
    guard abs(one.letters.count - other.letters.count) <= longestDifference else { return nil }
    guard one.beginsLike(other) else {
      return GrammarRule.irregularForm.relates(one, other) ? .irregularForm : nil
    }
    return GrammarRule.allCases.first { $0.relates(one, other) }
  }

  /// The first rule that makes the two spellings the same word.
  public static func rule(relating one: String, _ other: String) -> GrammarRule? {
    rule(relating: ReaderWord(one), ReaderWord(other))
  }

  /// The same, where `one` was typed on a keyboard without `æ`, `ø` and `å`: `gjenapninga` is `gjenåpningen`.
  public static func rule(relatingBare one: ReaderWord, _ other: ReaderWord) -> GrammarRule? {
    rule(relating: one.bare, other.bare)
  }
}
