/// A word prepared for the rules of grammar.
public struct ReaderWord: Sendable, Hashable {
  /// The word in ``Letters``.
  let letters: [UInt8]

  /// Prepares a word in UTF-8.
  public init(_ word: some Sequence<UInt8>) { self.init(letters: Letters.of(word)) }

  /// Prepares a word.
  public init(_ word: String) { self.init(word.utf8) }

  init(letters: [UInt8]) { self.letters = letters }

  /// The word with `æ`, `ø` and `å` turned into bare letters.
  var bare: ReaderWord { ReaderWord(letters: Folding.folded(letters: letters)) }

  /// Whether it is a word rather than a letter, a number or a code.
  var isWord: Bool { letters.count >= 2 && !Code.isCode(letters: letters) }

  /// Whether the words can be one: no rule reaches past the first letter but those of `hv` and `kv`, `hjem` and `heim`.
  func beginsLike(_ other: ReaderWord) -> Bool {
    guard let first = letters.first, let second = other.letters.first else { return false }
    if first == second { return true }
    return Set([first, second]).isSubset(of: ReaderWord.changingInitials) || first.isVowel && second.isVowel
  }

  private static let changingInitials = Set("hkstlv".utf8)
}

extension UInt8 {
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
