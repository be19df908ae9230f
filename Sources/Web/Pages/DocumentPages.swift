import ByregionLanguages
import ByregionPrinting
import ByregionReading
import ByregionRecords
import ByregionStore
import ByregionWriteUp

/// The page of a document, which shows what was read from each line, and the download of its bytes.
enum DocumentPages {
  static let routes = [
    Route(
      "document", "/documents/{id}", formats: [.html, .json],
      summary: "A document line by line, with what was read from each.", problems: [.notFound], work: .reading(answer)),
    Route(
      "document-bytes", "/documents/{id}/raw", summary: "The bytes of a document, as they were imported.",
      problems: [.notFound], work: .reading(raw)
    ).withoutNegotiation(),
  ]

  private static func id(_ request: PageRequest) throws -> Int64 {
    guard let id = Int64(request[captured: "id"]), id > 0 else {
      throw Problem(.notFound, detail: .noSuchDocument(String(request[captured: "id"].prefix(40))))
    }
    return id
  }

  private static func answer(_ request: PageRequest, _ knowledgeBase: KnowledgeBase, _ response: Response) throws {
    let id = try id(request)
    let page: DocumentPage
    do {
      page = try knowledgeBase.documentPage(id)
    } catch let error as KnowledgeBaseError where error.category == .missingInput {
      throw Problem(.notFound, detail: .noSuchDocument(String(id)))
    }
    if request.format == .json { return write(page, to: response) }
    DocumentView(request, page).write(response)
  }

  private static func raw(_ request: PageRequest, _ knowledgeBase: KnowledgeBase, _ response: Response) throws {
    let id = try id(request)
    let document: StoredDocument
    do {
      document = try knowledgeBase.document(id)
    } catch let error as KnowledgeBaseError where error.category == .missingInput {
      throw Problem(.notFound, detail: .noSuchDocument(String(id)))
    }
    response.head.mediaType = "application/octet-stream"
    response.head.isSandboxed = true
    let name = document.source.split(separator: "/").last.map(String.init) ?? "document"
    let plain = String(name.map { $0.isASCII && ($0.isLetter || $0.isNumber || ".-_".contains($0)) ? $0 : "_" })
    response.head.fields.append(
      (
        name: "content-disposition",
        value: "attachment; filename=\"\(plain)\"; filename*=UTF-8''\(PercentEncoding.encoded(name))"
      ))
    response.output.append(try knowledgeBase.content(ofDocument: id))
  }

  private static func write(_ page: DocumentPage, to response: Response) {
    let document = page.document
    let writer = JSONWriter(response.output, indented: true)
    writer.object {
      writer.field("version", 1)
      writer.field("id", document.id)
      writer.field("region", document.regionSlug)
      writer.field("kind", document.kind)
      writer.field("status", document.status.rawValue)
      writer.field("revision", document.revision)
      writer.field("title", document.title)
      writer.field("language", document.language)
      writer.field("source", document.source)
      writer.field("format", page.format)
      writer.field("bytes", document.byteCount)
      writer.field("sha256", document.sha256)
      writer.field("imported_at", document.importedAt)
      writer.field("lines", each: page.lines) { line in
        writer.object {
          writer.field("line", line.number)
          writer.field("text", line.text)
          writer.field("left_out", line.isLeftOut)
          writer.field("goes_on", line.isContinuation)
          writer.field("read", each: line.pieces) { piece in
            writer.object {
              switch piece.part {
              case .title: writer.field("part", "title")
              case .heading(let kind):
                writer.field("part", "heading")
                writer.field("kind", kind.rawValue)
              case .entry(let kind, let number):
                writer.field("part", "entry")
                writer.field("kind", kind.rawValue)
                writer.field("number", number)
              }
              writer.field("reference", piece.reference)
              writer.field("text", piece.text)
            }
          }
        }
      }
      writer.field("diagnostics", each: page.findings) { finding in
        writer.object {
          writer.field("severity", finding.severity.rawValue)
          writer.field("identifier", finding.identifier)
          writer.field("line", finding.line)
          writer.field("message", finding.message)
        }
      }
    }
    writer.endLine()
  }
}

