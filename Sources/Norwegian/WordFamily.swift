/// The words that are the same as a given word to a reader: its inflected forms, and those of its other written form.
///
/// They are made by rules from the letters alone, and many of them are not words: look them up in a vocabulary.
package struct WordFamily: Sendable {
  /// Maximum number of letters of a word that has forms. Norwegian words in print are shorter.
  static let longestWord = 48

  /// The word in ``Letters``, with `aa`, `ae` and `oe` as typed.
  private let letters: [UInt8]
  private let joined: [UInt8]
  private var rules: [[UInt8]: GrammarRule] = [:]
  /// The rules that make the family: all of them, except in a measurement.
  private let wordRules: WordRules

  /// The family of a word, made without a vocabulary.
  package init(_ word: String) { self.init(word, knowsWords: false, .all) { _ in true } }

  /// The family of a word.
  ///
  /// - Parameter hasWords: whether any word begins with the given letters. Spellings for which none does are skipped
  ///   before their forms are made.
  package init(
    _ word: String, rules: WordRules = .all, where hasWords: (_ beginning: String) throws -> Bool
  ) rethrows {
    try self.init(word, knowsWords: rules.contains(.pastTenses), rules, where: hasWords)
  }

  private init(
    _ word: String, knowsWords: Bool, _ wordRules: WordRules, where hasWords: (_ beginning: String) throws -> Bool
  ) rethrows {
    self.wordRules = wordRules
    letters = WordFamily.letters(of: word)
    joined = word.utf8.contains(WordFamily.umlaut) ? letters : Letters.of(word)
    guard joined.count >= 2, joined.count <= WordFamily.longestWord, joined.allSatisfy(\.isNorwegian) else { return }
    let isNoun = try knowsWords && WordFamily.isNoun(word, where: hasWords)
    for spelling in joined == letters ? [letters] : [letters, joined] {
      let others = try WrittenForms.others(spelling, rules: wordRules)
        .filter { try hasWords(WordFamily.beginning(of: $0)) }
      for (other, rule) in [(spelling, GrammarRule.inflection)] + others.map({ ($0, .writtenForm) }) {
        var shortVerbs: Set<[UInt8]> = []
        if knowsWords, !isNoun {
          // `lest` is a form of a verb if the vocabulary has `lese`.
          for stem in WordFamily.shortStems(of: other) where try hasWords(Letters.text(stem) + "e") {
            shortVerbs.insert(stem)
          }
        }
        addForms(of: other, rule) { $0.isLongStem ? !isNoun : shortVerbs.contains(Array($0)) }
      }
    }
    rules[letters] = nil
    rules[joined] = nil
  }

  /// Whether a word that looks like a past tense is a noun: `kilde` if the vocabulary has `kilden` or `kilder`, `bygd`
  /// if it has `bygdene`.
  private static func isNoun(_ word: String, where hasWords: (String) throws -> Bool) rethrows -> Bool {
    if word.hasPastEnding { return try hasWords(word + "n") || hasWords(word + "r") }
    guard word.hasSuffix("d") || word.hasSuffix("t") else { return false }
    return try hasWords(word + "ene") || hasWords(word + "ane")
  }

  /// The short stems of verbs that a word can be the past tense of: `lest`, `viste`, `glemt`.
  private static func shortStems(of word: [UInt8]) -> [[UInt8]] {
    guard word.count <= Paradigm.longStem + 2 else { return [] }
    return (1...3).flatMap { length -> [[UInt8]] in
      let stem = Array(word.dropLast(length))
      guard stem.count >= 2, stem.count < Paradigm.longStem, let last = stem.last else { return [] }
      return [stem, stem + [last]]
    }
  }

  /// The family of a noun that is also a name: its forms as a noun in its own written form.
  package init(noun: String) {
    wordRules = .all
    letters = WordFamily.letters(of: noun)
    joined = Letters.of(noun)
    for paradigm in Paradigm.nouns { paradigm.forEachForm(of: letters) { insert($0, .inflection) } }
    var irregular: Set<[UInt8]> = []
    IrregularForms.forms(like: letters, isNoun: true, into: &irregular)
    for form in irregular { insert(form, .irregularForm) }
    rules[letters] = nil
    rules[joined] = nil
  }

  /// The family of a stop word: only its other written form, as `ikke` and `ikkje`.
  package init(stopWord: String) {
    wordRules = .all
    letters = WordFamily.letters(of: stopWord)
    joined = Letters.of(stopWord)
    for other in WrittenForms.others(letters) where StopWords.contains(Letters.text(other)) {
      insert(other, .writtenForm)
    }
  }

  /// The family of a name: its genitive, or the name that it is the genitive of.
  package init(name: String) {
    wordRules = .all
    letters = Letters.separate(name.utf8)
    joined = Letters.of(name)
    let s = UInt8(ascii: "s")
    for spelling in [letters, joined] where spelling.count > 2 {
      insert(spelling + [s], .inflection)
      if spelling.last == s { insert(spelling.dropLast(), .inflection) }
    }
    rules[letters] = nil
    rules[joined] = nil
  }

  /// The letters of a word, with `ü` as `y`: it sounds like `y`, and `gründer` is not related to `grunn`.
  static func letters(of word: String) -> [UInt8] {
    guard word.utf8.contains(umlaut) else { return Letters.separate(word.utf8) }
    let scalars = word.unicodeScalars.map { $0 == "ü" ? "y" : $0 }
    return Letters.separate(String(String.UnicodeScalarView(scalars)).utf8)
  }

  /// The last byte of `ü`.
  static let umlaut: UInt8 = 0xBC

  /// The letters that all forms of a spelling begin with.
  private static func beginning(of word: [UInt8]) -> String {
    Letters.text(word.prefix(max(2, word.count - longestChange)))
  }

  /// Maximum number of letters at the end of a long word that change in its forms.
  private static let longestChange = 5

  /// The rule by which another word belongs to the family; nil if it does not.
  package func rule(for word: String) -> GrammarRule? {
    let other = WordFamily.letters(of: word)
    if other == letters { return .spelling }
    if let rule = rules[other] { return rule }
    let otherJoined = Letters.of(word)
    if otherJoined == joined { return .spelling }
    return otherJoined == other ? nil : rules[otherJoined]
  }

  /// The word and its forms as endings of longer words.
  package var endings: FormEndings { FormEndings([letters, joined] + rules.keys, rule: rule) }

  /// The words, in the order of their bytes in UTF-8.
  package var words: [String] {
    rules.keys.map { Letters.bytes($0) }.sorted { $0.lexicographicallyPrecedes($1) }
      .map { String(decoding: $0, as: UTF8.self) }
  }

  /// Adds a word with its inflected and irregular forms.
  ///
  /// - Parameter isPast: whether a stem with an ending of the past tense can be that of a verb.
  private mutating func addForms(of word: [UInt8], _ rule: GrammarRule, isPast: (ArraySlice<UInt8>) -> Bool) {
    insert(word, rule)
    // Words of closed classes take no other endings: `ung` has no plural `unger`, and `delta` is not a form of `delt`.
    let knowsClasses = wordRules.contains(.closedClasses)
    // `samme` is not a noun, so neither is `same` as its other written form.
    let isClosed = knowsClasses && IrregularForms.isVerbInTa(word)
    if !isClosed, !(knowsClasses && (Adjectives.isNoNoun(word[...]) || Adjectives.isNoNoun(letters[...]))) {
      for paradigm in Paradigm.nouns where isApplied(paradigm) {
        paradigm.forEachForm(of: word) { form in
          if !knowsClasses || !Adjectives.isNoNoun(form[...]) && !IrregularForms.isVerbInTa(form) { insert(form, rule) }
        }
      }
    }
    if !isClosed {
      let isPrimary = knowsClasses && Adjectives.isPrimary(word)
      for paradigm in Paradigm.verbs where isApplied(paradigm) {
        paradigm.forEachForm(of: word, isPast: { !isPrimary && isPast($0) }) { form in
          if isPrimary || !knowsClasses || !Adjectives.isPrimary(form) { insert(form, rule) }
        }
      }
    }
    for paradigm in Paradigm.adjectives where isApplied(paradigm) {
      paradigm.forEachForm(of: word) { insert($0, rule) }
    }
    guard wordRules.contains(.irregularForms) else { return }
    var irregular: Set<[UInt8]> = []
    IrregularForms.forms(like: word, into: &irregular)
    for form in irregular { insert(form, rule == .inflection ? .irregularForm : rule) }
  }

  private func isApplied(_ paradigm: Paradigm) -> Bool {
    paradigm.change == .none || wordRules.contains(.stemChanges)
  }

  private mutating func insert(_ form: [UInt8], _ rule: GrammarRule) {
    guard form.count >= 2, form.count <= WordFamily.longestWord else { return }
    if rules[form] == nil { rules[form] = rule }
  }
}

extension UInt8 {
  /// Whether this byte of ``Letters`` is a letter of the Norwegian alphabet.
  var isNorwegian: Bool { (UInt8(ascii: "a")...Letters.aa).contains(self) }
}

extension String {
  /// Whether the word ends like the past tense of many verbs.
  fileprivate var hasPastEnding: Bool { hasSuffix("de") || hasSuffix("te") }
}
