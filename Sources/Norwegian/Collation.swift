import Foundation

/// Iterates over the collation elements of a UTF-8 text: one for each letter that a dictionary orders by.
struct CollationElements {
  /// A letter's position in the alphabet, and a number for its accent or spelling; 0 for the plain letter.
  struct Element {
    var letter: UInt32
    var accent: UInt32
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  private var index = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// The next letter; `nil` at the end.
  mutating func next() -> Element? {
    guard index < bytes.count else { return nil }
    let scalar = nextScalar()
    if scalar >= 0x80 { return element(beyondASCII: scalar) }
    let small = (0x41...0x5A).contains(scalar) ? scalar | 0x20 : scalar
    if small == 0x61, index < bytes.count, bytes[index] | 0x20 == 0x61 {
      index += 1
      return Element(letter: Place.aa, accent: 1)
    }
    return Element(letter: Place.of(ascii: small), accent: 0)
  }

  private func element(beyondASCII scalar: UInt32) -> Element {
    guard let base = LatinLetters.base(of: scalar) else {
      return Element(letter: Place.others + scalar, accent: 0)
    }
    switch scalar {
    case 0xC5, 0xE5, 0xC6, 0xE6, 0xD8, 0xF8: return Element(letter: Place.of(ascii: UInt32(base)), accent: 0)
    case 0xDC, 0xFC: return Element(letter: Place.of(ascii: 0x79), accent: 1)
    default: return Element(letter: Place.of(ascii: UInt32(base)), accent: lowerCase(scalar))
    }
  }

  /// The same number for an accented letter in upper and in lower case.
  private func lowerCase(_ scalar: UInt32) -> UInt32 {
    switch scalar {
    case 0xC0...0xDE: scalar + 0x20
    case 0x100...0x137, 0x14A...0x177, 0x1E00...0x1EFF: scalar | 1
    default: scalar
    }
  }

  private mutating func nextScalar() -> UInt32 {
    let lead = bytes[index]
    index += 1
    let count = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : lead >= 0xC0 ? 1 : 0
    var scalar = count == 0 ? UInt32(lead) : UInt32(lead) & (0x3F >> UInt32(count))
    for _ in 0..<count where index < bytes.count {
      scalar = scalar << 6 | UInt32(bytes[index] & 0x3F)
      index += 1
    }
    return scalar
  }

  /// Positions in the alphabet: signs, then digits, letters, and non-Latin characters.
  private enum Place {
    static let digits: UInt32 = 0x100
    static let letters: UInt32 = 0x200
    static let others: UInt32 = 0x1000
    static let aa = letters + UInt32(Letters.aa)

    static func of(ascii scalar: UInt32) -> UInt32 {
      switch scalar {
      case 0x30...0x39: digits + scalar
      case 0x61...0x7D: letters + scalar
      default: scalar
      }
    }
  }
}

/// The order of a Norwegian dictionary: `… z æ ø å`, with `aa` as `å`, `ä` as `æ`, `ö` as `ø`, upper case as lower.
///
/// Signs come before digits, and digits before letters. Accents are compared only if the letters are equal, and bytes
/// only if the accents are equal too, so that different texts never compare as equal. The order is that of the Unicode
/// collation chart for `nb`.
package enum NorwegianCollation {
  /// Negative if `one` comes first, positive if `other` does, 0 for the same bytes. Linear, without allocation.
  package static func compare(_ one: UnsafeBufferPointer<UInt8>, _ other: UnsafeBufferPointer<UInt8>) -> Int {
    var left = CollationElements(one)
    var right = CollationElements(other)
    var accents = 0
    while true {
      switch (left.next(), right.next()) {
      case (nil, nil): return accents != 0 ? accents : compareBytes(one, other)
      case (nil, _): return -1
      case (_, nil): return 1
      case (let first?, let second?):
        if first.letter != second.letter { return first.letter < second.letter ? -1 : 1 }
        if accents == 0, first.accent != second.accent { accents = first.accent < second.accent ? -1 : 1 }
      }
    }
  }

  /// Negative if `one` comes first, positive if `other` does, 0 for the same bytes.
  package static func compare(_ one: String, _ other: String) -> Int {
    var one = one
    var other = other
    return one.withUTF8 { left in other.withUTF8 { right in compare(left, right) } }
  }

  private static func compareBytes(_ one: UnsafeBufferPointer<UInt8>, _ other: UnsafeBufferPointer<UInt8>)
    -> Int
  {
    if one.elementsEqual(other) { return 0 }
    return one.lexicographicallyPrecedes(other) ? -1 : 1
  }
}

/// Text in Unicode's composed form (NFC), so that `å` is one letter however it was typed.
///
/// Text is normalised once, on input; all other code compares bytes.
package enum Composition {
  /// The text in NFC. Text that is already composed is returned unchanged.
  ///
  /// Text of only Latin letters and common signs takes one pass over the bytes and no Unicode tables. Foundation
  /// normalises all other text.
  package static func composed(_ text: String) -> String {
    isPlainlyComposed(text) ? text : text.precomposedStringWithCanonicalMapping
  }

  /// Whether a quick scan shows that the text is in NFC. If false, the text may still be in NFC.
  ///
  /// Scalars below U+0300 neither combine nor decompose in NFC (Unicode, DerivedNormalizationProps.txt). Neither do
  /// the ranges of punctuation, currency signs, arrows and operators that ``isPlain(_:)`` accepts.
  package static func isPlainlyComposed(_ text: String) -> Bool {
    let quick = text.utf8.withContiguousStorageIfAvailable(bytesArePlain)
    return quick ?? text.unicodeScalars.allSatisfy { isPlain($0.value) }
  }

  private static func bytesArePlain(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = 0
    while index < bytes.count {
      if index + 8 <= bytes.count, areLatin(bytes, index) {
        index += 8
        continue
      }
      let lead = bytes[index]
      if lead < 0xCC {
        index += 1
      } else if lead & 0xF0 == 0xE0, index + 2 < bytes.count {
        let scalar =
          UInt32(lead & 0x0F) << 12 | UInt32(bytes[index + 1] & 0x3F) << 6 | UInt32(bytes[index + 2] & 0x3F)
        guard isPlain(scalar) else { return false }
        index += 3
      } else {
        return false
      }
    }
    return true
  }

  /// Whether the eight bytes that start at `index` are all below 0xCC (Warren, Hacker's Delight, 6-1).
  @inline(__always)
  private static func areLatin(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    let raw = UnsafeRawBufferPointer(bytes)
    let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
    return ((word & 0x7F7F_7F7F_7F7F_7F7F) &+ 0x3434_3434_3434_3434) & word & 0x8080_8080_8080_8080 == 0
  }

  private static func isPlain(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0..<0x300, 0x2002...0x20CF, 0x2190...0x22FF: true
    default: false
    }
  }
}
