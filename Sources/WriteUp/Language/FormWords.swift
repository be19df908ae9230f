/// The words and endings that only one written form has, made ready for looking up.
final class FormWords: Sendable {
  /// 0 for a word of Bokmål, 1 for one of Nynorsk.
  private let table: WordTable
  /// The small letter for each byte of a word, 0 for every other byte.
  ///
  /// Small and large letters are alike in ASCII; in the second byte of Æ, Ø and Å they differ in the same bit.
  private let folds: [UInt8]
  private let endings: [Ending]
  /// A bit for what the last four letters of each ending come to.
  private let tails: UInt64

  private struct Ending {
    let letters: [UInt8]
    /// The last four letters; an ending has at least as many.
    let tail: UInt32
    let form: WriteUp.Language

    init(_ text: String, _ form: WriteUp.Language) {
      letters = Array(text.utf8)
      tail = letters.withUnsafeBufferPointer { FormWords.tail($0, to: $0.count) }
      self.form = form
    }
  }

  init() {
    let folds = (0..<256).map { Self.fold(UInt8($0)) }
    var table = WordTable(capacity: 512)
    for (value, words) in [LanguageVocabulary.nb, LanguageVocabulary.nn].enumerated() {
      for word in words.split(whereSeparator: \.isWhitespace) {
        table.set(value, of: WordTable.hash(word.utf8.map { folds[Int($0)] }))
      }
    }
    endings =
      LanguageVocabulary.nbEndings.map { Ending($0, .bokmål) }
      + LanguageVocabulary.nnEndings.map { Ending($0, .nynorsk) }
    tails = endings.reduce(0) { $0 | Self.bit($1.tail) }
    (self.table, self.folds) = (table, folds)
  }

  func withFolds<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    folds.withUnsafeBufferPointer(body)
  }

  /// The form that a word belongs to alone, or nil.
  @inline(__always)
  func form(_ hash: UInt64, _ bytes: UnsafeBufferPointer<UInt8>, _ word: Range<Int>) -> WriteUp.Language? {
    if let form = table.value(of: WordTable.finished(hash)) { return form == 0 ? .bokmål : .nynorsk }
    guard word.count >= 7, word.count <= Self.longest else { return nil }
    let tail = Self.tail(bytes, to: word.upperBound)
    return tails & Self.bit(tail) == 0 ? nil : ending(tail, bytes, word)
  }

  private static let longest = 40

  private func ending(
    _ tail: UInt32, _ bytes: UnsafeBufferPointer<UInt8>, _ word: Range<Int>
  ) -> WriteUp.Language? {
    endings.first { ending in
      let length = ending.letters.count
      return ending.tail == tail && word.count > length
        && bytes[(word.upperBound - length)..<word.upperBound].elementsEqual(ending.letters)
    }?.form
  }

  @inline(__always)
  private static func tail(_ bytes: UnsafeBufferPointer<UInt8>, to end: Int) -> UInt32 {
    var letters: UInt32 = 0
    for index in (end - 4)..<end { letters = letters << 8 | UInt32(bytes[index]) }
    return letters
  }

  /// One of 64 bits for four letters.
  @inline(__always)
  private static func bit(_ tail: UInt32) -> UInt64 { 1 << UInt64((tail &* 0x9E37_79B1) >> 26) }

  private static func fold(_ byte: UInt8) -> UInt8 {
    switch byte {
    case 0x41...0x5A, 0x80...0x9F: byte | 0x20
    case 0x61...0x7A, 0xA0...0xBF, 0xC3: byte
    default: 0
    }
  }
}
