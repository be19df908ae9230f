/// The words and endings that only one written form has, made ready for looking up.
final class FormWords: Sendable {
  /// 0 for a word of Bokmål, 1 for one of Nynorsk.
  private let table: WordTable
  /// The small letter for each byte of a word, 0 for every other byte.
  ///
  /// Small and large letters are alike in ASCII; in the second byte of Æ, Ø and Å they differ in the same bit.
  private let folds: [UInt8]
  private let nbEndings = LanguageVocabulary.nbEndings.map { Array($0.utf8) }
  private let nnEndings = LanguageVocabulary.nnEndings.map { Array($0.utf8) }
  /// A bit for what the last four letters of each ending come to.
  private let tails: UInt64

  init() {
    let folds = (0..<256).map { Self.fold(UInt8($0)) }
    var table = WordTable(capacity: 512)
    for (value, words) in [LanguageVocabulary.nb, LanguageVocabulary.nn].enumerated() {
      for word in words.split(whereSeparator: \.isWhitespace) {
        table.set(value, of: WordTable.hash(word.utf8.map { folds[Int($0)] }))
      }
    }
    tails = (nbEndings + nnEndings).reduce(0) { bits, ending in
      ending.withUnsafeBufferPointer { bits | Self.tail($0, to: $0.count) }
    }
    (self.table, self.folds) = (table, folds)
  }

  func withFolds<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    folds.withUnsafeBufferPointer(body)
  }

  /// The form that a word belongs to alone, or nil.
  @inline(__always)
  func form(_ hash: UInt64, _ bytes: UnsafeBufferPointer<UInt8>, _ word: Range<Int>) -> WriteUp.Language? {
    if let form = table.value(of: WordTable.finished(hash)) { return form == 0 ? .bokmål : .nynorsk }
    guard word.count >= 7, word.count <= Self.longest, tails & Self.tail(bytes, to: word.upperBound) != 0 else {
      return nil
    }
    if Self.hasEnding(bytes, word, nbEndings) { return .bokmål }
    return Self.hasEnding(bytes, word, nnEndings) ? .nynorsk : nil
  }

  private static let longest = 40

  /// One of 64 bits for the four letters before an index; an ending has at least four.
  @inline(__always)
  private static func tail(_ bytes: UnsafeBufferPointer<UInt8>, to end: Int) -> UInt64 {
    var letters: UInt32 = 0
    for index in (end - 4)..<end { letters = letters << 8 | UInt32(bytes[index]) }
    return 1 << UInt64((letters &* 0x9E37_79B1) >> 26)
  }

  private static func hasEnding(
    _ bytes: UnsafeBufferPointer<UInt8>, _ word: Range<Int>, _ endings: [[UInt8]]
  ) -> Bool {
    for ending in endings where word.count > ending.count {
      var length = ending.count
      while length > 0, bytes[word.upperBound - ending.count + length - 1] == ending[length - 1] { length -= 1 }
      if length == 0 { return true }
    }
    return false
  }

  private static func fold(_ byte: UInt8) -> UInt8 {
    switch byte {
    case 0x41...0x5A, 0x80...0x9F: byte | 0x20
    case 0x61...0x7A, 0xA0...0xBF, 0xC3: byte
    default: 0
    }
  }
}
