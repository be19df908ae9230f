import ByregionLanguages

/// A memo as an OpenDocument text (ODF 1.3), with named styles and footnotes.
enum OpenDocumentMemo {
  private static let barCells = 40
  private static let mediaType = "application/vnd.oasis.opendocument.text"

  static func bytes(of memo: Memo) throws -> [UInt8] {
    try ZipPackage.bytes(of: [
      ZipPackage.Part("mimetype", mediaType, isStored: true),
      ZipPackage.Part("META-INF/manifest.xml", manifest), ZipPackage.Part("meta.xml", properties(memo)),
      ZipPackage.Part("styles.xml", styles(memo.catalogue)), ZipPackage.Part("content.xml") { content(memo) },
    ])
  }

  private static let namespaces =
    ["office", "style", "text", "table", "meta"].map {
      "xmlns:\($0)=\"urn:oasis:names:tc:opendocument:xmlns:\($0):1.0\""
    }.joined(separator: " ")
    + " xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\""
    + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\" office:version=\"1.3\""

  private static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

  private static let manifest =
    "\(declaration)<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" "
    + "manifest:version=\"1.3\"><manifest:file-entry manifest:full-path=\"/\" manifest:version=\"1.3\" "
    + "manifest:media-type=\"\(mediaType)\"/>"
    + ["content.xml", "styles.xml", "meta.xml"].map {
      "<manifest:file-entry manifest:full-path=\"\($0)\" manifest:media-type=\"text/xml\"/>"
    }.joined() + "</manifest:manifest>"

  private static func properties(_ memo: Memo) -> [UInt8] {
    var meta = Markup()
    meta.raw("\(declaration)<office:document-meta \(namespaces)><office:meta><dc:title>")
    meta.text(memo.title)
    meta.raw("</dc:title><meta:creation-date>")
    meta.text(memo.madeAt.hasSuffix("Z") ? String(memo.madeAt.dropLast()) : memo.madeAt)
    meta.raw("</meta:creation-date><dc:language>\(memo.catalogue.language.rawValue)</dc:language>")
    meta.raw("</office:meta></office:document-meta>")
    return meta.bytes
  }

  private static func styles(_ catalogue: Catalogue) -> String {
    func paragraph(
      _ name: String, _ display: String, _ layout: String, _ letters: String = "", level: Int? = nil
    ) -> String {
      let outline = level.map { " style:default-outline-level=\"\($0)\"" } ?? ""
      return "<style:style style:name=\"\(name)\" style:display-name=\"\(display)\" style:family=\"paragraph\" "
        + "style:parent-style-name=\"Standard\"\(outline)><style:paragraph-properties \(layout)/>"
        + "<style:text-properties \(letters)/></style:style>"
    }
    let named = [
      paragraph(
        "Title", "Title", "fo:margin-bottom='0.42cm' fo:keep-with-next='always'",
        "fo:font-size='22pt' fo:font-weight='bold' fo:color='#1f4e79'"),
      paragraph(
        "Heading_20_1", "Heading 1", "fo:margin-top='0.7cm' fo:margin-bottom='0.21cm' fo:keep-with-next='always'",
        "fo:font-size='15pt' fo:font-weight='bold' fo:color='#1f4e79'", level: 1),
      paragraph(
        "Heading_20_2", "Heading 2", "fo:margin-top='0.5cm' fo:margin-bottom='0.14cm' fo:keep-with-next='always'",
        "fo:font-size='12.5pt' fo:font-weight='bold' fo:color='#1f4e79'", level: 2),
      paragraph(
        "Label", "Byregion Label",
        "fo:margin-left='0.5cm' fo:margin-top='0.28cm' fo:margin-bottom='0.04cm' fo:keep-with-next='always'",
        "fo:font-size='9.5pt' fo:color='#595959'"),
      paragraph(
        "Quotations", "Quotations",
        "fo:margin-left='0.5cm' fo:margin-bottom='0.28cm' fo:padding-left='0.3cm' fo:border-left='2.25pt solid #9db8d2'"
      ),
      paragraph("Bibliography", "Bibliography", "fo:margin-left='0.5cm' fo:text-indent='-0.5cm'"),
      paragraph("Footnote", "Footnote", "fo:margin-bottom='0.04cm' fo:line-height='100%'", "fo:font-size='9pt'"),
      paragraph("Footer", "Footer", "fo:text-align='end'"),
    ]
    let (language, country) = catalogue.language == .english ? ("en", "GB") : (catalogue.language.rawValue, "NO")
    return """
      \(declaration)<office:document-styles \(namespaces)><office:styles>\
      <style:default-style style:family="paragraph"><style:paragraph-properties fo:margin-bottom="0.21cm" \
      fo:line-height="115%"/><style:text-properties fo:font-family="Calibri, Carlito, sans-serif" fo:font-size="11pt" \
      fo:language="\(language)" fo:country="\(country)"/></style:default-style>\
      <style:style style:name="Standard" style:family="paragraph" style:class="text"/>\
      \(named.joined())\
      <style:style style:name="Match" style:display-name="Byregion Match" style:family="text"><style:text-properties \
      fo:font-weight="bold" fo:background-color="#ffe58a"/></style:style></office:styles><office:automatic-styles>\
      <style:page-layout style:name="Page"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" \
      fo:margin-top="2.5cm" fo:margin-bottom="2cm" fo:margin-left="2.5cm" fo:margin-right="2.5cm"/><style:footer-style>\
      <style:header-footer-properties fo:min-height="0.8cm" fo:margin-top="0.4cm"/></style:footer-style>\
      </style:page-layout></office:automatic-styles><office:master-styles><style:master-page style:name="Standard" \
      style:page-layout-name="Page"><style:footer><text:p text:style-name="Footer">\(catalogue.memoPage) \
      <text:page-number>1</text:page-number></text:p></style:footer></style:master-page></office:master-styles>\
      </office:document-styles>
      """
  }

