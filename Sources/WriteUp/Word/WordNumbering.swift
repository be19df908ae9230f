/// The list definitions of a document, which determine the markers of items.
final class WordNumbering: XMLEvents {
  /// One level of a list.
  struct Level {
    var start = 1
    var format = "decimal"
    /// The pattern of the marker: "%1." stands for the count of the first level and a full stop.
    var pattern: String?
    var style: String?
  }

  private struct Definition {
    var levels: [Int: Level] = [:]
    /// The style that has the actual list, if the definition only refers to one.
    var styleLink: String?
  }

  private struct List {
    var definition = -1
    var starts: [Int: Int] = [:]
    var levels: [Int: Level] = [:]
  }

  private var definitions: [Int: Definition] = [:]
  private var lists: [Int: List] = [:]
  private var definitionOfStyle: [String: Int] = [:]
  private var path: [String] = []
  private var openDefinition: Int?
  private var openList: Int?
  private var openLevel: (index: Int, level: Level)?
  private var overridden: Int?

  func start(_ element: XMLElement) {
    path.append(element.name)
    guard element.space == .word else { return }
    switch element.name {
    // The second name of each element is that of Word 2003's XML.
    case "abstractNum", "listDef":
      openDefinition = element.number("abstractNumId") ?? element.number("listDefId")
      if let openDefinition { definitions[openDefinition] = Definition() }
    case "num", "list":
      openList = element.number("numId") ?? element.number("ilfo")
      if let openList { lists[openList] = List() }
    case "abstractNumId", "ilst": openList.map { lists[$0]?.definition = element.number ?? -1 }
    case "lvlOverride": overridden = element.number("ilvl")
    case "startOverride":
      if let openList, let overridden { lists[openList]?.starts[overridden] = element.number }
    case "styleLink": element.value.map { definitionOfStyle[$0] = openDefinition }
    case "numStyleLink": openDefinition.map { definitions[$0]?.styleLink = element.value }
    case "lvl": openLevel = element.number("ilvl").map { ($0, Level()) }
    default: readLevel(element)
    }
  }

  private func readLevel(_ element: XMLElement) {
    switch element.name {
    case "start": openLevel?.level.start = element.number ?? 1
    case "numFmt": openLevel?.level.format = element.value ?? "decimal"
    case "nfc": openLevel?.level.format = Self.formats2003[element.number ?? 0] ?? "decimal"
    case "lvlText": openLevel?.level.pattern = element.value ?? ""
    case "pStyle": openLevel?.level.style = element.value
    default: break
    }
  }

  private static let formats2003 = [
    0: "decimal", 1: "upperRoman", 2: "lowerRoman", 3: "upperLetter", 4: "lowerLetter", 22: "decimalZero", 23: "bullet",
    255: "none",
  ]

  func end() {
    switch path.popLast() {
    case "lvl":
      guard let (index, level) = openLevel else { return }
      if let openDefinition { definitions[openDefinition]?.levels[index] = level }
      if let openList { lists[openList]?.levels[index] = level }
      openLevel = nil
    case "abstractNum", "listDef": openDefinition = nil
    case "num", "list": openList = nil
    case "lvlOverride": overridden = nil
    default: break
    }
  }

  /// The definition by which a list's items are counted. Lists with the same definition continue each other's count.
  func definition(of list: Int) -> Int? {
    guard let definition = lists[list]?.definition, let stored = definitions[definition] else { return nil }
    return stored.styleLink.flatMap { definitionOfStyle[$0] } ?? definition
  }

  /// A level of a list, or nil if the document does not define it.
  func level(_ index: Int, of list: Int) -> Level? {
    if let own = lists[list]?.levels[index] { return own }
    return definition(of: list).flatMap { definitions[$0]?.levels[index] }
  }

  /// The count at which a list restarts a level, or nil.
  func newStart(_ index: Int, of list: Int) -> Int? { lists[list]?.starts[index] }

  /// The list level of a style's paragraphs, or nil.
  func level(ofStyle style: String, in list: Int) -> Int? {
    definition(of: list).flatMap { definitions[$0]?.levels.filter { $0.value.style == style }.keys.min() }
  }
}

