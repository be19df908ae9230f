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
}
