/// A short line as words in small letters, one byte a letter (Latin-1), for comparing with the vocabulary.
///
/// Letters outside Latin-1 fold to one sign that no word of the vocabulary holds.
struct FoldedLine {
  struct Word {
    let place: WordPlace
    /// What a ``WordTable`` knows the letters by.
    let hash: UInt64
    let isCapitalized: Bool
    let hasDigit: Bool
    /// Whether a comma stands before the word.
    let isAfterComma: Bool

    var range: Range<Int> { place.letters }
    var source: Range<Int> { place.source }
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

  /// Folds a line; nil when it is too long to be a heading.
  init?(_ text: String) {
    guard let line = text.withBytes({ FoldedLine($0) }) else { return nil }
    self = line
  }

  init?(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard bytes.count <= Self.maximumBytes else { return nil }
    letters = Array(unsafeUninitializedCapacity: bytes.count) { buffer, count in
      var folder = LineFolder(bytes, into: buffer)
      folder.fold()
      count = folder.letterCount
      words = folder.words
      (lastSign, innerStop, isAllCapitals) = (folder.lastSign, folder.innerStop, folder.isAllCapitals)
    }
    guard !words.isEmpty, words.count <= Self.maximumWords else { return nil }
  }

  func bytes(of word: Word) -> ArraySlice<UInt8> { letters[word.range] }
}
