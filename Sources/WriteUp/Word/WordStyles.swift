/// What a paragraph style means for a write-up.
struct WordStyle {
  enum Role: Equatable {
    case heading(level: Int)
    /// A line of a table of contents, which repeats the headings.
    case contents
    /// An item of a list, by the style's name.
    case item
    /// Indented like a list's item, and one only where it is numbered.
    case besideItem
    case body
  }

  var role: Role?
  /// The list that the style belongs to.
  var number: WordNumber?
  /// The identifier of the style that says so: a list's level may name it.
  var numberedBy: String?
  var isIndented: Bool?
  /// How deep an item stands by the style's name: 1 for "List Bullet 2", whose own list has one level.
  var depth = 0

  /// Takes what a style says, unless a nearer one has said something.
  mutating func take(_ named: Role?, outlineLevel: Int?) {
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

/// What the names of Word's own styles say, in English, as Word stores them, and in Norwegian, as others do.
enum WordStyleName {
  static func role(of name: String) -> WordStyle.Role? {
    if let level = level(name, after: ["heading ", "overskrift "]) { return .heading(level: level) }
    if level(name, after: ["toc ", "innhold ", "inh "]) != nil { return .contents }
    switch name {
    case "title", "tittel": return .heading(level: 1)
    case "subtitle", "undertittel", "normal", "body text", "brødtekst": return .body
    case "toc heading", "overskrift for innholdsfortegnelse", "contents heading": return .contents
    case "list paragraph", "listeavsnitt": return .besideItem
    default: break
    }
    if hasPrefix(name, ["list continue", "liste - forts", "liste-forts"]) { return .besideItem }
    return hasPrefix(name, ["list bullet", "list number", "punktliste", "punktmerket liste", "nummerert liste"])
      ? .item : nil
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

/// The paragraph styles of a document: which are headings, which are lists.
final class WordStyles: XMLEvents {
  /// A style as it is declared; what it does not say, the style that it is based on says.
  private struct Style {
    var name = ""
    var base: String?
    var outlineLevel: Int?
    var number: WordNumber?
    var isIndented: Bool?
  }

  private var styles: [String: Style] = [:]
  private var open: (identifier: String, style: Style)?
  private var openDepth = 0
  private(set) var defaultStyle: String?

  /// A chain of styles is followed so far; a longer one is a circle.
  private static let longestChain = 16

  func start(_ element: XMLElement) {
    guard element.space == .word else { return countDepth() }
    if element.name == "style", element.attribute("type") ?? "paragraph" == "paragraph" {
      let identifier = element.attribute("styleId") ?? ""
      (open, openDepth) = ((identifier, Style()), 0)
      if element.attribute("default").map({ $0 == "1" || $0 == "true" }) == true { defaultStyle = identifier }
      return
    }
    countDepth()
    switch element.name {
    case "name": open?.style.name = element.value?.lowercased() ?? ""
    case "basedOn": open?.style.base = element.value
    case "outlineLvl": open?.style.outlineLevel = element.number
    case "numId", "ilvl":
      var number = open?.style.number ?? WordNumber()
      if element.name == "numId" { number.list = element.number ?? 0 } else { number.level = element.number }
      open?.style.number = number
    case "ind": open?.style.isIndented = WordParagraph.isIndented(element)
    default: break
    }
  }

  private func countDepth() { if open != nil { openDepth += 1 } }

  func end() {
    guard let (identifier, style) = open else { return }
    guard openDepth == 0 else {
      openDepth -= 1
      return
    }
    styles[identifier] = style
    open = nil
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}

  /// What a style makes of its paragraphs. Styles that the document does not declare go by their identifiers.
  func resolve(_ identifier: String?) -> WordStyle {
    var resolved = WordStyle()
    var next = identifier ?? defaultStyle
    for _ in 0..<Self.longestChain {
      guard let current = next else { break }
      let style = styles[current] ?? Style(name: WordStyleName.spelledOut(current))
      resolved.take(WordStyleName.role(of: style.name), outlineLevel: style.outlineLevel)
      if resolved.role == .item, resolved.depth == 0 { resolved.depth = WordStyleName.depth(of: style.name) }
      if resolved.number == nil, let number = style.number {
        (resolved.number, resolved.numberedBy) = (number, current)
      }
      resolved.isIndented = resolved.isIndented ?? style.isIndented
      next = style.base
    }
    return resolved
  }
}
