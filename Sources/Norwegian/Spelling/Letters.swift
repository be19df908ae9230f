/// A word as Norwegian letters, one byte each: lower case, accents gone, `æ`, `ø` and `å` as `{`, `|` and `}`.
///
/// The bytes are those of the Norwegian seven-bit alphabet (NS 4551-1, ISO 646-NO), so that rules about letters can
/// index and compare bytes. `ae`, `oe` and `aa`, `ä` and `ö` are spellings of the same letters and give the same bytes.
/// Letters without a Latin base, such as Greek, stay as their UTF-8 bytes.
///
/// Meant for words: the punctuation `{|}` would read as letters.
public enum Letters {
  /// The byte of æ.
  public static let ae = UInt8(ascii: "{")
  /// The byte of ø.
  public static let oe = UInt8(ascii: "|")
  /// The byte of å.
  public static let aa = UInt8(ascii: "}")

  /// The letters of a word in UTF-8. Linear in its length.
  public static func of(_ word: some Sequence<UInt8>) -> [UInt8] {
    var letters: [UInt8] = []
    letters.reserveCapacity(word.underestimatedCount)
    var bytes = word.makeIterator()
    var isDigraphOpen = false
    while let byte = bytes.next() {
      let isPlain = byte < 0x80
      let start = letters.count
      if isPlain {
        letters.append((0x41...0x5A).contains(byte) ? byte | 0x20 : byte)
      } else {
        append(lead: byte, from: &bytes, to: &letters)
      }
      isDigraphOpen = isPlain && closeDigraph(&letters, at: start, isOpen: isDigraphOpen) == false
    }
    return letters
  }

  /// The letters of a word.
  public static func of(_ word: String) -> [UInt8] { of(word.utf8) }

  /// A word in letters as text with `æ`, `ø` and `å`.
  public static func text(_ letters: some Sequence<UInt8>) -> String {
    var bytes: [UInt8] = []
    for letter in letters {
      switch letter {
      case ae: bytes += [0xC3, 0xA6]
      case oe: bytes += [0xC3, 0xB8]
      case aa: bytes += [0xC3, 0xA5]
      default: bytes.append(letter)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Turns the last two letters into one where they spell it; `isOpen` says whether the first of them can still do so.
  private static func closeDigraph(_ letters: inout [UInt8], at index: Int, isOpen: Bool) -> Bool {
    guard isOpen, index >= 1, index < letters.count else { return false }
    let letter: UInt8
    switch (letters[index - 1], letters[index]) {
    case (UInt8(ascii: "a"), UInt8(ascii: "a")): letter = aa
    case (UInt8(ascii: "a"), UInt8(ascii: "e")): letter = ae
    case (UInt8(ascii: "o"), UInt8(ascii: "e")): letter = oe
    default: return false
    }
    letters.removeLast()
    letters[index - 1] = letter
    return true
  }

  private static func append(
    lead: UInt8, from bytes: inout some IteratorProtocol<UInt8>, to letters: inout [UInt8]
  ) {
    let count = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : lead >= 0xC0 ? 1 : 0
    let start = letters.count
    letters.append(lead)
    var scalar = UInt32(lead) & (0x3F >> UInt32(count))
    for _ in 0..<count {
      guard let next = bytes.next() else { return }
      letters.append(next)
      scalar = scalar << 6 | UInt32(next & 0x3F)
    }
    if count > 0, let base = LatinLetters.base(of: scalar) {
      letters.removeSubrange(start...)
      letters.append(base)
    }
  }
}
