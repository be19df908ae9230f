import WriteUp

/// Which municipality a printed name means, and how that was decided.
public struct PlaceResolution: Sendable, Hashable {
  /// What the facts call the municipality.
  public enum Role: String, Sendable, Hashable, CaseIterable { case applicant, partner }

  /// What decided the number, as it is kept in `resolved_by`.
  public enum Way: String, Sendable, Hashable, CaseIterable {
    /// Only one municipality of 2015 bears the name.
    case uniqueName = "unique name"
    /// Only one bears the name when letters such as æ, ø and å are written otherwise.
    case spelling
    /// The name is its Sámi or Kven name.
    case parallelName = "parallel name"
    /// The name is that of its successor in 2024, which took over no other municipality.
    case laterName = "later name"
    /// The number is printed.
    case number
    /// The county or district printed with the name.
    case county
    /// Of several that bear the name it is the one near the other members.
    case neighbours
    /// Both the other members and the printed total tell it from its namesakes.
    case neighboursAndTotal = "neighbours and printed total"
    /// Of several that bear the name it is the one with which the members' sum fits the printed total.
    case total = "printed total"
    /// The name was divided at its "og": Nore og Uvdal.
    case dividedName = "divided name"
    /// The user said so.
    case user
    /// Nothing: the name stands as printed.
    case nothing
  }

  /// Applicant or partner.
  public var role: Role
  /// From 1, the applicant first.
  public var position: Int
  public var printedName: String
  /// Four digits of 2015, or nil when not resolved.
  public var number: String?
  public var resolvedBy: Way
  public var certainty: Certainty
  /// Numbers of all that bear the name, in order; for an unknown name the nearest ones, nearest first.
  public var candidates: [String]
  /// Position of an earlier resolution with the same number: an applicant named among the partners too.
  public var repeats: Int?
  /// What was not certain, with its place in the source; nil when nothing was.
  public var diagnostic: Diagnostic?

  public init(
    role: Role, position: Int, printedName: String, number: String? = nil, resolvedBy: Way = .nothing,
    certainty: Certainty = .unresolved, candidates: [String] = [], repeats: Int? = nil,
    diagnostic: Diagnostic? = nil
  ) {
    self.role = role
    self.position = position
    self.printedName = printedName
    self.number = number
    self.resolvedBy = resolvedBy
    self.certainty = certainty
    self.candidates = candidates
    self.repeats = repeats
    self.diagnostic = diagnostic
  }
}
