/// A column of a statement's rows (https://sqlite.org/c3ref/column_database_name.html).
public struct StatementColumn: Sendable, Hashable {
  /// The name, the `AS` one if there is one.
  public let name: String
  /// The type as written in CREATE TABLE; nil for an expression.
  public let declaredType: String?
  /// The database of the table column; nil for an expression, or where the library was built without it.
  public let database: String?
  public let table: String?
  public let column: String?
}
