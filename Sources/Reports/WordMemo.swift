import ByregionLanguages
import ByregionRecords

/// A memo as a Word document, with headings, tables, quotations in named styles, and footnotes.
enum WordMemo {
  /// - Parameter template: a Word document or template that provides styles, page layout, headers and footers; nil for
  ///   the built-in ones.
  static func bytes(of memo: Memo, template: [UInt8]?) throws -> [UInt8] {
    guard let template else {
      let styles = WordStyles.own
      let body = WordBodyWriter(memo, styles: styles.identifiers)
      return try ZipPackage.bytes(of: WordParts.parts(memo, body: body, styles: styles.text(memo.catalogue.language)))
    }
    return try WordTemplate(template).document(of: memo)
  }
}

/// The roles of paragraphs, tables and characters of a memo, each with its own style.
enum WordRole: String, CaseIterable {
  case title, subtitle, heading1, heading2, label, quote, caption, source, match, table
  case footnoteText, footnoteReference

  /// The style's name in the file. Built-in styles have these names in every language version of Word.
  var styleName: String {
    switch self {
    case .title: "Title"
    case .subtitle: "Subtitle"
    case .heading1: "heading 1"
    case .heading2: "heading 2"
    case .label: "Byregion Label"
    case .quote: "Quote"
    case .caption: "caption"
    case .source: "Bibliography"
    case .match: "Byregion Match"
    case .table: "Table Grid"
    case .footnoteText: "footnote text"
    case .footnoteReference: "footnote reference"
    }
  }
}

/// Writes `w:body`, without the final section properties, and the footnotes, in pieces.
struct WordBodyWriter {
  /// Number of columns of the grid in which bars are drawn.
  private static let barCells = 40
  private static let width = 9_070

  private let memo: Memo
  private let styles: [WordRole: String]
  private var markup = Markup()

  /// - Parameter styles: the identifiers of the styles.
  init(_ memo: Memo, styles: [WordRole: String]) {
    self.memo = memo
    self.styles = styles
  }

  /// The paragraphs and tables of the document, between `beginning` and `end`.
  func document(from beginning: String, to end: String) -> AnyIterator<[UInt8]> {
    memo.pieces(from: beginning, to: end) { [self] part, markup in
      var writer = self
      swap(&writer.markup, &markup)
      writer.write(part)
      swap(&writer.markup, &markup)
    }
  }

  /// The footnotes, between `beginning` and `end`.
  func footnotes(from beginning: String, to end: String) -> AnyIterator<[UInt8]> {
    memo.pieces(from: beginning, to: end) { [self] part, markup in
      if case .quotation(let quotation, _) = part { footnote(of: quotation, &markup) }
    }
  }

  private mutating func write(_ part: Memo.Part) {
    switch part {
    case .beginning:
      paragraph(.title, memo.title)
      for sentence in memo.introduction { paragraph(nil, sentence) }
      paragraph(.heading1, memo.catalogue.memoOverview)
      overview()
    case .theme(let theme):
      paragraph(.heading1, theme.title)
      paragraph(nil, memo.summary(of: theme))
      bars(of: theme)
    case .group(let group): paragraph(.heading2, group.title)
    case .quotation(let quotation, let namesRegion): self.quotation(quotation, namesRegion: namesRegion)
    case .similar: paragraph(.heading2, memo.catalogue.memoSimilar)
    case .sources: paragraph(.heading1, memo.catalogue.memoSources)
    case .source(let source): paragraph(.source, memo.entry(source))
    }
  }

  private mutating func style(_ role: WordRole?) {
    if let role, let style = styles[role] { markup.raw("<w:pStyle w:val=\"\(style)\"/>") }
  }

  private mutating func paragraph(_ role: WordRole?, _ text: String) {
    markup.raw("<w:p><w:pPr>")
    style(role)
    markup.raw("</w:pPr>")
    run(text)
    markup.raw("</w:p>")
  }

  private mutating func run(_ text: String, properties: String = "") {
    markup.raw("<w:r>")
    if !properties.isEmpty { markup.raw("<w:rPr>\(properties)</w:rPr>") }
    markup.raw("<w:t xml:space=\"preserve\">")
    markup.text(text, lineBreak: "</w:t><w:br/><w:t xml:space=\"preserve\">")
    markup.raw("</w:t></w:r>")
  }

