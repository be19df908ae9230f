import SQLite

extension KnowledgeBase {
  /// Imports what was found, in order: each document whole or not at all, in batches that commit together.
  ///
  /// - Parameter tell: is told of each document once it is in, and of the progress after each batch; an error that it
  ///   throws ends the import after that batch.
  /// - Returns: what was done in all; a source that failed has not touched the others.
  /// - Throws: `KnowledgeBaseError` when the file itself cannot be written: a full disk, another writer. Batches that
  ///   were committed before are in.
  @discardableResult
  public func importSources(
    _ found: FoundSources, options: ImportOptions = ImportOptions(),
    tell: @escaping (ImportEvent) throws -> Void = { _ in }
  ) async throws -> ImportReport {
    var importer = Importer(knowledgeBase: self, options: options, tell: tell)
    importer.report.skipped = found.skipped
    importer.report.failures = found.failures
    importer.report.isDryRun = options.isDryRun
    do {
      if options.isDryRun { try connection.execute("BEGIN IMMEDIATE") }
      defer { if options.isDryRun, connection.isInTransaction { try? connection.execute("ROLLBACK") } }
      try await importer.run(found.files)
      return importer.report
    } catch let error as SQLiteError {
      throw KnowledgeBaseError(error, at: path)
    }
  }

  /// The files that earlier imports could not read; those that are gone are forgotten.
  ///
  /// - Throws: `KnowledgeBaseError` when the file cannot be written.
  public func failedSources() throws -> FoundSources {
    try translatingErrors {
      let locations = try connection.rows("SELECT location FROM import_failures ORDER BY location") { $0.text(0) ?? "" }
      let gone = locations.filter(SourceFinder.isGone)
      if access == .writing, !gone.isEmpty {
        try connection.transaction {
          for location in gone { try connection.run("DELETE FROM import_failures WHERE location = ?", .text(location)) }
        }
      }
      var found = SourceFinder.find(locations.filter { !gone.contains($0) }, literally: true)
      found.skipped += gone.map { FoundSources.Skipped(name: $0, reason: "it is gone") }
      return found
    }
  }
}
