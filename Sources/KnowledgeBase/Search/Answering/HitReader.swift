import SQLite

/// Reads the passages behind ranked ids and shows where they match.
struct HitReader {
  private let connection: Connection
  private let marker: Marker

  init(_ connection: Connection, tokenizer: PassageTokenizer, plan: MatchPlan) {
    self.connection = connection
    marker = Marker(plan, tokenizer: tokenizer)
  }

  private static let sql = """
    SELECT p.reference, p.kind, advice.number, regions.name, regions.slug, sections.heading, p.text
    FROM passages AS p
    JOIN regions ON regions.id = p.region_id
    JOIN sections ON sections.id = p.section_id
    LEFT JOIN advice ON advice.id = p.id
    WHERE p.id = ?
    """

  /// The hits, in the order of the passages.
  func hits(_ passages: [RankedPassage]) throws -> [Hit] {
    try passages.compactMap { passage in
      let hit = try connection.first(HitReader.sql, [.integer(passage.id)]) { row in
        Hit(
          passageID: passage.id, reference: row.text(0) ?? "", kind: row.text(1) ?? "",
          number: row.integer(2).map(String.init), regionName: row.text(3) ?? "",
          regionSlug: row.text(4) ?? "",
          heading: row.text(5), text: row.text(6) ?? "", snippet: "", marks: [], score: passage.score,
          group: passage.group)
      }
      return try hit.map { try marker.marking($0) }
    }
  }
}
