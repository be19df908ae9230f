import ByregionMaps
import ByregionStore

/// The file that the areas of municipalities come from.
package struct BoundarySource: Sendable, Hashable {
  package var name: String
  package var attribution: String?
  /// UTC.
  package var importedAt: String
  /// How many municipalities have an area.
  package var count: Int
  /// 2015 or 2024: whose municipalities they are.
  package var year: Int
}

/// The area of one or more municipalities of 2015.
package struct BoundaryArea: Sendable {
  /// Its number in the register of its year.
  package var number: String
  /// The municipalities of 2015 that it is the area of: several where they merged by 2024.
  package var municipalities: [String]
  /// Polygons of rings; the first ring of each is its edge.
  package var polygons: [[Ring]]
}

extension KnowledgeBase {
  /// Where the areas of municipalities come from; nil without any.
  package func boundarySource() throws -> BoundarySource? {
    try asking {
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

  /// The areas of municipalities, by number. One that cannot be read, since another program wrote it, is left out.
  package func boundaryAreas() throws -> [BoundaryArea] {
    try asking {
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
