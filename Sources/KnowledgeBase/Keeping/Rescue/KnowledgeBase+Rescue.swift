import SQLite

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension KnowledgeBase {
  /// Makes a new knowledge base of the documents that a damaged file still holds, reading it row by row and past what
  /// cannot be read; the damaged file is not changed.
  ///
  /// - Throws: `KnowledgeBaseError`: `.missingInput` when there is no such file, `.cannotCreate` when the new one
  ///   exists or cannot be made, `.invalidInput` when no document can be read.
  public static func rescue(_ path: String, into target: String) throws -> RescueReport {
    try FilePath.requireFileOrNothing(path)
    guard FilePath.size(path) ?? 0 > 0 else {
      throw KnowledgeBaseError(.missingInput, "there is no knowledge base here", place: path)
    }
    guard !FilePath.exists(target) else { throw isTaken(target) }
    try FilePath.requireNoLog(beside: target)
    let reader = RawDocumentReader(path: FilePath.behindLink(path))
    guard reader.all.contains(where: { $0.content != nil }) else {
      throw KnowledgeBaseError(
        .invalidInput, "no document can be read in this file", place: path,
        suggestion: "Import the write-ups anew, or restore a backup with `byregion database restore`.")
    }
    let resolved = FilePath.resolved(target)
    let temporary = FilePath.temporary(beside: resolved)
    defer { for ending in ["", "-wal", "-shm", "-journal"] { unlink(temporary + ending) } }
    let report = try fill(temporary, from: reader)
    try FilePath.requireNoLog(beside: target)
    guard DiskFile.sync(temporary), DiskFile.name(temporary, resolved, replacing: false) else {
      if errno == EEXIST { throw isTaken(target) }
      throw KnowledgeBaseError(
        .cannotCreate, "the file cannot be made (\(String(cString: strerror(errno))))", place: target)
    }
    return report
  }

  private static func isTaken(_ target: String) -> KnowledgeBaseError {
    KnowledgeBaseError(.cannotCreate, "there is such a file already", place: target, suggestion: "Name another one.")
  }

  private static func fill(_ path: String, from reader: RawDocumentReader) throws -> RescueReport {
    let knowledgeBase = try open(path, for: .writing)
    do {
      let report = try knowledgeBase.translatingErrors {
        var writer = RescueWriter(connection: knowledgeBase.connection)
        try writer.write(reader)
        return writer.report
      }
      try knowledgeBase.close()
      return report
    } catch {
      try? knowledgeBase.close()
      throw error
    }
  }
}
