import SQLite

/// The values of a query's parameters, by name.
public struct QueryParameters: Sendable, Hashable {
  /// Values by name without `:`, `@` or `$`; `?` takes those that are called `1`, `2` and so on.
  public var values: [String: Value]

  public init(_ values: [String: Value] = [:]) { self.values = values }

  /// Reads `name=value` as a user types it; a value that looks like a number is one, `NULL` is none, and quotes
  /// (`name='5'`) make it text.
  ///
  /// - Throws: `KnowledgeBaseError` with `.usage` when there is no `=` or no name.
  public mutating func add(_ assignment: String) throws {
    guard let equals = assignment.firstIndex(of: "="), equals != assignment.startIndex else {
      throw KnowledgeBaseError(
        .usage, "a parameter is given as name=value, not as \"\(assignment)\"",
        suggestion: "For instance: --param ord=forankring")
    }
    var name = assignment[..<equals]
    if let first = name.first, ":@$".contains(first) { name = name.dropFirst() }
    values[String(name)] = Self.value(String(assignment[assignment.index(after: equals)...]))
  }

  private static func value(_ text: String) -> Value {
    if text == "NULL" { return .null }
    if let integer = Int64(text), String(integer) == text { return .integer(integer) }
    let looksNumeric = text.utf8.allSatisfy { "0123456789.-+eE".utf8.contains($0) }
    if looksNumeric, text.contains("."), let real = Double(text), real.isFinite { return .real(real) }
    if text.count >= 2, text.hasPrefix("'"), text.hasSuffix("'") {
      return .text(String(text.dropFirst().dropLast()))
    }
    return .text(text)
  }

  /// Binds every parameter of a statement.
  ///
  /// - Throws: `KnowledgeBaseError` with `.usage` that names a parameter without a value, or a value without one.
  func bind(to statement: Statement) throws {
    var unused = Set(values.keys)
    for (index, name) in statement.parameterNames.enumerated() {
      let key =
        name.map { $0.hasPrefix("?") || ":@$".contains($0.prefix(1)) ? String($0.dropFirst()) : $0 }
        ?? "\(index + 1)"
      guard let value = values[key] else {
        throw KnowledgeBaseError(
          .usage, "the parameter \(name ?? "?\(index + 1)") has no value",
          suggestion: "Give one with --param \(key)=…")
      }
      unused.remove(key)
      try statement.bind(value, at: index + 1)
    }
    if let name = unused.min() {
      throw KnowledgeBaseError(
        .usage, "the query has no parameter :\(name)",
        suggestion: "Write :\(name) in the query where the value belongs, or leave out --param \(name)=….")
    }
  }
}
