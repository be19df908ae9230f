import WriteUp

/// Whether a write-up belongs to a known region, and how that was decided.
public struct RegionMatch: Sendable, Hashable {
  /// The signs that decided.
  public enum Way: String, Sendable, Hashable, CaseIterable {
    /// The user gave the region this name.
    case user
    case nameAndApplicant = "name and applicant"
    case nameAndMembers = "name and members"
    case applicantAndMembers = "applicant and members"
    case members
    case applicant
    case name
    /// No known region fits: it is a new one.
    case new
  }

  /// The known region, or nil for a new one.
  public var regionID: Int64?
  public var decidedBy: Way
  public var certainty: Certainty
  /// Other known regions that the write-up fits too, or nearly, best first.
  public var others: [Int64]
  /// What was not certain; at the line that the caller gave.
  public var diagnostic: Diagnostic?

  public init(
    regionID: Int64?, decidedBy: Way, certainty: Certainty, others: [Int64] = [],
    diagnostic: Diagnostic? = nil
  ) {
    self.regionID = regionID
    self.decidedBy = decidedBy
    self.certainty = certainty
    self.others = others
    self.diagnostic = diagnostic
  }
}
