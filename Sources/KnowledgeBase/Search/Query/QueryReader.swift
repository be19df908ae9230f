import Norwegian

/// Builds the tree of a query from its tokens, by recursive descent.
struct QueryReader {
  let tokens: [QueryToken]
  let tokenizer: PassageTokenizer
  var index = 0
  var depth = 0
  var words = 0
  var fields: [QueryNode] = []
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

  var peek: QueryToken.Kind? { index < tokens.count ? tokens[index].kind : nil }

  func span(_ nodes: [QueryNode]) -> Range<Int> {
    let starts = nodes.map(\.range.lowerBound)
    let ends = nodes.map(\.range.upperBound)
    return (starts.min() ?? 0)..<(ends.max() ?? 0)
  }

  mutating func warn(_ message: String, at range: Range<Int>? = nil) {
    let range = range ?? (index < tokens.count ? tokens[index].range : 0..<0)
    diagnostics.append(QueryDiagnostic(.warning, message, at: range))
  }

  mutating func readEither() throws -> QueryNode? {
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
