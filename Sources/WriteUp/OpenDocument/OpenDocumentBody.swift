/// Reads the paragraphs, tables and frames of an OpenDocument text.
///
/// Tracked changes are treated as accepted. Deleted text is in the list of changes or, in LibreOffice's flat files, in
/// the text between two marks.
final class OpenDocumentBodyReader: XMLEvents {
  /// The state that an open element changed, which is restored at its end.
  private enum Effect {
    case none, skipping, body, contents, paragraph, span, link, prompt, list, listItem, listHeader, box, table, row,
      cell
  }

  private struct OpenParagraph {
    var text: ParagraphText
    var style: OpenDocumentStyles.ParagraphStyle
    var outlineLevel: Int?
    var isHidden = false
    /// The properties of the open spans, innermost last.
    var spans: [TextProperties] = []
    var links = 0
  }

  /// The lists around a paragraph, outermost first. Lists outside a cell or box do not count inside it.
  private struct ListContext {
    var lists: [OpenList] = []
  }

  private struct OpenList {
    var style: String?
    var item: ItemState = .none
    var startValue: Int?
  }

  private enum ItemState { case none, begun, hasText, header }

  private(set) var isText = false
  private(set) var hasTrackedChanges = false
  private(set) var hasHiddenText = false

  private let styles: OpenDocumentStyles
  private var builder = DocumentBuilder()
  private var effects: [Effect] = []
  private var skipDepth = 0
  private var bodyDepth = 0
  private var contentsDepth = 0
  private var changedRegion: String?
  /// The identifiers of changes that delete text, and of those whose deleted text is being read.
  private var deletions: Set<String> = []
  private var openDeletions: Set<String> = []
  private var open: [OpenParagraph] = []
  private var contexts = [ListContext()]
  /// For each open prompt of an empty field, the index of its text in the paragraph.
  private var prompts: [Int] = []
  /// The counts of the open list by level, and those of ended lists by identifier and by style.
  private var counts: [Int: Int] = [:]
  private var listIdentifier: String?
  private var endedCounts: [String: [Int: Int]] = [:]

  init(_ styles: OpenDocumentStyles) { self.styles = styles }

  /// The nodes of the document. Called after its XML has been parsed.
  func finish() -> [DocumentNode] { builder.finish() }

  // MARK: Elements

  func start(_ element: XMLElement) {
    if skipDepth > 0 || skips(element) {
      skipDepth += 1
      return effects.append(.skipping)
    }
    effects.append(effect(of: element))
  }

  private static let skippedTexts: Set<String> = [
    "note", "ruby-text", "illustration-index", "table-index", "object-index", "user-index", "alphabetical-index",
    "bibliography", "placeholder", "table-of-content-source", "sequence-decls", "variable-decls", "user-field-decls",
    "page-number", "page-count", "page-variable-get",
  ]

  private func skips(_ element: XMLElement) -> Bool {
    switch (element.space, element.name) {
    case (.office, "text") where bodyDepth == 0: return false
    case (.office, "annotation"), (.office, "annotation-end"), (.office, "forms"), (.office, "binary-data"),
      (.office, "event-listeners"):
      return true
    case (.text, "deletion"):
      if let changedRegion { deletions.insert(changedRegion) }
      return true
    case (.text, "insertion"), (.text, "format-change"): return true
    case (.text, "section") where ["none", "condition"].contains(element.attribute("display") ?? ""):
      let isHidden = element.attribute("display") == "none" || element.attribute("is-hidden") == "true"
      hasHiddenText = hasHiddenText || isHidden
      return isHidden
    case (.text, "hidden-text"):
      hasHiddenText = true
      return element.attribute("is-hidden") != "false"
    case (.text, let name): return Self.skippedTexts.contains(name)
    case (.draw, "object"), (.draw, "object-ole"), (.draw, "image"), (.draw, "control"): return bodyDepth > 0
    // Elements in unknown namespaces, such as titles and descriptions of pictures.
    case (.other, _): return bodyDepth > 0
    default: return false
    }
  }

  private static let shapes: Set<String> = [
    "text-box", "custom-shape", "rect", "ellipse", "circle", "polygon", "polyline", "path", "line", "caption",
    "regular-polygon", "connector",
  ]

