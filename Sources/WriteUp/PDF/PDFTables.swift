import ByregionText

/// Recognizes tables on a page: goals under column names, facts beside their labels, forms of headings and answers.
///
/// A PDF has no markup for tables. Lines that begin at the same positions, side by side in several rows, are a
/// candidate. It is a table only if its cells have a meaning (``DocumentTableReader``); otherwise the lines remain
/// columns of text.
struct PDFTables {
  /// The page's lines, with tables replaced by lines made from their content.
  private(set) var lines: [PDFLine] = []
  private(set) var columnsLeftOut: [String] = []
  private let meaning: DocumentMeaning
  private let bodySize: Double

  /// Maximum numbers of lines on a page and of columns in a table; beyond them, tables are not recognized.
  private static let lineLimit = 1500
  private static let columnLimit = 8

  init(_ page: [PDFLine], meaning: DocumentMeaning, bodySize: Double) {
    (self.meaning, self.bodySize) = (meaning, bodySize)
    guard page.count <= Self.lineLimit, page.count > 3 else {
      lines = page
      return
    }
    read(page.sorted { ($0.top, $0.left) < ($1.top, $1.left) })
  }

  private mutating func read(_ page: [PDFLine]) {
    var index = 0
    while index < page.count {
      if let (table, end) = table(in: page, at: index) {
        lines += table
        index = end
      } else {
        lines.append(page[index])
        index += 1
      }
    }
  }

  // MARK: Finding a table

  /// The lines made from a table that begins at an index, and the index after it; nil if there is none.
  private mutating func table(in page: [PDFLine], at start: Int) -> (lines: [PDFLine], end: Int)? {
    let row = Self.row(in: page, at: start)
    guard (2...Self.columnLimit).contains(row.count) else { return nil }
    let cells = row.map { page[$0] }.sorted { $0.left < $1.left }
    guard mayBeginTable(cells) else { return nil }
    let first = page[start...].first { line in !row.contains { page[$0].top == line.top && page[$0].left == line.left }
    }
    let next = first.flatMap { line in page.firstIndex { $0.top == line.top && $0.left == line.left } }
    var edges = row.map { page[$0].left }.sorted()
    // Column names may be centred, so that the cells below begin further left.
    if let next, case let below = Self.row(in: page, at: next), below.count == row.count {
      edges = zip(edges, below.map { page[$0].left }.sorted()).map(min)
    }
    let end = self.end(of: edges, in: page, from: start)
    let members = Array(page[start..<end])
    guard Set(members.map { Self.column(of: $0, edges) }).count > 1 else { return nil }
    let rows = rows(of: members, edges)
    guard rows.count > 1, areCells(rows) else { return nil }
    var reader = DocumentTableReader(DocumentGrid(rows), meaning, kind: kindAbove())
    guard let paragraphs = reader.readMeaning() else { return nil }
    columnsLeftOut += reader.columnsLeftOut
    return (Self.lines(paragraphs, in: members), end)
  }

  /// Whether a row may contain column names, a label with its fact, or a heading with its answer.
  ///
  /// Headings in a larger font, side by side, are those of two columns of text.
  private func mayBeginTable(_ cells: [PDFLine]) -> Bool {
    guard cells.allSatisfy({ $0.size <= 1.07 * bodySize }), let first = cells.first, first.text.utf8.count <= 160 else {
      return false
    }
    if cells.allSatisfy({ Self.isColumnName($0.text) }),
      cells.contains(where: { !ColumnName.kinds(of: $0.text).isEmpty })
    {
      return true
    }
    if meaning.isFactLabel(first.text) || ColumnName.isNumber(first.fullText) { return true }
    return isLabel(first.text)
  }

  private static func isColumnName(_ text: String) -> Bool {
    text.utf8.count <= 60 && text.split(separator: " ").count <= 3 && !text.hasSuffix(".")
  }

  /// Whether a text names a kind of section.
  private func isLabel(_ text: String) -> Bool {
    let kind = ColumnName.wholeKind(text) ?? meaning.kind(of: text, level: 2)
    return kind != nil && kind != .other
  }

