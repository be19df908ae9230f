/// The descriptions in a CREATE statement: what stands behind `--` at the end of a line.
///
/// SQLite keeps a statement's text as it was written (https://sqlite.org/schematab.html), so that the descriptions
/// travel with the file.
struct SchemaComments {
  /// The description of the table or view itself.
  private(set) var object: String?
  /// Descriptions by the column's name.
  private(set) var columns: [String: String] = [:]

  /// - Parameter names: the columns' names; a comment belongs to the column whose line it ends, or to the one that the
  ///   line gives its name by `AS`.
  init(sql: String, names: [String]) {
    let known = Set(names)
    var pending: String?
    for (index, line) in sql.split(separator: "\n").enumerated() {
      guard let dashes = line.range(of: "-- ") else {
        pending = Self.columnName(in: line[...], known: known) ?? pending
        continue
      }
      let comment = String(line[dashes.upperBound...])
      let code = line[..<dashes.lowerBound]
      if index == 0 {
        object = comment
      } else if let name = Self.columnName(in: code, known: known) ?? pending {
        columns[name] = columns[name] ?? comment
        pending = nil
      }
    }
  }

  /// The column that a line defines: its first word, or in a view the word behind the last AS or dot.
  private static func columnName(in code: Substring, known: Set<String>) -> String? {
    let words = code.split { " ,()".contains($0) }.map { $0.filter { $0 != "\"" } }
    if let alias = words.lastIndex(where: { $0.uppercased() == "AS" }), alias + 1 < words.count,
      known.contains(words[alias + 1])
    {
      return words[alias + 1]
    }
    guard let first = words.first, known.contains(first) else { return nil }
    return first
  }
}

extension Substring {
  /// The first place of a text in this one.
  fileprivate func range(of text: String) -> Range<Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
      start = index(after: start)
    }
    return nil
  }
}
