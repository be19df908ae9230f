import ByregionLanguages
import ByregionPlaces
import ByregionPrinting
import ByregionReading
import ByregionStore

/// The pages of the municipalities and counties of 2015.
enum PlacePages {
  static let routes = [
    Route(
      "municipality", "/municipalities/{number}", formats: [.html, .json],
      summary: "A municipality of 2015 with its regions and the passages that name it.", problems: [.notFound],
      work: .reading(municipality)),
    Route(
      "county", "/counties/{number}", formats: [.html, .json],
      summary: "A county of 2015 with its regions and municipalities.", problems: [.notFound], work: .reading(county)),
  ]

  private static func municipality(_ request: PageRequest, _ knowledgeBase: KnowledgeBase, _ response: Response) throws
  {
    let name = request[captured: "number"]
    let (found, near) = try knowledgeBase.municipalities(named: name)
    guard let page = found.first else {
      var problem = Problem(.notFound, detail: .noSuchMunicipality(String(name.prefix(100))))
      problem.suggestions = near.map { .init(text: $0.description, path: ["municipalities", $0.number]) }
      throw problem
    }
    if found.count == 1 {
      guard page.municipality.number == name else {
        return Redirect.write(to: ["municipalities", page.municipality.number], request, response)
      }
    } else {
      // Several municipalities have this name: suggest all of them.
      var problem = Problem(.notFound, detail: .noSuchMunicipality(String(name.prefix(100))))
      problem.suggestions = found.map {
        .init(text: $0.municipality.description, path: ["municipalities", $0.municipality.number])
      }
      throw problem
    }
    if request.format == .json {
      let address = request.address(of: ["municipalities", page.municipality.number])
      return PageJSON.write(page, address: address, to: response.output)
    }
    MunicipalityView(request, page).write(response)
  }

  private static func county(_ request: PageRequest, _ knowledgeBase: KnowledgeBase, _ response: Response) throws {
    let number = request[captured: "number"]
    guard let page = try knowledgeBase.countyPage(number: number) else {
      if number.count == 1, try knowledgeBase.countyPage(number: "0" + number) != nil {
        return Redirect.write(to: ["counties", "0" + number], request, response)
      }
      if let county = try knowledgeBase.county(named: number) {
        return Redirect.write(to: ["counties", county.number], request, response)
      }
      throw Problem(.notFound, detail: .noSuchCounty(String(number.prefix(100))))
    }
    if request.format == .json { return write(page, to: response) }
    CountyView(request, page).write(response)
  }

  private static func write(_ page: CountyPage, to response: Response) {
    let writer = JSONWriter(response.output, indented: true)
    writer.object {
      writer.field("version", 1)
      writer.field("number", page.county.number)
      writer.field("name", page.county.name)
      writer.field("population", page.population)
      writer.field("regions", each: page.regions) { region in
        writer.object {
          writer.field("region", region.link.slug)
          writer.field("region_name", region.link.name)
          writer.field("municipalities", region.municipalities)
          writer.field("advice", region.advice)
        }
      }
      writer.field("municipalities", each: page.municipalities) { member in
        writer.object {
          writer.field("number", member.number)
          writer.field("name", member.name)
          writer.field("population", member.population)
          writer.field("regions", member.regions)
        }
      }
    }
    writer.endLine()
  }
}

/// The HTML page of a municipality.
private struct MunicipalityView {
  private let request: PageRequest
  private let page: MunicipalityPage
  private let words: Catalogue

  init(_ request: PageRequest, _ page: MunicipalityPage) {
    self.request = request
    self.page = page
    words = request.words
  }

