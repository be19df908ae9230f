/// The signs for and against two documents being about one region.
///
/// Each sign is worked out when it is asked for: most documents are told apart by the first two.
struct RegionComparison {
  enum Applicants { case same, different, unknown }

  private let first: RegionWitness
  private let second: RegionWitness
  /// What a name that is only the applicant's own is told by.
  private let register: PlaceRegister

  let applicants: Applicants
  /// A name in title or facts is a form of one in the other's title or facts.
  let sharesName: Bool

  init(_ first: RegionWitness, _ second: RegionWitness, register: PlaceRegister) {
    self.first = first
    self.second = second
    self.register = register
    sharesName = !first.strongKeys.isDisjoint(with: second.strongKeys)
    if let one = first.applicant, let other = second.applicant {
      applicants = one == other ? .same : .different
    } else {
      applicants = .unknown
    }
  }

  /// Share of all municipalities that both have.
  var overlap: Double {
    let common = common
    let either = first.members.count + second.members.count - common
    return either == 0 ? 0 : Double(common) / Double(either)
  }

  /// One of them names no municipality at all.
  var isWithoutMembers: Bool { first.members.isEmpty || second.members.isEmpty }

  /// Share of the shorter list of partners that the other has too; nil when one names no partners.
  var partners: Double? {
    let counts = (first.partnerCount, second.partnerCount)
    let shorter = min(counts.0, counts.1)
    guard shorter > 0 else { return nil }
    let common = first.members.lazy.filter {
      second.members.contains($0) && $0 != first.applicant && $0 != second.applicant
    }.count
    return Double(common) / Double(shorter)
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

  /// Whether someone should look at two that were not taken for one.
  var isAlike: Bool { sharesName || applicants == .same || overlap >= 0.4 }

  /// Municipalities in both.
  private var common: Int {
    let (short, long) =
      first.members.count < second.members.count
      ? (first.members, second.members) : (second.members, first.members)
    return short.lazy.filter(long.contains).count
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

  /// Each one's applicant is a member of the other; so it is where one is not known.
  private var applicantsAreMembers: Bool {
    guard let one = first.applicant, let other = second.applicant else { return true }
    return second.members.contains(one) && first.members.contains(other)
  }

  /// One of them gives no name of its own.
  private var isUnnamed: Bool { first.strongKeys.isEmpty || second.strongKeys.isEmpty }

  /// The shared names are nothing but the applicant's own, so that they are no sign beside the applicant.
  private var sharesOnlyApplicantsName: Bool {
    first.strongKeys.intersection(second.strongKeys).isSubset(of: applicantKeys)
  }

  /// A name in one's title, facts or headings is a form of one in the other's, and not just the applicant's
  /// own name.
  private var sharesHeading: Bool {
    !first.allKeys.intersection(second.allKeys).isSubset(of: applicantKeys)
  }

  private var applicantKeys: Set<String> {
    [first.applicant, second.applicant].compactMap { $0 }.reduce(into: []) { keys, key in
      // As a glued name would be: that of Skårside, Skårsideregionen, has a key without its e.
      keys.formUnion(RegionName((register[key]?.name ?? String(key.drop { $0 == "?" })) + "regionen").keys)
    }
  }
}
