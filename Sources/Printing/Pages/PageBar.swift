/// A length to compare with others, such as a municipality's population.
public struct PageBar: Sendable, Hashable {
  /// Whose it is.
  public var name: String
  /// Its length; below 0 counts as 0.
  public var value: Double
  /// What is printed for the value: "26 138".
  public var text: String

  /// A bar with the given parts.
  public init(_ name: String, value: Double, text: String) {
    self.name = name
    self.value = value
    self.text = text
  }
}
