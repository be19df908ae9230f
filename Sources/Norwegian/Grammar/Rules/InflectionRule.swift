/// Two forms of one word: a stem that they share, and two endings of one paradigm.
enum InflectionRule {
  /// An ending with a genitive `s` and the letters before it that it may change.
  private static let longestChange = 8

  static func relates(_ one: ReaderWord, _ other: ReaderWord) -> Bool {
    relates(one.letters, other.letters)
  }

  static func relates(_ one: [UInt8], _ other: [UInt8]) -> Bool {
    let common = zip(one, other).prefix { $0 == $1 }.count
    guard common >= 2, max(one.count, other.count) - common <= longestChange else { return false }
    if relatesByEndings(one, other, common: common) { return true }
    guard StemChange.isPossible(one, other, common: common) else { return false }
    return StemChange.stems(of: one).contains { stem in
      StemChange.stems(of: other).contains { $0.letters == stem.letters && stem.agrees(with: $0) }
    }
  }

  private static func relatesByEndings(_ one: [UInt8], _ other: [UInt8], common: Int) -> Bool {
    let longestEnding = 5
    for length in stride(from: common, through: max(2, common - longestEnding), by: -1) {
      let stem = one[..<length]
      let endings = (one[length...], other[length...])
      if Paradigm.anyHas(endings.0, endings.1, stem: stem) { return true }
    }
    return false
  }
}
