import ByregionPlaces
import ByregionRecords
import ByregionSQLite
import ByregionStore
import ByregionText

extension KnowledgeBase {
  /// Lists what there is of a kind, row by row as SQLite finds it.
  ///
  /// - Parameters:
  ///   - order: a column to sort by; nil for the listing's own order. Rows without a value come last.
  ///   - begin: is told the columns' names before the first row.
  ///   - row: is given each row, which is valid during the call only.
  /// - Returns: the number of rows.
  /// - Throws: `KnowledgeBaseError` with `.usage` when there is no such column.
  @discardableResult
  package func list(
    _ listing: Listing, sortedBy order: ListOrder? = nil, begin: ([String]) throws -> Void, row: (Row) throws -> Void
  ) throws -> Int {
    try asking {
      let sql = try order.map { try sorted(listing, by: $0) } ?? listing.sql
      return try connection.withStatement(sql) { statement in
        try begin(statement.columnNames)
        var count = 0
        while try statement.step() {
          try row(statement.row)
          count += 1
        }
        return count
      }
    }
  }

  private func sorted(_ listing: Listing, by order: ListOrder) throws -> String {
    let columns = try connection.withStatement(listing.sql) { $0.columnNames }
    guard columns.contains(order.column) else {
      let near = NearestName.to(order.column, among: columns).map { "Did you mean \($0)? " } ?? ""
      throw KnowledgeBaseError(
        .usage, "\(listing.rawValue) have no column \(order.column) to sort by",
        suggestion: near + "The columns are " + columns.joined(separator: ", ") + ".")
    }
    // The name is one of the statement's own columns; the collation says nothing of numbers.
    let column = "\"\(order.column)\""
    return """
      SELECT * FROM (\(listing.sql)) AS listed
      ORDER BY \(column) IS NULL, \(column) COLLATE norwegian \(order.isDescending ? "DESC" : "ASC")
      """
  }
}

/// What the rows of a listing are sorted by.
package struct ListOrder: Sendable, Hashable {
  /// Name of a column of the listing.
  package var column: String
  /// Whether the greatest comes first.
  package var isDescending: Bool

  package init(column: String, isDescending: Bool = false) {
    self.column = column
    self.isDescending = isDescending
  }

  /// As a user types it: a column's name, with a hyphen before it for the greatest first.
  package init(_ text: String) {
    let isDescending = text.hasPrefix("-")
    self.init(column: isDescending ? String(text.dropFirst()) : text, isDescending: isDescending)
  }
}

/// What `list` can show: each a question in SQL that a user could ask as well.
package enum Listing: String, Sendable, Hashable, CaseIterable {
  case regions, municipalities, counties, goals, results, advice, continuations, applications, attachments,
    documents

  /// One line on what a row is.
  package var explanation: String {
    switch self {
    case .regions: "regions with applicant, figures and how much they say"
    case .municipalities: "municipalities that took part, with number, county, population and region"
    case .counties: "counties with their municipalities that took part"
    case .goals: "goals by region"
    case .results: "results by region"
    case .advice: "advice by region"
    case .continuations: "what regions work on after the programme"
    case .applications: "excerpts of applications by region"
    case .attachments: "documents that write-ups name"
    case .documents: "imported documents"
    }
  }

  var sql: String {
    switch self {
    case .regions: "SELECT * FROM region_overview ORDER BY name COLLATE norwegian"
    case .municipalities:
      """
      SELECT coalesce(municipalities.name, member.printed_name) AS municipality, member.municipality_number AS number,
        counties.name AS county, counted.population AS population, member.role AS role, overview.name AS region,
        overview.population AS region_population, overview.goals AS goals, overview.results AS results,
        overview.advice AS advice,
        (SELECT group_concat(successor_name, '; ') FROM municipality_successors
          WHERE municipality_number = member.municipality_number) AS name_2024
      FROM region_municipalities AS member
      JOIN regions ON regions.id = member.region_id
      JOIN region_overview AS overview ON overview.slug = regions.slug
      LEFT JOIN municipalities ON municipalities.number = member.municipality_number
      LEFT JOIN counties ON counties.number = municipalities.county_number
      LEFT JOIN municipality_populations AS counted
        ON counted.municipality_number = municipalities.number AND counted.date = '\(PlaceRegister.date)'
      ORDER BY municipality COLLATE norwegian, overview.name COLLATE norwegian
      """
    case .counties:
      """
      SELECT counties.number AS number, counties.name AS county,
        (SELECT sum(counted.population) FROM municipality_populations AS counted
          JOIN municipalities AS own ON own.number = counted.municipality_number
          WHERE own.county_number = counties.number AND counted.date = '\(PlaceRegister.date)') AS population,
        count(DISTINCT member.municipality_number) AS municipalities, count(DISTINCT member.region_id) AS regions,
        (SELECT sum(overview.population) FROM region_overview AS overview
          JOIN regions ON regions.slug = overview.slug
          JOIN region_municipalities AS host ON host.region_id = regions.id AND host.role = 'applicant'
          JOIN municipalities AS hosts ON hosts.number = host.municipality_number
          WHERE hosts.county_number = counties.number) AS population_of_regions_led
      FROM counties
      LEFT JOIN municipalities ON municipalities.county_number = counties.number
      LEFT JOIN region_municipalities AS member ON member.municipality_number = municipalities.number
      GROUP BY counties.number ORDER BY counties.number
      """
    case .goals: Self.records(of: "goals", column: "records.level AS level")
    case .results: Self.records(of: "results")
    case .advice: Self.records(of: "advice", column: "records.number AS number")
    case .continuations: Self.records(of: "continuations")
    case .applications: Self.records(of: "application_excerpts")
    case .attachments: Self.records(of: "attachments")
    case .documents:
      """
      SELECT documents.id AS id, regions.name AS region, documents.kind AS kind, documents.language AS language,
        documents.source AS source, documents.format AS format, documents.imported_at AS imported_at
      FROM documents JOIN regions ON regions.id = documents.region_id
      WHERE documents.status = 'current'
      ORDER BY regions.name COLLATE norwegian, documents.kind
      """
    }
  }

  private static func records(of table: String, column: String? = nil) -> String {
    """
    SELECT regions.name AS region, \(column.map { $0 + ", " } ?? "")records.text AS text,
      passages.reference AS reference
    FROM \(table) AS records
    JOIN passages ON passages.id = records.id
    JOIN regions ON regions.id = records.region_id
    ORDER BY regions.name COLLATE norwegian, records.document_id, records.position
    """
  }
}
