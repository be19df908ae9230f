/// Reads a text in UTF-8 as the letters that a dictionary orders by.
struct CollationElements {
  /// A letter's place in the alphabet, and how its spelling differs from the plain one.
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

  /// Places in the alphabet: signs, digits, letters, what is not Latin.
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
/// Signs come before digits, digits before letters. Accents decide only between words that are otherwise the same, then
/// the bytes do, so that different texts never compare as equal. Follows the Unicode collation chart for `nb`.
package enum NorwegianCollation {
  /// Negative when `one` comes first, positive when `other` does, 0 for the same bytes. Linear, without allocation.
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

  /// Negative when `one` comes first, positive when `other` does, 0 for the same bytes.
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
