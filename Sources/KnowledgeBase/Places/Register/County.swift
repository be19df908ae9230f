/// A Norwegian county of 1 January 2015.
public struct County: Sendable, Hashable {
  /// Two digits.
  public var number: String
  /// Norwegian name.
  public var name: String
  /// Official Sámi name, or nil.
  public var parallelName: String?

  public init(number: String, name: String, parallelName: String? = nil) {
    self.number = number
    self.name = name
    self.parallelName = parallelName
  }
}