  /// Whether the first column contains labels, or the first row column names. Columns of running text have neither.
  private func areCells(_ rows: [[DocumentGrid.Cell]]) -> Bool {
    let full = rows.filter { row in row.count { !$0.isEmpty } > 1 }
    guard 2 * full.count > rows.count, let head = rows.first else { return false }
    if head.allSatisfy({ $0.isEmpty || Self.isColumnName($0.text) }) { return true }
    let labels = rows.compactMap(\.first).filter { !$0.isEmpty }
    let isShort = labels.allSatisfy { cell in
      cell.isShort && cell.paragraphs.count == 1
        && !cell.paragraphs.contains { if case .item = $0.role { true } else { false } }
    }
    guard isShort else { return false }
    let known = labels.count { isLabel($0.text) || meaning.isFactLabel($0.text) || ColumnName.isNumber($0.text) }
    return known > 1 && 2 * known >= labels.count
  }

  /// The indices of the lines at the same height as one.
  private static func row(in page: [PDFLine], at index: Int) -> [Int] {
    let line = page[index]
    return (max(index - columnLimit, 0)..<min(index + 2 * columnLimit, page.count)).filter {
      abs(page[$0].middle - line.middle) < 0.4 * line.size
    }
  }

  private static func column(of line: PDFLine, _ edges: [Double]) -> Int? {
    edges.lastIndex { line.left > $0 - 0.6 * line.size }
  }

  /// The end of the lines inside the columns: at a line that crosses them, at a large gap, or at a heading.
  private func end(of edges: [Double], in page: [PDFLine], from start: Int) -> Int {
    var end = start
    var lowest = page[start].bottom
    while end < page.count {
      let line = page[end]
      guard let column = Self.column(of: line, edges) else { break }
      if column + 1 < edges.count, line.right > edges[column + 1] { break }
      // A line far below, or alone in a larger font, is not a cell.
      if line.top - lowest > 3 * line.size { break }
      if line.size > 1.07 * bodySize, end > start, Self.row(in: page, at: end).count == 1 { break }
      lowest = max(lowest, line.bottom)
      end += 1
    }
    // A bold line alone in its row, directly below the table, is a heading.
    while end > start + 1, page[end - 1].isBold, !page[start].isBold || page[end - 1].left < edges[0] - 2,
      Self.row(in: page, at: end - 1).count == 1
    {
      end -= 1
    }
    return end
  }

  /// The kind of the section with the table, by the last heading above it on the page.
  private func kindAbove() -> Section.Kind? {
    for line in lines.reversed().prefix(12) where line.marker == nil && line.text.utf8.count <= 160 {
      if let kind = meaning.kind(of: line.text, level: line.size > 1.07 * bodySize || line.isBold ? 2 : nil) {
        return kind
      }
    }
    return nil
  }

  // MARK: Rows and cells

  private func rows(of lines: [PDFLine], _ edges: [Double]) -> [[DocumentGrid.Cell]] {
    var bands: [[PDFLine]] = []
    var lowest = -Double.infinity
    for line in lines {
      // A row begins after white space across all columns, or with a cell in the first column.
      let label = Self.column(of: line, edges) == 0 ? bands.last?.last { Self.column(of: $0, edges) == 0 } : nil
      let continues = label.map { Self.continues($0, line) } ?? false
      let hasGap = line.top - lowest > 0.24 * line.size && !continues
      let begins = label.map { !continues && line.top > $0.bottom - 0.3 * line.size } ?? false
      if bands.isEmpty || hasGap {
        bands.append([])
      } else if begins {
        // A cell beside it may begin slightly higher.
        let beside = bands[bands.count - 1].reversed().prefix { abs($0.middle - line.middle) < 0.4 * line.size }
        bands[bands.count - 1].removeLast(beside.count)
        bands.append(beside.reversed())
      }
      bands[bands.count - 1].append(line)
      lowest = max(lowest, line.bottom)
    }
    // A band without a cell in the first column belongs to the row above.
    var rows: [[PDFLine]] = []
    for band in bands {
      if !rows.isEmpty, !band.contains(where: { Self.column(of: $0, edges) == 0 }) {
        rows[rows.count - 1] += band
      } else {
        rows.append(band)
      }
    }
    // A line's width is compared with the widest line of its column.
    var rights = edges
    for line in lines {
      if let column = Self.column(of: line, edges) { rights[column] = max(rights[column], line.right) }
    }
    return rows.map { row in
      edges.indices.map { column in
        let lines = row.filter { Self.column(of: $0, edges) == column }
        return DocumentGrid.Cell(
          column: column, paragraphs: paragraphs(lines, columnRight: rights[column], isLabel: column == 0))
      }
    }
  }

