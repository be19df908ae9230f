import ByregionRecords
import ByregionSQLite
import ByregionStore
import ByregionText

/// Names of what there is, page by page and by their beginnings, for those who offer a choice.
extension KnowledgeBase {
  /// Regions in the order of their short names.
  ///
  /// - Parameter slug: the short name after which the page begins; nil for the first page.
  package func regions(after slug: String?, limit: Int) throws -> [RegionRow] {
    try asking {
      try connection.rows(
        "SELECT id, slug, name FROM regions WHERE slug > ? ORDER BY slug LIMIT ?",
        [.text(slug ?? ""), .integer(Int64(limit))]
      ) { row in
        RegionRow(id: try row.get(Int64.self, 0), slug: try row.get(String.self, 1), name: try row.get(String.self, 2))
      }
    }
  }

  /// Current documents in the order of their keys.
  ///
  /// - Parameter id: the key after which the page begins.
  package func currentDocuments(after id: Int64, limit: Int) throws -> [StoredDocument] {
    try asking {
      try storedDocuments(
        "WHERE documents.status = 'current' AND documents.id > ? ORDER BY documents.id LIMIT ?",
        [.integer(id), .integer(Int64(limit))])
    }
  }

  /// Names that begin with some letters, in any case, with the number of all of them.
  package func names(of field: NameField, beginning prefix: String, limit: Int) throws -> (names: [String], count: Int)
  {
    try asking {
      let pattern = Value.text(Self.escapingWildcards(prefix) + "%")
      let names = try connection.rows(
        "SELECT DISTINCT name FROM (\(field.sql)) ORDER BY name COLLATE norwegian LIMIT ?2",
        [pattern, .integer(Int64(limit))]
      ) { try $0.get(String.self, 0) }
      guard names.count == limit else { return (names, names.count) }
      let count = try connection.first(
        "SELECT count(DISTINCT name) FROM (\(field.sql))", [pattern]
      ) { try $0.get(Int.self, 0) }
      return (names, count ?? names.count)
    }
  }

  /// The last parts of the references of a region's passages of a kind that begin with some digits.
  package func numbers(
    ofRegion slug: String, kind: PassageKind, beginning prefix: String, limit: Int
  ) throws -> (names: [String], count: Int) {
    try asking {
      let start = "\(slug)/\(kind.rawValue)/"
      let references = try connection.rows(
        """
        SELECT passages.reference FROM passages JOIN regions ON regions.id = passages.region_id
        WHERE regions.slug = ? AND passages.kind = ? ORDER BY passages.id
        """, [.text(slug), .text(kind.rawValue)]
      ) { try $0.get(String.self, 0) }
      let numbers = references.filter { $0.hasPrefix(start) }.map { String($0.dropFirst(start.count)) }
        .filter { $0.hasPrefix(prefix) }
      return (Array(numbers.prefix(limit)), numbers.count)
    }
  }

  private static func escapingWildcards(_ text: String) -> String {
    text.replacing("\\", with: "\\\\").replacing("%", with: "\\%").replacing("_", with: "\\_")
  }
}

/// What ``ByregionStore/KnowledgeBase/names(of:beginning:limit:)`` finds names of.
package enum NameField: Sendable, Hashable {
  /// The short names of regions, for a beginning of a short name or of a name.
  case regionSlug
  /// Municipalities of the regions that are here.
  case municipality
  /// Counties with a municipality in a region that is here.
  case county

  var sql: String {
    switch self {
    case .regionSlug:
      "SELECT slug AS name FROM regions WHERE slug LIKE ?1 ESCAPE '\\' OR regions.name LIKE ?1 ESCAPE '\\'"
    case .municipality:
      """
      SELECT municipalities.name AS name FROM region_municipalities AS member
      JOIN municipalities ON municipalities.number = member.municipality_number
      WHERE municipalities.name LIKE ?1 ESCAPE '\\'
      """
    case .county:
      """
      SELECT counties.name AS name FROM region_municipalities AS member
      JOIN municipalities ON municipalities.number = member.municipality_number
      JOIN counties ON counties.number = municipalities.county_number
      WHERE counties.name LIKE ?1 ESCAPE '\\'
      """
    }
  }
}
