/// A Swift file as the checks see it.
struct SwiftSource {
  /// From the project's folder, for instance `Sources/SQLite/Row.swift`.
  var path: String
  var lines: [Substring]
  /// Everything, comments too.
  var tokens: [Token]
  /// Without the comments.
  var code: [Token]

  init(path: String, text: String) {
    self.path = path
    lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    tokens = SwiftLexer.tokens(of: text)
    code = tokens.filter { $0.kind != .comment }
  }

  /// The folder below `Sources`, which is the module: `SQLite` in `Sources/SQLite/Row.swift`.
  var room: String? {
    let parts = path.split(separator: "/")
    return parts.count > 2 && parts[0] == "Sources" ? String(parts[1]) : nil
  }

  /// The token before this one, if it is code.
  func code(before index: Int) -> Token? { index > 0 ? code[index - 1] : nil }
  /// The token after this one, if it is code.
  func code(after index: Int) -> Token? { index + 1 < code.count ? code[index + 1] : nil }

  /// The index, in ``code``, of the bracket that closes the one at `index`; the last token when nothing does.
  func closing(_ index: Int) -> Int {
    var depth = 0
    for place in index..<code.count where code[place].kind == .symbol {
      if "([{".contains(code[place].text) { depth += 1 }
      if ")]}".contains(code[place].text) { depth -= 1 }
      if depth == 0 { return place }
    }
    return code.count - 1
  }

  /// The lines of the comment that stands right above a line; attribute lines in between do not count.
  func commentLines(above line: Int) -> [String] {
    var above = line - 2
    while above >= 0, trimmed(above).hasPrefix("@") { above -= 1 }
    if above >= 0, trimmed(above).hasSuffix("*/") {
      return tokens.filter { $0.kind == .comment && $0.lastLine == above + 1 }.map(\.text)
    }
    var found: [String] = []
    while above >= 0, trimmed(above).hasPrefix("//") {
      found.insert(trimmed(above), at: 0)
      above -= 1
    }
    return found
  }

  private func trimmed(_ index: Int) -> String {
    String(lines[index].drop { $0 == " " || $0 == "\t" })
  }
}

/// What a check found, and where.
struct Violation: Equatable, CustomStringConvertible {
  var path: String
  /// From 1; 0 for the file as a whole.
  var line: Int
  var message: String

  var description: String { "\(path):\(line): \(message)" }
}