/// The HTML page of a document.
private struct DocumentView {
  private let request: PageRequest
  private let page: DocumentPage
  private let words: Catalogue

  init(_ request: PageRequest, _ page: DocumentPage) {
    self.request = request
    self.page = page
    words = request.words
  }

  func write(_ response: Response) {
    let document = page.document
    let title = "\(document.regionName): \(words.documentKind(document.kind))"
    var frame = PageLayout(title: title, section: .regions, alternates: [.json])
    frame.crumbs = [
      .init(name: words.section(.regions), address: request.links.to("regions")),
      .init(name: document.regionName, address: request.links.to("regions", document.regionSlug), language: "no"),
      .init(name: words.documents, address: request.links.to("documents")),
    ]
    frame.write(request, response) { html in
      html.element("h1", text: title)
      facts(html)
      revisions(html)
      let left = page.lines.reduce(0) { $1.isLeftOut ? $0 + 1 : $0 }
      html.element("h2", text: words.lineByLine)
      html.element("p", text: words.lineByLineMeaning)
      if left > 0 || !page.findings.isEmpty {
        html.element("p", .class("note"), text: words.leftAndFindings(left, page.findings.count))
      }
      let findings = page.findings.map {
        SourceLinesView.Finding(
          line: $0.line, severity: $0.severity.rawValue, identifier: $0.identifier, message: $0.wording)
      }
      SourceLinesView(
        page.lines, findings: findings, language: page.document.language,
        linksPassages: page.document.status == .current
      ).write(request, html)
    }
  }

  private func facts(_ html: HTML) {
    let document = page.document
    html.element("dl", .class("facts")) {
      html.element("dt", text: words.column("source"))
      html.element("dd") {
        html.text("\(document.source) (\(words.bytes(document.byteCount))) – ")
        html.link(request.links.to("documents", String(document.id), "raw"), words.downloadOriginal)
      }
      html.element("dt", text: words.column("status"))
      html.element(
        "dd", text: "\(words.documentStatus(document.status.rawValue)), \(words.revision(document.revision))")
      html.element("dt", text: words.column("language"))
      html.element("dd", text: words.writtenLanguage(document.language))
      html.element("dt", text: words.column("imported_at"))
      html.element("dd", text: words.moment(document.importedAt))
    }
  }

  private func revisions(_ html: HTML) {
    let others = page.history.filter { $0.id != page.document.id }
    guard !others.isEmpty else { return }
    html.element("details") {
      html.element("summary", text: words.otherDocuments(others.count))
      html.element("ul") {
        for other in others.prefix(100) {
          html.element("li") {
            html.link(request.links.to("documents", String(other.id)), other.source)
            html.text(
              " – \(words.documentKind(other.kind)), \(words.revision(other.revision)), "
                + words.documentStatus(other.status.rawValue))
          }
        }
      }
    }
  }
}

