import Norwegian

/// The parts that operators stand between: words, phrases, fields, what is left out, what stands in parentheses.
extension QueryReader {
  mutating func readPart() throws -> [QueryNode] {
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
    guard depth <= QueryParser.deepest else {
      return leaveOut(from: token, because: "Signs that leave out stand at most \(QueryParser.deepest) deep")
    }
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
    guard depth <= QueryParser.deepest else {
      return leaveOut(from: token, because: "Parentheses go at most \(QueryParser.deepest) deep")
    }
    let node = try readEither()
    if peek == .close {
      index += 1
    } else {
      warn("This parenthesis is not closed; it was taken to end with the query.", at: token.range)
    }
    return node.map { [$0] } ?? []
  }

  /// Leaves out a parenthesis with all that it holds, or, for a sign, the rest of what stands beside it; by counting,
  /// so that any depth can be left out.
  private mutating func leaveOut(from token: QueryToken, because reason: String) -> [QueryNode] {
    var end = token.range.upperBound
    var depth = token.kind == .open ? 1 : 0
    while index < tokens.count {
      let next = tokens[index]
      if next.kind == .close, depth == 0 { break }
      if next.kind == .open { depth += 1 }
      if next.kind == .close { depth -= 1 }
      end = next.range.upperBound
      index += 1
      if next.kind == .close, depth == 0, token.kind == .open { break }
    }
    warn("\(reason); what is marked was left out.", at: token.range.lowerBound..<end)
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
}
