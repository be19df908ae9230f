import Norwegian

/// Reads a query that is not given as an argument.
public enum QueryFile {
  /// Most bytes that a query may have.
  public static let byteLimit = 1_000_000

  /// The text of a file.
  ///
  /// - Throws: `KnowledgeBaseError`: `.missingInput`, or `.invalidInput` for one that is too large or not UTF-8.
  public static func text(at path: String) throws -> String {
    try text(of: path) { try FileReader.read(path: path, limit: byteLimit + 1) }
  }

  /// The text on standard input; throws as ``text(at:)``.
  public static func standardInput() throws -> String {
    try text(of: "standard input") { try FileReader.read(0, limit: byteLimit + 1) }
  }

  private static func text(of place: String, _ read: () throws -> [UInt8]) throws -> String {
    let bytes: [UInt8]
    do {
      bytes = try read()
    } catch let error as FileReader.Failure {
      throw KnowledgeBaseError(.missingInput, "the query cannot be read (\(error.message))", place: place)
    }
    guard bytes.count <= byteLimit else {
      throw KnowledgeBaseError(.invalidInput, "a query has at most \(byteLimit) bytes", place: place)
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw KnowledgeBaseError(
        .invalidInput, "the query is not UTF-8", place: place, suggestion: "Save it in UTF-8.")
    }
    let bom = "\u{FEFF}"
    return Composition.composed(text.hasPrefix(bom) ? String(text.dropFirst()) : text)
  }
}
