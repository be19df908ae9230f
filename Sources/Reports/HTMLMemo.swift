import ByregionPrinting
import ByregionText

/// A memo as one self-contained web page, readable by screen readers and ready to print.
enum HTMLMemo {
  static func write(_ memo: Memo, to output: Output) {
    var page = Markup()
    /// Passes what is written so far to the output.
    func pass(_ page: inout Markup) {
      output.append(page.bytes)
      page = Markup()
    }
    let catalogue = memo.catalogue
    page.raw("<!DOCTYPE html>\n<html lang=\"\(catalogue.language.rawValue)\">\n<head>\n<meta charset=\"utf-8\">\n")
    page.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>")
    page.text(memo.title)
    page.raw("</title>\n<style>\n\(style)</style>\n</head>\n<body>\n<main>\n<h1>")
    page.text(memo.title)
    page.raw("</h1>\n")
    for sentence in memo.introduction { element("p", sentence, &page) }
    overview(memo, &page)
    for (index, theme) in memo.themes.enumerated() { self.theme(theme, index, memo, &page, pass) }
    if !memo.sources.isEmpty {
      page.raw("<section aria-labelledby=\"kilder\">\n<h2 id=\"kilder\">\(catalogue.memoSources)</h2>\n<ul>\n")
      for source in memo.sources {
        element("li", memo.entry(source), &page)
        pass(&page)
      }
      page.raw(
        "</ul>\n</section>\n<section aria-labelledby=\"noter\">\n<h2 id=\"noter\">\(catalogue.memoNotes)</h2>\n<ol>\n")
      memo.forEachQuotation { quotation in
        page.raw("<li id=\"note-\(quotation.note)\">")
        page.text(memo.note(quotation))
        page.raw(" <a href=\"#sitat-\(quotation.note)\" aria-label=\"↩ \(quotation.note)\">↩</a></li>\n")
        pass(&page)
      }
      page.raw("</ol>\n</section>\n")
    }
    page.raw("</main>\n</body>\n</html>\n")
    pass(&page)
  }

  private static func element(_ name: String, _ text: String, _ page: inout Markup) {
    page.raw("<\(name)>")
    page.text(text)
    page.raw("</\(name)>\n")
  }

  private static func overview(_ memo: Memo, _ page: inout Markup) {
    let catalogue = memo.catalogue
    page.raw("<table>\n<caption>\(catalogue.memoOverview)</caption>\n<thead>\n<tr>")
    for name in [catalogue.memoTheme, catalogue.memoHits, catalogue.memoRegions, catalogue.memoCounties] {
      page.raw("<th scope=\"col\">\(name)</th>")
    }
    page.raw("</tr>\n</thead>\n<tbody>\n")
    for (index, theme) in memo.themes.enumerated() {
      page.raw("<tr><th scope=\"row\"><a href=\"#tema-\(index + 1)\">")
      page.text(theme.title)
      page.raw("</a></th>")
      for number in [theme.hitCount, theme.regionCount, theme.countyCount] {
        page.raw("<td>\(catalogue.number(number))</td>")
      }
      page.raw("</tr>\n")
    }
    page.raw("</tbody>\n</table>\n")
  }

  private static func theme(
    _ theme: Memo.Theme, _ index: Int, _ memo: Memo, _ page: inout Markup, _ pass: (inout Markup) -> Void
  ) {
    page.raw("<section aria-labelledby=\"tema-\(index + 1)\">\n<h2 id=\"tema-\(index + 1)\">")
    page.text(theme.title)
    page.raw("</h2>\n")
    element("p", memo.summary(of: theme), &page)
    bars(theme, memo, &page)
    for group in theme.groups {
      element("h3", group.title, &page)
      for quotation in group.quotations {
        self.quotation(quotation, memo, memo.grouping == .kind, &page)
        pass(&page)
      }
    }
    if !theme.similar.isEmpty {
      element("h3", memo.catalogue.memoSimilar, &page)
      for quotation in theme.similar { self.quotation(quotation, memo, true, &page) }
    }
    page.raw("</section>\n")
  }

  private static func bars(_ theme: Memo.Theme, _ memo: Memo, _ page: inout Markup) {
    let bars = memo.bars(of: theme)
    guard bars.count > 1, let most = bars.map(\.count).max() else { return }
    page.raw("<table class=\"bars\">\n<caption>\(memo.catalogue.memoShare)</caption>\n<thead>\n<tr>")
    page.raw("<th scope=\"col\">\(memo.groupName)</th><th scope=\"col\">\(memo.catalogue.memoHits)</th></tr>\n")
    page.raw("</thead>\n<tbody>\n")
    for bar in bars {
      page.raw("<tr><th scope=\"row\">")
      page.text(bar.name)
      page.raw("</th><td><span class=\"bar\" style=\"width:\(max(1, bar.count * 100 / most) * 3 / 4)%\"></span> ")
      page.raw("\(memo.catalogue.number(bar.count))</td></tr>\n")
    }
    page.raw("</tbody>\n</table>\n")
  }

