import ByregionLanguages
import ByregionPrinting
import ByregionReading
import ByregionRecords
import ByregionReports
import ByregionSQLite
import ByregionSearch
import ByregionStore

/// The page of a passage: its text, its source, how to cite it, and similar passages.
enum PassagePages {
  static let routes = [
    Route(
      "passage", "/regions/{slug}/{kind}/{number}", formats: [.html, .json, .bibtex, .ris, .csl],
      summary: "One passage with its source.", problems: [.notFound, .gone], work: .reading(answer)),
    Route(
      "passages-of-region", "/regions/{slug}/{kind}",
      summary: "Leads to the passages of a kind on the page of a region.",
      problems: [.notFound], work: .reading(leadToKind)),
  ]

  /// Redirects a reference without a number, such as `rana/advice`, to that kind on the page of the region.
  private static func leadToKind(_ request: PageRequest, _ knowledgeBase: KnowledgeBase, _ response: Response) throws {
    let (slug, name) = (request[captured: "slug"], request[captured: "kind"])
    guard let kind = PassageKind(named: name), try knowledgeBase.regionPage(slug: slug) != nil else {
      throw Problem(.notFound, detail: .noSuchPassage(String("\(slug)/\(name)".prefix(100))))
    }
    Redirect.write(to: ["regions", slug], request, response, fragment: kind.rawValue)
  }

  /// Lists all passages in the order of their keys. For programs only; there is no HTML page.
  static let programs = [
    Route(
      "passages", "/api/passages", formats: [.json, .csv, .excel, .ndjson],
      summary: "Walks through all passages in the order of their keys.",
      parameters: [
        Route.Parameter(
          "after", .integer(0...Int.max), "The id of the last passage that is known; 0 for the beginning."),
        Route.Parameter("limit", .integer(1...1_000), "Rows; files hold all rows without it."),
      ], work: .reading(walk)),
    Route(
      "passage-of-the-api", "/api/passages/{slug}/{kind}/{number}", formats: [.json],
      summary: "One passage with its source.", problems: [.notFound, .gone], work: .reading(answer)),
  ]

  private static func answer(_ request: PageRequest, _ knowledgeBase: KnowledgeBase, _ response: Response) throws {
    let reference = ["slug", "kind", "number"].map { request[captured: $0] }.joined(separator: "/")
    guard let page = try knowledgeBase.passagePage(reference: reference) else {
      let former = try knowledgeBase.formerPassages(reference: reference)
      guard let last = former.first else {
        // References use the English name of a kind, so "rana/råd/2" is redirected.
        if let kind = PassageKind(named: request[captured: "kind"]), kind.rawValue != request[captured: "kind"] {
          let path = ["regions", request[captured: "slug"], kind.rawValue, request[captured: "number"]]
          return Redirect.write(to: path, request, response)
        }
        throw Problem(.notFound, detail: .noSuchPassage(String(reference.prefix(100))))
      }
      guard request.format == .html else { throw Problem(.gone, detail: .passageIsGone(reference)) }
      return PassageView.writeGone(last, request, response)
    }
    let quotation = Quotation(page, request)
    switch request.format {
    case .bibtex: try cite(page, as: .bibtex, quotation, knowledgeBase, response)
    case .ris: try cite(page, as: .ris, quotation, knowledgeBase, response)
    case .csl: try cite(page, as: .cslJSON, quotation, knowledgeBase, response)
    case .json: PageJSON.write(.passage(page), address: quotation.address, to: response.output)
    default:
      let similar = try knowledgeBase.similar(to: reference, limit: 5)
      let former = try knowledgeBase.formerPassages(reference: reference).filter { $0.text != page.text }
      PassageView(request, page, quotation).write(similar.hits, former, response)
    }
  }

