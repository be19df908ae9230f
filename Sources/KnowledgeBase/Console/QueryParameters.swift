import Norwegian
import SQLite

/// The values of a query's parameters, by name.
public struct QueryParameters: Sendable, Hashable {
  /// Values by name without `:`, `@` or `$`; `?` takes those that are called `1`, `2` and so on.
  public var values: [String: Value]

  public init(_ values: [String: Value] = [:]) { self.values = values }

  /// Reads `name=value` as a user types it.
  ///
  /// A value that looks like a number is one, `NULL` is none, `x'00ff'` is a blob, and quotes (`name='5'`) make it
  /// text. Without a name (`=5`) it is the next of the parameters that are written `?`.
  ///
  /// - Throws: `KnowledgeBaseError` with `.usage` when there is no `=`, or a name is given twice.
  public mutating func add(_ assignment: String) throws {
    guard let equals = assignment.firstIndex(of: "=") else {
      throw KnowledgeBaseError(
        .usage, "a parameter is given as name=value, not as \"\(assignment)\"",
        suggestion: "For instance: --param ord=forankring")
    }
    var name = String(assignment[..<equals])
    if let first = name.first, ":@$?".contains(first) { name.removeFirst() }
    if name.isEmpty { name = (1...).lazy.map { String($0) }.first { values[$0] == nil } ?? "1" }
    guard values[name] == nil else {
      throw KnowledgeBaseError(.usage, "the parameter \(name) is given twice")
    }
    values[name] = Self.value(Composition.composed(String(assignment[assignment.index(after: equals)...])))
  }

  /// A value as it is typed behind `name=`.
  public static func text(of value: Value) -> String {
    switch value {
    case .null: return "NULL"
    case .integer(let integer): return String(integer)
    case .real(let real): return String(real)
    case .blob(let bytes):
      let digits = bytes.map { String(Int($0) + 256, radix: 16).dropFirst() }
      return "x'\(digits.joined())'"
    case .text(let text): return Self.value(text) == value ? text : "'\(text)'"
    }
  }

  static func value(_ text: String) -> Value {
    if text == "NULL" { return .null }
    if let integer = Int64(text), String(integer) == text { return .integer(integer) }
    if let real = real(text) { return .real(real) }
    if text.count >= 2, text.hasPrefix("'"), text.hasSuffix("'") {
      return .text(String(text.dropFirst().dropLast()))
    }
    return blob(text).map(Value.blob) ?? .text(text)
  }

  /// `0.5`, `-1e3`; not `1e`, `12.` or `2015-01-01`, which are texts.
  private static func real(_ text: String) -> Double? {
    guard let first = text.utf8.first, let last = text.utf8.last, first == 0x2D || isDigit(first), isDigit(last),
      text.utf8.allSatisfy({ isDigit($0) || ".-+eE".utf8.contains($0) }),
      text.utf8.contains(where: { ".eE".utf8.contains($0) }), let real = Double(text), real.isFinite
    else { return nil }
    return real
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private static func blob(_ text: String) -> [UInt8]? {
    guard text.hasPrefix("x'"), text.hasSuffix("'"), text.utf8.count % 2 == 1 else { return nil }
    let digits = Array(text.utf8.dropFirst(2).dropLast())
    let bytes = stride(from: 0, to: digits.count, by: 2).compactMap {
      UInt8(String(decoding: digits[$0..<$0 + 2], as: UTF8.self), radix: 16)
    }
    return bytes.count * 2 == digits.count ? bytes : nil
  }

  /// Binds every parameter of a statement.
  ///
  /// - Throws: `KnowledgeBaseError` with `.usage` that names a parameter without a value, or a value without one.
  func bind(to statement: Statement, sql: String) throws {
    var unused = Set(values.keys)
    var unnamed = 0
    for (index, name) in statement.parameterNames.enumerated() {
      if name == nil { unnamed += 1 }
      let key = name.map { ":@$?".contains($0.prefix(1)) ? String($0.dropFirst()) : $0 } ?? "\(unnamed)"
      guard let value = values[key] else {
        throw missing(name ?? "?", key: key, of: statement.parameterNames, sql: sql)
      }
      unused.remove(key)
      try statement.bind(value, at: index + 1)
    }
    guard let name = unused.min() else { return }
    let isNumber = Int(name) != nil
    throw KnowledgeBaseError(
      .usage,
      isNumber
        ? "the query has \(Self.count(statement.parameterNames)), but a value was given for number \(name)"
        : "the query has no parameter :\(name)",
      suggestion: isNumber
        ? "Leave out the values that are too many."
        : "Write :\(name) in the query where the value belongs, or leave out --param \(name)=….")
  }

  private static func count(_ names: [String?]) -> String {
    let count = names.count { $0.map { $0.hasPrefix("?") } ?? true }
    return "\(count) parameter\(count == 1 ? "" : "s") written ?"
  }

  private func missing(_ name: String, key: String, of names: [String?], sql: String) -> KnowledgeBaseError {
    let place = SQLWords(sql).first(key).map { $0.lowerBound - 1..<$0.upperBound }
    let isNamed = Int(key) == nil
    return KnowledgeBaseError(
      .usage,
      isNamed
        ? "the parameter \(name) has no value" : "the query has \(Self.count(names)), and number \(key) has no value",
      suggestion: "Give one with --param \(key)=…",
      excerpt: isNamed ? place.flatMap { $0.lowerBound < 0 ? nil : .init(text: sql, range: $0) } : nil)
  }
}
