import ByregionLanguages
import ByregionText

/// Reads OpenDocument texts: packages (`.odt`, `.ott`) and flat XML (`.fodt`).
enum OpenDocument {
  /// Reads the parts of a document in an archive.
  ///
  /// - Returns: nil if the archive does not contain an OpenDocument text.
  /// - Throws: ``SourceError`` with a suggestion if the text cannot be read.
  static func read(_ archive: ZipArchive, name: String) throws(SourceError) -> ParsedDocument? {
    guard isText(archive) else { return nil }
    if isEncrypted(archive) { throw WordDocument.locked(name) }
    let content: [UInt8]
    do { content = try archive.part("content.xml") } catch {
      throw error == .missing || error == .damaged
        ? damaged(name) { $0.textCannotBeUnpacked } : WordDocument.error(error, name)
    }
    let styles = OpenDocumentStyles()
    // A damaged part of styles is used up to the damage, since the text itself is intact.
    if let part = try? archive.part("styles.xml") { try? XMLEventReader.read(part, styles) }
    let properties = (try? archive.part("meta.xml")).map(DocumentProperties.read)
    return try parsed(content, styles, properties, name: name)
  }

  /// Reads a document that is one XML file.
  static func readFlat(_ bytes: [UInt8], name: String) throws(SourceError) -> ParsedDocument {
    try parsed(bytes, OpenDocumentStyles(), DocumentProperties.read(bytes), name: name)
  }

  private static func parsed(
    _ content: [UInt8], _ styles: OpenDocumentStyles, _ properties: DocumentProperties?, name: String
  ) throws(SourceError) -> ParsedDocument {
    let body = OpenDocumentBodyReader(styles)
    do {
      try XMLEventReader.read(content, styles)
      try XMLEventReader.read(content, body)
    } catch {
      throw damaged(name) { $0.textNotWellFormed }
    }
    guard body.isText else { throw damaged(name) { $0.contentIsNoText } }
    var notes: [(String, Wording)] = []
    if body.hasTrackedChanges {
      notes.append(("changes-tracked", Wording { $0.changesRead }))
    }
    if body.hasHiddenText { notes.append(("content-left-out", Wording { $0.hiddenTextLeftOut })) }
    return ParsedDocument(body.finish(), properties, notes: notes)
  }

  /// Whether the archive states that it is a text, or contains one without stating a type.
  private static func isText(_ archive: ZipArchive) -> Bool {
    if let mark = try? archive.part("mimetype") {
      return String(decoding: mark.prefix(64), as: UTF8.self).hasPrefix("application/vnd.oasis.opendocument.text")
    }
    return archive.holds("content.xml") && archive.holds("META-INF/manifest.xml")
  }

  /// Whether the manifest says how to decrypt a part, or that the whole document is one encrypted part.
  private static func isEncrypted(_ archive: ZipArchive) -> Bool {
    if archive.holds("encrypted-package") { return true }
    guard let manifest = try? archive.part("META-INF/manifest.xml") else { return false }
    return ByteSearch.first(Array("encryption-data".utf8), in: manifest, manifest.indices) != nil
  }

  static func damaged(_ name: String, _ how: (Catalogue) -> String) -> SourceError {
    SourceError({ $0.damagedOpenDocument(name, how($0)) }, suggestion: { $0.repairInWordProcessor })
  }
}

/// A word processor's document that is one XML file.
enum FlatDocument {
  case word, openDocument

  /// - Parameter text: The decoded text of a file.
  /// - Returns: nil if the text is not a flat document.
  init?(_ text: String) {
    let head = text.utf8.prefix(4096)
    guard head.first(where: { $0 > 0x20 }) == 0x3C else { return nil }
    let bytes = Array(head)
    func holds(_ word: String) -> Bool { ByteSearch.first(Array(word.utf8), in: bytes, bytes.indices) != nil }
    if holds("http://schemas.microsoft.com/office/2006/xmlPackage") && holds(":package")
      || holds("http://schemas.microsoft.com/office/word/2003/wordml") && holds(":wordDocument")
    {
      self = .word
    } else if holds("<office:document ") || holds("<office:document\n") || holds("<office:document\r") {
      self = .openDocument
    } else {
      return nil
    }
  }

  func read(_ text: String, name: String) throws(SourceError) -> ParsedDocument {
    switch self {
    case .word: try WordDocument.readFlat(Array(text.utf8), name: name)
    case .openDocument: try OpenDocument.readFlat(Array(text.utf8), name: name)
    }
  }
}

/// The named and automatic styles of an OpenDocument text: headings, lists and text properties.
final class OpenDocumentStyles: XMLEvents {
  /// A paragraph style, inherited properties included.
  struct ParagraphStyle {
    /// nil for body text.
    var headingLevel: Int?
    var isContents = false
    var listStyle: String?
    var text = TextProperties()
  }

  /// One level of a list style.
  struct Level {
    /// The name of a number format, as in Word; nil for a bullet.
    var format: String?
    var prefix = ""
    var suffix = ""
    /// The number of levels whose counts are shown.
    var shownLevels = 1
    var start = 1
  }

  private struct Style {
    var name = ""
    var parent: String?
    var outlineLevel: Int?
    var listStyle: String?
    var text = TextProperties()
  }

  private enum Open {
    case style(String, isParagraph: Bool, Style)
    case listStyle(String)
  }

