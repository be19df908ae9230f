/// What a paragraph style means for a write-up, inherited properties included.
struct WordStyle {
  enum Role: Equatable {
    case heading(level: Int)
    /// A line of a table of contents, which repeats the headings.
    case contents
    /// An item of a list, by the style's name.
    case item
    case body
  }

  var role: Role?
  /// The list that the style belongs to.
  var number: WordNumber?
  /// The identifier of the style that states the list: a list's level may name it.
  var numberedBy: String?
  /// How deep an item is by the style's name: 1 for "List Bullet 2", whose own list has one level.
  var depth = 0
  var text = TextProperties()
  /// Whether paragraphs of the style are a frame beside the text.
  var isFrame = false

  /// Takes what a style states, unless a nearer one has stated something.
  fileprivate mutating func take(_ named: Role?, outlineLevel: Int?) {
    guard role == nil else { return }
    // Nine levels are headings, the tenth is body text (ISO/IEC 29500-1, 17.3.1.20).
    let outlined = outlineLevel.map { $0 >= 0 && $0 < 9 ? Role.heading(level: $0 + 1) : .body }
    role = named ?? outlined
  }
}

/// A place in a list: which list, and how deep.
struct WordNumber: Equatable {
  /// 0 takes a paragraph out of the list that its style puts it in.
  var list: Int?
  /// From 0.
  var level: Int?
}

/// What the names of built-in styles mean, in English, as Word stores them, and in Norwegian, as other programs do.
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
    // A list paragraph is an item only where it is in a list.
    case "list paragraph", "listeavsnitt": return .body
    default: break
    }
    if hasPrefix(name, ["list continue", "liste - forts", "liste-forts"]) { return .body }
    return hasPrefix(name, ["list bullet", "list number", "punktliste", "punktmerket liste", "nummerert liste"])
      ? .item : nil
  }

  /// "Heading_20_1" is "Heading 1": OpenDocument writes characters that no XML name may have by their codes.
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

  /// 1 for "list bullet 2", 0 for "list bullet".
  static func depth(of itemStyle: String) -> Int {
    guard let last = itemStyle.split(separator: " ").last, let number = Int(last), (2...9).contains(number) else {
      return 0
    }
    return number - 1
  }

  /// "Overskrift1" is "overskrift 1", "ListParagraph" is "list paragraph".
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

/// The styles of a document: which are headings, which are lists, and which hide their text.
final class WordStyles: XMLEvents {
  /// A style as it is declared; what it does not state, its base style states.
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

  /// A longer chain of base styles is a circle.
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

  /// What a style makes of its paragraphs. Styles that the document does not declare go by their identifiers.
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

  /// What a character style states, inherited properties included.
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

  /// Whether a character style is the one of the prompts in empty content controls.
  func isPlaceholder(_ identifier: String) -> Bool {
    let name = characterStyles[identifier]?.name ?? DocumentStyleName.spelledOut(identifier)
    return ["placeholder text", "plassholdertekst", "plasshaldartekst"].contains(name)
  }
}

/// The properties of runs that matter for a write-up.
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

  /// Text that is moved up by two points or more, in half points or with a unit.
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