  private static func content(_ memo: Memo) -> AnyIterator<[UInt8]> {
    memo.pieces(
      from: "\(declaration)<office:document-content \(namespaces)><office:automatic-styles>\(automaticStyles)"
        + "</office:automatic-styles><office:body><office:text>",
      to: "</office:text></office:body></office:document-content>"
    ) { part, page in write(part, of: memo, &page) }
  }

  private static func write(_ part: Memo.Part, of memo: Memo, _ page: inout Markup) {
    switch part {
    case .beginning:
      paragraph("Title", memo.title, &page)
      for sentence in memo.introduction { paragraph("Standard", sentence, &page) }
      heading(1, memo.catalogue.memoOverview, &page)
      overview(memo, &page)
    case .theme(let theme):
      heading(1, theme.title, &page)
      paragraph("Standard", memo.summary(of: theme), &page)
      bars(theme, memo, &page)
    case .group(let group): heading(2, group.title, &page)
    case .quotation(let quotation, let namesRegion): self.quotation(quotation, memo, namesRegion, &page)
    case .similar: heading(2, memo.catalogue.memoSimilar, &page)
    case .sources: heading(1, memo.catalogue.memoSources, &page)
    case .source(let source): paragraph("Bibliography", memo.entry(source), &page)
    }
  }

  private static let automaticStyles =
    "<style:style style:name=\"Number\" style:family=\"paragraph\" style:parent-style-name=\"Standard\">"
    + "<style:paragraph-properties fo:text-align=\"end\" fo:margin-bottom=\"0.04cm\"/></style:style>"
    + "<style:style style:name=\"Cell\" style:family=\"paragraph\" style:parent-style-name=\"Standard\">"
    + "<style:paragraph-properties fo:margin-bottom=\"0.04cm\"/></style:style>"
    + "<style:style style:name=\"Bold\" style:family=\"text\"><style:text-properties fo:font-weight=\"bold\"/></style:style>"
    + ["nb", "nn"].map {
      "<style:style style:name=\"Text-\($0)\" style:family=\"text\"><style:text-properties fo:language=\"\($0)\" "
        + "fo:country=\"NO\"/></style:style><style:style style:name=\"Match-\($0)\" style:family=\"text\" "
        + "style:parent-style-name=\"Match\"><style:text-properties fo:language=\"\($0)\" fo:country=\"NO\"/></style:style>"
    }.joined()
    + "<style:style style:name=\"Line\" style:family=\"table-cell\"><style:table-cell-properties "
    + "fo:border-bottom=\"0.5pt solid #bfbfbf\" fo:padding=\"0.08cm\" fo:padding-right=\"0.2cm\"/></style:style>"
    + "<style:style style:name=\"Bar\" style:family=\"table-cell\"><style:table-cell-properties "
    + "fo:background-color=\"#3d78b3\" fo:border-top=\"3pt solid #ffffff\" fo:border-bottom=\"3pt solid #ffffff\" "
    + "fo:padding=\"0.08cm\"/></style:style>"
    + "<style:style style:name=\"Table\" style:family=\"table\"><style:table-properties style:width=\"16cm\" "
    + "table:align=\"left\" fo:margin-bottom=\"0.3cm\"/></style:style>"
    + [("Name", "8.05cm"), ("Count", "2.65cm"), ("BarName", "5.6cm"), ("BarCount", "1.6cm"), ("Step", "0.22cm")].map {
      "<style:style style:name=\"\($0.0)\" style:family=\"table-column\"><style:table-column-properties "
        + "style:column-width=\"\($0.1)\"/></style:style>"
    }.joined()