extension Catalogue {
  var lineByLine: String { text(nb: "Linje for linje", nn: "Linje for linje", en: "Line by line") }
  var lineByLineMeaning: String {
    text(
      nb: "Hver linje i dokumentet med det den ble lest som. Tomme linjer er utelatt.",
      nn: "Kvar linje i dokumentet med det ho vart lesen som. Tomme linjer er utelatne.",
      en: "The document stands on the left, and what each line was read as on the right. Empty lines are left out.")
  }
  func leftAndFindings(_ left: Int, _ findings: Int) -> String {
    guard left > 0 else {
      return text(
        nb: "Alle linjene ble lest; \(count(findings, "sted var usikkert", "steder var usikre")).",
        nn: "Alle linjene vart lesne; \(count(findings, "stad var usikker", "stader var usikre")).",
        en: "All lines were read; \(count(findings, "place was", "places were")) uncertain.")
    }
    return text(
      nb: "\(count(left, "linje", "linjer")) ble ikke lest, og \(count(findings, "sted", "steder")) var usikre.",
      nn: "\(count(left, "linje", "linjer")) vart ikkje lesne, og \(count(findings, "stad", "stader")) var usikre.",
      en:
        "\(count(left, "line was", "lines were")) not read, and \(count(findings, "place was", "places were")) uncertain."
    )
  }
  var downloadOriginal: String {
    text(nb: "last ned originalen", nn: "last ned originalen", en: "download the original")
  }
  func revision(_ number: Int) -> String { text(no: "revisjon \(number)", en: "revision \(number)") }
  func otherDocuments(_ count: Int) -> String {
    text(
      nb: "\(self.count(count, "annet dokument", "andre dokumenter")) om regionen",
      nn: "\(self.count(count, "anna dokument", "andre dokument")) om regionen",
      en: "\(self.count(count, "other document", "other documents")) about the region")
  }
  func line(_ number: Int) -> String { text(no: "Linje \(number)", en: "Line \(number)") }
  var isContinuation: String { text(nb: "fortsetter", nn: "held fram", en: "goes on") }
  var notRead: String { text(nb: "ikke lest", nn: "ikkje lesen", en: "not read") }
  var titleOfDocument: String { text(nb: "tittel", nn: "tittel", en: "title") }
  func headingOf(_ kind: String) -> String {
    text(
      nb: "overskrift: \(kind.lowercased())", nn: "overskrift: \(kind.lowercased())",
      en: "heading: \(kind.lowercased())")
  }
  func whatLineOpens(_ line: Int) -> String {
    text(nb: "Hva linje \(line) er", nn: "Kva linje \(line) er", en: "What line \(line) is")
  }
  var asItWasRead: String { text(nb: "slik den ble lest", nn: "slik ho vart lesen", en: "as it was read") }
  var noHeading: String { text(nb: "ikke en overskrift", nn: "ikkje ei overskrift", en: "no heading") }
  func severity(_ severity: String) -> String {
    switch severity {
    case "error": text(nb: "feil", nn: "feil", en: "error")
    case "warning": text(nb: "usikkert", nn: "usikkert", en: "uncertain")
    default: text(nb: "merk", nn: "merk", en: "note")
    }
  }
}

extension SourceLine {
  /// Whether the line contains a heading.
  fileprivate var isHeading: Bool {
    pieces.contains { piece in
      if case .heading = piece.part { true } else { false }
    }
  }
}

extension GivenHeadings.Meaning {
  /// The name of the kind of passages below the heading.
  fileprivate var passages: String {
    switch self {
    case .heading(let kind): PassageKind(kind).rawValue
    case .text: PassageKind.other.rawValue
    }
  }
}

/// The lines of a document. Beside each line is what was read from it, with its findings.
struct SourceLinesView {
  /// A finding about one line.
  struct Finding: Sendable {
    var line: Int
    var severity: String
    var identifier: String
    var message: Wording
  }

  /// Form fields in which the user states what a line is. Shown for headings and for lines that may be headings.
  struct Choices {
    /// The id of the form that the fields belong to.
    var form: String
    /// Returns the field name for a line number.
    var field: (Int) -> String
    /// The selected values, keyed by field name.
    var chosen: [String: String]
  }

  private let lines: [SourceLine]
  private let findings: [Int: [Finding]]
  private let language: String
  private let linksPassages: Bool
  private let prefix: String
  private let choices: Choices?

