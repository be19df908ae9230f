/// A table or view as users see it, with its description.
public struct SchemaObject: Sendable, Hashable {
  public enum Kind: String, Sendable, Hashable {
    case table, view
  }

  /// A column with its description.
  public struct Column: Sendable, Hashable {
    public var name: String
    /// Type as declared; empty for a view's column that has none.
    public var type: String
    /// One sentence; nil where the schema has none.
    public var description: String?
    /// `table.column` that a foreign key refers to.
    public var refersTo: String?
  }

  public var name: String
  public var kind: Kind
  /// One sentence; nil where the schema has none.
  public var description: String?
  public var columns: [Column]
  /// The statement that made it.
  public var sql: String
  public var rowCount: Int?
}
