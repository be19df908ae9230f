import ByregionLanguages
import ByregionPrinting
import ByregionReading
import ByregionRecords
import ByregionSQLite
import ByregionSearch
import ByregionStore

/// The page of a passage: the text, where it stands, how to cite it, and what is like it.
enum PassagePages {
  static let routes = [
    Route(
      "passage", "/regions/{slug}/{kind}/{number}", formats: [.html, .json, .bibtex, .ris, .csl],
      summary: "One passage with its source.", problems: [.notFound, .gone], work: .reading(answer))
  ]

  /// Every passage in the order of keys; there is no page for people.
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
        throw Problem(.notFound, detail: .noSuchPassage(String(reference.prefix(100))))
      }
      guard request.format == .html else { throw Problem(.gone, detail: .passageIsGone(reference)) }
      return PassageView.writeGone(last, request, response)
    }
    let citation = Citation(page, request)
    switch request.format {
    case .bibtex: response.output.append(citation.bibTeX)
    case .ris: response.output.append(citation.ris)
    case .csl: citation.writeCSL(to: response)
    case .json: write(page, citation, to: response)
    default:
      let similar = try knowledgeBase.similar(to: reference, limit: 5)
      let former = try knowledgeBase.formerPassages(reference: reference).filter { $0.text != page.text }
      PassageView(request, page, citation).write(similar.hits, former, response)
    }
  }

  private static func write(_ page: PassagePage, _ citation: Citation, to response: Response) {
    let writer = JSONWriter(response.output, indented: true)
    writer.object {
      writer.field("version", 1)
      writer.field("reference", page.reference)
      writer.field("kind", page.kind.rawValue)
      writer.field("region", page.regionSlug)
      writer.field("region_name", page.regionName)
      writer.field("heading", page.heading)
      writer.field("text", page.text)
      writer.field("source", page.source)
      writer.field("line", page.line)
      writer.field("document", page.documentID)
      writer.field("document_kind", page.documentKind)
      writer.field("language", page.language)
      writer.field("url", citation.address)
    }
    writer.endLine()
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

/// The page of a passage for people.
struct PassageView {
  private let request: PageRequest
  private let page: PassagePage
  private let citation: Citation
  private let words: Catalogue

  init(_ request: PageRequest, _ page: PassagePage, _ citation: Citation) {
    self.request = request
    self.page = page
    self.citation = citation
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
    html.element("p", .id("citation"), .class("cite"), text: citation.text)
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

  /// What stood under a reference that no current document has.
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

/// How a passage is cited: as a text, and in the formats of reference managers.
struct Citation {
  private let page: PassagePage
  private let words: Catalogue
  /// The whole address of the passage.
  let address: String

  init(_ page: PassagePage, _ request: PageRequest) {
    self.page = page
    words = request.words
    let path = ["regions"] + page.reference.split(separator: "/").map(String.init)
    address = request.origin + Links(basePath: request.site.basePath).bare(path)
  }

  /// "«Etabler faste …» (Ranaregionen, råd 1. ranaregionen.txt, linje 25. http://…)"
  var text: String {
    let quoted = words.text(no: "«\(page.text)»", en: "“\(page.text)”")
    return "\(quoted) (\(page.regionName), \(label). \(words.fileLine(page.source, page.line)). \(address))"
  }

  private var label: String {
    "\(words.kind(page.kind.rawValue)) \(page.reference.split(separator: "/").last ?? "")"
  }

  var bibTeX: String {
    let key = page.reference.replacing("/", with: "-")
    return """
      @misc{\(key),
        author = {{\(Self.escaped(page.regionName))}},
        title = {\(Self.escaped(page.documentTitle))},
        howpublished = {\(Self.escaped("Byregionprogrammet, \(page.source)"))},
        note = {\(Self.escaped("\(label), \(words.fileLine(page.source, page.line)): \(page.text)"))},
        url = {\(address)}
      }

      """
  }

  /// Signs that BibTeX would take for its own.
  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for character in text {
      switch character {
      case "{", "}", "&", "%", "$", "#", "_": escaped += "\\" + String(character)
      case "\\": escaped += "\\textbackslash{}"
      case "~": escaped += "\\textasciitilde{}"
      case "^": escaped += "\\textasciicircum{}"
      case "\n", "\r", "\r\n": escaped += " "
      default: escaped.append(character)
      }
    }
    return escaped
  }

  var ris: String {
    func line(_ tag: String, _ value: String) -> String {
      "\(tag)  - \(value.split(whereSeparator: \.isNewline).joined(separator: " "))\r\n"
    }
    return line("TY", "RPRT") + line("AU", page.regionName) + line("TI", page.documentTitle)
      + line("T2", "Byregionprogrammet") + line("SE", label) + line("AB", page.text)
      + line("N1", words.fileLine(page.source, page.line)) + line("UR", address) + line("ER", "")
  }

  func writeCSL(to response: Response) {
    let writer = JSONWriter(response.output, indented: true)
    writer.array {
      writer.object {
        writer.field("id", page.reference)
        writer.field("type", "report")
        writer.field("title", page.documentTitle)
        writer.field("author", each: [page.regionName]) { name in writer.object { writer.field("literal", name) } }
        writer.field("collection-title", "Byregionprogrammet")
        writer.field("section", label)
        writer.field("abstract", page.text)
        writer.field("source", page.source)
        writer.field("URL", address)
      }
    }
    writer.endLine()
  }
}
