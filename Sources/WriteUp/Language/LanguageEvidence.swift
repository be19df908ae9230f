/// How many words of a text are of one written form alone.
struct LanguageEvidence {
  var bokmål = 0
  var nynorsk = 0

  /// The form that the words clearly point to, or nil: a stray word of the other form does not count.
  var clearForm: WriteUp.Language? {
    if bokmål >= 3, bokmål >= 4 * nynorsk { return .bokmål }
    return nynorsk >= 3 && nynorsk >= 4 * bokmål ? .nynorsk : nil
  }

  /// The form that more words point to, or nil when as many point to each.
  var form: WriteUp.Language? {
    bokmål == nynorsk ? nil : bokmål > nynorsk ? .bokmål : .nynorsk
  }

  static func += (total: inout LanguageEvidence, other: LanguageEvidence) {
    total.bokmål += other.bokmål
    total.nynorsk += other.nynorsk
  }

  /// Counts the words of a text in one pass over its bytes.
  mutating func count(_ text: String) {
    var text = text
    text.withUTF8 { bytes in
      var start = 0
      while start < bytes.count {
        while start < bytes.count, !Self.isLetter(bytes[start]) { start += 1 }
        var end = start
        var hash = Self.seed
        while end < bytes.count, Self.isLetter(bytes[end]) {
          hash = Self.mixed(hash, bytes[end])
          end += 1
        }
        if end > start { count(hash, bytes, start..<end) }
        start = end
      }
    }
  }

  private mutating func count(_ hash: UInt64, _ bytes: UnsafeBufferPointer<UInt8>, _ word: Range<Int>) {
    guard word.count <= Self.longest else { return }
    if let form = Self.table[hash] {
      add(form)
    } else if word.count >= 7 {
      if Self.hasEnding(bytes, word, Self.bokmålEndings) {
        bokmål += 1
      } else if Self.hasEnding(bytes, word, Self.nynorskEndings) {
        nynorsk += 1
      }
    }
  }

  private mutating func add(_ form: WriteUp.Language) {
    if form == .bokmål { bokmål += 1 } else { nynorsk += 1 }
  }

  private static let longest = 40
  private static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

  /// FNV-1a over the letters, small and large alike (ASCII and the second byte of Æ, Ø and Å differ in one bit).
  private static func mixed(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
    let folded = byte >= 0x41 && byte <= 0x5A || byte >= 0x80 && byte < 0xA0 ? byte | 0x20 : byte
    return (hash ^ UInt64(folded)) &* 0x100_0000_01B3
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte == 0xC3 || byte >= 0x80 && byte < 0xC0
  }

  private static func hasEnding(
    _ bytes: UnsafeBufferPointer<UInt8>, _ word: Range<Int>, _ endings: [[UInt8]]
  ) -> Bool {
    let last = bytes[word.upperBound - 1]
    return endings.contains { ending in
      guard ending[ending.count - 1] == last, word.count > ending.count else { return false }
      let start = word.upperBound - ending.count
      return ending.indices.allSatisfy { ending[$0] == bytes[start + $0] }
    }
  }

  private static let bokmålEndings = LanguageVocabulary.bokmålEndings.map { Array($0.utf8) }
  private static let nynorskEndings = LanguageVocabulary.nynorskEndings.map { Array($0.utf8) }

  private static let table: [UInt64: WriteUp.Language] = {
    var table: [UInt64: WriteUp.Language] = [:]
    for (words, form) in [
      (LanguageVocabulary.bokmål, WriteUp.Language.bokmål), (LanguageVocabulary.nynorsk, .nynorsk),
    ] {
      for word in words.split(whereSeparator: \.isWhitespace) {
        table[word.utf8.reduce(seed) { mixed($0, $1) }] = form
      }
    }
    return table
  }()
}
