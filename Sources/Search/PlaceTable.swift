import ByregionNorwegian
import ByregionSQLite

/// What belongs to regions, documents and passages, kept in memory for as long as the file does not change: facets of
/// 40,000 hits are counted in it, and not by reading as many rows.
final class PlaceTable {
  struct Region {
    var slug: String
    var name: String
    /// Positions in ``PlaceTable/municipalities``, each once.
    var municipalities: [Int32] = []
    /// Positions in ``PlaceTable/counties``, each once.
    var counties: [Int32] = []
  }

  struct Place {
    var number: String
    var name: String
  }

  private(set) var regions: [Int64: Region] = [:]
  private(set) var municipalities: [Place] = []
  private(set) var counties: [Place] = []
  /// The language of each document.
  private(set) var languages: [Int64: String] = [:]
  private var ranks: [Int64: Int]?
  private let connection: Connection

  init(_ connection: Connection) throws {
    self.connection = connection
    try connection.query("SELECT id, slug, name FROM regions") { row in
      regions[try row.get(Int64.self, 0)] = Region(
        slug: try row.get(String.self, 1), name: try row.get(String.self, 2))
    }
    try connection.query("SELECT id, language FROM documents") { row in
      languages[try row.get(Int64.self, 0)] = try row.get(String.self, 1)
    }
    try readPlaces()
  }

  private func readPlaces() throws {
    var countyPlaces: [String: Int32] = [:]
    try connection.query("SELECT number, name FROM counties ORDER BY number") { row in
      countyPlaces[try row.get(String.self, 0)] = Int32(counties.count)
      counties.append(Place(number: try row.get(String.self, 0), name: try row.get(String.self, 1)))
    }
    var places: [String: Int32] = [:]
    try connection.query("SELECT number, name FROM municipalities ORDER BY number") { row in
      places[try row.get(String.self, 0)] = Int32(municipalities.count)
      municipalities.append(Place(number: try row.get(String.self, 0), name: try row.get(String.self, 1)))
    }
    try connection.query(
      "SELECT region_id, municipality_number FROM region_municipalities WHERE municipality_number IS NOT NULL"
    ) { row in
      let number = try row.get(String.self, 1)
      guard let place = places[number] else { return }
      let county = countyPlaces[String(number.prefix(2))]
      let id = try row.get(Int64.self, 0)
      guard regions[id] != nil else { return }
      regions[id]?.add(place, county: county)
    }
  }

  /// The place of each region in Norwegian order.
  func regionRanks() -> [Int64: Int] {
    if let ranks { return ranks }
    let sorted = regions.sorted {
      let order = NorwegianCollation.compare($0.value.name, $1.value.name)
      return order == 0 ? $0.value.slug < $1.value.slug : order < 0
    }
    let ranks = Dictionary(uniqueKeysWithValues: sorted.enumerated().map { ($1.key, $0) })
    self.ranks = ranks
    return ranks
  }
}

extension PlaceTable.Region {
  fileprivate mutating func add(_ place: Int32, county: Int32?) {
    if !municipalities.contains(place) { municipalities.append(place) }
    if let county, !counties.contains(county) { counties.append(county) }
  }
}
