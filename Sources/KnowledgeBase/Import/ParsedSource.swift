import WriteUp

/// A source that was read without a knowledge base.
public struct ParsedSource: Sendable {
  /// The file.
  public var file: SourceFile
  /// Its text, with the encoding and format that were found.
  public var source: SourceText
  /// What was understood.
  public var writeUp: WriteUp

  /// Reads a file and understands it.
  ///
  /// - Throws: `KnowledgeBaseError`: `.missingInput`, or `.invalidInput` for what is no text or holds none.
  public init(_ file: SourceFile) throws {
    do {
      try self.init(file, content: try file.read())
    } catch let error as SourceError {
      throw KnowledgeBaseError(error, place: file.name)
    }
  }

  /// Understands bytes that are at hand.
  ///
  /// - Throws: `SourceError` for what is no text, `KnowledgeBaseError` with `.invalidInput` for what holds none.
  init(_ file: SourceFile, content: [UInt8]) throws {
    self.file = file
    source = try SourceText(bytes: content, name: file.fileName)
    writeUp = WriteUpReader.read(source)
    guard !writeUp.title.isEmpty else {
      throw KnowledgeBaseError(
        .invalidInput, content.isEmpty ? "the file is empty" : "the file holds no text", place: file.name,
        suggestion: "A write-up begins with a line that names its region.")
    }
  }

  /// What was read, for people.
  public var dump: String { WriteUpDump.text(of: writeUp) }
}

extension KnowledgeBaseError {
  /// Bytes that are no text.
  init(_ error: SourceError, place: String) {
    self.init(.invalidInput, error.message, place: place, suggestion: error.suggestion)
  }
}
