import ByregionFiles
import ByregionLanguages
import ByregionNorwegian
import ByregionRecords
import ByregionSQLite
import ByregionWriteUp

/// The values of a query's parameters, by name.
package struct QueryParameters: Sendable, Hashable {
  /// Values by name without `:`, `@` or `$`. Parameters written `?` take the values named `1`, `2` and so on.
  package var values: [String: Value]

  package init(_ values: [String: Value] = [:]) { self.values = values }

  /// Parses `name=value` as typed by a user.
  ///
  /// Numbers, `NULL` and blobs such as `x'00ff'` are recognized; quotes (`name='5'`) make the value text. Without a
  /// name (`=5`), it is the value of the next `?` parameter.
  ///
  /// - Throws: `KnowledgeBaseError` with `.usage` if there is no `=`, or if the name already has a value.
  package mutating func add(_ assignment: String) throws {
    guard let equals = assignment.firstIndex(of: "=") else {
      throw KnowledgeBaseError(
        .usage, { $0.parameterForm(assignment) }, suggestion: .say { $0.forInstance("ord=forankring") })
    }
    var name = String(assignment[..<equals])
    if let first = name.first, ":@$?".contains(first) { name.removeFirst() }
    if name.isEmpty { name = (1...).lazy.map { String($0) }.first { values[$0] == nil } ?? "1" }
    guard values[name] == nil else {
      throw KnowledgeBaseError(.usage, { $0.parameterTwice(name) })
    }
    values[name] = Value(typed: Composition.composed(String(assignment[assignment.index(after: equals)...])))
  }

  /// The value in the syntax that is accepted after `name=`.
  package static func text(of value: Value) -> String { value.typed }

  /// The values that a statement uses by name or number.
  package func taken(by sql: String) -> QueryParameters {
    let written = WrittenParameters(sql).all
    let names = Set(written.map { String($0.name) })
    let plain = written.count { $0.isPlain }
    return QueryParameters(values.filter { name, _ in names.contains(name) || Int(name).map { $0 <= plain } ?? false })
  }
}

extension QueryParameters {
  /// Binds every parameter of a statement.
  ///
  /// - Throws: `KnowledgeBaseError` with `.usage` that names a parameter without a value, a value without a parameter,
  ///   or numbered parameters mixed with others.
  func bind(to statement: Statement, sql: String) throws {
    let names = statement.parameterNames
    let written = names.isEmpty ? [] : WrittenParameters(sql).all
    let isNumbered = written.contains { $0.isNumbered }
    if isNumbered { try checkNumbers(written, sql: sql) }
    var unused = Set(values.keys)
    var plain = 0
    for (index, name) in names.enumerated() {
      // For ?1 and ?5, SQLite also reports the three unused numbers between them.
      if name == nil, isNumbered { continue }
      if name == nil { plain += 1 }
      let key = name.map { String($0.dropFirst()) } ?? "\(plain)"
      guard let value = values[key] else { throw missing(name ?? "?", key: key, written, sql: sql) }
      unused.remove(key)
      try statement.bind(value, at: index + 1)
    }
    if let name = unused.min() { throw unusedValueError(name, written) }
  }

  /// A number may coincide with that of a name or a plain `?`, and SQLite then treats both as one parameter.
  private func checkNumbers(_ written: [WrittenParameters.Parameter], sql: String) throws {
    guard let other = written.first(where: { !$0.isNumbered }), let number = written.first(where: { $0.isNumbered })
    else { return }
    throw KnowledgeBaseError(
      .usage, { $0.parametersMixed(number.text, other.text) }, suggestion: .say { $0.numberOrName },
      excerpt: .init(text: sql, range: other.range))
  }

