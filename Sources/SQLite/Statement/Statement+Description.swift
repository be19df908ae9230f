import CSQLite

extension Statement {
  /// The statement's own SQL, without what stands before or after it.
  public var sql: String {
    guard let raw else { return "" }
    return String(
      decoding: raw.sql.utf8.dropFirst(raw.range.lowerBound).prefix(raw.range.count), as: UTF8.self)
  }

  /// Where the statement stands in the text it was compiled from, in UTF-8 bytes.
  public var range: Range<Int> { raw?.range ?? 0..<0 }

  /// What follows the statement, from the next statement on; nil if only space, comments and semicolons do.
  public var tail: String? {
    guard let raw, let next = raw.next else { return nil }
    return String(decoding: raw.sql.utf8.dropFirst(next), as: UTF8.self)
  }

  /// Where `tail` begins in the text that the statement was compiled from, in UTF-8 bytes.
  public var tailOffset: Int? { raw?.next }

  /// Whether running it changes no database file directly (https://sqlite.org/c3ref/stmt_readonly.html).
  ///
  /// True for BEGIN, COMMIT, SAVEPOINT, and for ATTACH; functions with side effects do not count.
  public var isReadOnly: Bool { pointer.map { sqlite3_stmt_readonly($0) != 0 } ?? true }

  /// Whether it is an EXPLAIN or EXPLAIN QUERY PLAN.
  public var isExplain: Bool { pointer.map { sqlite3_stmt_isexplain($0) != 0 } ?? false }

  /// Whether it stands in the middle of its rows.
  public var isBusy: Bool { pointer.map { sqlite3_stmt_busy($0) != 0 } ?? false }

  /// The number of columns of its rows; 0 for a statement that gives none.
  public var columnCount: Int { pointer.map { Int(sqlite3_column_count($0)) } ?? 0 }

  /// The columns' names. SQLite may rename them when a changed schema makes it compile the statement anew.
  public var columnNames: [String] {
    indices.map { index in sqlite3_column_name(pointer, index).map { String(cString: $0) } ?? "" }
  }

  /// The columns with their declared types and, where the library tells, the table columns they come from.
  public var columns: [StatementColumn] {
    indices.map { index in
      let text = { (name: UnsafePointer<CChar>?) in name.map { String(cString: $0) } }
      return StatementColumn(
        name: text(sqlite3_column_name(pointer, index)) ?? "",
        declaredType: text(sqlite3_column_decltype(pointer, index)),
        database: text(shim_column_database_name(pointer, index)),
        table: text(shim_column_table_name(pointer, index)),
        column: text(shim_column_origin_name(pointer, index)))
    }
  }

  private var indices: Range<Int32> { 0..<Int32(clamping: columnCount) }
}
