/// Prints a result row by row, in memory that does not grow with the rows.
///
/// The order of calls is `begin`, any number of `row`, `end`. A result that breaks off with an error is not
/// ended, so that half an array of JSON does not pass for a whole one. Every call throws what the
/// ``Output`` throws, ``ClosedPipe`` among it.
public protocol RowPrinter: AnyObject {
  /// Says which columns follow.
  func begin(_ columns: [Column]) throws
  /// Prints one row, with as many cells as there are columns.
  func row(_ row: some RowSource) throws
  /// Prints what stands behind the rows, and flushes.
  func end() throws
  /// The source is busy: shows the rows that are held back so far. May be called while SQLite computes the
  /// next row.
  func pause() throws
}