  /// - Parameters:
  ///   - language: the language of the document.
  ///   - linksPassages: whether references link to their passages. False if the passages are not in the knowledge base.
  ///   - prefix: is put before the ids of the lines, for pages that show several documents.
  ///   - choices: nil if the user cannot change the headings.
  init(
    _ lines: [SourceLine], findings: [Finding], language: String, linksPassages: Bool, prefix: String = "",
    choices: Choices? = nil
  ) {
    self.choices = choices
    self.lines = lines
    self.findings = Dictionary(grouping: findings, by: \.line)
    self.language = language
    self.linksPassages = linksPassages
    self.prefix = prefix
  }

  func write(_ request: PageRequest, _ html: HTML) {
    html.element("ol", .class("lines")) {
      for line in lines {
        let own = findings[line.number] ?? []
        if line.text.allSatisfy(\.isWhitespace), line.pieces.isEmpty, own.isEmpty { continue }
        let id = "\(prefix)L\(line.number)"
        html.element("li", .id(id)) {
          html.element(
            "a", .class("no"), .href("#" + id), .init("aria-label", request.words.line(line.number)),
            text: String(line.number))
          html.element(
            "div", .init("class", optional: line.isLeftOut ? "left" : nil), .lang(QuotedText.language(language)),
            text: line.text)
          reading(line, own, request, html)
        }
      }
    }
  }

  private func reading(_ line: SourceLine, _ findings: [Finding], _ request: PageRequest, _ html: HTML) {
    let words = request.words
    html.element("div", .class("read")) {
      if line.isContinuation { html.element("span", .class("soft"), text: words.isContinuation) }
      if line.isLeftOut { html.element("span", .class("soft"), text: words.notRead) }
      for piece in line.pieces {
        html.element("div") {
          label(piece, request, html)
          // If a line has several pieces or contains markup, show the text of each piece beside its label.
          if line.pieces.count > 1 || line.isMarkup {
            html.text(" ")
            html.element("span", .lang("no"), text: piece.text)
          }
        }
      }
      if let choices { choose(line, findings, choices, request, html) }
      for finding in findings {
        html.element("div", .class("warning")) {
          html.element("span", .class("tag"), text: words.severity(finding.severity))
          let isForeign = finding.message.bokmål == finding.message.english
          html.element("span", .lang(isForeign ? "en" : nil), text: finding.message.text(in: words.language))
        }
      }
    }
  }

  /// The meanings that a user can select for a line.
  static let meanings =
    PassageKind.allCases.filter { $0 != .lead }.map { GivenHeadings.Meaning.heading($0.section) } + [.text]

  private func choose(
    _ line: SourceLine, _ findings: [Finding], _ choices: Choices, _ request: PageRequest, _ html: HTML
  ) {
    let name = choices.field(line.number)
    let chosen = choices.chosen[name]
    guard line.isHeading || chosen != nil || findings.contains(where: { $0.identifier == "heading-possible" }) else {
      return
    }
    let words = request.words
    html.element(
      "select", .init("name", name), .init("form", choices.form), .init("aria-label", words.whatLineOpens(line.number))
    ) {
      html.element("option", .init("value", ""), text: words.asItWasRead)
      for meaning in Self.meanings {
        html.element(
          "option", .init("value", meaning.name), .init("selected", if: chosen == meaning.name),
          text: meaning == .text ? words.noHeading : words.headingOf(words.kindHeading(meaning.passages)))
      }
    }
  }

  private func label(_ piece: SourceLine.Piece, _ request: PageRequest, _ html: HTML) {
    let words = request.words
    switch piece.part {
    case .title: html.element("span", .class("tag"), text: words.titleOfDocument)
    case .heading(let kind):
      html.element("span", .class("tag"), text: words.headingOf(words.kindHeading(PassageKind(kind).rawValue)))
    case .entry(let kind, let number):
      html.element("span", .class("tag"), text: "\(words.kind(kind.rawValue)) \(number)")
      if let reference = piece.reference, linksPassages {
        html.link(request.links.passage(reference), reference)
      } else if let reference = piece.reference {
        html.text(reference)
      }
    }
  }
}
