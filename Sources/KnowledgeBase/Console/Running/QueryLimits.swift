/// What an ad-hoc query may use; each limit ends it with a message that names the flag that raises it.
public struct QueryLimits: Sendable, Hashable {
  /// Time from the first step to the last.
  public var timeout: Duration
  /// Rows of the answer.
  public var rowCount: Int
  /// Bytes of memory that SQLite may hold for it (https://sqlite.org/c3ref/hard_heap_limit64.html).
  public var memory: Int

  /// Bytes of the largest text, blob or row: a quarter of the memory.
  public var length: Int { max(memory / 4, 1 << 16) }

  /// Five seconds, no bound on rows, 256 MB.
  public static let standard = QueryLimits(timeout: .seconds(5), rowCount: .max, memory: 256 << 20)

  public init(timeout: Duration, rowCount: Int, memory: Int) {
    self.timeout = timeout
    self.rowCount = rowCount
    self.memory = memory
  }
}
