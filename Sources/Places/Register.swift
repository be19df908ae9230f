import ByregionNorwegian
import ByregionSQLite
import ByregionText
import ByregionWriteUp

/// The municipalities of 1 January 2015, with lookup by any of their names and numbers.
///
/// A value that is loaded once. Looking up a name takes a few dictionary lookups; finding the nearest names takes one
/// pass over all names.
package struct PlaceRegister: Sendable {
  /// The date of the register and of its population figures.
  package static let date = "2015-01-01"

  /// In order of number.
  package let counties: [County]
  /// In order of number.
  package let municipalities: [Municipality]
  let index: PlaceIndex

  /// - Parameter municipalities: one for each number; if several have the same number, the last one counts.
  package init(counties: [County], municipalities: [Municipality]) {
    self.counties = counties.sorted { $0.number < $1.number }
    self.municipalities = municipalities.sorted { $0.number < $1.number }
    index = PlaceIndex(self.municipalities)
  }

  /// The municipality with a number of 2015.
  package subscript(number: String) -> Municipality? {
    index.byNumber[number].map { municipalities[$0] }
  }

  /// The municipalities of a county, given its two-digit number, in order of number.
  package func municipalities(inCounty number: String) -> [Municipality] {
    municipalities.filter { $0.county.number == number }
  }

  /// The municipalities that are completely or partly in a county of 2024. Accepts variant spellings, such as
  /// `vestland`.
  package func municipalities(inLaterCounty name: String) -> [Municipality] {
    let key = CountyNames.key(name)
    return key.isEmpty
      ? [] : municipalities.filter { $0.successors.contains { CountyNames.key($0.county) == key } }
  }

  /// The county with a name, parallel name or number. Accepts variant spellings: `more og romsdal`, `Romsa`, `18`.
  package func county(named name: String) -> County? {
    let key = CountyNames.key(name)
    return counties.first { county in
      key == county.number || key == PlaceSpelling.folded(county.name)
        || key == county.parallelName.map(PlaceSpelling.folded)
    }
  }

  /// Looks up a name, a number or both, as typed or printed; nil if nothing matches.
  ///
  /// Accepts names of 2015 and 2024, parallel names, numbers of both years, spellings without Norwegian and Sámi
  /// letters, `kommune` after the name, two names side by side, and a county or district: `Heroy`, `Haram 1580`, `Bø
  /// (Telemark)`, `Nes i Hallingdal`, `Kåfjord/Gáivuotna`, `1820`. A name of 2015 takes precedence over one of 2024.
  ///
  /// - Parameter county: a county or district printed apart from the name, which selects among several matches.
  package func find(_ asked: String, county: String? = nil) -> PlaceFinding? {
    let place = PlaceQuery(asked)
    guard var found = finding(place, asked: asked) else { return nil }
    if let number = place.number { narrow(&found, byNumber: number) }
    for qualifier in [place.qualifier, county] {
      if let qualifier { narrow(&found, byCounty: qualifier) }
    }
    return found
  }

  private func finding(_ place: PlaceQuery, asked: String) -> PlaceFinding? {
    if place.name.isEmpty { return place.number.flatMap { finding(number: $0, asked: asked) } }
    if let entry = index.entry(for: place.name) { return finding(entry, asked: asked) }
    if let entry = joint(place.sideBySide) ?? jointWords(PlaceSpelling.words(place.name)) {
      return finding(entry, asked: asked)
    }
    guard let parts = place.withDistrict, CountyNames.isKnown(parts.district, in: municipalities),
      let entry = index.entry(for: parts.name)
    else { return nil }
    var found = finding(entry, asked: asked)
    narrow(&found, byCounty: parts.district)
    return found
  }

  private func finding(_ entry: PlaceIndex.Entry, asked: String) -> PlaceFinding {
    PlaceFinding(
      asked: asked, municipalities: entry.members.map { municipalities[$0] }, way: entry.way)
  }

  private func finding(number: String, asked: String) -> PlaceFinding? {
    if let municipality = self[number] {
      return PlaceFinding(asked: asked, municipalities: [municipality], way: .number)
    }
    guard let members = index.byLaterNumber[number] else { return nil }
    return PlaceFinding(
      asked: asked, municipalities: members.map { municipalities[$0] }, way: .laterNumber)
  }

  // Names side by side must mean the same municipality. Some of them may be unknown, since registers differ in parallel
  // names.
  private func joint(_ names: [String]) -> PlaceIndex.Entry? {
    let entries = names.compactMap { index.entry(for: $0) }
    guard var entry = entries.first, names.count > 1 else { return nil }
    for other in entries.dropFirst() { entry.members.removeAll { !other.members.contains($0) } }
    return entry.members.isEmpty ? nil : entry
  }

  // If only a space or hyphen separates the names, both must be known, since "Nord-Fron" is a single name.
  private func jointWords(_ words: [String]) -> PlaceIndex.Entry? {
    guard (2...6).contains(words.count) else { return nil }
    for count in 1..<words.count {
      let rest = Array(words[count...])
      guard var entry = index.entry(for: words[..<count].joined(separator: " ")),
        let other = index.entry(for: rest.joined(separator: " ")) ?? jointWords(rest)
      else { continue }
      entry.members.removeAll { !other.members.contains($0) }
      if !entry.members.isEmpty { return entry }
    }
    return nil
  }

  private func narrow(_ finding: inout PlaceFinding, byNumber number: String) {
    guard finding.way != .number, finding.way != .laterNumber else { return }
    let fitting = finding.municipalities.filter { $0.number == number }
    let later = finding.municipalities.filter { $0.successors.contains { $0.number == number } }
    narrow(&finding, to: fitting.isEmpty ? later : fitting, by: number)
  }

  private func narrow(_ finding: inout PlaceFinding, byCounty qualifier: String) {
    let fitting = finding.municipalities.filter { CountyNames.fits($0, qualifier) }
    // The text may not be a county, as in "Rana (vertskommune)".
    guard !fitting.isEmpty || CountyNames.isKnown(qualifier, in: municipalities) else { return }
    narrow(&finding, to: fitting, by: qualifier)
  }

  private func narrow(_ finding: inout PlaceFinding, to fitting: [Municipality], by asked: String) {
    if fitting.isEmpty {
      finding.contradiction = asked
    } else if fitting.count < finding.municipalities.count {
      finding.municipalities = fitting
      finding.narrowedBy = asked
    }
  }
}

