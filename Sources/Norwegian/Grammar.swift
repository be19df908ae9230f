/// Tells a strong like, the same word to a reader, from a weak one, where letters alone cannot: `by` and `byar` are one
/// word, `region` and `religion` are two.
package enum Grammar {
  /// No ending is so long that two forms of a word differ by more letters.
  private static let longestDifference = 7

  /// The first rule that makes the two spellings the same word; `nil` when none does. Symmetric.
  ///
  /// A number or code is the same as nothing but itself.
  package static func rule(relating one: ReaderWord, _ other: ReaderWord) -> GrammarRule? {
    if one.letters == other.letters { return .spelling }
    guard one.isWord, other.isWord else { return nil }
    guard abs(one.letters.count - other.letters.count) <= longestDifference else { return nil }
    guard one.beginsLike(other) else {
      return GrammarRule.irregularForm.relates(one, other) ? .irregularForm : nil
    }
    return GrammarRule.allCases.first { $0.relates(one, other) }
  }

  /// The first rule that makes the two spellings the same word.
  package static func rule(relating one: String, _ other: String) -> GrammarRule? {
    rule(relating: ReaderWord(one), ReaderWord(other))
  }

  /// The same, where `one` was typed on a keyboard without `æ`, `ø` and `å`: `gjenapninga` is `gjenåpningen`.
  package static func rule(relatingBare one: ReaderWord, _ other: ReaderWord) -> GrammarRule? {
    rule(relating: one.bare, other.bare)
  }
}

/// What makes two spellings the same word to a reader.
package enum GrammarRule: String, Sendable, Hashable, CaseIterable {
  /// The same letters: `Aalesund`, `Ålesund`; `ide`, `idé`.
  case spelling
  /// Endings of one paradigm: `by`, `byen`, `byar`.
  case inflection
  /// Forms that no ending explains: `bok`, `bøker`; `gå`, `gikk`.
  case irregularForm = "irregular form"
  /// Bokmål and Nynorsk: `ikke`, `ikkje`; `virkemiddel`, `verkemidlane`.
  case writtenForm = "written form"
  /// A compound with or without the letter that links its parts: `samarbeidavtale`, `samarbeidsavtale`.
  case linkingLetter = "linking letter"
  /// Three like consonants where the parts of a compound meet: `trafikkknutepunkt`.
  case tripleConsonant = "triple consonant"

  /// Whether the rule relates the two words.
  package func relates(_ one: ReaderWord, _ other: ReaderWord) -> Bool {
    switch self {
    case .spelling: one.letters == other.letters
    case .inflection: InflectionRule.relates(one, other)
    case .irregularForm: IrregularFormRule.relates(one, other)
    case .writtenForm: WrittenFormRule.relates(one, other)
    case .linkingLetter: LinkingLetterRule.relates(one, other)
    case .tripleConsonant: TripleConsonantRule.relates(one, other)
    }
  }
}

/// Digits that stand above or below the line in print and on it on many keyboards: `km²` and `km2`, `CO₂` and `CO2`.
package enum RaisedDigits {
  private static let plain: [Unicode.Scalar: Unicode.Scalar] = [
    "²": "2", "³": "3", "₂": "2", "₃": "3",
  ]

  /// The other spellings of a word with such a digit, or with a last digit that can be one; none of most words.
  package static func others(_ word: String) -> [String] {
    let scalars = Array(word.unicodeScalars)
    guard scalars.count > 1, let last = scalars.last else { return [] }
    let onTheLine = scalars.map { plain[$0] ?? $0 }
    let stem = onTheLine.dropLast()
    guard plain.values.contains(plain[last] ?? last), !stem.contains(where: { ("0"..."9").contains($0) })
    else { return [] }
    let digit = plain[last] ?? last
    let spellings = [digit] + plain.filter { $0.value == digit }.map(\.key).sorted()
    return spellings.map { text(stem + [$0]) }.filter { $0 != word }
  }

  private static func text(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }
}

