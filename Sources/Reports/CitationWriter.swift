import ByregionPrinting
import ByregionReading
import ByregionRecords
import ByregionSearch
import ByregionStore
import ByregionText

/// The data for a reference manager about a document or a passage.
package struct Citation: Sendable, Hashable {
  /// A key of letters, digits and hyphens: `rana-advice-2`, or `rana-document-1`.
  package var key: String
  /// The region that wrote it.
  package var author: String
  package var title: String
  package var publisher: String?
  package var url: String?
  /// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; nil when unknown.
  package var publishedOn: String?
  /// The day on which the document was imported, `YYYY-MM-DD`.
  package var importedOn: String
  /// `nb`, `nn`, or nil for a document with both written forms.
  package var language: String?
  /// Its location: reference, file and line.
  package var note: String
  /// The text of a passage; nil for a whole document.
  package var text: String?

  /// A whole document.
  package init(_ document: StoredDocument) {
    key = "\(document.regionSlug)-document-\(document.id)"
    author = document.regionName
    title = document.description.title ?? document.title
    publisher = document.description.publisher
    url = document.description.url
    publishedOn = document.description.publishedOn
    importedOn = String(document.importedAt.prefix(10))
    language = document.language == "mixed" ? nil : document.language
    note = document.source
  }

  /// A passage of a document.
  package init(_ document: StoredDocument, reference: String, line: Int, text: String) {
    self.init(document)
    key = reference.replacing("/", with: "-")
    note = "\(reference), \(document.source):\(line)"
    self.text = text
  }
}

extension KnowledgeBase {
  /// The citations of hits, in their order.
  package func citations(of hits: [Hit]) throws -> [Citation] {
    try readSnapshot {
      var documents: [Int64: StoredDocument] = [:]
      return try hits.map { hit in
        let document = try documents[hit.documentID] ?? document(hit.documentID)
        documents[hit.documentID] = document
        return Citation(document, reference: hit.reference, line: hit.line, text: hit.text)
      }
    }
  }

  /// The citation of the passage of a page.
  package func citation(of page: PassagePage) throws -> Citation {
    Citation(try document(page.documentID), reference: page.reference, line: page.line, text: page.text)
  }
}

/// The formats of reference managers.
package enum CitationFormat: String, Sendable, CaseIterable {
  case bibtex
  case cslJSON = "csl-json"
  case ris
}

/// Writes citations in the formats of reference managers.
package enum CitationWriter {
  package static func bytes(of citations: [Citation], as format: CitationFormat) -> [UInt8] {
    let memory = MemoryDestination()
    let output = Output(memory)
    switch format {
    case .bibtex: for citation in citations { bibtex(citation, output) }
    case .cslJSON: cslJSON(citations, output)
    case .ris: for citation in citations { ris(citation, output) }
    }
    // Writing to memory cannot fail.
    try? output.flush()
    return memory.bytes
  }

  // MARK: BibTeX

  private static func bibtex(_ citation: Citation, _ output: Output) {
    output.append("@misc{\(citation.key),\n")
    // The inner braces keep BibTeX from splitting names and changing case.
    field("author", "{\(tex(citation.author))}", output)
    field("title", "{\(tex(citation.title))}", output)
    if let publisher = citation.publisher { field("publisher", "{\(tex(publisher))}", output) }
    if let date = citation.publishedOn {
      field("year", String(date.prefix(4)), output)
      field("date", date, output)
    }
    if let url = citation.url { field("url", urlText(url), output) }
    field("urldate", citation.importedOn, output)
    if let language = citation.language { field("language", language == "nn" ? "nynorsk" : "norsk", output) }
    field("note", tex(citation.note), output)
    if let text = citation.text { field("abstract", tex(text), output) }
    output.append("}\n\n")
  }

  private static func field(_ name: String, _ value: String, _ output: Output) {
    output.append("  \(name) = {\(value)},\n")
  }

  /// A text with TeX's special characters escaped, on one line.
  private static func tex(_ text: String) -> String {
    var escaped = ""
    for character in Sanitizer.visible(text, keeping: .newlines) {
      switch character {
      case "\n": escaped += " "
      case "\\": escaped += "\\textbackslash{}"
      case "{", "}", "&", "%", "$", "#", "_": escaped += "\\\(character)"
      case "~": escaped += "\\textasciitilde{}"
      case "^": escaped += "\\textasciicircum{}"
      default: escaped.append(character)
      }
    }
    return escaped
  }

  /// A URL, with braces and backslashes percent-encoded so that none ends the field.
  private static func urlText(_ url: String) -> String {
    Sanitizer.visible(url).replacing("{", with: "%7B").replacing("}", with: "%7D").replacing("\\", with: "%5C")
  }

  // MARK: CSL-JSON

  private static func cslJSON(_ citations: [Citation], _ output: Output) {
    let writer = JSONWriter(output, indented: true)
    writer.array {
      for citation in citations {
        writer.object {
          writer.field("id", citation.key)
          writer.field("type", "report")
          writer.field("title", citation.title)
          writer.field("author", each: [citation.author]) { name in writer.object { writer.field("literal", name) } }
          if let publisher = citation.publisher { writer.field("publisher", publisher) }
          if let url = citation.url { writer.field("URL", url) }
          if let date = citation.publishedOn { self.date("issued", date, writer) }
          date("accessed", citation.importedOn, writer)
          if let language = citation.language { writer.field("language", "\(language)-NO") }
          writer.field("note", citation.note)
          if let text = citation.text { writer.field("abstract", text) }
        }
      }
    }
    writer.endLine()
  }

  private static func date(_ name: String, _ date: String, _ writer: JSONWriter) {
    writer.field(
      name,
      object: {
        writer.field("date-parts", each: [date.split(separator: "-").compactMap { Int($0) }]) { parts in
          writer.array { for part in parts { writer.integer(part) } }
        }
      })
  }

  // MARK: RIS

  private static func ris(_ citation: Citation, _ output: Output) {
    func line(_ tag: String, _ value: String) {
      output.append("\(tag)  - \(Sanitizer.visible(value.replacing("\n", with: " ")))\r\n")
    }
    line("TY", "RPRT")
    line("ID", citation.key)
    line("AU", citation.author)
    line("TI", citation.title)
    if let publisher = citation.publisher { line("PB", publisher) }
    if let date = citation.publishedOn {
      line("PY", String(date.prefix(4)))
      line("DA", date.replacing("-", with: "/"))
    }
    if let url = citation.url { line("UR", url) }
    line("Y2", citation.importedOn.replacing("-", with: "/"))
    if let language = citation.language { line("LA", language) }
    line("N1", citation.note)
    if let text = citation.text { line("AB", text) }
    output.append("ER  - \r\n\r\n")
  }
}
