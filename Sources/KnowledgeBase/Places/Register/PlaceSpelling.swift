import Norwegian

/// Spellings of names that are the same name to a reader.
public enum PlaceSpelling {
  /// Lower-case words, one space between them; hyphens, dashes, full stops and other signs divide words.
  public static func plain(_ name: String) -> String {
    words(name).joined(separator: " ")
  }

  /// ``plain(_:)`` with bare letters: `Ålesund`, `Aalesund` and `alesund` are one. æ stays apart from a, as
  /// in ae: Lærdal and Lardal are two.
  public static func folded(_ name: String) -> String {
    folded(words(name))
  }

  static func folded(_ words: [String]) -> String {
    words.map { String(decoding: bare(Letters.of($0)), as: UTF8.self) }.joined(separator: " ")
  }

  /// Lower-case ASCII letters and digits of a name with hyphens between its words, for slugs: å as a, ø as
  /// o, æ as ae, other Latin letters without their marks; letters of other scripts are left out.
  public static func slug(_ name: String) -> String {
    // Letter by letter, so that a printed "aa" or "oe" stays as it is.
    words(name).map { $0.unicodeScalars.flatMap { bare(Letters.of(String($0))) }.filter { $0 < 0x80 } }
      .filter { !$0.isEmpty }
      .map { String(decoding: $0, as: UTF8.self) }
      .joined(separator: "-")
  }

  /// Lower-case words in NFC, without soft hyphens and other signs that do not show.
  static func words(_ name: String) -> [String] {
    let lower = Composition.composed(name).lowercased().unicodeScalars
    var words: [String] = []
    var word = String.UnicodeScalarView()
    for scalar in lower where !isHidden(scalar) {
      if isPartOfWord(scalar) {
        word.append(scalar)
      } else if !word.isEmpty {
        words.append(String(word))
        word = String.UnicodeScalarView()
      }
    }
    return word.isEmpty ? words : words + [String(word)]
  }

  private static func isPartOfWord(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar) }
    // Latin-1 is asked for most: à to ÿ but for ÷.
    if scalar.value < 0x100 { return scalar.value >= 0xE0 && scalar.value != 0xF7 }
    return scalar.properties.isAlphabetic
  }

  private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.value >= 0x100 else { return scalar.value == 0xAD }
    switch scalar.properties.generalCategory {
    case .format, .nonspacingMark: return true
    default: return false
    }
  }

  private static func bare(_ letters: [UInt8]) -> [UInt8] {
    var bare: [UInt8] = []
    for letter in letters {
      switch letter {
      case Letters.ae: bare += [UInt8(ascii: "a"), UInt8(ascii: "e")]
      case Letters.oe: bare.append(UInt8(ascii: "o"))
      case Letters.aa: bare.append(UInt8(ascii: "a"))
      default: bare.append(letter)
      }
    }
    return bare
  }
}
