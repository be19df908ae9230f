/// The municipalities of 1 January 2015, to be looked up by any name or number that people use for them.
///
/// A value, loaded once: looking a name up takes a few dictionary look-ups, the nearest names one pass over
/// all names.
public struct PlaceRegister: Sendable {
  /// The day that the register is of, and its populations.
  public static let date = "2015-01-01"

  /// By number.
  public let counties: [County]
  /// By number.
  public let municipalities: [Municipality]
  let index: PlaceIndex

  /// - Parameter municipalities: with one number each; of several with the same number the last counts.
  public init(counties: [County], municipalities: [Municipality]) {
    self.counties = counties.sorted { $0.number < $1.number }
    self.municipalities = municipalities.sorted { $0.number < $1.number }
    index = PlaceIndex(self.municipalities)
  }

  /// The municipality with a number of 2015.
  public subscript(number: String) -> Municipality? {
    index.byNumber[number].map { municipalities[$0] }
  }

  /// The municipalities of a county by its two-digit number, by number.
  public func municipalities(inCounty number: String) -> [Municipality] {
    municipalities.filter { $0.county.number == number }
  }

  /// The municipalities that lie, whole or in part, in a county of 2024, whatever the letters of its name: `vestland`.
  public func municipalities(inLaterCounty name: String) -> [Municipality] {
    let key = CountyNames.key(name)
    return key.isEmpty
      ? [] : municipalities.filter { $0.successors.contains { CountyNames.key($0.county) == key } }
  }

  /// The county with a name, parallel name or number, whatever its letters: `more og romsdal`, `Romsa`, `18`.
  public func county(named name: String) -> County? {
    let key = CountyNames.key(name)
    return counties.first { county in
      key == county.number || key == PlaceSpelling.folded(county.name)
        || key == county.parallelName.map(PlaceSpelling.folded)
    }
  }

  /// What the register knows under a name, number or both, as typed or printed; nil when it knows nothing.
  ///
  /// Understood are names of 2015 and 2024, parallel names, numbers of both years, spellings without
  /// Norwegian and Sámi letters, `kommune` behind the name, two names side by side, and a county or
  /// district: `Heroy`, `Haram 1580`, `Bø (Telemark)`, `Nes i Hallingdal`, `Kåfjord/Gáivuotna`, `1820`. A
  /// name of 2015 goes before one of 2024.
  ///
  /// - Parameter county: a county or district printed apart from the name, which chooses among several.
  public func find(_ asked: String, county: String? = nil) -> PlaceFinding? {
    let place = AskedPlace(asked)
    guard var found = finding(place, asked: asked) else { return nil }
    if let number = place.number { narrow(&found, byNumber: number) }
    for qualifier in [place.qualifier, county] {
      if let qualifier { narrow(&found, byCounty: qualifier) }
    }
    return found
  }

  private func finding(_ place: AskedPlace, asked: String) -> PlaceFinding? {
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

  // Two names side by side must mean the same; one of them may be unknown, as registers differ in parallel
  // names.
  private func joint(_ names: [String]) -> PlaceIndex.Entry? {
    let entries = names.compactMap { index.entry(for: $0) }
    guard var entry = entries.first, names.count > 1 else { return nil }
    for other in entries.dropFirst() { entry.members.removeAll { !other.members.contains($0) } }
    return entry.members.isEmpty ? nil : entry
  }

  // Names with nothing but a space or a hyphen between: both must be known, as "Nord-Fron" is one name.
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
    // "Rana (vertskommune)" tells no county.
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
