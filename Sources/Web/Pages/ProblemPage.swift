import ByregionLanguages
import ByregionPrinting
import ByregionRecords

/// Writes a problem as an HTML page, or as RFC 9457 JSON for programs. Both have the same content.
enum ProblemPage {
  /// The media type of problems for programs (RFC 9457).
  static let mediaType = "application/problem+json"

  static func write(_ problem: Problem, _ request: PageRequest, _ response: Response) {
    response.head.status = problem.kind.status
    response.head.fields += problem.fields
    response.head.entityTag = nil
    response.head.cacheControl = "no-store"
    // Links to memos are followed in a browser, so their problems are HTML pages too.
    guard request.format == .html || MemoPage.formats.contains(request.format) else {
      response.head.mediaType = mediaType
      let writer = JSONWriter(response.output, indented: true)
      json(problem, request, writer)
      return writer.endLine()
    }
    let words = request.words
    var frame = PageLayout(title: words.title(of: problem.kind))
    frame.isPrivate = true
    frame.write(request, response) { html in
      html.element("h1", text: words.title(of: problem.kind))
      self.explanation(problem, request, html)
      html.element("p") { html.link(request.links.to(), words.toFrontPage) }
    }
  }

  /// Writes what happened, an excerpt of the text with the error marked, and what to do next.
  static func explanation(_ problem: Problem, _ request: PageRequest, _ html: HTML) {
    let words = request.words
    // Messages from SQLite and the operating system are not translated.
    let isForeign = if case .message(let message) = problem.detail { message.bokmål == message.english } else { false }
    html.element("div", .class("warning"), .init("role", "alert")) {
      html.element("p", .lang(isForeign ? "en" : nil), text: capitalized(words.sentence(problem.detail)))
      if let excerpt = problem.excerpt { self.excerpt(excerpt, words, html) }
      if let hint = problem.hint { html.element("p", text: hint.text(in: words.language)) }
    }
    guard !problem.suggestions.isEmpty else { return }
    html.element("p", text: words.didYouMean)
    html.element("ul") {
      for suggestion in problem.suggestions {
        html.element("li") {
          if let path = suggestion.path {
            html.link(request.links.to(path), suggestion.text)
          } else {
            html.text(suggestion.text)
          }
        }
      }
    }
  }

  /// Writes the line of the text that contains the error, with carets below the error.
  static func excerpt(_ excerpt: KnowledgeBaseError.Excerpt, _ words: Catalogue, _ html: HTML) {
    let place = TextPlace(excerpt)
    html.element("pre") {
      html.element("span", .class("hidden"), text: words.place(line: place.line, column: place.column))
      html.text(place.text + "\n")
      html.element("span", .class("caret"), .init("aria-hidden", "true"), text: place.carets)
    }
  }

  private static func capitalized(_ text: String) -> String {
    let sentence = text.prefix(1).uppercased() + text.dropFirst()
    return ".?!".contains(sentence.last ?? ".") ? sentence : sentence + "."
  }

  private static func json(_ problem: Problem, _ request: PageRequest, _ writer: JSONWriter) {
    let words = Catalogue(request.language)
    let page = Links(basePath: request.site.basePath).bare(["about"])
    writer.object {
      writer.field("type", request.origin + page + "#problem-" + problem.kind.rawValue)
      writer.field("title", words.title(of: problem.kind))
      writer.field("status", problem.kind.status)
      writer.field("detail", words.sentence(problem.detail))
      writer.field("instance", request.site.basePath + String(request.target.prefix(2_000)))
      if let excerpt = problem.excerpt {
        let place = TextPlace(excerpt)
        writer.field("offset", excerpt.range.lowerBound)
        writer.field("line", place.line)
        writer.field("column", place.column)
      }
      if let hint = problem.hint { writer.field("hint", hint.text(in: words.language)) }
      if !problem.suggestions.isEmpty { writer.field("suggestions", problem.suggestions.map(\.text)) }
    }
  }

  /// The last line of an NDJSON stream that a problem cuts off.
  static func line(_ problem: Problem, _ request: PageRequest) -> String {
    Output.text { output in
      let writer = JSONWriter(output)
      writer.object {
        writer.key("error")
        json(problem, request, writer)
      }
      writer.endLine()
    }
  }
}

/// A position in a text, as shown to people.
struct TextPlace {
  /// The line number, from 1.
  var line: Int
  /// The column in characters, from 1.
  var column: Int
  /// The line. If more than 60 characters are before or after the range, only the nearest 59 are kept, with "…".
  var text: String
  /// Spaces, then carets below the range in `text`.
  var carets: String

  init(_ excerpt: KnowledgeBaseError.Excerpt) {
    let bytes = Array(excerpt.text.utf8)
    let start = min(excerpt.range.lowerBound, bytes.count)
    let lineStart = bytes[..<start].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    let lineEnd = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
    let before = String(decoding: bytes[lineStart..<start], as: UTF8.self)
    let end = max(start, min(excerpt.range.upperBound, lineEnd))
    let marked = String(decoding: bytes[start..<end], as: UTF8.self)
    line = bytes[..<start].reduce(1) { $1 == 0x0A ? $0 + 1 : $0 }
    column = before.count + 1
    let shownBefore = before.count > 60 ? "…" + before.suffix(59) : before
    let rest = String(decoding: bytes[end..<lineEnd], as: UTF8.self)
    text = shownBefore + marked + (rest.count > 60 ? rest.prefix(59) + "…" : rest)
    carets = String(repeating: " ", count: shownBefore.count) + String(repeating: "^", count: max(1, marked.count))
  }
}

extension Catalogue {
  var toFrontPage: String { text(nb: "Til forsiden", nn: "Til framsida", en: "To the front page") }
  var didYouMean: String { text(nb: "Mente du:", nn: "Meinte du:", en: "Did you mean:") }
  func place(line: Int, column: Int) -> String {
    text(
      nb: "Linje \(line), kolonne \(column): ", nn: "Linje \(line), kolonne \(column): ",
      en: "Line \(line), column \(column): ")
  }
}