  /// Writes a citation. Its URL is that of the document, or that of the page if the document has none.
  private static func cite(
    _ page: PassagePage, as format: CitationFormat, _ quotation: Quotation, _ knowledgeBase: KnowledgeBase,
    _ response: Response
  ) throws {
    var citation = try knowledgeBase.citation(of: page)
    citation.url = citation.url ?? quotation.address
    response.output.append(CitationWriter.bytes(of: [citation], as: format))
  }

  private static func walk(_ request: PageRequest, _ knowledgeBase: KnowledgeBase, _ response: Response) throws {
    let key = try request.number("after", in: 0...Int.max, default: 0)
    let isFile = request.format.isDownload
    let limit = try request.number("limit", in: 1...1_000, default: isFile ? Int.max : 100)
    if isFile {
      Rows.saved(as: "passages", request, response)
      let printer = Rows.printer(request.format, response)
      try knowledgeBase.walkPassages(after: Int64(key), limit: limit) {
        try printer.begin($0.map { Column($0) })
      } row: {
        try printer.row($0)
      }
      return try printer.end()
    }
    var columns: [String] = []
    var rows: [[Value]] = []
    try knowledgeBase.walkPassages(after: Int64(key), limit: limit + 1) {
      columns = $0
    } row: {
      rows.append($0.values)
    }
    var next: String?
    if rows.count > limit {
      rows.removeLast()
      if case .integer(let last)? = rows.last?.first {
        next = request.links.bare(request.path, request.parameters.setting("after", String(last)))
      }
    }
    if let next { response.head.fields.append((name: "link", value: "<\(request.origin + next)>; rel=\"next\"")) }
    RowsJSON.write(columns, rows, next: next, to: response)
  }
}

/// The HTML page of a passage.
struct PassageView {
  private let request: PageRequest
  private let page: PassagePage
  private let quotation: Quotation
  private let words: Catalogue

  init(_ request: PageRequest, _ page: PassagePage, _ quotation: Quotation) {
    self.request = request
    self.page = page
    self.quotation = quotation
    words = request.words
  }

  private var title: String {
    "\(page.regionName): \(words.kind(page.kind.rawValue)) \(page.reference.split(separator: "/").last ?? "")"
  }

  func write(_ similar: [Hit], _ former: [FormerPassage], _ response: Response) {
    var frame = PageLayout(title: title, section: .regions, alternates: [.json])
    frame.crumbs = [
      .init(name: words.section(.regions), address: request.links.to("regions")),
      .init(name: page.regionName, address: request.links.to("regions", page.regionSlug), language: "no"),
    ]
    frame.write(request, response) { html in
      html.element("h1", text: title)
      html.element("blockquote", .id("text"), .lang(QuotedText.language(page.language)), text: page.text)
      facts(html)
      cite(html)
      if !former.isEmpty { wordings(former, html) }
      if !similar.isEmpty {
        html.element("h2", text: words.similarPassages)
        html.element("ul", .class("hits")) { for hit in similar { HitItem.write(hit, request, html) } }
      }
    }
  }

  private func facts(_ html: HTML) {
    html.element("dl", .class("facts")) {
      html.element("dt", text: words.source)
      html.element("dd", .class("source")) {
        html.link(
          request.links.to("documents", String(page.documentID), fragment: "L\(page.line)"),
          words.fileLine(page.source, page.line))
        html.text(" (\(words.documentKind(page.documentKind)))")
      }
      if let heading = page.heading {
        html.element("dt", text: words.heading)
        html.element("dd", .lang(QuotedText.language(page.language)), text: heading)
      }
      html.element("dt", text: words.column("reference"))
      html.element("dd") { html.element("code", text: page.reference) }
    }
  }

  private func cite(_ html: HTML) {
    html.element("h2", text: words.cite)
    html.element("p", .id("citation"), .class("cite"), text: quotation.text)
    html.element("p", .class("actions downloads")) {
      html.element(
        "button", .init("type", "button"), .class("plain js"), .init("data-copy", "citation"),
        .init("data-done", words.copied), text: words.copyCitation)
      for format in [Format.bibtex, .ris, .csl, .json] {
        html.link(request.links.passage(page.reference, format: format), words.format(format))
      }
    }
    html.element("p", .id("status"), .class("soft"), .init("role", "status"), text: "")
  }

