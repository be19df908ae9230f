import SQLite

/// A question in SQL that the file keeps under a name.
public struct SavedQuery: Sendable, Hashable {
  /// Lower-case words with hyphens: `advice-by-keyword`.
  public var name: String
  /// What it answers, in one sentence.
  public var description: String
  /// One statement.
  public var sql: String
  /// The values that its parameters have when none are given.
  public var defaults: QueryParameters

  public init(name: String, description: String, sql: String, defaults: QueryParameters = QueryParameters()) {
    self.name = name
    self.description = description
    self.sql = sql
    self.defaults = defaults
  }

  /// The parameters given, and the defaults of the others.
  public func parameters(given: QueryParameters) -> QueryParameters {
    QueryParameters(defaults.values.merging(given.values) { $1 })
  }
}
