/// How surely something was decided.
public enum Certainty: String, Sendable, Hashable, CaseIterable {
  /// Nothing speaks against it.
  case certain
  /// Much speaks for it; a diagnostic tells why it is not certain.
  case likely
  /// More speaks for it than for anything else; someone should look.
  case guess
  /// It was not decided.
  case unresolved
}
