/// An argument of a table-valued function: in SQL a hidden column, so that it can be given in parentheses or
/// by `WHERE name = …`.
public struct TableFunctionArgument: Sendable, Hashable {
  /// The hidden column's name.
  public let name: String
  /// Whether the function refuses a call without it.
  public let isRequired: Bool

  /// An argument; required ones stand before the others.
  public init(_ name: String, isRequired: Bool = true) {
    self.name = name
    self.isRequired = isRequired
  }
}
