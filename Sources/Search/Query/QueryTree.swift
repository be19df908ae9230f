import ByregionLanguages

/// Splits a query into tokens. Never fails; linear in the length of the query.
struct QueryLexer {
  private let bytes: [UInt8]
  private var index = 0
  private var tokens: [QueryToken] = []
  private(set) var diagnostics: [QueryDiagnostic] = []

  init(_ query: String) { bytes = Array(query.utf8) }

  /// The tokens of the query, in order.
  mutating func tokenize() -> [QueryToken] {
    while index < bytes.count {
      if let space = spaceLength(at: index) {
        index += space
      } else if let quote = quoteLength(at: index) {
        readQuoted(quote)
      } else if !readSign() {
        readText()
      }
    }
    return tokens
  }

  private func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  private mutating func append(_ kind: QueryToken.Kind, to end: Int) {
    let followsSpace = index == 0 || tokens.last?.range.upperBound != index
    tokens.append(QueryToken(kind: kind, range: index..<end, followsSpace: followsSpace))
    index = end
  }

  private mutating func readQuoted(_ quote: Int) {
    let start = index + quote
    var end = start
    while end < bytes.count, quoteLength(at: end) == nil { end += 1 }
    if end == bytes.count {
      diagnostics.append(
        QueryDiagnostic(
          .warning, Wording { $0.openQuote },
          at: index..<start))
    }
    append(.quoted(text(start..<end)), to: min(bytes.count, end + (quoteLength(at: end) ?? 0)))
  }

  /// Reads a sign that is a token by itself: parentheses anywhere, `-` and `=` before other characters.
  private mutating func readSign() -> Bool {
    let isFirst = index == 0 || spaceLength(before: index) || bytes[index - 1] == UInt8(ascii: "(")
    let hasMore = index + 1 < bytes.count && spaceLength(at: index + 1) == nil
    switch bytes[index] {
    case UInt8(ascii: "("): append(.open, to: index + 1)
    case UInt8(ascii: ")"): append(.close, to: index + 1)
    case UInt8(ascii: "-") where isFirst && hasMore: append(.minus, to: index + 1)
    case UInt8(ascii: "=") where hasMore && (isFirst || tokens.last?.kind == .minus):
      append(.equals, to: index + 1)
    default: return false
    }
    return true
  }

  private mutating func readText() {
    var end = index
    while end < bytes.count, spaceLength(at: end) == nil, quoteLength(at: end) == nil, !isParenthesis(end) {
      if bytes[end] == UInt8(ascii: ":"), end - index <= SearchField.maxNameBytes,
        let field = SearchField(named: text(index..<end))
      {
        return append(.field(field), to: end + 1)
      }
      end += 1
    }
    let word = text(index..<end)
    reportUnusedSigns(in: word, at: index..<end)
    append(QueryLexer.keywords[word] ?? QueryLexer.near(word) ?? .text(word), to: end)
  }

  /// Reports words that look like a field or an operator but are not, with a suggestion.
  private mutating func reportUnusedSigns(in word: String, at range: Range<Int>) {
    let bytes = Array(word.utf8)
    if let colon = bytes.firstIndex(of: UInt8(ascii: ":")), colon > 0, colon + 1 < bytes.count,
      colon <= SearchField.maxNameBytes, !QueryLexer.schemes.contains(String(decoding: bytes[..<colon], as: UTF8.self)),
      let name = String(validating: bytes[..<colon], as: UTF8.self), name.allSatisfy({ $0.isLowercase })
    {
      warn(
        { words in words.noField(name, SearchField.allCases.map { "\($0.name(in: words.language)):" }) }, at: range,
        colon)
    }
    if let star = bytes.dropLast().firstIndex(of: UInt8(ascii: "*")), bytes.contains(where: { $0 != UInt8(ascii: "*") })
    {
      let beginning = String(decoding: bytes[..<star].prefix(40), as: UTF8.self)
      let example = beginning.isEmpty ? "ord*" : beginning + "*"
      warn({ $0.idleAsterisk(example) }, at: range)
    }
    if let first = bytes.first, bytes.count > 1, let hint = QueryLexer.hint(onSign: first) { warn(hint, at: range, 1) }
  }

  /// - Parameter count: the number of bytes of the range to mark; nil for all.
  private mutating func warn(_ text: (Catalogue) -> String, at range: Range<Int>, _ count: Int? = nil) {
    let end = min(range.upperBound, range.lowerBound + (count ?? range.count))
    diagnostics.append(QueryDiagnostic(.warning, Wording(text), at: range.lowerBound..<end))
  }

  /// URI schemes: words before a colon that are not field names.
  private static let schemes: Set<String> = ["http", "https", "ftp", "mailto", "doi", "urn", "tel"]

  /// A suggestion for an operator of other search languages that has no effect before a word.
  private static func hint(onSign sign: UInt8) -> ((Catalogue) -> String)? {
    switch sign {
    case UInt8(ascii: "+"): { $0.idlePlus }
    case UInt8(ascii: "~"): { $0.idleTilde }
    case UInt8(ascii: "!"): { $0.idleExclamationMark }
    case UInt8(ascii: "^"): { $0.idleCircumflex }
    default: nil
    }
  }