  private func effect(of element: XMLElement) -> Effect {
    if element.space == .office, element.name == "text" {
      isText = true
      bodyDepth += 1
      return .body
    }
    guard bodyDepth > 0 else { return .none }
    switch (element.space, element.name) {
    case (.text, let name): return textEffect(of: element, name)
    case (.draw, let name) where Self.shapes.contains(name):
      builder.beginBox()
      contexts.append(ListContext())
      return .box
    // LibreOffice writes tables inside shapes in its own namespace.
    case (.table, "table"), (.libreOffice, "table"):
      builder.beginTable()
      return .table
    case (.table, "table-row"), (.libreOffice, "table-row"):
      builder.beginRow()
      return .row
    case (.table, "table-cell"), (.libreOffice, "table-cell"):
      builder.beginCell()
      contexts.append(ListContext())
      return .cell
    case (.table, "covered-table-cell"), (.libreOffice, "covered-table-cell"):
      builder.skipColumns(element.number("number-columns-repeated") ?? 1)
    case (.libreOffice, "content-control"), (.libreOffice, "placeholder"):
      guard element.attribute("showing-place-holder") == "true", let last = open.last else { return .none }
      prompts.append(last.text.count)
      return .prompt
    default: break
    }
    return .none
  }

  private func textEffect(of element: XMLElement, _ name: String) -> Effect {
    switch name {
    case "p", "h": return beginParagraph(element, isHeading: name == "h")
    case "span":
      guard let last = open.indices.last else { return .none }
      var properties = element.attribute("style-name").map(styles.textStyle) ?? TextProperties()
      if let outer = open[last].spans.last { properties.inherit(outer) }
      open[last].spans.append(properties)
      return .span
    case "a":
      guard element.attribute("href")?.hasPrefix("#") == true, let last = open.indices.last else { return .none }
      open[last].links += 1
      return .link
    case "table-of-content":
      contentsDepth += 1
      return .contents
    case "list": return beginList(element)
    case "list-item", "list-header":
      if let last = contexts[contexts.count - 1].lists.indices.last {
        contexts[contexts.count - 1].lists[last].item = name == "list-item" ? .begun : .header
        contexts[contexts.count - 1].lists[last].startValue = element.number("start-value")
      }
      return .listItem
    case "s": append(Array(repeating: 0x20, count: min(max(element.number("c") ?? 1, 1), 100)))
    case "tab": append([0x09])
    case "line-break": append(DocumentParagraph.lineBreak)
    case "hidden-paragraph":
      if element.attribute("is-hidden") == "true", let last = open.indices.last { open[last].isHidden = true }
    case "tracked-changes": hasTrackedChanges = true
    case "changed-region": changedRegion = element.attribute("id")
    case "change-start": setDeletion(element, isBegun: true)
    case "change-end": setDeletion(element, isBegun: false)
    default: break
    }
    return .none
  }

  func end() {
    switch effects.popLast() {
    case .skipping: skipDepth -= 1
    case .body: bodyDepth -= 1
    case .contents: contentsDepth -= 1
    case .paragraph: endParagraph()
    case .span: if let last = open.indices.last { _ = open[last].spans.popLast() }
    case .link: if let last = open.indices.last { open[last].links -= 1 }
    case .prompt: endPrompt()
    case .list: endList()
    case .box:
      builder.endBox()
      leaveContext()
    case .table: builder.endTable(isFloating: false)
    case .cell:
      builder.endCell(span: 1)
      leaveContext()
    case .some, nil: break
    }
  }

  private func leaveContext() { if contexts.count > 1 { contexts.removeLast() } }

  // MARK: Paragraphs and their text

  private func beginParagraph(_ element: XMLElement, isHeading: Bool) -> Effect {
    builder.beginParagraph()
    var paragraph = OpenParagraph(
      text: ParagraphText(builder.takeCarried()), style: styles.paragraphStyle(element.attribute("style-name")))
    if isHeading { paragraph.outlineLevel = element.number("outline-level") ?? 1 }
    open.append(paragraph)
    return .paragraph
  }

  private func endParagraph() {
    guard var paragraph = open.popLast() else { return }
    if paragraph.isHidden {
      hasHiddenText = true
      return builder.endParagraph(DocumentParagraph())
    }
    // The end of the paragraph is deleted, so the next paragraph continues it.
    if !openDeletions.isEmpty { return builder.carry(paragraph.text.flushed()) }
    var finished = paragraph.text.finish()
    if paragraph.style.isContents || contentsDepth > 0 {
      finished.role = .contents
    } else if let level = paragraph.outlineLevel ?? paragraph.style.headingLevel, !finished.isBlank {
      finished.role = .heading(level: min(max(level, 1), 10))
      leaveItem()
    } else {
      setItem(of: &finished)
    }
    builder.endParagraph(finished)
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard skipDepth == 0, bodyDepth > 0, !open.isEmpty else { return }
    // Line ends in the XML count as spaces; line breaks in the text are elements.
    append(bytes.map { $0 < 0x20 ? 0x20 : $0 })
  }