  /// Whether a line of the first column continues the line above in the same cell.
  private static func continues(_ above: PDFLine, _ line: PDFLine) -> Bool {
    guard line.top - above.bottom < 0.8 * line.size else { return false }
    return line.beginsSmall || OpenEndings.ends(above.text) || WrappedWords.endsDivided(above.text)
  }

  private func paragraphs(_ lines: [PDFLine], columnRight: Double, isLabel: Bool) -> [DocumentParagraph] {
    guard !lines.isEmpty else { return [] }
    let left = lines.map(\.left).min() ?? 0
    let lines = lines.map { line in
      var line = line
      (line.columnLeft, line.columnRight) = (left, columnRight)
      return line
    }
    let blocks = PDFBlocks(lines, ranges: lines.map { _ in 0..<0 }, bodySize: bodySize).blocks
    // A cell with several plain lines without markers is one text.
    let isPlain = blocks.allSatisfy { !$0.isItem } && lines.count < 12
    let areTexts = !isLabel && Self.areTexts(lines)
    if areTexts, isPlain { return lines.map { DocumentTableReader.line($0.fullText) } }
    let isOneText = isLabel || blocks.dropFirst().allSatisfy { $0.text.first?.isUppercase != true }
    if isPlain, isOneText, blocks.count > 1,
      !blocks.contains(where: { $0.text.hasSuffix(".") || FactColumns.isFact($0.text) })
    {
      var text = ""
      for line in lines { text.isEmpty ? text = line.fullText : WrappedWords.append(line.fullText, to: &text) }
      return [DocumentTableReader.line(text)]
    }
    return Self.joined(blocks).map { block in
      var paragraph = DocumentTableReader.line(block.text)
      if block.isItem {
        paragraph.role = .item(depth: max(block.depth, 1))
        paragraph.marker = block.marker.map { DocumentParagraph.Marker(text: $0, number: block.number) } ?? .bullet
      }
      return paragraph
    }
  }

  /// Joins a block to the one above if it begins in lowercase, or if the one above ends with a word of ``OpenEndings``.
  private static func joined(_ blocks: [Block]) -> [Block] {
    blocks.reduce(into: []) { joined, block in
      guard let last = joined.last, !block.isItem, block.text.first?.isLowercase == true || OpenEndings.ends(last.text)
      else { return joined.append(block) }
      WrappedWords.append(block.text, to: &joined[joined.count - 1].text)
    }
  }

  /// Whether each line of a cell is a text of its own: it begins with a capital, and not all lines end because the next
  /// word did not fit.
  private static func areTexts(_ lines: [PDFLine]) -> Bool {
    guard lines.count > 1, lines.allSatisfy({ $0.text.first?.isUppercase == true }) else { return false }
    let pairs = zip(lines, lines.dropFirst())
    return pairs.contains { !$0.isFull(before: $1) }
      && !pairs.contains {
        OpenEndings.ends($0.text) || $0.text.hasSuffix(",") || WrappedWords.endsDivided($0.text) || $1.beginsSmall
      }
  }

  // MARK: Output

  /// Makes a line with a role from each paragraph. Each is as wide as the table, one below the other, so that they stay
  /// together.
  private static func lines(_ paragraphs: [DocumentParagraph], in members: [PDFLine]) -> [PDFLine] {
    let (top, bottom) = (members.map(\.top).min() ?? 0, members.map(\.bottom).max() ?? 0)
    let height = (bottom - top) / Double(max(paragraphs.count, 1))
    var line = members[0]
    (line.left, line.right) = (members.map(\.left).min() ?? 0, members.map(\.right).max() ?? 0)
    (line.textLeft, line.isBold, line.marker) = (line.left, false, nil)
    return paragraphs.enumerated().map { index, paragraph in
      var line = line
      (line.top, line.bottom) = (top + Double(index) * height, top + (Double(index) + 0.9) * height)
      line.text = paragraph.plainText
      switch paragraph.role {
      case .heading: line.role = .heading(level: DocumentBlocks.lowestLevel)
      case .item:
        line.role = .item
        line.marker = ListMarker(text: paragraph.marker?.text ?? "•", number: paragraph.marker?.number, end: 0)
      case .body, .contents, .itemContinuation: line.role = .paragraph
      }
      return line
    }
  }
}