  private func wordings(_ former: [FormerPassage], _ html: HTML) {
    html.element("h2", text: words.formerWordings)
    html.element("ul") {
      for wording in former {
        html.element("li") {
          html.element("span", .lang(QuotedText.language(wording.language)), text: wording.text)
          html.text(" – ")
          html.link(
            request.links.to("documents", String(wording.documentID)), words.documentOf(words.date(wording.importedAt)))
        }
      }
    }
  }

  /// Writes the former text of a passage whose reference is no longer in a current document.
  static func writeGone(_ passage: FormerPassage, _ request: PageRequest, _ response: Response) {
    let words = request.words
    response.head.status = Problem.Kind.gone.status
    var frame = PageLayout(title: words.title(of: .gone), section: .regions)
    frame.isPrivate = true
    frame.crumbs = [
      .init(name: words.section(.regions), address: request.links.to("regions")),
      .init(name: passage.regionName, address: request.links.to("regions", passage.regionSlug), language: "no"),
    ]
    frame.write(request, response) { html in
      html.element("h1", text: words.title(of: .gone))
      html.element("p", .class("warning"), text: words.sentence(.passageIsGone(passage.reference)))
      html.element("p", text: words.itSaid)
      html.element("blockquote", .lang(QuotedText.language(passage.language)), text: passage.text)
      html.element("p") {
        html.link(
          request.links.to("documents", String(passage.documentID)), words.documentOf(words.date(passage.importedAt)))
      }
    }
  }
}

extension Catalogue {
  var source: String { text(nb: "Kilde", nn: "Kjelde", en: "Source") }
  var heading: String { text(nb: "Overskrift", nn: "Overskrift", en: "Heading") }
  var cite: String { text(nb: "Siter", nn: "Siter", en: "Cite") }
  var copyCitation: String {
    text(nb: "Kopier sitatet med kilde", nn: "Kopier sitatet med kjelde", en: "Copy the quotation with its source")
  }
  var copied: String { text(nb: "Kopiert.", nn: "Kopiert.", en: "Copied.") }
  var similarPassages: String { text(nb: "Lignende tekster", nn: "Liknande tekstar", en: "Similar passages") }
  var formerWordings: String { text(nb: "Tidligere ordlyd", nn: "Tidlegare ordlyd", en: "Former wordings") }
  var itSaid: String { text(nb: "Det sto:", nn: "Det stod:", en: "It said:") }
  func fileLine(_ file: String, _ line: Int) -> String {
    text(
      nb: "\(file), linje \(number(line))", nn: "\(file), linje \(number(line))", en: "\(file), line \(number(line))")
  }
  func documentOf(_ date: String) -> String {
    text(nb: "dokumentet fra \(date)", nn: "dokumentet frå \(date)", en: "the document of \(date)")
  }
}

/// The text of a passage with its source, for copying into another text.
struct Quotation {
  /// The absolute URL of the passage.
  let address: String
  /// The quotation, such as "«Etabler faste …» (Ranaregionen, råd 1. ranaregionen.txt, linje 25. http://…)".
  let text: String

  init(_ page: PassagePage, _ request: PageRequest) {
    let words = request.words
    address = request.address(of: ["regions"] + page.reference.split(separator: "/").map(String.init))
    let quoted = words.text(no: "«\(page.text)»", en: "“\(page.text)”")
    let label = "\(words.kind(page.kind.rawValue)) \(page.reference.split(separator: "/").last ?? "")"
    text = "\(quoted) (\(page.regionName), \(label). \(words.fileLine(page.source, page.line)). \(address))"
  }
}
