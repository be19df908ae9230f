import ByregionText
import CCMark

/// Parses a text in Markdown.
///
/// Front matter and attributes of other dialects are not text. A text that contains HTML or tables is rendered as HTML
/// and parsed as a page. Any other text is read from CommonMark's tree.
enum MarkdownReader {
  /// Maximum length in bytes of a paragraph. CommonMark can take time quadratic in the length of a paragraph. A text
  /// with a longer one is parsed as plain text with headings.
  static let longestParagraph = 64 * 1024

  static func read(_ source: LineIndex) -> BlockReader.Result {
    let frontMatter = FrontMatter(source.bytes)
    let lines = frontMatter.map { blanked($0.range, source) } ?? source
    var result = isOrdinary(lines) ? read(ordinary: lines) : BlockReader.Result(blocks: roughBlocks(of: lines))
    result.blocks = DefinitionList.joined(LoneMarkers.joined(result.blocks))
    placeTitle(frontMatter, in: &result.blocks, source)
    if let frontMatter { result.description = frontMatter.description.filled(from: result.description) }
    return result
  }

  private static func read(ordinary lines: LineIndex) -> BlockReader.Result {
    let prepared = MarkdownLines(lines)
    let document = prepared.bytes.withUnsafeBytes { buffer in
      cmark_parse_document(buffer.bindMemory(to: CChar.self).baseAddress, buffer.count, CMARK_OPT_DEFAULT)
    }
    guard let document else { return BlockReader.Result(blocks: PlainBlockReader.blocks(of: lines)) }
    defer { cmark_node_free(document) }
    guard MarkdownPage.isNeeded(document) else {
      return BlockReader.Result(blocks: MarkdownBlockReader.blocks(of: document, lines, prepared.wrapping))
    }
    let page = MarkdownPage(document, lines, prepared)
    return HTMLBlockReader.read(page.html, of: lines, place: page.place)
  }

  /// Replaces a byte range by spaces, which keeps line numbers and positions.
  private static func blanked(_ range: Range<Int>, _ lines: LineIndex) -> LineIndex {
    var bytes = lines.bytes
    for index in range where bytes[index] != 0x0A && bytes[index] != 0x0D { bytes[index] = 0x20 }
    return LineIndex(bytes, of: lines.text)
  }

  /// Inserts the title of the front matter if the text does not begin with a title.
  private static func placeTitle(_ frontMatter: FrontMatter?, in blocks: inout [Block], _ lines: LineIndex) {
    guard let first = blocks.first else { return }
    let isLead = isLead(blocks)
    let isTitle = first.role == .heading(level: 1) && !PageTitle.isSection(first.text)
    if let title = frontMatter?.title, !isTitle, first.text != title.text {
      let line = lines.line(at: title.start)
      blocks.insert(
        Block(
          role: .heading(level: 1), text: title.text, line: line, range: lines.range(ofLine: line), isAfterBlank: true),
        at: 0)
    } else if !isTitle, isLead || isSection(first) {
      let start = first.range.lowerBound
      blocks.insert(Block(role: .heading(level: 1), text: "", line: first.line, range: start..<start), at: 0)
    }
    blocks = PageTitle.withoutRepetition(blocks)
  }

  private static func isSection(_ block: Block) -> Bool {
    if case .heading = block.role { PageTitle.isSection(block.text) } else { false }
  }

  /// Whether the text begins with a paragraph of sentences above its headings. Then it has no title, for instance
  /// because a converter moved it to the file's properties.
  private static func isLead(_ blocks: [Block]) -> Bool {
    guard let first = blocks.first, first.role == .paragraph, first.text.utf8.count > 60, first.text.hasSuffix(".")
    else { return false }
    return blocks.prefix(8).contains { isSection($0) }
  }

