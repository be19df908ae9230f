import CSQLite

/// Finds where statements begin in SQL text, in UTF-8 bytes.
enum SQLText {
  /// Calls `body` with the bytes of `sql`, which a NUL byte follows.
  ///
  /// - Throws: `SQLiteError` for a NUL byte inside: SQLite would take the text to end there.
  static func withBytes<T>(_ sql: String, _ body: (UnsafeBufferPointer<UInt8>) throws -> T) throws -> T {
    let count = sql.utf8.count
    guard count < Int(Int32.max) else {
      throw SQLiteError(code: .tooBig, message: "the SQL text is too long")
    }
    return try sql.withCString { start in
      try start.withMemoryRebound(to: UInt8.self, capacity: count + 1) { start in
        let bytes = UnsafeBufferPointer(start: start, count: count)
        if let place = bytes.firstIndex(of: 0) {
          throw SQLiteError(code: .error, message: "a NUL byte in the SQL text", sql: sql, offset: place)
        }
        return try body(bytes)
      }
    }
  }

  /// The first byte from `position` on that is neither white space, comment, byte order mark nor semicolon.
  ///
  /// Follows the tokenizer's rules of https://sqlite.org/lang_comment.html. Linear in the bytes passed over.
  static func start(in bytes: UnsafeBufferPointer<UInt8>, from position: Int) -> Int? {
    var position = position
    while position < bytes.count {
      let next = position + 1 < bytes.count ? bytes[position + 1] : 0
      switch (bytes[position], next) {
      case (0x20, _), (0x09...0x0a, _), (0x0c...0x0d, _), (UInt8(ascii: ";"), _): position += 1
      case (UInt8(ascii: "-"), UInt8(ascii: "-")): position = endOfLine(in: bytes, from: position)
      case (UInt8(ascii: "/"), UInt8(ascii: "*")): position = endOfComment(in: bytes, from: position)
      case (0xef, 0xbb) where position + 2 < bytes.count && bytes[position + 2] == 0xbf: position += 3
      default: return position
      }
    }
    return nil
  }

  private static func endOfLine(in bytes: UnsafeBufferPointer<UInt8>, from position: Int) -> Int {
    bytes[position...].firstIndex(of: 0x0a) ?? bytes.count
  }

  private static func endOfComment(in bytes: UnsafeBufferPointer<UInt8>, from position: Int) -> Int {
    var position = position + 2
    while position + 1 < bytes.count {
      if bytes[position] == UInt8(ascii: "*"), bytes[position + 1] == UInt8(ascii: "/") {
        return position + 2
      }
      position += 1
    }
    return bytes.count
  }

  /// `text` between two `mark`s, with every one inside doubled.
  static func quoted(_ text: String, by mark: Unicode.Scalar = "\"") -> String {
    var scalars = String.UnicodeScalarView([mark])
    for scalar in text.unicodeScalars {
      if scalar == mark { scalars.append(mark) }
      scalars.append(scalar)
    }
    scalars.append(mark)
    return String(scalars)
  }
}