  private static func quotation(
    _ quotation: Memo.Quotation, _ memo: Memo, _ namesRegion: Bool, _ page: inout Markup
  ) {
    page.raw("<figure id=\"sitat-\(quotation.note)\">\n<figcaption>")
    page.text(memo.label(quotation, namesRegion: namesRegion))
    page.raw("</figcaption>\n<blockquote lang=\"\(quotation.languageTag)\"><p>")
    for piece in quotation.pieces {
      if piece.isMarked { page.raw("<mark>") }
      page.text(piece.text, lineBreak: "<br>")
      if piece.isMarked { page.raw("</mark>") }
    }
    page.raw("<sup><a href=\"#note-\(quotation.note)\">\(quotation.note)</a></sup></p></blockquote>\n</figure>\n")
  }

  private static let style = """
    :root { color-scheme: light; }
    body { margin: 0; font: 1rem/1.55 Georgia, "Times New Roman", serif; color: #1a1a1a; background: #fff; }
    main { max-width: 44rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
    h1, h2, h3, caption, th, figcaption { font-family: "Segoe UI", "Helvetica Neue", Arial, sans-serif; }
    h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 1.5rem; }
    h2 { font-size: 1.4rem; margin: 2.5rem 0 .75rem; padding-bottom: .25rem; border-bottom: 2px solid #1f4e79; }
    h3 { font-size: 1.1rem; margin: 1.75rem 0 .5rem; color: #1f4e79; }
    table { border-collapse: collapse; width: 100%; margin: 1.25rem 0; }
    caption { text-align: left; font-weight: 600; padding-bottom: .4rem; }
    th, td { padding: .35rem .6rem; border-bottom: 1px solid #c8c8c8; text-align: right; }
    th { font-weight: 600; } th:first-child { text-align: left; } .bars td { text-align: left; width: 65%; }
    .bar { display: inline-block; height: .8em; background: #1f4e79; vertical-align: baseline; print-color-adjust: exact; }
    figure { margin: 1rem 0 1.4rem; break-inside: avoid; }
    figcaption { font-size: .85rem; color: #525252; }
    blockquote { margin: .2rem 0 0; padding-left: 1rem; border-left: 3px solid #9db8d2; overflow-wrap: anywhere; }
    blockquote p { margin: 0; }
    mark { background: #ffe58a; color: inherit; font-weight: 600; print-color-adjust: exact; }
    sup { line-height: 0; } sup a { padding: 0 .15em; } a { color: #0b4f8a; }
    section ol, section ul { padding-left: 1.6rem; font-size: .92rem; }
    :target { outline: 2px solid #0b4f8a; outline-offset: 4px; }
    @media print {
      main { max-width: none; padding: 0; } body { font-size: 10.5pt; }
      a { color: inherit; text-decoration: none; } h2, h3, figcaption { break-after: avoid; }
    }

    """
}

/// Builds XML or HTML in memory.
struct Markup {
  private(set) var bytes: [UInt8] = []

  /// Appends trusted markup unescaped.
  mutating func raw(_ markup: String) { bytes.append(contentsOf: markup.utf8) }

  /// Appends a text with markup escaped. Characters that XML does not allow are shown as by ``Sanitizer``.
  ///
  /// - Parameter lineBreak: the replacement for a line break.
  mutating func text(_ text: String, lineBreak: String = " ") {
    var text = text
    text.withUTF8 { self.text($0, lineBreak: lineBreak) }
  }

  mutating func text(_ text: UnsafeBufferPointer<UInt8>, lineBreak: String) {
    Sanitizer.forEachPart(of: text, keeping: [.newlines, .tabs]) { part in
      var index = 0
      while index < part.count {
        switch part[index] {
        case 0x26: raw("&amp;")
        case 0x3C: raw("&lt;")
        case 0x3E: raw("&gt;")
        case 0x22: raw("&quot;")
        case 0x0A: raw(lineBreak)
        case 0x09: raw(" ")
        case 0xEF where index + 2 < part.count && part[index + 1] == 0xBF && part[index + 2] >= 0xBE:
          // XML does not allow U+FFFE and U+FFFF.
          raw("\u{FFFD}")
          index += 2
        default: bytes.append(part[index])
        }
        index += 1
      }
    }
  }
}

extension Memo.Quotation {
  /// The text split into marked and unmarked pieces, in order; concatenated they are ``text`` byte for byte.
  var pieces: [(text: String, isMarked: Bool)] {
    let bytes = Array(text.utf8)
    var pieces: [(String, Bool)] = []
    var start = 0
    func add(_ range: Range<Int>, _ isMarked: Bool) {
      if !range.isEmpty { pieces.append((String(decoding: bytes[range], as: UTF8.self), isMarked)) }
    }
    for mark in marks where mark.lowerBound >= start && mark.upperBound <= bytes.count {
      add(start..<mark.lowerBound, false)
      add(mark, true)
      start = mark.upperBound
    }
    add(start..<bytes.count, false)
    return pieces
  }

  /// The language of the text for screen readers; Bokmål when it has both written forms.
  var languageTag: String { language == "nn" ? "nn" : "nb" }
}
