/// Reads the paragraphs, tables and boxes of a document's text part, as if every tracked change had been accepted.
final class WordBodyReader: XMLEvents {
  /// The state that an open element changed, which is restored at its end.
  private enum Effect {
    case none, skipping, paragraph, run, text, instruction, paragraphProperties, markProperties, runProperties
    case alternatives, choice, box, table, row, cell, controlProperties, control, controlContent, link, simpleField
  }

  /// An open paragraph.
  private struct OpenParagraph {
    var text: ParagraphText
    var style: String?
    var number: WordNumber?
    var outlineLevel: Int?
    var isFrame: Bool?
    var isDropCap = false
    /// Whether its paragraph mark was deleted as a tracked change: the next paragraph continues it.
    var isMarkDeleted = false
    var isInContents = false
    /// Whether it contains a reference to a page number.
    var hasPageReference = false
    var following: [DocumentParagraph] = []
  }

  private struct OpenCell {
    var span = 1
  }

  private struct OpenTable {
    var isFloating = false
    var cells: [OpenCell] = []
  }

  /// An open field: its instruction, and whether its result has begun.
  private struct OpenField {
    var instruction: [UInt8] = []
    var isInResult = false

    private func asksFor(_ name: String) -> Bool {
      String(decoding: instruction, as: UTF8.self).uppercased().split(separator: " ").first.map { $0 == name } == true
    }

    var isContents: Bool { asksFor("TOC") }
    var isPageReference: Bool { asksFor("PAGEREF") }
    var isInternalLink: Bool {
      asksFor("HYPERLINK") && String(decoding: instruction, as: UTF8.self).lowercased().contains("\\l")
    }
  }

  /// An open content control: where its content begins, and whether it is marked as empty.
  private struct Control {
    var showsPlaceholder = false
    var isContents = false
    var paragraphCount = 0
    var textCount = 0
    var nodeCount = 0
  }

  private(set) var hasTrackedChanges = false
  /// Whether hidden text was left out.
  private(set) var hasHiddenText = false
  /// Whether the document contains a document in another format.
  private(set) var hasForeignPart = false
  private(set) var isDocument = false

  private let styles: WordStyles
  private let numbering: WordNumbering
  private let diagram: (String) -> [DocumentParagraph]
  private var counter: WordCounter
  private var builder = DocumentBuilder()
  private var effects: [Effect] = []
  private var skipDepth = 0
  private var textDepth = 0
  private var open: [OpenParagraph] = []
  private var tables: [OpenTable] = []
  private var fields: [OpenField] = []
  private var controls: [Control] = []
  private var run = TextProperties()
  private var runStyle: String?
  private var linkDepth = 0
  private var contentsDepth = 0
  /// For each open `AlternateContent`, the ``appendedCount`` before it, and whether a choice was taken.
  private var alternatives: [(textCount: Int, isTaken: Bool)] = []
  private var diagramCount = 0
  /// Increases whenever text or a diagram is added.
  private var appendedCount = 0

  /// - Parameter diagram: Returns the texts of a SmartArt graphic by the relationship identifier of its data part.
  init(
    styles: WordStyles, numbering: WordNumbering, diagram: @escaping (String) -> [DocumentParagraph]
  ) {
    (self.styles, self.numbering, self.diagram) = (styles, numbering, diagram)
    counter = WordCounter(numbering)
  }

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

  private func skips(_ element: XMLElement) -> Bool {
    switch (element.space, element.name) {
    case (.word, "del"), (.word, "moveFrom"):
      hasTrackedChanges = true
      // In the properties of a paragraph mark, the element says that the mark is deleted.
      if isIn(.markProperties), !open.isEmpty { open[open.count - 1].isMarkDeleted = true }
      return true
    case (.annotation, "annotation"):
      let isDeletion = element.attribute("type") == "Word.Deletion"
      hasTrackedChanges = hasTrackedChanges || isDeletion
      return isDeletion
    case (.word, "rt"), (.word, "binData"): return true
    case (.word, let name) where name.hasSuffix("Change"): return true
    case (.word, "altChunk"):
      hasForeignPart = true
      return true
    case (.compatibility, "Choice"), (.compatibility, "Fallback"): return alternatives.last?.isTaken == true
    default: return false
    }
  }

