/// The signs for and against two documents being about one region.
struct RegionComparison {
  enum Applicants { case same, different, unknown }

  var applicants: Applicants
  /// A name in title or facts is a form of one in the other's title or facts.
  var sharesName: Bool
  /// The shared names are nothing but the applicant's own, so that they are no sign beside the applicant.
  var sharesOnlyApplicantsName: Bool
  /// A name in one's title, facts or headings is a form of one in the other's, and not just the applicant's
  /// own name.
  var sharesHeading: Bool
  /// One of them gives no name of its own.
  var isUnnamed: Bool
  /// Municipalities in both, and in either.
  var common: Int
  var either: Int
  /// Share of the shorter list of partners that the other has too; nil when one names no partners.
  var partners: Double?
  /// Each one's applicant is a member of the other.
  var applicantsAreMembers: Bool
  /// One of them names no municipality at all.
  var isWithoutMembers: Bool

  /// Share of all municipalities that both have.
  var overlap: Double { either == 0 ? 0 : Double(common) / Double(either) }

  init(_ first: RegionWitness, _ second: RegionWitness, applicantNames: [String]) {
    let names = (first.strongKeys, second.strongKeys)
    let shared = names.0.intersection(names.1)
    sharesName = !shared.isEmpty
    let applicantKeys = applicantNames.reduce(into: Set<String>()) { $0.formUnion(RegionName($1).keys) }
    sharesOnlyApplicantsName = shared.isSubset(of: applicantKeys)
    sharesHeading = !first.allKeys.intersection(second.allKeys).isSubset(of: applicantKeys)
    isUnnamed = names.0.isEmpty || names.1.isEmpty
    common = first.members.intersection(second.members).count
    either = first.members.union(second.members).count
    isWithoutMembers = first.members.isEmpty || second.members.isEmpty
    let lists = (first.partners, second.partners)
    let shorter = min(lists.0.count, lists.1.count)
    partners = shorter == 0 ? nil : Double(lists.0.intersection(lists.1).count) / Double(shorter)
    applicants = .unknown
    applicantsAreMembers = true
    if let one = first.applicant, let other = second.applicant {
      applicants = one == other ? .same : .different
      applicantsAreMembers = second.members.contains(one) && first.members.contains(other)
    }
  }

  /// What the signs say: how it was decided and how surely, or nil when they do not suffice.
  var judgement: (way: RegionMatch.Way, certainty: Certainty)? {
    switch (applicants, sharesName) {
    case (.same, true): sameApplicantAndName
    case (.same, false): sameApplicant
    case (.different, true): overlap >= 0.5 ? (.nameAndMembers, .likely) : nil
    case (.unknown, true): sameName
    case (_, false): overlap >= 0.8 && common >= 3 && applicantsAreMembers ? (.members, .likely) : nil
    }
  }

  private var sameApplicantAndName: (RegionMatch.Way, Certainty)? {
    guard let partners else { return (.nameAndApplicant, .certain) }
    if partners >= 0.5 { return (.nameAndApplicant, .certain) }
    // With no partner in common, a name that is the applicant's own is the same weak sign twice.
    return partners > 0 || !sharesOnlyApplicantsName ? (.nameAndApplicant, .likely) : nil
  }

  private var sameApplicant: (RegionMatch.Way, Certainty)? {
    guard let partners else { return isUnnamed || sharesHeading ? (.applicant, .likely) : nil }
    if partners >= 0.8 { return (.applicantAndMembers, .certain) }
    return partners >= 0.5 || partners > 0 && sharesHeading ? (.applicantAndMembers, .likely) : nil
  }

  private var sameName: (RegionMatch.Way, Certainty)? {
    if isWithoutMembers { return (.name, .likely) }
    return overlap >= 0.5 || (partners ?? 0) >= 0.5 ? (.nameAndMembers, .certain) : nil
  }

  /// Whether someone should look at two that were not taken for one.
  var isAlike: Bool { sharesName || applicants == .same || overlap >= 0.4 }
}
