import ByregionPlaces
import ByregionReading
import ByregionRecords
import ByregionSQLite

extension MunicipalityPage {
  /// The page as a reader sees it.
  package var shown: Page {
    var page = Page([.title(title)])
    page.append(.facts(facts))
    guard !mentions.isEmpty else { return page }
    page.append(.heading("Nevnt i"))
    page.append(
      .items(
        mentions.map { mention in
          PageItem(StyledText(mention.text, marking: mention.ranges), reference: mention.shownReference)
        }))
    return page
  }

  /// The name, with number and county where another municipality bears it too.
  private var title: String { namesakes.isEmpty ? municipality.name : municipality.description }

  private var facts: [PageFact] {
    var facts = [
      PageFact("nummer 2015", text: municipality.number), PageFact("fylke 2015", text: county),
      PageFact("folketall", text: population), PageFact("i 2024", text: later),
    ]
    if !municipality.parallelNames.isEmpty {
      let names = municipality.parallelNames.map { "\($0.name) (\($0.language))" }
      facts.append(PageFact("parallellnavn", text: names.joined(separator: ", ")))
    }
    if !namesakes.isEmpty {
      facts.append(PageFact("samme navn", text: namesakes.map(\.description).joined(separator: ", ")))
    }
    facts.append(
      PageFact(
        "regioner", text: regions.isEmpty ? "none of this knowledge base" : regions.map(shown).joined(separator: ", ")))
    return facts
  }

  private var county: String {
    let county = municipality.county
    return county.parallelName.map { "\(county.name) / \($0)" } ?? county.name
  }

  private var population: String? {
    municipality.population.map { "\($0.grouped) (\(PlaceRegister.date))" }
  }

  private var later: String? {
    let successors = municipality.successors.map { successor in
      let extent = successor.extent == "whole" ? "" : ", \(successor.extent)"
      return "\(successor.name) (\(successor.number), \(successor.county)\(extent))"
    }
    return successors.isEmpty ? nil : successors.joined(separator: "; ")
  }

  private func shown(_ region: Membership) -> String {
    var remarks = [region.regionSlug]
    if region.isApplicant { remarks.append("søker") }
    if region.printedName != municipality.name { remarks.append("printed as \(region.printedName)") }
    if region.certainty != .certain { remarks.append(region.certainty.rawValue) }
    return "\(region.regionName) (\(remarks.joined(separator: ", ")))"
  }
}

extension MunicipalityPage.Mention {
  fileprivate var shownReference: String { isOpen ? "\(reference) (or another of the name)" : reference }
}

extension NamedPage {
  /// The page as a reader sees it.
  package var shown: Page {
    switch self {
    case .region(let page): page.shown
    case .municipalities(let pages, _): Page(pages.flatMap(\.shown.blocks))
    case .passage(let page): page.shown
    }
  }
}

extension PassagePage {
  /// The page as a reader sees it.
  package var shown: Page {
    let label = KindName.norwegian(
      kind.rawValue, number: reference.split(separator: "/").last.map(String.init))
    return Page([
      .title("\(regionName): \(label)"),
      .paragraph(StyledText(text)),
      .facts([
        PageFact("heading", text: heading), PageFact("source", text: "\(source):\(line)"),
        PageFact("reference", text: reference),
      ]),
    ])
  }
}

extension RegionPage {
  /// The page as a reader sees it.
  package var shown: Page {
    var page = Page([.title(name)])
    for passage in passages(of: .lead) { page.append(.paragraph(StyledText(passage.text))) }
    page.append(.facts(facts))
    if !figuresAgree {
      page.append(.heading("Tall i dokumentene"))
      page.append(figuresTable)
    }
    for (kind, heading) in Self.headings {
      let found = passages(of: kind)
      guard !found.isEmpty else { continue }
      page.append(.heading(heading))
      page.append(.items(kind == .goal ? Self.goals(found) : found.map { Self.item($0, $0.depth) }))
    }
    page.append(.heading("Dokumenter"))
    page.append(
      .table(
        ["id", "kind", "language", "source", "imported"].map { Column($0) },
        documents.map {
          [.integer($0.id), .text($0.kind), .text($0.language), .text($0.source), .text($0.importedAt)]
        }))
    return page
  }