  func write(_ response: Response) {
    let municipality = page.municipality
    var frame = PageLayout(title: municipality.name, section: .municipalities, alternates: [.json])
    frame.crumbs = [
      .init(name: words.section(.municipalities), address: request.links.to("municipalities")),
      .init(name: municipality.county.name, address: request.links.to("counties", municipality.county.number)),
    ]
    frame.write(request, response) { html in
      html.element("h1", text: municipality.name)
      facts(html)
      html.element("h2", text: words.section(.regions))
      if page.regions.isEmpty { html.element("p", text: words.inNoRegion) }
      html.element("ul") {
        for region in page.regions {
          html.element("li") {
            html.link(request.links.to("regions", region.regionSlug), region.regionName)
            html.text(" – " + words.role(region.isApplicant ? "applicant" : "partner"))
            if region.printedName != municipality.name { html.text(", " + words.printedAs(region.printedName)) }
            if let certainty = words.certainty(region.certainty.rawValue) { html.text(" (\(certainty))") }
          }
        }
      }
      mentions(html)
    }
  }

  private func facts(_ html: HTML) {
    let municipality = page.municipality
    html.element("dl", .class("facts")) {
      fact(words.municipalityNumber, municipality.number, html)
      html.element("dt", text: words.column("county"))
      html.element("dd") {
        html.link(request.links.to("counties", municipality.county.number), municipality.county.name)
      }
      fact(
        words.column("population"),
        municipality.population.map { "\(words.number($0)) (\(words.date(PlaceRegister.date)))" } ?? words.missing, html
      )
      let later = municipality.successors.map { "\($0.name) (\($0.number), \($0.county)\(words.extent($0.extent)))" }
      if !later.isEmpty { fact(words.in2024, later.joined(separator: "; "), html) }
      if !municipality.parallelNames.isEmpty {
        fact(words.parallelNames, municipality.parallelNames.map(\.name).joined(separator: ", "), html)
      }
      if !page.namesakes.isEmpty {
        html.element("dt", text: words.sameName)
        html.element("dd") {
          for (index, other) in page.namesakes.enumerated() {
            if index > 0 { html.text(", ") }
            html.link(request.links.to("municipalities", other.number), other.description)
          }
        }
      }
    }
  }

  private func fact(_ name: String, _ value: String, _ html: HTML) {
    html.element("dt", text: name)
    html.element("dd", text: value)
  }

  /// Maximum number of passages shown; a search finds the rest.
  private static let maxMentions = 100

  private func mentions(_ html: HTML) {
    guard !page.mentions.isEmpty else { return }
    html.element("h2", text: words.mentionedIn)
    html.element("ul", .class("hits")) {
      for mention in page.mentions.prefix(Self.maxMentions) {
        html.element("li") {
          html.element("p", .lang("no")) { html.text(mention.text, marking: mention.ranges) }
          html.element("p", .class("meta")) {
            html.link(request.links.passage(mention.reference), mention.reference)
            html.text(" · \(mention.regionName)")
            if mention.isOpen { html.text(" (\(words.orAnother))") }
          }
        }
      }
    }
    if page.mentions.count > Self.maxMentions {
      html.element("p", text: words.more(page.mentions.count - Self.maxMentions))
    }
  }
}

/// The HTML page of a county.
private struct CountyView {
  private let request: PageRequest
  private let page: CountyPage
  private let words: Catalogue

  init(_ request: PageRequest, _ page: CountyPage) {
    self.request = request
    self.page = page
    words = request.words
  }

  func write(_ response: Response) {
    let county = page.county
    let name = county.parallelName.map { "\(county.name) / \($0)" } ?? county.name
    var frame = PageLayout(title: name, section: .municipalities, alternates: [.json])
    frame.crumbs = [.init(name: words.counties, address: request.links.to("counties"))]
    frame.write(request, response) { html in
      html.element("h1", text: name)
      html.element("dl", .class("facts")) {
        html.element("dt", text: words.column("number"))
        html.element("dd", text: county.number)
        html.element("dt", text: words.column("population"))
        html.element(
          "dd", text: page.population.map { "\(words.number($0)) (\(words.date(PlaceRegister.date)))" } ?? words.missing
        )
      }
      html.element("p") {
        let parameters = Parameters([.init(name: "county", value: county.number)])
        html.link(request.links.to(["advice"], parameters), words.adviceHere)
      }
      regions(html)
      municipalities(html)
    }
  }

