/// Regions whose municipalities all lie in another one's: together they cannot have more than the whole.
struct PartsOfRegions {
  private let regions: [RegionFacts]
  private let members: [Set<String>]
  /// Positions of regions by the first of their members, so that each is met once.
  private let byFirst: [String: [Int]]

  init(_ regions: [RegionFacts]) {
    self.regions = regions
    let members = regions.map(\.members)
    self.members = members
    byFirst = members.indices.reduce(into: [:]) { index, position in
      if let first = members[position].min() { index[first, default: []].append(position) }
    }
  }

  /// What does not fit between a region and its parts.
  func remarks(on whole: RegionFacts) -> [FactsRemark] {
    let all = whole.members
    guard all.count > 1 else { return [] }
    let inside = all.sorted().flatMap { byFirst[$0] ?? [] }
      .filter { regions[$0].slug != whole.slug && members[$0].isSubset(of: all) }
      // The largest first, so that the parts cover much and few are left out for overlapping.
      .sorted { (members[$1].count, regions[$0].slug) < (members[$0].count, regions[$1].slug) }
    var parts: [RegionFacts] = []
    var covered: Set<String> = []
    for position in inside where members[position].isDisjoint(with: covered) {
      parts.append(regions[position])
      covered.formUnion(members[position])
    }
    let isSame = covered == all
    return [
      remark(whole, parts, "population", isSame, \.population?.document) { $0.population.map { Double($0.value) } },
      remark(whole, parts, "area", isSame, \.area?.document) { $0.area?.value },
    ].compactMap { $0 }
  }

  private func remark(
    _ whole: RegionFacts, _ parts: [RegionFacts], _ what: String, _ isSame: Bool,
    _ document: (RegionFacts) -> RegionFacts.Document?, _ figure: (RegionFacts) -> Double?
  ) -> FactsRemark? {
    guard let total = figure(whole), let own = document(whole), !parts.isEmpty else { return nil }
    let known = parts.filter { figure($0) != nil }
    let sum = known.compactMap(figure).reduce(0, +)
    let isShort = isSame && known.count == parts.count && sum < total * 0.95
    guard sum > total * 1.05 || isShort else { return nil }
    let names = PlaceMessage.list(known.map(\.slug), joint: "and")
    let relation = isSame ? "of the same municipalities" : "within it"
    return FactsRemark(
      regionSlug: whole.slug, regionName: whole.name,
      message: "\(what) is \(Int(total)), but \(names) \(relation) \(known.count == 1 ? "has" : "have") \(Int(sum))",
      documents: [own.source] + known.compactMap { document($0)?.source })
  }
}
