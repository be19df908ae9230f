/// What changed from one revision of a document to another.
public struct RevisionDifference: Sendable, Hashable {
  /// One entry that is not in both.
  public struct Line: Sendable, Hashable {
    /// How the two differ there.
    public enum Change: String, Sendable, Hashable {
      case added = "+"
      /// Reworded.
      case changed = "~"
      case removed = "-"
    }

    /// How the two differ there.
    public var change: Change
    /// Kind of passage.
    public var kind: PassageKind
    /// Stable name for citing it; that of the later revision where both have one.
    public var reference: String
    /// The text before; nil for one that was added.
    public var oldText: String?
    /// The text after; nil for one that was removed.
    public var newText: String?
  }

  /// The earlier one.
  public var from: StoredDocument
  /// The later one.
  public var to: StoredDocument
  /// By kind, then in printed order; what was removed stands behind the rest of its kind.
  public var lines: [Line]
}
