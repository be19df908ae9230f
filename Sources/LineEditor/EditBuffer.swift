/// The text that is being typed, with a cursor between two of its characters.
///
/// A character is what a reader takes for one (UAX 29): a letter with its marks, a joined emoji.
package struct EditBuffer: Hashable, Sendable {
  package private(set) var characters: [Character] = []
  /// Characters before the cursor.
  package var cursor = 0

  package init(_ text: String = "") {
    characters = Array(text)
    cursor = characters.count
  }

  package var text: String { String(characters) }
  package var isEmpty: Bool { characters.isEmpty }
  package var beforeCursor: String { String(characters[..<cursor]) }

  /// Inserts a text at the cursor. A mark joins the letter that it stands behind.
  package mutating func insert(_ text: String) {
    join(String(characters[..<cursor]) + text, String(characters[cursor...]))
  }

  /// Removes characters, puts the cursor there, and returns them.
  @discardableResult
  package mutating func remove(_ range: Range<Int>) -> String {
    let removed = String(characters[range])
    join(String(characters[..<range.lowerBound]), String(characters[range.upperBound...]))
    return removed
  }

  /// Makes two texts one, with the cursor between them. What stands beside each other now may be one character, such as
  /// the two letters of a flag.
  private mutating func join(_ before: String, _ after: String) {
    characters = Array(before + after)
    cursor = min(before.count, characters.count)
  }

  package mutating func moveLeft() { cursor = max(cursor - 1, 0) }

  package mutating func moveRight() { cursor = min(cursor + 1, characters.count) }

  /// Swaps the characters around the cursor, the last two at a line's end, and moves on.
  package mutating func transpose() {
    let second = cursor == lineEnd ? cursor - 1 : cursor
    guard second > lineStart else { return }
    characters.swapAt(second - 1, second)
    join(String(characters[...second]), String(characters[(second + 1)...]))
  }
}

// Lines and words.
extension EditBuffer {
  /// Where the cursor's line begins.
  package var lineStart: Int { (characters[..<cursor].lastIndex(of: "\n") ?? -1) + 1 }

  /// Where the cursor's line ends, before its line break.
  package var lineEnd: Int { characters[cursor...].firstIndex(of: "\n") ?? characters.count }

  package var isOnFirstLine: Bool { lineStart == 0 }
  package var isOnLastLine: Bool { lineEnd == characters.count }

  /// Moves to the same place of the line above; false on the first.
  package mutating func moveUp() -> Bool {
    let (start, column) = (lineStart, cursor - lineStart)
    guard start > 0 else { return false }
    cursor = start - 1
    cursor = min(lineStart + column, start - 1)
    return true
  }

  /// Moves to the same place of the line below; false on the last.
  package mutating func moveDown() -> Bool {
    let (end, column) = (lineEnd, cursor - lineStart)
    guard end < characters.count else { return false }
    cursor = end + 1
    cursor = min(cursor + column, lineEnd)
    return true
  }

  /// Where the word before the cursor begins.
  package var wordStart: Int {
    var position = cursor
    while position > 0, !Self.isOfWord(characters[position - 1]) { position -= 1 }
    while position > 0, Self.isOfWord(characters[position - 1]) { position -= 1 }
    return position
  }

  /// Where the word behind the cursor ends.
  package var wordEnd: Int {
    var position = cursor
    while position < characters.count, !Self.isOfWord(characters[position]) { position += 1 }
    while position < characters.count, Self.isOfWord(characters[position]) { position += 1 }
    return position
  }

  /// Where what stands before the cursor without white space begins.
  package var spacedWordStart: Int {
    var position = cursor
    while position > 0, characters[position - 1].isWhitespace { position -= 1 }
    while position > 0, !characters[position - 1].isWhitespace { position -= 1 }
    return position
  }

  private static func isOfWord(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "_"
  }
}

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
