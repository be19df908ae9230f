import ByregionLanguages
import ByregionText

/// A PDF as text and blocks, parsed from the output of poppler's `pdftohtml -xml`.
///
/// The text has one line for each line of a page, in reading order.
struct PDFDocument {
  private(set) var text = ""
  private(set) var blocks: [Block] = []
  private(set) var diagnostics: [Diagnostic] = []
  /// The position of each line of the text: its page, and its number on the page.
  private(set) var places: [PagePlace] = []

  /// - Parameter pageLimit: Maximum number of pages; later pages are left out with a diagnostic.
  /// - Throws: ``SourceError`` if there is no text: the pages are pictures, or the fonts do not map to characters.
  init(popplerXML xml: [UInt8], name: String, pageLimit: Int) throws(SourceError) {
    var parsed = PDFPages(xml)
    let isCut = parsed.isCut || parsed.pages.count > pageLimit
    parsed.dropPages(behind: pageLimit)
    let pages = parsed.pages
    guard !pages.isEmpty else {
      throw SourceError({ $0.pdfIsDamaged(name) }, suggestion: { $0.saveOrPrintAnew })
    }
    guard pages.contains(where: { !$0.pieces.isEmpty }) else {
      throw SourceError(
        { $0.pdfHasPictures(name) }, suggestion: { $0.recogniseText("ocrmypdf -l nor+nno IN.pdf OUT.pdf") })
    }
    guard !PDFLetters.areUnknown(pages) else {
      throw SourceError(
        { $0.pdfHasUnknownLetters(name) },
        suggestion: { $0.recogniseText("ocrmypdf --force-ocr -l nor+nno IN.pdf OUT.pdf") })
    }
    read(pages)
    if isCut {
      // Reported at the first line, since diagnostics beyond the maximum number are dropped from the end.
      report("pdf-cut", .warning, at: 1) { $0.firstPagesRead(pages.count) }
    }
  }

  private mutating func read(_ pages: [PDFPage]) {
    let all = pages.map(PDFLineReader.lines)
    let (withoutFurniture, furniture) = PDFFurniture.removed(all, pages)
    var kept = withoutFurniture
    let bodySize = Self.bodySize(kept)
    let heads = Self.removeHeads(&kept, bodySize: bodySize)
    var lines: [PDFLine] = []
    var boxes: [PDFLine] = []
    let meaning = DocumentMeaning(title: Self.titleLine(kept)?.text ?? "")
    var columnsLeftOut: [String] = []
    for page in kept {
      let tables = PDFTables(page, meaning: meaning, bodySize: bodySize)
      columnsLeftOut += tables.columnsLeftOut
      let columns = PDFColumns(tables.lines, bodySize: bodySize)
      lines += columns.lines
      boxes += columns.boxes
    }
    lines = ContentsList.removed(lines + boxes)
    let ranges = write(lines)
    blocks = PDFBlocks(lines, ranges: ranges, bodySize: bodySize).blocks
    takeTitle()
    dropSecondTitle()
    for head in heads { reportAboveTitle(head.text, at: 1) }
    if !columnsLeftOut.isEmpty {
      let names = columnsLeftOut.distinct.prefix(8).map { MessageText.excerpt($0) }.joined(separator: ", ")
      report("content-left-out", .note, at: 1) { $0.columnsLeftOut(names) }
    }
    if furniture > 0 {
      report("page-furniture", .note, at: 1) { $0.linesAreNoText(furniture) }
    }
  }

  /// Removes and returns the lines above the title of the first page. In a report of one page, nothing else identifies
  /// a running head.
  private static func removeHeads(_ pages: inout [[PDFLine]], bodySize: Double) -> [PDFLine] {
    guard let first = pages.first, let title = topmostTitle(first, bodySize: bodySize) else { return [] }
    let heads = first.filter { $0.bottom <= title.top + 0.2 * title.size }
    let areHeads = heads.allSatisfy { head in
      let isLarge = title.size > 1.07 * bodySize
      let isReport = !isLarge && PageVocabulary.reports.contains { head.text.lowercased().contains($0) }
      let isSmaller = isReport || head.size < 0.97 * (isLarge ? title.size : bodySize)
      let isPlain = head.size <= 1.07 * bodySize && !head.isBold
      return isSmaller && (isPlain || first.count { $0.size == title.size } == 1) && !head.endsSentence
        && head.text.utf8.count <= longestHead
    }
    guard (1...maxHeads).contains(heads.count), areHeads else { return [] }
    pages[0].removeAll { $0.bottom <= title.top + 0.2 * title.size }
    return heads
  }

  /// The topmost line in the largest font of the first page or, if all lines have the same size, the topmost bold line.
  private static func topmostTitle(_ page: [PDFLine], bodySize: Double) -> PDFLine? {
    let lines = page.prefix(40)
    guard let largest = lines.map(\.size).max() else { return nil }
    if largest > 1.07 * bodySize { return lines.filter { $0.size == largest }.min { $0.top < $1.top } }
    guard lines.count(where: { !$0.isBold }) > lines.count / 2 else { return nil }
    return lines.filter(\.isBold).min { $0.top < $1.top }
  }

  /// In bytes.
  private static let longestHead = 120

  private static let maxHeads = 4

  /// The line in the largest font of the first page, which is most likely the title.
  private static func titleLine(_ pages: [[PDFLine]]) -> PDFLine? {
    pages.first?.prefix(40).max { $0.size < $1.size }
  }

