import SQLite

/// What `list` can show: each a question in SQL that a user could ask as well.
public enum Listing: String, Sendable, Hashable, CaseIterable {
  case regions, municipalities, counties, goals, results, advice, continuations, applications, attachments,
    documents

  /// One line on what a row is.
  public var explanation: String {
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
