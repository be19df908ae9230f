import ByregionText
import CCMark

/// A text in Markdown rendered as HTML, with the position of each part in the source.
///
/// HTML inside Markdown may begin in one block and end in another, so that only the whole page can be interpreted.
struct MarkdownPage {
  private(set) var html: [UInt8] = []
  /// The source positions of parts of the page, in order. All offsets are in bytes.
  private var places: [(html: Int, source: Int, end: Int)] = []
  private let lines: LineIndex
  private let prepared: MarkdownLines
  private var imageDepth = 0
  /// The source line of the current inline text; CommonMark does not give it for every node.
  private var line = 0
  /// Whether this renders a table cell, where line breaks are spaces.
  private let isCell: Bool

  /// Whether a document contains HTML or tables.
  static func isNeeded(_ document: OpaquePointer) -> Bool {
    guard let iterator = cmark_iter_new(document) else { return false }
    defer { cmark_iter_free(iterator) }
    while true {
      let event = cmark_iter_next(iterator)
      guard event != CMARK_EVENT_DONE, let node = cmark_iter_get_node(iterator) else { return false }
      let type = cmark_node_get_type(node)
      if type == CMARK_NODE_HTML_BLOCK || type == CMARK_NODE_HTML_INLINE { return true }
    }
  }

  init(_ document: OpaquePointer, _ lines: LineIndex, _ prepared: MarkdownLines) {
    self.init(lines, prepared, isCell: false)
    walk(document)
  }

  private init(_ lines: LineIndex, _ prepared: MarkdownLines, isCell: Bool) {
    (self.lines, self.prepared, self.isCell) = (lines, prepared, isCell)
  }

