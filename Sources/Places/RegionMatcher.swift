import ByregionLanguages
import ByregionText
import ByregionWriteUp

/// A region of the knowledge base, with the data needed to recognize it.
package struct KnownRegion: Sendable, Hashable {
  /// Its key.
  package var id: Int64
  /// Its short name.
  package var slug: String
  /// Its name as printed.
  package var name: String
  /// Forms of its name added by users.
  package var userNames: [String]
  /// One for each document that was not removed.
  package var documents: [RegionEvidence]

  package init(id: Int64, slug: String, name: String, userNames: [String] = [], documents: [RegionEvidence]) {
    self.id = id
    self.slug = slug
    self.name = name
    self.userNames = userNames
    self.documents = documents
  }
}

/// Compares the evidence of two documents to decide whether they are about the same region.
///
/// Most pieces of evidence are computed on first use, because applicants and names decide for most documents.
struct RegionComparison {
  enum Applicants { case same, different, unknown }

  private let first: RegionEvidence
  private let second: RegionEvidence
  /// Used to recognize a name that is only the applicant's own.
  private let register: PlaceRegister

  let applicants: Applicants
  /// Whether a name in the title or facts of one is a form of one in the title or facts of the other.
  let sharesName: Bool

  init(_ first: RegionEvidence, _ second: RegionEvidence, register: PlaceRegister) {
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

  /// Number of common municipalities divided by the number in either.
  var overlap: Double {
    let common = common
    let either = first.members.count + second.members.count - common
    return either == 0 ? 0 : Double(common) / Double(either)
  }

  /// Whether one of them names no municipalities.
  var isWithoutMembers: Bool { first.members.isEmpty || second.members.isEmpty }

  /// The part of the shorter list of partners that is in both lists; nil if one has no partners.
  var partners: Double? {
    let counts = (first.partnerCount, second.partnerCount)
    let shorter = min(counts.0, counts.1)
    guard shorter > 0 else { return nil }
    let common = first.members.lazy.filter {
      second.members.contains($0) && $0 != first.applicant && $0 != second.applicant
    }.count
    return Double(common) / Double(shorter)
  }

  /// The decision and its certainty; nil if the evidence is not sufficient.
  var judgement: (way: RegionMatch.Method, certainty: Certainty)? {
    switch (applicants, sharesName) {
    case (.same, true): sameApplicantAndName
    case (.same, false): sameApplicant
    case (.different, true): overlap >= 0.5 ? (.nameAndMembers, .likely) : nil
    case (.unknown, true): sameName
    case (_, false): overlap >= 0.8 && common >= 3 && applicantsAreMembers ? (.members, .likely) : nil
    }
  }

  /// Whether users should check two documents that were judged to be of different regions.
  var isAlike: Bool { sharesName || applicants == .same || overlap >= 0.4 }

  /// Number of municipalities in both.
  private var common: Int {
    let (short, long) =
      first.members.count < second.members.count
      ? (first.members, second.members) : (second.members, first.members)
    return short.lazy.filter(long.contains).count
  }

  private var sameApplicantAndName: (RegionMatch.Method, Certainty)? {
    guard let partners else { return (.nameAndApplicant, .certain) }
    if partners >= 0.5 { return (.nameAndApplicant, .certain) }
    // If they have no partner in common, a name that is the applicant's own adds no evidence.
    return partners > 0 || !sharesOnlyApplicantsName ? (.nameAndApplicant, .likely) : nil
  }

  private var sameApplicant: (RegionMatch.Method, Certainty)? {
    guard let partners else { return isUnnamed || sharesHeading ? (.applicant, .likely) : nil }
    // A region may print another name in a later write-up, but so may a neighbour with the same members.
    if partners >= 0.8 { return (.applicantAndMembers, isUnnamed || sharesHeading ? .certain : .likely) }
    return partners >= 0.5 || partners > 0 && sharesHeading ? (.applicantAndMembers, .likely) : nil
  }

  private var sameName: (RegionMatch.Method, Certainty)? {
    if isWithoutMembers { return (.name, .likely) }
    return overlap >= 0.5 || (partners ?? 0) >= 0.5 ? (.nameAndMembers, .certain) : nil
  }

  /// Whether the applicant of each is a member of the other; true if one applicant is unknown.
  private var applicantsAreMembers: Bool {
    guard let one = first.applicant, let other = second.applicant else { return true }
    return second.members.contains(one) && first.members.contains(other)
  }

  /// Whether one of them has no name of its own.
  private var isUnnamed: Bool { first.strongKeys.isEmpty || second.strongKeys.isEmpty }

  /// Whether the only common names are the applicant's own, which is no further evidence.
  private var sharesOnlyApplicantsName: Bool {
    first.strongKeys.intersection(second.strongKeys).isSubset(of: applicantKeys)
  }

  /// Whether they have a common name in title, facts or headings other than the applicant's own.
  private var sharesHeading: Bool {
    !first.allKeys.intersection(second.allKeys).isSubset(of: applicantKeys)
  }

  private var applicantKeys: Set<String> {
    [first.applicant, second.applicant].compactMap { $0 }.reduce(into: []) { keys, key in
      // Compute the keys as for a name with the suffix: Skårsideregionen, for Skårside, has a key without the final e.
      keys.formUnion(RegionName((register[key]?.name ?? String(key.drop { $0 == "?" })) + "regionen").keys)
    }
  }
}

/// Whether a write-up belongs to a known region, and how that was decided.
package struct RegionMatch: Sendable, Hashable {
  /// The evidence that decided.
  package enum Method: String, Sendable, Hashable, CaseIterable {
    /// A user added this name to the region.
    case user
    case nameAndApplicant = "name and applicant"
    case nameAndMembers = "name and members"
    case applicantAndMembers = "applicant and members"
    case members
    case applicant
    case name
    /// No known region fits.
    case new
  }

  /// The known region, or nil for a new one.
  package var regionID: Int64?
  package var decidedBy: Method
  package var certainty: Certainty
  /// Other known regions that the write-up fits, or nearly fits, best first.
  package var others: [Int64]
  /// What was uncertain, at the line given by the caller.
  package var diagnostic: Diagnostic?

  package init(
    regionID: Int64?, decidedBy: Method, certainty: Certainty, others: [Int64] = [],
    diagnostic: Diagnostic? = nil
  ) {
    self.regionID = regionID
    self.decidedBy = decidedBy
    self.certainty = certainty
    self.others = others
    self.diagnostic = diagnostic
  }
}

/// Decides whether a write-up belongs to a known region or a new one.
///
/// Compares name forms, applicant and members of each pair of documents, so that the order of import does not matter. A
/// single kind of weak evidence, such as the same applicant with other partners or the same name with another
/// applicant, is not sufficient.
package struct RegionMatcher: Sendable {
  /// The candidates.
  package var regions: [KnownRegion]
  let register: PlaceRegister

  package init(regions: [KnownRegion], register: PlaceRegister) {
    self.regions = regions
    self.register = register
  }

  /// The region that a document belongs to. Linear in the number of documents of all known regions.
  ///
  /// - Parameters:
  ///   - evidence: the document's evidence about its region.
  ///   - line: line for the diagnostic, from 1, such as the title's.
  package func match(_ evidence: RegionEvidence, line: Int = 1) -> RegionMatch {
    if let match = matchByUser(evidence) { return match }
    var fitting: [Fit] = []
    var alike: [KnownRegion] = []
    for region in regions {
      let comparisons = region.documents.map { RegionComparison(evidence, $0, register: register) }
      if let fit = comparisons.compactMap({ Fit(region: region, comparison: $0) }).max(by: {
        $0.rank < $1.rank
      }) {
        fitting.append(fit)
      } else if comparisons.contains(where: \.isAlike) {
        alike.append(region)
      }
    }
    fitting.sort { $0.rank == $1.rank ? $0.region.id < $1.region.id : $0.rank > $1.rank }
    let diagnostics = RegionDiagnosis(line: line)
    guard let best = fitting.first, !isOpen(fitting) else {
      let others = fitting.map(\.region) + alike
      return RegionMatch(
        regionID: nil, decidedBy: .new, certainty: others.isEmpty ? .certain : .likely,
        others: others.map(\.id),
        diagnostic: diagnostics.onNew(alike: others))
    }
    return RegionMatch(
      regionID: best.region.id, decidedBy: best.way, certainty: best.certainty,
      others: fitting.dropFirst().map(\.region.id),
      diagnostic: diagnostics.onJoined(best, others: fitting.dropFirst().map(\.region)))
  }

  private func matchByUser(_ evidence: RegionEvidence) -> RegionMatch? {
    guard regions.contains(where: { !$0.userNames.isEmpty }) else { return nil }
    let keys = evidence.strongKeys.union(evidence.title.map { RegionName($0).keys } ?? [])
    let named = regions.filter { region in
      region.userNames.contains { !RegionName($0).keys.isDisjoint(with: keys) }
    }
    guard let region = named.first, named.count == 1 else { return nil }
    return RegionMatch(regionID: region.id, decidedBy: .user, certainty: .certain)
  }

  // If two regions fit by their names only, the names do not decide.
  private func isOpen(_ fitting: [Fit]) -> Bool {
    fitting.count > 1 && fitting[0].way == .name && fitting[1].way == .name
  }

  /// A known region that a document fits, with the evidence for it.
  struct Fit {
    var region: KnownRegion
    var way: RegionMatch.Method
    var certainty: Certainty
    var comparison: RegionComparison

    init?(region: KnownRegion, comparison: RegionComparison) {
      guard let judgement = comparison.judgement else { return nil }
      self.region = region
      self.comparison = comparison
      (way, certainty) = judgement
    }

    /// Larger is better.
    var rank: (Int, Int, Double) {
      let evidenceCount = (comparison.sharesName ? 1 : 0) + (comparison.applicants == .same ? 1 : 0)
      return (certainty == .certain ? 1 : 0, evidenceCount, comparison.overlap)
    }
  }
}

extension RegionMatcher {
  /// The known regions that match a name, slug or applicant's name typed by a user; only those with the best evidence.
  package func find(_ name: String) -> [KnownRegion] {
    let named = findNamed(name)
    if !named.isEmpty { return named }
    let asked = RegionName(name).keys
    let numbers = Set(register.find(name)?.municipalities.map(\.number) ?? [])
    return regions.filter { region in
      region.documents.contains { document in
        document.applicant.map(numbers.contains) == true || !document.allKeys.isDisjoint(with: asked)
      }
    }
  }

