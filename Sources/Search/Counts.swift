import ByregionLanguages
import ByregionNorwegian
import ByregionPlaces
import ByregionRecords
import ByregionSQLite
import ByregionStore

/// Counts hits by field, each field without its own filter.
///
/// Passages are first counted by document and kind. Filters and fields are evaluated once for each of these groups.
struct FacetCounter {
  /// Maximum number of values of a field.
  private static let maxValues = 100

  private typealias Group = PassageGroups.Group

  /// The number of passages with a value, and whether a filter selects it.
  fileprivate struct Total {
    var count = 0
    var isChosen = false
  }

  private let connection: Connection
  private let scope: SearchScope
  private let table: PlaceTable
  private let memory: PassageMemory

  init(_ connection: Connection, scope: SearchScope, table: PlaceTable, memory: PassageMemory) {
    self.connection = connection
    self.scope = scope
    self.table = table
    self.memory = memory
  }

  /// The facets with at least one value, for the passages with the given ids.
  func facets(of passages: [Int64]) throws -> [Facet] {
    guard !passages.isEmpty else { return [] }
    if let groups = try memory.groups(insteadOfReading: passages.count) {
      return try facets(of: groups.counts(of: passages))
    }
    var counts: [Group: Int] = [:]
    for case let group? in try GroupReader(connection).groups(of: passages) { counts[group, default: 0] += 1 }
    return try facets(of: counts.map { ($0, $1) })
  }

  /// The facets of all passages of a kind.
  func facets(of kind: PassageKind) throws -> [Facet] {
    if let groups = try memory.groups(insteadOfReading: nil) {
      let places = groups.groups.indices.filter { groups.groups[$0].kind == kind.rawValue }
      return try facets(of: places.map { (groups.groups[$0], groups.sizes[$0]) })
    }
    let counts = try connection.rows(
      """
      SELECT ?1, documents.region_id, p.document_id, count(*) FROM passages AS p
      JOIN documents ON documents.id = p.document_id WHERE p.kind = ?1 GROUP BY p.document_id
      """, [.text(kind.rawValue)]
    ) { (group: try Self.group($0), count: try $0.get(Int.self, 3)) }
    return try facets(of: counts)
  }

  private static func group(_ row: Row) throws -> Group {
    Group(document: try row.get(Int64.self, 2), region: try row.get(Int64.self, 1), kind: try row.get(String.self, 0))
  }

  private func facets(of counts: [(group: Group, count: Int)]) throws -> [Facet] {
    let conditions = try scope.all.map { try MatchingIDs($0, connection) }
    // Each group with a bit for each condition that it meets.
    let groups = counts.map { group, count in
      let met = conditions.indices.reduce(UInt64(0)) { bits, index in
        conditions[index].holds(group) ? bits | 1 << UInt64(index) : bits
      }
      return (group: group, count: count, met: met)
    }
    return [SearchField.kind, .region, .municipality, .county, .language].compactMap { field in
      let own = scope.all.indices.reduce(UInt64(0)) { scope.all[$1].field == field ? $0 | 1 << UInt64($1) : $0 }
      let others = ((1 << UInt64(scope.all.count)) - 1) & ~own
      let mayBeChosen = own != 0 && Self.namesItsValue.contains(field)
      var byKey: [String: Total] = [:]
      var byRow: [Int64: Total] = [:]
      for (group, count, met) in groups where met & others == others {
        let isChosen = mayBeChosen && met & own == own
        switch field {
        case .kind: byKey[group.kind, default: Total()].add(count, isChosen)
        case .language: byKey[table.languages[group.document] ?? "", default: Total()].add(count, isChosen)
        case .region, .municipality, .county, .document: byRow[group.region, default: Total()].add(count, isChosen)
        }
      }
      let values = values(field, byKey, byRow)
      return values.isEmpty ? nil : Facet(field: field, values: values)
    }
  }

  /// Fields whose filter is met only by passages with the selected value. A region has several municipalities.
  private static let namesItsValue: Set<SearchField> = [.kind, .region, .language]

