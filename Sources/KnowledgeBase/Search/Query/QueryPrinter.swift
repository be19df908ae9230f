extension ParsedQuery {
  /// The query printed back in the query language, as it was understood.
  public var description: String {
    ([root.map { $0.printed(inside: false) }].compactMap { $0 } + fields.map { $0.printed(inside: false) })
      .joined(separator: " ")
  }
}

extension QueryNode {
  /// The part in the query language.
  ///
  /// - Parameter inside: whether it stands within another part, so that operators need parentheses.
  func printed(inside: Bool) -> String {
    switch self {
    case .word(let word):
      switch word.mode {
      case .likes: word.text
      case .exact: "=" + word.text
      case .prefix: word.text + "*"
      }
    case .phrase(let words, _): "\"" + words.joined(separator: " ") + "\""
    case .near(let parts, let distance, _):
      parts.map { $0.printed(inside: true) }.joined(separator: " NEAR/\(distance) ")
    case .together(let parts, _): QueryNode.list(parts, " ", inside)
    case .and(let parts, _): QueryNode.list(parts, " AND ", inside)
    case .or(let parts, _): QueryNode.list(parts, " OR ", inside)
    case .not(let part, _): "-" + part.printed(inside: true)
    case .field(let field, let value, _):
      field.rawValue + ":" + (value.contains(where: \.isWhitespace) ? "\"\(value)\"" : value)
    }
  }

  private static func list(_ parts: [QueryNode], _ separator: String, _ inside: Bool) -> String {
    let list = parts.map { $0.printed(inside: true) }.joined(separator: separator)
    return inside ? "(" + list + ")" : list
  }
}
