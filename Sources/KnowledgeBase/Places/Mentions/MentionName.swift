/// A municipality's name as a row of words, to be matched in running text.
struct MentionName: Sendable {
  var words: [String]
  /// What joins each word to the next: hyphen or space.
  var joints: [Bool]  // true for a hyphen
  /// Numbers of all that bear it, in order.
  var numbers: [String]

  init(_ name: String, numbers: [String]) {
    self.numbers = numbers
    words = name.split { $0 == " " || $0 == "-" }.map(String.init)
    joints = name.filter { $0 == " " || $0 == "-" }.map { $0 == "-" }
  }

  /// Where the name ends in a text that has its words from `start` on, and whether a genitive s is its end;
  /// nil where the text says something else.
  func match(_ text: [MentionWord], at start: Int) -> (end: Int, isGenitive: Bool)? {
    guard start + words.count <= text.count else { return nil }
    for index in 1..<max(words.count, 1)
    where text[start + index].before != (joints[index - 1] ? .hyphen : .space) {
      return nil
    }
    let last = words.count - 1
    for index in 0..<last where text[start + index].text != words[index] { return nil }
    let printed = text[start + last].text
    if printed == words[last] { return (start + words.count, false) }
    return takesGenitive && printed == words[last] + "s" ? (start + words.count, true) : nil
  }

  // "Oss" is us and not of Os, "Res" is no word; names that end in s take an apostrophe.
  private var takesGenitive: Bool {
    guard let last = words.last?.last, words.joined().count >= 3 else { return false }
    return !"sxz".contains(last)
  }
}
