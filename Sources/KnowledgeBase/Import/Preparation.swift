import WriteUp

/// Reads and understands files on all cores, without a database.
enum Preparation {
  /// What became of a file before any row was written.
  enum Outcome: Sendable {
    case ready(PreparedDocument)
    /// Its bytes are those of a current document.
    case unchanged(SourceFile, checksum: String, byteCount: Int)
    case failed(ImportFailure)
  }

  /// Files that one task takes at a time: enough to make its start cheap.
  private static let runLength = 16

  /// Prepares files, in their order.
  ///
  /// - Parameter known: checksums of the documents that are in.
  static func prepare(_ files: [SourceFile], known: Set<String>) async -> [Outcome] {
    await withTaskGroup(of: (Int, [Outcome]).self) { group in
      for start in stride(from: 0, to: files.count, by: runLength) {
        let run = files[start..<min(start + runLength, files.count)]
        group.addTask { (start, prepare(run, known: known)) }
      }
      var parts: [(Int, [Outcome])] = []
      for await part in group { parts.append(part) }
      return parts.sorted { $0.0 < $1.0 }.flatMap(\.1)
    }
  }

  private static func prepare(_ files: ArraySlice<SourceFile>, known: Set<String>) -> [Outcome] {
    let tokenizer = Result { try PassageTokenizer() }
    return files.map { file in
      if Task.isCancelled { return .failed(failure(file, KnowledgeBaseError(.interrupted, "interrupted"))) }
      return prepare(file, known: known, tokenizer: tokenizer)
    }
  }

  private static func prepare(
    _ file: SourceFile, known: Set<String>, tokenizer: Result<PassageTokenizer, any Error>
  ) -> Outcome {
    do {
      let content = try file.read()
      let checksum = ContentHash.hexadecimal(of: content)
      if known.contains(checksum) {
        return .unchanged(file, checksum: checksum, byteCount: content.count)
      }
      return .ready(
        try PreparedDocument.make(file, content: content, checksum: checksum, tokenizer: try tokenizer.get()))
    } catch let error as KnowledgeBaseError {
      return .failed(failure(file, error))
    } catch {
      let message = "the file cannot be read (\(error))"
      return .failed(failure(file, KnowledgeBaseError(.inputOutput, message, place: file.name)))
    }
  }

  private static func failure(_ file: SourceFile, _ error: KnowledgeBaseError) -> ImportFailure {
    ImportFailure(name: file.name, location: file.location, error: error)
  }
}
