import ByregionRecords
import ByregionSQLite
import ByregionStore
import ByregionWriteUp

/// The totals of an import. Each document is reported while the import runs, so that a report of many needs no memory.
package struct ImportReport: Sendable {
  /// How many entries of a kind a revision added, changed and removed.
  package struct Change: Sendable, Hashable {
    /// The kind.
    package var kind: PassageKind
    /// Entries that are new.
    package var added: Int
    /// Entries that were reworded.
    package var changed: Int
    /// Entries that are gone.
    package var removed: Int

    package init(kind: PassageKind, added: Int = 0, changed: Int = 0, removed: Int = 0) {
      self.kind = kind
      self.added = added
      self.changed = changed
      self.removed = removed
    }

    /// Nothing changed.
    package var isEmpty: Bool { added == 0 && changed == 0 && removed == 0 }
  }

  /// A source that is in.
  package struct Document: Sendable {
    /// The outcome of a source.
    package enum Outcome: String, Sendable, Hashable {
      /// The first document of its region and kind.
      case added
      /// It took over from an earlier one.
      case revised
      /// The same bytes were in already.
      case unchanged
    }

    /// Path of the source as the user would type it.
    package var name: String
    /// Its key in `documents`.
    package var documentID: Int64
    /// Its status.
    package var outcome: Outcome
    /// Short name of its region.
    package var regionSlug: String
    /// Name of its region.
    package var regionName: String
    /// The kind.
    package var kind: WriteUp.Kind
    /// Kinds with a change, in the order of ``PassageKind``.
    package var changes: [Change]
    /// The source of the document that it took over from; nil for an earlier revision of the same file.
    package var supersedes: String?
    /// The source of the document that took over from it; nil for one that is current.
    package var supersededBy: String?
    /// The source of another current report of the region, of the same kind but with little text in common; nil when
    /// there is none.
    package var beside: String?
    /// Letters and digits of the text that was read, and of the text that is in no section.
    package var letters = LetterCount()
    /// What was not certain when it was read.
    package var diagnostics: [Diagnostic]
  }

  /// How many documents had each outcome.
  package var counts: [Document.Outcome: Int] = [:]
  /// The documents whose bytes were found as they are: none of them has lost its file.
  package var unchanged: [Int64] = []
  /// What was passed over.
  package var skipped: [FoundSources.Skipped] = []
  /// What could not be read.
  package var failures: [ImportFailure] = []
  /// Documents that were removed because their files are gone.
  package var pruned: [StoredDocument] = []
  /// Nothing was written.
  package var isDryRun = false
  /// The user stopped it; what was reported is in.
  package var wasInterrupted = false
  /// Bytes of the sources that were read.
  package var byteCount = 0
  /// How many diagnostics of each identifier were reported.
  package var diagnosticCounts: [String: Int] = [:]
  /// Letters and digits of all documents that were added or revised.
  package var letters = LetterCount()

  package init() {}

  /// Number of diagnostics in all.
  package var diagnosticCount: Int { diagnosticCounts.values.reduce(0, +) }

  /// How many documents had an outcome.
  package func count(_ outcome: Document.Outcome) -> Int { counts[outcome] ?? 0 }
}

/// What an import tells while it goes on; a document when the batch that it stands in is in.
package enum ImportEvent: Sendable {
  case document(ImportReport.Document)
  /// After each batch.
  case progress(ImportProgress)
}

/// A source that could not be imported; the others are not touched by it.
package struct ImportFailure: Error, Sendable, Hashable {
  /// Name of the source as the user would type it.
  package var name: String
  /// Its absolute path.
  package var location: String
  /// Why.
  package var error: KnowledgeBaseError

  package init(name: String, location: String, error: KnowledgeBaseError) {
    self.name = name
    self.location = location
    self.error = error
  }

  /// Whether there is a file that a later try may read.
  var isWorthRetrying: Bool { location != "-" && SourceFinder.isFile(location) }
}

/// How far an import has come.
package struct ImportProgress: Sendable, Hashable {
  /// Files that are done.
  package var fileCount: Int
  /// Files in all.
  package var totalFileCount: Int
  /// Bytes that are done.
  package var byteCount: Int
  /// Bytes in all.
  package var totalByteCount: Int

  package init(fileCount: Int, totalFileCount: Int, byteCount: Int, totalByteCount: Int) {
    self.fileCount = fileCount
    self.totalFileCount = totalFileCount
    self.byteCount = byteCount
    self.totalByteCount = totalByteCount
  }
}

