import ByregionNorwegian
import ByregionText

/// Makes the text and the blocks of a document from its paragraphs: one line per paragraph.
///
/// The line of an item begins with the marker that a word processor shows. U+2028 marks a line break inside a
/// paragraph.
struct DocumentBlocks {
  /// The level of headings that are recognized by formatting or by their position in a table.
  static let lowestLevel = 7
  /// Maximum length of a heading in bytes. A longer paragraph with a heading style is body text.
  private static let maxHeadingLength = 300

  private(set) var text: [UInt8] = []
  private(set) var blocks: [Block] = []
  /// Whether the author separated paragraphs by empty ones, instead of by spacing in the styles.
  private let hasBlankLines: Bool
  private var line = 0
  private var depths: [Int] = []
  private var previousIsTypedItem = false

  init(_ paragraphs: [DocumentParagraph]) {
    let plain = paragraphs.count { if case .item = $0.role { false } else { true } }
    let empty = paragraphs.reduce(0) { $0 + $1.emptyBefore }
    hasBlankLines = empty * 8 >= max(plain, 8)
    for paragraph in paragraphs { append(paragraph) }
  }

  private mutating func append(_ paragraph: DocumentParagraph) {
    var paragraph = paragraph
    let skipped = paragraph.emptyBefore + (line == 0 ? 0 : 1)
    text += Array(repeating: 0x0A, count: skipped)
    line += paragraph.emptyBefore + 1
    let normal = Composition.composed(String(decoding: paragraph.text, as: UTF8.self))
    let bytes = Array(normal.utf8)
    let start = text.count
    if let marker = paragraph.marker, case .item = paragraph.role { text += Array(marker.text.utf8) + [0x20] }
    text += bytes
    if case .heading = paragraph.role, bytes.count > Self.maxHeadingLength { paragraph.role = .body }
    let isAfterBlank = !hasBlankLines || paragraph.emptyBefore > 0 || paragraph.beginsGroup
    switch paragraph.role {
    case .heading(let level): appendHeading(level, bytes, start..<text.count)
    case .item(let depth) where !blocks.isEmpty:
      appendItem(paragraph.marker, depth, bytes, start..<text.count, isAfterBlank)
    case .itemContinuation where blocks.last?.isItem == true || blocks.last?.continuesItem == true:
      appendContinuation(bytes, start..<text.count, isAfterBlank)
    case .item, .itemContinuation, .contents, .body: appendLines(bytes, at: start, isAfterBlank)
    }
  }

  private mutating func appendHeading(_ level: Int, _ bytes: [UInt8], _ range: Range<Int>) {
    (previousIsTypedItem, depths) = (false, [])
    blocks.append(
      Block(
        role: .heading(level: level), text: TextNormalizer.text(bytes, bytes.indices), line: line, range: range,
        isAfterBlank: true))
  }

  private mutating func appendItem(
    _ marker: DocumentParagraph.Marker?, _ depth: Int, _ bytes: [UInt8], _ range: Range<Int>, _ isAfterBlank: Bool
  ) {
    enter(depth)
    previousIsTypedItem = false
    blocks.append(
      Block(
        role: .item, text: TextNormalizer.text(bytes, bytes.indices), line: line, range: range,
        marker: marker?.text, number: marker?.number, depth: depths.count, isAfterBlank: isAfterBlank))
  }

  private mutating func appendContinuation(_ bytes: [UInt8], _ range: Range<Int>, _ isAfterBlank: Bool) {
    var block = Block(
      role: .paragraph, text: TextNormalizer.text(bytes, bytes.indices), line: line, range: range,
      isAfterBlank: isAfterBlank)
    block.continuesItem = true
    blocks.append(block)
  }

  /// Updates ``depths``: an item is inside the items above it that have a smaller depth.
  private mutating func enter(_ depth: Int) {
    while let last = depths.last, last >= depth { depths.removeLast() }
    depths.append(depth)
  }