  private func isIn(_ effect: Effect) -> Bool { effects.last == effect }

  private func effect(of element: XMLElement) -> Effect {
    switch (element.space, element.name) {
    case (.word, let name): return wordEffect(of: element, name)
    case (.math, "t"):
      textDepth += 1
      return .text
    case (.compatibility, "AlternateContent"):
      alternatives.append((appendedCount, false))
      return .alternatives
    case (.compatibility, "Choice"), (.compatibility, "Fallback"): return .choice
    case (.diagram, "relIds"): appendDiagram(element)
    default: break
    }
    return .none
  }

  private func wordEffect(of element: XMLElement, _ name: String) -> Effect {
    switch name {
    case "document", "wordDocument": isDocument = true
    case "p": return beginParagraph()
    case "r":
      (run, runStyle) = (TextProperties(), nil)
      return .run
    case "t":
      textDepth += 1
      return .text
    case "instrText": return .instruction
    case "pPr": return .paragraphProperties
    case "rPr": return isIn(.paragraphProperties) ? .markProperties : isIn(.run) ? .runProperties : .none
    case "txbxContent":
      builder.beginBox()
      return .box
    case "tbl":
      builder.beginTable()
      tables.append(OpenTable())
      return .table
    case "tr":
      builder.beginRow()
      return .row
    case "tc":
      builder.beginCell()
      if !tables.isEmpty { tables[tables.count - 1].cells.append(OpenCell()) }
      return .cell
    case "sdt":
      controls.append(Control())
      return .control
    case "sdtContent": return beginControlContent()
    case "hyperlink" where element.attribute("anchor") != nil || element.attribute("bookmark") != nil:
      linkDepth += 1
      return .link
    case "fldSimple", "hlink": return beginSimpleField(element)
    case "ins", "moveTo": hasTrackedChanges = true
    default: readDetail(element)
    }
    return .none
  }

  private func readDetail(_ element: XMLElement) {
    switch effects.last {
    case .runProperties:
      if element.name == "rStyle" { runStyle = element.value } else { WordRunProperties.read(element, into: &run) }
      return
    case .markProperties: return
    default: break
    }
    if isIn(.paragraphProperties) || effects.dropLast().last == .paragraphProperties { return readProperty(element) }
    switch element.name {
    case "tab", "ptab": if isIn(.run) { append([0x09]) }
    case "br", "cr": if isIn(.run) { append(DocumentParagraph.lineBreak) }
    case "noBreakHyphen": append([0x2D])
    case "sym": append(Self.symbol(element))
    case "fldChar": readFieldMark(element)
    case "showingPlcHdr": if !controls.isEmpty { controls[controls.count - 1].showsPlaceholder = element.isOn }
    case "docPartGallery":
      if element.value?.lowercased() == "table of contents", !controls.isEmpty {
        controls[controls.count - 1].isContents = true
      }
    case "gridSpan": setCell { $0.span = element.number ?? 1 }
    case "tblpPr": if !tables.isEmpty { tables[tables.count - 1].isFloating = true }
    case "gridBefore": builder.skipColumns(element.number ?? 0)
    default: break
    }
  }

  private func setCell(_ change: (inout OpenCell) -> Void) {
    guard let table = tables.indices.last, let cell = tables[table].cells.indices.last else { return }
    change(&tables[table].cells[cell])
  }

  private func readProperty(_ element: XMLElement) {
    guard let last = open.indices.last else { return }
    switch element.name {
    case "pStyle": open[last].style = element.value
    case "outlineLvl": open[last].outlineLevel = element.number
    case "numId", "ilfo": open[last].number = WordNumber(list: element.number ?? 0, level: open[last].number?.level)
    case "ilvl": open[last].number = WordNumber(list: open[last].number?.list, level: element.number)
    case "framePr":
      let dropCap = element.attribute("dropCap") ?? element.attribute("drop-cap") ?? "none"
      if dropCap == "none" { open[last].isFrame = true } else { open[last].isDropCap = true }
    default: break
    }
  }

