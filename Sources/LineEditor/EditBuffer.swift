/// The text being edited, with a cursor between two characters.
///
/// A character is an extended grapheme cluster (UAX 29), such as a letter with its marks or a joined emoji.
package struct EditBuffer: Hashable, Sendable {
  package private(set) var characters: [Character] = []
  /// Number of characters before the cursor.
  package var cursor = 0

  package init(_ text: String = "") {
    characters = Array(text)
    cursor = characters.count
  }

  package var text: String { String(characters) }
  package var isEmpty: Bool { characters.isEmpty }
  package var beforeCursor: String { String(characters[..<cursor]) }

  /// Inserts a text at the cursor. A combining mark joins the letter before it.
  package mutating func insert(_ text: String) {
    join(String(characters[..<cursor]) + text, String(characters[cursor...]))
  }

  /// Removes characters, moves the cursor to their place, and returns them.
  @discardableResult
  package mutating func remove(_ range: Range<Int>) -> String {
    let removed = String(characters[range])
    join(String(characters[..<range.lowerBound]), String(characters[range.upperBound...]))
    return removed
  }

  /// Joins two texts, with the cursor between them. Adjacent characters may merge into one, such as the two letters of
  /// a flag.
  private mutating func join(_ before: String, _ after: String) {
    characters = Array(before + after)
    cursor = min(before.count, characters.count)
  }

  package mutating func moveLeft() { cursor = max(cursor - 1, 0) }

  package mutating func moveRight() { cursor = min(cursor + 1, characters.count) }

  /// Swaps the characters before and after the cursor, or the last two at the end of a line, and moves the cursor after
  /// them.
  package mutating func transpose() {
    let second = cursor == lineEnd ? cursor - 1 : cursor
    guard second > lineStart else { return }
    characters.swapAt(second - 1, second)
    join(String(characters[...second]), String(characters[(second + 1)...]))
  }
}

// Lines and words.
extension EditBuffer {
  /// The start of the cursor's line.
  package var lineStart: Int { (characters[..<cursor].lastIndex(of: "\n") ?? -1) + 1 }

  /// The end of the cursor's line, before the line break.
  package var lineEnd: Int { characters[cursor...].firstIndex(of: "\n") ?? characters.count }

  package var isOnFirstLine: Bool { lineStart == 0 }
  package var isOnLastLine: Bool { lineEnd == characters.count }

  /// Moves to the same column of the line above; false on the first line.
  package mutating func moveUp() -> Bool {
    let (start, column) = (lineStart, cursor - lineStart)
    guard start > 0 else { return false }
    cursor = start - 1
    cursor = min(lineStart + column, start - 1)
    return true
  }

  /// Moves to the same column of the line below; false on the last line.
  package mutating func moveDown() -> Bool {
    let (end, column) = (lineEnd, cursor - lineStart)
    guard end < characters.count else { return false }
    cursor = end + 1
    cursor = min(cursor + column, lineEnd)
    return true
  }

  /// The start of the word before the cursor.
  package var wordStart: Int {
    var position = cursor
    while position > 0, !Self.isOfWord(characters[position - 1]) { position -= 1 }
    while position > 0, Self.isOfWord(characters[position - 1]) { position -= 1 }
    return position
  }

  /// The end of the word after the cursor.
  package var wordEnd: Int {
    var position = cursor
    while position < characters.count, !Self.isOfWord(characters[position]) { position += 1 }
    while position < characters.count, Self.isOfWord(characters[position]) { position += 1 }
    return position
  }

  /// The start of the whitespace-delimited word before the cursor.
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

/// The completions of a word.
package struct Completion: Hashable, Sendable {
  /// The word before the cursor.
  package var word: String
  /// The candidates, in order; each begins with the word, ignoring case.
  package var candidates: [String]

  package init(word: String, candidates: [String]) { (self.word, self.candidates) = (word, candidates) }

  /// The text to insert: the only candidate and a space, or the common prefix of all candidates.
  package var insertion: (deleted: Int, text: String)? {
    guard let first = candidates.first else { return nil }
    if candidates.count == 1 { return (word.count, first.hasSuffix("(") ? first : first + " ") }
    var common = first[...]
    for candidate in candidates { common = common.commonPrefix(with: candidate) }
    return common.count > word.count ? (word.count, String(common)) : nil
  }
}

extension StringProtocol {
  /// The common prefix of both texts.
  func commonPrefix(with other: some StringProtocol) -> SubSequence {
    var end = startIndex
    for (left, right) in zip(indices, other) {
      guard self[left] == right else { break }
      end = index(after: left)
    }
    return self[..<end]
  }
}
