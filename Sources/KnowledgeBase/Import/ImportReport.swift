import WriteUp

/// What an import did, source by source.
public struct ImportReport: Sendable {
  /// How many entries of a kind an import added, changed and removed.
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
    /// The source of the document that it took over from.
    public var supersedes: String?
    public var diagnostics: [Diagnostic]
  }

  /// The sources that are in, in order.
  public var documents: [Document] = []
  /// What was passed over.
  public var skipped: [FoundSources.Skipped] = []
  /// What could not be read.
  public var failures: [ImportFailure] = []
  /// Sources whose documents were removed because the files are gone.
  public var pruned: [String] = []
  /// Nothing was written.
  public var isDryRun = false
  /// The user stopped it; what is listed is in.
  public var wasInterrupted = false
  public var byteCount = 0

  public init() {}

  /// How many documents had an outcome.
  public func count(_ outcome: Document.Outcome) -> Int {
    documents.count { $0.outcome == outcome }
  }
}
