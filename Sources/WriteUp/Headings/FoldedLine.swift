/// A short line as words in small letters, one byte a letter (Latin-1), for comparing with the vocabulary.
///
/// Letters outside Latin-1 fold to one sign that no word of the vocabulary holds.
struct FoldedLine {
  struct Word {
    /// Letters of the word in ``FoldedLine/letters``.
    var range: Range<Int>
    /// UTF-8 bytes of the word in the text.
    var source: Range<Int>
    var isCapitalized: Bool
    var hasDigit: Bool
    /// Whether a comma stands before the word.
    var isAfterComma: Bool
  }

  private(set) var letters: [UInt8] = []
  private(set) var words: [Word] = []
  /// The last sign of the line that is no bracket or quotation mark; 0 on an empty line.
  private(set) var lastSign: UInt8 = 0
  /// The first colon, full stop, semicolon or question mark inside the line with white space behind it; else 0.
  private(set) var innerStop: UInt8 = 0
  /// Whether letters are there, and all of them large.
  private(set) var isAllCapitals = false

  static let maximumBytes = 160
  static let maximumWords = 20
  private static let foreignLetter: UInt8 = 0x01

  /// Folds a line; nil when it is too long to be a heading.
  init?(_ text: String) {
    var text = text
    let isShort = text.withUTF8 { bytes in
      guard bytes.count <= Self.maximumBytes else { return false }
      fold(bytes)
      return true
    }
    guard isShort, !words.isEmpty, words.count <= Self.maximumWords else { return nil }
  }

  func bytes(of word: Word) -> ArraySlice<UInt8> { letters[word.range] }

  private mutating func fold(_ bytes: UnsafeBufferPointer<UInt8>) {
    letters.reserveCapacity(bytes.count)
    words.reserveCapacity(min(bytes.count / 4 + 1, Self.maximumWords))
    var scanner = Scanner()
    var index = 0
    while index < bytes.count {
      let (letter, length, isCapital) = Self.letter(bytes, index)
      if letter != 0 {
        scanner.capitals += isCapital ? 1 : 0
        scanner.smalls += isCapital || (letter >= 0x30 && letter <= 0x39) ? 0 : 1
        scanner.begin(at: index, in: letters.count, isCapital)
        letters.append(letter)
        lastSign = letter
      } else if length > 0 {
        let joins = Self.joinsWords(bytes, index, length) && scanner.isInWord
        if joins { letters.append(0x2D) } else { end(&scanner, at: index) }
        note(bytes, index, &scanner)
      }
      index += length == 0 ? Self.ignoredLength(bytes, index) : length
    }
    end(&scanner, at: bytes.count)
    isAllCapitals = scanner.capitals > 1 && scanner.smalls == 0
  }

  private struct Scanner {
    var isInWord = false
    var letterStart = 0
    var sourceStart = 0
    var isCapitalized = false
    var isAfterComma = false
    var capitals = 0
    var smalls = 0

    mutating func begin(at source: Int, in letters: Int, _ isCapital: Bool) {
      guard !isInWord else { return }
      (isInWord, letterStart, sourceStart, isCapitalized) = (true, letters, source, isCapital)
    }
  }

  private mutating func end(_ scanner: inout Scanner, at source: Int) {
    guard scanner.isInWord else { return }
    let range = scanner.letterStart..<letters.count
    words.append(
      Word(
        range: range, source: scanner.sourceStart..<source, isCapitalized: scanner.isCapitalized,
        hasDigit: letters[range].contains { $0 >= 0x30 && $0 <= 0x39 }, isAfterComma: scanner.isAfterComma))
    (scanner.isInWord, scanner.isAfterComma) = (false, false)
  }

  /// Keeps what a sign says of the line: commas, stops, and the last sign.
  private mutating func note(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ scanner: inout Scanner) {
    let byte = bytes[index]
    switch byte {
    case 0x20, 0x22, 0x28, 0x29, 0xC2, 0xE2: return
    case 0x2C: scanner.isAfterComma = true
    case 0x2E, 0x3A, 0x3B, 0x3F:
      guard index + 1 < bytes.count, bytes[index + 1] == 0x20 else { break }
      if innerStop == 0 { innerStop = byte }
    default: break
    }
    lastSign = byte
  }

  /// A hyphen between letters, as in Midt-Troms.
  private static func joinsWords(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ length: Int) -> Bool {
    let isHyphen =
      bytes[index] == 0x2D
      || (length == 3 && bytes[index + 1] == 0x80 && (0x90...0x91).contains(bytes[index + 2]))
    guard isHyphen, index + length < bytes.count else { return false }
    return letter(bytes, index + length).letter != 0
  }

  /// The folded letter or digit at an index, 0 for any other sign; length 0 for a sign that does not show.
  private static func letter(
    _ bytes: UnsafeBufferPointer<UInt8>, _ index: Int
  ) -> (letter: UInt8, length: Int, isCapital: Bool) {
    let byte = bytes[index]
    switch byte {
    case 0x61...0x7A, 0x30...0x39: return (byte, 1, false)
    case 0x41...0x5A: return (byte + 0x20, 1, true)
    case 0..<0x80: return (0, 1, false)
    default: return wideLetter(bytes, index)
    }
  }

  private static func wideLetter(
    _ bytes: UnsafeBufferPointer<UInt8>, _ index: Int
  ) -> (letter: UInt8, length: Int, isCapital: Bool) {
    let byte = bytes[index]
    let length = min(byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4, bytes.count - index)
    if byte == 0xC3, length == 2 {
      let letter = bytes[index + 1] | 0x40
      if letter == 0xD7 || letter == 0xF7 { return (0, 2, false) }
      return letter < 0xDF ? (letter + 0x20, 2, true) : (letter, 2, false)
    }
    if byte <= 0xC2 { return (0, length, false) }
    if byte == 0xE2 || byte == 0xEF {
      return ignoredLength(bytes, index) > 0 ? (0, 0, false) : (0, length, false)
    }
    return (foreignLetter, length, false)
  }

  /// The length of a zero-width space, joiner or byte order mark at an index; at least 1 for progress.
  private static func ignoredLength(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int {
    guard index + 2 < bytes.count else { return 0 }
    let sign = UInt32(bytes[index]) << 16 | UInt32(bytes[index + 1]) << 8 | UInt32(bytes[index + 2])
    switch sign {
    case 0xE2808B...0xE2808F, 0xE280AA...0xE280AE, 0xE281A0...0xE281A4, 0xEFBBBF: return 3
    default: return 0
    }
  }
}
