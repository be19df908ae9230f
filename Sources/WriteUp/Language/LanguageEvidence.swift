/// How many words of a text are of one written form alone.
struct LanguageEvidence {
  var nb = 0
  var nn = 0

  /// The form that the words clearly point to, or nil: a stray word of the other form does not count.
  var clearForm: WriteUp.Language? {
    if nb >= 3, nb >= 4 * nn { return .bokmål }
    return nn >= 3 && nn >= 4 * nb ? .nynorsk : nil
  }

  /// The form that more words point to, or nil when as many point to each.
  var form: WriteUp.Language? {
    nb == nn ? nil : nb > nn ? .bokmål : .nynorsk
  }

  static func += (total: inout LanguageEvidence, other: LanguageEvidence) {
    total.nb += other.nb
    total.nn += other.nn
  }

  /// Counts the words of a text in one pass over its bytes.
  mutating func count(_ text: String) {
    var text = text
    let table = Self.table
    text.withUTF8 { bytes in
      var start = 0
      var hash = WordTable.seed
      for index in bytes.indices {
        let byte = bytes[index]
        if Self.isLetter(byte) {
          hash = WordTable.mixed(hash, Self.folded(byte))
        } else {
          if start < index { count(hash, bytes, start..<index, table) }
          (start, hash) = (index + 1, WordTable.seed)
        }
      }
      if start < bytes.count { count(hash, bytes, start..<bytes.count, table) }
    }
  }

  private mutating func count(
    _ hash: UInt64, _ bytes: UnsafeBufferPointer<UInt8>, _ word: Range<Int>, _ table: WordTable
  ) {
    if let form = table.value(of: WordTable.finished(hash)) {
      if form == 0 { nb += 1 } else { nn += 1 }
    } else if word.count >= 7, word.count <= Self.longest {
      if Self.hasEnding(bytes, word, Self.nbEndings) {
        nb += 1
      } else if Self.hasEnding(bytes, word, Self.nnEndings) {
        nn += 1
      }
    }
  }

  private static let longest = 40
  /// Small and large letters alike: in ASCII and in the second byte of Æ, Ø and Å they differ in one bit.
  @inline(__always)
  private static func folded(_ byte: UInt8) -> UInt8 {
    byte >= 0x41 && byte <= 0x5A || byte >= 0x80 && byte < 0xA0 ? byte | 0x20 : byte
  }

  @inline(__always)
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

  private static let nbEndings = LanguageVocabulary.nbEndings.map { Array($0.utf8) }
  private static let nnEndings = LanguageVocabulary.nnEndings.map { Array($0.utf8) }

  /// 0 for a word of Bokmål, 1 for one of Nynorsk.
  private static let table: WordTable = {
    var table = WordTable(capacity: 512)
    for (value, words) in [LanguageVocabulary.nb, LanguageVocabulary.nn].enumerated() {
      for word in words.split(whereSeparator: \.isWhitespace) {
        table.set(value, of: WordTable.hash(word.utf8.map(folded)))
      }
    }
    return table
  }()
}