  private func missing(
    _ name: String, key: String, _ written: [WrittenParameters.Parameter], sql: String
  ) -> KnowledgeBaseError {
    let plain = written.filter { $0.isPlain }
    let place =
      name == "?"
      ? Int(key).flatMap { plain.indices.contains($0 - 1) ? plain[$0 - 1] : nil } : written.first { $0.text == name }
    return KnowledgeBaseError(
      .usage, { name == "?" ? $0.numberLacksValue(key, of: plain.count) : $0.parameterLacksValue(name) },
      suggestion: .giveParameter(key), excerpt: place.map { .init(text: sql, range: $0.range) })
  }

  private func unusedValueError(_ name: String, _ written: [WrittenParameters.Parameter]) -> KnowledgeBaseError {
    guard Int(name) != nil else {
      return KnowledgeBaseError(
        .usage, { $0.noParameter(":\(name)") },
        suggestion: .dropParameter(":\(name)"))
    }
    if written.contains(where: { $0.isNumbered }) {
      return KnowledgeBaseError(
        .usage, { $0.noParameter("?\(name)") },
        suggestion: .dropParameter("?\(name)"))
    }
    return KnowledgeBaseError(
      .usage, { $0.valueTooMany(name, of: written.filter { $0.isPlain }.count) },
      suggestion: .say { $0.leaveOutValues })
  }
}

/// Reads a query from a file or standard input, in any encoding that write-ups may have.
package enum QueryFile {
  /// A query as text.
  package struct Query: Sendable, Hashable {
    /// In NFC, without a byte order mark.
    package var sql: String
    /// A note for the user that the encoding is not UTF-8; otherwise nil.
    package var note: String?
  }

  /// Maximum length of a query in bytes.
  package static let byteLimit = 1_000_000

  /// The text of a file.
  ///
  /// - Throws: `KnowledgeBaseError`: `.missingInput`, or `.invalidInput` if the file is too large or not text.
  package static func query(at path: String) throws -> Query {
    try query(of: path) { try FileReader.read(path: path, limit: byteLimit + 1) }
  }

  /// The text from standard input; throws like ``query(at:)``.
  package static func standardInput() throws -> Query {
    try query(of: Catalogue.ofProcess.standardInput) { try FileReader.read(0, limit: byteLimit + 1) }
  }

  private static func query(of place: String, _ read: () throws -> [UInt8]) throws -> Query {
    let bytes: [UInt8]
    do {
      bytes = try read()
    } catch let error as FileReader.Failure {
      throw KnowledgeBaseError(.missingInput, { $0.queryUnreadable($0.reason(ofSystem: error.number)) }, place: place)
    }
    guard bytes.count <= byteLimit else {
      throw KnowledgeBaseError(.invalidInput, { $0.queryTooLong(byteLimit) }, place: place)
    }
    return try decoded(bytes, place)
  }

  static func decoded(_ bytes: [UInt8], _ place: String) throws -> Query {
    let source: SourceText
    do {
      source = try SourceText(bytes: bytes, name: place)
    } catch {
      throw KnowledgeBaseError(.invalidInput, error.message, suggestion: .say { $0.queryIsPlainText })
    }
    guard source.format != .word else {
      throw KnowledgeBaseError(
        .invalidInput, { $0.queryIsWord(place) }, suggestion: .say { $0.queryIsPlainText })
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
      return Query(sql: source.text, note: "\(place) is read as UTF-16")
    case .windows1252:
      return Query(sql: source.text, note: "\(place) is not UTF-8; it is read as Windows-1252")
    }
  }

  private static func broken(_ place: String, _ before: String) -> KnowledgeBaseError {
    let lines = before.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    return KnowledgeBaseError(
      .invalidInput, { $0.queryBroken }, place: "\(place):\(lines.count):\((lines.last?.count ?? 0) + 1)",
      suggestion: .say { $0.saveInUTF8 })
  }

  /// The offset of the first byte that is not valid UTF-8; nil if all are valid.
  private static func firstStray(_ bytes: [UInt8]) -> Int? {
    guard String(validating: bytes, as: UTF8.self) == nil else { return nil }
    let text = String(decoding: bytes, as: UTF8.self)
    return zip(text.utf8, bytes).enumerated().first { $1.0 != $1.1 }?.offset
  }
}