  private func values(_ field: SearchField, _ byKey: [String: Total], _ byRegion: [Int64: Total]) -> [FacetValue] {
    var values: [FacetValue] = []
    switch field {
    case .kind, .language, .document:
      values = byKey.map { FacetValue(value: $0, name: $0, count: $1.count, isChosen: $1.isChosen) }
    case .region:
      values = byRegion.compactMap { id, total in
        table.regions[id].map {
          FacetValue(value: $0.slug, name: $0.name, count: total.count, isChosen: total.isChosen)
        }
      }
    case .municipality:
      values = placeValues(table.municipalities, byRegion, \.municipalities)
    case .county: values = placeValues(table.counties, byRegion, \.counties)
    }
    if values.count > Self.maxValues {
      // Reduces the values to those with the greatest counts and ties with the last, so that only those are sorted.
      let least = values.map(\.count).sorted(by: >)[Self.maxValues - 1]
      values.removeAll { $0.count < least }
    }
    let sorted = values.sorted { ($1.count, $0.value) < ($0.count, $1.value) }
    return Array(sorted.prefix(Self.maxValues))
  }

  private func placeValues(
    _ places: [PlaceTable.Place], _ byRegion: [Int64: Total], _ members: (PlaceTable.Region) -> [Int32]
  ) -> [FacetValue] {
    var totals = [Total](repeating: Total(), count: places.count)
    for (id, total) in byRegion {
      guard let region = table.regions[id] else { continue }
      for place in members(region) { totals[Int(place)].add(total.count, total.isChosen) }
    }
    return places.indices.filter { totals[$0].count > 0 }.map {
      FacetValue(
        value: places[$0].number, name: places[$0].name, count: totals[$0].count, isChosen: totals[$0].isChosen)
    }
  }
}

extension FacetCounter.Total {
  fileprivate mutating func add(_ count: Int, _ isChosen: Bool) {
    self.count += count
    self.isChosen = self.isChosen || isChosen
  }
}

/// The number of passages, documents and regions that match a query.
package struct HitCount: Sendable, Hashable {
  /// The value of the field, such as the name of a county; nil for the total.
  package var value: String?
  package var passages: Int
  package var documents: Int
  package var regions: Int
}

/// The fields by which hits can be counted.
package enum CountField: String, Sendable, CaseIterable {
  case region, county, municipality, kind, language, document
}

extension KnowledgeBase {
  /// Counts the hits of a request, those that ``SearchResponse/total`` counts. Linear in their number.
  ///
  /// - Parameter field: the field to count by; nil for the total only. A region with municipalities in two counties is
  ///   counted in both.
  /// - Throws: `KnowledgeBaseError` if the file cannot be read or a filter is invalid.
  package func count(
    _ request: SearchRequest, by field: CountField? = nil
  ) throws -> (counts: [HitCount], diagnostics: [QueryDiagnostic], notes: [Wording]) {
    try readSnapshot {
      let searcher = try companion(Searcher.init)
      let found = try searcher.countedHits(request)
      let counts = try HitCounter(connection).counts(of: searcher.memory.groups(of: found.ids), by: field)
      return (counts, found.diagnostics, found.notes)
    }
  }

  /// All passages of a kind that meet the filters, by region in Norwegian sort order and then in document order.
  package func passages(
    of kind: PassageKind, _ filters: SearchFilters, limit: Int, offset: Int
  ) throws -> (rows: [[Value]], notes: [Wording]) {
    try readSnapshot {
      var reader = FilterReader(connection)
      try reader.read(filters, [])
      if let first = reader.diagnostics.first { throw KnowledgeBaseError(.usage, first.wording) }
      let rows = try connection.rows(
        """
        SELECT regions.name, p.number, p.text, p.reference
        FROM passages AS p JOIN regions ON regions.id = p.region_id
        WHERE p.kind = ?\(reader.scope.conditions)
        ORDER BY regions.name COLLATE norwegian, regions.id, p.document_id, p.position LIMIT ? OFFSET ?
        """, [.text(kind.rawValue)] + reader.scope.arguments + [.integer(Int64(limit)), .integer(Int64(offset))]
      ) { row in (0..<4).map { row[$0] } }
      return (rows, reader.notes)
    }
  }
}

/// Counts hits by a field.
private struct HitCounter {
  private struct Tally {
    var passages = 0
    var documents: Set<Int64> = []
    var regions: Set<Int64> = []
  }

  private let connection: Connection

  init(_ connection: Connection) { self.connection = connection }

  /// - Parameter groups: the group of each hit; nil for a passage that does not exist.
  func counts(of groups: [PassageGroups.Group?], by field: CountField?) throws -> [HitCount] {
    var tallies: [String?: Tally] = [:]
    let names = try names(for: field)
    for case let group? in groups {
      for value in values(of: field, kind: group.kind, group.region, group.document, names) {
        tallies[value, default: Tally()].passages += 1
        tallies[value, default: Tally()].documents.insert(group.document)
        tallies[value, default: Tally()].regions.insert(group.region)
      }
    }
    if field == nil, tallies.isEmpty { tallies[nil] = Tally() }
    let counts = tallies.map { value, set in
      HitCount(value: value, passages: set.passages, documents: set.documents.count, regions: set.regions.count)
    }
    return counts.sorted { ($1.passages, $0.value ?? "") < ($0.passages, $1.value ?? "") }
  }

