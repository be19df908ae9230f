import ByregionPlaces
import ByregionSQLite
import ByregionStore

/// What a map shows: every municipality of the register, and the regions with their members.
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
    /// As the newest document that tells gives it.
    package var population: Int?
    /// Inhabitants per square kilometre.
    package var density: Double?
    /// How many pieces of advice it gives.
    package var advice: Int
    /// The numbers of its municipalities, the applicant first.
    package var members: [String]
  }

  /// By number; those that have a point.
  package var municipalities: [Municipality]
  /// In Norwegian order.
  package var regions: [Region]
  /// How many regions the file has.
  package var allRegions: Int
  /// The areas that the user loaded, and the file that they come from.
  package var areas: [BoundaryArea] = []
  package var source: BoundarySource?
}

extension KnowledgeBase {
  /// What a map shows. Reads the whole register: keep the result for as long as the file does not change.
  ///
  /// - Parameter limit: at most so many regions.
  package func mapData(limit: Int) throws -> MapData {
    try asking {
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
