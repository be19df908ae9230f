import ByregionLanguages
import ByregionPlaces
import ByregionRecords
import ByregionSQLite
import ByregionStore

/// Counts what matches by field, each field without its own filter.
///
/// Each passage is read once, and counted with those that have the same kind, region and document and meet the same
/// filters; the fields are counted from these few counts.
struct FacetCounter {
  /// Maximum number of values of a field.
  private static let maxValues = 100

  /// What passages are counted by.
  private struct Group: Hashable {
    var kind: String
    var region: Int64
    var document: Int64
    /// A bit for each condition of the scope that is met.
    var met: UInt64
  }

  /// A value of a field with its name.
  private struct Named: Hashable {
    var value: String
    var name: String
  }

  private let connection: Connection
  private let scope: SearchScope

  init(_ connection: Connection, scope: SearchScope) {
    self.connection = connection
    self.scope = scope
  }

  /// The facets with at least one value.
  func facets(of passages: [Int64]) throws -> [Facet] {
    let counts = try counts(of: passages)
    return try [SearchField.kind, .region, .municipality, .county, .language].compactMap { field in
      let values = try values(field, counts)
      return values.isEmpty ? nil : Facet(field: field, values: values)
    }
  }

  private func counts(of passages: [Int64]) throws -> [Group: Int] {
    var counts: [Group: Int] = [:]
    let conditions = scope.all.map { ", (" + $0.sql + ")" }.joined()
    let sql = "SELECT p.kind, p.region_id, p.document_id\(conditions) FROM passages AS p WHERE p.id = ?"
    try connection.withStatement(sql) { statement in
      let row = statement.row
      try statement.bind(all: scope.arguments + [.integer(0)])
      // In the order of the table, so that each of its pages is read once.
      for passage in passages.sorted() {
        try statement.bind(integer: passage, at: scope.arguments.count + 1)
        if try statement.step() {
          let met = scope.all.indices.reduce(UInt64(0)) { row.int($1 + 3) == 1 ? $0 | 1 << UInt64($1) : $0 }
          let group = Group(
            kind: try row.get(String.self, 0), region: try row.get(Int64.self, 1),
            document: try row.get(Int64.self, 2), met: met)
          counts[group, default: 0] += 1
        }
        statement.reset()
      }
    }
    return counts
  }

  private func values(_ field: SearchField, _ counts: [Group: Int]) throws -> [FacetValue] {
    let totals = try named(field, totals(field, counts))
    let values = totals.map { FacetValue(value: $0.value, name: $0.name, count: $1.count, isChosen: $1.isChosen) }
    let sorted = values.sorted { ($1.count, $0.value) < ($0.count, $1.value) }
    return Array(sorted.prefix(FacetCounter.maxValues))
  }

  /// The counts by what the values of a field are looked up by.
  private func totals(_ field: SearchField, _ counts: [Group: Int]) -> [Key: Total] {
    let own = scope.all.indices.reduce(UInt64(0)) { scope.all[$1].field == field ? $0 | 1 << UInt64($1) : $0 }
    let others = ((1 << UInt64(scope.all.count)) - 1) & ~own
    let mayBeChosen = own != 0 && FacetCounter.namesItsValue.contains(field)
    var totals: [Key: Total] = [:]
    for (group, count) in counts where group.met & others == others {
      let total = Total(count: count, isChosen: mayBeChosen && group.met & own == own)
      totals[Key(field, of: group), default: Total()].add(total)
    }
    return totals
  }

  /// Fields whose condition is met by the passages of one value only; a region has many municipalities.
  private static let namesItsValue: Set<SearchField> = [.kind, .region, .language]

  /// The counts by value. What belongs to a key is read for all keys at once: there are fewer of them than passages.
  private func named(_ field: SearchField, _ totals: [Key: Total]) throws -> [Named: Total] {
    var named: [Named: Total] = [:]
    guard let sql = FacetCounter.sql(of: field) else {
      for case (.kind(let kind), let total) in totals { named[Named(value: kind, name: kind)] = total }
      return named
    }
    try connection.query(sql) { row in
      guard let total = totals[.row(try row.get(Int64.self, 0))] else { return }
      let value = Named(value: try row.get(String.self, 1), name: try row.get(String.self, 2))
      named[value, default: Total()].add(total)
    }
    return named
  }

