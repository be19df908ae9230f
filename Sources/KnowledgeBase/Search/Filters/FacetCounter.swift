import SQLite

/// Counts what matches by field, each field without its own filter.
///
/// Each passage is read once, and counted with those that have the same kind, region and document and meet the same
/// filters; the fields are counted from these few counts.
struct FacetCounter {
  /// So many values of a field are given.
  private static let mostValues = 100

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
      for passage in passages {
        try statement.bind(integer: passage, at: scope.arguments.count + 1)
        if try statement.step() {
          let met = scope.all.indices.reduce(UInt64(0)) { row.int($1 + 3) == 1 ? $0 | 1 << UInt64($1) : $0 }
          let group = Group(
            kind: row.text(0) ?? "", region: row.integer(1) ?? 0, document: row.integer(2) ?? 0, met: met)
          counts[group, default: 0] += 1
        }
        statement.reset()
      }
    }
    return counts
  }

  private func values(_ field: SearchField, _ counts: [Group: Int]) throws -> [FacetValue] {
    let own = scope.all.indices.reduce(UInt64(0)) { scope.all[$1].field == field ? $0 | 1 << UInt64($1) : $0 }
    let others = ((1 << UInt64(scope.all.count)) - 1) & ~own
    var totals: [Named: (count: Int, isChosen: Bool)] = [:]
    var names: [Int64: [Named]] = [:]
    for (group, count) in counts where group.met & others == others {
      let isChosen = own != 0 && group.met & own == own && FacetCounter.namesItsValue.contains(field)
      for value in try named(field, group, &names) {
        let total = totals[value] ?? (0, false)
        totals[value] = (total.count + count, total.isChosen || isChosen)
      }
    }
    let values = totals.map { FacetValue(value: $0.value, name: $0.name, count: $1.count, isChosen: $1.isChosen) }
    let sorted = values.sorted { ($1.count, $0.value) < ($0.count, $1.value) }
    return Array(sorted.prefix(FacetCounter.mostValues))
  }

  /// Fields whose condition is met by the passages of one value only; a region has many municipalities.
  private static let namesItsValue: Set<SearchField> = [.kind, .region, .language]

  /// The values of a field that a group has, each once.
  private func named(_ field: SearchField, _ group: Group, _ names: inout [Int64: [Named]]) throws -> [Named] {
    guard let (sql, key) = FacetCounter.source(of: field, group) else {
      return [Named(value: group.kind, name: group.kind)]
    }
    if let known = names[key] { return known }
    let read = try connection.rows(sql, [.integer(key)]) { row in
      Named(value: row.text(0) ?? "", name: row.text(1) ?? "")
    }
    names[key] = read
    return read
  }

  /// Where the values of a field stand, and by what they are looked up; nil for the kind, which is no other row's.
  private static func source(of field: SearchField, _ group: Group) -> (sql: String, key: Int64)? {
    let inRegion = "FROM region_municipalities AS place"
    switch field {
    case .kind: return nil
    case .region: return ("SELECT slug, name FROM regions WHERE id = ?1", group.region)
    case .municipality:
      let join = "JOIN municipalities AS m ON m.number = place.municipality_number"
      return ("SELECT DISTINCT m.number, m.name \(inRegion) \(join) WHERE place.region_id = ?1", group.region)
    case .county:
      let join = "JOIN counties AS c ON c.number = substr(place.municipality_number, 1, 2)"
      return ("SELECT DISTINCT c.number, c.name \(inRegion) \(join) WHERE place.region_id = ?1", group.region)
    case .language, .document:
      return ("SELECT language, language FROM documents WHERE id = ?1", group.document)
    }
  }
}
