/// A word processor's document as a source: its text, one line a paragraph, and its blocks.
struct WordDocument {
  var text: String
  var blocks: [Block]
  var diagnostics: [Diagnostic] = []

  /// Reads the parts of a document.
  ///
  /// - Returns: nil when the archive holds another kind of document, or none.
  /// - Throws: ``SourceError`` when it is a document that cannot be read, with what to do.
  init?(_ archive: ZipArchive, name: String) throws(SourceError) {
    guard let package = WordPackage(archive) else { return nil }
    let body = WordBodyReader()
    do {
      try XMLEventReader.read(try package.document(), body)
    } catch let fault as ZipArchive.Fault {
      throw Self.error(fault, name)
    } catch {
      throw Self.damaged(name, "its text is no well-formed XML")
    }
    guard body.isDocument else { throw Self.damaged(name, "its text is of another kind") }
    let styles = WordStyles()
    let numbering = WordNumbering()
    // What a damaged style or list says before the damage is better than nothing: the text is whole.
    if let part = package.companion("styles") { try? XMLEventReader.read(part, styles) }
    if let part = package.companion("numbering") { try? XMLEventReader.read(part, numbering) }
    let paragraphs = body.finish()
    let made = WordBlocks(paragraphs, count: body.paragraphCount, styles: styles, numbering: numbering)
    (text, blocks) = (String(decoding: made.text, as: UTF8.self), made.blocks)
    diagnostics = Self.diagnostics(of: body)
  }

  private static func diagnostics(of body: WordBodyReader) -> [Diagnostic] {
    var found: [(String, String)] = []
    if body.hasTrackedChanges {
      found.append(("changes-tracked", "tracked changes are read as if they had been accepted"))
    }
    if body.hasHiddenText { found.append(("content-left-out", "hidden text is left out")) }
    if body.hasForeignPart { found.append(("content-left-out", "a document inside this one is left out")) }
    return found.map { Diagnostic(severity: .note, identifier: $0, message: $1, line: 1, column: 1) }
  }

  static func damaged(_ name: String, _ how: String) -> SourceError {
    SourceError(
      message: "\(name) is a damaged Word document: \(how)",
      suggestion: "Open it in a word processor, which may mend it, and save it anew.")
  }

  private static func error(_ fault: ZipArchive.Fault, _ name: String) -> SourceError {
    switch fault {
    case .encrypted: return locked(name)
    case .tooLarge:
      return SourceError(
        message: "\(name) is a Word document whose text takes more than \(ZipArchive.largestPart >> 20) MB",
        suggestion: "Save the write-up alone as a document of its own.")
    case .tooDense:
      return SourceError(
        message: "\(name) is packed more than \(ZipArchive.largestRatio) times, as no Word document is",
        suggestion: "If you trust it, open it in a word processor and save it as text.")
    case .missing, .damaged: return damaged(name, "its text cannot be unpacked")
    }
  }

  static func locked(_ name: String) -> SourceError {
    SourceError(
      message: "\(name) is locked with a password", suggestion: "Open it, save it without one, then import that file.")
  }
}

/// Reads the paragraphs of a document's text part, as if every tracked change had been accepted.
final class WordBodyReader: XMLEvents {
  /// What an open element has changed, to be undone at its end.
  private enum Effect { case none, skipping, paragraph, text, properties, alternatives, chosen, markProperties }

  /// The paragraphs that hold text or count in a list, in the order in which they end.
  private(set) var paragraphs: [WordParagraph] = []
  private(set) var paragraphCount = 0
  private(set) var hasTrackedChanges = false
  /// Whether something that Word does not show, or holds in another form, was left out.
  private(set) var hasHiddenText = false
  private(set) var hasForeignPart = false
  private(set) var isDocument = false