  /// The most frequent font size, weighted by bytes of text.
  private static func bodySize(_ pages: [[PDFLine]]) -> Double {
    var counts: [Int: Int] = [:]
    for line in pages.joined() { counts[Int((line.size * 4).rounded()), default: 0] += line.text.utf8.count }
    let common = counts.max { ($0.value, $1.key) < ($1.value, $0.key) }
    return common.map { Double($0.key) / 4 } ?? 1
  }

  /// Writes the text, and returns the byte range of each line.
  private mutating func write(_ lines: [PDFLine]) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var bytes: [UInt8] = []
    var numbers: [Int: Int] = [:]
    for line in lines {
      let start = bytes.count
      bytes += line.fullText.utf8
      ranges.append(start..<bytes.count)
      bytes.append(0x0A)
      numbers[line.page, default: 0] += 1
      places.append(PagePlace(page: line.page, line: numbers[line.page] ?? 1))
    }
    text = String(decoding: bytes, as: UTF8.self)
    return ranges
  }

  /// Takes the largest of the first blocks as the title. Blocks above it, such as the name of a series, are left out
  /// with a diagnostic.
  private mutating func takeTitle() {
    let first = blocks.prefix(8).enumerated().compactMap { index, block -> (index: Int, level: Int)? in
      if case .heading(let level) = block.role { (index, level) } else { nil }
    }
    guard let title = first.min(by: { ($0.level, $0.index) < ($1.level, $1.index) }), title.index > 0 else { return }
    // If the level occurs more than once, it is that of section headings, and the title is a plain line above.
    let levels = blocks.compactMap { block -> Int? in if case .heading(let level) = block.role { level } else { nil } }
    guard levels.count(where: { $0 == title.level }) == 1 else { return }
    for block in blocks[..<title.index] { reportAboveTitle(block.text, at: block.line) }
    blocks.removeFirst(title.index)
  }

  private mutating func reportAboveTitle(_ text: String, at line: Int) {
    report("above-title", .note, at: line) { $0.standsAboveTitle(MessageText.excerpt(text)) }
  }

  /// Removes the second of two equal headings at the start: a document's title and its main heading may be the same.
  private mutating func dropSecondTitle() {
    guard blocks.count > 2, blocks[0].text == blocks[1].text, case .heading = blocks[1].role else { return }
    blocks.remove(at: 1)
  }

  private mutating func report(
    _ identifier: String, _ severity: Diagnostic.Severity, at line: Int, _ text: (Catalogue) -> String
  ) {
    diagnostics.append(
      Diagnostic(severity: severity, identifier: identifier, wording: Wording(text), line: line, column: 1))
  }
}

/// The position of a line in a PDF: page and line on the page, both 1-based.
package struct PagePlace: Sendable, Hashable {
  package var page: Int
  package var line: Int

  package init(page: Int, line: Int) { (self.page, self.line) = (page, line) }
}

extension WriteUp {
  /// Replaces lines by pages, and columns by lines on the page: a position in a PDF is a page and a line on it, as in
  /// `report.pdf:3:12`.
  func placed(onPages places: [PagePlace]) -> WriteUp {
    func place(_ line: Int) -> PagePlace {
      places.isEmpty ? PagePlace(page: 1, line: 1) : places[min(max(line, 1), places.count) - 1]
    }
    func placed(_ name: Facts.Place) -> Facts.Place {
      var name = name
      (name.line, name.column) = (place(name.line).page, place(name.line).line)
      return name
    }
    var writeUp = self
    writeUp.titleLine = place(titleLine).page
    writeUp.facts.applicant = facts.applicant.map(placed)
    writeUp.facts.partners = facts.partners.map(placed)
    for section in sections.indices {
      writeUp.sections[section].line = place(sections[section].line).page
      for entry in sections[section].entries.indices {
        writeUp.sections[section].entries[entry].line = place(sections[section].entries[entry].line).page
      }
    }
    for index in diagnostics.indices {
      let place = place(diagnostics[index].line)
      (writeUp.diagnostics[index].line, writeUp.diagnostics[index].column) = (place.page, place.line)
    }
    return writeUp
  }
}

/// Recognizes tables of contents: lines that end with dots and a page number.
enum ContentsList {
  /// Returns the lines without a table of contents, which has at least two lines.
  static func removed(_ lines: [PDFLine]) -> [PDFLine] {
    let marked = lines.indices.filter { isEntry(lines[$0].text) }
    guard marked.count > 1 else { return lines }
    var gone = Set(marked)
    if let first = marked.first, first > 0, isHeading(lines[first - 1].text) { gone.insert(first - 1) }
    return lines.indices.filter { !gone.contains($0) }.map { lines[$0] }
  }

  /// Whether a line is an entry: "Mål for Salten ........ 2", "Resultater . . . . 3".
  static func isEntry(_ text: String) -> Bool {
    guard text.utf8.count <= 250, let last = text.utf8.last, (0x30...0x39).contains(last) else { return false }
    let head = text.utf8.reversed().drop { (0x30...0x39).contains($0) || $0 == 0x20 }
    let dots = head.prefix { $0 == 0x2E || $0 == 0x20 || $0 == 0x5F || $0 == 0xA6 || $0 == 0x80 || $0 == 0xE2 }
    return dots.count { $0 != 0x20 } >= 3
  }

  static func isHeading(_ text: String) -> Bool {
    ["innhold", "innhald", "innholdsfortegnelse", "innhaldsliste", "innholdsliste", "contents"].contains(
      text.lowercased().filter { $0 != ":" })
  }
}
