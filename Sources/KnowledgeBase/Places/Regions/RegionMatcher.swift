import WriteUp

/// Decides whether a write-up belongs to a known region or is of a new one.
///
/// Name forms, applicant and members are weighed together, document against document, so that the order in
/// which documents come does not matter; one weak sign alone, such as the same applicant with other
/// partners or the same name with another applicant, never joins two regions.
public struct RegionMatcher: Sendable {
  /// Those that a document may belong to.
  public var regions: [KnownRegion]
  let register: PlaceRegister

  public init(regions: [KnownRegion], register: PlaceRegister) {
    self.regions = regions
    self.register = register
  }

  /// The region that a document belongs to. O(documents of all known regions).
  ///
  /// - Parameters:
  ///   - witness: what the document tells of who its region is.
  ///   - line: 1-based line for the diagnostic, such as the title's.
  public func match(_ witness: RegionWitness, line: Int = 1) -> RegionMatch {
    if let match = matchByUser(witness) { return match }
    var fitting: [Fit] = []
    var alike: [KnownRegion] = []
    for region in regions {
      let comparisons = region.documents.map { RegionComparison(witness, $0, register: register) }
      if let fit = comparisons.compactMap({ Fit(region: region, comparison: $0) }).max(by: {
        $0.rank < $1.rank
      }) {
        fitting.append(fit)
      } else if comparisons.contains(where: \.isAlike) {
        alike.append(region)
      }
    }
    fitting.sort { $0.rank == $1.rank ? $0.region.id < $1.region.id : $0.rank > $1.rank }
    let remark = RegionRemark(line: line)
    guard let best = fitting.first, !isOpen(fitting) else {
      let others = fitting.map(\.region) + alike
      return RegionMatch(
        regionID: nil, decidedBy: .new, certainty: others.isEmpty ? .certain : .likely,
        others: others.map(\.id),
        diagnostic: remark.onNew(alike: others))
    }
    return RegionMatch(
      regionID: best.region.id, decidedBy: best.way, certainty: best.certainty,
      others: fitting.dropFirst().map(\.region.id),
      diagnostic: remark.onJoined(best, others: fitting.dropFirst().map(\.region)))
  }

  private func matchByUser(_ witness: RegionWitness) -> RegionMatch? {
    guard regions.contains(where: { !$0.userNames.isEmpty }) else { return nil }
    let keys = witness.strongKeys.union(witness.title.map { RegionName($0).keys } ?? [])
    let named = regions.filter { region in
      region.userNames.contains { !RegionName($0).keys.isDisjoint(with: keys) }
    }
    guard let region = named.first, named.count == 1 else { return nil }
    return RegionMatch(regionID: region.id, decidedBy: .user, certainty: .certain)
  }

  // A name alone cannot choose between two regions that bear it.
  private func isOpen(_ fitting: [Fit]) -> Bool {
    fitting.count > 1 && fitting[0].way == .name && fitting[1].way == .name
  }

  /// A known region that a document fits, with what speaks for it.
  struct Fit {
    var region: KnownRegion
    var way: RegionMatch.Way
    var certainty: Certainty
    var comparison: RegionComparison

    init?(region: KnownRegion, comparison: RegionComparison) {
      guard let judgement = comparison.judgement else { return nil }
      self.region = region
      self.comparison = comparison
      (way, certainty) = judgement
    }

    /// Higher is better.
    var rank: (Int, Int, Double) {
      let signs = (comparison.sharesName ? 1 : 0) + (comparison.applicants == .same ? 1 : 0)
      return (certainty == .certain ? 1 : 0, signs, comparison.overlap)
    }
  }
}