  private var effects: [Effect] = []
  private var skipDepth = 0
  private var textDepth = 0
  private var markDepth = 0
  private var propertiesDepth = 0
  private var isRunHidden = false
  /// Whether the field that is open shows what it asks for, since nobody has filled it in.
  private var isPlaceholder = false
  /// The open paragraphs, an inner one in a text box of the outer.
  private var open: [WordParagraph] = []
  private var alternatives: [Bool] = []
  private var carried: [UInt8] = []
  private var beginsGroup = true

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
      // Inside the properties of a paragraph's mark it is the mark that is gone.
      if markDepth > 0, !open.isEmpty { open[open.count - 1].continues = true }
      return true
    case (.word, let name) where name.hasSuffix("Change"): return true
    case (.word, "sdtContent") where isPlaceholder:
      isPlaceholder = false
      return true
    case (.word, "altChunk"):
      hasForeignPart = true
      return true
    case (.compatibility, "Fallback"): return alternatives.last == true
    case (.compatibility, "Choice"): return alternatives.last == true
    default: return false
    }
  }

  private func effect(of element: XMLElement) -> Effect {
    switch (element.space, element.name) {
    case (.word, "document"): isDocument = true
    case (.word, "p"): return beginParagraph()
    case (.word, "tc"), (.word, "txbxContent"): beginsGroup = true
    case (.word, "t"), (.math, "t"):
      textDepth += 1
      return .text
    case (.word, "pPr"):
      propertiesDepth += 1
      return .properties
    case (.word, "rPr") where propertiesDepth > 0:
      markDepth += 1
      return .markProperties
    case (.word, "r"): isRunHidden = false
    case (.word, "vanish") where propertiesDepth == 0: isRunHidden = element.isOn
    case (.word, "ins"), (.word, "moveTo"): hasTrackedChanges = true
    case (.compatibility, "AlternateContent"):
      alternatives.append(false)
      return .alternatives
    case (.compatibility, "Choice"), (.compatibility, "Fallback"): return .chosen
    case (.word, _): readDetail(element)
    default: break
    }
    return .none
  }

  private func readDetail(_ element: XMLElement) {
    if propertiesDepth > 0 { return readProperty(element) }
    switch element.name {
    case "tab", "ptab": append([0x09])
    case "br", "cr": append(Self.lineBreak)
    case "sdtPr": isPlaceholder = false
    case "showingPlcHdr": isPlaceholder = element.isOn
    case "noBreakHyphen": append([0x2D])
    case "sym": append(Self.symbol(element))
    default: break
    }
  }

  private func readProperty(_ element: XMLElement) {
    guard !open.isEmpty, markDepth == 0 else { return }
    let last = open.count - 1
    switch element.name {
    case "pStyle": open[last].style = element.value
    case "outlineLvl": open[last].outlineLevel = element.number
    case "numId": open[last].number = WordNumber(list: element.number ?? 0, level: open[last].number?.level)
    case "ilvl": open[last].number = WordNumber(list: open[last].number?.list, level: element.number)
    case "ind": open[last].isIndented = WordParagraph.isIndented(element)
    default: break
    }
  }

  private func beginParagraph() -> Effect {
    paragraphCount += 1
    var paragraph = WordParagraph(line: paragraphCount)
    if open.isEmpty { swap(&paragraph.text, &carried) }
    (paragraph.beginsGroup, beginsGroup) = (beginsGroup, false)
    open.append(paragraph)
    return .paragraph
  }

  func end() {
    switch effects.popLast() {
    case .skipping: skipDepth -= 1
    case .paragraph: endParagraph()
    case .text: textDepth -= 1
    case .properties: propertiesDepth -= 1
    case .markProperties: markDepth -= 1
    case .alternatives: _ = alternatives.popLast()
    case .chosen: if !alternatives.isEmpty { alternatives[alternatives.count - 1] = true }
    case .some(.none), nil: break
    }
  }

  private func endParagraph() {
    guard let paragraph = open.popLast() else { return }
    if paragraph.continues, open.isEmpty {
      carried = paragraph.text
    } else if !paragraph.text.isEmpty || paragraph.number != nil || paragraph.style != nil {
      paragraphs.append(paragraph)
    }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard textDepth > 0, skipDepth == 0 else { return }
    // Line ends of the XML are spaces: a break in the text is an element.
    append(bytes.map { $0 < 0x20 ? 0x20 : $0 })
  }

  private func append(_ bytes: [UInt8]) {
    guard !open.isEmpty else { return }
    if isRunHidden {
      hasHiddenText = true
    } else {
      open[open.count - 1].text += bytes
    }
  }

  /// The paragraphs in the document's order: a text box behind the paragraph that it is tied to.
  func finish() -> [WordParagraph] {
    if !carried.isEmpty {
      paragraphCount += 1
      paragraphs.append(WordParagraph(line: paragraphCount, text: carried))
    }
    return paragraphs.sorted { $0.line < $1.line }
  }

  static let lineBreak: [UInt8] = [0xE2, 0x80, 0xA8]

  /// A letter of a symbol font; Word's bullets are among them.
  private static func symbol(_ element: XMLElement) -> [UInt8] {
    guard let code = element.attribute("char").flatMap({ UInt32($0, radix: 16) }), code >= 0x20,
      let scalar = Unicode.Scalar(code)
    else { return [] }
    return Array(String(Character(scalar)).utf8)
  }
}

/// A paragraph of a document as it is stored, before lists are counted.
struct WordParagraph {
  /// 1 for the document's first paragraph, empty ones counted: its line.
  var line: Int
  /// Letters, with U+2028 for a line break and a tab for a tab.
  var text: [UInt8] = []
  var style: String?
  var number: WordNumber?
  var outlineLevel: Int?
  var isIndented: Bool?
  /// Whether it is the first of a table's cell or of a text box.
  var beginsGroup = false
  /// Whether the mark at its end was deleted while changes were tracked: the next paragraph goes on with it.
  var continues = false

  /// Whether a paragraph's indent moves it to the right.
  static func isIndented(_ element: XMLElement) -> Bool? {
    let left = element.attribute("start") ?? element.attribute("left") ?? element.attribute("leftChars")
    return left.map { !$0.hasPrefix("-") && $0 != "0" }
  }
}
