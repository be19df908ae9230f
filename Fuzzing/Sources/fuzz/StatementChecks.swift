import ByregionSQLite

/// Any text is split into statements or refused. The position of an error lies in the text, and no statement is lost.
enum StatementChecks {
  nonisolated(unsafe) private static let connection: Connection = {
    do { return try Connection(path: "", mode: .memory) } catch { fatalError("\(error)") }
  }()

  static func check(_ sql: String) {
    var rest = Substring(sql).utf8[...]
    do {
      try connection.forEachStatement(of: sql) { statement in
        expect(!statement.sql.isEmpty, "a statement has text")
        let bytes = Array(statement.sql.utf8)
        // Statements follow one another.
        while !rest.isEmpty, !rest.starts(with: bytes) { rest = rest.dropFirst() }
        expect(!rest.isEmpty, "a statement stands in the text")
        rest = rest.dropFirst(bytes.count)
      }
    } catch let error as SQLiteError {
      guard let offset = error.offset else { return }
      expect((0...sql.utf8.count).contains(offset), "an error's place lies in the text")
    } catch { fatalError("\(error)") }
  }
}
