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
    words(name).map { String(decoding: bare(Letters.of($0)), as: UTF8.self) }.joined(separator: " ")
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
    let shown = Composition.composed(name).lowercased().unicodeScalars.filter { !isHidden($0) }
    return String(String.UnicodeScalarView(shown)).unicodeScalars
      .split { !isPartOfWord($0) }
      .map { String(String.UnicodeScalarView($0)) }
  }

  private static func isPartOfWord(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar) }
    return scalar.properties.isAlphabetic
  }

  private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.value >= 0x80 else { return false }
    switch scalar.properties.generalCategory {
    case .format, .nonspacingMark: return true
    default: return false
    }
  }

  private static func bare(_ letters: [UInt8]) -> [UInt8] {
    letters.flatMap { letter in
      switch letter {
      case Letters.ae: Array("ae".utf8)
      case Letters.oe: [UInt8(ascii: "o")]
      case Letters.aa: [UInt8(ascii: "a")]
      default: [letter]
      }
    }
  }
}
