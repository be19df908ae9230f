import ByregionMaps
import ByregionRecords
import ByregionSQLite
import ByregionStore

/// What has a point on a map: a region at its applicant's point, or a municipality.
package struct MapFeature: Sendable {
  /// Degrees north and east (WGS84).
  package struct Point: Sendable, Hashable {
    package var latitude: Double
    package var longitude: Double
  }

  /// A region's slug, or a municipality's number.
  package var id: String
  /// Nil where the place of the applicant is not known.
  package var point: Point?
  /// Its area where one was loaded: polygons of rings, which end where they begin.
  package var polygons: [[[Point]]] = []
  /// Names and values, in order.
  package var properties: [(name: String, value: Value)]
}

extension KnowledgeBase {
  /// The regions with their figures, each at the point of the municipality that applied.
  package func regionFeatures() throws -> [MapFeature] {
    try features(
      """
      SELECT overview.slug AS id, applicant.latitude, applicant.longitude,
        overview.name, overview.applicant, overview.county, overview.municipalities, overview.population,
        overview.population_date, overview.area_km2, overview.density, overview.goals, overview.results,
        overview.advice, overview.continuations
      FROM region_overview AS overview
      JOIN regions ON regions.slug = overview.slug
      LEFT JOIN document_municipalities AS member
        ON member.document_id = regions.members_document_id AND member.member = 1 AND member.role = 'applicant'
      LEFT JOIN municipalities AS applicant ON applicant.number = member.municipality_number
      ORDER BY overview.slug
      """)
  }

  /// The municipalities of the regions, one feature each, with the names of all of its regions.
  package func municipalityFeatures() throws -> [MapFeature] {
    var features = try features(
      """
      SELECT municipalities.number AS id, municipalities.latitude, municipalities.longitude,
        municipalities.name, counties.name AS county, counted.population,
        group_concat(member.role, ', ') AS role, group_concat(member.region, ', ') AS regions,
        group_concat(member.slug, ', ') AS slugs
      FROM (SELECT DISTINCT number, role, region, slug FROM membership ORDER BY slug) AS member
      JOIN municipalities ON municipalities.number = member.number
      JOIN counties ON counties.number = municipalities.county_number
      LEFT JOIN municipality_populations AS counted
        ON counted.municipality_number = municipalities.number AND counted.date = '2015-01-01'
      GROUP BY municipalities.number ORDER BY municipalities.number
      """)
    let areas = try asking {
      try connection.rows("SELECT number, geometry FROM boundaries WHERE year = 2015") {
        (try $0.get(String.self, 0), try $0.get(String.self, 1))
      }
    }
    let geometries = Dictionary(areas, uniquingKeysWith: { first, _ in first })
    for index in features.indices {
      guard let text = geometries[features[index].id], let polygons = StoredArea.degrees(text) else { continue }
      features[index].polygons = polygons.map { polygon in
        polygon.map { $0.map { MapFeature.Point(latitude: $0.latitude, longitude: $0.longitude) } }
      }
    }
    return features
  }

  private func features(_ sql: String) throws -> [MapFeature] {
    try asking {
      try connection.withStatement(sql) { statement in
        let names = statement.columnNames
        var features: [MapFeature] = []
        while try statement.step() {
          let row = statement.row
          let (latitude, longitude) = (try row.get(Double?.self, 1), try row.get(Double?.self, 2))
          let point = latitude.flatMap { latitude in
            longitude.map { MapFeature.Point(latitude: latitude, longitude: $0) }
          }
          features.append(
            MapFeature(
              id: try row.get(String.self, 0), point: point,
              properties: (3..<names.count).map { (names[$0], row[$0]) }))
        }
        return features
      }
    }
  }
}