  private mutating func quotation(_ quotation: Memo.Quotation, namesRegion: Bool) {
    paragraph(.label, memo.label(quotation, namesRegion: namesRegion))
    markup.raw("<w:p><w:pPr>")
    style(.quote)
    markup.raw("</w:pPr>")
    let language = "<w:lang w:val=\"\(quotation.languageTag)-NO\"/>"
    for piece in quotation.pieces {
      let match = piece.isMarked ? "<w:rStyle w:val=\"\(styles[.match] ?? "")\"/>" : ""
      run(piece.text, properties: match + language)
    }
    markup.raw("<w:r>\(reference)<w:footnoteReference w:id=\"\(quotation.note)\"/></w:r></w:p>")
  }

  private var reference: String { "<w:rPr><w:rStyle w:val=\"\(styles[.footnoteReference] ?? "")\"/></w:rPr>" }

  private func footnote(of quotation: Memo.Quotation, _ notes: inout Markup) {
    notes.raw("<w:footnote w:id=\"\(quotation.note)\"><w:p><w:pPr>")
    notes.raw("<w:pStyle w:val=\"\(styles[.footnoteText] ?? "")\"/></w:pPr>")
    notes.raw("<w:r>\(reference)<w:footnoteRef/></w:r><w:r><w:t xml:space=\"preserve\"> ")
    notes.text(memo.note(quotation))
    notes.raw("</w:t></w:r></w:p></w:footnote>")
  }

  private mutating func beginTable(_ columns: [Int], description: String) {
    markup.raw("<w:tbl><w:tblPr><w:tblStyle w:val=\"\(styles[.table] ?? "")\"/><w:tblW w:w=\"5000\" w:type=\"pct\"/>")
    markup.raw("<w:tblLayout w:type=\"fixed\"/><w:tblLook w:val=\"0420\" w:firstRow=\"1\" w:lastRow=\"0\" ")
    markup.raw("w:firstColumn=\"0\" w:lastColumn=\"0\" w:noHBand=\"0\" w:noVBand=\"1\"/><w:tblCaption w:val=\"")
    markup.text(description)
    markup.raw("\"/></w:tblPr><w:tblGrid>")
    for width in columns { markup.raw("<w:gridCol w:w=\"\(width)\"/>") }
    markup.raw("</w:tblGrid>")
  }

  private mutating func row(isHeader: Bool = false, _ cells: (inout WordBodyWriter) -> Void) {
    markup.raw("<w:tr><w:trPr><w:cantSplit/>\(isHeader ? "<w:tblHeader/>" : "")</w:trPr>")
    cells(&self)
    markup.raw("</w:tr>")
  }

  private mutating func cell(
    _ text: String, width: Int, span: Int = 1, isNumber: Bool = false, isBold: Bool = false, fill: String? = nil,
    hasBorders: Bool = true
  ) {
    markup.raw("<w:tc><w:tcPr><w:tcW w:w=\"\(width)\" w:type=\"dxa\"/>")
    if span > 1 { markup.raw("<w:gridSpan w:val=\"\(span)\"/>") }
    if !hasBorders {
      // White borders above and below separate a bar from its neighbours.
      func gap(_ side: String) -> String {
        fill == nil ? "" : "<w:\(side) w:val=\"single\" w:sz=\"24\" w:space=\"0\" w:color=\"FFFFFF\"/>"
      }
      markup.raw(
        "<w:tcBorders>\(gap("top"))<w:left w:val=\"nil\"/>\(gap("bottom"))<w:right w:val=\"nil\"/></w:tcBorders>")
    }
    if let fill { markup.raw("<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"\(fill)\"/>") }
    markup.raw("</w:tcPr><w:p><w:pPr><w:keepNext/><w:spacing w:before=\"20\" w:after=\"20\"/>")
    if isNumber { markup.raw("<w:jc w:val=\"right\"/>") }
    markup.raw("</w:pPr>")
    if !text.isEmpty { run(text, properties: isBold ? "<w:b/>" : "") }
    markup.raw("</w:p></w:tc>")
  }

