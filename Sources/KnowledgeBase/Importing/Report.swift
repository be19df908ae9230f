import WriteUp

/// What an import did in all; each document is told of while it goes on, so that a report of many needs no memory.
public struct ImportReport: Sendable {
  /// How many entries of a kind a revision added, changed and removed.
  public struct Change: Sendable, Hashable {
    /// The kind.
    public var kind: PassageKind
    /// Entries that are new.
    public var added: Int
    /// Entries that were reworded.
    public var changed: Int
    /// Entries that are gone.
    public var removed: Int

    public init(kind: PassageKind, added: Int = 0, changed: Int = 0, removed: Int = 0) {
      self.kind = kind
      self.added = added
      self.changed = changed
      self.removed = removed
    }

    /// Nothing changed.
    public var isEmpty: Bool { added == 0 && changed == 0 && removed == 0 }
  }

  /// A source that is in.
  public struct Document: Sendable {
    /// What became of a source.
    public enum Outcome: String, Sendable, Hashable {
      /// The first document of its region and kind.
      case added
      /// It took over from an earlier one.
      case revised
      /// The same bytes were in already.
      case unchanged
    }

    /// Path of the source as the user would type it.
    public var name: String
    /// Its key in `documents`.
    public var documentID: Int64
    /// What became of it.
    public var outcome: Outcome
    /// Short name of its region.
    public var regionSlug: String
    /// Name of its region.
    public var regionName: String
    /// The kind.
    public var kind: WriteUp.Kind
    /// Kinds with a change, in the order of ``PassageKind``.
    public var changes: [Change]
    /// The source of the document that it took over from; nil for an earlier revision of the same file.
    public var supersedes: String?
    /// The source of the document that took over from it; nil for one that is current.
    public var supersededBy: String?
    /// What was not certain when it was read.
    public var diagnostics: [Diagnostic]
  }

  /// How many documents had each outcome.
  public var counts: [Document.Outcome: Int] = [:]
  /// The documents whose bytes were found as they are: none of them has lost its file.
  public var unchanged: [Int64] = []
  /// What was passed over.
  public var skipped: [FoundSources.Skipped] = []
  /// What could not be read.
  public var failures: [ImportFailure] = []
  /// Documents that were removed because their files are gone.
  public var pruned: [StoredDocument] = []
  /// Nothing was written.
  public var isDryRun = false
  /// The user stopped it; what was told of is in.
  public var wasInterrupted = false
  /// Bytes of the sources that were read.
  public var byteCount = 0
  /// Doubts in all.
  public var diagnosticCount = 0

  public init() {}

  /// How many documents had an outcome.
  public func count(_ outcome: Document.Outcome) -> Int { counts[outcome] ?? 0 }
}

/// What an import tells while it goes on; a document when the batch that it stands in is in.
public enum ImportEvent: Sendable {
  case document(ImportReport.Document)
  /// After each batch.
  case progress(ImportProgress)
}

/// A source that could not be imported; the others are not touched by it.
public struct ImportFailure: Error, Sendable, Hashable {
  /// Name of the source as the user would type it.
  public var name: String
  /// Its absolute path.
  public var location: String
  /// Why.
  public var error: KnowledgeBaseError

  public init(name: String, location: String, error: KnowledgeBaseError) {
    self.name = name
    self.location = location
    self.error = error
  }

  /// Whether there is a file that a later try may read.
  var isWorthRetrying: Bool { location != "-" && SourceFinder.isFile(location) }
}

/// How far an import has come.
public struct ImportProgress: Sendable, Hashable {
  /// Files that are done.
  public var fileCount: Int
  /// Files in all.
  public var totalFileCount: Int
  /// Bytes that are done.
  public var byteCount: Int
  /// Bytes in all.
  public var totalByteCount: Int

  public init(fileCount: Int, totalFileCount: Int, byteCount: Int, totalByteCount: Int) {
    self.fileCount = fileCount
    self.totalFileCount = totalFileCount
    self.byteCount = byteCount
    self.totalByteCount = totalByteCount
  }
}
