/// Finds the few regions that a document may belong to, so that each is not compared with all.
///
/// A document joins a region by a name, by the applicant, or by nearly the same members (``RegionMatcher``); each of
/// these is a key here.
struct RegionIndex {
  private var regions: [String: Set<Int64>] = [:]

  mutating func add(_ witness: RegionWitness, of region: Int64) {
    for key in Self.keys(of: witness) { regions[key, default: []].insert(region) }
  }

  mutating func add(names: [String], of region: Int64) {
    for key in names.flatMap({ RegionName($0).keys }) { regions["name " + key, default: []].insert(region) }
  }

  func candidates(for witness: RegionWitness) -> Set<Int64> {
    Self.keys(of: witness).reduce(into: []) { $0.formUnion(regions[$1] ?? []) }
  }

  private static func keys(of witness: RegionWitness) -> [String] {
    let titleKeys = witness.title.map { RegionName($0).keys } ?? []
    var keys = witness.strongKeys.union(titleKeys).map { "name " + $0 }
    if let applicant = witness.applicant { keys.append("applicant " + applicant) }
    let members = witness.members.sorted()
    guard members.count >= 3 else { return keys }
    // The same members, or all but one: that is what an overlap of four fifths allows among up to nine.
    keys.append("members " + members.joined(separator: ","))
    for left in members {
      keys.append("members " + members.filter { $0 != left }.joined(separator: ","))
    }
    return keys
  }
}
