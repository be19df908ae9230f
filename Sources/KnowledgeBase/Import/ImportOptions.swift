/// How an import goes about its work.
public struct ImportOptions: Sendable {
  /// Report what would happen, and write nothing.
  public var isDryRun = false
  /// Documents that commit together at the most: what a crash can undo.
  public var batchCount = 1_000
  /// Bytes of sources that commit together, beyond which a batch ends: what bounds memory.
  public var batchByteCount = 8 << 20
  /// Asked between batches; true ends the import after the batch that is being written.
  public var shouldStop: @Sendable () -> Bool = { false }

  public init() {}
}