  /// Parses each line of a paragraph like a line of plain text, which may have a typed marker.
  private mutating func appendLines(_ bytes: [UInt8], at start: Int, _ isAfterBlank: Bool) {
    var isFirst = true
    for range in Self.lines(of: bytes) {
      let content = WhiteSpace.skip(bytes, from: range.lowerBound, to: range.upperBound)
      guard content < range.upperBound else { continue }
      let isIndented = content > range.lowerBound
      var block = Block(
        role: .paragraph, text: TextNormalizer.text(bytes, range), line: line,
        range: start + range.lowerBound..<start + range.upperBound, isAfterBlank: isFirst && isAfterBlank,
        isIndented: isIndented)
      let marker = blocks.isEmpty ? nil : ListMarker.read(bytes, at: content, to: range.upperBound)
      if let marker {
        enter(content - range.lowerBound)
        (block.role, block.marker, block.number, block.depth) = (.item, marker.text, marker.number, depths.count)
        block.text = TextNormalizer.text(bytes, marker.end..<range.upperBound)
      } else if previousIsTypedItem, isIndented, !(isFirst && isAfterBlank && hasBlankLines) {
        continueItem(block)
        isFirst = false
        continue
      } else if !isIndented {
        depths = []
      }
      previousIsTypedItem = marker != nil
      if !block.text.isEmpty { blocks.append(block) }
      isFirst = false
    }
  }

  private mutating func continueItem(_ block: Block) {
    let last = blocks.count - 1
    blocks[last].text += (blocks[last].text.isEmpty ? "" : " ") + block.text
    blocks[last].range = blocks[last].range.lowerBound..<block.range.upperBound
  }

  private static func lines(of bytes: [UInt8]) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = 0
    while let end = ByteSearch.first(DocumentParagraph.lineBreak, in: bytes, start..<bytes.count) {
      lines.append(start..<end)
      start = end + DocumentParagraph.lineBreak.count
    }
    return lines + [start..<bytes.count]
  }
}

/// Removes tables of contents, prompts and a repeated title, and finds headings by their formatting.
enum DocumentCleanup {
  /// - Parameter title: The document's title in its properties, or nil.
  static func cleaned(_ paragraphs: [DocumentParagraph], title: String?) -> [DocumentParagraph] {
    var paragraphs = withoutContents(paragraphs.filter { !Prompt.isStandardPrompt($0.text) })
    removeSecondTitle(&paragraphs)
    markSymbolBullets(&paragraphs)
    markHeadings(&paragraphs)
    if let title { addTitle(title, &paragraphs) }
    return paragraphs
  }

  // MARK: Tables of contents

  /// Removes tables of contents: at least two consecutive lines, at least half of which repeat later lines, that have a
  /// page number after a tab or dots, or are links, or are below the heading of a table of contents.
  private static func withoutContents(_ paragraphs: [DocumentParagraph]) -> [DocumentParagraph] {
    let texts = paragraphs.map { $0.text.count <= 400 ? ContentsLine(of: $0) : nil }
    var lastPlace: [String: Int] = [:]
    for (index, line) in texts.enumerated() { if let line { lastPlace[line.wholeText] = index } }
    var isDropped = paragraphs.map { $0.role == .contents }
    var index = 0
    while index < paragraphs.count {
      let isTitled = index > 0 && isContentsTitle(texts[index - 1]?.wholeText)
      var end = index
      var repeated = 0
      while end < paragraphs.count, let line = texts[end] {
        let isRepeated =
          lastPlace[line.text].map { $0 > end } == true || lastPlace[line.unnumbered].map { $0 > end } == true
        guard isDropped[end] || line.hasPageNumber || line.isLink || isTitled && isRepeated else { break }
        if isRepeated { repeated += 1 }
        end += 1
      }
      let isContents = end - index > 1 && 2 * repeated >= end - index
      if isContents { for place in index..<end { isDropped[place] = true } }
      if isTitled, isDropped[index] { isDropped[index - 1] = true }
      index = max(end, index + 1)
    }
    return paragraphs.indices.filter { !isDropped[$0] }.map { paragraphs[$0] }
  }

  private static func isContentsTitle(_ text: String?) -> Bool {
    guard let text else { return false }
    return [
      "innhold", "innhald", "innholdsfortegnelse", "innhaldsliste", "innholdsliste", "contents", "table of contents",
    ]
    .contains(text.lowercased().filter { $0.isLetter || $0 == " " })
  }

  /// A line, parsed as a line of a table of contents.
  private struct ContentsLine {
    /// The whole line.
    var wholeText: String
    /// Without its page number.
    var text: String
    /// Without the page number and the number before it.
    var unnumbered: String
    var hasPageNumber: Bool
    var isLink: Bool

