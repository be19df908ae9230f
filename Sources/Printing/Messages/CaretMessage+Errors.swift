import KnowledgeBase
import SQLite

extension CaretMessage {
  /// What SQLite refused, with the word of the statement that it refused it at, where SQLite tells the place.
  ///
  /// - Parameters:
  ///   - source: what the statement is called: a file's path, or nil.
  ///   - hints: what may help; SQLite gives none.
  public init(_ error: SQLiteError, source: String? = nil, hints: [String] = []) {
    guard let sql = error.sql, let offset = error.offset else {
      self.init(.error, error.message, source: source, hints: hints)
      return
    }
    self.init(
      .error, error.message, source: source, in: sql, at: Self.word(of: sql, at: offset), hints: hints)
  }

  /// What the query language's parser has to say of a query.
  public init(_ diagnostic: QueryDiagnostic, query: String) {
    self.init(
      MessageSeverity(rawValue: diagnostic.severity.rawValue) ?? .error, diagnostic.message, source: "query",
      in: query, at: diagnostic.range)
  }

  /// The name, number or quoted text that begins at a byte of SQL; one byte where none does.
  static func word(of sql: String, at offset: Int) -> Range<Int> {
    let bytes = sql.utf8
    guard offset >= 0, offset < bytes.count else { return offset..<offset }
    let rest = bytes.dropFirst(offset)
    guard let first = rest.first else { return offset..<offset }
    let length: Int
    switch first {
    case 0x22, 0x27, 0x60, 0x5B:
      let closing = first == 0x5B ? 0x5D : first
      length = rest.dropFirst().prefix { $0 != closing && $0 != 0x0A }.count + 2
    default:
      length = rest.prefix { $0 >= 0x80 || $0 == 0x5F || $0 == 0x24 || isLetterOrDigit($0) }.count
    }
    return offset..<min(bytes.count, offset + max(1, length))
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
  }
}
