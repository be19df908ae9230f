import SQLite

extension FixedWidthInteger {
  /// The number behind this one, for a row or a reference that comes next.
  ///
  /// - Throws: `SQLiteError` with `.corrupt` behind the largest, which no file of ours gets to.
  func successor(of what: String) throws -> Self {
    let (next, isBeyond) = addingReportingOverflow(1)
    guard !isBeyond else { throw SQLiteError(code: .corrupt, message: "\(what) is the largest number that there is") }
    return next
  }
}
