import ByregionMaps
import ByregionPlaces
import ByregionRecords
import ByregionSQLite
import ByregionStore

/// The data of a map: every municipality of the register, and the regions with their members.
package struct MapData: Sendable {
  package struct Municipality: Sendable, Hashable {
    package var number: String
    package var name: String
    package var point: MapFeature.Point
    package var population: Int?
  }

  package struct Region: Sendable, Hashable {
    package var slug: String
    package var name: String
    /// From the newest document that states it.
    package var population: Int?
    /// Inhabitants per square kilometre.
    package var density: Double?
    /// The number of its pieces of advice.
    package var advice: Int
    /// The numbers of its municipalities, the applicant first.
    package var members: [String]
  }

  /// The municipalities with a point, ordered by number.
  package var municipalities: [Municipality]
  /// In Norwegian order.
  package var regions: [Region]
  /// The number of regions in the file.
  package var allRegions: Int
  /// The areas of the boundary file that the user loaded.
  package var areas: [BoundaryArea] = []
  package var source: BoundarySource?
}

extension KnowledgeBase {
  /// The data of a map. Reads the whole register, so callers should cache the result until the file changes.
  ///
  /// - Parameter limit: the maximum number of regions.
  package func mapData(limit: Int) throws -> MapData {
    try readSnapshot {
      let municipalities = try connection.rows(
        """
        SELECT municipalities.number, municipalities.name, municipalities.latitude, municipalities.longitude,
          counted.population
        FROM municipalities LEFT JOIN municipality_populations AS counted
          ON counted.municipality_number = municipalities.number AND counted.date = '\(PlaceRegister.date)'
        WHERE municipalities.latitude IS NOT NULL ORDER BY municipalities.number
        """
      ) { row in
        MapData.Municipality(
          number: try row.get(String.self, 0), name: try row.get(String.self, 1),
          point: .init(latitude: try row.get(Double.self, 2), longitude: try row.get(Double.self, 3)),
          population: try row.get(Int?.self, 4))
      }
      let chosen = """
        SELECT slug, name, id, row_number() OVER (ORDER BY name COLLATE norwegian, slug) AS place
        FROM regions WHERE current_documents > 0 ORDER BY place LIMIT \(limit)
        """
      var regions = try connection.rows(
        """
        WITH chosen AS (\(chosen))
        SELECT overview.slug, overview.name, overview.population, overview.density, overview.advice
        FROM chosen JOIN region_overview AS overview ON overview.slug = chosen.slug ORDER BY chosen.place
        """
      ) { row in
        MapData.Region(
          slug: try row.get(String.self, 0), name: try row.get(String.self, 1),
          population: try row.get(Int?.self, 2), density: try row.get(Double?.self, 3),
          advice: try row.get(Int.self, 4), members: [])
      }
      let members = try connection.rows(
        """
        WITH chosen AS (\(chosen))
        SELECT chosen.slug, member.municipality_number
        FROM chosen JOIN region_municipalities AS member ON member.region_id = chosen.id
        WHERE member.municipality_number IS NOT NULL ORDER BY chosen.place, member.position
        """
      ) { (slug: try $0.get(String.self, 0), number: try $0.get(String.self, 1)) }
      let bySlug = Dictionary(grouping: members, by: \.slug)
      for index in regions.indices { regions[index].members = bySlug[regions[index].slug]?.map(\.number) ?? [] }
      let all = try connection.first("SELECT count(*) FROM regions WHERE current_documents > 0") {
        try $0.get(Int.self, 0)
      }
      return MapData(
        municipalities: municipalities, regions: regions, allRegions: all ?? 0, areas: try boundaryAreas(),
        source: try boundarySource())
    }
  }
}

/// A feature of a map: a region at its applicant's point, or a municipality.
package struct MapFeature: Sendable {
  /// Degrees north and east (WGS84).
  package struct Point: Sendable, Hashable {
    package var latitude: Double
    package var longitude: Double
  }

  /// A region's slug, or a municipality's number.
  package var id: String
  /// Nil when the applicant's location is unknown.
  package var point: Point?
  /// Its area, if one was loaded: polygons of closed rings.
  package var polygons: [[[Point]]] = []
  /// The properties, in order.
  package var properties: [(name: String, value: Value)]
}

extension KnowledgeBase {
  /// The regions with their figures, each at the point of its applicant.
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
    let areas = try readSnapshot {
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
    try readSnapshot {
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

/// The source of the municipalities' areas.
package struct BoundarySource: Sendable, Hashable {
  package var name: String
  package var attribution: String?
  /// UTC.
  package var importedAt: String
  /// The number of municipalities with an area.
  package var count: Int
  /// The municipal structure of the file: 2015 or 2024.
  package var year: Int
}

/// The area of one or more municipalities of 2015.
package struct BoundaryArea: Sendable {
  /// Its number in the register of its year.
  package var number: String
  /// The municipalities of 2015 that the area covers: several if they had merged by 2024.
  package var municipalities: [String]
  /// Polygons of rings; the first ring of each is its outer boundary.
  package var polygons: [[Ring]]
}

extension KnowledgeBase {
  /// The source of the municipalities' areas; nil when none are loaded.
  package func boundarySource() throws -> BoundarySource? {
    try readSnapshot {
      try connection.first(
        """
        SELECT name, attribution, imported_at, (SELECT count(*) FROM boundaries),
          (SELECT coalesce(max(year), 2015) FROM boundaries)
        FROM boundary_files
        """
      ) { row in
        BoundarySource(
          name: try row.get(String.self, 0), attribution: try row.get(String?.self, 1),
          importedAt: try row.get(String.self, 2), count: try row.get(Int.self, 3), year: try row.get(Int.self, 4))
      }
    }
  }

  /// The areas of municipalities, ordered by number. Unreadable ones, which another program wrote, are left out.
  package func boundaryAreas() throws -> [BoundaryArea] {
    try readSnapshot {
      let later = try connection.rows(
        """
        SELECT successor_number, municipality_number FROM municipality_successors
        WHERE extent IN ('whole', 'main part') ORDER BY 1, 2
        """
      ) { (number: try $0.get(String.self, 0), earlier: try $0.get(String.self, 1)) }
      let earlier = Dictionary(grouping: later, by: \.number)
      return try connection.rows("SELECT number, year, geometry FROM boundaries ORDER BY number") { row in
        let number = try row.get(String.self, 0)
        let isEarlier = try row.get(Int.self, 1) == 2015
        return StoredArea.polygons(try row.get(String.self, 2)).map { polygons in
          BoundaryArea(
            number: number,
            municipalities: isEarlier ? [number] : earlier[number]?.map(\.earlier) ?? [], polygons: polygons)
        }
      }.compactMap(\.self)
    }
  }
}
