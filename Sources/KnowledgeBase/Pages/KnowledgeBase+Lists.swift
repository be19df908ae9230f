import SQLite

extension KnowledgeBase {
  /// Lists what there is of a kind, row by row as SQLite finds it.
  ///
  /// - Parameters:
  ///   - order: a column to sort by; nil for the listing's own order. Rows without a value come last.
  ///   - begin: is told the columns' names before the first row.
  ///   - row: is given each row, which is valid during the call only.
  /// - Returns: the number of rows.
  /// - Throws: `KnowledgeBaseError` with `.usage` when there is no such column.
  @discardableResult
  public func list(
    _ listing: Listing, sortedBy order: ListOrder? = nil, begin: ([String]) throws -> Void, row: (Row) throws -> Void
  ) throws -> Int {
    try asking {
      let sql = try order.map { try sorted(listing, by: $0) } ?? listing.sql
      return try connection.withStatement(sql) { statement in
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

  private func sorted(_ listing: Listing, by order: ListOrder) throws -> String {
    let columns = try connection.withStatement(listing.sql) { $0.columnNames }
    guard columns.contains(order.column) else {
      let near = NearestName.to(order.column, among: columns).map { "Did you mean \($0)? " } ?? ""
      throw KnowledgeBaseError(
        .usage, "\(listing.rawValue) have no column \(order.column) to sort by",
        suggestion: near + "The columns are " + columns.joined(separator: ", ") + ".")
    }
    // The name is one of the statement's own columns; the collation says nothing of numbers.
    let column = "\"\(order.column)\""
    return """
      SELECT * FROM (\(listing.sql)) AS listed
      ORDER BY \(column) IS NULL, \(column) COLLATE norwegian \(order.isDescending ? "DESC" : "ASC")
      """
  }
}
