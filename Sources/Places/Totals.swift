import ByregionLanguages
import ByregionText

/// A region's population as a document prints it, to be compared with the sum of its members' on 1 January 2015.
package struct PrintedTotal: Sendable, Hashable {
  package var population: Int
  /// `YYYY-MM-DD`; nil where no whole date is printed.
  var date: String?

  package init(population: Int, date: String? = nil) {
    self.population = population
    self.date = date
  }

  /// `34394 (2015-01-01)`
  package var text: String { date.map { "\(population) (\($0))" } ?? "\(population)" }

  /// A municipality of common size gains or loses no more than this share in a year.
  private static let yearlyShare = 0.01
  /// A rounded figure may be one that was rounded up or down at will, or the sum of rounded ones.
  private static let roundedShare = 0.01
  /// The programme lasted until 2018, and applications of 2013 print figures of that year.
  private static let yearsOfNoDate = 3.0
  /// What people round to, from the coarsest.
  private static let steps = [1000, 500, 100, 50]

  /// How far it may differ from the members' sum without a finding.
  package func room(beside sum: Int) -> Int {
    let share = Self.yearlyShare * years + (step == nil ? 0 : Self.roundedShare)
    return max(Int(Double(sum) * share), (step ?? 0) / 2)
  }

  /// Whether it is an exact figure of the register's date.
  package var isExact: Bool { step == nil && years == 0 }

  /// What it may be rounded to; nil for an exact figure.
  private var step: Int? { Self.steps.first { population % $0 == 0 } }

  /// Years between its date and the register's.
  private var years: Double {
    guard let date, let own = Self.months(date), let register = Self.months(PlaceRegister.date) else {
      return Self.yearsOfNoDate
    }
    return Double(abs(own - register)) / 12
  }

  /// Months since year 0; nil when it is no date.
  private static func months(_ date: String) -> Int? {
    let parts = date.split(separator: "-").compactMap { Int($0) }
    return parts.count == 3 && date.utf8.count == 10 ? parts[0] * 12 + parts[1] : nil
  }
}

/// What would explain totals that do not fit their members: one municipality counted or left out, or one counted in
/// another's place.
package struct TotalExplanations {
  private let byPopulation: [Int: [Municipality]]

  /// Kilometres between points inside two municipalities that border on each other, but for the largest.
  private static let reach = 60.0
  /// With more explanations of one kind than this, none is offered.
  private static let most = 2

  package init(register: PlaceRegister) {
    let known = register.municipalities.filter { $0.population != nil }
    byPopulation = Dictionary(grouping: known) { $0.population ?? 0 }
  }

  /// `as if Utsira (1151, Rogaland), which is not listed, were counted`; nil when nothing so simple explains it, or too
  /// many things do. A few look-ups for each member.
  ///
  /// - Parameters:
  ///   - difference: the total less the members' sum.
  ///   - members: the municipalities that the document lists.
  package func text(for difference: Int, members: [Municipality]) -> String? {
    wording(for: difference, members: members)?.english
  }

  /// The same in all languages.
  package func wording(for difference: Int, members: [Municipality]) -> Wording? {
    let swaps = swaps(difference, members)
    let kinds = [
      difference > 0 ? additions(difference, members) : omissions(-difference, members),
      swaps.filter { $0.counted.name == $0.listed.name }.map(Self.text),
      swaps.filter { Self.isNear($0.counted, members) }.map(Self.text),
    ]
    guard let found = kinds.first(where: { !$0.isEmpty }), found.count <= Self.most else { return nil }
    return Wording { words in words.oneOf(found.map { $0.told(in: words.language) }) }
  }

  private func omissions(_ population: Int, _ members: [Municipality]) -> [Wording] {
    members.filter { $0.population == population }.map { member in
      Wording { $0.asIfNotCounted(member.description) }
    }
  }

  private func additions(_ population: Int, _ members: [Municipality]) -> [Wording] {
    others(with: population, members).filter { Self.isNear($0, members) }.map { other in
      Wording { $0.asIfCounted(other.description) }
    }
  }

  private func swaps(
    _ difference: Int, _ members: [Municipality]
  ) -> [(counted: Municipality, listed: Municipality)] {
    members.flatMap { member in
      others(with: (member.population ?? 0) + difference, members).map { (counted: $0, listed: member) }
    }
  }

  private func others(with population: Int, _ members: [Municipality]) -> [Municipality] {
    (byPopulation[population] ?? []).filter { other in !members.contains { $0.number == other.number } }
  }

  private static func text(_ swap: (counted: Municipality, listed: Municipality)) -> Wording {
    Wording { $0.asIfSwapped(swap.counted.description, for: swap.listed.description) }
  }

  private static func isNear(_ other: Municipality, _ members: [Municipality]) -> Bool {
    guard let point = other.point else { return false }
    return members.contains { $0.point.map { point.distance(to: $0) <= reach } ?? false }
  }
}
