import ByregionText

/// A paragraph of a word processor's document, with its style and list resolved.
struct DocumentParagraph {
  enum Role: Equatable {
    /// 1 is the highest level.
    case heading(level: Int)
    /// A line of a table of contents.
    case contents
    /// An item of a list; 1 is the outermost list.
    case item(depth: Int)
    /// A later paragraph of the list item above, by the document's own structure.
    case itemContinuation
    case body
  }

  /// The marker that the document shows before a list item.
  struct Marker: Equatable {
    var text: String
    var number: Int?

    static let bullet = Marker(text: "•")
  }

  /// UTF-8 text, with U+2028 for a line break.
  var text: [UInt8] = []
  var role: Role = .body
  /// The marker of an item.
  var marker: Marker?
  /// The number of empty paragraphs before it.
  var emptyBefore = 0
  /// Whether all of its text is bold.
  var isBold = false
  /// The smallest font size of its text, in half points; 0 when the document does not state one.
  var fontSize = 0
  /// Whether all of its text links to other places in the document, as the lines of a table of contents do.
  var isInternalLink = false
  /// Whether it is the first paragraph of a table cell or box.
  var beginsGroup = false

  var isBlank: Bool { WhiteSpace.skip(text, from: 0, to: text.count) == text.count }

  /// The text on one line, with single spaces.
  var plainText: String { TextNormalizer.text(text, text.indices) }

  static let lineBreak: [UInt8] = [0xE2, 0x80, 0xA8]
}

/// Properties of text in styles and runs; nil if not set.
struct TextProperties {
  var isHidden: Bool?
  var isBold: Bool?
  var isRaised: Bool?
  /// In half points.
  var fontSize: Int?
  /// Whether the font shows symbols in place of letters.
  var hasSymbolFont: Bool?

  /// Fills properties that are not set from a more general style.
  mutating func inherit(_ base: TextProperties) {
    isHidden = isHidden ?? base.isHidden
    isBold = isBold ?? base.isBold
    isRaised = isRaised ?? base.isRaised
    fontSize = fontSize ?? base.fontSize
    hasSymbolFont = hasSymbolFont ?? base.hasSymbolFont
  }
}

/// A table of a document: rows of cells, which contain paragraphs, boxes and nested tables.
struct DocumentTable {
  struct Cell {
    /// The first grid column of the cell, from 0.
    var column: Int
    var nodes: [DocumentNode]
  }

  var rows: [[Cell]] = []
  /// The number of empty paragraphs before the table.
  var emptyBefore = 0
}

/// A node of a document's content, in reading order.
enum DocumentNode {
  case paragraph(DocumentParagraph)
  case table(DocumentTable)
  /// A text box, a frame or a floating table beside the text.
  case box([DocumentNode])

  /// All paragraphs in the nodes, including those in tables and boxes.
  static func paragraphs(_ nodes: [DocumentNode]) -> [DocumentParagraph] {
    nodes.flatMap { node in
      switch node {
      case .paragraph(let paragraph): [paragraph]
      case .table(let table): table.rows.flatMap { $0.flatMap { paragraphs($0.nodes) } }
      case .box(let nodes): paragraphs(nodes)
      }
    }
  }
}

/// Collects the nodes of a document while its XML is parsed.
struct DocumentBuilder {
  /// The document itself, a cell or a box.
  private struct Container {
    var nodes: [DocumentNode] = []
    var emptyCount = 0
    var openParagraphs = 0
    /// Boxes and tables inside the open paragraph, which are placed after it.
    var following: [DocumentNode] = []
    /// The paragraphs of an open frame.
    var frame: [DocumentNode] = []
    /// Text that is put at the start of the next paragraph.
    var carried: [UInt8] = []
  }

  private struct OpenTable {
    var table = DocumentTable()
    var column = 0
  }

  private var containers = [Container()]
  private var tables: [OpenTable] = []

  private var top: Int { containers.count - 1 }

  // MARK: Paragraphs

  mutating func beginParagraph() { containers[top].openParagraphs += 1 }

  /// Returns and clears the text to put at the start of the next paragraph: a drop cap, or a paragraph whose mark was
  /// deleted.
  mutating func takeCarried() -> [UInt8] {
    defer { containers[top].carried = [] }
    return containers[top].carried
  }

