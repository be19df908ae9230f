import SQLite

/// Understands the names of places that a user types, for filters and pages.
///
/// Regions go by any form of their names, municipalities by names of 2015 and 2024, parallel names, numbers and
/// spellings without æ, ø and å, counties by names of 2015 and 2024 and numbers. What was taken is told where it was
/// not plain.
public struct PlaceNames {
  let connection: Connection
  /// The municipalities of 1 January 2015.
  public let register: PlaceRegister

  /// Reads the register; regions are read when one is asked for.
  ///
  /// - Throws: `SQLiteError`.
  public init(_ connection: Connection) throws {
    self.connection = connection
    register = try PlaceRegister(connection)
  }

  /// The regions that a filter's value means.
  ///
  /// - Throws: `SQLiteError`; never for what the name is.
  public func regions(_ field: AskedRegions.Field, named name: String) throws -> AskedRegions {
    switch field {
    case .region: try regions(named: name)
    case .municipality: try regions(ofMunicipality: name)
    case .county: try regions(ofCounty: name)
    }
  }

  /// The regions that a name may stand for, to be searched by ``RegionMatcher/find(_:)``.
  func matcher(for name: String) throws -> RegionMatcher {
    let numbers = register.find(name)?.municipalities.map(\.number) ?? []
    let regions = try RegionCandidates(connection).regions(named: name, applicants: numbers)
    return RegionMatcher(regions: regions, register: register)
  }

  /// Names of regions that are spelt much like an unknown one, nearest first.
  func near(_ name: String) throws -> [String] {
    let regions = try RegionCandidates(connection).nearRegions(name)
    return RegionMatcher(regions: regions, register: register).near(name)
  }

  private func regions(named name: String) throws -> AskedRegions {
    if let plain = try region(bearing: name) { return AskedRegions(name, field: .region, ids: [plain]) }
    let matcher = try matcher(for: name)
    let found = matcher.findNamed(name)
    if !found.isEmpty {
      return AskedRegions(name, field: .region, ids: found.map(\.id), note: found.count > 1 ? note(name, found) : nil)
    }
    let related = matcher.find(name)
    guard related.isEmpty else {
      return AskedRegions(name, field: .region, ids: related.map(\.id), note: note(name, related))
    }
    return AskedRegions(name, field: .region, isKnown: false, near: try near(name))
  }

  private func regions(ofMunicipality name: String) throws -> AskedRegions {
    guard let finding = register.find(name) else {
      let printed = try regions(printing: name)
      if !printed.isEmpty { return AskedRegions(name, field: .municipality, ids: printed) }
      let near = register.nearest(to: name).map(\.name)
      return AskedRegions(name, field: .municipality, isKnown: false, near: near)
    }
    let ids = try regions(withMunicipalities: finding.municipalities)
    return AskedRegions(name, field: .municipality, ids: ids, note: finding.isPlain ? nil : finding.sentence)
  }

  private func regions(ofCounty name: String) throws -> AskedRegions {
    if let county = register.county(named: name) {
      let ids = try regions(withMunicipalities: register.municipalities(inCounty: county.number))
      let isPlain = PlaceSpelling.plain(name) == PlaceSpelling.plain(county.name) || name == county.number
      let note = isPlain ? nil : "\(PlaceMessage.quoted(name)) is \(county.name) (\(county.number))"
      return AskedRegions(name, field: .county, ids: ids, note: note)
    }
    let later = register.municipalities(inLaterCounty: name)
    guard !later.isEmpty else {
      let near = NearestName.to(name, among: register.counties.map(\.name))
      return AskedRegions(name, field: .county, isKnown: false, near: near.map { [$0] } ?? [])
    }
    let counties = Set(later.map(\.county)).sorted { $0.number < $1.number }.map(\.name)
    let note =
      "\(PlaceMessage.quoted(name)) is a county of 2024; its municipalities lay in "
      + "\(PlaceMessage.list(counties, joint: "and")) in 2015"
    return AskedRegions(name, field: .county, ids: try regions(withMunicipalities: later), note: note)
  }

  /// The one region with this slug, or that bears this very name; nil when none or several do.
  ///
  /// The quick way: other forms of names are worked out by ``RegionMatcher/find(_:)`` for every region.
  func region(bearing name: String) throws -> Int64? {
    let bySlug = try ids("SELECT id FROM regions WHERE slug = ?", [.text(name.lowercased())])
    if let id = bySlug.first { return id }
    let byName = try ids(
      """
      SELECT id FROM regions WHERE name = ?1 COLLATE NOCASE
      UNION SELECT region_id FROM region_names WHERE name = ?1 COLLATE NOCASE AND source <> 'heading' LIMIT 2
      """, [.text(name)])
    return byName.count == 1 ? byName[0] : nil
  }

  private func note(_ name: String, _ regions: [KnownRegion]) -> String {
    let list = PlaceMessage.list(regions.map { "\($0.name) (\($0.slug))" }, joint: "and")
    return "\(PlaceMessage.quoted(name)) is taken for \(list)"
  }

  private func regions(withMunicipalities municipalities: [Municipality]) throws -> [Int64] {
    // Numbers of the register are digits: nothing to quote.
    let numbers = municipalities.map { "'\($0.number)'" }.joined(separator: ", ")
    return try ids(
      "SELECT DISTINCT region_id FROM region_municipalities WHERE municipality_number IN (\(numbers)) ORDER BY 1")
  }

  /// Regions with a member that no register knows, by the name that is printed.
  private func regions(printing name: String) throws -> [Int64] {
    let asked = PlaceSpelling.folded(name)
    guard !asked.isEmpty else { return [] }
    var ids: Set<Int64> = []
    try connection.query(
      "SELECT region_id, printed_name FROM region_municipalities WHERE municipality_number IS NULL"
    ) { row in
      if PlaceSpelling.folded(row.text(1) ?? "") == asked { ids.insert(row.integer(0) ?? 0) }
    }
    return ids.sorted()
  }

  private func ids(_ sql: String, _ arguments: [Value] = []) throws -> [Int64] {
    try connection.rows(sql, arguments) { $0.integer(0) ?? 0 }
  }
}
