import Norwegian

/// Builds the tree of a query from its tokens, by recursive descent.
struct QueryReader {
  private let tokens: [QueryToken]
  private let tokenizer: PassageTokenizer
  private var index = 0
  private var depth = 0
  private var words = 0
  private var fields: [QueryNode] = []
  private var diagnostics: [QueryDiagnostic]

  init(_ tokens: [QueryToken], tokenizer: PassageTokenizer, diagnostics: [QueryDiagnostic]) {
    self.tokens = tokens
    self.tokenizer = tokenizer
    self.diagnostics = diagnostics
  }

  mutating func read(end: Int) throws -> ParsedQuery {
    var parts: [QueryNode] = []
    while index < tokens.count {
      if let part = try readEither() { parts.append(part) }
      if peek == .close {
        warn("This parenthesis closes nothing.")
        index += 1
      }
    }
    let root = parts.count > 1 ? .and(parts, span(parts)) : parts.first
    if root == nil, fields.isEmpty, diagnostics.isEmpty {
      diagnostics.append(QueryDiagnostic(.error, "There is no word to search for.", at: 0..<end))
    }
    diagnostics.sort { $0.range.lowerBound < $1.range.lowerBound }
    return ParsedQuery(root: root, fields: fields, diagnostics: diagnostics)
  }

  private var peek: QueryToken.Kind? { index < tokens.count ? tokens[index].kind : nil }

  private func span(_ nodes: [QueryNode]) -> Range<Int> {
    let starts = nodes.map(\.range.lowerBound)
    let ends = nodes.map(\.range.upperBound)
    return (starts.min() ?? 0)..<(ends.max() ?? 0)
  }

  private mutating func warn(_ message: String, at range: Range<Int>? = nil) {
    let range = range ?? (index < tokens.count ? tokens[index].range : 0..<0)
    diagnostics.append(QueryDiagnostic(.warning, message, at: range))
  }

  private mutating func readEither() throws -> QueryNode? {
    try readChain(of: .or, part: { try $0.readBoth() }, join: { .or($0, $1) })
  }

  private mutating func readBoth() throws -> QueryNode? {
    try readChain(of: .and, part: { try $0.readBeside() }, join: { .and($0, $1) })
  }

  /// Reads parts with an operator between them; an operator that lacks a part is left out.
  private mutating func readChain(
    of operation: QueryToken.Kind, part: (inout QueryReader) throws -> QueryNode?,
    join: ([QueryNode], Range<Int>) -> QueryNode
  ) throws -> QueryNode? {
    var parts: [QueryNode] = []
    var pending: Range<Int>?
    while true {
      let fieldCount = fields.count
      if let node = try part(&self) {
        parts.append(node)
        pending = nil
      } else if let pending, fields.count == fieldCount {
        warn("There is nothing after this operator.", at: pending)
      }
      guard peek == operation else { break }
      pending = tokens[index].range
      if parts.isEmpty, fields.isEmpty { warn("There is nothing before this operator.") }
      index += 1
    }
    return parts.count > 1 ? join(parts, span(parts)) : parts.first
  }

  private mutating func readBeside() throws -> QueryNode? {
    var parts: [QueryNode] = []
    while let kind = peek, kind != .and, kind != .or, kind != .close {
      let before = index
      parts += try readClose()
      if index == before { index += 1 }
    }
    return parts.count > 1 ? .together(parts, span(parts)) : parts.first
  }

  private mutating func readClose() throws -> [QueryNode] {
    if case .near? = peek {
      warn("There is nothing before this operator.")
      index += 1
      return []
    }
    var parts = try readPart()
    while case .near(let distance)? = peek, let left = parts.last {
      let place = tokens[index].range
      index += 1
      let right = try readPart()
      guard let first = right.first, let near = near(left, first, distance: distance) else {
        warn("NEAR stands between two words or phrases.", at: place)
        parts += right
        continue
      }
      parts[parts.count - 1] = near
      parts += right.dropFirst()
    }
    return parts
  }

  private func near(_ left: QueryNode, _ right: QueryNode, distance: Int) -> QueryNode? {
    guard right.isNearOperand else { return nil }
    if case .near(let parts, let other, let range) = left, parts.count < 4 {
      return .near(
        parts + [right], distance: max(distance, other), range.lowerBound..<right.range.upperBound)
    }
    guard left.isNearOperand else { return nil }
    return .near([left, right], distance: distance, left.range.lowerBound..<right.range.upperBound)
  }

  private mutating func readPart() throws -> [QueryNode] {
    guard let kind = peek else { return [] }
    let token = tokens[index]
    switch kind {
    case .not, .minus: return try readNot(token)
    case .open: return try readParenthesis(token)
    case .field(let field): return readField(field, token)
    case .equals:
      index += 1
      return try readText(mode: .exact, from: token.range.lowerBound)
    case .quoted(let text):
      index += 1
      return try phrase(text, token.range).map { [$0] } ?? []
    case .text: return try readText(mode: .likes, from: token.range.lowerBound)
    case .and, .or, .close, .near: return []
    }
  }

