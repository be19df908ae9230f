/// What an examination of the file found.
public struct CheckReport: Sendable, Hashable {
  /// One thing that was examined.
  public struct Item: Sendable, Hashable {
    /// What was examined: "SQLite's structures".
    public var name: String
    /// What is wrong, one sentence each; empty when all is well.
    public var problems: [String]
    /// Why it was not examined; nil when it was.
    public var skippedBecause: String?

    public init(name: String, problems: [String] = [], skippedBecause: String? = nil) {
      self.name = name
      self.problems = problems
      self.skippedBecause = skippedBecause
    }
  }

  /// What was examined, in order.
  public var items: [Item]

  public init(items: [Item]) { self.items = items }

  /// Whether nothing is wrong.
  public var isSound: Bool { items.allSatisfy { $0.problems.isEmpty } }
}
