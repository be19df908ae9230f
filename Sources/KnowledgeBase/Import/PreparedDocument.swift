import WriteUp

/// A source that was read and understood, ready to become rows. Made on any thread.
struct PreparedDocument: Sendable {
  var file: SourceFile
  var content: [UInt8]
  var checksum: String
  var source: SourceText
  var writeUp: WriteUp
  /// What its passages are titled, if its region goes by the name that it prints.
  var title: String
  /// The words of its passages, under that title.
  var words: VocabularyDelta

  /// Largest source in bytes: write-ups have a few thousand, and everything below is linear.
  static let byteLimit = 64 << 20

  /// Understands bytes that are at hand.
  ///
  /// - Throws: `KnowledgeBaseError` with `.invalidInput` for what is no text or holds none.
  static func make(
    _ file: SourceFile, content: [UInt8], checksum: String, tokenizer: PassageTokenizer?
  ) throws -> PreparedDocument {
    let source: SourceText
    do {
      source = try SourceText(bytes: content, name: file.fileName)
    } catch {
      throw KnowledgeBaseError(.invalidInput, error.message, place: file.name, suggestion: error.suggestion)
    }
    let writeUp = WriteUpReader.read(source)
    guard !writeUp.title.isEmpty else {
      throw KnowledgeBaseError(
        .invalidInput, content.isEmpty ? "the file is empty" : "the file holds no text", place: file.name,
        suggestion: "A write-up begins with a line that names its region.")
    }
    let title = RegionDirectory.name(of: writeUp)
    let words = try tokenizer.map { try Self.words(of: writeUp, title: title, by: $0) } ?? VocabularyDelta()
    return PreparedDocument(
      file: file, content: content, checksum: checksum, source: source, writeUp: writeUp, title: title, words: words)
  }

  /// Counts the words of a write-up's passages.
  static func words(
    of writeUp: WriteUp, title: String, by tokenizer: PassageTokenizer
  ) throws -> VocabularyDelta {
    var words = VocabularyDelta()
    for section in writeUp.sections {
      for entry in section.entries { try words.add([entry.text, title], by: tokenizer) }
    }
    return words
  }
}
