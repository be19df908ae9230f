/// A word prepared for the rules of grammar.
public struct ReaderWord: Sendable, Hashable {
  /// The word in ``Letters``.
  let letters: [UInt8]
  /// Whether it is a word rather than a letter, a number or a code.
  let isWord: Bool
  /// The spelling between Bokmål and Nynorsk, if it is another one; see ``WrittenFormRule``.
  let neutral: [UInt8]?
  /// Whether three like consonants stand together, as where two parts of a compound meet.
  let hasTriple: Bool

  /// Prepares a word in UTF-8.
  public init(_ word: some Sequence<UInt8>) { self.init(letters: Letters.of(word)) }

  /// Prepares a word.
  public init(_ word: String) { self.init(word.utf8) }

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