  func end() {
    switch effects.popLast() {
    case .skipping: skipDepth -= 1
    case .paragraph: endParagraph()
    case .text: textDepth -= 1
    case .alternatives: _ = alternatives.popLast()
    case .choice:
      if let last = alternatives.indices.last, appendedCount > alternatives[last].textCount {
        alternatives[last].isTaken = true
      }
    case .box: builder.endBox()
    case .table: if let table = tables.popLast() { builder.endTable(isFloating: table.isFloating) }
    case .cell:
      let span = tables.indices.last.flatMap { tables[$0].cells.popLast()?.span } ?? 1
      builder.endCell(span: span)
    case .control: _ = controls.popLast()
    case .controlContent: endControlContent()
    case .link: linkDepth -= 1
    case .simpleField: endField()
    case .some, nil: break
    }
  }

  // MARK: Paragraphs

  private func beginParagraph() -> Effect {
    builder.beginParagraph()
    open.append(OpenParagraph(text: ParagraphText(builder.takeCarried())))
    (run, runStyle) = (TextProperties(), nil)
    return .paragraph
  }

  private func endParagraph() {
    guard var paragraph = open.popLast() else { return }
    if paragraph.isDropCap || paragraph.isMarkDeleted { return builder.carry(paragraph.text.flushed()) }
    let style = styles.paragraphStyle(paragraph.style)
    var finished = paragraph.text.finish()
    setRole(of: &finished, paragraph, style)
    if paragraph.isInContents || paragraph.hasPageReference && finished.isInternalLink { setContents(&finished) }
    builder.endParagraph(finished, isInFrame: paragraph.isFrame ?? style.isFrame)
    for node in paragraph.following {
      builder.beginParagraph()
      builder.endParagraph(node)
    }
  }

  /// Marks a paragraph as a line of a table of contents, whatever its style. A heading shows instead that the field was
  /// never ended.
  private func setContents(_ paragraph: inout DocumentParagraph) {
    if case .heading = paragraph.role, !controls.contains(where: \.isContents) {
      contentsDepth = 0
    } else {
      paragraph.role = .contents
    }
  }

  /// Sets the role. The paragraph's own properties override its style. An indent does not make an item.
  private func setRole(of finished: inout DocumentParagraph, _ paragraph: OpenParagraph, _ style: WordStyle) {
    var role = style.role ?? .body
    if let level = paragraph.outlineLevel { role = level >= 0 && level < 9 ? .heading(level: level + 1) : .body }
    let list = paragraph.number?.list ?? style.number?.list
    if role == .contents {
      finished.role = .contents
    } else if let list, list != 0 {
      setItem(of: &finished, list, paragraph, style)
      if case .heading(let level) = role { finished.role = .heading(level: level) }
    } else if case .heading(let level) = role {
      finished.role = .heading(level: level)
    } else if role == .item, list == nil {
      (finished.role, finished.marker) = (.item(depth: style.depth), .bullet)
    }
  }

  private func setItem(
    of finished: inout DocumentParagraph, _ list: Int, _ paragraph: OpenParagraph, _ style: WordStyle
  ) {
    let byStyle = style.numberedBy.flatMap { numbering.level(ofStyle: $0, in: list) }
    let level = min(max(paragraph.number?.level ?? style.number?.level ?? byStyle ?? 0, 0), 8)
    let depth = max(level, style.depth)
    switch counter.next(list: list, level: level) {
    case .marker(let marker): (finished.role, finished.marker) = (.item(depth: depth), marker)
    // An item without a marker is a plain paragraph.
    case .nothing: break
    case .blank: finished.role = .itemContinuation
    }
  }

