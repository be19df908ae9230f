import ByregionLanguages
import ByregionPlaces
import ByregionSQLite
import ByregionStore
import ByregionText

/// Checks the facts that documents print about regions against each other, the register, the texts' statements about
/// the members, and plausible limits.
struct FactsExaminer {
  /// All of Norway: inhabitants on 1 January 2015, and square kilometres of the mainland, both rounded up.
  private static let norway = (population: 5_200_000, area: 325_000.0)
  /// Plausible inhabitants per square kilometre: Oslo has about 1,400, Kautokeino 0.3, and a region lies between its
  /// municipalities.
  private static let density = 0.25...1500.0
  /// The smallest municipality of 2015 has about 200 inhabitants.
  private static let leastPopulation = 200
  /// Accepted relative difference between figures that are rounded or from different years.
  private static let tolerance = 0.05

  private let regions: [(key: Int64, facts: RegionFacts)]
  private let connection: Connection
  private let register: PlaceRegister

  init(_ connection: Connection) throws {
    self.connection = connection
    register = try PlaceRegister(connection)
    regions = try RegionFacts.all(connection).sorted { $0.value.slug < $1.value.slug }.map { ($0.key, $0.value) }
  }

  /// All findings, by region.
  func examine() throws -> [FactsFinding] {
    let stated = try statedPopulations()
    let totals = MemberTotals(register: register)
    let parts = PartsOfRegions(regions.map(\.facts))
    return regions.flatMap { _, facts in
      let misfits = totals.findings(on: facts)
      // Statements in texts are less reliable than the register and mostly rounded, so they are only used if the
      // register finds nothing.
      return disagreements(facts) + impossible(facts) + (misfits.isEmpty ? sums(facts, stated: stated) : misfits)
        + parts.findings(on: facts)
    }
  }

  private func disagreements(_ facts: RegionFacts) -> [FactsFinding] {
    var findings: [FactsFinding] = []
    for (index, other) in facts.documents.enumerated().dropFirst() {
      let first = facts.documents[..<index]
      if let population = other.population, let before = first.first(where: { $0.population != nil }),
        before.population != population
      {
        findings.append(
          facts.finding([before, other]) { $0.populationDiffers(before.populationText, other.populationText) })
      }
      if let area = other.area, let before = first.first(where: { $0.area != nil }), before.area != area {
        findings.append(
          facts.finding([before, other]) {
            $0.areaDiffers($0.squareKilometres(before.area), $0.squareKilometres(other.area))
          })
      }
      if !other.members.isEmpty, let before = first.first(where: { !$0.members.isEmpty }),
        Set(before.members.keys) != Set(other.members.keys)
      {
        findings.append(facts.finding([before, other]) { $0.membersDiffer(before.difference(from: other, $0)) })
      }
    }
    return findings
  }

  private func impossible(_ facts: RegionFacts) -> [FactsFinding] {
    facts.documents.flatMap { document -> [FactsFinding] in
      var messages: [Wording] = []
      if let population = document.population {
        if population > Self.norway.population { messages.append(Wording { $0.morePeopleThanNorway(population) }) }
        if population < Self.leastPopulation * max(1, document.members.count) {
          messages.append(Wording { $0.tooFewPeople(population, municipalities: max(1, document.members.count)) })
        }
      }
      if let area = document.area, area > Self.norway.area {
        messages.append(Wording { $0.moreThanNorway($0.squareKilometres(document.area)) })
      }
      if let population = document.population, let area = document.area, area > 0,
        !Self.density.contains(Double(population) / area)
      {
        let density = (Double(population) / area * 100).rounded() / 100
        messages.append(Wording { $0.impossibleDensity(density) })
      }
      return messages.map { facts.finding($0, [document]) }
    }
  }

