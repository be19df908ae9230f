import ByregionRecords
import ByregionSQLite
import ByregionStore
import ByregionWriteUp

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
        throw KnowledgeBaseError(.missingInput, "there is no import to undo", place: path)
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
