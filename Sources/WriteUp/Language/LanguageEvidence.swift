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