  // MARK: Text

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard skipDepth == 0 else { return }
    if isIn(.instruction) {
      if let last = fields.indices.last, !fields[last].isInResult, fields[last].instruction.count < 200 {
        fields[last].instruction += bytes
      }
    } else if textDepth > 0 {
      // Line ends in the XML count as spaces; line breaks in the text are elements.
      append(bytes.map { $0 < 0x20 ? 0x20 : $0 })
    }
  }

  private func append(_ bytes: [UInt8]) {
    guard let last = open.indices.last else { return }
    if contentsDepth > 0 { open[last].isInContents = true }
    let isPageReference = fields.last.map { $0.isInResult && $0.isPageReference } == true
    if isPageReference { open[last].hasPageReference = true }
    appendedCount += bytes.count
    let properties = properties(in: open[last])
    if properties.isHidden == true {
      hasHiddenText = true
    } else if !isPrompt {
      open[last].text.append(
        bytes, properties, isInternalLink: linkDepth > 0 || isPageReference || fields.last?.isInternalLink == true)
    }
  }

  /// The effective properties of a run. Bold and hidden are toggle properties: a character style inverts the paragraph
  /// style, and the run itself overrides both (ISO/IEC 29500-1, 17.7.3).
  private func properties(in paragraph: OpenParagraph) -> TextProperties {
    let base = styles.paragraphStyle(paragraph.style).text
    let character = runStyle.map(styles.characterStyle) ?? TextProperties()
    var properties = run
    properties.isHidden = run.isHidden ?? Self.toggled(base.isHidden, character.isHidden)
    properties.isBold = run.isBold ?? Self.toggled(base.isBold, character.isBold)
    properties.inherit(character)
    properties.inherit(base)
    return properties
  }

  private static func toggled(_ base: Bool?, _ character: Bool?) -> Bool { (base ?? false) != (character ?? false) }

  /// The character of a `sym` element, which is in a symbol font, such as one of Word's bullets.
  private static func symbol(_ element: XMLElement) -> [UInt8] {
    guard let code = element.attribute("char").flatMap({ UInt32($0, radix: 16) }), code >= 0x20,
      let scalar = Unicode.Scalar(code)
    else { return [] }
    return Array(String(Character(scalar)).utf8)
  }

  private func appendDiagram(_ element: XMLElement) {
    guard let relation = element.attribute("dm"), diagramCount < 1000 else { return }
    let paragraphs = diagram(relation)
    if let last = open.indices.last { open[last].following += paragraphs }
    diagramCount += 1
    appendedCount += paragraphs.count
  }

  // MARK: Fields and content controls

  private func readFieldMark(_ element: XMLElement) {
    switch element.attribute("fldCharType") {
    case "begin": if fields.count < 64 { fields.append(OpenField()) }
    case "separate":
      guard let last = fields.indices.last else { return }
      fields[last].isInResult = true
      if fields[last].isContents { contentsDepth += 1 }
    case "end": endField()
    default: break
    }
  }

  private func beginSimpleField(_ element: XMLElement) -> Effect {
    let instruction =
      element.name == "hlink"
      ? (element.attribute("bookmark") == nil ? "" : "HYPERLINK \\l") : element.attribute("instr") ?? ""
    fields.append(OpenField(instruction: Array(instruction.utf8.prefix(200)), isInResult: true))
    if fields[fields.count - 1].isContents { contentsDepth += 1 }
    return .simpleField
  }

  private func endField() {
    guard let field = fields.popLast() else { return }
    if field.isInResult, field.isContents { contentsDepth = max(0, contentsDepth - 1) }
  }

  private func beginControlContent() -> Effect {
    guard let last = controls.indices.last else { return .none }
    controls[last].paragraphCount = open.count
    controls[last].textCount = open.last?.text.count ?? 0
    controls[last].nodeCount = builder.nodeCount
    if controls[last].isContents { contentsDepth += 1 }
    return .controlContent
  }

  /// Whether the run is the prompt of an empty content control.
  private var isPrompt: Bool {
    controls.contains(where: \.showsPlaceholder) && runStyle.map(styles.isPlaceholder) == true
  }

  /// Drops the content of a control that is marked as empty, if it is a prompt. Some programs leave the mark when they
  /// fill the control.
  private func endControlContent() {
    guard let control = controls.last else { return }
    if control.isContents { contentsDepth = max(0, contentsDepth - 1) }
    guard control.showsPlaceholder else { return }
    if control.paragraphCount == open.count, let last = open.indices.last {
      let text = open[last].text.flushed()
      guard text.count > control.textCount, Prompt.isPrompt(text[control.textCount...]) else { return }
      open[last].text.cut(to: control.textCount)
    } else if Prompt.isPrompt(builder.text(since: control.nodeCount)[...]) {
      builder.remove(since: control.nodeCount)
    }
  }
}
