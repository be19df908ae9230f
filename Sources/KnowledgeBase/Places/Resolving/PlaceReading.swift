import WriteUp

/// A printed place on its way to a resolution: what the register knows under its name.
struct PlaceReading {
  var place: Facts.Place
  var role: PlaceResolution.Role
  var finding: PlaceFinding?
  /// What the finding does not tell by itself, such as a user's correction.
  var decidedBy: PlaceResolution.Way?

  /// All municipalities that it can mean.
  var candidates: [Municipality] { finding?.municipalities ?? [] }

  /// Whether the name is that of something of 2024 that more than one municipality of 2015 went into.
  var isMerger: Bool {
    candidates.count > 1 && (finding?.way == .laterName || finding?.way == .laterNumber)
  }

  /// What decides when there is one candidate.
  var way: PlaceResolution.Way {
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
