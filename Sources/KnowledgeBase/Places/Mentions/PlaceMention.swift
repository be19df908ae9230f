/// A municipality that running text names.
public struct PlaceMention: Sendable, Hashable {
  /// UTF-8 bytes of the name in the text, without a genitive ending.
  public var range: Range<Int>
  /// The municipality's name as the text writes it, without a genitive ending.
  public var name: String
  /// Four digits, or nil when two bear the name and nothing tells which is meant.
  public var number: String?
  /// Numbers of all that bear the name, in order.
  public var candidates: [String]

  public init(range: Range<Int>, name: String, number: String?, candidates: [String]) {
    self.range = range
    self.name = name
    self.number = number
    self.candidates = candidates
  }
}