  private static let keywords: [String: QueryToken.Kind] = [
    "AND": .and, "OG": .and, "OR": .or, "ELLER": .or, "NOT": .not, "IKKE": .not, "IKKJE": .not,
    "NEAR": .near(10),
  ]

  private static func near(_ word: String) -> QueryToken.Kind? {
    guard word.hasPrefix("NEAR/"), word.utf8.count <= 9, let distance = Int(word.dropFirst(5)), distance >= 0
    else { return nil }
    return .near(distance)
  }

  private func isParenthesis(_ index: Int) -> Bool {
    bytes[index] == UInt8(ascii: "(") || bytes[index] == UInt8(ascii: ")")
  }

  /// The length in bytes of white space or a control character at an index; nil for other characters.
  private func spaceLength(at index: Int) -> Int? {
    guard index < bytes.count else { return nil }
    switch bytes[index] {
    case 0...0x20, 0x7F: return 1
    case 0xC2 where bytes[index...].starts(with: [0xC2, 0xA0]): return 2
    case 0xE2 where bytes[index...].starts(with: [0xE2, 0x80]) && index + 2 < bytes.count:
      return (0x80...0x8A).contains(bytes[index + 2]) || bytes[index + 2] == 0xAF ? 3 : nil
    default: return nil
    }
  }

  private func spaceLength(before index: Int) -> Bool {
    (1...3).contains { index >= $0 && spaceLength(at: index - $0) == $0 }
  }

  /// The length in bytes of a quotation mark at an index (`"`, `«`, `»`, `“`, `”`, `„` or `‟`); nil for other
  /// characters.
  private func quoteLength(at index: Int) -> Int? {
    guard index < bytes.count else { return nil }
    switch bytes[index] {
    case UInt8(ascii: "\""): return 1
    case 0xC2 where index + 1 < bytes.count: return [0xAB, 0xBB].contains(bytes[index + 1]) ? 2 : nil
    case 0xE2 where index + 2 < bytes.count && bytes[index + 1] == 0x80:
      return (0x9C...0x9F).contains(bytes[index + 2]) ? 3 : nil
    default: return nil
    }
  }
}

/// A token of a query.
struct QueryToken: Hashable {
  enum Kind: Hashable {
    /// Characters without white space, including other signs such as a final `*`.
    case text(String)
    /// The text between two quotation marks.
    case quoted(String)
    /// The name of a field and a colon, directly before the value.
    case field(SearchField)
    case and, or, not, open, close
    case minus, equals
    case near(Int)
  }

  var kind: Kind
  /// The range in UTF-8 bytes of the query.
  var range: Range<Int>
  /// Whether white space precedes the token, or it is the first.
  var followsSpace: Bool
}

/// A node of the parsed query. Ranges are UTF-8 bytes of the query as typed.
package indirect enum QueryNode: Sendable, Hashable {
  /// One word; see ``QueryWord``.
  case word(QueryWord)
  /// Adjacent words in this order. If `isPrefix`, the last one is a prefix.
  case phrase([String], isPrefix: Bool, Range<Int>)
  /// Words or phrases with at most `distance` words between the first and the last of them.
  case near([QueryNode], distance: Int, Range<Int>)
  /// Parts without an operator between them.
  case together([QueryNode], Range<Int>)
  /// Parts that must all match.
  case and([QueryNode], Range<Int>)
  /// Parts of which at least one must match.
  case or([QueryNode], Range<Int>)
  /// A part that must not match.
  case not(QueryNode, Range<Int>)
  /// A filter on a field.
  case field(SearchField, String, Range<Int>)

  /// The range of the part in the query.
  package var range: Range<Int> {
    switch self {
    case .word(let word): word.range
    case .phrase(_, _, let range), .near(_, _, let range), .together(_, let range), .and(_, let range),
      .or(_, let range), .not(_, let range), .field(_, _, let range):
      range
    }
  }
}

extension QueryNode {
  /// The single words of the query except those that are excluded.
  var wantedWords: Set<String> {
    switch self {
    case .word(let word): [word.text]
    case .near(let parts, _, _), .together(let parts, _), .and(let parts, _), .or(let parts, _):
      parts.reduce(into: []) { $0.formUnion($1.wantedWords) }
    case .not, .phrase, .field: []
    }
  }
}

extension QueryNode {
  /// The phrases of the query except those that are excluded.
  var wantedPhrases: [[String]] {
    switch self {
    case .phrase(let words, _, _): [words]
    case .near(let parts, _, _), .together(let parts, _), .and(let parts, _), .or(let parts, _):
      parts.flatMap(\.wantedPhrases)
    case .not, .word, .field: []
    }
  }
}

