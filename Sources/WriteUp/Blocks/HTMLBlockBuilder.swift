import ByregionText

/// Parses an HTML page into blocks.
enum HTMLBlockReader {
  /// - Parameters:
  ///   - html: The page, or Markdown rendered as HTML.
  ///   - place: Maps a byte offset in the page to a byte offset in the source.
  static func read(_ html: [UInt8], of lines: LineIndex, place: @escaping (Int) -> Int = { $0 }) -> BlockReader.Result {
    let tree = HTMLTree(html)
    let page = HTMLPage(tree)
    var builder = HTMLBlockBuilder(page, lines: lines, place: place)
    let blocks = builder.build()
    return BlockReader.Result(
      blocks: blocks, diagnostics: HTMLReport(page).diagnostics(of: lines, place: place),
      description: HTMLDescription(tree, savedFrom: html).description)
  }
}

/// Collects the blocks from the part of a page that is the write-up.
struct HTMLBlockBuilder {
  private struct List {
    var isNumbered: Bool
    var count: Int
  }

  /// An open item. Its first text is the text of the item; later text continues it until something else comes between.
  private struct Item {
    var marker: String
    var number: Int?
    var hasText = false
    /// The index of the block with its last text; nil if later paragraphs do not belong to it.
    var last: Int?
  }

  /// The state that an open element changed, which is restored at its end.
  private enum Effect { case none, list, item, heading }

  private struct Open {
    var node: Int
    var end: Int
    var effect: Effect
    var isBlock: Bool
  }

  /// The text collected for the next block.
  private struct Piece {
    var text: [UInt8] = []
    /// The byte offset in the page of its element or text.
    var start: Int?
    var isBold = true
    /// Whether its first character is in a symbol font.
    var beginsWithSymbol = false
    /// Whether it begins with text that looks like a marker but is not one.
    var isLiteral = false
    /// The list level of a paragraph from a word processor, or nil.
    var depth: Int?
  }

  let page: HTMLPage
  private let lines: LineIndex
  private let place: (Int) -> Int
  private var tree: HTMLTree { page.tree }
  private(set) var blocks: [Block] = []
  /// The blocks that begin with a letter that may be a bullet in a symbol font.
  private var symbols = SymbolBullets()
  private var open: [Open] = []
  private var lists: [List] = []
  private var items: [Item] = []
  private var headingLevel: Int?
  private var piece = Piece()
  private var isAfterBlank = true
  /// The nodes of fact boxes in the middle of another section, which are read last.
  private var boxes: [Int] = []
  private var keepsBoxes = true
  private let isInCell: Bool

  init(_ page: HTMLPage, lines: LineIndex, place: @escaping (Int) -> Int, isInCell: Bool = false) {
    (self.page, self.lines, self.place, self.isInCell) = (page, lines, place, isInCell)
  }

  mutating func build() -> [Block] {
    read(page.range)
    keepsBoxes = false
    for box in boxes { read(box..<tree.nodes[box].end) }
    symbols.replace(in: &blocks)
    return PageTitle.placed(LoneMarkers.joined(blocks), page, line: lines, place: place)
  }

  /// The blocks inside a node, such as a cell.
  func blocks(in node: Int) -> [Block] {
    var inner = HTMLBlockBuilder(page, lines: lines, place: place, isInCell: true)
    // A cell has no title, so that its first block may have a marker.
    inner.read((node + 1)..<max(tree.nodes[node].end, node + 1))
    inner.symbols.replace(in: &inner.blocks)
    return LoneMarkers.joined(inner.blocks)
  }

  // MARK: Walking

  private mutating func read(_ range: Range<Int>) {
    var index = range.lowerBound
    while index < range.upperBound {
      while let last = open.last, last.end <= index { close() }
      let node = tree.nodes[index]
      if let name = node.name {
        index = enter(index, name)
      } else {
        append(index)
        index += 1
      }
    }
    while !open.isEmpty { close() }
    flush(to: range.isEmpty ? 0 : tree.nodes[range.upperBound - 1].source.upperBound)
    (piece, isAfterBlank) = (Piece(), true)
  }

  /// Returns the index of the next node.
  private mutating func enter(_ index: Int, _ name: HTMLName) -> Int {
    let node = tree.nodes[index]
    let begin = node.source.lowerBound
    if page.leftOut[index] != nil {
      if HTMLNames.blocks.contains(name) { border(at: begin) }
      return node.end
    }
    switch name {
    case .br:
      breakLine(at: begin)
      return node.end
    case .sup where appendSuperscript(index): return node.end
    case .a where NoteMarks.isReference(index, tree): return node.end
    case .button where page.visibility.panelOfControl[index] == nil && headingLevel == nil: return node.end
    case .table where headingLevel == nil:
      border(at: begin)
      if let table = HTMLTable(index, self, section: section).blocks() {
        appendTable(table, at: begin)
        return node.end
      }
    case .dl where headingLevel == nil:
      border(at: begin)
      if let list = HTMLTable.definitions(index, self) {
        appendTable(list, at: begin)
        return node.end
      }
    case .pre, .listing, .xmp, .plaintext:
      border(at: begin)
      appendLines(index)
      return node.end
    default:
      if HTMLNames.blocks.contains(name), isBoxOfFacts(index) {
        border(at: begin)
        boxes.append(index)
        return node.end
      }
    }
    openElement(index, name)
    return index + 1
  }

