import ByregionLanguages
import ByregionFiles
import ByregionPlaces
import ByregionRecords
import ByregionSearch
import ByregionStore
import ByregionWriteUp

extension KnowledgeBase {
  /// Marks a document as removed. Its rows leave the tables and the index; its bytes are kept.
  ///
  /// - Returns: the updated document.
  /// - Throws: `KnowledgeBaseError` with `.missingInput` when there is no such document, `.usage` when it is already
  ///   removed.
  @discardableResult
  package func removeDocument(_ id: Int64) throws -> StoredDocument {
    try removeDocuments([id])
    return try document(id)
  }

  /// Removes all of the documents, or none of them.
  ///
  /// - Throws: `KnowledgeBaseError` as ``removeDocument(_:)`` does.
  package func removeDocuments(_ ids: [Int64]) throws {
    for id in ids where try document(id).status == .removed {
      throw KnowledgeBaseError(
        .usage, { $0.isRemovedAlready(id) }, suggestion: .say { $0.restoreBringsBack(id) })
    }
    try writing { (session: inout WritingSession) throws -> Void in
      for id in ids { try session.remove(id) }
    }
  }

  /// Parses a stored document again from its bytes.
  ///
  /// - Throws: `KnowledgeBaseError` with `.missingInput` when there is no such document, `.invalidInput` when it cannot
  ///   be parsed.
  package func parsed(document id: Int64) throws -> ParsedSource {
    _ = try document(id)
    return try translatingErrors {
      let revisions = RevisionStore(connection: connection)
      guard let stored = try revisions.document(id), let content = try revisions.content(of: id) else {
        throw KnowledgeBaseError(.missingInput, { $0.bytesAreMissing(id) })
      }
      do {
        var file = SourceFile(stored, byteCount: content.count)
        file.headings = try HeadingCorrections(connection)[stored.regionID] ?? GivenHeadings()
        return try ParsedSource(file, content: content)
      } catch let error as SourceError {
        throw KnowledgeBaseError(error, place: stored.source)
      }
    }
  }

  /// Makes a superseded or removed document current again; it supersedes the documents that it replaces.
  ///
  /// - Returns: the changes.
  /// - Throws: `KnowledgeBaseError` with `.missingInput` when there is no such document, `.usage` when it is current.
  package func restoreDocument(_ id: Int64) throws -> ImportReport.Document {
    guard try document(id).status != .current else {
      throw KnowledgeBaseError(.usage, { $0.isCurrent(id) }, suggestion: .say { $0.nothingToDo })
    }
    return try writing { try $0.rewrite(id) }
  }

  /// The current documents below some folders or at some paths whose files are gone, or now hold another current
  /// document.
  ///
  /// A folder that does not exist, or may not be read, yields none. An empty folder may be the mount point of a disk
  /// that is not mounted; the caller has to check for that.
  ///
  /// Reads every file that still exists.
  ///
  /// - Parameter paths: as the user typed them.
  package func documentsWithoutSource(below paths: [String]) throws -> [StoredDocument] {
    let roots = paths.map { SourceFinder.absolutePath($0) }
    let documents = try documents()
    let checksums = Set(documents.map(\.sha256))
    return documents.filter { document in
      let path = document.location
      guard path != "-", roots.contains(where: { Self.isBelow($0, path) }) else { return false }
      return SourceFinder.isGone(path) || Self.holdsAnother(document, of: checksums)
    }
  }

  private static func isBelow(_ root: String, _ path: String) -> Bool {
    path == root || SourceFinder.exists(root) && path.hasPrefix(root == "/" ? root : root + "/")
  }

  /// Whether a document's file now holds the bytes of another current document.
  private static func holdsAnother(_ document: StoredDocument, of checksums: Set<String>) -> Bool {
    let file = SourceFile(name: document.location, location: document.location, byteCount: 0)
    // Reading a pipe in its place would block.
    guard SourceFinder.isFile(document.location), let bytes = try? file.read() else { return false }
    let checksum = ContentHash.hexadecimal(of: bytes)
    return document.sha256 != checksum && checksums.contains(checksum)
  }

