/// Gathers the blocks of a page from its tags and text, one after another; no tree is built.
struct HTMLBlockBuilder {
  /// A block with the part of the page that it stands in.
  private struct Found {
    var block: Block
    /// 1 for the page's first article, 2 for the second; 0 outside.
    var article: Int
    var isInMain: Bool
  }

  private struct List {
    var isNumbered: Bool
    var count: Int
  }

  /// An open item; its first text is the item's, and so is later text until something else comes between.
  private struct Item {
    var marker: String
    var number: Int?
    var hasText = false
    /// Where the last of its text is among the blocks found; nil where a later paragraph is none of it.
    var last: Int?
  }

  /// What an open element has changed, to be undone at its end.
  private enum Effect {
    case none, skipping, list, item, heading, article, main
    case header(from: Int)
    case fragmentLink
  }

  private let lines: LineIndex
  private var found: [Found] = []
  private var effects: [Effect] = []
  private var lists: [List] = []
  private var items: [Item] = []
  private var skipDepth = 0
  private var articleDepth = 0
  private var articleCount = 0
  private var mainDepth = 0
  private var headingLevel: Int?
  private var fragmentLinkDepth = 0
  /// The text of the piece that is being read, and where its element, or the text itself, began.
  private var text: [UInt8] = []
  private var start: Int?
  private var hasOnlyFragmentLinks = true
  private var isAfterBlank = true

  init(lines: LineIndex) { self.lines = lines }

  /// - Parameters:
  ///   - begin: The byte at which the tag begins.
  ///   - attribute: Asks for the value of an attribute.
  mutating func startElement(_ name: String, at begin: Int, attribute: (String) -> String?) {
    if skipDepth > 0 || skips(name, attribute) {
      if HTMLElements.blocks.contains(name) || name == "nav" || name == "footer" { flush(to: begin) }
      skipDepth += 1
      return effects.append(.skipping)
    }
    if name == "br" {
      breakLine(at: begin)
      return effects.append(.none)
    }
    if HTMLElements.blocks.contains(name) {
      flush(to: begin)
      (start, isAfterBlank) = (begin, true)
    }
    effects.append(effect(of: name, attribute))
  }

  private func skips(_ name: String, _ attribute: (String) -> String?) -> Bool {
    if HTMLElements.skipped.contains(name) { return true }
    if name == "header" { return articleDepth == 0 }
    guard name == "a", attribute("href")?.hasPrefix("#") == true, let classes = attribute("class") else { return false }
    return HTMLElements.skipLinkClasses.contains { classes.lowercased().contains($0) }
  }

  private mutating func effect(of name: String, _ attribute: (String) -> String?) -> Effect {
    switch name {
    case "ul", "ol":
      let first = name == "ol" ? attribute("start").flatMap { Int($0) } ?? 1 : 1
      lists.append(List(isNumbered: name == "ol", count: first &- 1))
      return .list
    case "li":
      items.append(nextItem())
      return .item
    case "article":
      if articleDepth == 0 { articleCount += 1 }
      articleDepth += 1
      return .article
    case "main":
      mainDepth += 1
      return .main
    case "header": return .header(from: found.count)
    case "a" where attribute("href")?.hasPrefix("#") == true:
      fragmentLinkDepth += 1
      return .fragmentLink
    default: break
    }
    guard let level = HTMLElements.headingLevel(name) else { return .none }
    headingLevel = level
    return .heading
  }

  private mutating func nextItem() -> Item {
    guard var list = lists.popLast() else { return Item(marker: "•") }
    list.count &+= 1
    lists.append(list)
    return list.isNumbered ? Item(marker: "\(list.count).", number: list.count) : Item(marker: "•")
  }

  /// - Parameter end: The byte at which the end tag begins.
  mutating func endElement(_ name: String, at end: Int) {
    guard let effect = effects.popLast() else { return }
    if case .skipping = effect {
      skipDepth -= 1
      return
    }
    if HTMLElements.blocks.contains(name) {
      flush(to: end)
      (start, isAfterBlank) = (nil, true)
    }
    switch effect {
    case .list: lists.removeLast()
    case .item: items.removeLast()
    case .heading: headingLevel = nil
    case .article: articleDepth -= 1
    case .main: mainDepth -= 1
    case .header(let first): keepHeader(from: first)
    case .fragmentLink: fragmentLinkDepth -= 1
    case .none, .skipping: break
    }
  }

