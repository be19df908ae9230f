import ByregionPlaces
import ByregionRecords
import ByregionStore

/// The page of a county of 2015.
package struct CountyPage: Sendable, Hashable {
  /// A region with municipalities in the county.
  package struct Region: Sendable, Hashable {
    package var link: RegionLink
    /// The number of its municipalities in the county.
    package var municipalities: Int
    /// The number of its pieces of advice.
    package var advice: Int
  }

  /// A municipality of the county.
  package struct Member: Sendable, Hashable {
    package var number: String
    package var name: String
    package var population: Int?
    /// The number of regions that it takes part in.
    package var regions: Int
  }

  package var county: County
  package var regions: [Region]
  /// Ordered by number.
  package var municipalities: [Member]

  /// The total population of its municipalities; nil when one is unknown.
  package var population: Int? {
    let counts = municipalities.compactMap(\.population)
    return counts.count == municipalities.count ? counts.reduce(0, +) : nil
  }
}

extension KnowledgeBase {
  /// The page of a county.
  ///
  /// - Parameter number: the county's number, two digits.
  /// - Returns: nil when there is no such county.
  package func countyPage(number: String) throws -> CountyPage? {
    try readSnapshot {
      let county = try connection.first(
        "SELECT number, name, parallel_name FROM counties WHERE number = ?", [.text(number)]
      ) { row in
        County(
          number: try row.get(String.self, 0), name: try row.get(String.self, 1),
          parallelName: try row.get(String?.self, 2))
      }
      guard let county else { return nil }
      let regions = try connection.rows(
        """
        SELECT regions.slug, regions.name, count(DISTINCT member.municipality_number),
          (SELECT count(*) FROM advice WHERE advice.region_id = regions.id)
        FROM region_municipalities AS member JOIN regions ON regions.id = member.region_id
        JOIN municipalities ON municipalities.number = member.municipality_number
        WHERE municipalities.county_number = ? GROUP BY regions.id ORDER BY regions.name COLLATE norwegian
        """, [.text(number)]
      ) { row in
        CountyPage.Region(
          link: RegionLink(slug: try row.get(String.self, 0), name: try row.get(String.self, 1)),
          municipalities: try row.get(Int.self, 2), advice: try row.get(Int.self, 3))
      }
      let municipalities = try connection.rows(
        """
        SELECT municipalities.number, municipalities.name, counted.population,
          (SELECT count(DISTINCT region_id) FROM region_municipalities
            WHERE municipality_number = municipalities.number)
        FROM municipalities LEFT JOIN municipality_populations AS counted
          ON counted.municipality_number = municipalities.number AND counted.date = '\(PlaceRegister.date)'
        WHERE municipalities.county_number = ? ORDER BY municipalities.number
        """, [.text(number)]
      ) { row in
        CountyPage.Member(
          number: try row.get(String.self, 0), name: try row.get(String.self, 1),
          population: try row.get(Int?.self, 2), regions: try row.get(Int.self, 3))
      }
      return CountyPage(county: county, regions: regions, municipalities: municipalities)
    }
  }
}
