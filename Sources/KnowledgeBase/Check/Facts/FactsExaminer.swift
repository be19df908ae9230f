import SQLite

/// Compares what documents print about regions: with each other, with what the register and texts tell of the members,
/// and with what is possible.
struct FactsExaminer {
  /// Norway as a whole: inhabitants on 1 January 2015 and square kilometres of the mainland, rounded up.
  private static let norway = (population: 5_200_000, area: 325_000.0)
  /// Oslo has some 1,400 inhabitants per square kilometre, Kautokeino 0.3: no region goes beyond its municipalities.
  private static let density = 0.25...1500.0
  /// The smallest municipality of 2015 has some 200 inhabitants.
  private static let leastPopulation = 200
  /// How far figures of different years, or rounded ones, may lie apart.
  private static let tolerance = 0.05

  private let regions: [(key: Int64, facts: RegionFacts)]
  private let connection: Connection
  private let register: PlaceRegister

  init(_ connection: Connection) throws {
    self.connection = connection
    register = try PlaceRegister(connection)
    regions = try RegionFacts.all(connection).sorted { $0.value.slug < $1.value.slug }.map { ($0.key, $0.value) }
  }

  /// Everything that does not fit, by region.
  func examine() throws -> [FactsRemark] {
    let stated = try statedPopulations()
    let totals = MemberTotals(register: register)
    let parts = PartsOfRegions(regions.map(\.facts))
    return regions.flatMap { _, facts in
      let misfits = totals.remarks(on: facts)
      // What texts state is less sure than the register, and most often rounded.
      return disagreements(facts) + impossible(facts) + (misfits.isEmpty ? sums(facts, stated: stated) : misfits)
        + parts.remarks(on: facts)
    }
  }

  private func disagreements(_ facts: RegionFacts) -> [FactsRemark] {
    var remarks: [FactsRemark] = []
    for (index, other) in facts.documents.enumerated().dropFirst() {
      let first = facts.documents[..<index]
      if let population = other.population, let before = first.first(where: { $0.population != nil }),
        before.population != population
      {
        remarks.append(
          facts.remark("population differs: \(before.populationText) and \(other.populationText)", [before, other]))
      }
      if let area = other.area, let before = first.first(where: { $0.area != nil }), before.area != area {
        remarks.append(facts.remark("area differs: \(before.areaText) and \(other.areaText)", [before, other]))
      }
      if !other.members.isEmpty, let before = first.first(where: { !$0.members.isEmpty }),
        Set(before.members.keys) != Set(other.members.keys)
      {
        remarks.append(facts.remark("members differ: \(before.difference(from: other))", [before, other]))
      }
    }
    return remarks
  }

  private func impossible(_ facts: RegionFacts) -> [FactsRemark] {
    facts.documents.flatMap { document -> [FactsRemark] in
      var messages: [String] = []
      if let population = document.population {
        if population > Self.norway.population { messages.append("\(population) inhabitants are more than Norway has") }
        if population < Self.leastPopulation * max(1, document.members.count) {
          messages.append("\(population) inhabitants are too few for \(max(1, document.members.count)) municipalities")
        }
      }
      if let area = document.area, area > Self.norway.area {
        messages.append("\(document.areaText) are more than Norway has")
      }
      if let population = document.population, let area = document.area, area > 0,
        !Self.density.contains(Double(population) / area)
      {
        let density = (Double(population) / area * 100).rounded() / 100
        let bound = density < 1 ? "sparser than in any municipality" : "denser than in Oslo"
        messages.append("\(density) inhabitants per km² are \(bound)")
      }
      return messages.map { facts.remark($0, [document]) }
    }
  }

  /// The printed total against what texts state of the members.
  private func sums(_ facts: RegionFacts, stated: [String: Stated]) -> [FactsRemark] {
    guard let (total, document) = facts.population, facts.members.count > 1 else { return [] }
    let known = facts.members.sorted().compactMap { stated[$0] }
    let sum = known.reduce(0) { $0 + $1.population }
    let isWhole = known.count == facts.members.count
    let room = Double(total) * Self.tolerance
    guard Double(sum - total) > room || isWhole && Double(total - sum) > room else { return [] }
    let count = isWhole ? "\(known.count)" : "\(known.count) of \(facts.members.count)"
    var remark = facts.remark(
      "population is \(total), but \(count) municipalities have \(sum) by what texts state", [document])
    remark = FactsRemark(
      regionSlug: remark.regionSlug, regionName: remark.regionName, message: remark.message,
      documents: remark.documents + known.map(\.source))
    return [remark]
  }

  private struct Stated {
    var population: Int
    var source: String
  }

  /// The population of each municipality that a text states, the newest document's.
  private func statedPopulations() throws -> [String: Stated] {
    var texts: [(region: Int64, text: String, source: String)] = []
    try connection.query(
      """
      SELECT passages.region_id, passages.text, documents.source FROM passages
      JOIN documents ON documents.id = passages.document_id
      WHERE passages.text LIKE '%innbygg%' OR passages.text LIKE '%folketal%' ORDER BY documents.id, passages.id
      """
    ) { texts.append(($0.integer(0) ?? 0, $0.text(1) ?? "", $0.text(2) ?? "")) }
    guard !texts.isEmpty else { return [:] }
    let finder = StatedPopulations(mentions: PlaceMentions(register: register))
    let members = Dictionary(regions.map { ($0.key, $0.facts.members) }) { first, _ in first }
    var stated: [String: Stated] = [:]
    for text in texts {
      for (number, population) in finder.find(in: text.text, members: members[text.region] ?? []) {
        stated[number] = Stated(population: population, source: text.source)
      }
    }
    return stated
  }
}

extension KnowledgeBase {
  /// What does not fit in the facts of the regions: documents that differ, totals that cannot be. Nothing is changed.
  public func checkFacts() throws -> [FactsRemark] {
    try asking { try FactsExaminer(connection).examine() }
  }
}

extension RegionFacts {
  func remark(_ message: String, _ documents: [Document]) -> FactsRemark {
    FactsRemark(regionSlug: slug, regionName: name, message: message, documents: documents.map(\.source))
  }
}

extension RegionFacts.Document {
  var populationText: String { population.map { PrintedTotal(population: $0, date: date).text } ?? "none" }

  var areaText: String { area.map { $0 == $0.rounded() ? "\(Int($0)) km²" : "\($0) km²" } ?? "none" }

  /// "Nesna only in a.txt; Lurøy and Rødøy only in b.txt".
  func difference(from other: Self) -> String {
    let sides = [(self, other), (other, self)].compactMap { own, others -> String? in
      let names = own.members.filter { others.members[$0.key] == nil }.map(\.value).sorted()
      return names.isEmpty ? nil : "\(PlaceMessage.list(names, joint: "and")) only in \(own.source)"
    }
    return sides.joined(separator: "; ")
  }
}
