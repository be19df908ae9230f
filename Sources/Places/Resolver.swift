import ByregionWriteUp

/// How near the municipalities of one name are to the other members of a region.
struct Nearness {
  struct Candidate {
    var municipality: Municipality
    /// Average distance in kilometres to the other members. For an unresolved member, the nearest of its candidates
    /// counts.
    var kilometres: Double
  }

  /// Nearest first; municipalities without a known position are omitted.
  var byDistance: [Candidate]

  /// - Parameter others: for each other member, all municipalities that it can mean. Members with the same name are no
  ///   evidence and must be omitted by the caller.
  init(of candidates: [Municipality], to others: [[Municipality]]) {
    byDistance = candidates.compactMap { candidate in
      let distances = others.compactMap { Self.shortest(from: candidate, to: $0) }
      guard !distances.isEmpty else { return nil }
      return Candidate(
        municipality: candidate, kilometres: distances.reduce(0, +) / Double(distances.count))
    }
    byDistance.sort { ($0.kilometres, $0.municipality.number) < ($1.kilometres, $1.municipality.number) }
  }

  /// The certainty that the first candidate is meant, by how much farther away the second one is.
  ///
  /// A region's municipalities are within about 150 km of each other; municipalities that share a name are at least 120
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

/// Decides between several municipalities of one name: the one near the other members is taken, with the printed total
/// as further evidence.
///
/// The total makes the evidence of the neighbours stronger or weaker. It decides if the neighbours do not, and, if it
/// is an exact figure, also if they only allow a guess.
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
    case (nil, let fitting?): (number, way, certainty) = (fitting, .total, isExact ? .likely : .guess)
    case (let near?, nil): (number, way, certainty) = (near, .neighbours, nearness.certainty)
    case (let near?, let fitting?) where near == fitting:
      (number, way, certainty) = (near, .neighboursAndTotal, nearness.certainty == .guess ? .likely : .certain)
    case (let near?, let fitting?):
      let takesTotal = nearness.certainty == .guess && isExact
      number = takesTotal ? fitting : near
      way = takesTotal ? .total : .neighbours
      certainty = nearness.certainty == .certain ? .likely : .guess
    }
  }

  /// Whether the total fits a different municipality of the name.
  var isUncertain: Bool { totalEvidence?.number.map { $0 != number } ?? false }
}

/// A printed place with the register's information about its name.
struct PlaceInterpretation {
  var place: Facts.Place
  var role: PlaceResolution.Role
  var finding: PlaceFinding?
  /// A decision that does not come from the finding, such as a user's correction.
  var decidedBy: PlaceResolution.Method?

  /// All municipalities that the name can mean.
  var candidates: [Municipality] { finding?.municipalities ?? [] }

  /// Whether the name is that of a municipality of 2024 that includes several municipalities of 2015.
  var isMerger: Bool {
    candidates.count > 1 && (finding?.way == .laterName || finding?.way == .laterNumber)
  }

  /// The deciding evidence if there is one candidate.
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

/// Resolves the names of municipalities in a facts block.
///
/// In order of precedence: a user's correction, a printed number, the name, the printed county. Of several
/// municipalities with one name, the one near the other members is taken, and the printed population is compared with
/// the members' sum. The applicant's county alone does not decide, since regions cross counties.
package struct PlaceResolver: Sendable {
  /// The municipalities to resolve names to.
  package let register: PlaceRegister

  package init(register: PlaceRegister) {
    self.register = register
  }

  /// A resolution for each printed name: the applicant, then the partners in printed order.
  ///
  /// - Parameter corrections: numbers by printed name, as corrected by users for this region. Case and punctuation
  ///   between words are ignored.
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

  // The parser splits a list at its last "og", which may be part of a name: Nore og Uvdal, Evje og Hornnes.
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

  // A region's municipalities are neighbours. One that is far away may be a village of the same name, or a mistake.
  private func markFarAway(_ resolutions: inout [PlaceResolution], _ interpretations: [PlaceInterpretation]) {
    let members = resolutions.map { $0.number.flatMap { register[$0] } }
    let points = Dictionary(
      members.compactMap { $0 }.compactMap { own in own.point.map { (own.number, $0) } }
    ) {
      first, _ in first
    }
    // All pairs are compared, and no region has more than a hundred members.
    guard (3...100).contains(points.count) else { return }
    for (index, member) in members.enumerated() where resolutions[index].diagnostic == nil {
      guard let member, let point = points[member.number] else { continue }
      let nearest = points.filter { $0.key != member.number }.map { $0.value.distance(to: point) }.min() ?? 0
      guard nearest > 250 else { continue }
      resolutions[index].diagnostic = PlaceDiagnosis(interpretations[index]).onFarAway(member, kilometres: nearest)
    }
  }
}

/// The evidence of the printed total for a name that several municipalities have.
struct TotalEvidence {
  let total: PrintedTotal
  /// The only municipality with which the members' sum fits the total; nil if none or several fit.
  let number: String?

  /// Maximum number of possible sums of the other members; with more, the total is not used.
  private static let maxSums = 64

  /// - Parameters:
  ///   - candidates: all municipalities with the name.
  ///   - others: for each other member, all municipalities that it can mean, and whether it includes all of them.
  init(
    of candidates: [Municipality], among others: [(municipalities: [Municipality], areAll: Bool)], total: PrintedTotal
  ) {
    self.total = total
    let populations = candidates.compactMap(\.population)
    let sums = Self.sums(of: others)
    let fitting = zip(candidates, populations).filter { _, population in
      sums.contains { abs($0 + population - total.population) <= total.room(beside: $0 + population) }
    }
    // The total cannot distinguish between candidates that differ by less than its tolerance.
    let span = (populations.max() ?? 0) - (populations.min() ?? 0)
    let isConclusive =
      populations.count == candidates.count && fitting.count == 1 && span > total.room(beside: total.population)
    number = isConclusive ? fitting.first?.0.number : nil
  }

  /// All possible sums of the other members; empty if a population is unknown.
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