  /// Compares the printed total with the members' populations as texts state them.
  private func sums(_ facts: RegionFacts, stated: [String: Stated]) -> [FactsFinding] {
    guard let (total, document) = facts.population, facts.members.count > 1 else { return [] }
    let known = facts.members.sorted().compactMap { stated[$0] }
    let sum = known.reduce(0) { $0 + $1.population }
    let isWhole = known.count == facts.members.count
    let room = Double(total) * Self.tolerance
    guard Double(sum - total) > room || isWhole && Double(total - sum) > room else { return [] }
    let wording = Wording {
      $0.otherThanTextsState(total, sum, municipalities: known.count, of: isWhole ? nil : facts.members.count)
    }
    return [
      FactsFinding(
        regionSlug: facts.slug, regionName: facts.name, wording: wording,
        documents: [document.source] + known.map(\.source))
    ]
  }

  private struct Stated {
    var population: Int
    var source: String
  }

  /// The population of each municipality for which a text states one; the newest document's is used.
  private func statedPopulations() throws -> [String: Stated] {
    var texts: [(region: Int64, text: String, source: String)] = []
    try connection.query(
      """
      SELECT passages.region_id, passages.text, documents.source FROM passages
      JOIN documents ON documents.id = passages.document_id
      WHERE passages.text LIKE '%innbygg%' OR passages.text LIKE '%folketal%' ORDER BY documents.id, passages.id
      """
    ) { texts.append((try $0.get(Int64.self, 0), try $0.get(String.self, 1), try $0.get(String.self, 2))) }
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
  /// Checks the facts of the regions, such as documents that differ and impossible totals. Changes nothing.
  package func checkFacts() throws -> [FactsFinding] {
    try readSnapshot { try FactsExaminer(connection).examine() }
  }
}

extension RegionFacts {
  func finding(_ wording: Wording, _ documents: [Document]) -> FactsFinding {
    FactsFinding(regionSlug: slug, regionName: name, wording: wording, documents: documents.map(\.source))
  }

  func finding(_ documents: [Document], _ text: (Catalogue) -> String) -> FactsFinding {
    finding(Wording(text), documents)
  }
}

extension RegionFacts.Document {
  var populationText: String { population.map { PrintedTotal(population: $0, date: date).text } ?? "–" }

  /// "Nesna only in a.txt; Lurøy and Rødøy only in b.txt".
  func difference(from other: Self, _ words: Catalogue) -> String {
    let sides = [(self, other), (other, self)].compactMap { own, others -> String? in
      let names = own.members.filter { others.members[$0.key] == nil }.map(\.value).sorted()
      return names.isEmpty ? nil : words.onlyIn(own.source, names)
    }
    return sides.joined(separator: "; ")
  }
}

/// A problem with a region's facts. The documents are not changed.
package struct FactsFinding: Sendable, Hashable {
  /// Short name of the region.
  package var regionSlug: String
  package var regionName: String
  /// One sentence without a final full stop.
  package var wording: Wording
  /// File names of the documents concerned, each once.
  package var documents: [String]

  package init(regionSlug: String, regionName: String, wording: Wording, documents: [String]) {
    self.regionSlug = regionSlug
    self.regionName = regionName
    self.wording = wording
    self.documents = documents.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// The sentence in English, for machine-readable output.
  package var message: String { wording.english }
}

/// Compares printed totals with Statistics Norway's populations of the members that the document lists.
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

  /// One finding for each total that differs, with all documents that print it.
  func findings(on facts: RegionFacts) -> [FactsFinding] {
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
    return sums.compactMap { sum, documents in message(on: sum).map { facts.finding($0, documents) } }
  }

  private func message(on sum: Sum) -> Wording? {
    let members = sum.members.sorted().compactMap { register[$0] }
    let known = members.compactMap(\.population)
    guard !known.isEmpty else { return nil }
    let (total, counted) = (sum.total.population, known.reduce(0, +))
    let isWhole = known.count == sum.members.count
    let room = sum.total.room(beside: counted)
    guard counted - total > room || isWhole && total - counted > room else { return nil }
    let reason =
      isWhole && sum.total.isExact ? explanations.wording(for: total - counted, members: members) : nil
    return Wording { words in
      words.otherThanCounted(
        sum.total.text, total, counted: counted, in: known.count, of: isWhole ? nil : sum.members.count)
        + (reason.map { ": \($0.text(in: words.language))" } ?? "")
    }
  }
}

/// Compares regions with larger regions that contain all of their municipalities: the parts together cannot have more
/// inhabitants than the whole.
struct PartsOfRegions {
  private let regions: [RegionFacts]
  private let members: [Set<String>]
  /// Indexes of regions by their first member, so that each region is found once.
  private let byFirst: [String: [Int]]

