import WriteUp

/// What an import did, source by source.
public struct ImportReport: Sendable {
  /// How many entries of a kind an import added, changed and removed.
  public struct Change: Sendable, Hashable {
    public var kind: PassageKind
    public var added: Int
    public var changed: Int
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
    public enum Outcome: String, Sendable, Hashable {
      /// The first document of its region and kind.
      case added
      /// It took over from an earlier one.
      case revised
      /// The same bytes were in already.
      case unchanged
    }

    public var name: String
    public var documentID: Int64
    public var outcome: Outcome
    public var regionSlug: String
    public var regionName: String
    public var kind: WriteUp.Kind
    /// Kinds with a change, in the order of ``PassageKind``.
    public var changes: [Change]
    /// The source of the document that it took over from.
    public var supersedes: String?
    public var diagnostics: [Diagnostic]
  }

  public var documents: [Document] = []
  public var skipped: [FoundSources.Skipped] = []
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
