import ByregionRecords
import ByregionSQLite
import ByregionStore

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
  ) throws -> (counts: [HitCount], diagnostics: [QueryDiagnostic], notes: [String]) {
    try asking {
      let found = try companion(Searcher.init).countedHits(request)
      let counts = try HitCounter(connection).counts(of: found.ids, by: field)
      return (counts, found.diagnostics, found.notes)
    }
  }

  /// All passages of a kind within filters, by region in Norwegian order and as printed.
  package func passages(
    of kind: PassageKind, _ filters: SearchFilters, limit: Int, offset: Int
  ) throws -> (rows: [[Value]], notes: [String]) {
    try asking {
      var reader = FilterReader(connection)
      try reader.read(filters, [])
      if let first = reader.diagnostics.first { throw KnowledgeBaseError(.usage, first.message) }
      let rows = try connection.rows(
        """
        SELECT regions.name, advice.number, p.text, p.reference
        FROM passages AS p JOIN regions ON regions.id = p.region_id LEFT JOIN advice ON advice.id = p.id
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
