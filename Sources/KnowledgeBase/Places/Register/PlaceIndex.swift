import Norwegian

/// The municipalities' names and numbers, each with the positions of those that bear it.
struct PlaceIndex: Sendable {
  struct Entry: Sendable {
    var way: PlaceFinding.Way
    /// Positions in the register, ascending.
    var members: [Int]
  }

  private(set) var byNumber: [String: Int] = [:]
  private(set) var byLaterNumber: [String: [Int]] = [:]
  /// Keys of all names of 2015, Norwegian and parallel, for finding near ones.
  private(set) var spellings: [(bytes: [UInt8], letters: LetterSet, member: Int)] = []
  private var byPlainName: [String: Entry] = [:]
  private var byFoldedName: [String: Entry] = [:]
  /// Names of two words written as one: Sørvaranger.
  private var byOneWord: [String: Entry] = [:]

  init(_ municipalities: [Municipality]) {
    for (position, municipality) in municipalities.enumerated() {
      byNumber[municipality.number] = position
      for successor in municipality.successors {
        byLaterNumber[successor.number, default: []].append(position)
      }
    }
    // In order of right: a later name counts only where no municipality of 2015 bears it.
    add(municipalities, as: .name) { [$0.name] }
    add(municipalities, as: .parallelName) { $0.parallelNames.map(\.name) }
    add(municipalities, as: .laterName) { municipality in
      municipality.successors.filter { $0.name != municipality.name }.flatMap {
        Self.parts(ofLaterName: $0.name)
      }
    }
  }

  /// Who bears a name, by its words as printed, else by its folded spelling.
  func entry(for name: String) -> Entry? {
    if let entry = byPlainName[PlaceSpelling.plain(name)] { return entry }
    let folded = PlaceSpelling.folded(name)
    guard var entry = byFoldedName[folded] ?? byOneWord[folded] else { return nil }
    if entry.way != .laterName { entry.way = .spelling }
    return entry
  }

  private mutating func add(
    _ municipalities: [Municipality], as way: PlaceFinding.Way, names: (Municipality) -> [String]
  ) {
    for (position, municipality) in municipalities.enumerated() {
      for name in names(municipality) {
        let words = PlaceSpelling.words(name)
        let folded = PlaceSpelling.folded(words)
        Self.add(position, way, to: &byPlainName[words.joined(separator: " ")])
        Self.add(position, way, to: &byFoldedName[folded])
        if words.count > 1 { Self.add(position, way, to: &byOneWord[folded.filter { $0 != " " }]) }
        if way != .laterName { spellings.append((Array(folded.utf8), LetterSet(Array(folded.utf8)), position)) }
      }
    }
  }

  private static func add(_ position: Int, _ way: PlaceFinding.Way, to entry: inout Entry?) {
    guard var known = entry else {
      entry = Entry(way: way, members: [position])
      return
    }
    guard known.way == way, known.members.last != position else { return }
    known.members.append(position)
    entry = known
  }

  /// `Gáivuotna - Kåfjord - Kaivuono` are three names, `Våler (Innlandet)` is one.
  private static func parts(ofLaterName name: String) -> [String] {
    let bare = name.split(separator: " (").first.map(String.init) ?? name
    return bare.split(separator: " - ").map(String.init)
  }
}
