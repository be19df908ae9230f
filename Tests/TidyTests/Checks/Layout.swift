/// What every text file of ours keeps to.
enum Layout {
  static func whiteSpace(path: String, text: String, tabsAllowed: Bool = false) -> [Violation] {
    var found: [Violation] = []
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      if line.last == " " || line.last == "\t" || line.last == "\r" {
        found.append(Violation(path: path, line: index + 1, message: "white space at the end of the line"))
      }
      if !tabsAllowed, line.utf8.contains(9) {
        found.append(Violation(path: path, line: index + 1, message: "a tab"))
      }
    }
    if !text.isEmpty, !text.hasSuffix("\n") || text.hasSuffix("\n\n") {
      found.append(Violation(path: path, line: lines.count, message: "a file ends with one line end"))
    }
    return found
  }

  // In two parts each, so that this file does not find itself.
  private static let leftovers = ["TO" + "DO", "FIX" + "ME", "XX" + "X", "HA" + "CK"]

  static func leftovers(path: String, text: String) -> [Violation] {
    text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().flatMap { index, line in
      guard line.utf8.contains(where: { $0 == 88 || $0 == 79 || $0 == 73 || $0 == 65 }) else {
        return [Violation]()
      }
      let words = line.split { !($0.isLetter || $0.isNumber || $0 == "_") }
      return leftovers.filter { words.contains(Substring($0)) }.map {
        Violation(path: path, line: index + 1, message: "\($0) is left over: do it, or open an issue")
      }
    }
  }

  /// What a build makes does not belong in the history.
  static func builtFiles(tracked: [String]) -> [Violation] {
    let folders: Set<Substring> = [".build", ".swiftpm", "DerivedData"]
    let endings = [".db", ".db-wal", ".db-shm", ".o", ".xctest", ".swiftmodule"]
    return tracked.filter { path in
      path.split(separator: "/").contains { folders.contains($0) } || endings.contains { path.hasSuffix($0) }
    }
    .map { Violation(path: $0, line: 0, message: "made by a build or a run, and yet tracked") }
  }
}
