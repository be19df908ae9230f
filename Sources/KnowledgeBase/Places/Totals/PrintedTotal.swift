/// A region's population as a document prints it, to be held against the sum of its members' on 1 January 2015.
struct PrintedTotal: Sendable, Hashable {
  var population: Int
  /// `YYYY-MM-DD`; nil where no whole date is printed.
  var date: String?

  /// `34394 (2015-01-01)`
  var text: String { date.map { "\(population) (\($0))" } ?? "\(population)" }

  /// A municipality of common size gains or loses no more than this share in a year.
  private static let yearlyShare = 0.01
  /// A rounded figure may be one that was rounded up or down at will, or the sum of rounded ones.
  private static let roundedShare = 0.01
  /// The programme lasted until 2018, and applications of 2013 print figures of that year.
  private static let yearsOfNoDate = 3.0
  /// From the coarsest: what people round to.
  private static let steps = [1000, 500, 100, 50]

  /// How far it may lie from the members' sum without a remark.
  func room(beside sum: Int) -> Int {
    let share = Self.yearlyShare * years + (step == nil ? 0 : Self.roundedShare)
    return max(Int(Double(sum) * share), (step ?? 0) / 2)
  }

  /// Whether it is a figure to the last inhabitant, of the day that the register is of.
  var isExact: Bool { step == nil && years == 0 }

  /// What it may be rounded to; nil for a figure to the last inhabitant.
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