  /// The byte offset in the source for a byte offset in the page. Logarithmic in the number of parts.
  func place(_ offset: Int) -> Int {
    var (low, high) = (0, places.count)
    while low < high {
      let middle = (low + high) / 2
      if places[middle].html <= offset { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return 0 }
    let place = places[low - 1]
    return min(place.source + offset - place.html, place.end)
  }

  /// Records that the following output comes from a source line, counted from 1.
  private mutating func note(line: Int) {
    let range = lines.range(ofLine: line)
    if let last = places.last, last.source > range.lowerBound { return }
    places.append((html.count, range.lowerBound, range.upperBound))
  }

  private mutating func append(_ text: String) { html.append(contentsOf: text.utf8) }

  private mutating func appendEscaped(_ bytes: UnsafeBufferPointer<UInt8>) {
    for byte in bytes {
      switch byte {
      case 0x26: append("&amp;")
      case 0x3C: append("&lt;")
      case 0x3E: append("&gt;")
      case 0x22: append("&quot;")
      default: html.append(byte)
      }
    }
  }

  // MARK: Nodes

  private mutating func walk(_ document: OpaquePointer) {
    guard let iterator = cmark_iter_new(document) else { return }
    defer { cmark_iter_free(iterator) }
    while true {
      let event = cmark_iter_next(iterator)
      guard event != CMARK_EVENT_DONE, let node = cmark_iter_get_node(iterator) else { return }
      let type = cmark_node_get_type(node)
      if type == CMARK_NODE_IMAGE {
        imageDepth += event == CMARK_EVENT_ENTER ? 1 : -1
      } else if imageDepth == 0 {
        if event == CMARK_EVENT_ENTER { enter(node, type) } else { exit(node, type) }
      }
    }
  }

  private mutating func enter(_ node: OpaquePointer, _ type: cmark_node_type) {
    switch type {
    case CMARK_NODE_TEXT, CMARK_NODE_CODE:
      MarkdownBlockReader.withLiteral(node) { literal in
        if let first = literal.first, first < 0x41, !isCell, beginsLine(node), isEscapedMarker(node) {
          html += Self.literalSign
        }
        appendEscaped(literal)
      }
    case CMARK_NODE_SOFTBREAK: appendBreak(node)
    case CMARK_NODE_LINEBREAK:
      line += 1
      append("<br>")
      if !isCell { note(line: line) }
    case CMARK_NODE_HTML_INLINE:
      MarkdownBlockReader.withLiteral(node) {
        html.append(contentsOf: $0)
        line += $0.reduce(0) { $0 + ($1 == 0x0A ? 1 : 0) }
      }
    case CMARK_NODE_EMPH: break
    case CMARK_NODE_STRONG: append("<strong>")
    case CMARK_NODE_LINK:
      append("<a href=\"")
      if let url = cmark_node_get_url(node) {
        String(cString: url).utf8.withContiguousStorageIfAvailable { appendEscaped($0) }
      }
      append("\">")
    default:
      let first = Int(cmark_node_get_start_line(node))
      if first > 0 { line = first }
      if !isCell { note(line: line) }
      enterBlock(node, type)
    }
  }

  /// Written before text that looks like a list marker but is not one: U+FDD0, which does not occur in text.
  static let literalSign: [UInt8] = [0xEF, 0xB7, 0x90]

  /// Whether a node is the first text of a line.
  private func beginsLine(_ node: OpaquePointer) -> Bool {
    guard let previous = cmark_node_previous(node) else { return true }
    let type = cmark_node_get_type(previous)
    return type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK
  }

  /// Whether a text begins with a marker that is escaped by a backslash in the source.
  private func isEscapedMarker(_ node: OpaquePointer) -> Bool {
    var text: [UInt8] = []
    var next: OpaquePointer? = node
    // An escaped character is a node of its own.
    while let node = next, text.count < 8, cmark_node_get_type(node) == CMARK_NODE_TEXT {
      MarkdownBlockReader.withLiteral(node) { text += $0.prefix(8) }
      next = cmark_node_next(node)
    }
    guard ListMarker.read(text, at: 0, to: text.count) != nil else { return false }
    let range = lines.range(ofLine: line)
    let start = WhiteSpace.skip(lines.bytes, from: range.lowerBound, to: range.upperBound)
    return lines.bytes[start..<range.upperBound].prefix(4).contains(0x5C)
  }

  private mutating func enterBlock(_ node: OpaquePointer, _ type: cmark_node_type) {
    switch type {
    case CMARK_NODE_PARAGRAPH: if !isTight(node) { append("<p>") }
    case CMARK_NODE_HEADING: append("<h\(cmark_node_get_heading_level(node))>")
    case CMARK_NODE_LIST:
      let isNumbered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
      append(isNumbered ? "<ol start=\(cmark_node_get_list_start(node))>" : "<ul>")
    case CMARK_NODE_ITEM: append("<li>")
    case CMARK_NODE_BLOCK_QUOTE: append("<blockquote>")
    case CMARK_NODE_THEMATIC_BREAK: append("<hr>")
    case CMARK_NODE_CODE_BLOCK:
      append("<pre>")
      MarkdownBlockReader.withLiteral(node) { appendEscaped($0) }
      append("</pre>")
    case CMARK_NODE_HTML_BLOCK: appendHTML(node)
    default: break
    }
  }

  private mutating func exit(_ node: OpaquePointer, _ type: cmark_node_type) {
    switch type {
    case CMARK_NODE_PARAGRAPH: append(isTight(node) ? "\n" : "</p>\n")
    case CMARK_NODE_HEADING: append("</h\(cmark_node_get_heading_level(node))>\n")
    case CMARK_NODE_LIST: append(cmark_node_get_list_type(node) == CMARK_ORDERED_LIST ? "</ol>\n" : "</ul>\n")
    case CMARK_NODE_ITEM: append("</li>\n")
    case CMARK_NODE_BLOCK_QUOTE: append("</blockquote>\n")
    case CMARK_NODE_STRONG: append("</strong>")
    case CMARK_NODE_LINK: append("</a>")
    default: break
    }
  }

  /// Whether a paragraph gets no `<p>`: it is in an item of a tight list.
  private func isTight(_ paragraph: OpaquePointer) -> Bool {
    guard let item = cmark_node_parent(paragraph), let list = cmark_node_parent(item) else {
      // A cell with one paragraph has only its text; several remain paragraphs.
      return isCell && cmark_node_next(paragraph) == nil && cmark_node_previous(paragraph) == nil
    }
    return cmark_node_get_type(list) == CMARK_NODE_LIST && cmark_node_get_list_tight(list) != 0
  }

  /// A line break begins a new entry, unless the text is hard-wrapped or in an item.
  private mutating func appendBreak(_ node: OpaquePointer) {
    guard !isCell else { return append(" ") }
    line += 1
    let isInItem = cmark_node_parent(node).flatMap { cmark_node_parent($0) }.map {
      cmark_node_get_type($0) == CMARK_NODE_ITEM
    }
    append(isInItem == true || prepared.wrapping.continues(line) || isInTag(node) ? "\n" : "<br>")
    note(line: line)
  }

  /// Whether a line break is beside inline HTML, where it is white space.
  private func isInTag(_ node: OpaquePointer) -> Bool {
    [cmark_node_previous(node), cmark_node_next(node)].contains { neighbour in
      neighbour.map { cmark_node_get_type($0) == CMARK_NODE_HTML_INLINE } ?? false
    }
  }

  private mutating func appendHTML(_ node: OpaquePointer) {
    let literal = MarkdownBlockReader.literal(node)
    if let table = table(literal) { return append(table) }
    let first = Int(cmark_node_get_start_line(node))
    for line in SourceLines(literal) {
      if !isCell { note(line: first + line.number - 1) }
      html.append(contentsOf: literal[line.range])
      html.append(0x0A)
    }
  }

  // MARK: Tables

  /// The table that a comment of ``MarkdownLines`` refers to, or nil.
  private func table(_ literal: [UInt8]) -> MarkdownTable? {
    guard literal.starts(with: "<!--table ".utf8), !isCell else { return nil }
    let digits = literal.dropFirst(10).prefix { $0 >= 0x30 && $0 <= 0x39 }
    let number = Int(String(decoding: digits, as: UTF8.self))
    return number.flatMap { prepared.tables.indices.contains($0) ? prepared.tables[$0] : nil }
  }

  private mutating func append(_ table: MarkdownTable) {
    append("<table>")
    for row in table.rows {
      note(line: row.line + 1)
      append("<tr>")
      for cell in row.cells {
        append(row.isHeader ? "<th>" : "<td>")
        html.append(contentsOf: rendered(cell))
        append(row.isHeader ? "</th>" : "</td>")
      }
      append("</tr>\n")
    }
    append("</table>\n")
  }

  private func rendered(_ cell: [UInt8]) -> [UInt8] {
    let text = Self.withoutIndent(cell)
    let document = text.withUnsafeBytes { buffer in
      cmark_parse_document(buffer.bindMemory(to: CChar.self).baseAddress, buffer.count, CMARK_OPT_DEFAULT)
    }
    guard let document else { return [] }
    defer { cmark_node_free(document) }
    var page = MarkdownPage(lines, prepared, isCell: true)
    page.walk(document)
    return page.html
  }

  /// The lines of a cell without most of their indent, so that they are not a code block.
  private static func withoutIndent(_ cell: [UInt8]) -> [UInt8] {
    var text: [UInt8] = []
    for line in SourceLines(cell) {
      let start = min(line.contentStart, line.range.lowerBound + 1)
      if !line.isBlank {
        // White space at the end pads the column; in CommonMark it would be a line break.
        let end = cell[line.range].lastIndex { $0 > 0x20 } ?? line.contentStart
        text.append(contentsOf: cell[max(start, line.contentStart - 3)...end])
      }
      text.append(0x0A)
    }
    return text
  }
}