  private static func paragraph(_ style: String, _ text: String, _ page: inout Markup) {
    page.raw("<text:p text:style-name=\"\(style)\">")
    page.text(text, lineBreak: "<text:line-break/>")
    page.raw("</text:p>")
  }

  private static func heading(_ level: Int, _ text: String, _ page: inout Markup) {
    page.raw("<text:h text:style-name=\"Heading_20_\(level)\" text:outline-level=\"\(level)\">")
    page.text(text)
    page.raw("</text:h>")
  }

  private static func quotation(
    _ quotation: Memo.Quotation, _ memo: Memo, _ namesRegion: Bool, _ page: inout Markup
  ) {
    paragraph("Label", memo.label(quotation, namesRegion: namesRegion), &page)
    page.raw("<text:p text:style-name=\"Quotations\">")
    for piece in quotation.pieces {
      page.raw("<text:span text:style-name=\"\(piece.isMarked ? "Match" : "Text")-\(quotation.languageTag)\">")
      page.text(piece.text, lineBreak: "<text:line-break/>")
      page.raw("</text:span>")
    }
    page.raw("<text:note text:id=\"ftn\(quotation.note)\" text:note-class=\"footnote\"><text:note-citation>")
    page.raw("\(quotation.note)</text:note-citation><text:note-body>")
    // `text:s` keeps the space: leading white space of a paragraph is dropped.
    page.raw("<text:p text:style-name=\"Footnote\"><text:s/>")
    page.text(memo.note(quotation))
    page.raw("</text:p>")
    page.raw("</text:note-body></text:note></text:p>")
  }

  private static func cell(
    _ text: String, _ page: inout Markup, span: Int = 1, isNumber: Bool = false, isBold: Bool = false,
    isBar: Bool = false
  ) {
    page.raw("<table:table-cell table:style-name=\"\(isBar ? "Bar" : "Line")\" office:value-type=\"string\"")
    if span > 1 { page.raw(" table:number-columns-spanned=\"\(span)\"") }
    page.raw("><text:p text:style-name=\"\(isNumber ? "Number" : "Cell")\">")
    if isBold { page.raw("<text:span text:style-name=\"Bold\">") }
    page.text(text)
    if isBold { page.raw("</text:span>") }
    page.raw("</text:p></table:table-cell>")
    for _ in 1..<max(span, 1) { page.raw("<table:covered-table-cell/>") }
  }

  private static func overview(_ memo: Memo, _ page: inout Markup) {
    let catalogue = memo.catalogue
    page.raw("<table:table table:name=\"Oversikt\" table:style-name=\"Table\"><table:table-column ")
    page.raw("table:style-name=\"Name\"/><table:table-column table:style-name=\"Count\" ")
    page.raw("table:number-columns-repeated=\"3\"/><table:table-header-rows><table:table-row>")
    cell(catalogue.memoTheme, &page, isBold: true)
    for name in [catalogue.memoHits, catalogue.memoRegions, catalogue.memoCounties] {
      cell(name, &page, isNumber: true, isBold: true)
    }
    page.raw("</table:table-row></table:table-header-rows>")
    for theme in memo.themes {
      page.raw("<table:table-row>")
      cell(theme.title, &page)
      for number in [theme.hitCount, theme.regionCount, theme.countyCount] {
        cell(catalogue.number(number), &page, isNumber: true)
      }
      page.raw("</table:table-row>")
    }
    page.raw("</table:table>")
  }

  private static func bars(_ theme: Memo.Theme, _ memo: Memo, _ page: inout Markup) {
    let bars = memo.bars(of: theme)
    guard bars.count > 1, let most = bars.map(\.count).max(), most > 0 else { return }
    page.raw("<table:table table:style-name=\"Table\"><table:table-column table:style-name=\"BarName\"/>")
    page.raw("<table:table-column table:style-name=\"BarCount\"/><table:table-column table:style-name=\"Step\" ")
    page.raw("table:number-columns-repeated=\"\(barCells)\"/><table:table-header-rows><table:table-row>")
    cell(memo.groupName, &page, isBold: true)
    cell(memo.catalogue.memoHits, &page, isNumber: true, isBold: true)
    cell(memo.catalogue.memoShare, &page, span: barCells, isBold: true)
    page.raw("</table:table-row></table:table-header-rows>")
    for bar in bars {
      let filled = min(barCells, max(1, (bar.count * barCells + most / 2) / most))
      page.raw("<table:table-row>")
      cell(bar.name, &page)
      cell(memo.catalogue.number(bar.count), &page, isNumber: true)
      cell("", &page, span: filled, isBar: true)
      if filled < barCells { cell("", &page, span: barCells - filled) }
      page.raw("</table:table-row>")
    }
    page.raw("</table:table>")
  }
}
