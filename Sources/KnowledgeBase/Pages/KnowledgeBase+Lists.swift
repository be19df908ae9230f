import SQLite

extension KnowledgeBase {
  /// Lists what there is of a kind, row by row as SQLite finds it.
  ///
  /// - Parameters:
  ///   - begin: is told the columns' names before the first row.
  ///   - row: is given each row, which is valid during the call only.
  /// - Returns: the number of rows.
  @discardableResult
  public func list(
    _ listing: Listing, begin: ([String]) throws -> Void, row: (Row) throws -> Void
  ) throws -> Int {
    try asking {
      try connection.withStatement(listing.sql) { statement in
        try begin(statement.columnNames)
        var count = 0
        while try statement.step() {
          try row(statement.row)
          count += 1
        }
        return count
      }
    }
  }
}
