/// What a kind of diagnostic means and what its reader can do.
public struct DiagnosticExplanation: Sendable, Hashable {
  /// Stable identifier such as `heading-misspelt`.
  public var identifier: String
  /// What was found, in one or two sentences.
  public var meaning: String
  /// What to do about it.
  public var remedy: String

  public init(identifier: String, meaning: String, remedy: String) {
    self.identifier = identifier
    self.meaning = meaning
    self.remedy = remedy
  }
}
