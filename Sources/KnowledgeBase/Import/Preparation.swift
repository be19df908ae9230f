import WriteUp

/// Reads and understands files on all cores, without a database.
struct Preparation: Sendable {
  /// What became of a file before any row was written.
  enum Outcome: Sendable {
    case ready(PreparedDocument)
    /// Its bytes are those of a current document.
    case unchanged(SourceFile, checksum: String, byteCount: Int)
    case failed(ImportFailure)
    /// A file of a folder that is no text at all.
    case skipped(FoundSources.Skipped)
  }

  /// Files that one task takes at a time: enough to make its start cheap.
  private static let runLength = 32

  /// SHA-256 of the documents that are in.
  let known: Set<String>
  let resolver: PlaceResolver

  /// Prepares files, in their order.
  func prepare(_ files: [SourceFile]) async -> PreparedBatch {
    await withTaskGroup(of: (Int, PreparedBatch).self) { group in
      for start in stride(from: 0, to: files.count, by: Self.runLength) {
        let run = files[start..<min(start + Self.runLength, files.count)]
        group.addTask { (start, prepare(run)) }
      }
      var parts: [(Int, PreparedBatch)] = []
      for await part in group { parts.append(part) }
      return parts.sorted { $0.0 < $1.0 }.reduce(into: PreparedBatch()) { $0.append($1.1) }
    }
  }

  private func prepare(_ files: ArraySlice<SourceFile>) -> PreparedBatch {
    let tools = PreparationTools(resolver: resolver)
    let outcomes = files.map { file in
      if Task.isCancelled { return Outcome.failed(Self.failure(file, KnowledgeBaseError(.interrupted, "interrupted"))) }
      return prepare(file, tools)
    }
    return PreparedBatch(outcomes, tools: tools)
  }

  /// Prepares one file; `known` may be empty, so that its bytes are taken for new.
  func prepare(_ file: SourceFile, _ tools: PreparationTools) -> Outcome {
    do {
      let content = try file.read()
      let checksum = ContentHash.hexadecimal(of: content)
      if known.contains(checksum) {
        return .unchanged(file, checksum: checksum, byteCount: content.count)
      }
      return .ready(try PreparedDocument(file, content: content, checksum: checksum, tools: tools))
    } catch let error as SourceError {
      if !file.isNamed { return .skipped(FoundSources.Skipped(name: file.name, reason: error.message)) }
      return .failed(Self.failure(file, KnowledgeBaseError(error, place: file.name)))
    } catch let error as KnowledgeBaseError {
      return .failed(Self.failure(file, error))
    } catch {
      let message = "the file cannot be read (\(error))"
      return .failed(Self.failure(file, KnowledgeBaseError(.inputOutput, message, place: file.name)))
    }
  }

  private static func failure(_ file: SourceFile, _ error: KnowledgeBaseError) -> ImportFailure {
    ImportFailure(name: file.name, location: file.location, error: error)
  }
}
