/// What SQLite asks an authorizer while it compiles a statement
/// (https://sqlite.org/c3ref/set_authorizer.html).
public struct AuthorizerRequest: Sendable, Hashable {
  /// What the statement wants to do.
  public let action: AuthorizerAction
  /// The first detail; its meaning stands at each `AuthorizerAction`.
  public let first: String?
  /// The second detail.
  public let second: String?
  /// The database ("main", "temp", …) where there is one.
  public let database: String?
  /// The innermost trigger or view that wants it; nil for the statement itself.
  public let origin: String?
}
