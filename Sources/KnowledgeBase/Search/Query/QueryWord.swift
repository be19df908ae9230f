/// A word of a query.
public struct QueryWord: Sendable, Hashable {
  /// How a word is taken.
  public enum Mode: String, Sendable, Hashable {
    /// The word and what is like it.
    case likes
    /// The word as printed: `=ord`.
    case exact
    /// Every word that begins so: `ord*`.
    case prefix
  }

  /// The word as the tokenizer gives it: in lower case.
  public var text: String
  public var mode: Mode
  /// The place of the word in the query, in UTF-8 bytes; the same for words that were typed as one, such as `Re:tenk`.
  public var range: Range<Int>
  /// Whether the word before was typed together with this one, with no space between.
  public var isJoined: Bool
  /// Whether a hyphen stands for a last part that a later word has: `prosess-/prosjektleder`.
  public var isSuspended: Bool

  public init(text: String, mode: Mode = .likes, range: Range<Int>, isJoined: Bool = false, isSuspended: Bool = false) {
    self.text = text
    self.mode = mode
    self.range = range
    self.isJoined = isJoined
    self.isSuspended = isSuspended
  }
}
