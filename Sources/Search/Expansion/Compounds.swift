import ByregionNorwegian

/// Distinguishes compounds that have a word as a part from words that only contain its letters.
struct Compounds {
  /// The word and its shortest forms: what a compound has as a part.
  let parts: [String]

  private let family: WordFamily
  private let asked: String
  private let vocabulary: Vocabulary
  private var isKnown: [String: Bool] = [:]

  /// - Parameter forms: the forms of the word that the index holds.
  init(_ asked: String, family: WordFamily, forms: [Alternative], vocabulary: Vocabulary) {
    self.asked = asked
    self.family = family
    self.vocabulary = vocabulary
    let inflected = forms.filter { $0.reason == GrammarRule.inflection.rawValue }.map(\.word)
    let others = forms.filter { $0.reason == GrammarRule.writtenForm.rawValue }.map(\.word)
    let irregular = forms.filter { $0.reason == GrammarRule.irregularForm.rawValue }.map(\.word)
    var parts: [String] = []
    for group in [[asked] + inflected, others, irregular] {
      let shortest = group.filter { $0.count >= Compounds.shortestPart }.min { ($0.count, $0) < ($1.count, $1) }
      if let shortest, !parts.contains(shortest) { parts.append(shortest) }
    }
    self.parts = parts
  }

  private static let shortestPart = 3
  /// A first part of so many letters need not be a word of the index by itself.
  private static let longPart = 5

  /// Whether a term is a compound with the word, in any form, as its last part, or as its first.
  mutating func holds(_ term: String) throws -> Bool {
    let letters = Array(term)
    guard letters.count >= 2 * Compounds.shortestPart else { return false }
    for place in Compounds.shortestPart...(letters.count - Compounds.shortestPart) {
      let (first, last) = (String(letters[..<place]), String(letters[place...]))
      if last == asked || family.rule(for: last) != nil, try isFirstPart(first) { return true }
    }
    for part in parts where term.hasPrefix(part) {
      let rest = String(letters[part.count...])
      if try isLastPart(rest) { return true }
      if let linking = rest.first, "se".contains(linking), try isLastPart(String(rest.dropFirst())) { return true }
    }
    return false
  }

  private mutating func isFirstPart(_ letters: String) throws -> Bool {
    guard !Compounds.prefixes.contains(letters) else { return false }
    if try isWord(letters) { return true }
    if let linking = letters.last, "se-".contains(linking) {
      let word = String(letters.dropLast())
      if try word.count >= Compounds.shortestPart && !Compounds.prefixes.contains(word) && isWord(word) { return true }
    }
    return letters.count >= Compounds.longPart && asked.count >= Compounds.longPart
  }

  private mutating func isLastPart(_ letters: String) throws -> Bool {
    guard letters.count >= Compounds.shortestPart else { return false }
    if try isWord(letters) { return !Compounds.suffixes.contains(letters) }
    for ending in Compounds.endings where letters.hasSuffix(ending) && letters.count >= ending.count + 3 {
      if try isWord(String(letters.dropLast(ending.count))) { return true }
    }
    return letters.count >= Compounds.longPart && asked.count >= Compounds.longPart
      && !Compounds.suffixes.contains(letters)
  }

  private mutating func isWord(_ letters: String) throws -> Bool {
    if let known = isKnown[letters] { return known }
    let isHeld = try vocabulary.passages(holding: letters) != nil
    isKnown[letters] = isHeld
    return isHeld
  }

  private static let endings = ["ene", "ane", "en", "et", "er", "ar", "a", "e", "s", "n", "t", "r"]

  /// What stands before a word and makes another of it, not a compound.
  private static let prefixes = Set(
    """
    for fore føre inn ut opp ned over under til ved med mot mis sam etter gjen gjennom fra frå fram frem bort hen unn \
    van hit dit inter
    """.split(separator: " ").map(String.init))

  /// What stands behind a word and makes another of it.
  private static let suffixes = Set(
    """
    het heit lig leg lige lege ligere isk iske ing inga ingen inger ingar else elsen elser skap som sam løs løse laus bar \
    bare ene ane ens ets ers ere erne arane ende ande ert erte ete ede eren erens ister inne dom aktig aktige messig
    """.split(separator: " ").map(String.init))
}