extension PlaceRegister {
  /// Reads the five tables of the register, about 1,300 rows.
  ///
  /// - Throws: `SQLiteError`, for example if the tables do not exist.
  package init(_ connection: Connection) throws {
    let counties = try connection.rows("SELECT number, name, parallel_name FROM counties") {
      County(
        number: try $0.get(String.self, 0), name: try $0.get(String.self, 1), parallelName: try $0.get(String?.self, 2))
    }
    var names: [String: [Municipality.ParallelName]] = [:]
    try connection.query(
      "SELECT municipality_number, name, language, official_since FROM municipality_names ORDER BY 1, 4, 2"
    ) {
      names[try $0.get(String.self, 0), default: []].append(
        .init(
          name: try $0.get(String.self, 1), language: try $0.get(String.self, 2),
          officialSince: try $0.get(String?.self, 3)))
    }
    var successors: [String: [Municipality.Successor]] = [:]
    try connection.query(
      """
      SELECT municipality_number, successor_number, successor_name, successor_county, extent
      FROM municipality_successors ORDER BY 1, 2
      """
    ) {
      successors[try $0.get(String.self, 0), default: []].append(
        .init(
          number: try $0.get(String.self, 1), name: try $0.get(String.self, 2), county: try $0.get(String.self, 3),
          extent: try $0.get(String.self, 4)
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
      let number = try row.get(String.self, 0)
      let countyNumber = try row.get(String.self, 2)
      return Municipality(
        number: number, name: try row.get(String.self, 1),
        county: counties[countyNumber] ?? County(number: countyNumber, name: ""),
        point: try row.get(Double?.self, 3).flatMap { latitude in
          try row.get(Double?.self, 4).map { Coordinates(latitude: latitude, longitude: $0) }
        },
        parallelNames: names[number] ?? [], successors: successors[number] ?? [], population: try row.get(Int?.self, 5))
    }
  }
}

extension PlaceRegister {
  /// The municipalities whose names or parallel names of 2015 have the spelling most similar to an unknown name,
  /// nearest first.
  ///
  /// At most a third of the letters, and at most three, may differ. One pass over all names.
  ///
  /// - Parameter point: among equally similar names, municipalities near this point come first.
  package func nearest(to name: String, limit: Int = 3, around point: Coordinates? = nil) -> [Municipality] {
    let asked = Array(PlaceSpelling.folded(PlaceQuery(name).name).utf8)
    // No municipality's name is longer than 20 letters.
    guard (2...40).contains(asked.count) else { return [] }
    let reach = min(3, max(1, asked.count / 3))
    var best: [Int: Int] = [:]
    let askedLetters = LetterSet(asked[...])
    for (spelling, letters, member) in index.spellings where letters.mayBeNear(askedLetters, slips: reach) {
      guard let distance = EditDistance.between(asked, spelling, limit: reach) else { continue }
      best[member] = min(distance, best[member] ?? distance)
    }
    let ranked = best.map { (member: $0.key, rank: ($0.value, kilometres($0.key, point), $0.key)) }
    return ranked.sorted { $0.rank < $1.rank }.prefix(limit).map { municipalities[$0.member] }
  }

  private func kilometres(_ member: Int, _ point: Coordinates?) -> Double {
    guard let point, let own = municipalities[member].point else { return 0 }
    return own.distance(to: point)
  }
}

/// An index of names and numbers. Values are positions in the register's array of municipalities.
struct PlaceIndex: Sendable {
  struct Entry: Sendable {
    var way: PlaceFinding.Method
    /// Positions in the register, ascending.
    var members: [Int]
  }

  private(set) var byNumber: [String: Int] = [:]
  private(set) var byLaterNumber: [String: [Int]] = [:]
  /// Folded names of 2015, Norwegian and parallel, for finding similar ones.
  private(set) var spellings: [(bytes: [UInt8], letters: LetterSet, member: Int)] = []
  private var byPlainName: [String: Entry] = [:]
  private var byFoldedName: [String: Entry] = [:]
  /// Names of several words written as one, such as Sørvaranger.
  private var byOneWord: [String: Entry] = [:]

  init(_ municipalities: [Municipality]) {
    for (position, municipality) in municipalities.enumerated() {
      byNumber[municipality.number] = position
      for successor in municipality.successors {
        byLaterNumber[successor.number, default: []].append(position)
      }
    }
    // In order of precedence: a later name counts only if no municipality of 2015 has it.
    add(municipalities, as: .name) { [$0.name] }
    add(municipalities, as: .parallelName) { $0.parallelNames.map(\.name) }
    add(municipalities, as: .laterName) { municipality in
      municipality.successors.filter { $0.name != municipality.name }.flatMap {
        Self.parts(ofLaterName: $0.name)
      }
    }
  }

  /// The municipalities with a name as printed, otherwise with its folded spelling.
  func entry(for name: String) -> Entry? {
    if let entry = byPlainName[PlaceSpelling.plain(name)] { return entry }
    let folded = PlaceSpelling.folded(name)
    guard var entry = byFoldedName[folded] ?? byOneWord[folded] else { return nil }
    if entry.way != .laterName { entry.way = .spelling }
    return entry
  }

  private mutating func add(
    _ municipalities: [Municipality], as way: PlaceFinding.Method, names: (Municipality) -> [String]
  ) {
    for (position, municipality) in municipalities.enumerated() {
      for name in names(municipality) {
        let words = PlaceSpelling.words(name)
        let folded = PlaceSpelling.folded(words)
        Self.add(position, way, to: &byPlainName[words.joined(separator: " ")])
        Self.add(position, way, to: &byFoldedName[folded])
        if words.count > 1 { Self.add(position, way, to: &byOneWord[folded.filter { $0 != " " }]) }
        if way != .laterName { spellings.append((Array(folded.utf8), LetterSet(Array(folded.utf8)[...]), position)) }
      }
    }
  }

  private static func add(_ position: Int, _ way: PlaceFinding.Method, to entry: inout Entry?) {
    guard var known = entry else {
      entry = Entry(way: way, members: [position])
      return
    }
    guard known.way == way, known.members.last != position else { return }
    known.members.append(position)
    entry = known
  }

  /// `Gáivuotna - Kåfjord - Kaivuono` is split into three names; `Våler (Innlandet)` is one.
  private static func parts(ofLaterName name: String) -> [String] {
    let bare = name.split(separator: " (").first.map(String.init) ?? name
    return bare.split(separator: " - ").map(String.init)
  }
}
