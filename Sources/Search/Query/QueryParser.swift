import ByregionLanguages
import ByregionNorwegian

/// Parses the query language.
///
/// ```
/// query    = or
/// or       = and { ("OR" | "ELLER") and }
/// and      = sequence { ("AND" | "OG") sequence }
/// sequence = near { near }
/// near     = part { "NEAR/n" part }
/// part     = ("NOT" | "IKKE" | "-") part | "(" or ")" | field ":" value | "phrase" | =word | word* | word
/// ```
///
/// Operators are in capital letters. Any string is a query: parts that cannot be parsed are ignored with a diagnostic
/// that has their range. Linear in the length of the query.
package struct QueryParser {
  /// Maximum number of words; the rest are ignored with a warning.
  static let maxWords = 64
  /// Maximum depth of parentheses, since FTS5's parser accepts at most 100 open symbols.
  static let maxDepth = 12

  private let tokenizer: PassageTokenizer

  /// A parser that splits text into words with the tokenizer of the index.
  package init(_ tokenizer: PassageTokenizer) { self.tokenizer = tokenizer }

  /// Parses a query. Throws `SQLiteError` only if out of memory.
  package func parse(_ query: String) throws -> ParsedQuery {
    var lexer = QueryLexer(query)
    let tokens = lexer.tokenize()
    var reader = QueryReader(tokens, tokenizer: tokenizer, diagnostics: lexer.diagnostics)
    return try reader.read(end: query.utf8.count)
  }
}

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
      if let part = try parseOr() { parts.append(part) }
      if peek == .close {
        warn { $0.closesNothing }
        index += 1
      }
    }
    let root = parts.count > 1 ? .and(parts, span(parts)) : parts.first
    if root == nil, fields.isEmpty, diagnostics.isEmpty {
      diagnostics.append(QueryDiagnostic(.error, Wording { $0.noWord }, at: 0..<end))
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

  mutating func warn(at range: Range<Int>? = nil, _ text: (Catalogue) -> String) {
    let range = range ?? (index < tokens.count ? tokens[index].range : 0..<0)
    diagnostics.append(QueryDiagnostic(.warning, Wording(text), at: range))
  }

  mutating func parseOr() throws -> QueryNode? {
    try parseChain(of: .or, part: { try $0.parseAnd() }, join: { .or($0, $1) })
  }

  private mutating func parseAnd() throws -> QueryNode? {
    try parseChain(of: .and, part: { try $0.parseSequence() }, join: { .and($0, $1) })
  }

  /// Parses parts separated by an operator. An operator without a part on one side is ignored with a warning.
  private mutating func parseChain(
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
        warn(at: pending) { $0.nothingBehindOperator }
      }
      guard peek == operation else { break }
      pending = tokens[index].range
      if parts.isEmpty, fields.isEmpty { warn { $0.nothingBeforeOperator } }
      index += 1
    }
    return parts.count > 1 ? join(parts, span(parts)) : parts.first
  }

  private mutating func parseSequence() throws -> QueryNode? {
    var parts: [QueryNode] = []
    while let kind = peek, kind != .and, kind != .or, kind != .close {
      let before = index
      parts += try parseNear()
      if index == before { index += 1 }
    }
    return parts.count > 1 ? .together(parts, span(parts)) : parts.first
  }

  private mutating func parseNear() throws -> [QueryNode] {
    if case .near? = peek {
      warn { $0.nothingBeforeOperator }
      index += 1
      return []
    }
    var parts = try parsePart()
    while case .near(let distance)? = peek, let left = parts.last {
      let place = tokens[index].range
      index += 1
      let right = try parsePart()
      guard let first = right.first, let near = near(left, first, distance: distance) else {
        warn(at: place) { $0.nearStandsBetween }
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
  /// Whether the node may be an operand of NEAR.
  fileprivate var isNearOperand: Bool {
    switch self {
    case .word, .phrase: true
    default: false
    }
  }
}

/// Operands: words, phrases, fields, exclusions and parentheses.
extension QueryReader {
  mutating func parsePart() throws -> [QueryNode] {
    guard let kind = peek else { return [] }
    let token = tokens[index]
    switch kind {
    case .not, .minus: return try parseNot(token)
    case .open: return try parseParenthesis(token)
    case .field(let field): return parseField(field, token)
    case .equals:
      index += 1
      return try parseText(mode: .exact, from: token.range.lowerBound)
    case .quoted(let text):
      index += 1
      return try phrase(text, token.range).map { [$0] } ?? []
    case .text:
      if let number = parseNumber() { return [number] }
      return try parseText(mode: .expanded, from: token.range.lowerBound)
    case .and, .or, .close, .near: return []
    }
  }

  private mutating func parseNot(_ token: QueryToken) throws -> [QueryNode] {
    index += 1
    depth += 1
    defer { depth -= 1 }
    guard depth <= QueryParser.maxDepth else {
      return leaveOut(from: token, because: { $0.deepNegation(QueryParser.maxDepth) })
    }
    let fieldCount = fields.count
    let parts = try parsePart()
    if fields.count > fieldCount {
      fields[fieldCount...] = [
        .not(fields[fieldCount], token.range.lowerBound..<fields[fieldCount].range.upperBound)
      ]
      return parts
    }
    guard let first = parts.first else {
      warn(at: token.range) { $0.nothingToLeaveOut }
      return []
    }
    let part = parts.count > 1 ? QueryNode.together(parts, span(parts)) : first
    return [.not(part, token.range.lowerBound..<part.range.upperBound)]
  }

  private mutating func parseParenthesis(_ token: QueryToken) throws -> [QueryNode] {
    index += 1
    depth += 1
    defer { depth -= 1 }
    guard depth <= QueryParser.maxDepth else {
      return leaveOut(from: token, because: { $0.deepParentheses(QueryParser.maxDepth) })
    }
    let node = try parseOr()
    if peek == .close {
      index += 1
    } else {
      warn(at: token.range) { $0.openParenthesis }
    }
    return node.map { [$0] } ?? []
  }

  /// Skips a parenthesis with its contents or, for a sign, the rest of its group. Counts parentheses instead of
  /// recursing, so that any depth can be skipped.
  private mutating func leaveOut(from token: QueryToken, because reason: (Catalogue) -> String) -> [QueryNode] {
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
    warn(at: token.range.lowerBound..<end) { $0.leftOut(reason($0)) }
    return []
  }

  private mutating func parseField(_ field: SearchField, _ token: QueryToken) -> [QueryNode] {
    index += 1
    guard index < tokens.count, !tokens[index].followsSpace, let value = value(of: tokens[index].kind) else {
      warn(at: token.range) { $0.noValueBehind(field.name(in: $0.language)) }
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

  /// Parses a number, date, code or address, which may span several tokens: `34 394`, `9. november 2017`.
  private mutating func parseNumber() -> QueryNode? {
    var texts: [String] = []
    for token in tokens[index...].prefix(NumberExpression.maxTexts) {
      guard case .text(let text) = token.kind, !text.contains("*") else { break }
      texts.append(QueryReader.clean(text))
    }
    guard let number = NumberExpression(texts), number.isMoreThanAWord else { return nil }
    let range = tokens[index].range.lowerBound..<tokens[index + number.length - 1].range.upperBound
    guard takeWord(range) else { return nil }
    index += number.length
    return .word(QueryWord(text: texts.prefix(number.length).joined(separator: " ").lowercased(), range: range))
  }

  private mutating func parseText(mode: QueryWord.Mode, from start: Int) throws -> [QueryNode] {
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
      warn(at: range.lowerBound..<range.lowerBound + 1) { $0.noWordBehindSign }
      return []
    }
  }
}

/// Words and phrases, split by the tokenizer of the index.
extension QueryReader {
  /// The words of a text without white space, with whether each is joined to the word before it or ends in a hyphen.
  mutating func wordNodes(
    _ text: String, mode: QueryWord.Mode, _ range: Range<Int>
  ) throws -> [QueryNode] {
    let isPrefix = mode == .expanded && text.last == "*"
    let text = QueryReader.clean(text)
    let bytes = Array(text.utf8)
    var found: [(word: String, isSuspended: Bool)] = []
    try tokenizer.tokenize(text) { word, place in
      let isSuspended = QueryReader.isSuspended(bytes, behind: place.upperBound)
      found.append((String(decoding: word, as: UTF8.self), isSuspended))
    }
    if found.isEmpty {
      warn(at: range) { $0.noLetters }
      return []
    }
    let last = found.count - 1
    return found.enumerated().compactMap { number, found in
      guard takeWord(range) else { return nil }
      return .word(
        QueryWord(
          text: found.word, mode: isPrefix && number == last ? .prefix : mode, range: range, isJoined: number > 0,
          isSuspended: found.isSuspended))
    }
  }

  /// Whether a hyphen follows a word and no letter or digit follows the hyphen.
  private static func isSuspended(_ bytes: [UInt8], behind end: Int) -> Bool {
    guard end < bytes.count, bytes[end] == UInt8(ascii: "-") else { return false }
    return end + 1 == bytes.count || [UInt8(ascii: "/"), UInt8(ascii: ",")].contains(bytes[end + 1])
  }

  mutating func phrase(_ text: String, _ range: Range<Int>) throws -> QueryNode? {
    let text = QueryReader.clean(text)
    let found = try tokenizer.words(of: text)
    let isPrefix = QueryReader.endsInPrefix(text)
    if text.dropLast(isPrefix ? 1 : 0).contains("*") {
      warn(at: range) { $0.idleAsteriskInPhrase }
    }
    guard !found.isEmpty else {
      warn(at: range) { $0.emptyPhrase }
      return nil
    }
    guard found.allSatisfy({ _ in takeWord(range) }) else { return nil }
    return .phrase(found, isPrefix: isPrefix, range)
  }

  /// Whether the text ends with an asterisk directly after a letter or digit.
  private static func endsInPrefix(_ text: String) -> Bool {
    guard text.last == "*", let before = text.dropLast().last else { return false }
    return before.isLetter || before.isNumber
  }

  mutating func takeWord(_ range: Range<Int>) -> Bool {
    words += 1
    if words == QueryParser.maxWords + 1 {
      warn(at: range) { $0.tooManyWords(QueryParser.maxWords) }
    }
    return words <= QueryParser.maxWords
  }

  /// The text in composed form, without invisible characters.
  private static func clean(_ text: String) -> String {
    let composed = Composition.composed(text)
    guard composed.unicodeScalars.contains(where: invisible.contains) else { return composed }
    return String(String.UnicodeScalarView(composed.unicodeScalars.filter { !invisible.contains($0) }))
  }

  /// Soft hyphens and characters without width, which do not split words.
  private static let invisible: Set<Unicode.Scalar> = [
    "\u{AD}", "\u{200B}", "\u{200C}", "\u{200D}", "\u{2060}", "\u{FEFF}",
  ]
}

/// A parsed query.
package struct ParsedQuery: Sendable, Hashable {
  /// The tree without the fields; `nil` if there is nothing to search for.
  package var root: QueryNode?
  /// The filters.
  package var fields: [QueryNode]
  /// The diagnostics of the parser, in the order of the query.
  package var diagnostics: [QueryDiagnostic]

  package init(root: QueryNode?, fields: [QueryNode] = [], diagnostics: [QueryDiagnostic] = []) {
    self.root = root
    self.fields = fields
    self.diagnostics = diagnostics
  }
}
