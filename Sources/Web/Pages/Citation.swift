import ByregionLanguages
import ByregionPrinting
import ByregionReading

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