/// Records which documents an import changes, so that the import can be undone as a whole.
struct ImportChanges {
  /// The number of the import; nil until it changes a document.
  private(set) var importID: Int64?

  init(importID: Int64?) { self.importID = importID }

  /// Records a document before it changes. What the document was at the first change of the import counts.
  ///
  /// - Parameter status: its status before; nil when it is new.
  mutating func record(_ documentID: Int64, _ status: StoredDocument.Status?, _ connection: Connection, now: String)
    throws
  {
    let id: Int64
    if let importID {
      id = importID
    } else {
      try connection.run("INSERT INTO imports (started_at) VALUES (?)", .text(now))
      id = connection.lastInsertRowID
      importID = id
    }
    try connection.run(
      "INSERT OR IGNORE INTO import_changes (import_id, document_id, status_before) VALUES (?, ?, ?)", .integer(id),
      .integer(documentID), Value(status?.rawValue))
  }
}

/// An import that can be undone.
package struct UndoableImport: Sendable {
  /// Its number.
  package var id: Int64
  /// When it began, UTC.
  package var startedAt: String
  /// Current documents that it brought in or back.
  package var added: [StoredDocument]
  /// Documents that were current before it and are so no longer.
  package var replaced: [StoredDocument]
}

extension KnowledgeBase {
  /// The last import that changed a document and is not undone.
  ///
  /// - Throws: `KnowledgeBaseError` with `.missingInput` when there is none.
  package func lastImport() throws -> UndoableImport {
    try translatingErrors {
      let last = try connection.first(
        "SELECT id, started_at FROM imports WHERE undone_at IS NULL ORDER BY id DESC LIMIT 1"
      ) { row in (try row.get(Int64.self, 0), try row.get(String.self, 1)) }
      guard let (id, startedAt) = last else {
        throw KnowledgeBaseError(.missingInput, { $0.noImportToUndo }, place: path)
      }
      var undoable = UndoableImport(id: id, startedAt: startedAt, added: [], replaced: [])
      let changes = try connection.rows(
        "SELECT document_id, status_before FROM import_changes WHERE import_id = ? ORDER BY document_id", [.integer(id)]
      ) { row in (try row.get(Int64.self, 0), try row.get(StoredDocument.Status?.self, 1)) }
      for (documentID, status) in changes {
        let document = try document(documentID)
        if status == .current {
          if document.status != .current { undoable.replaced.append(document) }
        } else if document.status == .current {
          undoable.added.append(document)
        }
      }
      return undoable
    }
  }

  /// Undoes an import in one transaction: what it brought in is removed, and what it replaced is current again.
  ///
  /// - Throws: `KnowledgeBaseError` when a document cannot be read again; nothing has changed then.
  package func undo(_ undoable: UndoableImport) throws {
    try writing { (session: inout WritingSession) throws -> Void in
      // All of them were current side by side before the import.
      session.secondReports = .beside
      for document in undoable.added { try session.remove(document.id) }
      for document in undoable.replaced { _ = try session.rewrite(document.id) }
      try connection.run(
        """
        UPDATE documents SET status = 'superseded' WHERE status = 'removed' AND id IN (
          SELECT document_id FROM import_changes WHERE import_id = ? AND status_before = 'superseded')
        """, .integer(undoable.id))
      try connection.run(
        "UPDATE imports SET undone_at = ? WHERE id = ?", .text(Timestamp.now()), .integer(undoable.id))
    }
  }
}

/// Letters and digits of a text that were read, and those that are in no section.
package struct LetterCount: Sendable, Hashable {
  package var read = 0
  package var leftOut = 0

  mutating func add(_ other: LetterCount) {
    read += other.read
    leftOut += other.leftOut
  }

  init() {}

  /// Counts what a write-up has of its source.
  init(_ writeUp: WriteUp, of source: SourceText) {
    read = writeUp.letterCount
    leftOut = max(source.letterCount - read, 0)
  }
}

extension WriteUp {
  /// What two reports of one region have in common when one is a revision of the other: everything but the facts, which
  /// any report of the region has.
  var comparableTexts: [String] {
    sections.filter { $0.kind != .facts }.flatMap { $0.entries.map(\.text) }
  }
}

extension EarlierPassages {
  /// Whether a quarter of the shorter of two texts stands in both, word for word or reworded.
  func hasMuchInCommon(with texts: [String]) -> Bool {
    let own = passages.filter { $0.key != .fact }.values.joined().map(\.text)
    guard !own.isEmpty, !texts.isEmpty else { return true }
    let common = EntryMatcher.match(old: own, new: texts).count { $0 != .new }
    return common * 4 >= min(own.count, texts.count)
  }
}
