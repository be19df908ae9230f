/// A column that a table-valued function gives.
public struct TableFunctionColumn: Sendable, Hashable, ExpressibleByStringLiteral {
  /// The column's name.
  public let name: String
  /// The declared type; nil for a column that holds values of any class.
  public let type: StorageClass?

  /// A column with a name and, if its values are of one class, that class.
  public init(_ name: String, _ type: StorageClass? = nil) {
    self.name = name
    self.type = type
  }

  /// A column for values of any class.
  public init(stringLiteral name: String) { self.init(name) }

  var declaration: String {
    let type =
      switch self.type {
      case .integer: " INTEGER"
      case .real: " REAL"
      case .text: " TEXT"
      case .blob: " BLOB"
      case .null, nil: ""
      }
    return SQLText.quoted(name) + type
  }
}
