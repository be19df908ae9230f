import WriteUp

/// The sentences about a place that was not certain.
struct PlaceRemark {
  let reading: PlaceReading

  init(_ reading: PlaceReading) {
    self.reading = reading
  }

  private var name: String { PlaceMessage.quoted(reading.place.name) }
  private var taken: String { reading.candidates.first?.description ?? "" }

  /// About a name with one candidate; nil when nothing is to be said.
  var onDecided: Diagnostic? {
    if reading.decidedBy == .user { return nil }
    if let county = reading.finding?.contradiction {
      return onContradiction(county, reading.candidates.first)
    }
    switch reading.way {
    case .laterName:
      let message = "\(name) is a name of 2024; on 1 January 2015 it was \(taken)"
      return diagnostic(.warning, "place-later-name", message)
    case .spelling: return diagnostic(.note, "place-spelling", "\(name) is read as \(taken)")
    case .dividedName: return diagnostic(.note, "place-divided", "\(name) is a part of the name \(taken)")
    default: return nil
    }
  }

  /// About a name of 2024 that stands for several municipalities of 2015.
  var onMerger: Diagnostic {
    let list = PlaceMessage.list(reading.candidates.map(\.description), joint: "and")
    return diagnostic(
      .warning, "place-later-name", "\(name) is a name of 2024; on 1 January 2015 it was \(list)")
  }

  /// About a name that several bear; nil when the choice is certain.
  func onChoice(_ choice: PlaceChoice) -> Diagnostic? {
    let taken = reading.candidates.first { $0.number == choice.number }
    if choice.certainty == .certain { return reading.finding?.contradiction.map { onContradiction($0, taken) } }
    let list = PlaceMessage.list(reading.candidates.map(\.description))
    guard let taken else {
      return diagnostic(.warning, "place-ambiguous", "\(name) is \(list), and nothing tells which")
    }
    let message = "\(name) is \(list); \(taken.number) is taken, as \(Self.reasons(for: choice))"
    return diagnostic(.warning, "place-ambiguous", message)
  }

  /// "the other members are nearer to it (60 km against 480 km), though the printed total fits 1515".
  private static func reasons(for choice: PlaceChoice) -> String {
    let fits = "the printed total of \(choice.sign?.total.population ?? 0) fits"
    let isByTotal = choice.way == .total
    let kilometres = PlaceMessage.list(
      choice.nearness.choices.map { "\(Int($0.kilometres)) km" }, joint: "against")
    let isNearer = choice.nearness.certainty != .unresolved
    let distances = "the other members are nearer to \(isByTotal ? "another" : "it") (\(kilometres))"
    switch (isByTotal, isNearer) {
    case (true, true): return "\(fits) it, though \(distances)"
    case (true, false): return "\(fits) it"
    case (false, _):
      guard let told = choice.sign?.number else { return distances }
      return "\(distances), \(choice.isDoubted ? "though \(fits) \(told)" : "and \(fits) it")"
    }
  }

  private func onContradiction(_ county: String, _ municipality: Municipality?) -> Diagnostic {
    let taken = municipality?.description ?? ""
    let beside = PlaceMessage.quoted(county)
    return diagnostic(.warning, "place-county-differs", "\(name) is \(taken), which does not fit \(beside)")
  }

  /// About a name that no register knows.
  func onUnknown(nearest: [Municipality]) -> Diagnostic {
    let hint =
      nearest.isEmpty
      ? "" : "; the nearest names are \(PlaceMessage.list(nearest.map(\.description), joint: "and"))"
    return diagnostic(.warning, "place-unknown", "\(name) is no municipality of 1 January 2015\(hint)")
  }

  /// About a municipality that is named a second time.
  func onRepeated(_ earlier: PlaceResolution) -> Diagnostic {
    let message =
      "\(name) is named already, as \(earlier.role.rawValue) \(PlaceMessage.quoted(earlier.printedName))"
    return diagnostic(.note, "place-repeated", message)
  }

  /// About a municipality that lies far from every other member.
  func onFarAway(_ municipality: Municipality, kilometres: Double) -> Diagnostic {
    let away = "\(Int(kilometres)) km from the nearest other member"
    let message = "\(name) is taken for \(municipality.description), which is \(away)"
    return diagnostic(.note, "place-far-away", message)
  }

  private func diagnostic(_ severity: Diagnostic.Severity, _ identifier: String, _ message: String)
    -> Diagnostic
  {
    Diagnostic(
      severity: severity, identifier: identifier, message: message, line: reading.place.line,
      column: reading.place.column)
  }
}