  /// What reads each key with the values that belong to it; nil for the kind, which is one itself.
  private static func sql(of field: SearchField) -> String? {
    let inRegion = "FROM region_municipalities AS place"
    switch field {
    case .kind: return nil
    case .region: return "SELECT id, slug, name FROM regions"
    case .municipality:
      let join = "JOIN municipalities AS m ON m.number = place.municipality_number"
      return "SELECT DISTINCT place.region_id, m.number, m.name \(inRegion) \(join)"
    case .county:
      let join = "JOIN counties AS c ON c.number = substr(place.municipality_number, 1, 2)"
      return "SELECT DISTINCT place.region_id, c.number, c.name \(inRegion) \(join)"
    case .language: return "SELECT id, language, language FROM documents"
    case .document: return "SELECT id, CAST(id AS TEXT), source FROM documents"
    }
  }
}

extension FacetCounter {
  /// What the values of a field are looked up by: a kind, which is one itself, or a row.
  private enum Key: Hashable {
    case kind(String)
    case row(Int64)

    init(_ field: SearchField, of group: Group) {
      switch field {
      case .kind: self = .kind(group.kind)
      case .region, .municipality, .county: self = .row(group.region)
      case .language, .document: self = .row(group.document)
      }
    }
  }

  /// How many passages have a value, and whether the search is narrowed to it.
  private struct Total {
    var count = 0
    var isChosen = false

    mutating func add(_ other: Total) {
      count += other.count
      isChosen = isChosen || other.isChosen
    }
  }
}

/// How many passages, documents and regions a query finds.
package struct HitCount: Sendable, Hashable {
  /// The value that is counted by, such as a county's name; nil for the whole.
  package var value: String?
  package var passages: Int
  package var documents: Int
  package var regions: Int
}

/// What hits can be counted by.
package enum CountField: String, Sendable, CaseIterable {
  case region, county, municipality, kind, language, document
}

extension KnowledgeBase {
  /// Counts the hits of a request: those that ``SearchResponse/total`` counts. Linear in their number.
  ///
  /// - Parameter field: what to count by; nil for one count. A region with municipalities in two counties counts in
  ///   both.
  /// - Throws: `KnowledgeBaseError` for what is wrong with the file or a filter.
  package func count(
    _ request: SearchRequest, by field: CountField? = nil
  ) throws -> (counts: [HitCount], diagnostics: [QueryDiagnostic], notes: [Wording]) {
    try readSnapshot {
      let found = try companion(Searcher.init).countedHits(request)
      let counts = try HitCounter(connection).counts(of: found.ids, by: field)
      return (counts, found.diagnostics, found.notes)
    }
  }

  /// All passages of a kind within filters, by region in Norwegian order and as printed.
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
  private struct Sets {
    var passages = 0
    var documents: Set<Int64> = []
    var regions: Set<Int64> = []
  }

  private let connection: Connection

  init(_ connection: Connection) { self.connection = connection }

  func counts(of ids: [Int64], by field: CountField?) throws -> [HitCount] {
    var sets: [String?: Sets] = [:]
    let names = try names(for: field)
    let sql = "SELECT kind, region_id, document_id FROM passages WHERE id = ?1"
    try connection.withStatement(sql) { statement in
      let row = statement.row
      for id in ids.sorted() {
        try statement.bind(integer: id, at: 1)
        if try statement.step() {
          let (region, document) = (try row.get(Int64.self, 1), try row.get(Int64.self, 2))
          for value in try values(of: field, kind: try row.get(String.self, 0), region, document, names) {
            sets[value, default: Sets()].passages += 1
            sets[value, default: Sets()].documents.insert(document)
            sets[value, default: Sets()].regions.insert(region)
          }
        }
        statement.reset()
      }
    }
    if field == nil, sets.isEmpty { sets[nil] = Sets() }
    let counts = sets.map { value, set in
      HitCount(value: value, passages: set.passages, documents: set.documents.count, regions: set.regions.count)
    }
    return counts.sorted { ($1.passages, $0.value ?? "") < ($0.passages, $1.value ?? "") }
  }

  private func values(
    of field: CountField?, kind: String, _ region: Int64, _ document: Int64, _ names: [Int64: [String]]
  ) throws -> [String?] {
    switch field {
    case nil: [nil]
    case .kind: [kind]
    case .region, .county, .municipality: names[region] ?? []
    case .language, .document: names[document] ?? []
    }
  }

  /// The values of each region or document.
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
