import ByregionRecords
import ByregionSQLite
import ByregionStore
import ByregionText

/// Pages of names, and names by prefix, for completion.
extension KnowledgeBase {
  /// A page of regions, ordered by short name.
  ///
  /// - Parameter slug: the short name after which the page begins; nil for the first page.
  package func regions(after slug: String?, limit: Int) throws -> [RegionRow] {
    try readSnapshot {
      try connection.rows(
        "SELECT id, slug, name FROM regions WHERE slug > ? ORDER BY slug LIMIT ?",
        [.text(slug ?? ""), .integer(Int64(limit))]
      ) { row in
        RegionRow(id: try row.get(Int64.self, 0), slug: try row.get(String.self, 1), name: try row.get(String.self, 2))
      }
    }
  }

  /// A page of current documents, ordered by key.
  ///
  /// - Parameter id: the key after which the page begins.
  package func currentDocuments(after id: Int64, limit: Int) throws -> [StoredDocument] {
    try readSnapshot {
      try storedDocuments(
        "WHERE documents.status = 'current' AND documents.id > ? ORDER BY documents.id LIMIT ?",
        [.integer(id), .integer(Int64(limit))])
    }
  }

  /// The name of a region, municipality or county of 2015 by its slug or number; nil if there is none.
  package func name(of key: PlaceKey, _ value: String) throws -> String? {
    let sql = "SELECT name FROM \(key.table) WHERE \(key.column) = ?1"
    return try readSnapshot { try connection.first(sql, [.text(value)]) { $0.text(0) ?? "" } }
  }

  /// Names with a prefix, ignoring case: the first `limit` of them, and the number of all.
  package func names(of field: NameField, beginning prefix: String, limit: Int) throws -> (names: [String], count: Int)
  {
    try readSnapshot {
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

  /// The last parts of the references of a region's passages of a kind, if they begin with a prefix of digits.
  package func numbers(
    ofRegion slug: String, kind: PassageKind, beginning prefix: String, limit: Int
  ) throws -> (names: [String], count: Int) {
    try readSnapshot {
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

/// The kind of name that ``ByregionStore/KnowledgeBase/names(of:beginning:limit:)`` finds.
package enum NameField: Sendable, Hashable {
  /// Short names of regions whose short name or name has the prefix.
  case regionSlug
  /// Municipalities that take part in a stored region.
  case municipality
  /// Counties with a municipality in a stored region.
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

/// Counts of the contents of a knowledge base.
package struct Summary: Sendable, Hashable {
  package var regions: Int
  /// Number of current documents.
  package var documents: Int
  /// Number of municipalities that take part in a region.
  package var municipalities: Int
  /// The number of passages of each kind that occurs, in the order of the kinds.
  package var passages: [KindCount]
  /// The number of goals with each label as printed, the most frequent first; an empty label means none.
  package var goalLevels: [LevelCount]
  /// When the newest document was imported, UTC; nil without documents.
  package var newestImport: String?

  /// The number of goals with a label.
  package struct LevelCount: Sendable, Hashable {
    package var level: String
    package var count: Int
  }

  /// The number of passages of a kind.
  package struct KindCount: Sendable, Hashable {
    package var kind: PassageKind
    package var count: Int
  }

  /// The total number of passages.
  package var allPassages: Int { passages.reduce(0) { $0 + $1.count } }

  /// The number of passages of a kind.
  package func count(of kind: PassageKind) -> Int { passages.first { $0.kind == kind }?.count ?? 0 }
}

/// The short name and the name of a region, for a link.
package struct RegionLink: Sendable, Hashable {
  package var slug: String
  package var name: String
}

extension KnowledgeBase {
  /// Counts the contents. Reads every passage, so callers should cache the result until the file changes.
  package func summary() throws -> Summary {
    try readSnapshot {
      func count(_ sql: String) throws -> Int { try connection.first(sql) { try $0.get(Int.self, 0) } ?? 0 }
      let kinds = try connection.rows("SELECT kind, count(*) FROM passages GROUP BY kind") { row in
        Summary.KindCount(kind: try row.get(PassageKind.self, 0), count: try row.get(Int.self, 1))
      }
      return Summary(
        regions: try count("SELECT count(*) FROM regions WHERE current_documents > 0"),
        documents: try count("SELECT count(*) FROM documents WHERE status = 'current'"),
        municipalities: try count(
          "SELECT count(DISTINCT municipality_number) FROM region_municipalities"),
        passages: kinds.sorted { $0.kind.position < $1.kind.position },
        goalLevels: try connection.rows(
          """
          SELECT coalesce(level, ''), count(*) AS count FROM passages WHERE kind = 'goal'
          GROUP BY 1 ORDER BY count DESC, 1 LIMIT 12
          """
        ) { Summary.LevelCount(level: try $0.get(String.self, 0), count: try $0.get(Int.self, 1)) },
        newestImport: try connection.first("SELECT max(imported_at) FROM documents WHERE status = 'current'") {
          try $0.get(String?.self, 0)
        } ?? nil)
    }
  }

  /// The regions that have documents, in Norwegian order.
  package func regionLinks() throws -> [RegionLink] {
    try readSnapshot {
      try connection.rows(
        "SELECT slug, name FROM regions WHERE current_documents > 0 ORDER BY name COLLATE norwegian, slug"
      ) { RegionLink(slug: try $0.get(String.self, 0), name: try $0.get(String.self, 1)) }
    }
  }
}

extension KnowledgeBase {
  /// The names of the counties of 2015 in which each region has municipalities, by the region's slug.
  package func countiesByRegion() throws -> [String: [String]] {
    try readSnapshot {
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

  /// The number of current documents, and the dates on which the first and the last were imported.
  package func importDates() throws -> (count: Int, first: String?, last: String?) {
    try readSnapshot {
      let found = try connection.first(
        """
        SELECT count(*), substr(min(imported_at), 1, 10), substr(max(imported_at), 1, 10)
        FROM documents WHERE status = 'current'
        """
      ) { row in (try row.get(Int.self, 0), try row.get(String?.self, 1), try row.get(String?.self, 2)) }
      return found ?? (0, nil, nil)
    }
  }

  /// Every passage of current documents with all of its columns, by region, document and position, row by row.
  ///
  /// - Parameters:
  ///   - begin: called with the column names before the first row.
  ///   - row: called with each row, which is valid only during the call.
  package func allPassages(begin: ([String]) throws -> Void, row: (Row) throws -> Void) throws {
    try translatingErrors {
      let sql = """
        SELECT passages.reference, regions.slug AS region, regions.name AS region_name, passages.kind, passages.number,
          passages.level, sections.heading, passages.marker, passages.depth, passages.position, passages.line,
          passages.text, documents.id AS document_id, documents.kind AS document_kind,
          documents.title AS document_title, documents.language, documents.source, documents.format,
          documents.sha256, documents.imported_at, \(DescriptionSQL.columns)
        FROM passages
        JOIN regions ON regions.id = passages.region_id
        JOIN documents ON documents.id = passages.document_id
        JOIN sections ON sections.id = passages.section_id
        \(DescriptionSQL.joins)
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

/// What a place is known by in addresses.
package enum PlaceKey: Sendable {
  case region, municipality, county

  fileprivate var table: String {
    switch self {
    case .region: "regions"
    case .municipality: "municipalities"
    case .county: "counties"
    }
  }

  fileprivate var column: String { self == .region ? "slug" : "number" }
}