  private var paragraphStyles: [String: Style] = [:]
  private var textStyles: [String: Style] = [:]
  private var listStyles: [String: [Int: Level]] = [:]
  private var resolved: [String: ParagraphStyle] = [:]
  private var resolvedText: [String: TextProperties] = [:]
  private var open: Open?
  private var openDepth = 0
  private var defaults = TextProperties()

  /// Maximum length of a chain of parent styles; guards against cycles.
  private static let maxChain = 32

  func start(_ element: XMLElement) {
    openDepth += 1
    switch (element.space, element.name) {
    case (.style, "style"), (.style, "default-style"): begin(element)
    case (.text, "list-style"):
      guard let name = element.attribute("name") else { return }
      (open, openDepth) = (.listStyle(name), 0)
      listStyles[name] = [:]
    case (.style, "text-properties"):
      guard case .style(let name, let isParagraph, var style) = open else { return }
      Self.read(element, into: &style.text)
      open = .style(name, isParagraph: isParagraph, style)
    case (.text, let name) where name.hasPrefix("list-level-style-"): readLevel(element)
    default: break
    }
  }

  private func begin(_ element: XMLElement) {
    let family = element.attribute("family")
    guard family == "paragraph" || family == "text" else { return }
    let name = element.attribute("name") ?? ""
    var style = Style(name: (element.attribute("display-name") ?? DocumentStyleName.decoded(name)).lowercased())
    style.parent = element.attribute("parent-style-name")
    style.outlineLevel = element.number("default-outline-level")
    style.listStyle = element.attribute("list-style-name")
    open = .style(element.name == "style" ? name : "", isParagraph: family == "paragraph", style)
    openDepth = 0
  }

  private func readLevel(_ element: XMLElement) {
    guard case .listStyle(let name) = open, let number = element.number("level"), (1...10).contains(number) else {
      return
    }
    var level = Level()
    if element.name == "list-level-style-number" {
      level.format = Self.formats[element.attribute("num-format") ?? ""] ?? "none"
      level.prefix = element.attribute("num-prefix") ?? ""
      level.suffix = element.attribute("num-suffix") ?? ""
      level.shownLevels = element.number("display-levels") ?? 1
      level.start = element.number("start-value") ?? 1
    }
    listStyles[name]?[number] = level
  }

  private static let formats = [
    "1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman",
  ]

  static func read(_ element: XMLElement, into properties: inout TextProperties) {
    if let display = element.attribute("display") { properties.isHidden = display == "none" }
    if let weight = element.attribute("font-weight") {
      properties.isBold = weight == "bold" || (Int(weight) ?? 0) >= 600
    }
    if let position = element.attribute("text-position")?.split(separator: " ").first {
      properties.isRaised = position == "super" || (Int(position.dropLast()) ?? 0) >= 10
    }
    if let size = element.attribute("font-size"), size.hasSuffix("pt"), let points = Double(size.dropLast(2)),
      points < 2000
    {
      properties.fontSize = Int(2 * points)
    }
    if let font = element.attribute("font-name") ?? element.attribute("font-family") {
      properties.hasSymbolFont = WordRunProperties.isSymbolFont(font)
    }
  }

  func end() {
    guard openDepth == 0, let closed = open else {
      openDepth -= 1
      return
    }
    open = nil
    openDepth = -1
    guard case .style(let name, let isParagraph, let style) = closed else { return }
    if name.isEmpty {
      if isParagraph { defaults = style.text }
    } else if isParagraph {
      paragraphStyles[name] = style
    } else {
      textStyles[name] = style
    }
  }

  // MARK: Looking up

  func paragraphStyle(_ name: String?) -> ParagraphStyle {
    let key = name ?? "Standard"
    if let known = resolved[key] { return known }
    var style = ParagraphStyle()
    var isDecided = false
    var next: String? = key
    for _ in 0..<Self.maxChain {
      guard let current = next else { break }
      let declared = paragraphStyles[current] ?? Style(name: DocumentStyleName.decoded(current).lowercased())
      if !isDecided { isDecided = decide(&style, by: declared) }
      style.listStyle = style.listStyle ?? declared.listStyle
      style.text.inherit(declared.text)
      next = declared.parent
    }
    style.text.inherit(defaults)
    if resolved.count < 10_000 { resolved[key] = style }
    return style
  }

  private func decide(_ style: inout ParagraphStyle, by declared: Style) -> Bool {
    switch DocumentStyleName.role(of: declared.name) {
    case .heading(let level): style.headingLevel = level
    case .contents: style.isContents = true
    case .body, .item: break
    case nil:
      guard let level = declared.outlineLevel else { return false }
      style.headingLevel = (1...9).contains(level) ? level : nil
    }
    return true
  }

  func textStyle(_ name: String) -> TextProperties {
    if let known = resolvedText[name] { return known }
    var properties = TextProperties()
    var next: String? = name
    for _ in 0..<Self.maxChain {
      guard let current = next, let declared = textStyles[current] else { break }
      properties.inherit(declared.text)
      next = declared.parent
    }
    if resolvedText.count < 10_000 { resolvedText[name] = properties }
    return properties
  }

  /// A level of a list style, from 1; nil if the document does not define it.
  func level(_ level: Int, of style: String) -> Level? { listStyles[style]?[level] }
}
