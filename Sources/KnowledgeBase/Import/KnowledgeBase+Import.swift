import SQLite

extension KnowledgeBase {
  /// Imports what was found, in order: each document whole or not at all, in batches that commit together.
  ///
  /// - Parameter progress: is told after each batch.
  /// - Returns: what became of every source; a source that failed has not touched the others.
  /// - Throws: `KnowledgeBaseError` when the file itself cannot be written: a full disk, another writer. Batches that
  ///   were committed before are in.
  public func importSources(
    _ found: FoundSources, options: ImportOptions = ImportOptions(),
    progress: (ImportProgress) -> Void = { _ in }
  ) async throws -> ImportReport {
    var importer = Importer(knowledgeBase: self, options: options)
    importer.report.skipped = found.skipped
    importer.report.failures = found.failures
    importer.report.isDryRun = options.isDryRun
    do {
      if options.isDryRun { try connection.execute("BEGIN IMMEDIATE") }
      defer { if options.isDryRun, connection.isInTransaction { try? connection.execute("ROLLBACK") } }
      try await importer.run(found.files, progress: progress)
      return importer.report
    } catch let error as SQLiteError {
      throw KnowledgeBaseError(error, at: path)
    }
  }
}
