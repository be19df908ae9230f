import WriteUp

/// Decides which municipalities the names in a facts block mean.
///
/// A user's correction goes first, then a printed number, the name, the printed county; of several that
/// bear a name the one near the other members is taken, and the printed population held against the members'
/// sum. The applicant's county alone decides nothing, as regions cross counties.
public struct PlaceResolver: Sendable {
  /// The municipalities that names are resolved to.
  public let register: PlaceRegister

  public init(register: PlaceRegister) {
    self.register = register
  }

  /// One resolution for each printed name: the applicant, then the partners in printed order.
  ///
  /// - Parameter corrections: numbers by printed name, as the user gave them for this region; capitals and
  ///   signs between words do not matter.
  public func resolve(_ facts: Facts, corrections: [String: String] = [:]) -> [PlaceResolution] {
    var readings = readings(of: facts, corrections: Self.byPlainName(corrections))
    joinDividedNames(&readings)
    let total = facts.population.map { PrintedTotal(population: $0, date: facts.populationDate) }
    var resolutions = readings.indices.map { index in
      var resolution = resolution(of: readings[index], among: readings, total: total)
      resolution.position = index + 1
      return resolution
    }
    markRepeated(&resolutions, readings)
    markFarAway(&resolutions, readings)
    return resolutions
  }

  private func readings(of facts: Facts, corrections: [String: String]) -> [PlaceReading] {
    let applicant = facts.applicant.map { ($0, PlaceResolution.Role.applicant) }
    let places = (applicant.map { [$0] } ?? []) + facts.partners.map { ($0, .partner) }
    return places.map { place, role in
      var reading = PlaceReading(place: place, role: role)
      if let number = corrections[PlaceSpelling.plain(place.name)], let municipality = register[number] {
        reading.finding = PlaceFinding(asked: place.name, municipalities: [municipality], way: .number)
        reading.decidedBy = .user
      } else {
        reading.finding = register.find(place.name, county: place.county)
      }
      return reading
    }
  }

  private static func byPlainName(_ corrections: [String: String]) -> [String: String] {
    Dictionary(corrections.map { (PlaceSpelling.plain($0.key), $0.value) }.sorted { $0 < $1 }) { _, last in
      last
    }
  }

  // A list is divided at its last "og", which can be part of the name: Nore og Uvdal, Evje og Hornnes.
  private func joinDividedNames(_ readings: inout [PlaceReading]) {
    for index in readings.indices.dropLast() {
      let (first, second) = (readings[index], readings[index + 1])
      guard first.role == second.role, first.candidates.isEmpty, second.candidates.isEmpty,
        let finding = register.find(
          "\(first.place.name) og \(second.place.name)", county: second.place.county)
      else { continue }
      for part in index...index + 1 {
        readings[part].finding = finding
        readings[part].decidedBy = .dividedName
      }
    }
  }

  private func resolution(
    of reading: PlaceReading, among readings: [PlaceReading], total: PrintedTotal?
  ) -> PlaceResolution {
    switch reading.candidates.count {
    case 0: unknown(reading, among: readings)
    case 1: decided(reading)
    default: reading.isMerger ? merged(reading) : chosen(reading, among: readings, total: total)
    }
  }

  private func decided(_ reading: PlaceReading) -> PlaceResolution {
    let remark = PlaceRemark(reading)
    let diagnostic = remark.onDecided
    let isSure = diagnostic == nil || diagnostic?.severity == .note
    return PlaceResolution(
      role: reading.role, position: 0, printedName: reading.place.name,
      number: reading.candidates.first?.number,
      resolvedBy: reading.way, certainty: isSure ? .certain : .likely,
      candidates: reading.candidates.map(\.number), diagnostic: diagnostic)
  }

  private func merged(_ reading: PlaceReading) -> PlaceResolution {
    PlaceResolution(
      role: reading.role, position: 0, printedName: reading.place.name,
      candidates: reading.candidates.map(\.number), diagnostic: PlaceRemark(reading).onMerger)
  }

  private func unknown(_ reading: PlaceReading, among readings: [PlaceReading]) -> PlaceResolution {
    let around = readings.lazy.filter { $0.candidates.count == 1 }.compactMap { $0.candidates[0].point }.first
    let nearest = register.nearest(to: reading.place.name, around: around)
    return PlaceResolution(
      role: reading.role, position: 0, printedName: reading.place.name, candidates: nearest.map(\.number),
      diagnostic: PlaceRemark(reading).onUnknown(nearest: nearest))
  }

  private func chosen(_ reading: PlaceReading, among readings: [PlaceReading], total: PrintedTotal?) -> PlaceResolution
  {
    let own = Set(reading.candidates.map(\.number))
    let others = readings.filter { other in !other.candidates.contains { own.contains($0.number) } }
    let nearness = Nearness(of: reading.candidates, to: others.map(\.candidates).filter { !$0.isEmpty })
    let sign = total.map {
      TotalSign(of: reading.candidates, among: others.map { ($0.candidates, $0.isMerger) }, total: $0)
    }
    let choice = PlaceChoice(nearness: nearness, sign: sign)
    let diagnostic = PlaceRemark(reading).onChoice(choice)
    return PlaceResolution(
      role: reading.role, position: 0, printedName: reading.place.name, number: choice.number, resolvedBy: choice.way,
      certainty: choice.certainty == .certain && diagnostic != nil ? .likely : choice.certainty,
      candidates: reading.candidates.map(\.number), diagnostic: diagnostic)
  }

  private func markRepeated(_ resolutions: inout [PlaceResolution], _ readings: [PlaceReading]) {
    var positions: [String: Int] = [:]
    for index in resolutions.indices {
      guard let number = resolutions[index].number else { continue }
      if let earlier = positions[number] {
        resolutions[index].repeats = earlier
        if resolutions[index].diagnostic == nil {
          resolutions[index].diagnostic = PlaceRemark(readings[index]).onRepeated(resolutions[earlier - 1])
        }
      } else {
        positions[number] = resolutions[index].position
      }
    }
  }

  // A region's municipalities are neighbours: one that is not may be a village of the same name, or a slip.
  private func markFarAway(_ resolutions: inout [PlaceResolution], _ readings: [PlaceReading]) {
    let members = resolutions.map { $0.number.flatMap { register[$0] } }
    let points = Dictionary(
      members.compactMap { $0 }.compactMap { own in own.point.map { (own.number, $0) } }
    ) {
      first, _ in first
    }
    // More than a hundred are no region, and every pair is compared.
    guard (3...100).contains(points.count) else { return }
    for (index, member) in members.enumerated() where resolutions[index].diagnostic == nil {
      guard let member, let point = points[member.number] else { continue }
      let nearest = points.filter { $0.key != member.number }.map { $0.value.distance(to: point) }.min() ?? 0
      guard nearest > 250 else { continue }
      resolutions[index].diagnostic = PlaceRemark(readings[index]).onFarAway(member, kilometres: nearest)
    }
  }
}
