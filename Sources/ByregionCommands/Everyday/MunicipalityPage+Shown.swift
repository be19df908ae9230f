import KnowledgeBase
import Printing

extension MunicipalityPage {
  /// The page as a reader sees it.
  var shown: Page {
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