  /// Headings of the page in the texts' own words.
  private static let headings: [(PassageKind, String)] = [
    (.goal, "Mål"), (.result, "Resultater"), (.advice, "Råd"), (.continuation, "Videre arbeid"),
    (.application, "Fra søknaden"), (.attachment, "Vedlegg"), (.other, "Annet"),
  ]

  /// Goals in printed order, with the labels of their levels highlighted. What follows a label on a line of its own is
  /// indented below it.
  private static func goals(_ goals: [Passage]) -> [PageItem] {
    var isBelowLabel = false
    return goals.map { goal in
      if let level = goal.level {
        isBelowLabel = goal.text.utf8.count <= level.utf8.count + 4 && goal.text.hasSuffix(":")
        return item(goal, goal.depth, marking: goal.text.hasPrefix(level) ? [0..<level.utf8.count] : [])
      }
      return item(goal, isBelowLabel ? max(goal.depth, 1) + 1 : goal.depth)
    }
  }

  private static func item(_ passage: Passage, _ depth: Int, marking ranges: [Range<Int>] = []) -> PageItem {
    PageItem(
      StyledText(passage.text, marking: ranges, as: .heading), marker: passage.marker ?? "•",
      depth: max(depth, 1), reference: passage.reference)
  }

  private var facts: [PageFact] {
    var facts: [PageFact] = []
    if !members.isEmpty {
      facts.append(PageFact("søkerkommune", text: Self.list(members.filter(\.isApplicant))))
      facts.append(PageFact("samarbeidskommuner", text: Self.list(members.filter { !$0.isApplicant })))
    }
    if let newest = figures.first {
      facts.append(PageFact("folketall", text: newest.populationText))
      if newest.population != membersPopulation { facts.append(PageFact("kommunenes sum", text: membersText)) }
      facts.append(PageFact("areal", text: newest.areaText))
      facts.append(PageFact("innbyggere per km²", text: newest.densityText))
    }
    if !otherNames.isEmpty { facts.append(PageFact("andre navn", text: otherNames.joined(separator: ", "))) }
    facts.append(PageFact("kortnavn", text: slug))
    return facts
  }

  private var membersText: String? { membersPopulation.map { "\($0.grouped) (\(PlaceRegister.date))" } }

  private static func list(_ members: [Member]) -> String? {
    members.isEmpty ? nil : members.map(\.shown).joined(separator: ", ")
  }

  private var figuresAgree: Bool {
    figures.dropFirst().allSatisfy { other in figures.first?.agrees(with: other) == true }
  }

  private var figuresTable: Page.Block {
    .table(
      [
        Column("folketall", alignment: .right), Column("dato"), Column("areal", alignment: .right),
        Column("per km²", alignment: .right), Column("dokument"),
      ],
      figures.map { figures in
        [figures.population?.grouped, figures.populationDate, figures.areaText, figures.densityText, figures.source]
          .map { $0.map(Value.text) ?? .null }
      })
  }
}

extension RegionPage.Member {
  /// "Rana (1833, Nordland)".
  fileprivate var shown: String {
    guard let number else { return "\(name) (in no register)" }
    let place = county.map { "\(number), \($0)" } ?? number
    return certainty == .certain ? "\(name) (\(place))" : "\(name) (\(place), \(certainty.rawValue))"
  }
}

extension RegionPage.Figures {
  fileprivate var populationText: String? {
    population.map { population in
      populationDate.map { "\(population.grouped) (\($0))" } ?? population.grouped
    }
  }

  fileprivate var areaText: String? { areaKm2.map { "\($0.shown) km²" } }

  fileprivate var densityText: String? { density.map { (($0 * 10).rounded() / 10).shown } }
}

extension Double {
  /// "1 253,6": with a comma where there is a fraction.
  fileprivate var shown: String {
    guard magnitude < 1e15 else { return "\(self)" }
    let tenths = Int((self * 10).rounded())
    let fraction = tenths % 10
    return fraction == 0 ? (tenths / 10).grouped : "\((tenths / 10).grouped),\(abs(fraction))"
  }
}

extension Int {
  /// "34 394", with a space that does not break.
  package var grouped: String {
    var digits = String(magnitude)
    var groups: [Substring] = []
    while digits.count > 3 {
      groups.insert(digits.suffix(3), at: 0)
      digits.removeLast(3)
    }
    groups.insert(digits[...], at: 0)
    return (self < 0 ? "-" : "") + groups.joined(separator: "\u{A0}")
  }
}
