import ByregionLanguages
import ByregionReading
import ByregionRecords
import ByregionStore

/// The front page: the search box, what is in, and the regions.
enum FrontPage {
  static let routes = [
    Route("front", "/", summary: "The front page.", work: .reading(answer))
  ]

  private static func answer(_ request: PageRequest, _ knowledgeBase: KnowledgeBase, _ response: Response) throws {
    let words = request.words
    let summary = try knowledgeBase.companion { _ in SummaryKeeper() }.summary(knowledgeBase)
    let scene = try knowledgeBase.mapScene()
    var layout = PageLayout(title: "Byregion")
    layout.styles = [.mapStyles]
    layout.write(request, response) { html in
      html.element("h1", text: words.frontTitle)
      html.element("p", .class("lead"), text: words.frontLead)
      SearchView.form(request, html)
      tiles(summary, request, html)
      html.element("h2", text: words.section(.regions))
      guard !scene.regions.isEmpty else {
        html.element("p", .class("note"), text: words.nothingHere)
        return
      }
      MapSection(scene, MapRanking(scene, by: .region), request).write(html)
      if let moment = summary.newestImport {
        html.element("p", .class("soft"), text: words.lastImport(words.date(moment)))
      }
    }
  }

  private static func tiles(_ summary: Summary, _ request: PageRequest, _ html: HTML) {
    let (words, links) = (request.words, request.links)
    html.element("ul", .class("tiles")) {
      tile(summary.regions, links.to("regions"), words.section(.regions), words, html)
      tile(summary.municipalities, links.to("municipalities"), words.section(.municipalities), words, html)
      tile(summary.count(of: .advice), links.to("advice"), words.section(.advice), words, html)
      tile(summary.documents, links.to("documents"), words.documents, words, html)
    }
  }

  private static func tile(_ count: Int, _ address: String, _ name: String, _ words: Catalogue, _ html: HTML) {
    html.element("li") {
      html.element("strong", text: words.number(count))
      html.link(address, name)
    }
  }
}

/// Keeps the counts of the front page for as long as the file does not change.
final class SummaryKeeper {
  private var kept: (version: Int64, summary: Summary)?

  func summary(_ knowledgeBase: KnowledgeBase) throws -> Summary {
    let version = try knowledgeBase.connection.first("PRAGMA data_version") { try $0.get(Int64.self, 0) } ?? 0
    if let kept, kept.version == version { return kept.summary }
    let summary = try knowledgeBase.summary()
    kept = (version, summary)
    return summary
  }
}

extension Catalogue {
  var frontTitle: String {
    text(
      nb: "Hva byregionene lærte om å samarbeide", nn: "Kva byregionane lærte om å samarbeide",
      en: "What the city regions learned about working together")
  }
  var frontLead: String {
    text(
      nb: "Søk i mål, resultater og råd fra regionene i Byregionprogrammet, med kilden til hvert utsagn.",
      nn: "Søk i mål, resultat og råd frå regionane i Byregionprogrammet, med kjelda til kvar utsegn.",
      en:
        "Search the goals, results and advice of the regions in Byregionprogrammet, with the source of every statement."
    )
  }
  func lastImport(_ date: String) -> String {
    text(nb: "Sist oppdatert \(date).", nn: "Sist oppdatert \(date).", en: "Last updated \(date).")
  }
  func allRegions(_ count: Int) -> String {
    text(
      nb: "Alle \(number(count)) regionene", nn: "Alle \(number(count)) regionane", en: "All \(number(count)) regions")
  }
}