  private mutating func readNot(_ token: QueryToken) throws -> [QueryNode] {
    index += 1
    depth += 1
    defer { depth -= 1 }
    guard depth <= QueryParser.deepest else { return tooDeep(token) }
    let fieldCount = fields.count
    let parts = try readPart()
    if fields.count > fieldCount {
      fields[fieldCount...] = [
        .not(fields[fieldCount], token.range.lowerBound..<fields[fieldCount].range.upperBound)
      ]
      return parts
    }
    guard let first = parts.first else {
      warn("There is nothing here to leave out.", at: token.range)
      return []
    }
    let part = parts.count > 1 ? QueryNode.together(parts, span(parts)) : first
    return [.not(part, token.range.lowerBound..<part.range.upperBound)]
  }

  private mutating func readParenthesis(_ token: QueryToken) throws -> [QueryNode] {
    index += 1
    depth += 1
    defer { depth -= 1 }
    guard depth <= QueryParser.deepest else { return tooDeep(token) }
    let node = try readEither()
    if peek == .close {
      index += 1
    } else {
      warn("This parenthesis is not closed; it was taken to end with the query.", at: token.range)
    }
    return node.map { [$0] } ?? []
  }

  private mutating func tooDeep(_ token: QueryToken) -> [QueryNode] {
    warn("Parentheses are nested too deeply here; the rest was left out.", at: token.range)
    index = tokens.count
    return []
  }

  private mutating func readField(_ field: SearchField, _ token: QueryToken) -> [QueryNode] {
    index += 1
    guard index < tokens.count, !tokens[index].followsSpace, let value = value(of: tokens[index].kind) else {
      warn("There is no value after \(field.rawValue):.", at: token.range)
      return []
    }
    fields.append(.field(field, value, token.range.lowerBound..<tokens[index].range.upperBound))
    index += 1
    return []
  }

  private func value(of kind: QueryToken.Kind) -> String? {
    switch kind {
    case .text(let text), .quoted(let text):
      text.contains { !$0.isWhitespace } ? Composition.composed(text) : nil
    default: nil
    }
  }

  private mutating func readText(mode: QueryWord.Mode, from start: Int) throws -> [QueryNode] {
    guard index < tokens.count else { return [] }
    let token = tokens[index]
    let range = start..<token.range.upperBound
    switch token.kind {
    case .text(let text):
      index += 1
      return try wordNodes(text, mode: mode, range)
    case .quoted(let text):
      index += 1
      return try phrase(text, range).map { [$0] } ?? []
    default:
      warn("There is no word after the sign.", at: range.lowerBound..<range.lowerBound + 1)
      return []
    }
  }

  private mutating func wordNodes(_ text: String, mode: QueryWord.Mode, _ range: Range<Int>) throws
    -> [QueryNode]
  {
    let isPrefix = mode == .likes && text.last == "*"
    let found = try tokenizer.words(of: QueryReader.clean(text))
    if found.isEmpty {
      warn("There are no letters or digits here, so nothing to search for.", at: range)
      return []
    }
    return found.enumerated().compactMap { number, word in
      guard takeWord(range) else { return nil }
      let isLast = number == found.count - 1
      return .word(
        QueryWord(text: word, mode: isPrefix && isLast ? .prefix : mode, range: range, isJoined: number > 0))
    }
  }

  private mutating func phrase(_ text: String, _ range: Range<Int>) throws -> QueryNode? {
    let found = try tokenizer.words(of: QueryReader.clean(text))
    guard !found.isEmpty else {
      warn("The phrase is empty.", at: range)
      return nil
    }
    guard found.allSatisfy({ _ in takeWord(range) }) else { return nil }
    return .phrase(found, range)
  }

  private mutating func takeWord(_ range: Range<Int>) -> Bool {
    words += 1
    if words == QueryParser.mostWords + 1 {
      warn("The query has more than \(QueryParser.mostWords) words; the rest was left out.", at: range)
    }
    return words <= QueryParser.mostWords
  }

  /// The text composed, without soft hyphens.
  private static func clean(_ text: String) -> String {
    let composed = Composition.composed(text)
    guard composed.unicodeScalars.contains("\u{AD}") else { return composed }
    return String(String.UnicodeScalarView(composed.unicodeScalars.filter { $0 != "\u{AD}" }))
  }
}

extension QueryNode {
  /// Whether NEAR can stand beside it.
  fileprivate var isNearOperand: Bool {
    switch self {
    case .word, .phrase: true
    default: false
    }
  }
}
