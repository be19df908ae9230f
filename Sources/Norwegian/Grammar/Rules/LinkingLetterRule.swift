/// One compound with a linking `s` or `e` between its parts and without it: `tidskrav`, `tidkrav`.
enum LinkingLetterRule {
  /// The fewest letters of a part.
  private static let shortestPart = 3

  static func relates(_ one: ReaderWord, _ other: ReaderWord) -> Bool {
    joins(one.letters, other.letters) || joins(other.letters, one.letters)
  }

  /// Whether `linked` is `bare` with a linking letter more, apart from inflection.
  private static func joins(_ linked: [UInt8], _ bare: [UInt8]) -> Bool {
    let common = zip(linked, bare).prefix { $0 == $1 }.count
    guard common >= shortestPart, linked.count >= common + 1 + shortestPart, isLinking(linked[common]),
      linked[..<common].hasVowel, linked[(common + 1)...].hasVowel, linked[common - 1] != linked[common],
      beginsPart(linked[(common + 1)...])
    else { return false }
    var removed = linked
    removed.remove(at: common)
    return removed == bare || InflectionRule.relates(removed, bare)
  }

  private static func isLinking(_ letter: UInt8) -> Bool {
    letter == UInt8(ascii: "s") || letter == UInt8(ascii: "e")
  }

  /// Whether the letters can begin a word: what follows a linking letter is one by itself.
  private static func beginsPart(_ rest: ArraySlice<UInt8>) -> Bool {
    guard let first = rest.first, let vowel = rest.firstIndex(where: { $0.isVowel }) else { return false }
    return !first.isVowel ? vowel - rest.startIndex <= 3 && rest.count >= 4 : rest.count >= 4
  }
}
