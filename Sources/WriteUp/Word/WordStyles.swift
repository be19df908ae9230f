/// The relevant properties of a paragraph style, including inherited ones.
struct WordStyle {
  enum Role: Equatable {
    case heading(level: Int)
    /// A line of a table of contents.
    case contents
    /// An item of a list, by the style's name.
    case item
    case body
  }

  var role: Role?
  /// The list that the style belongs to.
  var number: WordNumber?
  /// The identifier of the style that states the list; a level of the list may refer to it.
  var numberedBy: String?
  /// The depth of an item by the style's name: 1 for "List Bullet 2", whose own list has only one level.
  var depth = 0
  var text = TextProperties()
  /// Whether paragraphs of the style are in a frame beside the text.
  var isFrame = false

  /// Sets the role from a style, unless a more specific style has set it.
  fileprivate mutating func take(_ named: Role?, outlineLevel: Int?) {
    guard role == nil else { return }
    // Levels 0 to 8 are headings, level 9 is body text (ISO/IEC 29500-1, 17.3.1.20).
    let outlined = outlineLevel.map { $0 >= 0 && $0 < 9 ? Role.heading(level: $0 + 1) : .body }
    role = named ?? outlined
  }
}

/// The list and the level of a paragraph.
struct WordNumber: Equatable {
  /// The list's identifier. 0 removes the paragraph from the list of its style.
  var list: Int?
  /// The level, from 0.
  var level: Int?
}

/// Interprets the names of built-in styles: in English, as Word stores them, and in Norwegian, as other programs do.
enum DocumentStyleName {
  static func role(of name: String) -> WordStyle.Role? {
    if let level = level(name, after: ["heading ", "overskrift "]) { return .heading(level: level) }
    if level(name, after: ["toc ", "contents ", "innhold ", "inh ", "innholdsfortegnelse "]) != nil {
      return .contents
    }
    switch name {
    case "title", "tittel": return .heading(level: 1)
    case "subtitle", "undertittel", "normal", "body text", "text body", "brødtekst", "standard": return .body
    case "toc heading", "overskrift for innholdsfortegnelse", "contents heading", "overskrift innhold": return .contents
    // A list paragraph is an item only if it is in a list.
    case "list paragraph", "listeavsnitt": return .body
    default: break
    }
    if hasPrefix(name, ["list continue", "liste - forts", "liste-forts"]) { return .body }
    return hasPrefix(name, ["list bullet", "list number", "punktliste", "punktmerket liste", "nummerert liste"])
      ? .item : nil
  }

  /// Decodes "Heading_20_1" to "Heading 1": OpenDocument writes characters that are not allowed in XML names as
  /// hexadecimal codes.
  static func decoded(_ name: String) -> String {
    var parts = name.split(separator: "_", omittingEmptySubsequences: false).map(String.init)[...]
    var decoded = parts.popFirst() ?? ""
    while let part = parts.popFirst() {
      if !parts.isEmpty, let code = UInt32(part, radix: 16), let scalar = Unicode.Scalar(code), code >= 0x20 {
        decoded += String(Character(scalar)) + (parts.popFirst() ?? "")
      } else {
        decoded += "_" + part
      }
    }
    return decoded
  }

  /// The depth of a list style: 1 for "list bullet 2", 0 for "list bullet".
  static func depth(of itemStyle: String) -> Int {
    guard let last = itemStyle.split(separator: " ").last, let number = Int(last), (2...9).contains(number) else {
      return 0
    }
    return number - 1
  }

  /// Splits an identifier into words: "Overskrift1" gives "overskrift 1", "ListParagraph" gives "list paragraph".
  static func spelledOut(_ identifier: String) -> String {
    var name = ""
    var previous: Character = " "
    for letter in identifier {
      let isBorder = letter.isUppercase && previous.isLowercase || letter.isNumber && previous.isLetter
      if isBorder { name.append(" ") }
      name.append(contentsOf: letter.lowercased())
      previous = letter
    }
    return name
  }

  private static func level(_ name: String, after prefixes: [String]) -> Int? {
    for prefix in prefixes where name.hasPrefix(prefix) {
      if let level = Int(name.dropFirst(prefix.count)), (1...9).contains(level) { return level }
    }
    return nil
  }

  private static func hasPrefix(_ name: String, _ prefixes: [String]) -> Bool {
    prefixes.contains { name.hasPrefix($0) }
  }
}

/// The styles of a document: headings, lists and text properties such as hidden.
final class WordStyles: XMLEvents {
  /// A style as declared. Properties that are not set come from its base style.
  private struct Style {
    var name = ""
    var base: String?
    var outlineLevel: Int?
    var number: WordNumber?
    var text = TextProperties()
    var isFrame = false
  }

  private enum Family { case paragraph, character }

  private var paragraphStyles: [String: Style] = [:]
  private var characterStyles: [String: Style] = [:]
  private var open: (identifier: String, style: Style, family: Family)?
  private var openDepth = 0
  private var defaultsDepth = 0
  private var resolved: [String: WordStyle] = [:]
  private var resolvedText: [String: TextProperties] = [:]
  private(set) var defaultStyle: String?
  private var defaults = TextProperties()

  /// Maximum length of a chain of base styles; guards against cycles.
  private static let maxChain = 16

