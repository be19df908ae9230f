/// Spellings of names that are the same name to a reader.
public enum PlaceSpelling {
  /// Lower-case words, one space between them; hyphens, dashes, full stops and other signs divide words.
  public static func plain(_ name: String) -> String {
    words(name).joined(separator: " ")
  }

  /// ``plain(_:)`` without Norwegian and Sámi letters: å and aa as a, ø and oe as o, æ and ä as ae, no marks.
  public static func folded(_ name: String) -> String {
    var folded = ""
    for scalar in plain(name).unicodeScalars { folded += ascii(scalar) }
    return contracted(folded)
  }

  /// Lower-case ASCII letters and digits of a name with hyphens between its words, for slugs: å as a, ø as
  /// o, æ as ae.
  public static func slug(_ name: String) -> String {
    var slug = ""
    for word in words(name) {
      var part = ""
      for scalar in word.unicodeScalars { part += ascii(scalar) }
      part.unicodeScalars.removeAll { !$0.isASCII }
      if !part.isEmpty { slug += slug.isEmpty ? part : "-" + part }
    }
    return slug
  }

  static func words(_ name: String) -> [String] {
    name.lowercased().unicodeScalars
      .split { !isPartOfWord($0) }
      .map { String(String.UnicodeScalarView($0)) }
  }

  // Soft hyphens and zero-width signs vanish in ascii(_:), and join what they stand between.
  private static func isPartOfWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || isMark(scalar)
  }

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .format: true
    default: false
    }
  }

  private static func ascii(_ scalar: Unicode.Scalar) -> String {
    if scalar.isASCII { return String(scalar) }
    if let letter = letters[scalar] { return letter }
    return isMark(scalar) ? "" : String(scalar)
  }

  private static func contracted(_ folded: String) -> String {
    var bytes: [UInt8] = []
    for byte in folded.utf8 {
      let last = bytes.last
      if byte == UInt8(ascii: "a"), last == UInt8(ascii: "a") { continue }
      if byte == UInt8(ascii: "e"), last == UInt8(ascii: "o") { continue }
      bytes.append(byte)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static let letters: [Unicode.Scalar: String] = {
    let groups: [(String, String)] = [
      ("àáâãåāăą", "a"), ("æäǽ", "ae"), ("çćčĉ", "c"), ("ďđð", "d"), ("èéêëēėęě", "e"), ("ğģǥǧ", "g"),
      ("ìíîïīį", "i"), ("ķǩ", "k"), ("łļľ", "l"), ("ñńņňŋ", "n"), ("òóôõöøōőǿ", "o"), ("ŕř", "r"),
      ("śšşș", "s"), ("ß", "ss"), ("ťŧţț", "t"), ("ùúûüūůűų", "u"), ("ŵ", "w"), ("ýÿ", "y"), ("źżž", "z"),
      ("ʒǯ", "z"), ("þ", "th"), ("œ", "o"),
    ]
    var letters: [Unicode.Scalar: String] = [:]
    for (scalars, ascii) in groups {
      for scalar in scalars.unicodeScalars { letters[scalar] = ascii }
    }
    return letters
  }()
}
