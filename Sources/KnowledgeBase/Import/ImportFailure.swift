/// A source that could not be imported; the others are not touched by it.
public struct ImportFailure: Error, Sendable, Hashable {
  /// Name of the source as the user would type it.
  public var name: String
  /// Its absolute path.
  public var location: String
  /// Why.
  public var error: KnowledgeBaseError

  public init(name: String, location: String, error: KnowledgeBaseError) {
    self.name = name
    self.location = location
    self.error = error
  }

  /// Whether there is a file that a later try may read.
  var isWorthRetrying: Bool { location != "-" && SourceFinder.isFile(location) }
}
