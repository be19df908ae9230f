import ByregionText

/// Words and endings that occur in only one written form, in a hash table for lookup.
final class FormWords: Sendable {
  /// 0 for a word of Bokmål, 1 for one of Nynorsk.
  private let table: WordTable
  /// The lowercase byte for each byte of a letter, 0 for every other byte.
  ///
  /// ASCII case differs in bit 0x20, and so does the case of the second byte of Æ, Ø and Å.
  private let folds: [UInt8]
  private let endings: [Ending]
  /// A bit set of the hashes of the endings' last four bytes.
  private let tails: UInt64

  private struct Ending {
    let letters: [UInt8]
    /// The last four bytes; every ending has at least four.
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

  /// The written form that a word is specific to, or nil.
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

  /// A hash of four bytes to one of 64 bits.
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

/// The number of words in a text that are specific to each written form.
struct LanguageEvidence {
  var nb = 0
  var nn = 0

  /// The form with at least three words and four times as many as the other, or nil. A stray word of the other form
  /// does not count.
  var clearForm: WriteUp.Language? {
    if nb >= 3, nb >= 4 * nn { return .bokmål }
    return nn >= 3 && nn >= 4 * nb ? .nynorsk : nil
  }

  /// The form with more words, or nil for a tie.
  var form: WriteUp.Language? {
    nb == nn ? nil : nb > nn ? .bokmål : .nynorsk
  }

  static func += (total: inout LanguageEvidence, other: LanguageEvidence) {
    total.nb += other.nb
    total.nn += other.nn
  }

  /// Counts the words of a text in one pass over its bytes.
  mutating func count(_ text: String) {
    let words = Self.words
    let (nb, nn) = text.withBytes { Self.count($0, words) }
    self.nb += nb
    self.nn += nn
  }

  private static func count(_ bytes: UnsafeBufferPointer<UInt8>, _ words: FormWords) -> (nb: Int, nn: Int) {
    words.withFolds { folds in
      var (nb, nn) = (0, 0)
      var index = 0
      while index < bytes.count {
        let start = index
        var hash = WordTable.seed
        while index < bytes.count {
          let letter = folds[Int(bytes[index])]
          if letter == 0 { break }
          hash = WordTable.mixed(hash, letter)
          index += 1
        }
        if start < index {
          switch words.form(hash, bytes, start..<index) {
          case .bokmål: nb += 1
          case .nynorsk: nn += 1
          default: break
          }
        }
        index += 1
      }
      return (nb, nn)
    }
  }

  private static let words = FormWords()
}

/// Determines the written form of a write-up from its running text and its list items.
///
/// A write-up is mixed when some whole paragraphs or lists are in one form and others in the other form.
enum LanguageJudge {
  struct Judgement {
    var language: WriteUp.Language
    /// The line of the first paragraph in the other form, if any.
    var otherFormLine: Int?
    /// Whether any word showed the form.
    var isKnown: Bool
  }

  /// - Parameters:
  ///   - sections: All sections; facts are skipped.
  ///   - title: Used only when no text shows the written form.
  static func judge(_ sections: [Section], title: String) -> Judgement {
    var total = LanguageEvidence()
    var first: (form: WriteUp.Language, line: Int)?
    var otherLine: Int?
    func close(_ unit: LanguageEvidence, at line: Int) {
      total += unit
      guard let form = unit.clearForm else { return }
      if let first { if form != first.form { otherLine = otherLine ?? line } } else { first = (form, line) }
    }
    for section in sections where section.kind != .facts {
      var unit = LanguageEvidence()
      var line = 0
      var wasItem = false
      // By index, since copying each entry costs more than counting its words.
      for index in section.entries.indices {
        // A unit is one paragraph, or all items of a list.
        let isItem = section.entries[index].depth > 0
        if !isItem || !wasItem {
          close(unit, at: line)
          (unit, line) = (LanguageEvidence(), section.entries[index].line)
        }
        wasItem = isItem
        unit.count(section.entries[index].text)
      }
      close(unit, at: line)
    }
    if otherLine != nil { return Judgement(language: .mixed, otherFormLine: otherLine, isKnown: true) }
    if let form = total.form { return Judgement(language: form, isKnown: true) }
    return fallback(sections, title: title)
  }

  /// Uses the title, and then the labels of the facts, when no text shows the written form.
  private static func fallback(_ sections: [Section], title: String) -> Judgement {
    var evidence = LanguageEvidence()
    evidence.count(title)
    if evidence.form == nil {
      for entry in sections.lazy.filter({ $0.kind == .facts }).flatMap(\.entries) {
        let label = String(decoding: entry.text.utf8.prefix { $0 != 0x3A }, as: UTF8.self).lowercased()
        if label.hasPrefix("søkjar") || label.hasSuffix("kommunar") || label.hasPrefix("folketal i") {
          evidence.nn += 1
        }
      }
    }
    return Judgement(language: evidence.form ?? .bokmål, isKnown: evidence.form != nil)
  }
}
