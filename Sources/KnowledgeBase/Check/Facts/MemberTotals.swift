/// Printed totals held against what Statistics Norway counted in the members that the document lists.
struct MemberTotals {
  private let register: PlaceRegister
  private let explanations: TotalExplanations

  init(register: PlaceRegister) {
    self.register = register
    explanations = TotalExplanations(register: register)
  }

  /// A total with the members that it should be the sum of.
  private struct Sum: Hashable {
    var total: PrintedTotal
    var members: Set<String>
  }

  /// One remark for each total that does not fit, with all documents that print it.
  func remarks(on facts: RegionFacts) -> [FactsRemark] {
    var sums: [(sum: Sum, documents: [RegionFacts.Document])] = []
    for document in facts.documents {
      guard let population = document.population else { continue }
      let members = document.members.isEmpty ? facts.members : Set(document.members.keys)
      let sum = Sum(total: PrintedTotal(population: population, date: document.date), members: members)
      if let place = sums.firstIndex(where: { $0.sum == sum }) {
        sums[place].documents.append(document)
      } else {
        sums.append((sum, [document]))
      }
    }
    return sums.compactMap { sum, documents in message(on: sum).map { facts.remark($0, documents) } }
  }

  private func message(on sum: Sum) -> String? {
    let members = sum.members.sorted().compactMap { register[$0] }
    let known = members.compactMap(\.population)
    guard !known.isEmpty else { return nil }
    let (total, counted) = (sum.total.population, known.reduce(0, +))
    let isWhole = known.count == sum.members.count
    let room = sum.total.room(beside: counted)
    guard counted - total > room || isWhole && total - counted > room else { return nil }
    let difference = "\(abs(total - counted)) \(total > counted ? "more" : "fewer")"
    let places = isWhole ? Self.amount(known.count) : "\(known.count) of its \(Self.amount(sum.members.count))"
    let reason =
      isWhole && sum.total.isExact ? explanations.text(for: total - counted, members: members) : nil
    return "population is \(sum.total.text), \(difference) than the \(counted) that Statistics Norway counted in "
      + "\(isWhole ? "its " : "")\(places) on 1 January 2015" + (reason.map { ": \($0)" } ?? "")
  }

  private static func amount(_ count: Int) -> String { count == 1 ? "1 municipality" : "\(count) municipalities" }
}
