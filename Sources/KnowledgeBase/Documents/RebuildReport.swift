/// What reading every stored document anew came to.
public struct RebuildReport: Sendable {
  /// A document that is read otherwise than before.
  public struct Difference: Sendable {
    /// As it was.
    public var before: StoredDocument
    /// As it is now.
    public var after: StoredDocument
    /// What changed in its entries.
    public var changes: [ImportReport.Change]
  }

  /// Documents that were read.
  public var documentCount = 0
  /// Those that are read otherwise than before.
  public var differences: [Difference] = []
  /// Those that could not be read, and stay as they are.
  public var failures: [ImportFailure] = []
}
