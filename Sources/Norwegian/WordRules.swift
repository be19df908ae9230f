/// The rules by which words are taken for one word, or for a compound of another.
///
/// A search has all of them. A measurement leaves one out to see what it adds.
package struct WordRules: OptionSet, Hashable, Sendable {
  package let rawValue: UInt32

  package init(rawValue: UInt32) { self.rawValue = rawValue }

  private init(bit: Int) { rawValue = 1 << UInt32(bit) }

  // MARK: The other written form

  /// Words and stems that differ: `melk`, `mjølk`.
  package static let stems = WordRules(bit: 0)
  /// Beginnings of words: `hvit`, `kvit`.
  package static let beginnings = WordRules(bit: 1)
  /// Suffixes and endings: `mulighet`, `moglegheit`.
  package static let suffixes = WordRules(bit: 2)
  /// Single letters: `høre`, `høyre`.
  package static let letters = WordRules(bit: 3)
  /// Whole words: `ikke`, `ikkje`.
  package static let wholeWords = WordRules(bit: 4)
  /// Several correspondences in one word.
  package static let combinations = WordRules(bit: 5)

  // MARK: Inflection

  /// Lists of irregular forms: `gå`, `gikk`.
  package static let irregularForms = WordRules(bit: 6)
  /// Changes of stem: `regel`, `regler`.
  package static let stemChanges = WordRules(bit: 7)
  /// Words of a closed class take no other endings: `ung` has no plural `unger`.
  package static let closedClasses = WordRules(bit: 8)
  /// A past tense is one where the vocabulary has the verb and no noun: `lest`, but not `kilde`.
  package static let pastTenses = WordRules(bit: 9)
  /// A noun has one gender: of `planen` and `planet` one is another word.
  package static let genders = WordRules(bit: 10)

  // MARK: Spelling and names

  /// Other spellings of a letter and of where the parts of a compound meet: `maaned`, `idé`, `busstopp`.
  package static let spellings = WordRules(bit: 11)
  /// A word that is typed without `æ`, `ø` and `å` and that the index lacks stands for those with them.
  package static let bareLetters = WordRules(bit: 12)
  /// Names of municipalities and counties are no common words.
  package static let names = WordRules(bit: 13)

  // MARK: Compounds

  /// The word is the last part: `nabokommune`.
  package static let lastParts = WordRules(bit: 14)
  /// The word is the first part: `kommuneplan`.
  package static let firstParts = WordRules(bit: 15)
  /// The word is a part in the middle: `arbeidsmiljøloven`.
  package static let middleParts = WordRules(bit: 16)
  /// Parts are linked by `s` or `e`.
  package static let links = WordRules(bit: 17)
  /// What stands beside the word may be two words.
  package static let twoWords = WordRules(bit: 18)
  /// Beside a long word, other letters than a word's will do.
  package static let unknownParts = WordRules(bit: 19)
  /// Prefixes and suffixes make no compound: `oppgave`, `byskap`.
  package static let affixes = WordRules(bit: 20)

  /// All spellings of the other written form.
  package static let writtenForms: WordRules = [.stems, .beginnings, .suffixes, .letters, .wholeWords, .combinations]
  package static let all = WordRules(rawValue: 1 << 21 - 1)
}