  init(_ regions: [RegionFacts]) {
    self.regions = regions
    let members = regions.map(\.members)
    self.members = members
    byFirst = members.indices.reduce(into: [:]) { index, position in
      if let first = members[position].min() { index[first, default: []].append(position) }
    }
  }

  /// The findings for a region and its parts.
  func findings(on whole: RegionFacts) -> [FactsFinding] {
    let all = whole.members
    guard all.count > 1 else { return [] }
    let inside = all.sorted().flatMap { byFirst[$0] ?? [] }
      .filter { regions[$0].slug != whole.slug && members[$0].isSubset(of: all) }
      // Largest first, so that the parts cover as much as possible and few are dropped for overlapping.
      .sorted { (members[$1].count, regions[$0].slug) < (members[$0].count, regions[$1].slug) }
    var parts: [RegionFacts] = []
    var covered: Set<String> = []
    for position in inside where members[position].isDisjoint(with: covered) {
      parts.append(regions[position])
      covered.formUnion(members[position])
    }
    let isSame = covered == all
    return [
      finding(whole, parts, "population", isSame, \.population?.document) { $0.population.map { Double($0.value) } },
      finding(whole, parts, "area", isSame, \.area?.document) { $0.area?.value },
    ].compactMap { $0 }
  }

  private func finding(
    _ whole: RegionFacts, _ parts: [RegionFacts], _ what: String, _ isSame: Bool,
    _ document: (RegionFacts) -> RegionFacts.Document?, _ figure: (RegionFacts) -> Double?
  ) -> FactsFinding? {
    guard let total = figure(whole), let own = document(whole), !parts.isEmpty else { return nil }
    let known = parts.filter { figure($0) != nil }
    let sum = known.compactMap(figure).reduce(0, +)
    let isShort = isSame && known.count == parts.count && sum < total * 0.95
    guard sum > total * 1.05 || isShort else { return nil }
    return FactsFinding(
      regionSlug: whole.slug, regionName: whole.name,
      wording: Wording {
        $0.partsHaveOther(
          isArea: what == "area", Int(total), parts: known.map(\.slug), Int(sum), areSameMunicipalities: isSame)
      },
      documents: [own.source] + known.compactMap { document($0)?.source })
  }
}

/// The facts that the current documents of one region print about its size and members.
struct RegionFacts {
  /// One document's facts.
  struct Document {
    var source: String
    var population: Int?
    var date: String?
    var area: Double?
    /// Printed names by municipality number, or by name if the name is in no register.
    var members: [String: String] = [:]
  }

  var slug: String
  var name: String
  /// Most reliable first: final write-ups, then by date, the newest first.
  var documents: [Document] = []

  /// The first document that prints a population.
  var population: (value: Int, document: Document)? {
    documents.lazy.compactMap { document in document.population.map { ($0, document) } }.first
  }

  /// The first document that prints an area.
  var area: (value: Double, document: Document)? {
    documents.lazy.compactMap { document in document.area.map { ($0, document) } }.first
  }

  /// The members that the first document with any names.
  var members: Set<String> { Set(documents.first { !$0.members.isEmpty }?.members.keys.map { $0 } ?? []) }

