/// Two parts of a compound that meet in one consonant keep two of it, where a writer may put three: `busstopp`,
/// `bussstopp`.
enum TripleConsonantRule {
  static func relates(_ one: ReaderWord, _ other: ReaderWord) -> Bool {
    let first = withoutTriples(one.letters)
    let second = withoutTriples(other.letters)
    if first == one.letters, second == other.letters { return false }
    return first == second || InflectionRule.relates(first, second)
  }

  private static func withoutTriples(_ word: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    for letter in word where letter.isVowel || result.suffix(2) != [letter, letter] { result.append(letter) }
    return result
  }
}
