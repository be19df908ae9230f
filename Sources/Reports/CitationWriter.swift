import ByregionPrinting
import ByregionText

/// The formats of reference managers.
package enum CitationFormat: String, Sendable, CaseIterable {
  case bibtex
  case cslJSON = "csl-json"
  case ris
}

/// Writes citations for reference managers: values in, bytes out.
package enum CitationWriter {
  package static func bytes(of citations: [Citation], as format: CitationFormat) -> [UInt8] {
    let memory = MemoryDestination()
    let output = Output(memory)
    switch format {
    case .bibtex: for citation in citations { bibtex(citation, output) }
    case .cslJSON: cslJSON(citations, output)
    case .ris: for citation in citations { ris(citation, output) }
    }
    // A buffer in memory does not fail.
    try? output.flush()
    return memory.bytes
  }

  // MARK: BibTeX

  private static func bibtex(_ citation: Citation, _ output: Output) {
    output.append("@misc{\(citation.key),\n")
    // A second pair of braces keeps a name whole, and letters as they are.
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

  /// An address, whose special characters are encoded so that no brace ends the field.
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