  /// Ends a paragraph whose text continues in the next one.
  mutating func carry(_ text: [UInt8]) {
    containers[top].openParagraphs = max(0, containers[top].openParagraphs - 1)
    containers[top].carried = text
  }

  mutating func endParagraph(_ paragraph: DocumentParagraph, isInFrame: Bool = false) {
    containers[top].openParagraphs = max(0, containers[top].openParagraphs - 1)
    let following = containers[top].following
    containers[top].following = []
    if !isInFrame { endFrame() }
    append(paragraph, isInFrame: isInFrame)
    for node in following { append(node) }
  }

  private mutating func append(_ paragraph: DocumentParagraph, isInFrame: Bool) {
    guard !paragraph.isBlank else { return containers[top].emptyCount += 1 }
    var paragraph = paragraph
    if isInFrame {
      containers[top].frame.append(.paragraph(paragraph))
    } else {
      paragraph.emptyBefore = containers[top].emptyCount
      containers[top].emptyCount = 0
      containers[top].nodes.append(.paragraph(paragraph))
    }
  }

  private mutating func append(_ node: DocumentNode) {
    endFrame()
    var node = node
    if case .table(var table) = node {
      table.emptyBefore = containers[top].emptyCount
      containers[top].emptyCount = 0
      node = .table(table)
    }
    containers[top].nodes.append(node)
  }

  private mutating func endFrame() {
    guard !containers[top].frame.isEmpty else { return }
    containers[top].nodes.append(.box(containers[top].frame))
    containers[top].frame = []
  }

  // MARK: Boxes and tables

  mutating func beginBox() { containers.append(Container()) }

  mutating func endBox() {
    let nodes = endContainer()
    if !nodes.isEmpty { place(.box(nodes)) }
  }

  mutating func beginTable() { tables.append(OpenTable()) }

  mutating func beginRow() {
    guard !tables.isEmpty else { return }
    tables[tables.count - 1].table.rows.append([])
    tables[tables.count - 1].column = 0
  }

  /// Skips grid columns for which the row has no cell.
  mutating func skipColumns(_ count: Int) {
    if !tables.isEmpty { tables[tables.count - 1].column += min(max(count, 0), Self.maxColumns) }
  }

  mutating func beginCell() { containers.append(Container()) }

  /// - Parameter span: The number of grid columns that the cell covers.
  mutating func endCell(span: Int) {
    let nodes = endContainer()
    guard !tables.isEmpty else { return containers[top].nodes += nodes }
    let last = tables.count - 1
    if tables[last].table.rows.isEmpty { tables[last].table.rows.append([]) }
    let row = tables[last].table.rows.count - 1
    tables[last].table.rows[row].append(DocumentTable.Cell(column: tables[last].column, nodes: nodes))
    tables[last].column += min(max(span, 1), Self.maxColumns)
  }

  mutating func endTable(isFloating: Bool) {
    guard let table = tables.popLast()?.table else { return }
    place(isFloating ? .box([.table(table)]) : .table(table))
  }

  private static let maxColumns = 1000

  /// Places a box or table after the paragraph that contains it, or at the end if no paragraph is open.
  private mutating func place(_ node: DocumentNode) {
    if containers[top].openParagraphs > 0 { containers[top].following.append(node) } else { append(node) }
  }

  private mutating func endContainer() -> [DocumentNode] {
    flushCarried()
    endFrame()
    guard containers.count > 1, let last = containers.popLast() else { return [] }
    return last.nodes + last.following
  }

  private mutating func flushCarried() {
    guard !containers[top].carried.isEmpty else { return }
    let text = takeCarried()
    append(DocumentParagraph(text: text), isInFrame: false)
  }

  // MARK: Removing content

  /// The number of nodes in the open container.
  var nodeCount: Int { containers[top].nodes.count }

  /// The text of the first two nodes added since ``nodeCount`` was `count`.
  func text(since count: Int) -> [UInt8] {
    guard count < containers[top].nodes.count else { return [] }
    return Array(
      DocumentNode.paragraphs(Array(containers[top].nodes[count...].prefix(2))).map(\.text).joined(separator: [0x20]))
  }

  mutating func remove(since count: Int) {
    guard count < containers[top].nodes.count else { return }
    containers[top].nodes.removeSubrange(count...)
  }

