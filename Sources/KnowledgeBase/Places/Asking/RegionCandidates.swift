import SQLite

/// Finds the few regions that a name may stand for, without working out the forms of every name in the file.
///
/// What it finds is a superset of what ``RegionMatcher`` finds among all regions, which then decides.
struct RegionCandidates {
  private let connection: Connection

  init(_ connection: Connection) { self.connection = connection }

  /// The regions that have a name in common with the asked one, or that a municipality among the numbers applied for.
  ///
  /// O(names in the file), some dozens of nanoseconds each.
  func regions(named name: String, applicants: [String]) throws -> [KnownRegion] {
    let asked = RegionName(name).keys
    var ids: Set<Int64> = []
    if !asked.isEmpty { ids = try regions(withKeys: asked) }
    try connection.query("SELECT id FROM regions WHERE slug = ?", [.text(name.lowercased())]) {
      ids.insert($0.integer(0) ?? 0)
    }
    for number in applicants {
      try connection.query(
        """
        SELECT documents.region_id FROM document_municipalities AS named
        JOIN documents ON documents.id = named.document_id
        WHERE named.municipality_number = ? AND named.role = 'applicant'
        """, [.text(number)]
      ) { ids.insert($0.integer(0) ?? 0) }
    }
    let known = KnownRegions(connection)
    return try ids.sorted().flatMap { try known.regions($0...$0) }
  }

  /// Regions, by name and slug alone, whose slug is not far from the asked name: candidates for a near spelling.
  func nearRegions(_ name: String) throws -> [KnownRegion] {
    guard let wanted = RegionName(name).keys.min().map({ Array($0.utf8) }), wanted.count <= 40 else { return [] }
    // The matcher compares forms of the name, which may be a little nearer than the slug.
    let limit = min(3, max(1, wanted.count / 3)) + 2
    var found: [KnownRegion] = []
    try connection.query("SELECT id, slug, name FROM regions ORDER BY id") { row in
      let slug = row.text(1) ?? ""
      let letters = slug.utf8.filter { $0 != UInt8(ascii: "-") }
      guard EditDistance.between(letters, wanted, limit: limit) != nil else { return }
      found.append(KnownRegion(id: row.integer(0) ?? 0, slug: slug, name: row.text(2) ?? "", documents: []))
    }
    return found
  }

  private func regions(withKeys asked: Set<String>) throws -> Set<Int64> {
    let wanted = asked.map { NameSkeleton($0) }
    var skeleton = NameSkeleton()
    var ids: Set<Int64> = []
    let names = "SELECT id, name FROM regions UNION ALL SELECT region_id, name FROM region_names"
    try connection.query(names) { row in
      row.withBytes(1) { skeleton.read($0) }
      guard wanted.contains(where: { skeleton.mayHave(keyOf: $0) }) else { return }
      guard let id = row.integer(0), !ids.contains(id), let name = row.text(1) else { return }
      if !RegionName(name).keys.isDisjoint(with: asked) { ids.insert(id) }
    }
    return ids
  }
}
