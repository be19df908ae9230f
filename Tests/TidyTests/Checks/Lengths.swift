/// Style as numbers: how wide, how long.
enum Lengths {
  static let columns = 120
  static let functionLines = 60
  static let fileLines = 400

  static func wideLines(path: String, text: String) -> [Violation] {
    text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().compactMap { index, line in
      guard line.utf8.count > columns, line.count > columns else { return nil }
      return Violation(path: path, line: index + 1, message: "\(line.count) columns, more than \(columns)")
    }
  }

  static func longFile(path: String, text: String) -> [Violation] {
    let count = text.split(separator: "\n", omittingEmptySubsequences: false).count
    guard count > fileLines + 1 else { return [] }
    return [Violation(path: path, line: 0, message: "\(count - 1) lines, more than \(fileLines)")]
  }

  static func longFunctions(_ source: SwiftSource) -> [Violation] {
    source.code.indices.compactMap { index in
      guard startsFunction(source, index), let body = bodyStart(source, index) else { return nil }
      let count = source.code[source.closing(body)].line - source.code[index].line + 1
      guard count > functionLines else { return nil }
      let name = source.code(after: index)?.text ?? ""
      let message = "\(source.code[index].text) \(name): \(count) lines, more than \(functionLines)"
      return Violation(path: source.path, line: source.code[index].line, message: message)
    }
  }

  private static func startsFunction(_ source: SwiftSource, _ index: Int) -> Bool {
    let token = source.code[index]
    guard token.kind == .word, source.code(before: index)?.isSymbol(".") != true else { return false }
    switch token.text {
    case "func", "deinit", "subscript": return true
    case "init":
      return source.code(after: index).map { $0.kind == .symbol && "(?!<".contains($0.text) } ?? false
    // A stored property has no brace, or that of a closure or an observer: both are code of some length.
    case "var": return source.code(after: index)?.kind == .word
    default: return false
    }
  }

  private static let startsNext: Set<String> = [
    "func", "var", "let", "init", "deinit", "subscript", "case", "static", "class", "struct", "enum",
    "extension",
    "public", "private", "internal", "fileprivate", "mutating", "typealias", "associatedtype", "if", "for",
    "return",
  ]

  /// The brace that opens the function's body; nil for a requirement in a protocol, or a plain variable.
  private static func bodyStart(_ source: SwiftSource, _ index: Int) -> Int? {
    var place = index + 1
    while place < source.code.count {
      let token = source.code[place]
      if token.isSymbol("{") { return place }
      if token.isSymbol("}") || token.isSymbol(";") { return nil }
      let opensLine = token.line > source.code[place - 1].lastLine
      if opensLine, token.kind == .word, startsNext.contains(token.text) || token.text.hasPrefix("@") {
        return nil
      }
      place = token.isSymbol("(") || token.isSymbol("[") ? source.closing(place) + 1 : place + 1
    }
    return nil
  }
}
