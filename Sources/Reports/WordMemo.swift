import ByregionLanguages
import ByregionRecords

/// A memo as a Word document: headings, tables, quotations in styles by name, and footnotes.
enum WordMemo {
  /// - Parameter template: a Word document or template that gives styles, page, headers and footers; nil for our own.
  static func bytes(of memo: Memo, template: [UInt8]?) throws -> [UInt8] {
    guard let template else {
      let styles = WordStyles.own
      let body = WordBodyWriter(memo, styles: styles.identifiers).body
      return try ZipPackage.bytes(of: WordParts.parts(memo, body: body, styles: styles.text(memo.catalogue.language)))
    }
    return try WordTemplate(template).document(of: memo)
  }
}

/// The roles that paragraphs, tables and letters of a memo have, and the styles that they are written with.
enum WordRole: String, CaseIterable {
  case title, subtitle, heading1, heading2, label, quote, caption, source, match, table
  case footnoteText, footnoteReference

  /// The style's name in every language's Word; names of built-in styles are these in the file.
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

/// Writes `w:body` without its last section, and the footnotes.
struct WordBodyWriter {
  /// Columns of the grid that bars are drawn in.
  private static let barCells = 40
  private static let width = 9_070

  private let memo: Memo
  private let styles: [WordRole: String]
  private var markup = Markup()
  private var notes = Markup()

  /// The paragraphs and tables, and the footnotes of the document.
  var body: (content: Markup, notes: Markup) { (markup, notes) }

  /// - Parameter styles: the identifiers of the styles.
  init(_ memo: Memo, styles: [WordRole: String]) {
    self.memo = memo
    self.styles = styles
    write()
  }

  private mutating func write() {
    let catalogue = memo.catalogue
    paragraph(.title, memo.title)
    for sentence in memo.introduction { paragraph(nil, sentence) }
    paragraph(.heading1, catalogue.memoOverview)
    overview()
    for theme in memo.themes {
      paragraph(.heading1, theme.title)
      paragraph(nil, memo.summary(of: theme))
      bars(of: theme)
      for group in theme.groups {
        paragraph(.heading2, group.title)
        for quotation in group.quotations { self.quotation(quotation, namesRegion: memo.grouping == .kind) }
      }
      guard !theme.similar.isEmpty else { continue }
      paragraph(.heading2, catalogue.memoSimilar)
      for quotation in theme.similar { self.quotation(quotation, namesRegion: true) }
    }
    paragraph(.heading1, catalogue.memoSources)
    for source in memo.sources { paragraph(.source, memo.entry(source)) }
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
    let reference = "<w:rPr><w:rStyle w:val=\"\(styles[.footnoteReference] ?? "")\"/></w:rPr>"
    markup.raw("<w:r>\(reference)<w:footnoteReference w:id=\"\(quotation.note)\"/></w:r></w:p>")
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
      markup.raw("<w:tcBorders><w:left w:val=\"nil\"/><w:right w:val=\"nil\"/></w:tcBorders>")
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
    let widths = [Self.width - 3 * 1_300, 1_300, 1_300, 1_300]
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
        for number in numbers { writer.cell(catalogue.number(number), width: 1_300, isNumber: true) }
      }
    }
    endTable()
  }

  /// A table whose last column is a bar: cells of one grid, filled up to the value. Every program shows it, and a reader
  /// of screens reads the numbers.
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
        writer.cell("", width: step * filled, span: filled, fill: "1F4E79", hasBorders: false)
        let rest = Self.barCells - filled
        if rest > 0 { writer.cell("", width: step * rest, span: rest, hasBorders: false) }
      }
    }
    endTable()
  }

  /// Word wants a paragraph between a table and what follows it.
  private mutating func endTable() { markup.raw("</w:tbl><w:p/>") }
}