  /// The known regions that match by slug or by a form of their own name.
  package func findNamed(_ name: String) -> [KnownRegion] {
    let bySlug = regions.filter { $0.slug == name.lowercased() }
    if !bySlug.isEmpty { return bySlug }
    let asked = RegionName(name)
    return regions.filter { region in
      (region.userNames + [region.name]).contains { RegionName($0).isForm(of: asked) }
        || region.documents.contains { !$0.strongKeys.isDisjoint(with: asked.keys) }
    }
  }

  /// At most three names of regions with a spelling similar to an unknown name, nearest first.
  package func near(_ name: String) -> [String] {
    let asked = RegionName(name).keys
    guard let wanted = asked.min().map({ Array($0.utf8) }), (2...40).contains(wanted.count) else { return [] }
    let limit = min(3, max(1, wanted.count / 3))
    let ranked = regions.compactMap { region -> (distance: Int, name: String)? in
      let keys = RegionName(region.name).keys.union([region.slug])
      let distances = keys.compactMap { EditDistance.between(Array($0.utf8), wanted, limit: limit) }
      return distances.min().map { ($0, region.name) }
    }
    return ranked.sorted { $0 < $1 }.prefix(3).map(\.name)
  }
}

/// The diagnostics for uncertain decisions about regions.
struct RegionDiagnosis {
  let line: Int

