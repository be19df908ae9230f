import ByregionLanguages
import ByregionReading
import ByregionRecords
import ByregionWriteUp

/// The lines of a document, with what was read from each beside it, and doubts where they stand.
struct SourceLinesView {
  /// What was not certain in a line, in English.
  struct Doubt: Sendable {
    var line: Int
    var severity: String
    var message: String
  }

  private let lines: [SourceLine]
  private let doubts: [Int: [Doubt]]
  private let language: String
  private let linksPassages: Bool
  private let prefix: String

  /// - Parameters:
  ///   - language: of the document.
  ///   - linksPassages: whether the passages are there.
  ///   - prefix: stands before the lines' ids, where a page shows several documents.
  init(
    _ lines: [SourceLine], doubts: [Doubt], language: String, linksPassages: Bool, prefix: String = ""
  ) {
    self.lines = lines
    self.doubts = Dictionary(grouping: doubts, by: \.line)
    self.language = language
    self.linksPassages = linksPassages
    self.prefix = prefix
  }

  func write(_ request: PageRequest, _ html: HTML) {
    html.element("ol", .class("lines")) {
      for line in lines {
        let own = doubts[line.number] ?? []
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

  private func reading(_ line: SourceLine, _ doubts: [Doubt], _ request: PageRequest, _ html: HTML) {
    let words = request.words
    html.element("div", .class("read")) {
      if line.goesOn { html.element("span", .class("soft"), text: words.goesOn) }
      if line.isLeftOut { html.element("span", .class("soft"), text: words.notRead) }
      for piece in line.pieces {
        html.element("div") {
          label(piece, request, html)
          // Where a line holds several texts, or markup, what was read is shown beside its label.
          if line.pieces.count > 1 || line.isMarkup {
            html.text(" ")
            html.element("span", .lang("no"), text: piece.text)
          }
        }
      }
      for doubt in doubts {
        html.element("div", .class("warning")) {
          html.element("span", .class("tag"), text: words.severity(doubt.severity))
          html.element("span", .lang("en"), text: doubt.message)
        }
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
