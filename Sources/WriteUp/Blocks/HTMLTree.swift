/// A page as elements and texts in source order, each with the index at which its content ends.
///
/// The tree is one array without recursion, so that a deep page costs the same as a flat one.
struct HTMLTree {
  struct Node {
    /// nil for a text.
    var name: HTMLName?
    var parent: Int
    /// The index after the last node inside.
    var end: Int
    /// The byte range in the source: of a text itself, or of an element from its start tag to its end.
    var source: Range<Int>
    /// The range in ``HTMLTree/characters``; empty for elements.
    var text: Range<Int> = 0..<0
    /// The range in ``HTMLTree/attributes``.
    var attributes: Range<Int> = 0..<0
    /// For an inline element whose end tag is inside another element, the node from which it has no effect.
    var formattingEnd: Int?
  }

  struct Attribute {
    var name: HTMLAttributeName
    var value: String
  }

  /// The nodes; the first is the document.
  fileprivate(set) var nodes: [Node] = []
  /// The texts of all nodes, with references replaced.
  fileprivate(set) var characters: [UInt8] = []
  fileprivate(set) var attributes: [Attribute] = []

  /// Parses a page. Never fails: there is a tree for any bytes.
  init(_ bytes: [UInt8]) {
    self = bytes.withUnsafeBufferPointer { buffer in
      var builder = HTMLTreeBuilder(buffer)
      return builder.build()
    }
  }

  fileprivate init() {}

  func name(_ index: Int) -> HTMLName? { nodes[index].name }

  func attribute(_ name: HTMLAttributeName, of index: Int) -> String? {
    for place in nodes[index].attributes where attributes[place].name == name { return attributes[place].value }
    return nil
  }

  /// The text inside a node, with single white space.
  func text(of index: Int) -> String {
    var text: [UInt8] = []
    for inner in index..<nodes[index].end {
      if nodes[inner].name == nil {
        text.append(contentsOf: characters[nodes[inner].text])
      } else if let name = nodes[inner].name, HTMLNames.blocks.contains(name) || name == .br {
        text.append(0x20)
      }
    }
    return TextNormalizer.text(text, text.indices)
  }

  /// The nodes around one, the innermost first, without the node itself.
  func ancestors(of index: Int) -> some Sequence<Int> {
    sequence(first: nodes[index].parent) { $0 <= 0 ? nil : nodes[$0].parent }.lazy.filter { $0 >= 0 }
  }
}

/// Builds a tree from tags and text, by those rules of HTML's tree construction that affect the borders of text.
///
/// Rules that only move elements are left out: text between the rows of a table stays in place, and inline elements are
/// not reopened after the block that ended them.
private struct HTMLTreeBuilder {
  private struct Open {
    var node: Int
    var name: HTMLName
    /// The bytes of the name, which distinguish unknown elements.
    var spelling: Range<Int>
  }

  /// Maximum depth; deeper elements become children of the last one within it (browsers have the same limit).
  private static let maxDepth = 512

