import ByregionRecords
import ByregionSQLite
import ByregionStore
import ByregionWriteUp

/// The totals of an import. Documents are reported while the import runs and are not collected here.
package struct ImportReport: Sendable {
  /// The number of entries of a kind that a revision added, changed and removed.
  package struct Change: Sendable, Hashable {
    /// The kind of document.
    package var kind: PassageKind
    /// Number of new entries.
    package var added: Int
    /// Number of reworded entries.
    package var changed: Int
    /// Number of removed entries.
    package var removed: Int

    package init(kind: PassageKind, added: Int = 0, changed: Int = 0, removed: Int = 0) {
      self.kind = kind
      self.added = added
      self.changed = changed
      self.removed = removed
    }

    /// Whether nothing changed.
    package var isEmpty: Bool { added == 0 && changed == 0 && removed == 0 }
  }

  /// An imported source.
  package struct Document: Sendable {
    /// The outcome of a source.
    package enum Outcome: String, Sendable, Hashable {
      /// The first document of its region and kind.
      case added
      /// It superseded an earlier one.
      case revised
      /// The same bytes were already imported.
      case unchanged
    }

    /// Path of the source as the user would type it.
    package var name: String
    /// Its key in `documents`.
    package var documentID: Int64
    /// The outcome.
    package var outcome: Outcome
    /// Short name of its region.
    package var regionSlug: String
    /// Name of its region.
    package var regionName: String
    /// The kind of document.
    package var kind: WriteUp.Kind
    /// The changes, in the order of ``PassageKind``; kinds without a change are left out.
    package var changes: [Change]
    /// The source of the document that it superseded; nil if that was an earlier revision of the same file.
    package var supersedes: String?
    /// The source of the document that superseded it; nil if it is current.
    package var supersededBy: String?
    /// The source of another current report of the region, of the same kind but with little text in common; nil when
    /// there is none.
    package var beside: String?
    /// Letters and digits of the parsed text, and of the text outside all sections.
    package var letters = LetterCount()
    /// The diagnostics of its parse.
    package var diagnostics: [Diagnostic]
  }

  /// The number of documents with each outcome.
  package var counts: [Document.Outcome: Int] = [:]
  /// Keys of the documents whose files are unchanged, so that pruning does not have to check them.
  package var unchanged: [Int64] = []
  /// Files that were skipped.
  package var skipped: [FoundSources.Skipped] = []
  /// Sources that could not be imported.
  package var failures: [ImportFailure] = []
  /// Documents that were removed because their files are gone.
  package var pruned: [StoredDocument] = []
  /// Whether this is a dry run, which writes nothing.
  package var isDryRun = false
  /// Whether the user interrupted the import; the reported documents are committed.
  package var wasInterrupted = false
  /// Total size of the sources that were read, in bytes.
  package var byteCount = 0
  /// The number of reported diagnostics of each identifier.
  package var diagnosticCounts: [String: Int] = [:]
  /// Letters and digits of all documents that were added or revised.
  package var letters = LetterCount()

  package init() {}

  /// Total number of diagnostics.
  package var diagnosticCount: Int { diagnosticCounts.values.reduce(0, +) }

  /// The number of documents with an outcome.
  package func count(_ outcome: Document.Outcome) -> Int { counts[outcome] ?? 0 }
}

/// An event of a running import.
package enum ImportEvent: Sendable {
  case document(ImportReport.Document)
  /// Sent after each batch.
  case progress(ImportProgress)
}

/// A source that could not be imported. It does not affect the other sources.
package struct ImportFailure: Error, Sendable, Hashable {
  /// Name of the source as the user would type it.
  package var name: String
  /// Its absolute path.
  package var location: String
  /// The error.
  package var error: KnowledgeBaseError

  package init(name: String, location: String, error: KnowledgeBaseError) {
    self.name = name
    self.location = location
    self.error = error
  }

  /// Whether the source is an existing file, which a later import may be able to read.
  var isWorthRetrying: Bool { location != "-" && SourceFinder.isFile(location) }
}

/// The progress of an import.
package struct ImportProgress: Sendable, Hashable {
  /// Number of finished files.
  package var fileCount: Int
  /// Total number of files.
  package var totalFileCount: Int
  /// Size of the finished files in bytes.
  package var byteCount: Int
  /// Total size of all files in bytes.
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
  /// The key of the import in `imports`; nil until it changes a document.
  private(set) var importID: Int64?

  init(importID: Int64?) { self.importID = importID }

  /// Records a document before it changes. Only the first change of a document in an import is recorded.
  ///
  /// - Parameter status: its status before the change; nil for a new document.
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
  /// The key of the import in `imports`.
  package var id: Int64
  /// When it began, UTC.
  package var startedAt: String
  /// Current documents that the import added or restored.
  package var added: [StoredDocument]
  /// Documents that were current before the import and no longer are.
  package var replaced: [StoredDocument]
}

extension KnowledgeBase {
  /// The latest import that changed a document and has not been undone.
  ///
  /// - Throws: `KnowledgeBaseError` with `.missingInput` when there is no such import.
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

  /// Undoes an import in one transaction: removes the documents that it added, and makes the replaced ones current
  /// again.
  ///
  /// - Throws: `KnowledgeBaseError` when a document cannot be parsed again; nothing has changed then.
  package func undo(_ undoable: UndoableImport) throws {
    try writing { (session: inout WritingSession) throws -> Void in
      // The replaced documents were all current before the import, so none of them may supersede another.
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

/// The number of letters and digits of a text that were parsed, and of those outside all sections.
package struct LetterCount: Sendable, Hashable {
  package var read = 0
  package var leftOut = 0

  mutating func add(_ other: LetterCount) {
    read += other.read
    leftOut += other.leftOut
  }

  init() {}

  /// Compares a write-up with the text that it was parsed from.
  init(_ writeUp: WriteUp, of source: SourceText) {
    read = writeUp.letterCount
    leftOut = max(source.letterCount - read, 0)
  }
}

extension WriteUp {
  /// The texts by which to decide whether two reports of a region are revisions of each other: all but the facts, which
  /// every report of the region shares.
  var comparableTexts: [String] {
    sections.filter { $0.kind != .facts }.flatMap { $0.entries.map(\.text) }
  }
}

extension EarlierPassages {
  /// Whether the two have in common at least a quarter of the entries of the shorter one, unchanged or reworded.
  func hasMuchInCommon(with texts: [String]) -> Bool {
    let own = passages.filter { $0.key != .fact }.values.joined().map(\.text)
    guard !own.isEmpty, !texts.isEmpty else { return true }
    let common = EntryMatcher.match(old: own, new: texts).count { $0 != .new }
    return common * 4 >= min(own.count, texts.count)
  }
}