  /// Parses as plain text in which number signs begin headings.
  private static func roughBlocks(of lines: LineIndex) -> [Block] {
    PlainBlockReader.blocks(of: lines).map { block in
      let signs = block.text.utf8.prefix { $0 == 0x23 }.count
      guard block.role == .paragraph, (1...6).contains(signs), block.text.utf8.dropFirst(signs).first == 0x20 else {
        return block
      }
      var heading = block
      heading.role = .heading(level: signs)
      heading.text = String(block.text.dropFirst(signs + 1))
      return heading
    }
  }

  private static func isOrdinary(_ lines: LineIndex) -> Bool {
    var paragraph = 0
    for range in lines.ranges {
      let isBlank = WhiteSpace.skip(lines.bytes, from: range.lowerBound, to: range.upperBound) == range.upperBound
      paragraph = isBlank ? 0 : paragraph + range.count
      if paragraph > longestParagraph { return false }
    }
    return true
  }
}

/// Makes blocks from CommonMark's tree. CommonMark determines the markup; the rules of write-ups determine the entries.
///
/// A line break inside a paragraph begins a new entry (rule 4), and an indented line continues the item above (rule 5),
/// although CommonMark joins the lines in both cases.
struct MarkdownBlockReader {
  private let lines: LineIndex
  private let wrapping: MarkdownWrapping
  private var blocks: [Block] = []
  private var depth = 0
  /// The open item, if it has no text yet.
  private var openItem: (marker: String?, number: Int?)?
  /// The depth of the item that the last block continues.
  private var continuedDepth = 0
  private var pieces: [Piece] = []
  private var isInsideImage = false

  /// The text of one source line of a paragraph or heading.
  private struct Piece {
    var text: [UInt8] = []
    var line = 0
  }

  static func blocks(of document: OpaquePointer, _ lines: LineIndex, _ wrapping: MarkdownWrapping) -> [Block] {
    var reader = MarkdownBlockReader(lines: lines, wrapping: wrapping)
    reader.walk(document)
    return reader.blocks
  }

  private init(lines: LineIndex, wrapping: MarkdownWrapping) { (self.lines, self.wrapping) = (lines, wrapping) }

  private mutating func walk(_ document: OpaquePointer) {
    guard let iterator = cmark_iter_new(document) else { return }
    defer { cmark_iter_free(iterator) }
    while true {
      let event = cmark_iter_next(iterator)
      guard event != CMARK_EVENT_DONE, let node = cmark_iter_get_node(iterator) else { return }
      if event == CMARK_EVENT_ENTER { enter(node) } else { exit(node) }
    }
  }

