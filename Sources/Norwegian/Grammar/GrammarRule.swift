/// What makes two spellings the same word to a reader.
public enum GrammarRule: String, Sendable, Hashable, CaseIterable {
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
  public func relates(_ one: ReaderWord, _ other: ReaderWord) -> Bool {
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
