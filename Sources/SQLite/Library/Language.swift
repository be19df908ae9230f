import CSQLite

/// What the library knows of SQL as text.
public enum Language {
  /// The words that SQL keeps for itself, in capitals (https://sqlite.org/c3ref/keyword_check.html).
  public static let keywords: [String] = (0..<sqlite3_keyword_count()).compactMap { index in
    var start: UnsafePointer<CChar>?
    var count: Int32 = 0
    guard sqlite3_keyword_name(index, &start, &count) == SQLITE_OK, let start else { return nil }
    let bytes = UnsafeRawBufferPointer(start: start, count: Int(count))
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Whether a prompt can run what was typed so far: it ends with a semicolon outside any text, comment or
  /// trigger (https://sqlite.org/c3ref/complete.html). A text with a NUL byte counts as complete, so that
  /// running it tells.
  public static func isComplete(_ sql: String) -> Bool { sql.utf8.contains(0) || sqlite3_complete(sql) != 0 }

  /// A name as it can stand in SQL, whatever is in it, but for a NUL byte.
  public static func quotedIdentifier(_ name: String) -> String { SQLText.quoted(name) }

  /// A text as it can stand in SQL, but for a NUL byte. To hand values to a statement, bind them.
  public static func quotedText(_ text: String) -> String { SQLText.quoted(text, by: "'") }
}