  /// For a document that joins a known region; nil if the decision is certain and no other region fits.
  func onJoined(_ fit: RegionMatcher.Fit, others: [KnownRegion]) -> Diagnostic? {
    let slug = fit.region.slug
    if !others.isEmpty {
      return diagnostic(.warning, "region-ambiguous") {
        $0.takenForRegion(slug, by: fit.way.rawValue, alsoFits: others.map(\.slug))
      }
    }
    guard fit.certainty != .certain else { return nil }
    let comparison = fit.comparison
    let but: (Catalogue) -> String =
      if comparison.applicants == .different {
        { $0.otherApplied }
      } else if comparison.isWithoutMembers {
        { $0.noMunicipalitiesNamed }
      } else if let partners = comparison.partners, partners < 0.5 {
        { $0.mostPartnersOthers }
      } else if !comparison.sharesName {
        { $0.namesDiffer }
      } else {
        { $0.someMunicipalitiesDiffer }
      }
    return diagnostic(.warning, "region-likely") { $0.takenForRegion(slug, by: fit.way.rawValue, but($0)) }
  }

  /// For a document of a new region; nil if no known region is similar.
  func onNew(alike: [KnownRegion]) -> Diagnostic? {
    guard !alike.isEmpty else { return nil }
    return diagnostic(.warning, "region-alike") { $0.takenForNewRegion(alike: alike.map(\.slug)) }
  }

