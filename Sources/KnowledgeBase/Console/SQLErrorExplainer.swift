import SQLite

/// Turns SQLite's word about a statement into a message with the place and the name that was probably meant.
struct SQLErrorExplainer {
  let connection: Connection

  /// A message of SQLite's about a name that it does not know.
  private struct UnknownName {
    var kind: String
    var name: String

    /// Reads "no such column: a.b" and its like; nil for other messages.
    init?(_ message: String) {
      for kind in ["column", "table", "function"] {
        let start = "no such \(kind): "
        guard message.hasPrefix(start) else { continue }
        self.kind = kind
        name = String(message.dropFirst(start.count))
        return
      }
      return nil
    }

    /// The name without the table or schema before it.
    var last: String { name.split(separator: ".").last.map(String.init) ?? name }
  }

  func explain(_ error: SQLiteError, sql: String) -> KnowledgeBaseError {
    let unknown = UnknownName(error.message)
    let range = place(of: error, unknown: unknown, in: sql)
    return KnowledgeBaseError(
      .invalidInput, error.message,
      suggestion: unknown.flatMap(suggestion) ?? Self.generalSuggestion(error.message),
      excerpt: range.map { .init(text: sql, range: $0) })
  }

  /// The UTF-8 range of the token at fault.
  private func place(of error: SQLiteError, unknown: UnknownName?, in sql: String) -> Range<Int>? {
    let bytes = Array(sql.utf8)
    if let offset = error.offset, offset <= bytes.count, offset > 0 || unknown == nil || bytes.isEmpty {
      return Self.token(at: offset, in: bytes)
    }
    guard let name = unknown?.last, let start = Self.firstWord(name, in: bytes) else { return nil }
    return start..<start + name.utf8.count
  }

  private static func token(at offset: Int, in bytes: [UInt8]) -> Range<Int> {
    var end = offset
    while end < bytes.count, isNameByte(bytes[end]) { end += 1 }
    return offset..<min(max(end, offset + 1), bytes.count)
  }

  /// Where a name stands as a whole word, in any case.
  private static func firstWord(_ name: String, in bytes: [UInt8]) -> Int? {
    let wanted = Array(name.lowercased().utf8)
    guard !wanted.isEmpty, wanted.count <= bytes.count else { return nil }
    let lowered = bytes.map { (0x41...0x5A).contains($0) ? $0 + 32 : $0 }
    return (0...(bytes.count - wanted.count)).first { start in
      lowered[start..<start + wanted.count].elementsEqual(wanted)
        && (start == 0 || !isNameByte(lowered[start - 1]))
        && (start + wanted.count == bytes.count || !isNameByte(lowered[start + wanted.count]))
    }
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    byte == 0x5F || byte >= 0x80 || (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
      || (0x61...0x7A).contains(byte)
  }

  private func suggestion(for unknown: UnknownName) -> String? {
    let known = (try? names(of: unknown.kind)) ?? []
    let wanted = unknown.last.lowercased()
    let limit = max(1, wanted.utf8.count / 3)
    let nearest = known.compactMap { name -> (distance: Int, name: String)? in
      EditDistance.between(Array(name.lowercased().utf8), Array(wanted.utf8), limit: limit).map { ($0, name) }
    }
    if let nearest = nearest.min(by: <) { return "Did you mean \(nearest.name)?" }
    switch unknown.kind {
    case "table": return "`byregion schema` lists the tables and views."
    case "column":
      return "`byregion schema NAME` lists the columns of a table; text stands in 'single quotes'."
    default: return nil
    }
  }

  private func names(of kind: String) throws -> Set<String> {
    let sql =
      switch kind {
      case "table": "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view')"
      case "function": "SELECT name FROM pragma_function_list"
      default:
        """
        SELECT columns.name FROM sqlite_schema AS tables, pragma_table_info(tables.name) AS columns
        WHERE tables.type IN ('table', 'view') AND tables.name NOT LIKE 'passages_fts_%'
        """
      }
    return Set(try connection.rows(sql) { $0.text(0) ?? "" })
  }

  private static func generalSuggestion(_ message: String) -> String? {
    if message.hasPrefix("fts5:") || message.contains("unterminated string") {
      return
        "MATCH takes FTS5's own language; put words with punctuation in \"double quotes\" inside the 'text'."
    }
    if message.hasPrefix("unrecognized token") {
      return "Text stands in 'single quotes'; '' is a quote inside it."
    }
    return nil
  }
}
