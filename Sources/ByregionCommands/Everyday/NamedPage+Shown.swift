import KnowledgeBase
import Printing

extension NamedPage {
  /// The page as a reader sees it.
  var shown: Page {
    switch self {
    case .region(let page): page.shown
    case .municipalities(let pages, _): Page(pages.flatMap(\.shown.blocks))
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