  private mutating func openElement(_ index: Int, _ name: HTMLName) {
    let level = headingLevel == nil ? HTMLLine.level(of: index, tree, page.visibility) : nil
    let isBlock = HTMLNames.blocks.contains(name) || level != nil
    if isBlock {
      border(at: tree.nodes[index].source.lowerBound)
      if headingLevel == nil { piece.depth = WordList.depth(of: index, tree) ?? piece.depth }
    }
    var effect = Effect.none
    if let control = page.visibility.controlOfPanel[index], page.isNamedByDistantControl(index, control),
      !page.repeatsControl(index, control)
    {
      appendHeading(of: control, at: tree.nodes[index].source.lowerBound)
    }
    if let level {
      (headingLevel, effect) = (level, .heading)
    } else if name == .ul || name == .ol || name == .menu || name == .dir {
      let first = name == .ol ? tree.attribute(.start, of: index).flatMap { Int($0) } ?? 1 : 1
      lists.append(List(isNumbered: name == .ol, count: first &- 1))
      effect = .list
    } else if name == .li {
      items.append(nextItem())
      effect = .item
    }
    open.append(Open(node: index, end: tree.nodes[index].end, effect: effect, isBlock: isBlock))
  }

  private mutating func nextItem() -> Item {
    guard var list = lists.popLast() else { return Item(marker: "•") }
    list.count &+= 1
    lists.append(list)
    return list.isNumbered ? Item(marker: "\(list.count).", number: list.count) : Item(marker: "•")
  }

  private mutating func close() {
    let last = open.removeLast()
    if last.effect == .heading || last.isBlock && headingLevel == nil {
      flush(to: tree.nodes[last.node].source.upperBound)
      (piece.start, isAfterBlank) = (nil, true)
    } else if last.isBlock {
      piece.text.append(0x20)
    }
    switch last.effect {
    case .list: lists.removeLast()
    case .item: items.removeLast()
    case .heading: headingLevel = nil
    case .none: break
    }
  }

  /// Ends the piece at the border of a block. Inside a heading, the border is a space.
  private mutating func border(at begin: Int) {
    guard headingLevel == nil else { return piece.text.append(0x20) }
    flush(to: begin)
    (piece.start, isAfterBlank) = (begin, true)
  }

  /// Handles a line break: inside an item or a heading it is a space, elsewhere it ends the piece.
  private mutating func breakLine(at begin: Int) {
    if !items.isEmpty || headingLevel != nil {
      piece.text.append(0x20)
    } else {
      flush(to: begin)
      (piece.start, isAfterBlank) = (nil, false)
    }
  }

  // MARK: Text

  private mutating func append(_ index: Int) {
    let node = tree.nodes[index]
    let text = tree.characters[node.text]
    guard let first = text.firstIndex(where: { $0 > 0x20 }) else {
      if !piece.text.isEmpty { piece.text.append(0x20) }
      return
    }
    if piece.text.isEmpty {
      piece.beginsWithSymbol = SymbolBullets.isDrawn(index, tree)
    }
    if piece.start == nil { piece.start = node.source.lowerBound + (first - text.startIndex) }
    if piece.isBold, headingLevel == nil, page.hasBoldHeadings {
      piece.isBold = tree.isBold(index, within: open.first { $0.isBlock }?.node ?? 0)
    }
    appendText(text, at: node.source.lowerBound)
  }

  /// Appends text. U+2028 and U+2029 end a line like `<br>`.
  private mutating func appendText(_ text: ArraySlice<UInt8>, at begin: Int) {
    guard let lead = text.firstIndex(of: 0xE2), items.isEmpty, headingLevel == nil else {
      return piece.text.append(contentsOf: text)
    }
    var start = text.startIndex
    for index in lead..<max(text.endIndex - 2, lead) where text[index] == 0xE2 && text[index + 1] == 0x80 {
      guard text[index + 2] == 0xA8 || text[index + 2] == 0xA9 else { continue }
      piece.text.append(contentsOf: text[start..<index])
      breakLine(at: begin + index - text.startIndex)
      start = index + 3
    }
    piece.text.append(contentsOf: text[start...])
  }

  /// Appends an exponent and drops a note mark. Returns false if the element is other text.
  private mutating func appendSuperscript(_ index: Int) -> Bool {
    let text = tree.text(of: index)
    if let power = NoteMarks.power(text, after: piece.text) {
      piece.text.append(contentsOf: power.utf8)
      return true
    }
    return text.isEmpty || NoteMarks.isMark(text)
  }

