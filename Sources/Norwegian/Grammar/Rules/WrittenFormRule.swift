/// A word in Bokmål and the same word in Nynorsk: both are rewritten to a spelling between them and compared there.
enum WrittenFormRule {
  static func relates(_ one: ReaderWord, _ other: ReaderWord) -> Bool {
    let first = neutral(one.letters)
    let second = neutral(other.letters)
    if first == one.letters, second == other.letters { return false }
    return first == second || InflectionRule.relates(first, second)
  }

  /// Spellings that one correspondence makes of the word, in either direction.
  static func others(_ word: [UInt8]) -> [[UInt8]] {
    Correspondence.all.flatMap { correspondence in
      [correspondence, correspondence.reversed].compactMap { direction in
        var other = word
        direction.apply(to: &other)
        return other == word ? nil : other
      }
    }
  }

  /// The word with each correspondence carried out; a word of either written form comes out alike.
  static func neutral(_ word: [UInt8]) -> [UInt8] {
    var word = word
    for correspondence in Correspondence.all { correspondence.apply(to: &word) }
    return word
  }
}
