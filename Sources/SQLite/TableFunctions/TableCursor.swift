/// Walks over the rows that one call of a table-valued function gives.
public protocol TableCursor: AnyObject {
  /// Goes to the next row, at first to the first one.
  ///
  /// - Returns: false when there is none; it is not called again then.
  func next() throws -> Bool

  /// The value in a column of the row, counted from 0.
  func value(_ column: Int) throws -> Value
}
