/// A message of SQLite's about a name that it does not know.
struct UnknownName {
  enum Kind: String, CaseIterable {
    case column, table, function
    case collation = "collation sequence"
  }

  var kind: Kind
  var name: String

  /// Reads "no such column: a.b" and its like; nil for other messages.
  init?(_ message: String) {
    for kind in Kind.allCases {
      let start = "no such \(kind.rawValue): "
      guard message.hasPrefix(start) else { continue }
      self.kind = kind
      name = String(message.dropFirst(start.count)).filter { $0 != "\"" }
      return
    }
    return nil
  }

  /// The table before a column; nil without one.
  var qualifier: String? {
    let parts = name.split(separator: ".")
    return kind == .column && parts.count > 1 ? parts.dropLast().last.map(String.init) : nil
  }

  /// The name without the table or schema before it.
  var last: String { name.split(separator: ".").last.map(String.init) ?? name }
}
