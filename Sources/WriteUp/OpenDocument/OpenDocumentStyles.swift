/// The styles of an OpenDocument text, declared or automatic: headings, lists and properties of text.
final class OpenDocumentStyles: XMLEvents {
  /// A paragraph style, inherited properties included.
  struct ParagraphStyle {
    /// nil for text.
    var headingLevel: Int?
    var isContents = false
    var listStyle: String?
    var text = TextProperties()
  }

  /// One level of a list style.
  struct Level {
    /// nil for a bullet, a name of Word's number formats else.
    var format: String?
    var prefix = ""
    var suffix = ""
    /// How many levels' counts are shown.
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

  /// A longer chain of parents is a circle.
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

  /// A level of a list style, from 1; nil when the document does not define it.
  func level(_ level: Int, of style: String) -> Level? { listStyles[style]?[level] }
}
