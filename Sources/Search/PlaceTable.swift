import ByregionNorwegian
import ByregionSQLite

/// Data of regions and documents, kept in memory until the file changes. Counting the facets of 40,000 hits uses it
/// instead of reading as many rows.
final class PlaceTable: Sendable {
  struct Region: Sendable {
    var slug: String
    var name: String
  }

  struct Place: Sendable {
    var number: String
    var name: String
  }

  /// The members of each region, as positions in a list of places. One array for all regions needs a tenth of the memory
  /// of an array for each.
  struct Members: Sendable {
    private var starts: [Int32] = [0]
    private var members: [Int32] = []

    fileprivate init(_ all: [[Int32]]) {
      for own in all {
        members += own
        starts.append(Int32(members.count))
      }
    }

    /// The members of the region at a position, each once.
    subscript(_ region: Int) -> ArraySlice<Int32> { members[Int(starts[region])..<Int(starts[region + 1])] }
  }

  /// All regions; others refer to them by their positions here.
  let regions: [Region]
  let municipalities: [Place]
  let counties: [Place]
  let municipalitiesOfRegions: Members
  let countiesOfRegions: Members
  /// The languages of documents. The first is empty: that of an unknown document.
  let languages: [String]
  private let positions: [Int64: Int32]
  /// The position of each document's language in ``languages``.
  private let languageOfDocument: [Int64: UInt8]

  init(_ connection: Connection) throws {
    var (regions, positions): ([Region], [Int64: Int32]) = ([], [:])
    try connection.query("SELECT id, slug, name FROM regions") { row in
      positions[try row.get(Int64.self, 0)] = Int32(regions.count)
      regions.append(Region(slug: try row.get(String.self, 1), name: try row.get(String.self, 2)))
    }
    var (languages, ofDocument): ([String], [Int64: UInt8]) = ([""], [:])
    try connection.query("SELECT id, language FROM documents") { row in
      let language = try row.get(String.self, 1)
      if !languages.contains(language), languages.count < UInt8.max { languages.append(language) }
      ofDocument[try row.get(Int64.self, 0)] = UInt8(languages.firstIndex(of: language) ?? 0)
    }
    let (counties, countyPlaces) = try Self.places("counties", connection)
    let (municipalities, places) = try Self.places("municipalities", connection)
    var (ownMunicipalities, ownCounties) = ([[Int32]](repeating: [], count: regions.count), [[Int32]]())
    ownCounties = ownMunicipalities
    try connection.query(
      "SELECT region_id, municipality_number FROM region_municipalities WHERE municipality_number IS NOT NULL"
    ) { row in
      let number = try row.get(String.self, 1)
      guard let place = places[number], let region = positions[try row.get(Int64.self, 0)].map({ Int($0) }) else {
        return
      }
      if !ownMunicipalities[region].contains(place) { ownMunicipalities[region].append(place) }
      guard let county = countyPlaces[String(number.prefix(2))], !ownCounties[region].contains(county) else { return }
      ownCounties[region].append(county)
    }
    (municipalitiesOfRegions, countiesOfRegions) = (Members(ownMunicipalities), Members(ownCounties))
    (self.regions, self.positions, self.counties, self.municipalities) = (regions, positions, counties, municipalities)
    (self.languages, languageOfDocument) = (languages, ofDocument)
  }

  private static func places(
    _ table: String, _ connection: Connection
  ) throws -> (all: [Place], positions: [String: Int32]) {
    let all = try connection.rows("SELECT number, name FROM \(table) ORDER BY number") { row in
      Place(number: try row.get(String.self, 0), name: try row.get(String.self, 1))
    }
    let positions = all.enumerated().map { ($0.element.number, Int32($0.offset)) }
    return (all, Dictionary(positions, uniquingKeysWith: { first, _ in first }))
  }

  /// The position of a region in ``regions``; nil for an unknown id.
  func position(of region: Int64) -> Int? { positions[region].map { Int($0) } }

  /// The region with an id; nil for an unknown id.
  func region(_ id: Int64) -> Region? { position(of: id).map { regions[$0] } }

  /// The position of a document's language in ``languages``.
  func language(of document: Int64) -> Int { Int(languageOfDocument[document] ?? 0) }

  /// The ids of the regions in Norwegian sort order.
  fileprivate var sortedIDs: [Int64] {
    positions.map { (id: $0, region: regions[Int($1)]) }.sorted {
      let order = NorwegianCollation.compare($0.region.name, $1.region.name)
      return order == 0 ? $0.region.slug < $1.region.slug : order < 0
    }.map(\.id)
  }
}

extension PlaceTable.Region {
  /// Reads one region; nil for an unknown id.
  init?(id: Int64, _ connection: Connection) throws {
    let sql = "SELECT slug, name FROM regions WHERE id = ?1"
    let region = try connection.first(sql, [.integer(id)]) { row in
      Self(slug: try row.get(String.self, 0), name: try row.get(String.self, 1))
    }
    guard let region else { return nil }
    self = region
  }
}

/// The position of each region in Norwegian sort order.
struct RegionRanks: Sendable {
  private let ranks: [Int64: Int]

  init(_ table: PlaceTable) {
    ranks = Dictionary(uniqueKeysWithValues: table.sortedIDs.enumerated().map { ($1, $0) })
  }

  subscript(_ region: Int64) -> Int { ranks[region, default: 0] }
}
