/// Cuts SQL into statements, past comments, strings, quoted names and triggers' bodies.
struct SQLScanner {
  struct Statement: Equatable {
    /// Bare words in upper case, in order.
    var words: [String]
    /// From 1, of the first word.
    var line: Int
  }

  private var rest: Substring
  private var line = 1
  private var statements: [Statement] = []
  private var current = Statement(words: [], line: 0)

  static func statements(of text: String) -> [Statement] {
    var scanner = SQLScanner(rest: text[...])
    while !scanner.rest.isEmpty { scanner.readOne() }
    scanner.endStatement()
    return scanner.statements
  }

  private init(rest: Substring) { self.rest = rest }

  private mutating func readOne() {
    if rest.hasPrefix("--") { return skip(past: "\n") }
    if rest.hasPrefix("/*") { return skip(past: "*/") }
    guard let first = rest.first else { return }
    switch first {
    case "'", "\"", "`":
      take(1)
      skip(past: String(first))
    case "[": skip(past: "]")
    case ";":
      take(1)
      if !isInTriggerBody { endStatement() }
    case _ where first.isLetter || first == "_": readWord()
    default: take(1)
    }
  }

  private mutating func readWord() {
    let word = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "$" }
    if current.words.isEmpty { current.line = line }
    current.words.append(word.uppercased())
    take(word.count)
  }

  /// A trigger's body runs from BEGIN to the END that is not the end of a CASE.
  private var isInTriggerBody: Bool {
    guard current.words.first == "CREATE", current.words.prefix(3).contains("TRIGGER") else { return false }
    let opened = current.words.filter { $0 == "BEGIN" || $0 == "CASE" }.count
    return opened > current.words.filter { $0 == "END" }.count
  }

  private mutating func endStatement() {
    if !current.words.isEmpty { statements.append(current) }
    current = Statement(words: [], line: 0)
  }

  private mutating func take(_ count: Int) {
    line += rest.prefix(count).filter { $0.isNewline }.count
    rest = rest.dropFirst(count)
  }

  private mutating func skip(past end: String) {
    while !rest.isEmpty, !rest.hasPrefix(end) { take(1) }
    take(end.count)
  }
}