  /// A header inside the article is the article's own when it holds the title; else it holds dates and shares.
  private mutating func keepHeader(from first: Int) {
    let hasTitle = found[min(first, found.count)...].contains { $0.block.role == .heading(level: 1) }
    if !hasTitle { found.removeSubrange(min(first, found.count)...) }
  }

  /// - Parameter begin: The byte at which the text begins, white space before it passed over.
  mutating func characters(_ bytes: UnsafeBufferPointer<UInt8>, at begin: Int) {
    guard skipDepth == 0 else { return }
    let isVisible = bytes.contains { $0 > 0x20 }
    if isVisible {
      if start == nil { start = begin }
      if fragmentLinkDepth == 0 { hasOnlyFragmentLinks = false }
    }
    if isVisible || !text.isEmpty { text.append(contentsOf: bytes) }
  }

  /// Inside an item or a heading a line break is a space, elsewhere it ends the piece.
  private mutating func breakLine(at begin: Int) {
    if !items.isEmpty || headingLevel != nil {
      text.append(0x20)
    } else {
      flush(to: begin)
      (start, isAfterBlank) = (nil, false)
    }
  }

  private mutating func flush(to end: Int) {
    defer {
      text.removeAll(keepingCapacity: true)
      hasOnlyFragmentLinks = true
    }
    let normal = TextNormalizer.text(text, text.indices)
    guard !normal.isEmpty, !isSkipLink(normal) else { return }
    let first = start ?? end
    var block = Block(
      role: .paragraph, text: normal, line: lines.line(at: first), range: first..<max(first, end),
      isAfterBlank: isAfterBlank)
    classify(&block)
    found.append(Found(block: block, article: articleDepth > 0 ? articleCount : 0, isInMain: mainDepth > 0))
    start = nil
  }

  private func isSkipLink(_ text: String) -> Bool {
    guard hasOnlyFragmentLinks, text.utf8.count < 60 else { return false }
    return HTMLElements.skipLinkTexts.contains { text.lowercased().hasPrefix($0) }
  }

  private mutating func classify(_ block: inout Block) {
    if let level = headingLevel, items.isEmpty {
      block.role = .heading(level: level)
    } else if let item = items.last, !item.hasText {
      (items[items.count - 1].hasText, items[items.count - 1].last) = (true, headingLevel == nil ? found.count : nil)
      block.isHeadingOfItem = headingLevel != nil
      (block.role, block.marker, block.number, block.depth) = (.item, item.marker, item.number, items.count)
    } else if !found.isEmpty, !readBullet(of: &block), headingLevel == nil, let last = items.last?.last {
      block.goesOnWithItem = last == found.count - 1
      if block.goesOnWithItem { items[items.count - 1].last = found.count }
    }
  }

  /// Word processors save lists as paragraphs that begin with a bullet; false for another paragraph.
  private func readBullet(of block: inout Block) -> Bool {
    let bytes = Array(block.text.utf8)
    guard let marker = ListMarker.read(bytes, at: 0, to: bytes.count) else { return false }
    let text = TextNormalizer.text(bytes, marker.end..<bytes.count)
    guard !text.isEmpty else { return false }
    (block.role, block.marker, block.number, block.depth) = (.item, marker.text, marker.number, items.count + 1)
    block.text = text
    return true
  }

  /// The blocks of the article that has most text, else of the main part, else of the body.
  mutating func finish(at end: Int) -> [Block] {
    flush(to: end)
    var sizes: [Int: Int] = [:]
    for piece in found where piece.article > 0 { sizes[piece.article, default: 0] += piece.block.text.utf8.count }
    let article = sizes.max { ($0.value, -$0.key) < ($1.value, -$1.key) }?.key
    if let article { return found.filter { $0.article == article }.map(\.block) }
    let main = found.filter(\.isInMain)
    return Self.withoutMenu((main.isEmpty ? found : main).map(\.block))
  }

  /// A list right above the page's title is a menu, whatever its markup.
  private static func withoutMenu(_ blocks: [Block]) -> [Block] {
    guard let start = blocks.firstIndex(where: { !$0.isItem }), blocks[start].role == .heading(level: 1) else {
      return blocks
    }
    return Array(blocks[start...])
  }
}
