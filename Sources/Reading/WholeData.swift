import ByregionSQLite
import ByregionStore

extension KnowledgeBase {
  /// The names of the counties of 2015 that a region has municipalities in, by the region's slug.
  package func countiesByRegion() throws -> [String: [String]] {
    try asking {
      var counties: [String: [String]] = [:]
      try connection.query(
        """
        SELECT DISTINCT regions.slug, counties.name
        FROM region_municipalities AS member
        JOIN regions ON regions.id = member.region_id
        JOIN municipalities ON municipalities.number = member.municipality_number
        JOIN counties ON counties.number = municipalities.county_number
        """
      ) { row in counties[try row.get(String.self, 0), default: []].append(try row.get(String.self, 1)) }
      return counties
    }
  }

  /// How many documents are current, and the days on which the first and the last of them were imported.
  package func importDates() throws -> (count: Int, first: String?, last: String?) {
    try asking {
      let found = try connection.first(
        """
        SELECT count(*), substr(min(imported_at), 1, 10), substr(max(imported_at), 1, 10)
        FROM documents WHERE status = 'current'
        """
      ) { row in (try row.get(Int.self, 0), try row.get(String?.self, 1), try row.get(String?.self, 2)) }
      return found ?? (0, nil, nil)
    }
  }

  /// Every passage of current documents with all that is known of it, by region, document and place, row by row.
  ///
  /// - Parameters:
  ///   - begin: is told the columns' names before the first row.
  ///   - row: is given each row, which is valid during the call only.
  package func allPassages(begin: ([String]) throws -> Void, row: (Row) throws -> Void) throws {
    try translatingErrors {
      let sql = """
        SELECT passages.reference, regions.slug AS region, regions.name AS region_name, passages.kind, passages.number,
          passages.level, sections.heading, passages.marker, passages.depth, passages.position, passages.line,
          passages.text, documents.id AS document_id, documents.kind AS document_kind,
          documents.title AS document_title, documents.language, documents.source, documents.format,
          documents.sha256, documents.imported_at, described.title AS described_title, described.publisher,
          described.url, described.published_on
        FROM passages
        JOIN regions ON regions.id = passages.region_id
        JOIN documents ON documents.id = passages.document_id
        JOIN sections ON sections.id = passages.section_id
        LEFT JOIN document_descriptions AS described ON described.sha256 = documents.sha256
        ORDER BY passages.region_id, passages.document_id, passages.id
        """
      try connection.transaction(.deferred) {
        try connection.withStatement(sql) { statement in
          try begin(statement.columnNames)
          while try statement.step() { try row(statement.row) }
        }
      }
    }
  }
}
