import ByregionLanguages
import ByregionPlaces
import ByregionReading
import ByregionRecords
import ByregionSQLite

extension NamedPage {
  /// The page in a language.
  package func shown(_ words: Catalogue = .ofProcess) -> Page {
    switch self {
    case .region(let page): page.shown(words)
    case .municipalities(let pages, _): Page(pages.flatMap { $0.shown(words).blocks })
    case .passage(let page): page.shown(words)
    }
  }
}

extension MunicipalityPage {
  /// The page in a language.
  package func shown(_ words: Catalogue = .ofProcess) -> Page {
    var page = Page([.title(title)])
    page.append(.facts(facts(words)))
    guard !mentions.isEmpty else { return page }
    page.append(.heading(words.mentionedIn))
    page.append(
      .items(
        mentions.map { mention in
          PageItem(
            StyledText(mention.text, marking: mention.ranges),
            reference: mention.isOpen ? words.orAnother(mention.reference) : mention.reference)
        }))
    return page
  }

  /// The name, with number and county if another municipality has the same name.
  private var title: String { namesakes.isEmpty ? municipality.name : municipality.description }

  private func facts(_ words: Catalogue) -> [PageFact] {
    var facts = [
      PageFact(words.number2015, text: municipality.number), PageFact(words.county2015, text: county),
      PageFact(words.population, text: municipality.population.map { words.figure($0, of: PlaceRegister.date) }),
      PageFact(words.in2024, text: later(words)),
    ]
    if !municipality.parallelNames.isEmpty {
      let names = municipality.parallelNames.map { "\($0.name) (\(words.languageOfName($0.language)))" }
      facts.append(PageFact(words.parallelNames, text: names.joined(separator: ", ")))
    }
    if !namesakes.isEmpty {
      facts.append(PageFact(words.sameName, text: namesakes.map(\.description).joined(separator: ", ")))
    }
    let regions = regions.map { shown($0, words) }.joined(separator: ", ")
    facts.append(PageFact(words.regions, text: regions.isEmpty ? words.inNoRegion : regions))
    return facts
  }

  private var county: String {
    let county = municipality.county
    return county.parallelName.map { "\(county.name) / \($0)" } ?? county.name
  }

  private func later(_ words: Catalogue) -> String? {
    let successors = municipality.successors.map { successor in
      let extent = successor.extent == "whole" ? "" : ", \(words.extent(successor.extent))"
      return "\(successor.name) (\(successor.number), \(successor.county)\(extent))"
    }
    return successors.isEmpty ? nil : successors.joined(separator: "; ")
  }

  private func shown(_ region: Membership, _ words: Catalogue) -> String {
    var notes = [region.regionSlug]
    if region.isApplicant { notes.append(words.role("applicant")) }
    if region.printedName != municipality.name { notes.append(words.printedAs(region.printedName)) }
    if let certainty = words.certainty(region.certainty.rawValue) { notes.append(certainty) }
    return "\(region.regionName) (\(notes.joined(separator: ", ")))"
  }
}

extension PassagePage {
  /// The page in a language.
  package func shown(_ words: Catalogue = .ofProcess) -> Page {
    let label = words.kind(kind.rawValue, number: reference.split(separator: "/").last.map(String.init))
    return Page([
      .title("\(regionName): \(label)"),
      .paragraph(StyledText(text)),
      .facts([
        PageFact(words.heading, text: heading), PageFact(words.source, text: words.line(line, of: source)),
        PageFact(words.reference, text: reference),
      ]),
    ])
  }
}

extension RegionPage {
  /// The page in a language.
  package func shown(_ words: Catalogue = .ofProcess) -> Page {
    var page = Page([.title(name)])
    for passage in passages(of: .lead) { page.append(.paragraph(StyledText(passage.text))) }
    page.append(.facts(facts(words)))
    if !figuresAgree {
      page.append(.heading(words.figuresOfDocuments))
      page.append(figuresTable(words))
    }
    for kind in Self.kinds {
      let found = passages(of: kind)
      guard !found.isEmpty else { continue }
      page.append(.heading(words.kindHeading(kind.rawValue)))
      page.append(.items(kind == .goal ? Self.goals(found) : found.map { Self.item($0, $0.depth) }))
    }
    page.append(.heading(words.documentsHeading))
    page.append(
      .table(
        ["id", "kind", "language", "source", "imported_at"].map { Column(words.heading(ofColumn: $0)) },
        documents.map {
          [
            .integer($0.id), .text(words.documentKind($0.kind)), .text(words.writtenLanguage($0.language)),
            .text($0.source), .text($0.importedAt),
          ]
        }))
    return page
  }

  /// The kinds of passages, in the order of the page.
  private static let kinds: [PassageKind] = [
    .goal, .result, .advice, .continuation, .application, .attachment, .other,
  ]

  /// Goals in printed order, with the labels of their levels highlighted. Goals after a label on a line of its own are
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

  private func facts(_ words: Catalogue) -> [PageFact] {
    var facts: [PageFact] = []
    if !members.isEmpty {
      facts.append(PageFact(words.applicant, text: Self.list(members.filter(\.isApplicant), words)))
      facts.append(PageFact(words.partners, text: Self.list(members.filter { !$0.isApplicant }, words)))
    }
    if let newest = figures.first {
      let population = newest.population.map { words.figure($0, of: newest.populationDate) }
      facts.append(PageFact(words.population, text: population))
      if newest.population != membersPopulation {
        let sum = membersPopulation.map { words.figure($0, of: PlaceRegister.date) }
        facts.append(PageFact(words.sumOfMunicipalities, text: sum))
      }
      facts.append(PageFact(words.area, text: newest.areaKm2.map { words.squareKilometres($0) }))
      facts.append(PageFact(words.perSquareKilometre, text: newest.density.map { words.number($0) }))
    }
    if !otherNames.isEmpty { facts.append(PageFact(words.otherNames, text: otherNames.joined(separator: ", "))) }
    facts.append(PageFact(words.shortName, text: slug))
    return facts
  }

  private static func list(_ members: [Member], _ words: Catalogue) -> String? {
    members.isEmpty ? nil : members.map { $0.shown(words) }.joined(separator: ", ")
  }

  private var figuresAgree: Bool {
    figures.dropFirst().allSatisfy { other in figures.first?.agrees(with: other) == true }
  }

  private func figuresTable(_ words: Catalogue) -> Page.Block {
    .table(
      [
        Column(words.population, alignment: .right), Column(words.dateColumn), Column(words.area, alignment: .right),
        Column(words.perKilometreColumn, alignment: .right), Column(words.documentColumn),
      ],
      figures.map { figures in
        [
          figures.population.map { words.number($0) }, figures.populationDate.map { words.date($0) },
          figures.areaKm2.map { words.squareKilometres($0) }, figures.density.map { words.number($0) }, figures.source,
        ]
        .map { $0.map(Value.text) ?? .null }
      })
  }
}

extension RegionPage.Member {
  /// "Rana (1833, Nordland)".
  fileprivate func shown(_ words: Catalogue) -> String {
    guard let number else { return "\(name) (\(words.inNoRegister))" }
    let place = county.map { "\(number), \($0)" } ?? number
    return words.certainty(certainty.rawValue).map { "\(name) (\(place), \($0))" } ?? "\(name) (\(place))"
  }
}

extension Int {
  /// "34 394", with no-break spaces.
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
