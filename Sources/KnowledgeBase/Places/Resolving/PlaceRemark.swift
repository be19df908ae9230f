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
  func onChoice(_ nearness: Nearness) -> Diagnostic? {
    let list = PlaceMessage.list(reading.candidates.map(\.description))
    if nearness.certainty == .certain {
      return reading.finding?.contradiction.map { onContradiction($0, nearness.choices.first?.municipality) }
    }
    guard nearness.certainty != .unresolved, let first = nearness.choices.first else {
      return diagnostic(.warning, "place-ambiguous", "\(name) is \(list), and nothing tells which")
    }
    let distances = nearness.choices.map { "\(Int($0.kilometres)) km" }
    let message =
      "\(name) is \(list); \(first.municipality.number) is taken, as the other members are nearer to it"
      + " (\(PlaceMessage.list(distances, joint: "against")))"
    return diagnostic(.warning, "place-ambiguous", message)
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