  private func diagnostic(
    _ severity: Diagnostic.Severity, _ identifier: String, _ text: (Catalogue) -> String
  ) -> Diagnostic {
    Diagnostic(severity: severity, identifier: identifier, wording: Wording(text), line: line, column: 1)
  }
}

/// The evidence of one document about its region: names, applicant and members.
package struct RegionEvidence: Sendable, Hashable {
  /// The document's title, which a user may have added to a region as a name; nil if it is not needed.
  package let title: String?
  package let names: [RegionNameForm]
  /// Key of the applicant municipality, see ``key(number:printedName:)``; nil if none is printed.
  package let applicant: String?
  /// Keys of all municipalities, including the applicant.
  package let members: Set<String>
  /// Keys of the names in title and facts.
  package let strongKeys: Set<String>
  /// Keys of all names, including those in headings.
  let allKeys: Set<String>

  /// - Parameter applicant: is added to the members.
  package init(
    title: String? = nil, names: [RegionNameForm], applicant: String?, members: some Sequence<String>
  ) {
    self.title = title
    self.names = names
    self.applicant = applicant
    self.members = Set(members).union(applicant.map { [$0] } ?? [])
    var (strong, all): (Set<String>, Set<String>) = ([], [])
    for name in names {
      let keys = RegionName(name.name).keys
      all.formUnion(keys)
      if name.source == .title || name.source == .facts { strong.formUnion(keys) }
    }
    (strongKeys, allKeys) = (strong, all)
  }

  /// Collects the names in a document and its resolved places.
  package init(_ writeUp: WriteUp, places: [PlaceResolution]) {
    let key = { (place: PlaceResolution) in Self.key(number: place.number, printedName: place.printedName) }
    self.init(
      title: writeUp.title, names: RegionNameForms.forms(of: writeUp),
      applicant: places.first { $0.role == .applicant }.map(key), members: places.map(key))
  }

  /// The key for comparing municipalities: the number, or "?" and the folded name for an unknown one.
  package static func key(number: String?, printedName: String) -> String {
    number ?? "?" + PlaceSpelling.folded(printedName)
  }

  /// Number of members except the applicant.
  var partnerCount: Int { applicant == nil ? members.count : members.count - 1 }
}