  /// Parses preformatted text as plain text.
  private mutating func appendLines(_ index: Int) {
    var text: [UInt8] = []
    var start: Int?
    var inner = index + 1
    while inner < tree.nodes[index].end {
      let node = tree.nodes[inner]
      if page.leftOut[inner] != nil {
        inner = node.end
        continue
      }
      if node.name == nil {
        start = start ?? node.source.lowerBound
        text.append(contentsOf: tree.characters[node.text])
      } else if node.name == .br {
        text.append(0x0A)
      }
      inner += 1
    }
    guard let start else { return }
    let first = place(start)
    let firstLine = lines.line(at: first)
    let end = place(tree.nodes[index].source.upperBound)
    for var block in PlainBlockReader.blocks(of: LineIndex(String(decoding: text, as: UTF8.self))) {
      let lower = min(first + block.range.lowerBound, end)
      block.range = lower..<max(lower, min(first + block.range.upperBound, end))
      block.line += firstLine - 1
      blocks.append(block)
    }
    (piece, isAfterBlank) = (Piece(), true)
  }

  private mutating func appendHeading(of control: Int, at begin: Int) {
    let text = tree.text(of: control, without: page.leftOut)
    guard !text.isEmpty else { return }
    blocks.append(block(text, from: begin, to: begin, role: .heading(level: 3)))
  }

  private mutating func appendTable(_ table: [Block], at begin: Int) {
    blocks += table
    (piece, isAfterBlank) = (Piece(), true)
  }

  private func block(_ text: String, from first: Int, to end: Int, role: Block.Role = .paragraph) -> Block {
    let lower = min(place(first), lines.bytes.count)
    let upper = min(max(place(end), lower), lines.bytes.count)
    return Block(role: role, text: text, line: lines.line(at: lower), range: lower..<upper, isAfterBlank: isAfterBlank)
  }

  private mutating func flush(to end: Int) {
    defer { piece = Piece() }
    if let place = piece.text.firstIndex(where: { $0 > 0x20 }),
      piece.text[place...].starts(with: MarkdownPage.literalSign)
    {
      piece.text.removeSubrange(place..<(place + MarkdownPage.literalSign.count))
      piece.isLiteral = true
    }
    let normal = TextNormalizer.text(piece.text, piece.text.indices)
    guard !normal.isEmpty else { return }
    let first = piece.start ?? end
    var block = block(normal, from: first, to: max(first, end))
    classify(&block)
    if block.role == .paragraph, !piece.isLiteral, blocks.count > 0 || isInCell {
      symbols.note(piece.text, beginsWithSymbol: piece.beginsWithSymbol, at: blocks.count)
    }
    blocks.append(block)
  }

  private mutating func classify(_ block: inout Block) {
    if let level = headingLevel, items.isEmpty {
      block.role = .heading(level: level)
    } else if let item = items.last, !item.hasText {
      (items[items.count - 1].hasText, items[items.count - 1].last) = (true, headingLevel == nil ? blocks.count : nil)
      block.isHeadingOfItem = headingLevel != nil
      (block.role, block.marker, block.number, block.depth) = (.item, item.marker, item.number, items.count)
    } else if headingLevel != nil {
      block.role = .heading(level: headingLevel ?? 3)
    } else if !blocks.isEmpty || isInCell, !readBullet(of: &block) {
      if let last = items.last?.last {
        block.continuesItem = last == blocks.count - 1
        if block.continuesItem { items[items.count - 1].last = blocks.count }
      } else if items.isEmpty, piece.isBold, page.hasBoldHeadings, block.text.utf8.count <= 100, isAfterBlank,
        ![0x2E, 0x3A, 0x2C].contains(block.text.utf8.last)
      {
        block.role = .heading(level: 6)
      }
    }
  }

  /// Makes an item of a paragraph that begins with a marker, as word processors save lists. Returns false for other
  /// paragraphs.
  private func readBullet(of block: inout Block) -> Bool {
    if piece.isLiteral { return false }
    let bytes = Array(block.text.utf8)
    guard let marker = ListMarker.read(bytes, at: 0, to: bytes.count) else { return false }
    let text = TextNormalizer.text(bytes, marker.end..<bytes.count)
    guard !text.isEmpty else { return false }
    (block.role, block.marker, block.number) = (.item, marker.text, marker.number)
    block.depth = piece.depth ?? items.count + 1
    block.text = text
    return true
  }

  // MARK: Parts

  /// The kind of the current section, by the words of its heading.
  private var section: Section.Kind {
    for block in blocks.reversed() {
      if case .heading = block.role { return HeadingJudge.kinds(in: block.text).first ?? .other }
    }
    return .lead
  }

  /// Whether an element contains only the facts, and text of another section continues after it.
  private func isBoxOfFacts(_ index: Int) -> Bool {
    keepsBoxes && !isInCell && !blocks.isEmpty && boxes.count < 4 && page.isBoxOfFacts(index)
  }
}