  func start(_ element: XMLElement) {
    if defaultsDepth > 0 {
      defaultsDepth += 1
      WordRunProperties.read(element, into: &defaults)
      return
    }
    guard element.space == .word else { return countDepth() }
    if element.name == "rPrDefault" {
      defaultsDepth = 1
      return
    }
    if element.name == "style", open == nil { return begin(element) }
    countDepth()
    switch element.name {
    case "name": open?.style.name = DocumentStyleName.decoded(element.value ?? "").lowercased()
    case "basedOn": open?.style.base = element.value
    case "outlineLvl": open?.style.outlineLevel = element.number
    case "numId", "ilfo", "ilvl":
      var number = open?.style.number ?? WordNumber()
      if element.name == "ilvl" { number.level = element.number } else { number.list = element.number ?? 0 }
      open?.style.number = number
    case "framePr": open?.style.isFrame = element.attribute("dropCap") == nil
    default:
      if var style = open?.style { WordRunProperties.read(element, into: &style.text); open?.style.text = style.text }
    }
  }

  private func begin(_ element: XMLElement) {
    let identifier = element.attribute("styleId") ?? ""
    switch element.attribute("type") ?? "paragraph" {
    case "paragraph": open = (identifier, Style(), .paragraph)
    case "character": open = (identifier, Style(), .character)
    default: return
    }
    openDepth = 0
    let isDefault = element.attribute("default").map { $0 == "1" || $0 == "true" || $0 == "on" } == true
    if isDefault, open?.family == .paragraph { defaultStyle = identifier }
  }

  private func countDepth() { if open != nil { openDepth += 1 } }

  func end() {
    if defaultsDepth > 0 { return defaultsDepth -= 1 }
    guard let (identifier, style, family) = open else { return }
    guard openDepth == 0 else {
      openDepth -= 1
      return
    }
    if family == .paragraph { paragraphStyles[identifier] = style } else { characterStyles[identifier] = style }
    open = nil
  }

  /// The resolved paragraph style. A style that the document does not declare is interpreted by its identifier.
  func paragraphStyle(_ identifier: String?) -> WordStyle {
    let key = identifier ?? defaultStyle ?? ""
    if let known = resolved[key] { return known }
    var style = WordStyle()
    var next = identifier ?? defaultStyle
    for _ in 0..<Self.maxChain {
      guard let current = next else { break }
      let declared = paragraphStyles[current] ?? Style(name: DocumentStyleName.spelledOut(current))
      style.take(DocumentStyleName.role(of: declared.name), outlineLevel: declared.outlineLevel)
      if style.role == .item, style.depth == 0 { style.depth = DocumentStyleName.depth(of: declared.name) }
      if style.number == nil, let number = declared.number {
        (style.number, style.numberedBy) = (number, current)
      }
      style.text.inherit(declared.text)
      style.isFrame = style.isFrame || declared.isFrame
      next = declared.base
    }
    style.text.fontSize = style.text.fontSize ?? defaults.fontSize
    if resolved.count < 10_000 { resolved[key] = style }
    return style
  }

  /// The properties of a character style, including inherited ones.
  func characterStyle(_ identifier: String) -> TextProperties {
    if let known = resolvedText[identifier] { return known }
    var properties = TextProperties()
    var next: String? = identifier
    for _ in 0..<Self.maxChain {
      guard let current = next, let declared = characterStyles[current] else { break }
      properties.inherit(declared.text)
      next = declared.base
    }
    if resolvedText.count < 10_000 { resolvedText[identifier] = properties }
    return properties
  }

  /// Whether a character style is that of prompts in empty content controls.
  func isPlaceholder(_ identifier: String) -> Bool {
    let name = characterStyles[identifier]?.name ?? DocumentStyleName.spelledOut(identifier)
    return ["placeholder text", "plassholdertekst", "plasshaldartekst"].contains(name)
  }
}

/// Parses the run properties that are relevant to a write-up.
enum WordRunProperties {
  static func read(_ element: XMLElement, into properties: inout TextProperties) {
    guard element.space == .word else { return }
    switch element.name {
    case "vanish": properties.isHidden = element.isOn
    case "b": properties.isBold = element.isOn
    case "vertAlign": properties.isRaised = element.value == "superscript"
    case "position": properties.isRaised = raisedPosition(element)
    case "sz": properties.fontSize = halfPoints(element)
    case "rFonts":
      let font = element.attribute("ascii") ?? element.attribute("hAnsi")
      properties.hasSymbolFont = font.map(isSymbolFont)
    default: break
    }
  }

  /// Whether text is raised by at least two points. The value is in half points or has a unit; nil if it is not a
  /// number.
  private static func raisedPosition(_ element: XMLElement) -> Bool? {
    guard let value = element.value, let number = Double(value.prefix { $0.isNumber || $0 == "." || $0 == "-" }) else {
      return nil
    }
    return number >= (value.hasSuffix("pt") ? 2 : 4)
  }

  private static func halfPoints(_ element: XMLElement) -> Int? {
    guard let value = element.value, let number = Double(value.prefix { $0.isNumber || $0 == "." }), number < 4000
    else { return nil }
    return Int(value.hasSuffix("pt") ? 2 * number : number)
  }

  static func isSymbolFont(_ name: String) -> Bool {
    let name = name.lowercased()
    return name.hasPrefix("wingdings") || name.hasPrefix("webdings") || name == "symbol" || name == "zapf dingbats"
      || name == "opensymbol" || name == "starsymbol"
  }
}