  private mutating func overview() {
    let catalogue = memo.catalogue
    let widths = [Self.width - 3 * 1_500, 1_500, 1_500, 1_500]
    beginTable(widths, description: catalogue.memoOverview)
    let names = [catalogue.memoTheme, catalogue.memoHits, catalogue.memoRegions, catalogue.memoCounties]
    row(isHeader: true) { writer in
      for (index, name) in names.enumerated() {
        writer.cell(name, width: widths[index], isNumber: index > 0, isBold: true)
      }
    }
    for theme in memo.themes {
      let numbers = [theme.hitCount, theme.regionCount, theme.countyCount]
      row { writer in
        writer.cell(theme.title, width: widths[0])
        for number in numbers { writer.cell(catalogue.number(number), width: 1_500, isNumber: true) }
      }
    }
    endTable()
  }

  /// A table with a bar in the last column, drawn as filled cells of a grid. Every word processor shows it, and screen
  /// readers read the numbers.
  private mutating func bars(of theme: Memo.Theme) {
    let bars = memo.bars(of: theme)
    guard bars.count > 1, let most = bars.map(\.count).max(), most > 0 else { return }
    let (names, numbers) = (3_200, 1_000)
    let step = (Self.width - names - numbers) / Self.barCells
    beginTable(
      [names, numbers] + Array(repeating: step, count: Self.barCells), description: memo.catalogue.memoShare)
    row(isHeader: true) { writer in
      writer.cell(writer.memo.groupName, width: names, isBold: true)
      writer.cell(writer.memo.catalogue.memoHits, width: numbers, isNumber: true, isBold: true)
      writer.cell(
        writer.memo.catalogue.memoShare, width: step * Self.barCells, span: Self.barCells, isBold: true)
    }
    for bar in bars {
      let filled = min(Self.barCells, max(1, (bar.count * Self.barCells + most / 2) / most))
      row { writer in
        writer.cell(bar.name, width: names)
        writer.cell(writer.memo.catalogue.number(bar.count), width: numbers, isNumber: true)
        writer.cell("", width: step * filled, span: filled, fill: "3D78B3", hasBorders: false)
        let rest = Self.barCells - filled
        if rest > 0 { writer.cell("", width: step * rest, span: rest, hasBorders: false) }
      }
    }
    endTable()
  }

  /// Word requires a paragraph after a table.
  private mutating func endTable() { markup.raw("</w:tbl><w:p/>") }
}

/// The parts of a Word document (ECMA-376, transitional).
enum WordParts {
  static let namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
  static let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  static let packageRelations = "http://schemas.openxmlformats.org/package/2006/relationships"
  static let contentTypes = "http://schemas.openxmlformats.org/package/2006/content-types"
  static let mainType = "application/vnd.openxmlformats-officedocument.wordprocessingml"
  static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"

  static func parts(_ memo: Memo, body: WordBodyWriter, styles: String) -> [ZipPackage.Part] {
    let beginning = "\(declaration)<w:document xmlns:w=\"\(namespace)\" xmlns:r=\"\(relations)\"><w:body>"
    let section =
      "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rId4\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/>"
      + "<w:pgMar w:top=\"1418\" w:right=\"1418\" w:bottom=\"1418\" w:left=\"1418\" w:header=\"709\" w:footer=\"709\" "
      + "w:gutter=\"0\"/></w:sectPr>"
    let end = "\(section)</w:body></w:document>"
    return [
      ZipPackage.Part("[Content_Types].xml", types),
      ZipPackage.Part(
        "_rels/.rels",
        relationships([
          ("rId1", "\(relations)/officeDocument", "word/document.xml"),
          (
            "rId2", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
            "docProps/core.xml"
          ),
        ])),
      ZipPackage.Part("docProps/core.xml", properties(memo)),
      ZipPackage.Part("word/document.xml") { body.document(from: beginning, to: end) },
      ZipPackage.Part(
        "word/_rels/document.xml.rels",
        relationships([
          ("rId1", "\(relations)/styles", "styles.xml"), ("rId2", "\(relations)/settings", "settings.xml"),
          ("rId3", "\(relations)/footnotes", "footnotes.xml"), ("rId4", "\(relations)/footer", "footer1.xml"),
          ("rId5", "\(relations)/fontTable", "fontTable.xml"), ("rId6", "\(relations)/theme", "theme/theme1.xml"),
        ])),
      ZipPackage.Part("word/styles.xml", styles),
      ZipPackage.Part("word/settings.xml", settings),
      ZipPackage.Part("word/footnotes.xml") { footnotes(body) },
      ZipPackage.Part("word/footer1.xml", footer(memo.catalogue)), ZipPackage.Part("word/fontTable.xml", fonts),
      ZipPackage.Part("word/theme/theme1.xml", WordTheme.text),
    ]
  }

