import ByregionNorwegian

/// A query word with the data that determines its forms.
struct ExpandedWord {
  let word: String
  let family: WordFamily
  /// Whether the word has only ASCII letters and is not in the index. It may then stand for words with æ, ø or å.
  let isBare: Bool
  /// Whether ``isBare`` is true and the index holds no inflected form of the word as typed. If it holds `svart`, then
  /// `svarte` does not stand for `sværte`.
  let isBareForm: Bool
  /// Whether the word has inflected forms and compounds, unlike a name or a stop word.
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

  /// The rule by which a term is the same word; nil for another word.
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
