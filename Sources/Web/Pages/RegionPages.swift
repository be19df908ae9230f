import ByregionLanguages
import ByregionPrinting
import ByregionReading
import ByregionRecords
import ByregionStore

/// The page of a region: its figures, its municipalities, and its passages.
enum RegionPages {
  static let routes = [
    Route(
      "region", "/regions/{slug}", formats: [.html, .json, .markdown],
      summary: "A region with its figures, municipalities, passages and documents.", problems: [.notFound],
      work: .reading(answer))
  ]

  private static func answer(_ request: PageRequest, _ knowledgeBase: KnowledgeBase, _ response: Response) throws {
    let slug = request[captured: "slug"]
    guard let page = try knowledgeBase.regionPage(slug: slug) else {
      return try redirect(request, knowledgeBase, response)
    }
    switch request.format {
    case .json: PageJSON.write(.region(page), address: request.address(of: ["regions", slug]), to: response.output)
    case .markdown: try MarkdownPagePrinter(response.output).print(page.shown(request.words))
    default: RegionView(request, page, try knowledgeBase.mapScene()).write(response)
    }
  }

  /// Redirects another name of a region to its page.
  ///
  /// - Throws: `Problem` with similar names if no region has the name.
  private static func redirect(_ request: PageRequest, _ knowledgeBase: KnowledgeBase, _ response: Response) throws {
    let name = request[captured: "slug"]
    if let link = try knowledgeBase.region(bearing: name) {
      return Redirect.write(to: ["regions", link.slug], request, response)
    }
    var problem = Problem(.notFound, detail: .noSuchRegion(String(name.prefix(100))))
    problem.suggestions = try knowledgeBase.regionsNear(name).map {
      Problem.Suggestion(text: $0.name, path: ["regions", $0.slug])
    }
    throw problem
  }
}

/// A permanent redirect (308).
enum Redirect {
  static func write(
    to path: [String], _ request: PageRequest, _ response: Response, fragment: String? = nil
  ) {
    let format: Format = request.path.first == "api" ? .html : request.format
    let target = request.path.first == "api" ? ["api"] + path : path
    response.head.status = 308
    response.head.fields.append(
      (
        name: "location",
        value: request.links.to(target, request.parameters.removing("lang"), format: format, fragment: fragment)
      ))
    response.head.mediaType = "text/plain; charset=utf-8"
  }
}

/// The HTML page of a region.
struct RegionView {
  private let request: PageRequest
  private let page: RegionPage
  private let scene: MapScene
  private let words: Catalogue

  init(_ request: PageRequest, _ page: RegionPage, _ scene: MapScene) {
    self.request = request
    self.page = page
    self.scene = scene
    words = request.words
  }

  func write(_ response: Response) {
    var frame = PageLayout(title: page.name, section: .regions, alternates: [.json, .markdown])
    frame.crumbs = [.init(name: words.section(.regions), address: request.links.to("regions"))]
    frame.styles = [.mapStyles]
    frame.write(request, response) { html in
      html.element("h1", .lang(language), text: page.name)
      for passage in page.passages(of: .lead) { html.element("p", .class("lead"), .lang(language), text: passage.text) }
      html.element("div", .class("columns even")) {
        html.element("div") {
          figures(html)
          contents(html)
        }
        RegionMap(scene, slug: page.slug, words, request.links)?.write(html)
      }
      for kind in Self.kinds { section(kind, html) }
      documents(html)
      Downloads.write(request, html, [.json, .markdown])
    }
  }

  /// The language of the region's documents if all have the same one; otherwise `no` (Norwegian).
  private var language: String? {
    let languages = Set(page.documents.map { QuotedText.language($0.language) ?? "no" })
    return languages.count == 1 ? languages.first : "no"
  }

  private static let kinds: [PassageKind] = [.goal, .result, .advice, .continuation, .application, .attachment, .other]

  private func figures(_ html: HTML) {
    html.element("dl", .class("facts")) {
      let applicants = page.members.filter(\.isApplicant)
      let partners = page.members.filter { !$0.isApplicant }
      fact(words.column("applicant"), html) { members(applicants, html) }
      fact(words.partners, html) { members(partners, html) }
      if let newest = page.figures.first {
        fact(words.column("population"), html) { html.text(population(newest) ?? words.missing) }
        if let sum = page.membersPopulation, sum != newest.population {
          fact(words.membersSum, html) { html.text("\(words.number(sum)) (\(words.date("2015-01-01")))") }
        }
        fact(words.area, html) {
          html.text(newest.areaKm2.map { words.number($0) + "\u{A0}km²" } ?? words.missing)
        }
        fact(words.density, html) { html.text(newest.density.map { words.number($0) } ?? words.missing) }
      }
      if !page.otherNames.isEmpty {
        fact(words.otherNames, html) {
          html.element("span", .lang("no"), text: page.otherNames.joined(separator: ", "))
        }
      }
    }
    compare(html)
    let newest = page.figures.first
    guard page.figures.contains(where: { other in newest.map { !$0.agrees(with: other) } ?? false }) else { return }
    html.element("details") {
      html.element("summary", text: words.figuresDiffer)
      let rows = page.figures.map { figures in
        [
          figures.source, population(figures) ?? words.missing,
          figures.areaKm2.map { words.number($0) } ?? words.missing,
        ]
      }
      ValueTable(
        caption: words.figuresDiffer, columns: ["source", "population", "area_km2"],
        heads: [words.column("source"), words.column("population"), words.column("area_km2")]
      ).write(request, html, rows.map { $0.map { .text($0) } })
    }
  }

