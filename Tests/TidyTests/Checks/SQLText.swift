/// Where SQL of ours may stand, and what a migration may say.
enum SQLText {
  private static let rooms: Set<String> = ["KnowledgeBase"]
  /// SQLite's own interfaces that are only reached by SQL. https://www.sqlite.org/fts5.html#extending_fts5
  private static let sqliteItself: Set<String> = ["SELECT fts5(?1)", "SELECT fts5(?)"]

  static func outsideItsRooms(_ source: SwiftSource) -> [Violation] {
    guard let room = source.room, !rooms.contains(room) else { return [] }
    let found = source.code.filter { $0.kind == .literal && isStatement($0.text) }
    return found.filter { room != "SQLite" || !asksTheCatalogue($0.text) }.map {
      let message = "SQL in \(room): it stands in KnowledgeBase and Migrations"
      return Violation(path: source.path, line: $0.line, message: message)
    }
  }

  /// SQLite's own tables and table-valued functions; the room SQLite may ask these.
  private static func asksTheCatalogue(_ text: String) -> Bool {
    // The columns of a virtual table are declared so: https://www.sqlite.org/c3ref/declare_vtab.html
    if text.hasPrefix("CREATE TABLE x(") { return true }
    let words = text.lowercased().split { $0.isWhitespace }
    guard let from = words.firstIndex(of: "from"), from + 1 < words.count else { return false }
    return ["pragma_", "sqlite_"].contains { words[from + 1].hasPrefix($0) }
  }

  /// Does the text begin as a statement on rows or tables does? `PRAGMA`, `BEGIN`, `SAVEPOINT` and so on are
  /// SQLite's own and do not count, nor does an English sentence that begins with "select" or "create".
  static func isStatement(_ text: String) -> Bool {
    if sqliteItself.contains(text) { return false }
    let words = text.split { $0 == " " || $0 == "\n" || $0 == "\t" }.prefix(12).map { $0.uppercased() }
    guard words.count > 1 else { return false }
    switch words[0] {
    case "SELECT":
      return words.dropFirst().contains("FROM") || words[1].contains("(") || words[1].contains("?")
    case "INSERT", "REPLACE": return words[1] == "INTO" || words[1] == "OR"
    case "DELETE": return words[1] == "FROM"
    case "UPDATE": return words.dropFirst(2).contains("SET")
    case "WITH": return words.dropFirst().contains("AS") && words.dropFirst(2).contains { $0.hasPrefix("(") }
    case "CREATE", "DROP": return isSchemaWord(words[1])
    case "ALTER": return words[1] == "TABLE"
    default: return false
    }
  }

  private static func isSchemaWord(_ word: String) -> Bool {
    ["TABLE", "INDEX", "VIEW", "TRIGGER", "VIRTUAL", "TEMP", "TEMPORARY", "UNIQUE"].contains(word)
  }

  /// Names run `0001_word.sql`, `0002_…` without a gap.
  static func migrationNames(_ names: [String]) -> [Violation] {
    names.sorted().enumerated().compactMap { index, name in
      let number = String(index + 1)
      let wanted = String(repeating: "0", count: max(0, 4 - number.count)) + number + "_"
      let rest = name.dropFirst(wanted.count).dropLast(4)
      let isName =
        !rest.isEmpty && rest.allSatisfy { $0.isASCII && ($0.isLowercase || $0.isNumber || $0 == "_") }
      guard !name.hasPrefix(wanted) || !name.hasSuffix(".sql") || !isName else { return nil }
      return Violation(
        path: name, line: 0, message: "migrations run without a gap: \(wanted)name.sql is expected here")
    }
  }

  /// The migrator opens and ends the transaction, so that a migration and its bookkeeping row are one.
  static func transactions(path: String, text: String) -> [Violation] {
    let forbidden: Set<String> = [
      "BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE", "END", "ATTACH", "VACUUM",
    ]
    return SQLScanner.statements(of: text).filter { forbidden.contains($0.words.first ?? "") }.map {
      Violation(path: path, line: $0.line, message: "\($0.words[0]): the migrator keeps the transaction")
    }
  }
}
