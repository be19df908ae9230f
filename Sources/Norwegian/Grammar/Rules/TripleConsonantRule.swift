/// Two parts of a compound that meet in one consonant keep two of it, where a writer may put three: `busstopp`,
/// `bussstopp`.
enum TripleConsonantRule {
  static func relates(_ one: ReaderWord, _ other: ReaderWord) -> Bool {
    guard hasTriple(one.letters) || hasTriple(other.letters) else { return false }
    let first = withoutTriples(one.letters)
    let second = withoutTriples(other.letters)
    return first == second || InflectionRule.relates(first, second)
  }

  private static func hasTriple(_ word: [UInt8]) -> Bool {
    zip(word, zip(word.dropFirst(), word.dropFirst(2))).contains { first, others in
      first == others.0 && first == others.1
    }
  }

  private static func withoutTriples(_ word: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    for letter in word where letter.isVowel || result.suffix(2) != [letter, letter] { result.append(letter) }
    return result
  }
}
