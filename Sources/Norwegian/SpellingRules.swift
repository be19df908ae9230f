/// One compound with a linking `s` between its parts and without it: `tidskrav`, `tidkrav`.
enum LinkingLetterRule {
  /// The fewest letters of a part.
  private static let shortestPart = 3

  static func relates(_ one: ReaderWord, _ other: ReaderWord) -> Bool {
    joins(one.letters, other.letters) || joins(other.letters, one.letters)
  }

  /// Whether `linked` is `bare` with a linking letter more, apart from inflection.
  private static func joins(_ linked: [UInt8], _ bare: [UInt8]) -> Bool {
    let common = zip(linked, bare).prefix { $0 == $1 }.count
    guard common >= shortestPart, linked.count >= common + 1 + shortestPart, linked[common] == UInt8(ascii: "s"),
      linked[..<common].hasVowel, linked[(common + 1)...].hasVowel, linked[common - 1] != linked[common],
      beginsPart(linked[(common + 1)...])
    else { return false }
    var removed = linked
    removed.remove(at: common)
    return removed == bare || Paradigm.relates(removed, bare)
  }

  /// Whether the letters can begin a word: what follows a linking letter is one by itself.
  private static func beginsPart(_ rest: ArraySlice<UInt8>) -> Bool {
    guard let first = rest.first, let vowel = rest.firstIndex(where: { $0.isVowel }) else { return false }
    return !first.isVowel ? vowel - rest.startIndex <= 3 && rest.count >= 4 : rest.count >= 4
  }
}

/// Two parts of a compound that meet in one consonant keep two of it, where a writer may put three: `busstopp`,
/// `bussstopp`.
enum TripleConsonantRule {
  static func relates(_ one: ReaderWord, _ other: ReaderWord) -> Bool {
    guard one.hasTriple || other.hasTriple else { return false }
    let first = withoutTriples(one.letters)
    let second = withoutTriples(other.letters)
    return first == second || Paradigm.relates(first, second)
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