/// A word prepared for the rules of grammar.
package struct ReaderWord: Sendable, Hashable {
  /// The word in ``Letters``.
  let letters: [UInt8]
  /// Whether it is a word rather than a letter, a number or a code.
  let isWord: Bool
  /// The spelling between Bokmål and Nynorsk, if it is another one; see ``WrittenFormRule``.
  let neutral: [UInt8]?
  /// Whether three like consonants stand together, as where two parts of a compound meet.
  let hasTriple: Bool

  /// Prepares a word in UTF-8.
  package init(_ word: some Sequence<UInt8>) { self.init(letters: Letters.of(word)) }

  /// Prepares a word.
  package init(_ word: String) { self.init(word.utf8) }

  init(letters: [UInt8]) {
    self.letters = letters
    isWord = letters.count >= 2 && !Code.isCode(letters: letters)
    let neutral = isWord ? WrittenFormRule.neutral(letters) : letters
    self.neutral = neutral == letters ? nil : neutral
    hasTriple = isWord && TripleConsonantRule.hasTriple(letters)
  }

  /// The word with `æ`, `ø` and `å` turned into bare letters.
  var bare: ReaderWord { ReaderWord(letters: Folding.folded(letters: letters)) }

  /// Whether the words can be one: no rule reaches past the first letter but those of `hv` and `kv`, `hjem` and `heim`.
  func beginsLike(_ other: ReaderWord) -> Bool {
    guard let first = letters.first, let second = other.letters.first else { return false }
    if first == second { return true }
    return first.changesInitially && second.changesInitially || first.isVowel && second.isVowel
  }
}

extension UInt8 {
  /// Whether a letter of ``Letters`` can be another at the beginning of the same word: `hv` and `kv`, `hj` and `h`.
  fileprivate var changesInitially: Bool {
    switch self {
    case UInt8(ascii: "h"), UInt8(ascii: "k"), UInt8(ascii: "s"), UInt8(ascii: "t"), UInt8(ascii: "l"),
      UInt8(ascii: "v"):
      true
    default: false
    }
  }

  /// Whether a letter of ``Letters`` is a vowel.
  var isVowel: Bool {
    switch self {
    case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"), UInt8(ascii: "u"),
      UInt8(ascii: "y"), Letters.ae, Letters.oe, Letters.aa:
      true
    default: false
    }
  }
}

extension Collection where Element == UInt8 {
  /// Whether there is a vowel, as in every part of a word that can stand by itself.
  var hasVowel: Bool { contains { $0.isVowel } }
}

/// The forms that a word can have, for words too short to be found by their grams: `by` has none in common with `byen`,
/// nor `skole` with `skule`.
package enum WordForms {
  /// Every spelling that ``Grammar`` calls the same word and that an ending or a list of irregular forms gives, in
  /// lower case with `æ`, `ø` and `å`, the word itself left out. Many are not words: look them up.
  package static func forms(of word: String) -> Set<String> {
    let letters = Letters.of(word)
    guard letters.count >= 2, !Code.isCode(letters: letters) else { return [] }
    var forms = Set(IrregularFormRule.forms(like: letters))
    for spelling in [letters] + WrittenFormRule.others(letters) {
      forms.insert(spelling)
      for (stem, ending) in stems(of: spelling) {
        let paradigms = paradigms(ending, WrittenFormRule.neutral(Array(ending)), stem: stem.count)
        for (other, neutral) in endings where paradigms & self.paradigms(other[...], neutral, stem: stem.count) != 0 {
          forms.insert(Array(stem) + other)
        }
      }
    }
    forms.remove(letters)
    let asked = ReaderWord(letters: letters)
    return Set(
      forms.filter { Grammar.rule(relating: asked, ReaderWord(letters: $0)) != nil }.map { Letters.text($0) })
  }

  /// Every ending, also in the spelling between Bokmål and Nynorsk: `brukte` and `brukar` are one word by `bruker`.
  private static let endings = Paradigm.endings.map { ($0, neutral: WrittenFormRule.neutral($0)) }

  private static func paradigms(_ ending: ArraySlice<UInt8>, _ neutral: [UInt8], stem: Int) -> UInt16 {
    Endings.paradigms(with: ending, stem: stem) | Endings.paradigms(with: neutral, stem: stem)
  }

  /// The stems that the word can have, each with its ending.
  private static func stems(of letters: [UInt8]) -> [(stem: ArraySlice<UInt8>, ending: ArraySlice<UInt8>)] {
    let lengths = Paradigm.endings.map(\.count)
    let longest = min(lengths.max() ?? 0, letters.count - 2)
    return (0...max(0, longest)).compactMap { length in
      let ending = letters.suffix(length)
      return Paradigm.endings.contains(Array(ending)) ? (letters.dropLast(length), ending) : nil
    }
  }
}
