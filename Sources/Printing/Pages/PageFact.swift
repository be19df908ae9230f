/// A name with its value.
public struct PageFact: Sendable, Hashable {
  /// Such as "folketall".
  public var name: String
  /// Nil when it is not known, which is said.
  public var value: StyledText?

  /// A fact, known or not.
  public init(_ name: String, _ value: StyledText?) {
    self.name = name
    self.value = value
  }

  /// A fact of plain text, known or not.
  public init(_ name: String, text: String?) {
    self.init(name, text.map { StyledText($0) })
  }
}
