import ByregionWriteUp

/// How near the municipalities with one name are to the other members of a region.
struct Nearness {
  struct Candidate {
    var municipality: Municipality
    /// Kilometres to the other members on average; for a member that is not decided, the nearest
    /// one with its name counts.
    var kilometres: Double
  }

  /// Nearest first; those whose place is not known are left out.
  var byDistance: [Candidate]

  /// - Parameter others: for each other member all municipalities that it can mean. Members with the
  ///   same name are no evidence; the caller leaves them out.
  init(of candidates: [Municipality], to others: [[Municipality]]) {
    byDistance = candidates.compactMap { candidate in
      let distances = others.compactMap { Self.shortest(from: candidate, to: $0) }
      guard !distances.isEmpty else { return nil }
      return Candidate(
        municipality: candidate, kilometres: distances.reduce(0, +) / Double(distances.count))
    }
    byDistance.sort { ($0.kilometres, $0.municipality.number) < ($1.kilometres, $1.municipality.number) }
  }

  /// How certain it is that the first candidate is meant, by how much farther away the second is.
  ///
  /// A region's municipalities lie within some 150 km of each other, those with one name at least 120
  /// km apart.
  var certainty: Certainty {
    guard let first = byDistance.first, byDistance.count > 1 else { return .unresolved }
    let ratio = byDistance[1].kilometres / max(first.kilometres, 1)
    if ratio >= 2, first.kilometres <= 150 { return .certain }
    if ratio >= 1.4, first.kilometres <= 300 { return .likely }
    return ratio >= 1.15 ? .guess : .unresolved
  }

  private static func shortest(from candidate: Municipality, to others: [Municipality]) -> Double? {
    guard let point = candidate.point else { return nil }
    return others.compactMap { $0.point.map(point.distance) }.min()
  }
}

/// Which of several municipalities of one name is taken: the one near the other members, with the printed total as
/// further evidence.
///
/// The total makes the evidence of the neighbours stronger or weaker. It decides where they decide nothing, and, when it
/// is an exact figure, where they allow only a guess.
struct PlaceDecision {
  let nearness: Nearness
  let totalEvidence: TotalEvidence?
  let number: String?
  let way: PlaceResolution.Method
  let certainty: Certainty

  init(nearness: Nearness, totalEvidence: TotalEvidence?) {
    (self.nearness, self.totalEvidence) = (nearness, totalEvidence)
    let near = nearness.certainty == .unresolved ? nil : nearness.byDistance.first?.municipality.number
    let isExact = totalEvidence?.total.isExact == true
    switch (near, totalEvidence?.number) {
    case (nil, nil): (number, way, certainty) = (nil, .nothing, .unresolved)
    case (nil, let told?): (number, way, certainty) = (told, .total, isExact ? .likely : .guess)
    case (let near?, nil): (number, way, certainty) = (near, .neighbours, nearness.certainty)
    case (let near?, let told?) where near == told:
      (number, way, certainty) = (near, .neighboursAndTotal, nearness.certainty == .guess ? .likely : .certain)
    case (let near?, let told?):
      let takesTotal = nearness.certainty == .guess && isExact
      number = takesTotal ? told : near
      way = takesTotal ? .total : .neighbours
      certainty = nearness.certainty == .certain ? .likely : .guess
    }
  }

  /// Whether the total fits another municipality of the name than the one that is taken.
  var isUncertain: Bool { totalEvidence?.number.map { $0 != number } ?? false }
}

/// A printed place on its way to a resolution: what the register knows under its name.
struct PlaceInterpretation {
  var place: Facts.Place
  var role: PlaceResolution.Role
  var finding: PlaceFinding?
  /// What the finding does not hold, such as a user's correction.
  var decidedBy: PlaceResolution.Method?

  /// All municipalities that it can mean.
  var candidates: [Municipality] { finding?.municipalities ?? [] }

  /// Whether the name is that of something of 2024 that more than one municipality of 2015 went into.
  var isMerger: Bool {
    candidates.count > 1 && (finding?.way == .laterName || finding?.way == .laterNumber)
  }

  /// What decides when there is one candidate.
  var way: PlaceResolution.Method {
    if let decidedBy { return decidedBy }
    guard let finding else { return .nothing }
    if let by = finding.narrowedBy {
      return by.utf8.allSatisfy { (0x30...0x39).contains($0) } ? .number : .county
    }
    switch finding.way {
    case .name: return .uniqueName
    case .parallelName: return .parallelName
    case .laterName, .laterNumber: return .laterName
    case .spelling: return .spelling
    case .number: return .number
    }
  }
}