  /// The nodes of the document. Called at the end of its XML.
  mutating func finish() -> [DocumentNode] {
    while containers.count > 1 { containers[containers.count - 2].nodes += endContainer() }
    return endContainerOfDocument()
  }

  private mutating func endContainerOfDocument() -> [DocumentNode] {
    flushCarried()
    endFrame()
    return containers[0].nodes + containers[0].following
  }
}

/// Collects the text of one paragraph and the properties that all of it has.
struct ParagraphText {
  private(set) var text: [UInt8] = []
  private var raised: [UInt8] = []
  private var visibleCount = 0
  private var boldCount = 0
  private var linkedCount = 0
  private var fontSize = Int.max

  init(_ carried: [UInt8] = []) { text = carried }

  var count: Int { text.count + raised.count }

  /// - Parameters:
  ///   - bytes: UTF-8.
  ///   - properties: The effective properties, including those of styles.
  mutating func append(_ bytes: [UInt8], _ properties: TextProperties, isInternalLink: Bool = false) {
    if properties.isRaised == true {
      raised += bytes
      return
    }
    flushRaised()
    let visible = bytes.count { $0 > 0x20 }
    if visible > 0 {
      visibleCount += visible
      if properties.isBold == true { boldCount += visible }
      if isInternalLink { linkedCount += visible }
      fontSize = min(fontSize, properties.fontSize ?? 0)
    }
    if properties.hasSymbolFont == true, let bullet = Self.symbolBullet(bytes) {
      text += bullet
    } else {
      text += bytes
    }
  }

  /// A bullet for a single letter in a symbol font; nil for other text.
  private static func symbolBullet(_ bytes: [UInt8]) -> [UInt8]? {
    let letter = String(decoding: bytes, as: UTF8.self).filter { !$0.isWhitespace }
    guard letter.count == 1 else { return nil }
    return Array("•".utf8) + (bytes.last.map { $0 <= 0x20 } == true ? [0x20] : [])
  }

  private mutating func flushRaised() {
    guard !raised.isEmpty else { return }
    text += NoteMark.shown(raised, after: text)
    raised = []
  }

  /// Removes the text after the first `count` bytes.
  mutating func cut(to count: Int) {
    flushRaised()
    text.removeLast(max(0, text.count - count))
  }

  mutating func flushed() -> [UInt8] {
    flushRaised()
    return text
  }

  mutating func finish() -> DocumentParagraph {
    flushRaised()
    var paragraph = DocumentParagraph(text: text)
    paragraph.isBold = visibleCount > 0 && boldCount == visibleCount
    paragraph.isInternalLink = visibleCount > 0 && linkedCount == visibleCount
    paragraph.fontSize = visibleCount > 0 ? fontSize : 0
    return paragraph
  }
}

/// Handles raised text: note marks are dropped; exponents of units and other text are kept.
enum NoteMark {
  /// The raised text to keep after a text.
  static func shown(_ raised: [UInt8], after text: [UInt8]) -> [UInt8] {
    let mark = raised.filter { $0 > 0x20 }
    if mark == [0x32] || mark == [0x33], endsWithUnit(text) { return [0xC2, mark[0] + 0x80] }
    return isNote(mark) ? raised.contains { $0 <= 0x20 } ? [0x20] : [] : raised
  }

  private static let units: Set<String> = ["m", "km", "dm", "cm", "mm"]

  private static func endsWithUnit(_ text: [UInt8]) -> Bool {
    let word = text.reversed().prefix { $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A || $0 >= 0x80 }
    return units.contains(String(decoding: word.reversed(), as: UTF8.self).lowercased())
  }

  /// Whether a text is a note mark: digits, stars and daggers, or one lowercase letter from a to h, with brackets,
  /// commas and full stops.
  private static func isNote(_ mark: [UInt8]) -> Bool {
    let signs = String(decoding: mark, as: UTF8.self).unicodeScalars.filter {
      !"()[].,;-–*†‡§".unicodeScalars.contains($0)
    }
    if signs.allSatisfy({ $0.properties.numericType != nil }) { return true }
    return signs.count == 1 && signs.allSatisfy { "abcdefgh".unicodeScalars.contains($0) }
  }
}
