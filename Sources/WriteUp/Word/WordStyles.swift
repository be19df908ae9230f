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
