/// What the printed total tells of a name that several bear: with which of them the members' sum fits.
struct TotalSign {
  let total: PrintedTotal
  /// The only bearer with which the sum fits; nil when that can be said of none or of several.
  let number: String?

  /// More lists of possible members than this are not compared.
  private static let mostSums = 64

  /// - Parameters:
  ///   - candidates: all that bear the name.
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
    // Readings that lie no farther apart than the total may lie from them cannot be told apart by it.
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
      guard sums.count <= mostSums else { return [] }
    }
    return Array(sums)
  }
}
