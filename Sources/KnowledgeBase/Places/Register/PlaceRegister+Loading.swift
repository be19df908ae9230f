import SQLite

extension PlaceRegister {
  /// Reads the register's five tables. About 1,300 rows.
  ///
  /// - Throws: `SQLiteError`, for instance when the tables are not there.
  public init(_ connection: Connection) throws {
    let counties = try connection.rows("SELECT number, name, parallel_name FROM counties") {
      County(number: $0.text(0) ?? "", name: $0.text(1) ?? "", parallelName: $0.text(2))
    }
    var names: [String: [Municipality.ParallelName]] = [:]
    try connection.query(
      "SELECT municipality_number, name, language, official_since FROM municipality_names ORDER BY 1, 4, 2"
    ) {
      names[$0.text(0) ?? "", default: []].append(
        .init(name: $0.text(1) ?? "", language: $0.text(2) ?? "", officialSince: $0.text(3)))
    }
    var successors: [String: [Municipality.Successor]] = [:]
    try connection.query(
      """
      SELECT municipality_number, successor_number, successor_name, successor_county, extent
      FROM municipality_successors ORDER BY 1, 2
      """
    ) {
      successors[$0.text(0) ?? "", default: []].append(
        .init(
          number: $0.text(1) ?? "", name: $0.text(2) ?? "", county: $0.text(3) ?? "", extent: $0.text(4) ?? ""
        ))
    }
    self.init(
      counties: counties,
      municipalities: try Self.municipalities(connection, counties, names, successors))
  }

  private static func municipalities(
    _ connection: Connection, _ counties: [County], _ names: [String: [Municipality.ParallelName]],
    _ successors: [String: [Municipality.Successor]]
  ) throws -> [Municipality] {
    let counties = Dictionary(counties.map { ($0.number, $0) }) { first, _ in first }
    return try connection.rows(
      """
      SELECT number, name, county_number, latitude, longitude, counted.population FROM municipalities
      LEFT JOIN municipality_populations AS counted
        ON counted.municipality_number = number AND counted.date = '\(date)'
      """
    ) { row in
      let number = row.text(0) ?? ""
      let countyNumber = row.text(2) ?? ""
      return Municipality(
        number: number, name: row.text(1) ?? "",
        county: counties[countyNumber] ?? County(number: countyNumber, name: ""),
        point: row.real(3).flatMap { latitude in
          row.real(4).map { Coordinates(latitude: latitude, longitude: $0) }
        },
        parallelNames: names[number] ?? [], successors: successors[number] ?? [], population: row.int(5))
    }
  }
}