/// Decides which municipalities the names in a facts block mean.
///
/// A user's correction goes first, then a printed number, the name, the printed county; of several with
/// one name the one near the other members is taken, and the printed population is compared with the members'
/// sum. The applicant's county alone decides nothing, as regions cross counties.
package struct PlaceResolver: Sendable {
  /// The municipalities that names are resolved to.
  package let register: PlaceRegister

  package init(register: PlaceRegister) {
    self.register = register
  }

  /// One resolution for each printed name: the applicant, then the partners in printed order.
  ///
  /// - Parameter corrections: numbers by printed name, as the user gave them for this region; capitals and
  ///   signs between words do not matter.
  package func resolve(_ facts: Facts, corrections: [String: String] = [:]) -> [PlaceResolution] {
    var interpretations = interpretations(of: facts, corrections: Self.byPlainName(corrections))
    joinDividedNames(&interpretations)
    let total = facts.population.map { PrintedTotal(population: $0, date: facts.populationDate) }
    var resolutions = interpretations.indices.map { index in
      var resolution = resolution(of: interpretations[index], among: interpretations, total: total)
      resolution.position = index + 1
      return resolution
    }
    markRepeated(&resolutions, interpretations)
    markFarAway(&resolutions, interpretations)
    return resolutions
  }

  private func interpretations(of facts: Facts, corrections: [String: String]) -> [PlaceInterpretation] {
    let applicant = facts.applicant.map { ($0, PlaceResolution.Role.applicant) }
    let places = (applicant.map { [$0] } ?? []) + facts.partners.map { ($0, .partner) }
    return places.map { place, role in
      var interpretation = PlaceInterpretation(place: place, role: role)
      if let number = corrections[PlaceSpelling.plain(place.name)], let municipality = register[number] {
        interpretation.finding = PlaceFinding(asked: place.name, municipalities: [municipality], way: .number)
        interpretation.decidedBy = .user
      } else {
        interpretation.finding = register.find(place.name, county: place.county)
      }
      return interpretation
    }
  }

  private static func byPlainName(_ corrections: [String: String]) -> [String: String] {
    Dictionary(corrections.map { (PlaceSpelling.plain($0.key), $0.value) }.sorted { $0 < $1 }) { _, last in
      last
    }
  }

  // A list is divided at its last "og", which can be part of the name: Nore og Uvdal, Evje og Hornnes.
  private func joinDividedNames(_ interpretations: inout [PlaceInterpretation]) {
    for index in interpretations.indices.dropLast() {
      let (first, second) = (interpretations[index], interpretations[index + 1])
      guard first.role == second.role, first.candidates.isEmpty, second.candidates.isEmpty,
        let finding = register.find(
          "\(first.place.name) og \(second.place.name)", county: second.place.county)
      else { continue }
      for part in index...index + 1 {
        interpretations[part].finding = finding
        interpretations[part].decidedBy = .dividedName
      }
    }
  }

  private func resolution(
    of interpretation: PlaceInterpretation, among interpretations: [PlaceInterpretation], total: PrintedTotal?
  ) -> PlaceResolution {
    switch interpretation.candidates.count {
    case 0: unknown(interpretation, among: interpretations)
    case 1: decided(interpretation)
    default:
      interpretation.isMerger ? merged(interpretation) : chosen(interpretation, among: interpretations, total: total)
    }
  }

  private func decided(_ interpretation: PlaceInterpretation) -> PlaceResolution {
    let diagnostics = PlaceDiagnosis(interpretation)
    let diagnostic = diagnostics.onDecided
    let isSure = diagnostic == nil || diagnostic?.severity == .note
    return PlaceResolution(
      role: interpretation.role, position: 0, printedName: interpretation.place.name,
      number: interpretation.candidates.first?.number,
      resolvedBy: interpretation.way, certainty: isSure ? .certain : .likely,
      candidates: interpretation.candidates.map(\.number), diagnostic: diagnostic)
  }

  private func merged(_ interpretation: PlaceInterpretation) -> PlaceResolution {
    PlaceResolution(
      role: interpretation.role, position: 0, printedName: interpretation.place.name,
      candidates: interpretation.candidates.map(\.number), diagnostic: PlaceDiagnosis(interpretation).onMerger)
  }

  private func unknown(_ interpretation: PlaceInterpretation, among interpretations: [PlaceInterpretation])
    -> PlaceResolution
  {
    let around = interpretations.lazy.filter { $0.candidates.count == 1 }.compactMap { $0.candidates[0].point }.first
    let nearest = register.nearest(to: interpretation.place.name, around: around)
    return PlaceResolution(
      role: interpretation.role, position: 0, printedName: interpretation.place.name, candidates: nearest.map(\.number),
      diagnostic: PlaceDiagnosis(interpretation).onUnknown(nearest: nearest))
  }

  private func chosen(
    _ interpretation: PlaceInterpretation, among interpretations: [PlaceInterpretation], total: PrintedTotal?
  ) -> PlaceResolution {
    let own = Set(interpretation.candidates.map(\.number))
    let others = interpretations.filter { other in !other.candidates.contains { own.contains($0.number) } }
    let nearness = Nearness(of: interpretation.candidates, to: others.map(\.candidates).filter { !$0.isEmpty })
    let totalEvidence = total.map {
      TotalEvidence(of: interpretation.candidates, among: others.map { ($0.candidates, $0.isMerger) }, total: $0)
    }
    let decision = PlaceDecision(nearness: nearness, totalEvidence: totalEvidence)
    let diagnostic = PlaceDiagnosis(interpretation).onDecision(decision)
    return PlaceResolution(
      role: interpretation.role, position: 0, printedName: interpretation.place.name, number: decision.number,
      resolvedBy: decision.way,
      certainty: decision.certainty == .certain && diagnostic != nil ? .likely : decision.certainty,
      candidates: interpretation.candidates.map(\.number), diagnostic: diagnostic)
  }

  private func markRepeated(_ resolutions: inout [PlaceResolution], _ interpretations: [PlaceInterpretation]) {
    var positions: [String: Int] = [:]
    for index in resolutions.indices {
      guard let number = resolutions[index].number else { continue }
      if let earlier = positions[number] {
        resolutions[index].repeats = earlier
        if resolutions[index].diagnostic == nil {
          resolutions[index].diagnostic = PlaceDiagnosis(interpretations[index]).onRepeated(resolutions[earlier - 1])
        }
      } else {
        positions[number] = resolutions[index].position
      }
    }
  }

  // A region's municipalities are neighbours: one that is not may be a village of the same name, or a mistake.
  private func markFarAway(_ resolutions: inout [PlaceResolution], _ interpretations: [PlaceInterpretation]) {
    let members = resolutions.map { $0.number.flatMap { register[$0] } }
    let points = Dictionary(
      members.compactMap { $0 }.compactMap { own in own.point.map { (own.number, $0) } }
    ) {
      first, _ in first
    }
    // Every pair is compared, and no region has more than a hundred members.
    guard (3...100).contains(points.count) else { return }
    for (index, member) in members.enumerated() where resolutions[index].diagnostic == nil {
      guard let member, let point = points[member.number] else { continue }
      let nearest = points.filter { $0.key != member.number }.map { $0.value.distance(to: point) }.min() ?? 0
      guard nearest > 250 else { continue }
      resolutions[index].diagnostic = PlaceDiagnosis(interpretations[index]).onFarAway(member, kilometres: nearest)
    }
  }
}

