/// Cuts a query into tokens. Never fails; linear in the length of the query.
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
          .warning, "The quotation mark is not closed; the phrase was taken to end with the query.",
          at: index..<start))
    }
    append(.quoted(text(start..<end)), to: min(bytes.count, end + (quoteLength(at: end) ?? 0)))
  }

  /// Reads a sign that stands for itself: parentheses anywhere, `-` and `=` before something.
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

  /// Reports what looks like a field or an operator and is neither, with what would do.
  private mutating func reportUnusedSigns(in word: String, at range: Range<Int>) {
    let bytes = Array(word.utf8)
    if let colon = bytes.firstIndex(of: UInt8(ascii: ":")), colon > 0, colon + 1 < bytes.count,
      colon <= SearchField.maxNameBytes, !QueryLexer.schemes.contains(String(decoding: bytes[..<colon], as: UTF8.self)),
      let name = String(validating: bytes[..<colon], as: UTF8.self), name.allSatisfy({ $0.isLowercase })
    {
      let names = SearchField.allCases.map { "\($0.norwegianName):" }.joined(separator: ", ")
      warn("There is no field \(name):, so it is searched for as words. The fields are \(names).", at: range, colon)
    }
    if let star = bytes.dropLast().firstIndex(of: UInt8(ascii: "*")), bytes.contains(where: { $0 != UInt8(ascii: "*") })
    {
      let beginning = String(decoding: bytes[..<star].prefix(40), as: UTF8.self)
      let example = beginning.isEmpty ? "ord*" : beginning + "*"
      warn("An asterisk means anything only at the end of a word, as in \(example); here it does nothing.", at: range)
    }
    if let first = bytes.first, bytes.count > 1, let hint = QueryLexer.unusedSigns[first] { warn(hint, at: range, 1) }
  }

  /// - Parameter count: how many bytes of the range to mark; all without it.
  private mutating func warn(_ message: String, at range: Range<Int>, _ count: Int? = nil) {
    let end = min(range.upperBound, range.lowerBound + (count ?? range.count))
    diagnostics.append(QueryDiagnostic(.warning, message, at: range.lowerBound..<end))
  }

  /// What stands before the colon of an address.
  private static let schemes: Set<String> = ["http", "https", "ftp", "mailto", "doi", "urn", "tel"]

  /// Signs of other search languages that do nothing before a word, with what would do.
  private static let unusedSigns: [UInt8: String] = [
    UInt8(ascii: "+"): "A plus before a word does nothing; AND between words makes all of them needed.",
    UInt8(ascii: "~"): "A tilde before a word does nothing; --similar shows words that are spelt alike.",
    UInt8(ascii: "!"): "An exclamation mark before a word does nothing; a hyphen, as in -ord, leaves the word out.",
    UInt8(ascii: "^"): "This sign before a word does nothing; =ord searches for the word as printed.",
  ]

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

  /// The number of bytes of white space or a control character; nil for anything else.
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

  /// The number of bytes of a quotation mark: `"`, `«`, `»`, `“`, `”`, `„` or `‟`; nil for anything else.
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

/// A piece of a query as typed.
struct QueryToken: Hashable {
  enum Kind: Hashable {
    /// Letters and signs without a space between, and what stands before and behind: `=`, `*`.
    case text(String)
    /// What stands between two quotation marks.
    case quoted(String)
    /// A name of a field and a colon, right before the value.
    case field(SearchField)
    case and, or, not, open, close
    case minus, equals
    case near(Int)
  }

  var kind: Kind
  /// UTF-8 bytes of the query.
  var range: Range<Int>
  /// Whether white space, or nothing at all, stands before it.
  var followsSpace: Bool
}
