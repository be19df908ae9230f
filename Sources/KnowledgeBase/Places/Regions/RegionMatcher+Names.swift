extension RegionMatcher {
  /// The known regions that a name, slug or applicant's name stands for, as a user types it; the best sign
  /// only.
  public func find(_ name: String) -> [KnownRegion] {
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

  /// The known regions that a slug or a form of their own name stands for.
  public func findNamed(_ name: String) -> [KnownRegion] {
    let bySlug = regions.filter { $0.slug == name.lowercased() }
    if !bySlug.isEmpty { return bySlug }
    let asked = RegionName(name)
    return regions.filter { region in
      (region.userNames + [region.name]).contains { RegionName($0).isForm(of: asked) }
        || region.documents.contains { !$0.strongKeys.isDisjoint(with: asked.keys) }
    }
  }

  /// Names of regions that are spelt much like an unknown one, nearest first, three at the most.
  public func near(_ name: String) -> [String] {
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
