/// A passage that comes from no write-up, for measuring how well passages are found.
public struct PlainPassage: Sendable, Hashable, Codable {
  /// What the passage is known by; becomes its reference.
  public var id: String
  /// Searched along with the text.
  public var title: String?
  public var text: String

  public init(id: String, title: String? = nil, text: String) {
    self.id = id
    self.title = title
    self.text = text
  }
}
