/// Finds the few regions that a document may belong to, so that each is not compared with all.
///
/// A document joins a region by a name, by the applicant, or by nearly the same members (``RegionMatcher``); each of
/// these is a key here. Keys are hashes: two that meet by chance cost one comparison more and decide nothing.
struct RegionIndex {
  /// A sign that more regions than these share tells none of them apart.
  private static let shareLimit = 256

  private var first: [UInt64: Int64] = [:]
  /// The others of a key that several regions have.
  private var more: [UInt64: [Int64]] = [:]

  /// - Parameter keys: of a document, see ``keys(of:)``.
  mutating func add(_ keys: [UInt64], of region: Int64) {
    for key in keys { add(key, of: region) }
  }

  mutating func add(names: [String], of region: Int64) {
    for key in names.flatMap({ RegionName($0).keys }) { add(Self.hash("name ", key), of: region) }
  }

  private mutating func add(_ key: UInt64, of region: Int64) {
    guard let known = first[key] else {
      first[key] = region
      return
    }
    guard known != region, more[key]?.contains(region) != true, more[key, default: []].count < Self.shareLimit
    else { return }
    more[key, default: []].append(region)
  }

  /// - Parameter keys: of a document, see ``keys(of:)``.
  func candidates(for keys: [UInt64]) -> Set<Int64> {
    var found: Set<Int64> = []
    for key in keys {
      guard let region = first[key] else { continue }
      found.insert(region)
      if let others = more[key] { found.formUnion(others) }
    }
    return found
  }

  /// What another document of the same region shares at least one of.
  static func keys(of witness: RegionWitness) -> [UInt64] {
    let titleKeys = witness.title.map { RegionName($0).keys } ?? []
    var keys = witness.strongKeys.union(titleKeys).map { hash("name ", $0) }
    if let applicant = witness.applicant { keys.append(hash("applicant ", applicant)) }
    guard witness.members.count >= 3 else { return keys }
    // The same members, or all but one: that is what an overlap of four fifths allows among up to nine. A sum does not
    // mind their order.
    let members = witness.members.map { hash("member ", $0) }
    let sum = members.reduce(0, &+)
    keys.append(sum)
    for left in members { keys.append(sum &- left) }
    return keys
  }

  /// FNV-1a with a finish that spreads it: sums of bare FNV hashes would meet too often.
  private static func hash(_ kind: StaticString, _ text: String) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    kind.withUTF8Buffer { for byte in $0 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 } }
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    hash = (hash ^ hash >> 32) &* 0xD6E8_FEB8_6659_FD93
    return hash ^ hash >> 29
  }
}
