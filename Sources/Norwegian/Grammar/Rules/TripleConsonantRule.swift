/// Two parts of a compound that meet in one consonant keep two of it, where a writer may put three: `busstopp`,
/// `bussstopp`.
enum TripleConsonantRule {
  static func relates(_ one: ReaderWord, _ other: ReaderWord) -> Bool {
    guard one.hasTriple || other.hasTriple else { return false }
    let first = withoutTriples(one.letters)
    let second = withoutTriples(other.letters)
    return first == second || InflectionRule.relates(first, second)
  }

  /// Whether three like letters stand together.
  static func hasTriple(_ word: [UInt8]) -> Bool {
    guard word.count > 2 else { return false }
    for index in 2..<word.count where word[index] == word[index - 1] && word[index] == word[index - 2] { return true }
    return false
  }

  private static func withoutTriples(_ word: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    for letter in word where letter.isVowel || result.suffix(2) != [letter, letter] { result.append(letter) }
    return result
  }
}
