/// Cuts Swift source into tokens: enough to know what is code, comment and literal, and which brackets match.
///
/// Total: whatever the text, it ends, and every byte belongs to a token or is white space.
struct SwiftLexer {
  private let bytes: [UInt8]
  private var position = 0
  private var line = 1
  private(set) var tokens: [Token] = []

  static func tokens(of text: String) -> [Token] {
    var lexer = SwiftLexer(bytes: Array(text.utf8))
    lexer.readAll(insideInterpolation: false)
    return lexer.tokens
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private func byte(_ distance: Int = 0) -> UInt8 {
    position + distance < bytes.count ? bytes[position + distance] : 0
  }

  private func startsWith(_ sign: String, at distance: Int = 0) -> Bool {
    var place = position + distance
    for wanted in sign.utf8 {
      guard place < bytes.count, bytes[place] == wanted else { return false }
      place += 1
    }
    return true
  }

  private mutating func advance(_ count: Int = 1) {
    for _ in 0..<count where position < bytes.count {
      if bytes[position] == Byte.lineFeed { line += 1 }
      position += 1
    }
  }

  private mutating func readAll(insideInterpolation: Bool) {
    var depth = 0
    while position < bytes.count {
      if insideInterpolation, byte() == Byte.close, depth == 0 { return }
      if byte() == Byte.open { depth += 1 }
      if byte() == Byte.close { depth -= 1 }
      readOne()
    }
  }

  private mutating func readOne() {
    if Byte.isSpace(byte()) { return advance() }
    if startsWith("//") { return readLineComment() }
    if startsWith("/*") { return readBlockComment() }
    if let pounds = literalStart(of: Byte.quote) { return readString(pounds: pounds) }
    if let pounds = regexStart() { return readRegex(pounds: pounds) }
    if Byte.isWord(byte()) || byte() == Byte.backtick { return readWord() }
    if byte() == Byte.pound || byte() == Byte.at, Byte.isWord(byte(1)) { return readWord() }
    append(.symbol, from: position) { $0.advance() }
  }

  private mutating func append(_ kind: Token.Kind, from start: Int, _ read: (inout SwiftLexer) -> Void) {
    let firstLine = line
    read(&self)
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    tokens.append(
      Token(kind: kind, text: text, line: firstLine, lastLine: line, followsSpace: isAfterSpace(start)))
  }

  private func isAfterSpace(_ start: Int) -> Bool { start == 0 || Byte.isSpace(bytes[start - 1]) }

  private mutating func readLineComment() {
    append(.comment, from: position) { lexer in
      while lexer.position < lexer.bytes.count, lexer.byte() != Byte.lineFeed { lexer.advance() }
    }
  }

  private mutating func readBlockComment() {
    append(.comment, from: position) { lexer in
      var depth = 0
      repeat {
        if lexer.startsWith("/*") {
          depth += 1
          lexer.advance(2)
        } else if lexer.startsWith("*/") {
          depth -= 1
          lexer.advance(2)
        } else {
          lexer.advance()
        }
      } while depth > 0 && lexer.position < lexer.bytes.count
    }
  }

  private mutating func readWord() {
    let isNumber = Byte.isDigit(byte())
    append(isNumber ? .number : .word, from: position) { lexer in
      lexer.advance()
      while Byte.isWord(lexer.byte()) || lexer.byte() == Byte.backtick { lexer.advance() }
    }
  }
}

// MARK: - Literals

extension SwiftLexer {
  /// The number of `#` before the literal that starts here; nil where none starts.
  private func literalStart(of sign: UInt8) -> Int? {
    var pounds = 0
    while byte(pounds) == Byte.pound { pounds += 1 }
    return byte(pounds) == sign ? pounds : nil
  }

  private mutating func readString(pounds: Int) {
    let isLong = startsWith("\"\"\"", at: pounds)
    let hashes = String(repeating: "#", count: pounds)
    let end = (isLong ? "\"\"\"" : "\"") + hashes
    let index = openLiteral(skipping: end.utf8.count)
    var text: [UInt8] = []
    while position < bytes.count, !startsWith(end) {
      if !isLong, byte() == Byte.lineFeed { break }
      if startsWith("\\" + hashes) {
        text += readEscape(hashes: hashes)
      } else {
        text.append(byte())
        advance()
      }
    }
    advance(startsWith(end) ? end.utf8.count : 0)
    closeLiteral(index, text)
  }

  private mutating func readEscape(hashes: String) -> [UInt8] {
    advance(1 + hashes.utf8.count)
    guard byte() == Byte.open else {
      defer { advance() }
      return [Byte.backslash, byte()]
    }
    advance()
    readAll(insideInterpolation: true)
    advance()
    return Array("\\()".utf8)
  }

  /// A bare `/` starts a regex only where an operand may stand, and when its end stands on the same line.
  private func regexStart() -> Int? {
    guard let pounds = literalStart(of: Byte.slash) else { return nil }
    if pounds > 0 { return pounds }
    if Byte.isSpace(byte(1)) || byte(1) == 0 { return nil }
    if let last = tokens.last(where: { $0.kind != .comment }) {
      let mayFollow = last.kind == .symbol ? !")]}".contains(last.text) : last.isWord("return")
      if !mayFollow { return nil }
    }
    var ahead = position + 1
    while ahead < bytes.count, bytes[ahead] != Byte.lineFeed {
      if bytes[ahead] == Byte.slash { return 0 }
      ahead += bytes[ahead] == Byte.backslash ? 2 : 1
    }
    return nil
  }

  private mutating func readRegex(pounds: Int) {
    let end = "/" + String(repeating: "#", count: pounds)
    let index = openLiteral(skipping: pounds + 1)
    var text: [UInt8] = []
    while position < bytes.count, !startsWith(end) {
      if pounds == 0, byte() == Byte.lineFeed { break }
      if byte() == Byte.backslash {
        text.append(byte())
        advance()
      }
      text.append(byte())
      advance()
    }
    advance(startsWith(end) ? end.utf8.count : 0)
    closeLiteral(index, text)
  }

  private mutating func openLiteral(skipping count: Int) -> Int {
    tokens.append(
      Token(kind: .literal, text: "", line: line, lastLine: line, followsSpace: isAfterSpace(position)))
    advance(count)
    return tokens.count - 1
  }

  private mutating func closeLiteral(_ index: Int, _ text: [UInt8]) {
    tokens[index].text = String(decoding: text, as: UTF8.self)
    tokens[index].lastLine = line
  }
}

private enum Byte {
  static let lineFeed = UInt8(ascii: "\n")
  static let quote = UInt8(ascii: "\"")
  static let backslash = UInt8(ascii: "\\")
  static let slash = UInt8(ascii: "/")
  static let pound = UInt8(ascii: "#")
  static let at = UInt8(ascii: "@")
  static let backtick = UInt8(ascii: "`")
  static let open = UInt8(ascii: "(")
  static let close = UInt8(ascii: ")")

  static func isSpace(_ byte: UInt8) -> Bool { byte == 32 || (byte >= 9 && byte <= 13) }
  static func isDigit(_ byte: UInt8) -> Bool { byte >= 48 && byte <= 57 }
  static func isWord(_ byte: UInt8) -> Bool {
    let lower = byte | 0x20
    return (lower >= 97 && lower <= 122) || isDigit(byte) || byte == UInt8(ascii: "_") || byte >= 0x80
  }
}