    init(of paragraph: DocumentParagraph) {
      wholeText = paragraph.plainText
      isLink = paragraph.isInternalLink
      var bytes = paragraph.text[...]
      while let last = bytes.last, last <= 0x20 { bytes.removeLast() }
      let number = bytes.reversed().prefix { $0 >= 0x30 && $0 <= 0x39 }.count
      var rest = bytes.dropLast(number)
      let leader = rest.reversed().prefix { $0 == 0x09 || $0 == 0x2E || $0 == 0x20 || $0 == 0x5F }
      let hasLeader = leader.contains(0x09) || leader.count { $0 == 0x2E } > 2 || isLink && !leader.isEmpty
      hasPageNumber = (1...3).contains(number) && hasLeader
      if hasPageNumber { rest = rest.dropLast(leader.count) } else { rest = bytes }
      let kept = Array(rest)
      text = TextNormalizer.text(kept, kept.indices)
      let marker = ListMarker.read(kept, at: 0, to: kept.count)?.end ?? Self.numberLength(kept)
      unnumbered = TextNormalizer.text(kept, marker..<kept.count)
    }

    /// The length in bytes of a number such as "1" or "2.3" before a space or tab; 0 for none.
    private static func numberLength(_ bytes: [UInt8]) -> Int {
      let count = bytes.prefix { $0 >= 0x30 && $0 <= 0x39 || $0 == 0x2E }.count
      return count > 0 && count < bytes.count && bytes[count] <= 0x20 ? count : 0
    }
  }

  // MARK: Title

  /// Removes the first heading if it repeats the title of the cover page.
  private static func removeSecondTitle(_ paragraphs: inout [DocumentParagraph]) {
    guard let title = paragraphs.first?.plainText, paragraphs.count > 1 else { return }
    for index in 1..<min(paragraphs.count, 12) {
      guard case .heading = paragraphs[index].role else { continue }
      if paragraphs[index].plainText == title { paragraphs.remove(at: index) }
      return
    }
  }

  /// Inserts the title of the document's properties if the text begins with a section heading, which cannot be the
  /// title.
  private static func addTitle(_ title: String, _ paragraphs: inout [DocumentParagraph]) {
    let bytes = Array(title.utf8)
    let text = TextNormalizer.text(bytes, bytes.indices)
    guard !text.isEmpty, text.utf8.count <= 200, let first = paragraphs.first else { return }
    guard let kind = DocumentMeaning(title: text).kind(ofHeading: first), kind != .other, kind != .lead else { return }
    paragraphs.insert(DocumentParagraph(text: Array(text.utf8), role: .heading(level: 1)), at: 0)
  }

  // MARK: Markers and headings by formatting

  /// Letters that symbol fonts show as bullets.
  private static let symbolLetters = ["Ø", "§", "¨", "ü", "n", "q", "o", "à", "v", "Ä"].map { Array($0.utf8) }

  /// Turns a letter before a tab into a bullet if that occurs in more than one paragraph: the symbol font was lost.
  private static func markSymbolBullets(_ paragraphs: inout [DocumentParagraph]) {
    let lengths = paragraphs.map { paragraph -> Int in
      guard paragraph.role == .body,
        let letter = symbolLetters.first(where: { paragraph.text.starts(with: $0 + [0x09]) })
      else { return 0 }
      return letter.count
    }
    guard lengths.count(where: { $0 > 0 }) > 1 else { return }
    for (index, length) in lengths.enumerated() where length > 0 {
      paragraphs[index].text.replaceSubrange(..<length, with: "•".utf8)
    }
  }

  /// Marks short lines as headings if they are bold and most text is not, or if they are larger than the text.
  private static func markHeadings(_ paragraphs: inout [DocumentParagraph]) {
    let (boldCount, count, bodySize) = measures(paragraphs)
    for index in paragraphs.indices.dropFirst() where paragraphs[index].role == .body {
      let paragraph = paragraphs[index]
      let isLarge = bodySize > 0 && paragraph.fontSize >= bodySize + 4
      guard paragraph.isBold && 2 * boldCount < count || isLarge, index > 1 || isLarge else { continue }
      guard index + 1 < paragraphs.count, !looksLikeHeading(paragraphs[index + 1], asIn: paragraph) else { continue }
      if isLabelOfFact(paragraphs, index) { continue }
      if mayBeHeading(paragraph) { paragraphs[index].role = .heading(level: DocumentBlocks.lowestLevel) }
    }
  }

