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
    let prepared = try PreparedDocument.make(file, content: try file.read(), checksum: "", tokenizer: nil)
    self.file = file
    source = prepared.source
    writeUp = prepared.writeUp
  }

  /// What was read, for people.
  public var dump: String { WriteUpDump.text(of: writeUp) }
}
