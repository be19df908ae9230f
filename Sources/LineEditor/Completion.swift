/// What a word can be completed to.
package struct Completion: Hashable, Sendable {
  /// The word before the cursor.
  package var word: String
  /// What it may become, in order, each beginning with the word but for the case.
  package var candidates: [String]

  package init(word: String, candidates: [String]) { (self.word, self.candidates) = (word, candidates) }

  /// What to type for the reader: the rest of the only candidate and a space, or what all candidates have in common.
  package var insertion: (deleted: Int, text: String)? {
    guard let first = candidates.first else { return nil }
    if candidates.count == 1 { return (word.count, first.hasSuffix("(") ? first : first + " ") }
    var common = first[...]
    for candidate in candidates { common = common.commonPrefix(with: candidate) }
    return common.count > word.count ? (word.count, String(common)) : nil
  }
}

extension StringProtocol {
  /// The beginning that both texts have in common.
  func commonPrefix(with other: some StringProtocol) -> SubSequence {
    var end = startIndex
    for (left, right) in zip(indices, other) {
      guard self[left] == right else { break }
      end = index(after: left)
    }
    return self[..<end]
  }
}