/// Counts the items of a document's lists as a word processor does when it shows them.
struct WordCounter {
  private let numbering: WordNumbering
  private var counts: [Int: [Int: Int]] = [:]
  private var begun: Set<[Int]> = []

  init(_ numbering: WordNumbering) { self.numbering = numbering }

  /// The marker that a list shows before an item.
  enum Shown: Equatable {
    case marker(DocumentParagraph.Marker)
    /// No marker: the level is only counted.
    case nothing
    /// A blank bullet, which pandoc writes for later paragraphs of an item.
    case blank
  }

  mutating func next(list: Int, level: Int) -> Shown {
    guard let definition = numbering.definition(of: list), let style = numbering.level(level, of: list) else {
      return .marker(.bullet)
    }
    if style.format == "bullet" {
      let isBlank = style.pattern.map { !$0.isEmpty && $0.allSatisfy(\.isWhitespace) } == true
      if isBlank { return .blank }
    }
    count(list, level, definition, style)
    if style.format == "bullet" { return .marker(.bullet) }
    let pattern = style.pattern ?? ""
    guard style.format != "none" || pattern.contains("%") else { return .nothing }
    let text = shown(pattern, list, level, counts[definition] ?? [:])
    guard !text.isEmpty else { return .nothing }
    let isPlain = style.format.hasPrefix("decimal") && pattern.utf8.count { $0 == 0x25 } == 1
    return .marker(DocumentParagraph.Marker(text: text, number: isPlain ? counts[definition]?[level] : nil))
  }

  private mutating func count(_ list: Int, _ level: Int, _ definition: Int, _ style: WordNumbering.Level) {
    var levels = counts[definition, default: [:]]
    // An item restarts the levels below its own.
    for deeper in levels.keys where deeper > level { levels[deeper] = nil }
    if let start = numbering.newStart(level, of: list), begun.insert([list, level]).inserted {
      levels[level] = start
    } else {
      levels[level] = levels[level].map { $0 &+ 1 } ?? style.start
    }
    counts[definition] = levels
  }

  /// Fills in a pattern such as "%1.%2" with the counts of the levels.
  private func shown(_ pattern: String, _ list: Int, _ level: Int, _ counts: [Int: Int]) -> String {
    var text = ""
    var isAfterSign = false
    for letter in pattern.prefix(64) {
      if isAfterSign, let shown = letter.wholeNumberValue, shown >= 1, shown <= level + 1 {
        let style = numbering.level(shown - 1, of: list)
        text += ListCount.text(counts[shown - 1] ?? style?.start ?? 1, style?.format ?? "decimal")
        isAfterSign = false
      } else if letter == "%" {
        isAfterSign = true
      } else {
        text.append(letter)
        isAfterSign = false
      }
    }
    return TextNormalizer.text(Array(text.utf8), 0..<text.utf8.count)
  }
}

/// Formats the count of a list item.
enum ListCount {
  /// - Parameter format: The name of a number format in Word.
  static func text(_ count: Int, _ format: String) -> String {
    switch format {
    case "lowerLetter": letters(count)
    case "upperLetter": letters(count).uppercased()
    case "lowerRoman": roman(count)
    case "upperRoman": roman(count).uppercased()
    case "decimalZero": count < 10 ? "0\(count)" : "\(count)"
    case "none", "bullet": ""
    default: "\(count)"
    }
  }

  /// a to z, then aa, bb, …, as in word processors.
  private static func letters(_ count: Int) -> String {
    guard (1...780).contains(count) else { return "\(count)" }
    let letter = Character(UnicodeScalar(UInt8(0x61 + (count - 1) % 26)))
    return String(repeating: letter, count: (count - 1) / 26 + 1)
  }

  private static func roman(_ count: Int) -> String {
    guard (1...3999).contains(count) else { return "\(count)" }
    var rest = count
    var text = ""
    for (value, sign) in romanNumerals {
      while rest >= value {
        text += sign
        rest -= value
      }
    }
    return text
  }

  private static let romanNumerals = [
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
  ]
}