  /// Writes in one transaction, and updates the index and the vocabulary.
  func writing<T>(_ body: (inout WritingSession) throws -> T) throws -> T {
    try translatingErrors {
      try connection.withoutTriggers {
        try connection.transaction(.immediate) {
          var session = try WritingSession(
            connection: connection, register: PlaceRegister(connection), now: Timestamp.now())
          let result = try body(&session)
          try session.finishBatch()
          try session.finish()
          return result
        }
      }
    }
  }
}

extension SourceFile {
  /// The file of a stored document.
  fileprivate init(_ stored: RevisionStore.Stored, byteCount: Int) {
    self.init(name: stored.source, location: stored.location, byteCount: byteCount)
    // The name may not show the format, or the user stated another format.
    givenName = stored.source
    stated = StatedFormat(stored.format)
  }
}

extension WritingSession {
  /// Removes a document from the tables and the index.
  mutating func remove(_ id: Int64) throws {
    guard let stored = try revisions.document(id) else { return }
    try undoingOnFailure { session, change in
      if stored.isCurrent {
        _ = try session.takeOut(id, as: .removed, counting: &change)
      } else {
        try session.revisions.mark(id, as: .removed)
        session.notes.add(document: id, region: stored.regionID)
      }
      try session.places.refreshMembership(of: stored.regionID)
    }
  }

  /// Parses a document again from its bytes and makes it current.
  mutating func rewrite(_ id: Int64) throws -> ImportReport.Document {
    guard let stored = try revisions.document(id), let content = try revisions.content(of: id) else {
      throw KnowledgeBaseError(.missingInput, { $0.bytesAreMissing(id) })
    }
    let file = SourceFile(stored, byteCount: content.count)
    let document: PreparedDocument
    do {
      document = try PreparedDocument(
        file, content: content, checksum: stored.checksum, tools: tools)
    } catch let error as SourceError {
      throw KnowledgeBaseError(error, place: stored.source)
    }
    return try undoingOnFailure { session, change in
      try session.writeRows(of: document, over: stored, counting: &change)
    }
  }
}

extension KnowledgeBase {
  /// Parses every current document again from its bytes, in one transaction. After an upgrade the tables then match the
  /// newer program's parse. References stay where the texts stay; the index and the vocabulary are rebuilt.
  ///
  /// - Parameters:
  ///   - shouldStop: called after each document; true rolls everything back.
  ///   - progress: called with the number of finished documents and the total.
  /// - Throws: `KnowledgeBaseError`: `.interrupted` when `shouldStop` returned true. On any error nothing has changed.
  package func rebuild(
    shouldStop: () -> Bool = { false }, progress: (_ done: Int, _ total: Int) -> Void = { _, _ in }
  ) throws -> RebuildReport {
    var report = RebuildReport()
    let documents = try documents().sorted { $0.id < $1.id }
    try writing { (session: inout WritingSession) throws -> Void in
      for before in documents {
        if shouldStop() { throw KnowledgeBaseError(.interrupted, { $0.interrupted + "; " + $0.nothingChanged }) }
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
    // Skips a document that another one superseded earlier in this rebuild.
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

/// The result of parsing every current document again.
package struct RebuildReport: Sendable {
  /// A document whose parse differs from before.
  package struct Difference: Sendable {
    /// The document before the rebuild.
    package var before: StoredDocument
    /// The document after the rebuild.
    package var after: StoredDocument
    /// Changes in its entries.
    package var changes: [ImportReport.Change]
  }

  /// Number of documents that were parsed.
  package var documentCount = 0
  /// Documents whose parse differs from before.
  package var differences: [Difference] = []
  /// Documents that could not be parsed; they are unchanged.
  package var failures: [ImportFailure] = []
}
