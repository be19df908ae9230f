import SQLite

extension KnowledgeBase {
  /// Reads every current document anew from its bytes, in one transaction: after an upgrade the tables are as the newer
  /// program reads them. References stay where the texts stay; index and vocabulary are made anew.
  ///
  /// - Parameters:
  ///   - shouldStop: asked after each document; true undoes everything.
  ///   - progress: is told how many documents of how many are done.
  /// - Throws: `KnowledgeBaseError`: `.interrupted` when it was stopped; nothing has changed then.
  public func rebuild(
    shouldStop: () -> Bool = { false }, progress: (_ done: Int, _ total: Int) -> Void = { _, _ in }
  ) throws -> RebuildReport {
    var report = RebuildReport()
    let documents = try documents().sorted { $0.id < $1.id }
    try writing { (session: inout WritingSession) throws -> Void in
      for before in documents {
        if shouldStop() { throw KnowledgeBaseError(.interrupted, "interrupted; nothing was changed") }
        try rebuild(before, &session, &report)
        progress(report.documentCount, documents.count)
        if report.documentCount % 400 == 0 { try session.finishBatch() }
      }
      try session.finishBatch()
      try connection.run("INSERT INTO passages_fts (passages_fts) VALUES ('rebuild')")
      try Vocabulary(connection).rebuild()
    }
    return report
  }

  private func rebuild(
    _ before: StoredDocument, _ session: inout WritingSession, _ report: inout RebuildReport
  ) throws {
    report.documentCount += 1
    // One that another document took over from during this very rebuild is current no more.
    guard try session.revisions.document(before.id)?.isCurrent == true else { return }
    do {
      let changes = try session.rewrite(before.id).changes
      let after = try document(before.id)
      if after != before || !changes.isEmpty {
        report.differences.append(.init(before: before, after: after, changes: changes))
      }
    } catch let error as KnowledgeBaseError where error.category != .interrupted {
      report.failures.append(ImportFailure(name: before.source, location: before.location, error: error))
    }
  }
}
