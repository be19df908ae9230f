/// The label that a goal begins with: "Hovedmål", "Delmål 1".
enum GoalLevel {
  private static let longest = 40

  /// The label as printed, without number and colon, or nil.
  static func printed(in text: String) -> String? {
    let head = Array(text.utf8.prefix(longest))
    guard let colon = head.firstIndex(of: 0x3A) else { return nil }
    let label = String(decoding: head[..<colon], as: UTF8.self)
    guard let line = FoldedLine(label), line.words.count <= 3 else { return nil }
    let names = line.words.prefix { !$0.hasDigit && line.bytes(of: $0).count > 1 }
    guard let last = names.last, names.count + 1 >= line.words.count, isGoal(line.bytes(of: last)) else {
      return nil
    }
    return String(decoding: head[..<last.source.upperBound], as: UTF8.self)
  }

  private static func isGoal(_ letters: ArraySlice<UInt8>) -> Bool {
    if let match = Lexicon.headings.match(exactly: letters) ?? Lexicon.headings.match(nearly: letters) {
      return !match.roles.isDisjoint(with: [.label, .goals])
    }
    return letters.suffix(goal.count).elementsEqual(goal)
  }

  private static let goal = FoldedLine("mål")?.letters ?? []
}