  private mutating func enter(_ node: OpaquePointer) {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_ITEM:
      depth += 1
      openItem = marker(of: node)
    case CMARK_NODE_PARAGRAPH, CMARK_NODE_HEADING:
      pieces = [Piece(line: Int(cmark_node_get_start_line(node)))]
    case CMARK_NODE_TEXT, CMARK_NODE_CODE:
      append(node)
    case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK:
      // CommonMark does not give the line of inline nodes after a backslash, and not only breaks end a line. So both
      // are counted.
      pieces.append(Piece(line: (pieces.last?.line ?? 0) + 1))
    case CMARK_NODE_IMAGE:
      isInsideImage = true
    case CMARK_NODE_CODE_BLOCK:
      appendVerbatim(node)
    default: break
    }
  }

  private mutating func exit(_ node: OpaquePointer) {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_ITEM:
      appendLoneMarker(node)
      depth -= 1
      openItem = nil
    case CMARK_NODE_PARAGRAPH: finishParagraph(node)
    case CMARK_NODE_HEADING: finishHeading(node)
    case CMARK_NODE_IMAGE: isInsideImage = false
    default: break
    }
  }

  static func literal(_ node: OpaquePointer) -> [UInt8] {
    withLiteral(node) { Array($0) }
  }

  /// Passes the node's text to `body` without copying it.
  static func withLiteral<Result>(
    _ node: OpaquePointer, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    guard let literal = cmark_node_get_literal(node) else { return body(UnsafeBufferPointer(start: nil, count: 0)) }
    var count = 0
    while literal[count] != 0 { count += 1 }
    return literal.withMemoryRebound(to: UInt8.self, capacity: count) {
      body(UnsafeBufferPointer(start: $0, count: count))
    }
  }

  private mutating func append(_ node: OpaquePointer) {
    guard !isInsideImage, !pieces.isEmpty else { return }
    let last = pieces.count - 1
    if pieces[last].text.isEmpty {
      pieces[last].line = max(pieces[last].line, Int(cmark_node_get_start_line(node)))
    }
    Self.withLiteral(node) { pieces[last].text.append(contentsOf: $0) }
  }

  /// The marker as printed at the start of an item.
  private func marker(of node: OpaquePointer) -> (String?, Int?) {
    let line = lines.range(ofLine: Int(cmark_node_get_start_line(node)))
    let start = line.lowerBound + max(0, Int(cmark_node_get_start_column(node)) - 1)
    guard start < line.upperBound,
      let marker = ListMarker.read(lines.bytes, at: start, to: line.upperBound)
    else { return (nil, nil) }
    return (marker.text, marker.number)
  }

  /// Appends an item without text, whose marker belongs to the line below.
  private mutating func appendLoneMarker(_ node: OpaquePointer) {
    guard let marker = openItem?.marker, cmark_node_first_child(node) == nil else { return }
    let line = Int(cmark_node_get_start_line(node))
    blocks.append(block(marker, from: line, to: line))
  }

  private mutating func finishHeading(_ node: OpaquePointer) {
    let text = Array(pieces.map(\.text).joined(separator: [0x20]))
    let first = Int(cmark_node_get_start_line(node))
    let heading = TextNormalizer.text(text, text.indices)
    guard !heading.isEmpty else { return }
    let level = Int(cmark_node_get_heading_level(node))
    // A long line above a line of hyphens is a paragraph above a rule.
    let isHeading = depth == 0 && (heading.utf8.count <= 160 || lines.bytes[lines.range(ofLine: first)].first == 0x23)
    var block = block(heading, from: first, to: Int(cmark_node_get_end_line(node)))
    if isHeading { block.role = .heading(level: level) } else { take(&block) }
    block.isAfterBlank = true
    blocks.append(block)
  }

  private mutating func finishParagraph(_ node: OpaquePointer) {
    let end = Int(cmark_node_get_end_line(node))
    var line = Int(cmark_node_get_start_line(node))
    for (index, piece) in pieces.enumerated() {
      line = max(line, piece.line)
      let next = index + 1 < pieces.count ? max(pieces[index + 1].line, line + 1) : end + 1
      append(piece, isFirst: index == 0, line, to: max(line, next - 1))
    }
    pieces = []
  }

  private mutating func append(_ piece: Piece, isFirst: Bool, _ line: Int, to end: Int) {
    let text = TextNormalizer.text(piece.text, piece.text.indices)
    guard text.utf8.contains(where: { $0 >= 0x80 || Self.isLetterOrDigit($0) }) else { return }
    if !isFirst, depth == 0, wrapping.continues(line), let last = blocks.indices.last, blocks[last].role == .paragraph {
      WrappedWords.append(text, to: &blocks[last].text)
      blocks[last].range = blocks[last].range.lowerBound..<lines.range(ofLine: end).upperBound
      return
    }
    var block = block(text, from: line, to: end)
    block.isAfterBlank = isFirst && block.isAfterBlank
    if isFirst, openItem != nil {
      take(&block)
    } else if let marker = printedMarker(line, text) {
      block.role = .item
      (block.marker, block.number, block.depth) = (marker.text, marker.number, depth + 1)
      block.text = TextNormalizer.text(Array(text.utf8), marker.end..<text.utf8.count)
      // A marker alone on its line is joined to the next line later.
      if block.text.isEmpty { (block.role, block.text) = (.paragraph, marker.text) }
    } else if isFirst, depth > 0, isIndented(line), let last = blocks.last {
      block.continuesItem = (last.role == .item ? last.depth : last.continuesItem ? continuedDepth : 0) == depth
      continuedDepth = depth
    } else if depth > 0, isIndented(line), let last = blocks.last, last.role == .item || last.continuesItem {
      let start = last.range.lowerBound
      blocks[blocks.count - 1].text += " " + text
      blocks[blocks.count - 1].range = start..<max(last.range.upperBound, block.range.upperBound)
      return
    }
    blocks.append(block)
  }

  /// Makes the block the text of the open item.
  private mutating func take(_ block: inout Block) {
    guard let item = openItem else { return }
    block.role = .item
    defer { TaskBox.take(&block) }
    (block.marker, block.number, block.depth) = (item.marker, item.number, depth)
    openItem = nil
  }

  /// The marker of a line if it is not one in Markdown, such as "•". Escaped markers are text.
  private func printedMarker(_ line: Int, _ text: String) -> ListMarker? {
    guard !blocks.isEmpty else { return nil }
    let range = lines.range(ofLine: line)
    let start = WhiteSpace.skip(lines.bytes, from: range.lowerBound, to: range.upperBound)
    guard ListMarker.read(lines.bytes, at: start, to: range.upperBound) != nil else { return nil }
    let bytes = Array(text.utf8)
    return ListMarker.read(bytes, at: 0, to: bytes.count)
  }

  /// Appends the lines of a code block as text.
  private mutating func appendVerbatim(_ node: OpaquePointer) {
    let bytes = Self.literal(node)
    let first = Int(cmark_node_get_start_line(node)) + (isFence(node) ? 1 : 0)
    for line in SourceLines(bytes) where !line.isBlank {
      let number = first + line.number - 1
      append(Piece(text: Array(bytes[line.range]), line: number), isFirst: line.number == 1, number, to: number)
    }
  }

  private func isFence(_ node: OpaquePointer) -> Bool {
    let range = lines.range(ofLine: Int(cmark_node_get_start_line(node)))
    let start = WhiteSpace.skip(lines.bytes, from: range.lowerBound, to: range.upperBound)
    return start < range.upperBound && (lines.bytes[start] == 0x60 || lines.bytes[start] == 0x7E)
  }

  private func block(_ text: String, from first: Int, to last: Int) -> Block {
    let range = lines.range(ofLine: first)
    return Block(
      role: .paragraph, text: text, line: first,
      range: range.lowerBound..<max(range.upperBound, lines.range(ofLine: last).upperBound),
      isAfterBlank: first == 1 || isBlank(first - 1))
  }

  private func isBlank(_ line: Int) -> Bool {
    let range = lines.range(ofLine: line)
    return WhiteSpace.skip(lines.bytes, from: range.lowerBound, to: range.upperBound) == range.upperBound
  }

  private func isIndented(_ line: Int) -> Bool {
    let range = lines.range(ofLine: line)
    return WhiteSpace.skip(lines.bytes, from: range.lowerBound, to: range.upperBound) > range.lowerBound
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    byte >= 0x30 && byte <= 0x39 || byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A
  }
}

/// The check box of a task after an item's marker: "- [x] Planen er vedtatt".
enum TaskBox {
  /// Moves the check box from an item's text to its marker.
  static func take(_ block: inout Block) {
    let bytes = block.text.utf8.prefix(4)
    guard bytes.count == 4, bytes.first == 0x5B, bytes.last == 0x20, let state = bytes.dropFirst().first,
      bytes.dropFirst(2).first == 0x5D, [0x20, 0x78, 0x58].contains(state)
    else { return }
    block.marker = (block.marker.map { $0 + " " } ?? "") + String(block.text.prefix(3))
    block.text = String(block.text.dropFirst(4))
  }
}
