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

  /// Passages of one kind in one document, with positions in tables instead of ids and names: the fields are counted
  /// without a look-up for each.
  private struct Counted {
    /// The position of the region in the place table; nil if it has none.
    var region: Int?
    var kind: Int
    var language: Int
    var count: Int
    /// A bit for each condition that the group meets.
    var met: UInt64
  }

  private func facets(of counts: [(group: Group, count: Int)]) throws -> [Facet] {
    let conditions = try scope.all.map { try MatchingIDs($0, connection) }
    var kinds = Positions()
    // Groups of a region mostly follow one another.
    var region: (id: Int64, position: Int?)?
    let groups = counts.map { group, count in
      if region?.id != group.region { region = (group.region, table.position(of: group.region)) }
      let met = conditions.indices.reduce(UInt64(0)) { bits, index in
        conditions[index].holds(group) ? bits | 1 << UInt64(index) : bits
      }
      return Counted(
        region: region?.position, kind: kinds.position(of: group.kind), language: table.language(of: group.document),
        count: count, met: met)
    }
    return [SearchField.kind, .region, .municipality, .county, .language].compactMap { field in
      let own = scope.all.indices.reduce(UInt64(0)) { scope.all[$1].field == field ? $0 | 1 << UInt64($1) : $0 }
      let others = ((1 << UInt64(scope.all.count)) - 1) & ~own
      let counted = groups.lazy.filter { $0.met & others == others }
      let mayBeChosen = own != 0 && Self.namesItsValue.contains(field)
      func isChosen(_ group: Counted) -> Bool { mayBeChosen && group.met & own == own }
      let values: [FacetValue]
      switch field {
      case .kind:
        var totals = [Total](repeating: Total(), count: kinds.names.count)
        for group in counted { totals[group.kind].add(group.count, isChosen(group)) }
        values = Self.values(totals) { (kinds.names[$0], kinds.names[$0]) }
      case .language, .document:
        var totals = [Total](repeating: Total(), count: table.languages.count)
        for group in counted { totals[group.language].add(group.count, isChosen(group)) }
        values = Self.values(totals) { (table.languages[$0], table.languages[$0]) }
      case .region, .municipality, .county:
        var totals = [Total](repeating: Total(), count: table.regions.count)
        for group in counted {
          if let region = group.region { totals[region].add(group.count, isChosen(group)) }
        }
        values = placeValues(field, totals)
      }
      return values.isEmpty ? nil : Facet(field: field, values: values)
    }
  }

  /// Fields whose filter is met only by passages with the selected value. A region has several municipalities.
  private static let namesItsValue: Set<SearchField> = [.kind, .region, .language]

  /// - Parameter regions: the totals of the regions, by position.
  private func placeValues(_ field: SearchField, _ regions: [Total]) -> [FacetValue] {
    switch field {
    case .municipality:
      Self.values(table.municipalitiesOfRegions.totals(regions, count: table.municipalities.count)) {
        (table.municipalities[$0].number, table.municipalities[$0].name)
      }
    case .county:
      Self.values(table.countiesOfRegions.totals(regions, count: table.counties.count)) {
        (table.counties[$0].number, table.counties[$0].name)
      }
    default: Self.values(regions) { (table.regions[$0].slug, table.regions[$0].name) }
    }
  }

  /// The values with the greatest totals.
  ///
  /// - Parameter texts: the value and the name for a position in `totals`.
  private static func values(_ totals: [Total], _ texts: (Int) -> (value: String, name: String)) -> [FacetValue] {
    var positions = totals.indices.filter { totals[$0].count > 0 }
    if positions.count > maxValues {
      // Reduces the values to those with the greatest counts and ties with the last, so that only those are sorted.
      let least = positions.map { totals[$0].count }.sorted(by: >)[maxValues - 1]
      positions.removeAll { totals[$0].count < least }
    }
    let values = positions.map { position in
      let (value, name) = texts(position)
      return FacetValue(
        value: value, name: name, count: totals[position].count, isChosen: totals[position].isChosen)
    }
    let sorted = values.sorted { ($1.count, $0.value) < ($0.count, $1.value) }
    return Array(sorted.prefix(maxValues))
  }
}

/// Numbers a few different texts in the order of their first occurrence.
private struct Positions {
  private(set) var names: [String] = []

  mutating func position(of name: String) -> Int {
    if let known = names.firstIndex(of: name) { return known }
    names.append(name)
    return names.count - 1
  }
}

extension PlaceTable.Members {
  /// The totals of the members, from those of the regions by position.
  fileprivate func totals(_ regions: [FacetCounter.Total], count: Int) -> [FacetCounter.Total] {
    var totals = [FacetCounter.Total](repeating: .init(), count: count)
    for region in regions.indices where regions[region].count > 0 {
      for member in self[region] { totals[Int(member)].add(regions[region].count, regions[region].isChosen) }
    }
    return totals
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