  /// The facts of every region, by key.
  static func all(_ connection: Connection) throws -> [Int64: RegionFacts] {
    var members: [Int64: [String: String]] = [:]
    try connection.query("SELECT document_id, municipality_number, printed_name FROM document_municipalities") { row in
      let name = try row.get(String.self, 2)
      members[try row.get(Int64.self, 0), default: [:]][
        RegionEvidence.key(number: try row.get(String?.self, 1), printedName: name)] = name
    }
    var regions: [Int64: RegionFacts] = [:]
    try connection.query(
      """
      SELECT regions.id, regions.slug, regions.name, documents.id, documents.source, facts.population,
        facts.population_date, facts.area_km2
      FROM documents JOIN regions ON regions.id = documents.region_id
      LEFT JOIN region_facts AS facts ON facts.document_id = documents.id
      WHERE documents.status = 'current'
      ORDER BY regions.id, documents.kind = 'final' DESC, facts.population_date DESC, documents.id DESC
      """
    ) { row in
      let id = try row.get(Int64.self, 0)
      let region = RegionFacts(slug: try row.get(String.self, 1), name: try row.get(String.self, 2))
      let document = Document(
        source: try row.get(String.self, 4), population: try row.get(Int?.self, 5), date: try row.get(String?.self, 6),
        area: try row.get(Double?.self, 7), members: members[try row.get(Int64.self, 3)] ?? [:])
      regions[id, default: region].documents.append(document)
    }
    return regions
  }
}

/// Finds populations of municipalities that a text states: "Rana har 26 000 innbyggere", "Folketall: Rana 26 078".
struct StatedPopulations {
  let mentions: PlaceMentions

  /// The stated population of each municipality, by number. Linear in the length of the text.
  ///
  /// Only a figure directly after a name counts: "Rana vokste med 300 innbyggere" states no population.
  func find(in text: String, members: Set<String>) -> [(number: String, population: Int)] {
    let bytes = Array(text.utf8)
    let isList = Self.heads.contains { bytes.starts(with: $0.utf8) }
    var found: [(number: String, population: Int)] = []
    for mention in mentions.find(in: text, members: members) {
      guard let number = mention.number else { continue }
      let start = skipped(bytes, from: mention.range.upperBound)
      guard let (population, end) = figure(bytes, from: start) else { continue }
      if isList || bytes[end...].starts(with: Self.unit) { found.append((number, population)) }
    }
    return found
  }

  private static let heads = ["Innbygg", "Folketal", "innbygg", "folketal"]
  private static let unit = Array(" innbygg".utf8)
  private static let joints: Set = [
    "kommune", "har", "hadde", "med", "på", "ca", "om", "lag", "omtrent", "omkring", "rundt", "cirka", "vel", "nær",
    "over", "er", "sine",
  ]

  /// The position after the words that may join a name with a figure; the start if there are other words.
  private func skipped(_ bytes: [UInt8], from start: Int) -> Int {
    var place = start
    while true {
      while place < bytes.count, Self.signs.contains(bytes[place]) { place += 1 }
      // C2 A0 is a no-break space.
      if place + 1 < bytes.count, bytes[place] == 0xC2, bytes[place + 1] == 0xA0 {
        place += 2
        continue
      }
      let end = bytes[place...].firstIndex { Self.signs.contains($0) || $0 == 0xC2 } ?? bytes.count
      guard Self.joints.contains(String(decoding: bytes[place..<end], as: UTF8.self)) else { return place }
      place = end
    }
  }

  private static let signs = Set(" \t(:,.–-".utf8)

  /// A whole number of at least three digits, with spaces or full stops between groups of three.
  private func figure(_ bytes: [UInt8], from start: Int) -> (value: Int, end: Int)? {
    var value = 0
    var place = start
    var group = 0
    while place < bytes.count, group < 9, (0x30...0x39).contains(bytes[place]) {
      value = value * 10 + Int(bytes[place] - 0x30)
      place += 1
      group += 1
    }
    guard group > 0 else { return nil }
    while group <= 3, let next = groupOfThree(bytes, at: place), value < 1_000_000 {
      value = value * 1000 + next.value
      place = next.end
    }
    return value >= 100 ? (value, place) : nil
  }

  private func groupOfThree(_ bytes: [UInt8], at place: Int) -> (value: Int, end: Int)? {
    guard place < bytes.count else { return nil }
    let isWide = bytes[place] == 0xC2 && place + 1 < bytes.count && bytes[place + 1] == 0xA0
    guard isWide || bytes[place] == 0x20 || bytes[place] == 0x2E else { return nil }
    let start = place + (isWide ? 2 : 1)
    let end = start + 3
    guard end <= bytes.count, bytes[start..<end].allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    guard end == bytes.count || !(0x30...0x39).contains(bytes[end]) else { return nil }
    return (bytes[start..<end].reduce(0) { $0 * 10 + Int($1 - 0x30) }, end)
  }
}
