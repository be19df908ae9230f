/// How near the municipalities that bear one name are to the other members of a region.
struct Nearness {
  struct Choice {
    var municipality: Municipality
    /// Kilometres to the other members on average; of a member that is not decided, its nearest bearer
    /// counts.
    var kilometres: Double
  }

  /// Nearest first; those whose place is not known are left out.
  var choices: [Choice]

  /// - Parameter others: for each other member all municipalities that it can mean. Members that bear the
  ///   same name tell nothing, and are left out by the caller.
  init(of candidates: [Municipality], to others: [[Municipality]]) {
    choices = candidates.compactMap { candidate in
      let distances = others.compactMap { Self.shortest(from: candidate, to: $0) }
      guard !distances.isEmpty else { return nil }
      return Choice(
        municipality: candidate, kilometres: distances.reduce(0, +) / Double(distances.count))
    }
    choices.sort { ($0.kilometres, $0.municipality.number) < ($1.kilometres, $1.municipality.number) }
  }

  /// How surely the first choice is meant, by how much farther the second is.
  ///
  /// A region's municipalities lie within some 150 km of each other, the bearers of one name at least 120
  /// km apart.
  var certainty: Certainty {
    guard let first = choices.first, choices.count > 1 else { return .unresolved }
    let ratio = choices[1].kilometres / max(first.kilometres, 1)
    if ratio >= 2, first.kilometres <= 150 { return .certain }
    if ratio >= 1.4, first.kilometres <= 300 { return .likely }
    return ratio >= 1.15 ? .guess : .unresolved
  }

  private static func shortest(from candidate: Municipality, to others: [Municipality]) -> Double? {
    guard let point = candidate.point else { return nil }
    return others.compactMap { $0.point.map(point.distance) }.min()
  }
}
