/// What a table's column was declared to be (https://sqlite.org/c3ref/table_column_metadata.html).
public struct ColumnMetadata: Sendable, Hashable {
  /// The type as written; nil where none was.
  public let declaredType: String?
  /// The collation, "BINARY" where none was named.
  public let collation: String
  public let isNotNull: Bool
  /// Whether it is a part of the primary key.
  public let isPrimaryKey: Bool
  public let isAutoincrement: Bool
}