  /// The footnotes, after the two separator footnotes that draw the line above them.
  static func footnotes(_ body: WordBodyWriter) -> AnyIterator<[UInt8]> {
    let beginning =
      "\(declaration)<w:footnotes xmlns:w=\"\(namespace)\"><w:footnote w:type=\"separator\" w:id=\"-1\"><w:p><w:r>"
      + "<w:separator/></w:r></w:p></w:footnote><w:footnote w:type=\"continuationSeparator\" w:id=\"0\"><w:p><w:r>"
      + "<w:continuationSeparator/></w:r></w:p></w:footnote>"
    return body.footnotes(from: beginning, to: "</w:footnotes>")
  }

  static func properties(_ memo: Memo) -> [UInt8] {
    var core = Markup()
    core.raw(
      "\(declaration)<cp:coreProperties "
        + "xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" "
        + "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" "
        + "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>")
    core.text(memo.title)
    core.raw("</dc:title><dc:creator>Byregion</dc:creator><dcterms:created xsi:type=\"dcterms:W3CDTF\">")
    core.text(memo.madeAt)
    core.raw("</dcterms:created><dc:language>\(memo.catalogue.language.rawValue)</dc:language></cp:coreProperties>")
    return core.bytes
  }

  private static func footer(_ catalogue: Catalogue) -> String {
    "\(declaration)<w:ftr xmlns:w=\"\(namespace)\"><w:p><w:pPr><w:jc w:val=\"right\"/></w:pPr><w:r>"
      + "<w:t xml:space=\"preserve\">\(catalogue.memoPage) </w:t></w:r><w:fldSimple w:instr=\" PAGE \"><w:r><w:t>1</w:t>"
      + "</w:r></w:fldSimple></w:p></w:ftr>"
  }

  static func relationships(_ all: [(id: String, type: String, target: String)]) -> String {
    let entries = all.map { "<Relationship Id=\"\($0.id)\" Type=\"\($0.type)\" Target=\"\($0.target)\"/>" }
    return "\(declaration)<Relationships xmlns=\"\(packageRelations)\">\(entries.joined())</Relationships>"
  }

  private static let settings =
    "\(declaration)<w:settings xmlns:w=\"\(namespace)\"><w:zoom w:percent=\"100\"/><w:footnotePr>"
    + "<w:footnote w:id=\"-1\"/><w:footnote w:id=\"0\"/></w:footnotePr><w:compat><w:compatSetting "
    + "w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat></w:settings>"

  private static let fonts =
    "\(declaration)<w:fonts xmlns:w=\"\(namespace)\"><w:font w:name=\"Calibri\"><w:charset w:val=\"00\"/>"
    + "<w:family w:val=\"swiss\"/><w:pitch w:val=\"variable\"/></w:font></w:fonts>"

  private static let types =
    "\(declaration)<Types xmlns=\"\(contentTypes)\">"
    + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
    + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
    + [
      ("word/document", "document.main"), ("word/styles", "styles"), ("word/settings", "settings"),
      ("word/footnotes", "footnotes"), ("word/footer1", "footer"), ("word/fontTable", "fontTable"),
    ].map { "<Override PartName=\"/\($0.0).xml\" ContentType=\"\(mainType).\($0.1)+xml\"/>" }.joined()
    + "<Override PartName=\"/word/theme/theme1.xml\" "
    + "ContentType=\"application/vnd.openxmlformats-officedocument.theme+xml\"/>"
    + "<Override PartName=\"/docProps/core.xml\" "
    + "ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/></Types>"
}
