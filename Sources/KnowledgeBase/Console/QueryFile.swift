import WriteUp

/// Reads a query that is not given as an argument, in whatever encoding write-ups may have too.
public enum QueryFile {
  /// A query as text.
  public struct Query: Sendable, Hashable {
    /// In composed letters (NFC), without a byte order mark.
    public var sql: String
    /// What its reader ought to know: that it is not in UTF-8; nil for one that is.
    public var remark: String?
  }

  /// Most bytes that a query may have.
  public static let byteLimit = 1_000_000

  /// The text of a file.
  ///
  /// - Throws: `KnowledgeBaseError`: `.missingInput`, or `.invalidInput` for one that is too large or no text.
  public static func query(at path: String) throws -> Query {
    try query(of: path) { try FileReader.read(path: path, limit: byteLimit + 1) }
  }

  /// The text on standard input; throws as ``query(at:)``.
  public static func standardInput() throws -> Query {
    try query(of: "standard input") { try FileReader.read(0, limit: byteLimit + 1) }
  }

  private static func query(of place: String, _ read: () throws -> [UInt8]) throws -> Query {
    let bytes: [UInt8]
    do {
      bytes = try read()
    } catch let error as FileReader.Failure {
      throw KnowledgeBaseError(.missingInput, "the query cannot be read (\(error.message))", place: place)
    }
    guard bytes.count <= byteLimit else {
      throw KnowledgeBaseError(.invalidInput, "a query has at most \(byteLimit) bytes", place: place)
    }
    return try decoded(bytes, place)
  }

  static func decoded(_ bytes: [UInt8], _ place: String) throws -> Query {
    let source: SourceText
    do {
      source = try SourceText(bytes: bytes, name: place)
    } catch {
      throw KnowledgeBaseError(.invalidInput, error.message, suggestion: "A query is SQL in plain text.")
    }
    guard source.format != .word else {
      throw KnowledgeBaseError(
        .invalidInput, "\(place) is a Word document, which no query can be",
        suggestion: "A query is SQL in plain text.")
    }
    switch source.encoding {
    case .utf8, .utf8WithMark:
      guard let stray = firstStray(bytes) else { return Query(sql: source.text) }
      throw broken(place, String(decoding: bytes[..<stray], as: UTF8.self))
    case .utf16LittleEndian, .utf16BigEndian:
      let whole = source.text.unicodeScalars.prefix { $0 != "\u{FFFD}" }
      guard whole.endIndex == source.text.endIndex, bytes.count.isMultiple(of: 2) else {
        throw broken(place, String(whole))
      }
      return Query(sql: source.text, remark: "\(place) is read as UTF-16")
    case .windows1252:
      return Query(sql: source.text, remark: "\(place) is not UTF-8; it is read as Windows-1252")
    }
  }

  private static func broken(_ place: String, _ before: String) -> KnowledgeBaseError {
    let lines = before.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    return KnowledgeBaseError(
      .invalidInput, "the query is broken here: a letter is incomplete",
      place: "\(place):\(lines.count):\((lines.last?.count ?? 0) + 1)", suggestion: "Save it in UTF-8.")
  }

  /// The first byte that is no part of UTF-8; nil where all are.
  private static func firstStray(_ bytes: [UInt8]) -> Int? {
    guard String(validating: bytes, as: UTF8.self) == nil else { return nil }
    let text = String(decoding: bytes, as: UTF8.self)
    return zip(text.utf8, bytes).enumerated().first { $1.0 != $1.1 }?.offset
  }
}
