/// The spelling of a word with nothing but bare letters: `Ålesund`, `Aalesund` and `alesund` fold to the same bytes.
public enum Folding {
  /// The folded spelling: lower case, `å` and `aa` as `a`, `ø` and `oe` as `o`, `æ` and `ae` as `a`, accents gone.
  ///
  /// Linear in the length of the word; what is not a Latin letter stays as it is.
  public static func folded(_ word: some Sequence<UInt8>) -> [UInt8] { folded(letters: Letters.of(word)) }

  /// The folded spelling of a word.
  public static func folded(_ word: String) -> String {
    String(decoding: folded(word.utf8), as: UTF8.self)
  }

  /// The folded spelling of a word that is in letters already.
  static func folded(letters: [UInt8]) -> [UInt8] {
    letters.map { letter in
      switch letter {
      case Letters.ae, Letters.aa: UInt8(ascii: "a")
      case Letters.oe: UInt8(ascii: "o")
      default: letter
      }
    }
  }
}
