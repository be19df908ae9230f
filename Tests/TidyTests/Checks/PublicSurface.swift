/// The public surface is a manual: every declaration says what it is, and each public type has a file.
enum PublicSurface {
  private static let types: Set<String> = ["struct", "class", "enum", "actor", "protocol"]
  private static let declarations = types.union([
    "func", "var", "let", "init", "subscript", "typealias", "associatedtype", "macro", "operator",
  ])

  /// A memberwise initialiser says nothing that the members do not; and a docstring may speak for a group: it
  /// counts for the properties on the lines right below it.
  static func undocumented(_ source: SwiftSource) -> [Violation] {
    let declarations = publicDeclarations(source)
    let properties = Set(declarations.filter { $0.kind == "var" || $0.kind == "let" }.map(\.firstLine))
    return declarations.compactMap { declaration in
      var line = declaration.firstLine
      while properties.contains(line), properties.contains(line - 1) { line -= 1 }
      let above = source.commentLines(above: line)
      guard !above.contains(where: { $0.hasPrefix("///") || $0.hasPrefix("/**") }) else { return nil }
      guard !isMemberwise(source, declaration.keyword) else { return nil }
      let message = "public \(declaration.kind) \(declaration.name) has no docstring"
      return Violation(path: source.path, line: declaration.firstLine, message: message)
    }
  }

  static func secondTypes(_ source: SwiftSource) -> [Violation] {
    let found = publicDeclarations(source).filter { types.contains($0.kind) && $0.depth == 0 }
    return found.dropFirst().map {
      let message = "public \($0.kind) \($0.name) beside \(found[0].name): one public type a file"
      return Violation(path: source.path, line: $0.firstLine, message: message)
    }
  }

  /// An initialiser whose statements all begin with `self.`.
  private static func isMemberwise(_ source: SwiftSource, _ keyword: Int) -> Bool {
    guard source.code[keyword].isWord("init"), source.code(after: keyword)?.isSymbol("(") == true else {
      return false
    }
    let open = source.closing(keyword + 1) + 1
    guard open < source.code.count, source.code[open].isSymbol("{") else { return false }
    let body = ((open + 1)..<source.closing(open)).map { source.code[$0] }
    return zip([source.code[open]] + body, body).allSatisfy { $1.line == $0.lastLine || $1.isWord("self") }
  }

  private struct Declaration {
    /// The index, in the source's code, of the word that says what is declared.
    var keyword: Int
    var kind: String
    var name: String
    var firstLine: Int
    var depth: Int
  }

  private static func publicDeclarations(_ source: SwiftSource) -> [Declaration] {
    var found: [Declaration] = []
    var depth = 0
    for (index, token) in source.code.enumerated() {
      if token.isSymbol("{") { depth += 1 }
      if token.isSymbol("}") { depth -= 1 }
      guard token.isWord("public") || token.isWord("open") else { continue }
      guard let keyword = keyword(source, after: index) else { continue }
      let first = firstToken(source, before: index)
      let name = source.code(after: keyword)?.text ?? ""
      let (kind, line) = (source.code[keyword].text, source.code[first].line)
      found.append(Declaration(keyword: keyword, kind: kind, name: name, firstLine: line, depth: depth))
    }
    return found
  }

  /// The word that says what is declared; nil for an import, an extension, or a setter's access level.
  private static func keyword(_ source: SwiftSource, after index: Int) -> Int? {
    if source.code(after: index)?.isSymbol("(") == true { return nil }
    for place in (index + 1)..<min(index + 12, source.code.count) {
      let token = source.code[place]
      if ["import", "extension", "case"].contains(token.text) { return nil }
      let isClassMember =
        token.text == "class" && ["func", "var"].contains(source.code(after: place)?.text ?? "")
      if token.kind == .word, declarations.contains(token.text), !isClassMember { return place }
      if token.isSymbol("{") || token.isSymbol("}") { return nil }
    }
    return nil
  }

  /// Modifiers may stand before `public`; attributes on lines of their own are passed over elsewhere.
  private static func firstToken(_ source: SwiftSource, before index: Int) -> Int {
    var first = index
    while first > 0, source.code[first - 1].line == source.code[index].line,
      source.code[first - 1].kind == .word
    {
      first -= 1
    }
    return first
  }
}
