import ByregionNorwegian

/// Spellings of names that are the same name to a reader.
package enum PlaceSpelling {
  /// Lower-case words, one space between them; hyphens, dashes, full stops and other signs divide words.
  package static func plain(_ name: String) -> String {
    words(name).joined(separator: " ")
  }

  /// ``plain(_:)`` with bare letters: `Ålesund`, `Aalesund` and `alesund` are one. æ stays apart from a, as
  /// in ae: Lærdal and Lardal are two.
  package static func folded(_ name: String) -> String {
    folded(words(name))
  }

  static func folded(_ words: [String]) -> String {
    words.map { String(decoding: bare(Letters.of($0)), as: UTF8.self) }.joined(separator: " ")
  }

  /// Lower-case ASCII letters and digits of a name with hyphens between its words, for slugs: å as a, ø as
  /// o, æ as ae, other Latin letters without their marks; letters of other scripts are left out.
  package static func slug(_ name: String) -> String {
    // Letter by letter, so that a printed "aa" or "oe" stays as it is.
    words(name).map { $0.unicodeScalars.flatMap { bare(Letters.of(String($0))) }.filter { $0 < 0x80 } }
      .filter { !$0.isEmpty }
      .map { String(decoding: $0, as: UTF8.self) }
      .joined(separator: "-")
  }

  /// Lower-case words in NFC, without soft hyphens and other signs that do not show.
  static func words(_ name: String) -> [String] {
    var name = name
    return name.withUTF8(latinWords) ?? anyWords(name)
  }

  /// ``words(_:)`` of a name in ASCII and Latin-1 letters, with dashes between, as nearly all are; nil for another.
  static func latinWords(_ name: UnsafeBufferPointer<UInt8>) -> [String]? {
    var words: [String] = []
    var word: [UInt8] = []
    func endWord() {
      if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
      word.removeAll(keepingCapacity: true)
    }
    var place = 0
    while place < name.count {
      let byte = name[place]
      let next = place + 1 < name.count ? name[place + 1] : 0
      switch (byte, next) {
      case (UInt8(ascii: "a")...UInt8(ascii: "z"), _), (UInt8(ascii: "0")...UInt8(ascii: "9"), _): word.append(byte)
      case (UInt8(ascii: "A")...UInt8(ascii: "Z"), _): word.append(byte + 0x20)
      case (..<0x80, _): endWord()
      case (0xC3, 0x97), (0xC3, 0x9F), (0xC3, 0xB7): endWord()  // × ß ÷
      case (0xC3, 0x80...0x9E): word += [byte, next + 0x20]
      case (0xC3, 0xA0...): word += [byte, next]
      case (0xC2, 0xAD): break  // a soft hyphen does not show
      case (0xC2, _): endWord()
      // Hyphens, dashes and quotation marks: U+2010 to U+2027.
      case (0xE2, 0x80) where place + 2 < name.count && (0x90...0xA7).contains(name[place + 2]):
        endWord()
        place += 1
      default: return nil
      }
      place += byte < 0x80 ? 1 : 2
    }
    endWord()
    return words
  }

  /// ``words(_:)`` of a name in any letters.
  static func anyWords(_ name: String) -> [String] {
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
    // The most frequent case, Latin-1: à to ÿ without ÷.
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
