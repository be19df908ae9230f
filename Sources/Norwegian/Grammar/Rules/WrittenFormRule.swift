/// A word in Bokmål and the same word in Nynorsk: both are rewritten to a spelling between them and compared there.
enum WrittenFormRule {
  static func relates(_ one: ReaderWord, _ other: ReaderWord) -> Bool {
    guard one.neutral != nil || other.neutral != nil else { return false }
    let first = one.neutral ?? one.letters
    let second = other.neutral ?? other.letters
    return first == second || InflectionRule.relates(first, second)
  }

  /// Spellings that one correspondence makes of the word, in either direction.
  static func others(_ word: [UInt8]) -> [[UInt8]] {
    let letters = Correspondence.letters(of: word)
    return Correspondence.bothWays.filter { $0.canHold(in: letters) }.compactMap { correspondence in
      var other = word
      correspondence.apply(to: &other)
      return other == word ? nil : other
    }
  }

  /// The word with each correspondence carried out; a word of either written form comes out alike.
  static func neutral(_ word: [UInt8]) -> [UInt8] {
    var word = word
    var letters = Correspondence.letters(of: word)
    for correspondence in Correspondence.all where correspondence.canHold(in: letters) {
      correspondence.apply(to: &word)
      letters = Correspondence.letters(of: word)
    }
    return word
  }
}