  private func append(_ bytes: [UInt8]) {
    guard let last = open.indices.last, openDeletions.isEmpty else { return }
    var properties = open[last].spans.last ?? TextProperties()
    properties.inherit(open[last].style.text)
    if properties.isHidden == true {
      hasHiddenText = hasHiddenText || bytes.contains { $0 > 0x20 }
    } else {
      open[last].text.append(bytes, properties, isInternalLink: open[last].links > 0)
    }
  }

  private func setDeletion(_ element: XMLElement, isBegun: Bool) {
    guard let change = element.attribute("change-id"), deletions.contains(change) else { return }
    if isBegun { openDeletions.insert(change) } else { openDeletions.remove(change) }
  }

  private func endPrompt() {
    guard let begin = prompts.popLast(), let last = open.indices.last else { return }
    let text = open[last].text.flushed()
    if text.count > begin, Prompt.isPrompt(text[begin...]) { open[last].text.cut(to: begin) }
  }

  // MARK: Lists

  private func beginList(_ element: XMLElement) -> Effect {
    let context = contexts.count - 1
    let outer = contexts[context].lists.last
    let style = element.attribute("style-name") ?? outer?.style
    if outer == nil { beginCounts(element, style) }
    contexts[context].lists.append(OpenList(style: style))
    return .list
  }

  /// Starts the counts of a list, or continues those of the list that it refers to.
  private func beginCounts(_ element: XMLElement, _ style: String?) {
    let continued = element.attribute("continue-list").map { "id " + $0 }
    let isContinuing = element.attribute("continue-numbering") == "true"
    let key = continued ?? (isContinuing ? style.map { "style " + $0 } : nil)
    counts = key.flatMap { endedCounts[$0] } ?? [:]
    listIdentifier = element.attribute("id")
  }

  private func endList() {
    let context = contexts.count - 1
    guard let list = contexts[context].lists.popLast(), contexts[context].lists.isEmpty, endedCounts.count < 10_000
    else {
      return
    }
    if let style = list.style { endedCounts["style " + style] = counts }
    if let identifier = listIdentifier { endedCounts["id " + identifier] = counts }
  }

  /// A heading in a list item ends the item; later paragraphs are body text.
  private func leaveItem() {
    let context = contexts.count - 1
    for index in contexts[context].lists.indices { contexts[context].lists[index].item = .header }
  }

  private func setItem(of paragraph: inout DocumentParagraph) {
    let context = contexts.count - 1
    guard let last = contexts[context].lists.indices.last else { return }
    switch contexts[context].lists[last].item {
    case .none, .header: break
    case .hasText: paragraph.role = .itemContinuation
    case .begun:
      contexts[context].lists[last].item = .hasText
      let list = contexts[context].lists[last]
      // An item without a marker is a plain paragraph.
      guard let marker = marker(of: list, level: last + 1) else { return }
      (paragraph.role, paragraph.marker) = (.item(depth: last + 1), marker)
    }
  }

  /// The marker of the next item on a level; nil if the list shows none.
  private func marker(of list: OpenList, level: Int) -> DocumentParagraph.Marker? {
    for deeper in counts.keys where deeper > level { counts[deeper] = nil }
    guard let name = list.style, let style = styles.level(min(level, 10), of: name), let format = style.format else {
      return .bullet
    }
    counts[level] = list.startValue ?? counts[level].map { $0 &+ 1 } ?? style.start
    guard format != "none" else { return nil }
    let first = max(1, level - max(style.shownLevels, 1) + 1)
    let shown = (first...level).map { index in
      ListCount.text(counts[index] ?? 1, styles.level(min(index, 10), of: name)?.format ?? "decimal")
    }
    let text = style.prefix + shown.filter { !$0.isEmpty }.joined(separator: ".") + style.suffix
    let bytes = Array(text.utf8)
    let isPlain = format == "decimal" && first == level
    return DocumentParagraph.Marker(
      text: TextNormalizer.text(bytes, bytes.indices), number: isPlain ? counts[level] : nil)
  }
}