/// A word of a query.
package struct QueryWord: Sendable, Hashable {
  /// How a word is searched for.
  package enum Mode: String, Sendable, Hashable {
    /// As the word and the terms that it is expanded to.
    case expanded
    /// As the word itself: `=ord`.
    case exact
    /// As every word with this prefix: `ord*`.
    case prefix
  }

  /// The word in lower case, as the tokenizer returns it.
  package var text: String
  package var mode: Mode
  /// The range of the word in the query, in UTF-8 bytes. Words that were typed as one have the same range: `Re:tenk`.
  package var range: Range<Int>
  /// Whether there was no space between the previous word and this one.
  package var isJoined: Bool
  /// Whether the word ends in a hyphen that stands for the last part of a later word: `prosess-/prosjektleder`.
  package var isSuspended: Bool

  package init(
    text: String, mode: Mode = .expanded, range: Range<Int>, isJoined: Bool = false, isSuspended: Bool = false
  ) {
    self.text = text
    self.mode = mode
    self.range = range
    self.isJoined = isJoined
    self.isSuspended = isSuspended
  }
}

/// Prints the tree of a query with the terms that its words are searched for as. For users, tests and bug reports.
struct QueryTree {
  /// Maximum number of alternatives shown for a word.
  private static let maxAlternatives = 6

  let plan: MatchPlan

  /// One line for each part, indented by depth.
  func lines(_ query: ParsedQuery) -> [String] {
    (query.root.map { lines($0, depth: 0) } ?? []) + query.fields.flatMap { lines($0, depth: 0) }
  }

  private func lines(_ node: QueryNode, depth: Int) -> [String] {
    let place = " \(node.range.lowerBound)..<\(node.range.upperBound)"
    let indentation = String(repeating: "  ", count: depth)
    let parts = QueryTree.parts(of: node)
    return [indentation + name(of: node) + place + becomes(node)] + parts.flatMap { lines($0, depth: depth + 1) }
  }

  private func name(of node: QueryNode) -> String {
    switch node {
    case .word, .phrase, .field: QueryTree.label(of: node) + " " + node.printed(inside: true)
    case .near(_, let distance, _): "near \(distance)"
    default: QueryTree.label(of: node)
    }
  }

  private static func label(of node: QueryNode) -> String {
    switch node {
    case .word(let word):
      switch word.mode {
      case .expanded: "word"
      case .exact: "exact"
      case .prefix: "prefix"
      }
    case .phrase: "phrase"
    case .near: "near"
    case .together: "together"
    case .and: "and"
    case .or: "or"
    case .not: "not"
    case .field: "field"
    }
  }

  private static func parts(of node: QueryNode) -> [QueryNode] {
    switch node {
    case .near(let parts, _, _), .together(let parts, _), .and(let parts, _), .or(let parts, _): parts
    case .not(let part, _): [part]
    case .word, .phrase, .field: []
    }
  }

  /// The alternatives of a word with their weights, in descending order.
  private func becomes(_ node: QueryNode) -> String {
    guard case .word(let word) = node else { return "" }
    let planned = plan.words.first { $0.text == word.text && ($0.mode == word.mode || $0.isOptional) }
    guard let planned else { return "  carries nothing, left out" }
    if planned.alternatives.isEmpty { return "  nothing like it in the index" }
    let shown = planned.alternatives.prefix(QueryTree.maxAlternatives).map { alternative in
      alternative.word + (word.mode == .prefix ? "*" : "") + " " + QueryTree.decimal(alternative.weight)
    }
    let more = planned.alternatives.count - shown.count
    let prefix = planned.isOptional ? "  for the order only: " : "  as "
    return prefix + shown.joined(separator: ", ") + (more > 0 ? " and \(more) more" : "")
  }

  /// A number from 0 to 1 with two decimals.
  private static func decimal(_ number: Double) -> String {
    let hundredths = Int((number * 100).rounded())
    return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
  }
}

extension ParsedQuery {
  /// The query as parsed, printed in the query language.
  package var description: String {
    ([root.map { $0.printed(inside: false) }].compactMap { $0 } + fields.map { $0.printed(inside: false) })
      .joined(separator: " ")
  }
}

extension QueryNode {
  /// The part in the query language.
  ///
  /// - Parameter inside: whether it is nested in another part, so that operators need parentheses.
  func printed(inside: Bool) -> String {
    switch self {
    case .word(let word):
      switch word.mode {
      case .expanded: word.text
      case .exact: "=" + word.text
      case .prefix: word.text + "*"
      }
    case .phrase(let words, let isPrefix, _): "\"" + words.joined(separator: " ") + (isPrefix ? "*\"" : "\"")
    case .near(let parts, let distance, _):
      parts.map { $0.printed(inside: true) }.joined(separator: " NEAR/\(distance) ")
    case .together(let parts, _): QueryNode.list(parts, " ", inside)
    case .and(let parts, _): QueryNode.list(parts, " AND ", inside)
    case .or(let parts, _): QueryNode.list(parts, " OR ", inside)
    case .not(let part, _): "-" + part.printed(inside: true)
    case .field(let field, let value, _):
      field.rawValue + ":" + (value.contains(where: \.isWhitespace) ? "\"\(value)\"" : value)
    }
  }

  private static func list(_ parts: [QueryNode], _ separator: String, _ inside: Bool) -> String {
    let list = parts.map { $0.printed(inside: true) }.joined(separator: separator)
    return inside ? "(" + list + ")" : list
  }
}
