import Norwegian
import SQLite

/// Orders passages by something other than how well they match.
struct PassageOrder {
  private let connection: Connection

  init(_ connection: Connection) { self.connection = connection }

  /// All the passages in the wanted order. Reads each of them.
  func ordered(_ passages: [RankedPassage], _ order: SearchOrder) throws -> [RankedPassage] {
    let places = try regionPlaces()
    var keyed: [(key: [Int64], passage: RankedPassage)] = []
    keyed.reserveCapacity(passages.count)
    let sql = """
      SELECT p.region_id, p.document_id, unixepoch(documents.imported_at)
      FROM passages AS p JOIN documents ON documents.id = p.document_id WHERE p.id = ?
      """
    for passage in passages {
      let key = try connection.first(sql, [.integer(passage.id)]) { row -> [Int64] in
        let region = places[row.integer(0) ?? 0] ?? 0
        let document = row.integer(1) ?? 0
        switch order {
        case .newest: return [-(row.integer(2) ?? 0), -document, passage.id]
        case .region, .relevance: return [region, document, passage.id]
        }
      }
      if let key { keyed.append((key, passage)) }
    }
    return keyed.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.passage)
  }

  /// The place of each region in the Norwegian order of names.
  private func regionPlaces() throws -> [Int64: Int64] {
    let regions = try connection.rows("SELECT id, name FROM regions") { ($0.integer(0) ?? 0, $0.text(1) ?? "") }
    let sorted = regions.sorted { NorwegianCollation.compare($0.1, $1.1) < 0 }
    return Dictionary(uniqueKeysWithValues: sorted.enumerated().map { ($1.0, Int64($0)) })
  }
}