/// The evidence of the printed total about a name that several have: with which of them the members' sum fits.
struct TotalEvidence {
  let total: PrintedTotal
  /// The only one with which the sum fits; nil when none or several fit.
  let number: String?

  /// More lists of possible members than this are not compared.
  private static let maxSums = 64

  /// - Parameters:
  ///   - candidates: all municipalities with the name.
  ///   - others: for each other member all municipalities that it can mean, and whether it is all of them together.
  init(
    of candidates: [Municipality], among others: [(municipalities: [Municipality], areAll: Bool)], total: PrintedTotal
  ) {
    self.total = total
    let populations = candidates.compactMap(\.population)
    let sums = Self.sums(of: others)
    let fitting = zip(candidates, populations).filter { _, population in
      sums.contains { abs($0 + population - total.population) <= total.room(beside: $0 + population) }
    }
    // The total cannot distinguish between candidates that differ by less than the total itself may be off.
    let span = (populations.max() ?? 0) - (populations.min() ?? 0)
    let isTelling =
      populations.count == candidates.count && fitting.count == 1 && span > total.room(beside: total.population)
    number = isTelling ? fitting.first?.0.number : nil
  }

  /// Every sum that the other members may have; none when one is not known.
  private static func sums(of others: [(municipalities: [Municipality], areAll: Bool)]) -> [Int] {
    var seen: Set<[String]> = []
    var sums: Set<Int> = [0]
    for other in others where seen.insert(other.municipalities.map(\.number)).inserted {
      let populations = other.municipalities.compactMap(\.population)
      let choices = other.areAll ? [populations.reduce(0, +)] : populations
      guard !populations.isEmpty, populations.count == other.municipalities.count else { return [] }
      sums = Set(sums.flatMap { sum in choices.map { sum + $0 } })
      guard sums.count <= maxSums else { return [] }
    }
    return Array(sums)
  }
}
