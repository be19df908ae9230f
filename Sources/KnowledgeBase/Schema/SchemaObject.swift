/// A table or view as users see it, with its description.
public struct SchemaObject: Sendable, Hashable {
  /// A table holds rows, a view asks for them.
  public enum Kind: String, Sendable, Hashable {
    case table, view
  }

  /// A column with its description.
  public struct Column: Sendable, Hashable {
    /// Its name.
    public var name: String
    /// Type as declared; empty for a view's column that has none.
    public var type: String
    /// One sentence; nil where the schema has none.
    public var description: String?
    /// `table.column` that a foreign key refers to.
    public var refersTo: String?
  }

  /// Its name.
  public var name: String
  /// Table or view.
  public var kind: Kind
  /// One sentence; nil where the schema has none.
  public var description: String?
  public var columns: [Column]
  /// The statement that made it.
  public var sql: String
  public var rowCount: Int?
}
