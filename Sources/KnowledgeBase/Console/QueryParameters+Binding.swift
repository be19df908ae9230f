import SQLite

extension QueryParameters {
  /// Binds every parameter of a statement.
  ///
  /// - Throws: `KnowledgeBaseError` with `.usage` that names a parameter without a value, a value without one, or
  ///   numbers that are mixed with something else.
  func bind(to statement: Statement, sql: String) throws {
    let names = statement.parameterNames
    let written = names.isEmpty ? [] : WrittenParameters(sql).all
    let isNumbered = written.contains { $0.isNumbered }
    if isNumbered { try checkNumbers(written, sql: sql) }
    var unused = Set(values.keys)
    var plain = 0
    for (index, name) in names.enumerated() {
      // Between ?1 and ?5 SQLite counts three that stand nowhere.
      if name == nil, isNumbered { continue }
      if name == nil { plain += 1 }
      let key = name.map { String($0.dropFirst()) } ?? "\(plain)"
      guard let value = values[key] else { throw missing(name ?? "?", key: key, written, sql: sql) }
      unused.remove(key)
      try statement.bind(value, at: index + 1)
    }
    if let name = unused.min() { throw unasked(name, written) }
  }

  /// A number may be that of a name or of a `?`, and then SQLite takes both for one parameter.
  private func checkNumbers(_ written: [WrittenParameters.Parameter], sql: String) throws {
    guard let other = written.first(where: { !$0.isNumbered }), let number = written.first(where: { $0.isNumbered })
    else { return }
    throw KnowledgeBaseError(
      .usage, "the query writes \(number.text) and \(other.text), which SQLite may take for one parameter",
      suggestion: "Number all parameters, or name all of them.", excerpt: .init(text: sql, range: other.range))
  }

  private func missing(
    _ name: String, key: String, _ written: [WrittenParameters.Parameter], sql: String
  ) -> KnowledgeBaseError {
    let plain = written.filter { $0.isPlain }
    let place =
      name == "?"
      ? Int(key).flatMap { plain.indices.contains($0 - 1) ? plain[$0 - 1] : nil } : written.first { $0.text == name }
    return KnowledgeBaseError(
      .usage,
      name == "?"
        ? "the query has \(Self.count(plain)), and number \(key) has no value" : "the parameter \(name) has no value",
      suggestion: "Give one with --param \(key)=…", excerpt: place.map { .init(text: sql, range: $0.range) })
  }

  private func unasked(_ name: String, _ written: [WrittenParameters.Parameter]) -> KnowledgeBaseError {
    guard Int(name) != nil else {
      return KnowledgeBaseError(
        .usage, "the query has no parameter :\(name)",
        suggestion: "Write :\(name) in the query where the value belongs, or leave out --param \(name)=….")
    }
    if written.contains(where: { $0.isNumbered }) {
      return KnowledgeBaseError(
        .usage, "the query has no parameter ?\(name)",
        suggestion: "Write ?\(name) where the value belongs, or leave out --param \(name)=….")
    }
    return KnowledgeBaseError(
      .usage, "the query has \(Self.count(written.filter { $0.isPlain })), but a value was given for number \(name)",
      suggestion: "Leave out the values that are too many.")
  }

  private static func count(_ plain: [WrittenParameters.Parameter]) -> String {
    "\(plain.count) parameter\(plain.count == 1 ? "" : "s") written ?"
  }
}