  /// Writes a chart of the populations in the documents and the sum of the municipalities. Only if they differ.
  private func compare(_ html: HTML) {
    let stated = page.figures.compactMap { figures in figures.population.map { (figures.source, $0) } }
    guard let sum = page.membersPopulation, stated.contains(where: { $0.1 != sum }) else { return }
    html.element("details") {
      html.element("summary", text: words.populationCompared)
      BarChart(
        caption: words.populationCompared, heads: (words.column("source"), words.column("population")),
        rows: stated.map { ($0.0, .integer(Int64($0.1))) }
          + [("\(words.membersSum) (\(words.date("2015-01-01")))", .integer(Int64(sum)))]
      ).write(request, html)
    }
  }

  private func population(_ figures: RegionPage.Figures) -> String? {
    figures.population.map { population in
      figures.populationDate.map { "\(words.number(population)) (\(words.date($0)))" } ?? words.number(population)
    }
  }

  private func fact(_ name: String, _ html: HTML, _ value: () -> Void) {
    html.element("dt", text: name)
    html.element("dd") { value() }
  }

  private func members(_ members: [RegionPage.Member], _ html: HTML) {
    if members.isEmpty { return html.text(words.missing) }
    for (index, member) in members.enumerated() {
      if index > 0 { html.text(", ") }
      if let number = member.number {
        html.link(request.links.to("municipalities", number), member.name)
      } else {
        html.text(member.name)
      }
      if let certainty = words.certainty(member.certainty.rawValue) { html.text(" (\(certainty))") }
    }
  }

  private func contents(_ html: HTML) {
    let kinds = Self.kinds.filter { !page.passages(of: $0).isEmpty }
    guard kinds.count > 1 else { return }
    html.element("nav", .init("aria-label", words.onThisPage)) {
      html.element("p", .class("crumbs")) {
        for (index, kind) in kinds.enumerated() {
          if index > 0 { html.text(" · ") }
          html.element("a", .href("#" + kind.rawValue)) {
            html.text("\(words.kindHeading(kind.rawValue)) (\(page.passages(of: kind).count))")
          }
        }
      }
    }
  }

  private func section(_ kind: PassageKind, _ html: HTML) {
    let passages = page.passages(of: kind)
    guard !passages.isEmpty else { return }
    html.element("h2", .id(kind.rawValue), text: words.kindHeading(kind.rawValue))
    html.element("ul", .class("passages")) {
      for passage in passages {
        html.element("li", .init("class", optional: passage.depth > 1 ? "d\(min(passage.depth, 3))" : nil)) {
          html.element("span", .lang(language)) {
            if let marker = passage.marker, marker.contains(where: \.isNumber) { html.text(marker + " ") }
            html.text(passage.text)
          }
          html.element(
            "a", .class("ref"), .href(request.links.passage(passage.reference)),
            .init("aria-label", words.referenceLabel(passage.reference)), text: passage.reference)
        }
      }
    }
  }

  private func documents(_ html: HTML) {
    html.element("h2", .id("documents"), text: words.documents)
    html.element("ul") {
      for document in page.documents {
        html.element("li") {
          html.link(request.links.to("documents", String(document.id)), document.source)
          html.text(
            " – \(words.documentKind(document.kind)), \(words.writtenLanguage(document.language)), "
              + words.importedOn(words.date(document.importedAt)))
        }
      }
    }
  }
}

extension Catalogue {
  var partners: String { text(nb: "Samarbeidskommuner", nn: "Samarbeidskommunar", en: "Partners") }
  var membersSum: String { text(nb: "Kommunenes sum", nn: "Summen av kommunane", en: "Sum of the municipalities") }
  var populationCompared: String {
    text(
      nb: "Folketall mot kommunenes sum", nn: "Folketal mot summen av kommunane",
      en: "Population and the sum of the municipalities")
  }
  var area: String { text(nb: "Areal", nn: "Areal", en: "Area") }
  var density: String { text(nb: "Innbyggere per km²", nn: "Innbyggjarar per km²", en: "Inhabitants per km²") }
  var otherNames: String { text(nb: "Andre navn", nn: "Andre namn", en: "Other names") }
  var onThisPage: String { text(nb: "På denne siden", nn: "På denne sida", en: "On this page") }
  var figuresDiffer: String {
    text(
      nb: "Dokumentene oppgir ulike tall", nn: "Dokumenta oppgjev ulike tal", en: "The documents give different figures"
    )
  }
  func importedOn(_ date: String) -> String {
    text(nb: "lest inn \(date)", nn: "lese inn \(date)", en: "imported \(date)")
  }
  func referenceLabel(_ reference: String) -> String {
    text(nb: "Sitat \(reference)", nn: "Sitat \(reference)", en: "Quotation \(reference)")
  }
}
