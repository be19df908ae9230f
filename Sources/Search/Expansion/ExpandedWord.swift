import ByregionNorwegian

/// A word of a query with what determines its forms.
struct ExpandedWord {
  let word: String
  let family: WordFamily
  /// Whether it was typed without æ, ø and å, and the index does not hold it: it stands for words that have them.
  let isBare: Bool
  /// Whether it was, and none of its forms as typed is a word of the index: `svarte`, where there is `svart`, is no
  /// `sværte`.
  let isBareForm: Bool
  /// Whether it is a word with inflected forms and compounds, rather than a name.
  let hasForms: Bool
  private let rules: WordRules
  private let reader: ReaderWord
  private let bare: [UInt8]
  private let places: RegisteredNames
  private let place: RegisteredNames.Kind?

  init(
    _ word: String, isPresent: Bool, vocabulary: IndexWords, places: RegisteredNames, rules: WordRules
  ) throws {
    self.word = word
    self.places = places
    self.rules = rules
    place = rules.contains(.names) ? try places.kind(of: word) : nil
    isBare = rules.contains(.bareLetters) && !isPresent && word.utf8.allSatisfy { $0 < 0x80 }
    reader = ReaderWord(word)
    bare = Folding.bare(word)
    hasForms = place != .nameOnly && !StopWords.contains(word)
    if StopWords.contains(word) {
      family = WordFamily(stopWord: word)
    } else if !hasForms {
      family = WordFamily(name: word)
    } else if place != nil {
      family = WordFamily(noun: word)
    } else {
      family = try WordFamily(word, rules: rules, where: vocabulary.holdsWord(beginning:))
    }
    let family = family
    isBareForm =
      try isBare && vocabulary.present(among: family.words.filter { family.rule(for: $0) == .inflection }).isEmpty
  }

  /// The rule that makes a term the same word; nil for another word.
  func rule(for term: String) -> GrammarRule? {
    if let rule = family.rule(for: term) { return isAllowed(term, rule) ? rule : nil }
    if isBare {
      let other = Folding.bare(term)
      if other == bare { return .spelling }
      if isBareForm, let rule = family.rule(for: String(decoding: other, as: UTF8.self)) {
        return isAllowed(term, rule) ? rule : nil
      }
    }
    guard rules.contains(.spellings), place != .nameOnly, !places.isNameOnly(term) else { return nil }
    return Grammar.rule(joining: reader, ReaderWord(term))
  }

  private func isAllowed(_ term: String, _ rule: GrammarRule) -> Bool {
    !rules.contains(.names) || places.isAllowed(term, for: word, rule)
  }
}
