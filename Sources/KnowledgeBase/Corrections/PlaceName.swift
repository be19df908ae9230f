/// A municipality as a region's documents print it, with what was made of it.
public struct PlaceName: Sendable, Hashable {
  /// As printed.
  public var printedName: String
  /// `applicant` or `partner`.
  public var role: String
  /// Four digits; nil when no register knows the name.
  public var number: String?
  /// Name in the register.
  public var municipality: String?
  /// What decided the number.
  public var resolvedBy: String
  /// `certain`, `likely`, `guess` or `unresolved`.
  public var certainty: String
  /// File name of the document.
  public var document: String
}
