import ByregionNorwegian
import ByregionText

/// Makes the text of a document and its blocks of its paragraphs: one line a paragraph.
///
/// A line holds the marker that a word processor shows before an item, and U+2028 where a paragraph breaks a line.
struct WordBlocks {
  private(set) var text: [UInt8] = []
  private(set) var blocks: [Block] = []
  private let styles: WordStyles
  private let numbering: WordNumbering
  private var counter: WordCounter
  /// Whether the writer parted paragraphs by empty ones, and did not leave the distance to the styles.
  private let hasBlankLines: Bool
  private var line = 1
  private var depths: [Int] = []
  private var previousIsItem = false
  private var lineOfPrevious = 0

  init(_ paragraphs: [WordParagraph], count: Int, styles: WordStyles, numbering: WordNumbering) {
    (self.styles, self.numbering) = (styles, numbering)
    counter = WordCounter(numbering)
    let plain = paragraphs.count { !$0.text.isEmpty && $0.number == nil }
    hasBlankLines = (count - paragraphs.count { !$0.text.isEmpty }) * 8 >= max(plain, 8)
    for paragraph in paragraphs { append(paragraph) }
    text += Array(repeating: 0x0A, count: max(0, count - line))
  }

  private mutating func append(_ paragraph: WordParagraph) {
    let style = styles.resolve(paragraph.style)
    let role = role(of: paragraph, style)
    let marker = marker(of: paragraph, style, role)
    let normal = Composition.composed(String(decoding: paragraph.text, as: UTF8.self))
    let bytes = Array(normal.utf8)
    guard role != .contents, WhiteSpace.skip(bytes, from: 0, to: bytes.count) < bytes.count else { return }
    text += Array(repeating: 0x0A, count: paragraph.line - line)
    line = paragraph.line
    let start = text.count
    if let shown = marker?.shown { text += Array(shown.text.utf8) + [0x20] }
    text += bytes
    let isAfterBlank = !hasBlankLines || paragraph.line > lineOfPrevious + 1 || paragraph.beginsGroup
    lineOfPrevious = paragraph.line
    if case .heading(let level) = role {
      appendHeading(level, bytes, start..<text.count)
    } else if let marker {
      appendItem(marker, bytes, start..<text.count, isAfterBlank)
    } else {
      let isBeside = role == .besideItem || (paragraph.isIndented ?? style.isIndented) == true
      appendLines(bytes, at: start, isAfterBlank, continuesItem: isBeside && !paragraph.beginsGroup)
    }
  }

  /// What the paragraph says of itself goes before its style. A heading of many words is text in a large letter.
  private func role(of paragraph: WordParagraph, _ style: WordStyle) -> WordStyle.Role {
    var role = style.role ?? .body
    if let level = paragraph.outlineLevel { role = level >= 0 && level < 9 ? .heading(level: level + 1) : .body }
    if case .heading = role, paragraph.text.count > Self.longestHeading { return .body }
    return role
  }

  private static let longestHeading = 300

  private struct Marker {
    /// nil where the list prints nothing before its items.
    var shown: WordCounter.Marker?
    var depth: Int
  }

  private mutating func marker(
    of paragraph: WordParagraph, _ style: WordStyle, _ role: WordStyle.Role
  ) -> Marker? {
    guard let list = paragraph.number?.list ?? style.number?.list, list != 0 else {
      let isTakenOut = paragraph.number?.list == 0
      return role == .item && !isTakenOut ? Marker(shown: WordCounter.bullet, depth: style.depth) : nil
    }
    let byStyle = style.numberedBy.flatMap { numbering.level(ofStyle: $0, in: list) }
    let level = min(max(paragraph.number?.level ?? style.number?.level ?? byStyle ?? 0, 0), 8)
    return Marker(shown: counter.next(list: list, level: level), depth: max(level, style.depth))
  }

  private mutating func appendHeading(_ level: Int, _ bytes: [UInt8], _ range: Range<Int>) {
    (previousIsItem, depths) = (false, [])
    blocks.append(
      Block(
        role: .heading(level: level), text: TextNormalizer.text(bytes, bytes.indices), line: line, range: range,
        isAfterBlank: true))
  }

  private mutating func appendItem(_ marker: Marker, _ bytes: [UInt8], _ range: Range<Int>, _ isAfterBlank: Bool) {
    enter(marker.depth)
    blocks.append(
      Block(
        role: .item, text: TextNormalizer.text(bytes, bytes.indices), line: line, range: range,
        marker: marker.shown?.text, number: marker.shown?.number, depth: depths.count, isAfterBlank: isAfterBlank))
    previousIsItem = true
  }

  /// An item is inside those above it that stand less deep.
  private mutating func enter(_ depth: Int) {
    while let last = depths.last, last >= depth { depths.removeLast() }
    depths.append(depth)
  }

  /// Each line of a paragraph is read as a line of plain text is (rules 2 to 6).
  private mutating func appendLines(_ bytes: [UInt8], at start: Int, _ isAfterBlank: Bool, continuesItem: Bool) {
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
      } else if previousIsItem, !(isFirst && isAfterBlank && hasBlankLines), isIndented || (continuesItem && isFirst) {
        continueItem(block)
        isFirst = false
        continue
      } else if !isIndented {
        depths = []
      }
      previousIsItem = marker != nil
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
    while let end = ByteSearch.first(WordBodyReader.lineBreak, in: bytes, start..<bytes.count) {
      lines.append(start..<end)
      start = end + WordBodyReader.lineBreak.count
    }
    return lines + [start..<bytes.count]
  }
}
