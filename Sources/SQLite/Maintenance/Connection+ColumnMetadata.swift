import CSQLite

extension Connection {
  /// What a table's column was declared to be.
  ///
  /// - Parameter database: "main", "temp" or an attached one; nil for the first that has the table.
  /// - Throws: `SQLiteError` where there is no such column, or the name is that of a view.
  public func columnMetadata(table: String, column: String, database: String? = nil) throws -> ColumnMetadata {
    var type: UnsafePointer<CChar>?
    var collation: UnsafePointer<CChar>?
    var isNotNull: Int32 = 0
    var isPrimaryKey: Int32 = 0
    var isAutoincrement: Int32 = 0
    try handle.check(
      sqlite3_table_column_metadata(
        handle.opened(), database, table, column, &type, &collation, &isNotNull, &isPrimaryKey,
        &isAutoincrement))
    return ColumnMetadata(
      declaredType: type.map { String(cString: $0) }, collation: collation.map { String(cString: $0) } ?? "",
      isNotNull: isNotNull != 0, isPrimaryKey: isPrimaryKey != 0, isAutoincrement: isAutoincrement != 0)
  }
}
