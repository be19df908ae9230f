import KnowledgeBase
import Printing
import SQLite

extension NamedPage {
  /// The page as a reader sees it.
  var shown: Page {
    switch self {
    case .region(let page): page.shown
    case .municipality(let page): page.shown
    case .passage(let page): page.shown
    }
  }
}

extension PassagePage {
  fileprivate var shown: Page {
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
  fileprivate var shown: Page {
    var page = Page([.title(name)])
    for passage in passages(of: .lead) { page.append(.paragraph(StyledText(passage.text))) }
    page.append(.facts(facts))
    for (kind, heading) in Self.headings {
      let found = passages(of: kind)
      guard !found.isEmpty else { continue }
      page.append(.heading(heading))
      page.append(.items(found.map(Self.item)))
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

  private static func item(_ passage: Passage) -> PageItem {
    PageItem(
      StyledText(passage.text), marker: passage.marker ?? "•", depth: max(passage.depth, 1),
      reference: passage.reference)
  }

  private var facts: [PageFact] {
    var facts =
      members.isEmpty
      ? []
      : [
        PageFact("søkerkommune", text: members.filter(\.isApplicant).map(\.shown).joined(separator: ", ")),
        PageFact(
          "samarbeidskommuner", text: members.filter { !$0.isApplicant }.map(\.shown).joined(separator: ", ")),
      ]
    if let newest = figures.first {
      facts.append(PageFact("folketall", text: newest.populationText))
      facts.append(PageFact("areal", text: newest.areaText))
      facts.append(PageFact("innbyggere per km²", text: newest.densityText))
    }
    if !otherNames.isEmpty { facts.append(PageFact("andre navn", text: otherNames.joined(separator: ", "))) }
    return facts
  }
}

extension RegionPage.Member {
  /// "Rana (1833, Nordland)".
  fileprivate var shown: String {
    guard let number else { return "\(name) (in no register)" }
    return county.map { "\(name) (\(number), \($0))" } ?? "\(name) (\(number))"
  }
}

extension RegionPage.Figures {
  fileprivate var populationText: String? {
    population.map { population in
      populationDate.map { "\(population.grouped) (\($0))" } ?? population.grouped
    }
  }

  fileprivate var areaText: String? {
    areaKm2.map { area in area == area.rounded() ? "\(Int(area).grouped) km²" : "\(area) km²" }
  }

  fileprivate var densityText: String? {
    guard let population, let areaKm2, areaKm2 > 0 else { return nil }
    return "\((Double(population) / areaKm2 * 10).rounded() / 10)"
  }
}

extension MunicipalityPage {
  fileprivate var shown: Page {
    var page = Page([.title(municipality.name)])
    page.append(.facts(facts))
    guard !mentions.isEmpty else { return page }
    page.append(.heading("Nevnt i"))
    page.append(
      .items(
        mentions.map { mention in
          PageItem(StyledText(mention.text, marking: [mention.range]), reference: mention.reference)
        }))
    return page
  }

  private var facts: [PageFact] {
    let later = municipality.successors.map { "\($0.name) (\($0.number), \($0.county))" }.joined(
      separator: ", ")
    return [
      PageFact("nummer 2015", text: municipality.number),
      PageFact("fylke 2015", text: municipality.county.name),
      PageFact("i 2024", text: later.isEmpty ? nil : later),
      PageFact(
        "regioner",
        text: regions.isEmpty
          ? "none of this knowledge base"
          : regions.map { "\($0.regionName) (\($0.regionSlug)\($0.isApplicant ? ", søker" : ""))" }.joined(
            separator: ", ")),
    ]
  }
}

extension Int {
  /// "34 394", with a space that does not break.
  fileprivate var grouped: String {
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