  private let bytes: UnsafeBufferPointer<UInt8>
  private var tokenizer: HTMLTokenizer
  private var tree = HTMLTree()
  private var open: [Open] = []
  private var foreignDepth = 0
  private var hasBody = false

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    tokenizer = HTMLTokenizer(bytes)
    tree.nodes.reserveCapacity(bytes.count / 24 + 4)
    tree.characters.reserveCapacity(bytes.count / 2)
  }

  mutating func build() -> HTMLTree {
    append(.html, attributes: [], spelling: 0..<0, source: 0..<0)
    while true {
      switch tokenizer.next() {
      case .text(let range): appendText(range)
      case .startTag(let tag): start(tag)
      case .endTag(let name, let spelling, let range): end(name, spelling, at: range)
      case .end:
        pop(to: 0, at: bytes.count)
        return tree
      }
    }
  }

  // MARK: Nodes

  private mutating func appendText(_ range: Range<Int>) {
    let start = tree.characters.count
    HTMLReferences.append(bytes, range, to: &tree.characters)
    appendText(start..<tree.characters.count, source: range)
  }

  private mutating func appendText(_ text: Range<Int>, source: Range<Int>) {
    guard !text.isEmpty else { return }
    let index = tree.nodes.count
    tree.nodes.append(
      HTMLTree.Node(name: nil, parent: open.last?.node ?? 0, end: index + 1, source: source, text: text))
  }

  private mutating func append(
    _ name: HTMLName, attributes: [HTMLTokenizer.Attribute], spelling: Range<Int>, source: Range<Int>,
    isOpen: Bool = true
  ) {
    let index = tree.nodes.count
    let first = tree.attributes.count
    for attribute in attributes {
      var value: [UInt8] = []
      HTMLReferences.append(bytes, attribute.value, to: &value, isAttribute: true)
      tree.attributes.append(HTMLTree.Attribute(name: attribute.name, value: String(decoding: value, as: UTF8.self)))
    }
    tree.nodes.append(
      HTMLTree.Node(
        name: name, parent: open.last?.node ?? -1, end: index + 1, source: source,
        attributes: first..<tree.attributes.count))
    if isOpen, open.count < Self.maxDepth { open.append(Open(node: index, name: name, spelling: spelling)) }
  }

  private mutating func append(_ tag: HTMLTokenizer.Tag, isOpen: Bool = true) {
    append(tag.name, attributes: tag.attributes, spelling: tag.nameRange, source: tag.range, isOpen: isOpen)
  }

  /// Closes the open elements at and below a depth.
  private mutating func pop(to depth: Int, at position: Int) {
    while open.count > depth {
      let last = open.removeLast()
      tree.nodes[last.node].end = tree.nodes.count
      tree.nodes[last.node].source =
        tree.nodes[last.node].source
        .lowerBound..<max(
          position, tree.nodes[last.node].source.upperBound)
      if last.name == .svg || last.name == .math { foreignDepth = max(0, foreignDepth - 1) }
    }
  }

  /// The depth of the innermost open element with one of the names, or nil if one of the borders comes first.
  private func depth(of names: HTMLNames, within borders: HTMLNames) -> Int? {
    for depth in open.indices.reversed() {
      if names.contains(open[depth].name) { return depth }
      if borders.contains(open[depth].name) { return nil }
    }
    return nil
  }

  private mutating func close(_ names: HTMLNames, within borders: HTMLNames, at position: Int) {
    if let depth = depth(of: names, within: borders) { pop(to: depth, at: position) }
  }

  // MARK: Start tags

  private mutating func start(_ tag: HTMLTokenizer.Tag) {
    if foreignDepth > 0 { return startForeign(tag) }
    let position = tag.range.lowerBound
    if HTMLNames.closingParagraph.contains(tag.name) {
      close(HTMLNames(.p), within: HTMLNames.buttonScope, at: position)
    }
    switch tag.name {
    case .html, .head, .frameset: return
    case .body:
      guard !hasBody else { return }
      hasBody = true
      if open.count > 1 { return }
    case .li: closeItem(HTMLNames(.li), at: position)
    case .dd, .dt: closeItem(HTMLNames(.dd, .dt), at: position)
    case .button: close(HTMLNames(.button), within: HTMLNames.scope, at: position)
    case .a: closeFormatting(.a, HTMLNames.scope, at: position, next: tree.nodes.count)
    case .option, .optgroup:
      if open.last?.name == .option { pop(to: open.count - 1, at: position) }
    case .form where open.contains { $0.name == .form }: return
    case .h1, .h2, .h3, .h4, .h5, .h6:
      if let last = open.last, HTMLNames.headings.contains(last.name) { pop(to: open.count - 1, at: position) }
    case .table, .caption, .colgroup, .col, .tbody, .tfoot, .thead, .tr, .td, .th:
      guard prepareTable(for: tag.name, at: position) else { return }
    case .svg, .math:
      append(tag, isOpen: !tag.isSelfClosing)
      if !tag.isSelfClosing, open.last?.node == tree.nodes.count - 1 { foreignDepth += 1 }
      return
    default: break
    }
    if HTMLNames.void.contains(tag.name) { return append(tag, isOpen: false) }
    append(tag)
    if HTMLNames.raw.contains(tag.name) || tag.name == .plaintext { appendRawContent(of: tag.name) }
  }

  private mutating func appendRawContent(of name: HTMLName) {
    let content = tokenizer.rawContent(of: name)
    let start = tree.characters.count
    if name == .title || name == .textarea {
      HTMLReferences.append(bytes, content, to: &tree.characters)
    } else {
      tree.characters.append(contentsOf: bytes[content])
    }
    // At the maximum depth the element is not open, and its content is dropped.
    if open.last?.node == tree.nodes.count - 1 {
      appendText(start..<tree.characters.count, source: content)
      pop(to: open.count - 1, at: tokenizer.position)
    }
  }

  private static let breakingOut =
    HTMLNames(
      .b, .big, .blockquote, .body, .br, .center, .code, .dd, .div, .dl, .dt, .em, .embed, .head, .hr, .i, .img, .li,
      .menu, .meta, .nobr, .ol, .p, .pre, .s, .small, .span, .strong, .strike, .sub, .sup, .table, .tt, .u, .ul,
      .var) + HTMLNames.headings

  /// Handles a start tag inside SVG and MathML: every element may be self-closing, and HTML elements end the drawing.
  private mutating func startForeign(_ tag: HTMLTokenizer.Tag) {
    if Self.breakingOut.contains(tag.name), let depth = open.firstIndex(where: { $0.name == .svg || $0.name == .math })
    {
      pop(to: depth, at: tag.range.lowerBound)
      foreignDepth = 0
      return start(tag)
    }
    append(tag, isOpen: !tag.isSelfClosing)
    if tag.name == .svg || tag.name == .math, !tag.isSelfClosing, open.last?.node == tree.nodes.count - 1 {
      foreignDepth += 1
    }
  }

  /// Closes the item that a new item ends.
  private mutating func closeItem(_ names: HTMLNames, at position: Int) {
    for depth in open.indices.reversed() {
      let name = open[depth].name
      if names.contains(name) { return pop(to: depth, at: position) }
      if HTMLNames.special.contains(name), name != .address, name != .div, name != .p { return }
    }
  }

  /// Closes elements so that a part of a table can be added. Returns false if no table is open.
  private mutating func prepareTable(for name: HTMLName, at position: Int) -> Bool {
    guard name != .table else {
      // A table directly inside the rows of another table ends that table.
      if let last = open.last, [.table, .tbody, .tfoot, .thead, .tr].contains(last.name) {
        close(HTMLNames(.table), within: HTMLNames(), at: position)
      }
      return true
    }
    guard let table = depth(of: HTMLNames(.table), within: HTMLNames()) else { return false }
    switch name {
    case .tr: closeTable(to: HTMLNames.tableSections, table, at: position)
    case .td, .th:
      let context = closeTable(to: HTMLNames(.tr), table, at: position)
      if open[context].name != .tr {
        append(.tr, attributes: [], spelling: 0..<0, source: position..<position)
      }
    default: closeTable(to: HTMLNames(), table, at: position)
    }
    return true
  }

  /// Closes the open elements inside the innermost part of a table with one of the names, or else inside the table.
  /// Returns the depth of that part.
  @discardableResult
  private mutating func closeTable(to names: HTMLNames, _ table: Int, at position: Int) -> Int {
    var context = table
    for depth in (table..<open.count).reversed() where names.contains(open[depth].name) {
      context = depth
      break
    }
    if context == table, names.contains(.tr) {
      for depth in (table..<open.count).reversed() where HTMLNames.tableSections.contains(open[depth].name) {
        context = depth
        break
      }
    }
    pop(to: context + 1, at: position)
    return context
  }

  // MARK: End tags

  private mutating func end(_ name: HTMLName, _ spelling: Range<Int>, at range: Range<Int>) {
    let position = range.lowerBound
    switch name {
    case .html, .head, .body: return
    case .br:
      append(.br, attributes: [], spelling: 0..<0, source: range, isOpen: false)
    case .p:
      if let depth = depth(of: HTMLNames(.p), within: HTMLNames.buttonScope) {
        pop(to: depth, at: position)
      } else {
        append(.p, attributes: [], spelling: 0..<0, source: range, isOpen: false)
      }
    case .h1, .h2, .h3, .h4, .h5, .h6: close(HTMLNames.headings, within: HTMLNames.scope, at: position)
    case .li: close(HTMLNames(.li), within: HTMLNames.listScope, at: position)
    case .table, .tbody, .tfoot, .thead, .tr, .td, .th, .caption, .colgroup:
      close(HTMLNames(name), within: HTMLNames.tableScope, at: position)
    case let name where HTMLNames.formatting.contains(name):
      closeFormatting(name, HTMLNames.scope, at: position, next: tree.nodes.count)
    case let name where HTMLNames.special.contains(name):
      close(HTMLNames(name), within: HTMLNames.scope, at: position)
    default: endOther(name, spelling, at: position)
    }
  }

  /// Handles the end of a formatting element: closes it or, if the end is inside another element, records that it has
  /// no effect from there.
  private mutating func closeFormatting(_ name: HTMLName, _ borders: HTMLNames, at position: Int, next: Int) {
    var isCrossed = false
    for depth in open.indices.reversed() {
      if open[depth].name == name {
        if tree.nodes[open[depth].node].formattingEnd != nil { continue }
        if isCrossed {
          tree.nodes[open[depth].node].formattingEnd = next
        } else {
          pop(to: depth, at: position)
        }
        return
      }
      if borders.contains(open[depth].name) { return }
      if HTMLNames.special.contains(open[depth].name) { isCrossed = true }
    }
  }

  private mutating func endOther(_ name: HTMLName, _ spelling: Range<Int>, at position: Int) {
    for depth in open.indices.reversed() {
      let element = open[depth]
      if element.name == name, name != .unknown || isSame(element.spelling, spelling) {
        return pop(to: max(depth, 1), at: position)
      }
      if HTMLNames.special.contains(element.name) { return }
    }
  }

  private func isSame(_ first: Range<Int>, _ second: Range<Int>) -> Bool {
    first.count == second.count
      && zip(first, second).allSatisfy { bytes[$0] | 0x20 == bytes[$1] | 0x20 }
  }
}
