/// The label that a goal begins with: "Hovedmål", "Delmål 1".
enum GoalLevel {
  private static let longest = 40

  /// The label as printed, without number and colon, or nil.
  static func printed(in text: String) -> String? {
    text.withBytes { bytes in
      let head = UnsafeBufferPointer(rebasing: bytes.prefix(longest))
      guard let colon = ByteSearch.first(0x3A, in: head) else { return nil }
      guard let line = FoldedLine(UnsafeBufferPointer(rebasing: head[..<colon])), line.words.count <= 3 else {
        return nil
      }
      let names = line.words.prefix { !$0.hasDigit && $0.range.count > 1 }
      guard let last = names.last, names.count + 1 >= line.words.count, isGoal(line.bytes(of: last)) else {
        return nil
      }
      return String(decoding: head[..<last.source.upperBound], as: UTF8.self)
    }
  }

  private static func isGoal(_ letters: ArraySlice<UInt8>) -> Bool {
    if let match = Lexicon.headings.match(exactly: letters) ?? Lexicon.headings.match(nearly: letters) {
      return !match.roles.isDisjoint(with: [.label, .goals])
    }
    return letters.suffix(goal.count).elementsEqual(goal)
  }

  private static let goal = FoldedLine("mål")?.letters ?? []
}
