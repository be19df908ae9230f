/// The lists of a document: what each level prints before its items.
final class WordNumbering: XMLEvents {
  /// One level of a list.
  struct Level {
    var start = 1
    var format = "decimal"
    /// "%1." prints the first level's count and a full stop.
    var pattern = ""
    var style: String?
  }

  private struct Definition {
    var levels: [Int: Level] = [:]
    /// A definition may only name a style that has the list.
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
    case "abstractNum":
      openDefinition = element.attribute("abstractNumId").flatMap { Int($0) }
      if let openDefinition { definitions[openDefinition] = Definition() }
    case "num":
      openList = element.attribute("numId").flatMap { Int($0) }
      if let openList { lists[openList] = List() }
    case "abstractNumId": openList.map { lists[$0]?.definition = element.number ?? -1 }
    case "lvlOverride": overridden = element.attribute("ilvl").flatMap { Int($0) }
    case "startOverride":
      if let openList, let overridden { lists[openList]?.starts[overridden] = element.number }
    case "styleLink": element.value.map { definitionOfStyle[$0] = openDefinition }
    case "numStyleLink": openDefinition.map { definitions[$0]?.styleLink = element.value }
    case "lvl": openLevel = element.attribute("ilvl").flatMap { Int($0) }.map { ($0, Level()) }
    default: readLevel(element)
    }
  }

  private func readLevel(_ element: XMLElement) {
    switch element.name {
    case "start": openLevel?.level.start = element.number ?? 1
    case "numFmt": openLevel?.level.format = element.value ?? "decimal"
    case "lvlText": openLevel?.level.pattern = element.value ?? ""
    case "pStyle": openLevel?.level.style = element.value
    default: break
    }
  }

  func end() {
    switch path.popLast() {
    case "lvl":
      guard let (index, level) = openLevel else { return }
      if let openDefinition { definitions[openDefinition]?.levels[index] = level }
      if let openList { lists[openList]?.levels[index] = level }
      openLevel = nil
    case "abstractNum": openDefinition = nil
    case "num": openList = nil
    case "lvlOverride": overridden = nil
    default: break
    }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}

  /// The definition that a list's items are counted by; lists of one definition go on with each other's count.
  func definition(of list: Int) -> Int? {
    guard let definition = lists[list]?.definition, let stored = definitions[definition] else { return nil }
    return stored.styleLink.flatMap { definitionOfStyle[$0] } ?? definition
  }

  /// A level of a list, or nil when the document does not define it.
  func level(_ index: Int, of list: Int) -> Level? {
    if let own = lists[list]?.levels[index] { return own }
    return definition(of: list).flatMap { definitions[$0]?.levels[index] }
  }

  /// Where a list says that a level begins anew.
  func newStart(_ index: Int, of list: Int) -> Int? { lists[list]?.starts[index] }

  /// The level that a style's paragraphs stand on.
  func level(ofStyle style: String, in list: Int) -> Int? {
    definition(of: list).flatMap { definitions[$0]?.levels.filter { $0.value.style == style }.keys.min() }
  }
}
