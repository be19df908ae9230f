import ByregionRecords
import ByregionWriteUp

/// What an import did in all; each document is told of while it goes on, so that a report of many needs no memory.
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
    /// What became of a source.
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
    /// What became of it.
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
  /// The user stopped it; what was told of is in.
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