  private func values(
    of field: CountField?, kind: String, _ region: Int64, _ document: Int64, _ names: [Int64: [String]]
  ) -> [String?] {
    switch field {
    case nil: [nil]
    case .kind: [kind]
    case .region, .county, .municipality: names[region] ?? []
    case .language, .document: names[document] ?? []
    }
  }

  /// The values of the field for each region or document, by id.
  private func names(for field: CountField?) throws -> [Int64: [String]] {
    let places = "FROM region_municipalities AS place JOIN municipalities AS m ON m.number = place.municipality_number"
    let sql: String
    switch field {
    case nil, .kind: return [:]
    case .region: sql = "SELECT id, slug FROM regions"
    case .municipality: sql = "SELECT DISTINCT place.region_id, m.name \(places)"
    case .county:
      sql = "SELECT DISTINCT place.region_id, c.name \(places) JOIN counties AS c ON c.number = substr(m.number, 1, 2)"
    case .language: sql = "SELECT id, language FROM documents"
    case .document: sql = "SELECT id, id || ' ' || source FROM documents"
    }
    var names: [Int64: [String]] = [:]
    try connection.query(sql) { names[try $0.get(Int64.self, 0), default: []].append(try $0.get(String.self, 1)) }
    return names
  }
}

/// Data of regions and documents, kept in memory until the file changes. Counting the facets of 40,000 hits uses it
/// instead of reading as many rows.
final class PlaceTable: Sendable {
  struct Region: Sendable {
    var slug: String
    var name: String
    /// Positions in ``PlaceTable/municipalities``, each once.
    var municipalities: [Int32] = []
    /// Positions in ``PlaceTable/counties``, each once.
    var counties: [Int32] = []
  }

  struct Place: Sendable {
    var number: String
    var name: String
  }

  let regions: [Int64: Region]
  let municipalities: [Place]
  let counties: [Place]
  /// The language of each document.
  let languages: [Int64: String]

  init(_ connection: Connection) throws {
    var (regions, languages): ([Int64: Region], [Int64: String]) = ([:], [:])
    try connection.query("SELECT id, slug, name FROM regions") { row in
      regions[try row.get(Int64.self, 0)] = Region(
        slug: try row.get(String.self, 1), name: try row.get(String.self, 2))
    }
    try connection.query("SELECT id, language FROM documents") { row in
      languages[try row.get(Int64.self, 0)] = try row.get(String.self, 1)
    }
    let (counties, countyPlaces) = try Self.places("counties", connection)
    let (municipalities, places) = try Self.places("municipalities", connection)
    try connection.query(
      "SELECT region_id, municipality_number FROM region_municipalities WHERE municipality_number IS NOT NULL"
    ) { row in
      let number = try row.get(String.self, 1)
      guard let place = places[number] else { return }
      let county = countyPlaces[String(number.prefix(2))]
      regions[try row.get(Int64.self, 0)]?.add(place, county: county)
    }
    (self.regions, self.languages, self.counties, self.municipalities) = (regions, languages, counties, municipalities)
  }

  private static func places(
    _ table: String, _ connection: Connection
  ) throws -> (all: [Place], positions: [String: Int32]) {
    let all = try connection.rows("SELECT number, name FROM \(table) ORDER BY number") { row in
      Place(number: try row.get(String.self, 0), name: try row.get(String.self, 1))
    }
    let positions = all.enumerated().map { ($0.element.number, Int32($0.offset)) }
    return (all, Dictionary(positions, uniquingKeysWith: { first, _ in first }))
  }
}

extension PlaceTable.Region {
  fileprivate mutating func add(_ place: Int32, county: Int32?) {
    if !municipalities.contains(place) { municipalities.append(place) }
    if let county, !counties.contains(county) { counties.append(county) }
  }
}

/// The position of each region in Norwegian sort order.
struct RegionRanks: Sendable {
  private let ranks: [Int64: Int]

  init(_ table: PlaceTable) {
    let sorted = table.regions.sorted {
      let order = NorwegianCollation.compare($0.value.name, $1.value.name)
      return order == 0 ? $0.value.slug < $1.value.slug : order < 0
    }
    ranks = Dictionary(uniqueKeysWithValues: sorted.enumerated().map { ($1.key, $0) })
  }

  subscript(_ region: Int64) -> Int { ranks[region, default: 0] }
}