  /// Whether a paragraph is the label of a fact above its value, or another label among such facts, such as "Telefon".
  private static func isLabelOfFact(_ paragraphs: [DocumentParagraph], _ index: Int) -> Bool {
    func isFact(_ index: Int) -> Bool {
      guard paragraphs.indices.contains(index), index + 1 < paragraphs.count,
        paragraphs[index + 1].text.count <= longestValue
      else { return false }
      return FactLabel.whole(paragraphs[index].plainText, of: paragraphs[index + 1].plainText) != nil
    }
    if isFact(index) { return true }
    let isShort = index + 1 < paragraphs.count && paragraphs[index + 1].text.count <= 80
    guard isShort, DocumentMeaning(title: "").kind(of: paragraphs[index].plainText, level: nil) == nil else {
      return false
    }
    // Labels and values alternate.
    return [2, 4, 6].contains { isFact(index - $0) }
  }

  private static let longestValue = 300

  private static func looksLikeHeading(_ next: DocumentParagraph, asIn paragraph: DocumentParagraph) -> Bool {
    next.role == .body && next.isBold == paragraph.isBold && next.fontSize == paragraph.fontSize
      && !mayBeHeading(next)
  }

  private static func mayBeHeading(_ paragraph: DocumentParagraph) -> Bool {
    let text = paragraph.plainText
    guard text.utf8.count <= 100, text.first?.isLetter == true || text.first?.isNumber == true else { return false }
    guard let last = text.last, !".,;:!".contains(last), !text.contains(". "), !text.contains(": ") else {
      return false
    }
    return FactLabel.read(text) == nil
      && ByteSearch.first(DocumentParagraph.lineBreak, in: paragraph.text, 0..<paragraph.text.count) == nil
  }

  /// The number of bold bytes, the number of all bytes, and the most frequent font size, outside headings.
  private static func measures(_ paragraphs: [DocumentParagraph]) -> (bold: Int, all: Int, size: Int) {
    var (bold, all) = (0, 0)
    var sizes: [Int: Int] = [:]
    for paragraph in paragraphs {
      if case .heading = paragraph.role { continue }
      all += paragraph.text.count
      if paragraph.isBold { bold += paragraph.text.count }
      sizes[paragraph.fontSize, default: 0] += paragraph.text.count
    }
    let size = sizes.max { ($0.value, -$0.key) < ($1.value, -$1.key) }?.key ?? 0
    return (bold, all, size)
  }
}

/// The prompts that word processors show in empty fields.
enum Prompt {
  /// Word's own prompts, which remain as text if another program dropped the field around them.
  private static let standard: Set<String> = [
    "klikk eller trykk her for å skrive inn tekst.", "klikk her for å skrive inn tekst.", "velg et element.",
    "klikk eller trykk for å skrive inn en dato.", "klikk her for å skrive inn en dato.",
    "klikk eller trykk her for å skrive inn tekst", "click or tap here to enter text.", "click here to enter text.",
    "choose an item.", "click or tap to enter a date.",
  ]

  /// Whether the whole text of a paragraph is one of Word's own prompts.
  static func isStandardPrompt(_ bytes: [UInt8]) -> Bool {
    guard bytes.count <= 80 else { return false }
    return standard.contains(TextNormalizer.text(bytes, bytes.indices).lowercased())
  }

  private static let beginnings = [
    "klikk her", "klikk eller trykk", "klikk for", "klikk på", "trykk her", "velg et element", "velg en dato",
    "velg et alternativ", "velg en byggeblokk", "vel eit element", "vel ein dato", "vel eit alternativ",
    "skriv inn tekst",
    "skriv her", "skriv inn her", "sett inn tekst", "click here", "click or tap", "tap here", "choose an item",
    "choose a date", "enter text", "type here",
  ]

  /// Whether the text of a field that is marked as empty is its prompt.
  static func isPrompt(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard bytes.count <= 300 else { return false }
    let text = String(decoding: bytes, as: UTF8.self).lowercased().drop { $0.isWhitespace }
    if beginnings.contains(where: { text.hasPrefix($0) }) { return true }
    return text.hasPrefix("[") && text.hasSuffix("]") || text.hasPrefix("<") && text.hasSuffix(">")
  }
}
