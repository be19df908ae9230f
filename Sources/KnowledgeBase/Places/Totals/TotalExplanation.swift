/// What would make a total right that does not fit its members: one municipality counted or left out, or one counted in
/// another's place.
struct TotalExplanation {
  private let members: [Municipality]
  private let namesakes: [Municipality]
  private let neighbours: [Municipality]

  /// Kilometres between points inside two municipalities that border on each other, but for the largest.
  private static let reach = 60.0
  /// More explanations of one kind than this explain nothing.
  private static let most = 2

  /// - Parameter members: the municipalities that the document lists.
  init(register: PlaceRegister, members: [Municipality]) {
    self.members = members
    let numbers = Set(members.map(\.number))
    let names = Set(members.map(\.name))
    let others = register.municipalities.filter { !numbers.contains($0.number) }
    namesakes = others.filter { names.contains($0.name) }
    neighbours = others.filter { other in
      members.contains { Self.kilometres($0, other).map { $0 <= Self.reach } ?? false }
    }
  }

  /// `as if Utsira (1151, Rogaland), which is not listed, were counted`; nil when nothing so simple explains it, or too
  /// much does.
  ///
  /// - Parameter difference: the total less the members' sum.
  func text(for difference: Int) -> String? {
    [single(difference), namesake(difference), swap(difference)].first { !$0.isEmpty }.flatMap { found in
      found.count <= Self.most ? PlaceMessage.list(found) : nil
    }
  }

  private func single(_ difference: Int) -> [String] {
    let listing = difference > 0 ? "is not listed, were counted" : "is listed, were not counted"
    return (difference > 0 ? neighbours : members).filter { $0.population == abs(difference) }.map {
      "as if \($0.description), which \(listing)"
    }
  }

  private func namesake(_ difference: Int) -> [String] {
    members.flatMap { member in
      namesakes.filter { $0.name == member.name && Self.isGain(difference, from: member, to: $0) }.map {
        Self.text(counted: $0, insteadOf: member)
      }
    }
  }

  private func swap(_ difference: Int) -> [String] {
    members.flatMap { member in
      neighbours.filter { Self.isGain(difference, from: member, to: $0) }.map {
        Self.text(counted: $0, insteadOf: member)
      }
    }
  }

  private static func text(counted: Municipality, insteadOf listed: Municipality) -> String {
    "as if \(counted.description) were counted and \(listed.description) not"
  }

  private static func isGain(_ difference: Int, from listed: Municipality, to counted: Municipality) -> Bool {
    guard let before = listed.population, let after = counted.population else { return false }
    return after - before == difference
  }

  private static func kilometres(_ one: Municipality, _ other: Municipality) -> Double? {
    one.point.flatMap { point in other.point.map(point.distance) }
  }
}
