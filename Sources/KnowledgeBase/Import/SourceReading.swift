extension SourceFile {
  /// The file with its bytes at hand, so that an import does not wait for whoever types them.
  ///
  /// - Throws: `KnowledgeBaseError`: `.missingInput` when it cannot be read, `.invalidInput` when it is too large.
  public func readAhead() throws -> SourceFile {
    var file = self
    file.content = try read()
    return file
  }

  /// The bytes of the file.
  ///
  /// - Throws: `KnowledgeBaseError`: `.missingInput` when it cannot be read, `.invalidInput` when it is too large.
  func read() throws -> [UInt8] {
    if let content { return content }
    let limit = PreparedDocument.byteLimit
    do {
      let bytes =
        try location == "-"
        ? FileReader.read(0, limit: limit + 1) : FileReader.read(path: location, limit: limit + 1)
      guard bytes.count <= limit else {
        throw KnowledgeBaseError(
          .invalidInput, "the file is larger than \(limit >> 20) MB, the most that a write-up may have",
          place: name)
      }
      return bytes
    } catch let error as FileReader.Failure {
      throw KnowledgeBaseError(
        .missingInput, "the file cannot be read (\(error.message))", place: name,
        suggestion: "Check that it is there and may be read.")
    }
  }
}