  private func regions(_ html: HTML) {
    html.element("h2", text: words.section(.regions))
    guard !page.regions.isEmpty else {
      html.element("p", text: words.noRegionHere)
      return
    }
    ValueTable(
      caption: words.regionsOfCounty, columns: ["region", "municipalities", "advice"],
      heads: ["region", "municipalities", "advice"].map(words.column),
      cell: { column, row, html in
        guard column == 0 else { return false }
        let link = page.regions[row].link
        html.link(request.links.to("regions", link.slug), link.name)
        return true
      }
    ).write(
      request, html,
      page.regions.map { [.text($0.link.name), .integer(Int64($0.municipalities)), .integer(Int64($0.advice))] })
  }

  private func municipalities(_ html: HTML) {
    html.element("h2", text: words.section(.municipalities))
    ValueTable(
      caption: words.municipalitiesOfCounty, columns: ["municipality", "number", "population", "regions"],
      heads: ["municipality", "number", "population", "regions"].map(words.column),
      cell: { column, row, html in
        guard column == 0 else { return false }
        html.link(request.links.to("municipalities", page.municipalities[row].number), page.municipalities[row].name)
        return true
      }
    ).write(
      request, html,
      page.municipalities.map { member in
        [
          .text(member.name), .text(member.number), member.population.map { .integer(Int64($0)) } ?? .null,
          .integer(Int64(member.regions)),
        ]
      })
  }
}

extension Catalogue {
  var municipalityNumber: String {
    text(nb: "Kommunenummer i 2015", nn: "Kommunenummer i 2015", en: "Municipality number in 2015")
  }
  var in2024: String { text(no: "I 2024", en: "In 2024") }
  var parallelNames: String {
    text(nb: "Samisk eller kvensk navn", nn: "Samisk eller kvensk namn", en: "Sámi or Kven name")
  }
  var sameName: String { text(nb: "Samme navn", nn: "Same namn", en: "Same name") }
  var mentionedIn: String { text(nb: "Nevnt i", nn: "Nemnd i", en: "Mentioned in") }
  var orAnother: String {
    text(nb: "eller en annen med samme navn", nn: "eller ein annan med same namn", en: "or another of the name")
  }
  var inNoRegion: String {
    text(
      nb: "Kommunen er ikke med i noen av regionene her.", nn: "Kommunen er ikkje med i nokon av regionane her.",
      en: "The municipality is in none of the regions here.")
  }
  var noRegionHere: String {
    text(
      nb: "Ingen av regionene her har kommuner i fylket.", nn: "Ingen av regionane her har kommunar i fylket.",
      en: "None of the regions here has municipalities in the county.")
  }
  var adviceHere: String {
    text(
      nb: "Råd fra regionene i fylket", nn: "Råd frå regionane i fylket", en: "Advice from the regions of the county")
  }
  var regionsOfCounty: String {
    text(
      nb: "Regioner med kommuner i fylket", nn: "Regionar med kommunar i fylket",
      en: "Regions with municipalities in the county")
  }
  var municipalitiesOfCounty: String {
    text(
      nb: "Kommunene i fylket i 2015", nn: "Kommunane i fylket i 2015", en: "The municipalities of the county in 2015")
  }
  func printedAs(_ name: String) -> String {
    text(nb: "skrevet «\(name)»", nn: "skrive «\(name)»", en: "printed as “\(name)”")
  }
  /// The part of a municipality, such as ", hoveddelen". Empty for the whole municipality.
  func extent(_ extent: String) -> String {
    switch extent {
    case "main part": text(nb: ", hoveddelen", nn: ", hovuddelen", en: ", the main part")
    case "part": text(nb: ", en del", nn: ", ein del", en: ", a part")
    case "small part": text(nb: ", en liten del", nn: ", ein liten del", en: ", a small part")
    default: ""
    }
  }
}
