/// A document that your own code has at hand.
public struct NewDocument: Sendable, Hashable {
  /// The formats that a document can be said to have. Others, such as Word, are recognized by their content.
  public enum Format: String, Sendable, Hashable, CaseIterable {
    /// Plain text.
    case text
    /// Markdown.
    case markdown
    /// A web page.
    case html
  }

  /// The name, like that of a file: without slashes, and with an ending that helps to recognize the format.
  public var name: String
  /// The bytes, which are kept as they are.
  public var content: [UInt8]
  /// The format; `nil` to recognize it.
  public var format: Format?
  /// Where it came from, such as an address on the web; `nil` for nowhere.
  public var location: String?

  /// Creates a document from bytes.
  public init(named name: String, content: [UInt8], format: Format? = nil, location: String? = nil) {
    self.name = name
    self.content = content
    self.format = format
    self.location = location
  }

  /// Creates a document from text.
  public init(named name: String, text: String, format: Format? = nil, location: String? = nil) {
    self.init(named: name, content: Array(text.utf8), format: format, location: location)
  }
}
